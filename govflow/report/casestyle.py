"""How the timelines of cases look, beside what every page has."""

from typing import Final

CASE_STYLE: Final = """
.told{table-layout:fixed;min-width:44rem}
.told thead th:first-child{width:4rem}
.told thead th:nth-child(2){width:5.5rem}
.told thead th:nth-child(3){width:20rem}
.told .day th{font-weight:600;padding-top:1.1rem;border-bottom:1px solid var(--soft)}
.refused{color:var(--bad);font-weight:600}
.why{color:var(--soft)}
.file{margin-top:3.5rem}
.file .facts+.scroll,.file h2+.scroll{margin-top:1rem}
.file .timelines{margin-top:.6rem}
.file .timeline{grid-template-columns:13.5rem 1fr 8.5rem}
.file .timeline.first{border-top:1px solid var(--soft)}
.b-signed,.b-done,.b-published,.b-withdrawn{fill:#a9bfd3;stroke:#1f4569}
.b-returned,.b-edited{fill:url(#p-pending);stroke:#7a611a}
.b-waits{fill:url(#p-undetermined);stroke:#4d5966}
.off-day{fill:#f1f3f6}
.grid-line{stroke:#e1e6eb}
.due-line{stroke:var(--ink);stroke-width:2;stroke-dasharray:3 2}
.file .legend{margin-top:1.6rem}
.sign path{fill:none;stroke-width:2.4}
.sign path.halo{stroke:#fff;stroke-width:6;stroke-linecap:square}
.sign-refused path.shape{stroke:var(--bad)}
.sign-returned path.shape,.sign-edited path.shape{stroke:#6b5310}
.clocks td:nth-child(2),.clocks td:nth-child(3),.clocks td:nth-child(4),.clocks td:nth-child(5),
.entries td:nth-child(2),.marks th{white-space:nowrap}
.entries thead th:first-child{width:2.5rem}
.entries thead th:nth-child(2),.marks thead th:first-child{width:10.5rem}
.entries thead th:nth-child(3){width:7rem}
.entries thead th:last-child,.entries td:last-child{width:8rem;text-align:right}
.marks thead th:nth-child(2){width:7.5rem}
.marks thead th:nth-child(3){width:8.5rem}
.clocks,.entries,.marks{min-width:40rem}
@media (max-width:40rem){
.file .timeline{grid-template-columns:1fr auto}
}
@media print{.file{break-before:page}.file .timeline{grid-template-columns:10.5rem 1fr 7.5rem}
.clocks,.entries,.marks,.told{min-width:0}}
"""
