"""An inspection as a page for people, in Chinese and English, with the audits of its tables."""

from collections.abc import Sequence
from typing import Final

from govflow.audits.inspection import Remark
from govflow.audits.office import Inspection
from govflow.report import inspections as told
from govflow.report import phrases as say
from govflow.report.html import audit_section
from govflow.report.markup import begun, both, data, paragraph, table
from govflow.report.page import page
from govflow.report.plain import number
from govflow.report.svg import bar, legend
from govflow.rules.verdicts import STATUS_WORDS, STATUSES, Status
from govflow.words import Language, Words

_SHOWN: Final = 50
_UNITS: Final = 30
_STATUSES: Final[tuple[Status, ...]] = ("met", "breached", "pending", "undetermined")
_STYLE: Final = """
.clause blockquote { margin: .3rem 0 .8rem; padding-left: .9rem; border-left: 3px solid #c9d1da; }
.findings td { vertical-align: top; }
.findings .why { color: #4d5966; }
"""


def inspection_page(inspection: Inspection, language: Language) -> str:
    """Return one page about an office, complete in itself, that shows `language` first."""
    parts = [
        f"<h1>{both(told.TITLE)}</h1>",
        _facts(inspection),
        paragraph(both(told.headline(inspection)), "headline"),
        *(paragraph(both(note), "note") for note in told.notes(inspection)),
        _part(told.CLAUSES, _clauses(inspection)),
        _part(told.UNITS, _units(inspection)),
        _part(told.REMARKS, _findings(inspection)),
        _part(told.LACKING, _lacking(inspection)),
        *(audit_section(audit, place) for place, audit in enumerate(inspection.audits, 1)),
    ]
    return page("\n".join(parts), language, title=told.TITLE, style=_STYLE)


def _part(title: Words, inner: str) -> str:
    return f"<section><h2>{begun(title)}</h2>{inner}</section>" if inner else ""


def _facts(inspection: Inspection) -> str:
    policy = inspection.policy
    tables = [*inspection.rows.items(), *((a.source, a.rows) for a in inspection.audits)]
    listed = "<br>".join(
        f"{data(name.rpartition('/')[2])}: {number(rows)}" for name, rows in tables
    )
    pairs = (
        (say.POLICY, f"{both(policy.title)} <code>{data(policy.id)}</code>"),
        (say.AS_OF, data(f"{inspection.as_of:%Y-%m-%d}")),
        (say.SOURCE, listed),
    )
    inner = "".join(f"<dt>{begun(name)}</dt><dd>{value}</dd>" for name, value in pairs)
    return f'<dl class="facts">{inner}</dl>'


def _clauses(inspection: Inspection) -> str:
    policy, order = inspection.policy, told.order_of(inspection, told.law_of(inspection.policy))
    counted = {
        norm: [inspection.counts[norm].get(status, 0) for status in STATUSES] for norm in order
    }
    heads = [begun(say.NORM), "", *(begun(STATUS_WORDS[status]) for status in _STATUSES)]
    rows = []
    for norm, counts in counted.items():
        if not sum(counts):
            continue
        duty = told.duty_words(policy, norm)
        numbers = [number(inspection.counts[norm].get(status, 0)) for status in _STATUSES]
        named = f'<a href="#{data(norm)}"><code>{data(norm)}</code></a>'
        known = any(remark.norm == norm for remark in inspection.remarks)
        label = named if known else f"<code>{data(norm)}</code>"
        rows.append([f"{begun(duty)}<br>{label}", bar(duty, counts, sum(counts)), *numbers])
    return legend(_STATUSES) + table(
        heads, rows, numeric=frozenset(range(2, len(heads))), css="bars outcomes"
    )


def _units(inspection: Inspection) -> str:
    found = told.by_unit(inspection)
    if not found:
        return ""
    longest = found[0][1]
    place = STATUSES.index("breached")
    rows = []
    for unit, count in found[:_UNITS]:
        counts = [0] * len(STATUSES)
        counts[place] = count
        rows.append([data(unit, 80), bar(say.same(unit), counts, longest), number(count)])
    heads = [begun(say.GROUP), "", begun(say.NUMBER)]
    return table(heads, rows, numeric=frozenset({2}), css="bars groups")


def _findings(inspection: Inspection) -> str:
    policy, regulation = inspection.policy, told.law_of(inspection.policy)
    found = told.remarks_by_norm(inspection)
    parts = []
    for norm in told.order_of(inspection, regulation):
        remarks = found.get(norm)
        if remarks:
            text = "" if regulation is None else regulation.norm(norm).text or ""
            quoted = f'<blockquote lang="zh-CN">{data(text, 2000)}</blockquote>' if text else ""
            head = f"{begun(told.duty_words(policy, norm))} <code>{data(norm)}</code>"
            parts.append(
                f'<section class="clause" id="{data(norm)}"><h3>{head}</h3>{quoted}'
                f"{_table(remarks, inspection)}</section>"
            )
    return "".join(parts)


def _table(remarks: Sequence[Remark], inspection: Inspection) -> str:
    heads = (say.SUBJECT, told.SINCE, say.WHY, told.EVIDENCE, told.ANSWERS, told.FOLLOWS)
    rows = [
        [
            data(remark.subject, 80),
            data(told.since_text(remark.began)),
            f'<span class="why">{both(say.cut_words(remark.verdict.why))}</span>',
            both(told.evidence_words(remark.evidence)),
            both(told.answers_words(remark)),
            both(told.follows_words(remark, inspection.policy)),
        ]
        for remark in remarks[:_SHOWN]
    ]
    note = ""
    if len(remarks) > _SHOWN:
        every = number(len(remarks))
        said = Words(f"共{every}个，列出最早的{_SHOWN}个。", f"The oldest {_SHOWN} of {every}.")
        note = paragraph(both(said), "caption")
    return note + table([begun(head) for head in heads], rows, css="findings wide")


def _lacking(inspection: Inspection) -> str:
    if not inspection.lacking:
        return ""
    heads = [begun(head) for head in (say.NORM, say.FACT, say.NUMBER)]
    rows = []
    for (norm, fact), subjects in sorted(inspection.lacking.items()):
        duty = begun(told.duty_words(inspection.policy, norm))
        rows.append([f"{duty}<br><code>{data(norm)}</code>", data(fact), number(len(subjects))])
    return table(heads, rows, numeric=frozenset({2}), css="wide")
