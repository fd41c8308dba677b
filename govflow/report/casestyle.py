"""How the timelines of cases look, beside what every page has."""

from typing import Final

CASE_STYLE: Final = """
.told td:first-child,.told th:first-child{white-space:nowrap}
.told th{width:4.2rem}
.told td:nth-child(2){white-space:nowrap;width:5.5rem}
.told td:nth-child(3){width:43%}
.told .day th{font-weight:600;padding-top:1.1rem;border-bottom:1px solid var(--soft);width:auto}
.refused{color:var(--bad);font-weight:600}
.why{color:var(--soft)}
.file{margin-top:3.5rem}
.file .timelines{margin-top:.6rem}
.file .timeline{grid-template-columns:13.5rem 1fr 8.5rem}
.file .timeline.first{border-top:1px solid var(--soft)}
.b-signed,.b-done,.b-published,.b-withdrawn{fill:#a9bfd3;stroke:#1f4569}
.b-returned,.b-edited{fill:url(#p-pending);stroke:#7a611a}
.b-waits{fill:url(#p-undetermined);stroke:#4d5966}
.off-day{fill:#f1f3f6}
.grid-line{stroke:#e1e6eb}
.due-line{stroke:var(--ink);stroke-width:2;stroke-dasharray:3 2}
.sign path{fill:none;stroke-width:2.4}
.sign-refused path{stroke:var(--bad)}
.sign-returned path,.sign-edited path{stroke:#6b5310}
.halo{fill:#fff;stroke:none}
.clocks td:nth-child(2),.clocks td:nth-child(3),.clocks td:nth-child(4){white-space:nowrap}
.clocks td:nth-child(5),.entries td:nth-child(2),.entries td:nth-child(3){white-space:nowrap}
.entries th{width:2rem}
.clocks,.entries{min-width:40rem}
@media (max-width:40rem){
.file .timeline{grid-template-columns:1fr auto}
.told td:nth-child(3){width:auto}
}
@media print{.file{break-before:page}.file .timeline{grid-template-columns:10.5rem 1fr 7.5rem}
.clocks,.entries{min-width:0}}
"""
