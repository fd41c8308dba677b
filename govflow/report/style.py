"""How a page looks, on a screen, on a narrow one, and on paper."""

from typing import Final

STYLE: Final = """
:root{--ink:#1b242e;--soft:#52606d;--line:#d3d9e0;--wash:#f5f7f9;--deep:#1f4569;--bad:#8f2d20}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:#fff;color:var(--ink);font:16px/1.7 "Noto Sans CJK SC","PingFang SC",
"Microsoft YaHei",sans-serif;font-variant-numeric:tabular-nums;overflow-wrap:break-word}
main{max-width:60rem;margin:0 auto;padding:2.5rem 2rem 4rem}
h1,h2,h3{line-height:1.35;margin:0;font-weight:700}
h1{font-size:1.9rem;letter-spacing:.01em}
h2{font-size:1.5rem;padding-top:1.25rem;border-top:3px solid var(--deep)}
h3{font-size:1.1rem;margin:2.75rem 0 .9rem}
h4{font-size:1rem;margin:1.5rem 0 .5rem;color:var(--soft);font-weight:600}
p{margin:.4rem 0}
code{font:.82em/1.4 ui-monospace,"Noto Sans Mono",Consolas,monospace;color:var(--soft)}
small{font-size:.85em;color:var(--soft)}
a{color:var(--deep)}
.caption,.note{color:var(--soft);font-size:.88rem}
.switch{position:absolute;opacity:0;pointer-events:none}
.languages{max-width:60rem;margin:0 auto;padding:1rem 2rem 0;text-align:right;font-size:.88rem}
.languages label{display:inline-block;padding:.15rem .7rem;border:1px solid var(--line);cursor:pointer}
.languages label+label{border-left:0}
#show-zh:checked~.languages label[for=show-zh],#show-en:checked~.languages label[for=show-en]
{background:var(--deep);border-color:var(--deep);color:#fff}
#show-zh:focus-visible~.languages label[for=show-zh],
#show-en:focus-visible~.languages label[for=show-en]{outline:2px solid var(--ink);outline-offset:2px}
#show-zh:checked~main .en,#show-en:checked~main .zh{display:none}
.contents{margin:1.25rem 0 0;padding:0;list-style:none}
.contents li{border-top:1px solid var(--line);padding:.5rem 0}
.assumed{margin:1.5rem 0;padding:.8rem 1rem;border:1px solid #8a6d1b;border-left-width:6px;
background:#fdf8e8}
.tag{display:inline-block;margin-left:.7em;padding:0 .5em;border:1px solid #8a6d1b;color:#6b5310;
background:#fdf8e8;font-size:.75rem;font-weight:400;vertical-align:.15em;letter-spacing:0}
.audit{margin-top:3.5rem}
.facts{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1.5rem;margin:1.25rem 0 0;
font-size:.95rem}
.facts dt{color:var(--soft)}
.facts dd{margin:0}
.duty{margin-top:2rem;padding:1.4rem 1.5rem 1.5rem;background:var(--wash);border-left:4px solid var(--deep)}
.duty h3{margin:0;font-size:1rem}
.duty h3 code{margin-left:.6em;font-weight:400}
.headline{font-size:1.35rem;line-height:1.5;margin:.5rem 0 .6rem;font-weight:600}
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(7.5rem,1fr));gap:1rem 1.25rem;
margin:1.2rem 0 0}
.figures div{border-top:1px solid #b9c2cc;padding-top:.5rem;display:flex;flex-direction:column}
.figures dt{color:var(--soft);font-size:.85rem}
.figures dd{margin:0;font-size:1.6rem;line-height:1.3;font-weight:600;order:-1}
.figures dd small{font-size:.9rem;font-weight:400}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.92rem}
bdi,dd,.timeline .name{overflow-wrap:anywhere}
td code,th code,td bdi,.wide bdi{white-space:nowrap}
th,td{padding:.42rem 1.1rem .42rem 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--line);
font-weight:400}
thead th{color:var(--soft);font-size:.85rem;border-bottom:1px solid var(--soft);vertical-align:bottom}
th:last-child,td:last-child{padding-right:0}
.n{text-align:right;white-space:nowrap}
.bars td,.bars th{vertical-align:middle;padding-top:.25rem;padding-bottom:.25rem;border-bottom-color:#e8ecf0}
.bars th:first-child{width:30%}
.bars td:nth-child(2),.bars th:nth-child(2){width:40%}
.bars.years th:first-child{width:10%;white-space:nowrap}
.bars.years td:nth-child(2),.bars.years th:nth-child(2){width:60%}
.outcomes th:first-child{width:40%}
.wide{min-width:34rem}
svg{display:block;overflow:visible}
svg.defs{position:absolute}
.swatch{display:inline-block;margin-right:.45em;vertical-align:-1px}
.legend{list-style:none;margin:0 0 .6rem;padding:0;display:flex;flex-wrap:wrap;gap:.2rem 1.4rem;
font-size:.88rem;color:var(--soft)}
rect{shape-rendering:crispEdges}
.s-met{fill:#b9d0c5;stroke:#4c6f5e}
.s-breached{fill:url(#p-breached);stroke:#6d2016}
.s-pending{fill:url(#p-pending);stroke:#7a611a}
.s-undetermined{fill:url(#p-undetermined);stroke:#4d5966}
.s-not-applicable{fill:#eef1f4;stroke:#87919c}
.s-not-in-force{fill:#fff;stroke:#87919c}
.h-done{fill:#c98d84;stroke:#6d2016}
.axis{stroke:var(--soft)}
text{fill:var(--ink);font-size:13px;text-anchor:middle;stroke:none}
text.tick{fill:var(--soft);font-size:12px}
.timelines{border-bottom:1px solid var(--line)}
.timeline{display:grid;grid-template-columns:15rem 1fr 8.5rem;gap:0 1rem;align-items:center;
border-top:1px solid var(--line);padding:.4rem 0;font-size:.88rem;line-height:1.45;break-inside:avoid}
.timeline.axis{border-top:0;padding:0}
.timeline small,.timeline strong{display:block;font-weight:400}
.t-breached{color:var(--bad);font-weight:600!important}
.line path{fill:none;vector-effect:non-scaling-stroke}
.line .year{stroke:#e1e6eb}
.line .now{stroke:var(--soft)}
.line .dots{stroke:var(--deep);stroke-width:6px;stroke-linecap:round}
.line .due{stroke:var(--ink);stroke-width:1.5px;stroke-dasharray:3 2}
.line .gap{fill:#ecd9d5}
.line .over{fill:#b4655a}
.cases{list-style:none;margin:0;padding:0;counter-reset:case}
.case{border-top:1px solid var(--line);padding:1rem 0 1rem 2.6rem;position:relative;counter-increment:case}
.case::before{content:counter(case);position:absolute;left:0;top:1rem;color:var(--soft);font-size:1.05rem}
.lead{display:flex;flex-wrap:wrap;gap:0 1.2rem;align-items:baseline}
.lead strong{font-size:1.05rem;color:var(--bad)}
.labels{margin:.4rem 0 0;font-size:.88rem}
.labels div{display:grid;grid-template-columns:7.5rem 1fr;gap:0 1rem}
.labels dt{color:var(--soft)}
.labels dd{margin:0}
details{margin-top:.6rem;font-size:.9rem}
summary{cursor:pointer;color:var(--deep)}
.days{max-width:46rem}
.days th,.days td{padding-top:.15rem;padding-bottom:.15rem;white-space:nowrap}
.days td:last-child{white-space:normal}
.off{color:var(--soft)}
.quote{margin:0 0 1.5rem;padding-left:1.2rem;border-left:3px solid var(--line)}
.quote blockquote{margin:.3rem 0;font-size:1.05rem;white-space:pre-line}
.quote p{font-size:.88rem;color:var(--soft)}
.reading{margin:0 0 1.5rem}
.reading>p:first-child{font-weight:600}
.reading dl{margin:.3rem 0 0;display:grid;grid-template-columns:max-content 1fr;gap:.15rem 1rem}
.reading dt{color:var(--soft)}
.reading dd{margin:0}
.reading ul,.method{margin:0;padding-left:1.2em}
footer{margin-top:4rem;padding-top:1rem;border-top:1px solid var(--line);color:var(--soft);font-size:.85rem}
@media (max-width:40rem){
main{padding:1.5rem 1.1rem 3rem}
.languages{padding:.8rem 1.1rem 0}
h1{font-size:1.55rem}
h2{font-size:1.3rem}
.headline{font-size:1.15rem}
.facts,.reading dl{grid-template-columns:1fr;gap:0}
.facts dd,.reading dd{margin-bottom:.5rem}
.duty{padding:1.1rem}
.timeline{grid-template-columns:1fr auto;padding:.6rem 0}
.timeline svg{grid-column:1/-1;grid-row:2}
.timeline.axis span{display:none}
.timeline.axis svg{grid-row:1}
.timeline .state{text-align:right}
.labels div{grid-template-columns:1fr}
.labels dt{margin-top:.3rem}
.case{padding-left:1.8rem}
thead .n{white-space:normal}
th,td{padding-right:.7rem}
.outcomes .swatch{display:none}
.outcomes{font-size:.85rem}
.outcomes th:first-child{width:auto}
.outcomes th code,.outcomes th bdi{white-space:normal}
.bars.years td:nth-child(2),.bars.years th:nth-child(2){width:45%}
.bars.groups tr{display:grid;grid-template-columns:1fr 4rem 4.5rem 5.5rem;align-items:center;
border-bottom:1px solid #e8ecf0;padding:.3rem 0}
.bars.groups th,.bars.groups td{border:0;padding:0;width:auto}
.bars.groups th:first-child{grid-column:1/-1;width:auto}
.bars.groups td:nth-child(2){width:auto;padding-right:.6rem}
.days th,.days td{white-space:normal}
}
@page{size:A4;margin:18mm 16mm 18mm;@bottom-right{content:counter(page) " / " counter(pages);
font:9pt sans-serif;color:#52606d}}
@media print{
body{font-size:10pt;line-height:1.55}
main{max-width:none;padding:0}
.languages{display:none}
.audit{margin-top:0}
.audit+.audit{break-before:page}
h3,h4,.caption,.legend{break-after:avoid}
.note{break-before:avoid}
h3{margin-top:1.8rem}
tr,.case,.reading,.quote,.duty,.assumed,svg{break-inside:avoid}
thead{display:table-header-group}
.scroll{overflow:visible}
.outcomes th:first-child{width:40%}
.wide{min-width:0}
details:not([open]){display:none}
.timeline{grid-template-columns:11rem 1fr 8rem}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}
}
"""
ASSUMED_STYLE: Final = """
@page assumed{@top-left{content:"%s";font:9pt sans-serif;color:#6b5310}}
.assumed-part{page:assumed}
"""
