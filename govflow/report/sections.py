"""The parts of a page that count: outcomes, years, groups, delays, what is missing."""

from collections.abc import Sequence
from html import escape
from typing import Final

from govflow.audits.findings import BREACHED, MET, Audit
from govflow.report import phrases as say
from govflow.report.digest import (
    Digest,
    Lateness,
    Row,
    Total,
    duty_of,
    recent_years,
    top_groups,
)
from govflow.report.markup import begun, both, data, paragraph, table
from govflow.report.plain import number, percent
from govflow.report.sentences import group_words, idle_words
from govflow.report.suppliers import name_of
from govflow.report.svg import Bin, bar, histogram, legend, swatch
from govflow.rules.verdicts import STATUS_WORDS
from govflow.words import Words

_YEARS: Final = 30
_GROUPS: Final = 20
_REJECTED: Final = 20
_BINS: Final = ((1, 1), (2, 5), (6, 10), (11, 20), (21, 60), (61, 365))
_SHARE: Final = Words(
    "违反占比为违反数占可以判定数（合规与违反之和）的比例。",
    "The share in breach is that of what could be judged, met and breached together.",
)
_LATE_DONE: Final = Words("已完成，但逾期", "done, but late")
_LATE_OPEN: Final = Words("截至评判时仍未完成", "still not done")
_DISTRIBUTION: Final = Words("横轴为逾期天数，柱上为数量", "days late, and how many")


def outcomes(found: Digest) -> str:
    """Return the counts of each norm and status."""
    if not found.norms:
        return ""
    heads = [begun(say.NORM)]
    heads += [f"{swatch(status)}{begun(STATUS_WORDS[status])}" for status in found.statuses]
    rows = []
    for norm in found.norms:
        counts = found.audit.counts[norm]
        numbers = [number(counts[status]) for status in found.statuses]
        duty = begun(duty_of(found.audit, norm))
        rows.append([f"{duty}<br><code>{data(norm)}</code>", *numbers])
    numeric = frozenset(range(1, len(heads)))
    idle = idle_words(found)
    note = "" if idle is None else paragraph(both(idle), "note")
    return table(heads, rows, numeric=numeric, css="outcomes") + note


def splits(found: Digest, *, by_year: bool) -> str:
    """Return stacked bars for the years, or for the groups, of each duty."""
    rows_of = found.years if by_year else found.groups
    totals = [total for total in found.totals if total.key in rows_of]
    if not totals:
        return ""
    head = say.YEAR if by_year else group_words(found.audit)
    parts = [legend(found.statuses), paragraph(both(_SHARE), "caption")]
    for total in totals:
        rows = rows_of[total.key]
        shown = recent_years(rows, _YEARS) if by_year else top_groups(rows, _GROUPS)
        parts.append(
            _headed(found, total, _bars(head, shown, "bars years" if by_year else "bars groups"))
        )
    return "".join(parts)


def _headed(found: Digest, total: Total, inner: str) -> str:
    """Return a picture of one duty, under the duty's name where there are several."""
    title = f"<h4>{begun(total.duty)}</h4>" if len(found.totals) > 1 else ""
    return title + inner


def _bars(head: Words, rows: Sequence[Row], css: str) -> str:
    longest = max(sum(counts) for _, counts in rows)
    heads = [begun(head), "", *map(begun, (say.TOTAL, STATUS_WORDS["breached"], say.SHARE))]
    lines = []
    for name, counts in rows:
        judged = counts[MET] + counts[BREACHED]
        numbers = (number(sum(counts)), number(counts[BREACHED]))
        share = escape(percent(counts[BREACHED], judged))
        label = data(name.zh, 80) if name.zh == name.en else both(name)
        lines.append([label, bar(name, counts, longest), *numbers, share])
    return table(heads, lines, numeric=frozenset({2, 3, 4}), css=css)


def histograms(found: Digest) -> str:
    """Return how late the breaches of each duty are."""
    totals = [total for total in found.totals if total.late.known]
    if not totals:
        return ""
    mixed = any(total.late.open not in {0, total.late.known} for total in totals)
    parts = [_late_legend() if mixed else "", paragraph(begun(_DISTRIBUTION), "caption")]
    for total in totals:
        picture = histogram(say.LATENESS, _bins(total.late))
        undated = ""
        if total.late.undated:
            n = number(total.late.undated)
            said = Words(f"另有{n}项没有最后期限。", f"{n} more have no last day.")
            undated = paragraph(both(said), "note")
        parts.append(_headed(found, total, picture + undated))
    return "".join(parts)


def _late_legend() -> str:
    items = "".join(
        '<li><svg class="swatch" width="18" height="12" aria-hidden="true" focusable="false">'
        f'<rect class="{css}" x="0.5" y="0.5" width="17" height="11"/></svg>{begun(words)}</li>'
        for css, words in (("h-done", _LATE_DONE), ("s-breached", _LATE_OPEN))
    )
    return f'<ul class="legend">{items}</ul>'


def _bins(late: Lateness) -> list[Bin]:
    bins = [
        _bin(late, low, high, say.same(str(low) if low == high else f"{low}–{high}"))
        for low, high in _BINS
    ]
    bins.append(_bin(late, 366, None, say.same(">365")))
    same_day = _bin(late, 0, 0, Words("当日", "same day"))
    return [same_day, *bins] if same_day.done + same_day.open else bins


def _bin(late: Lateness, low: int, high: int | None, name: Words) -> Bin:
    counts = [0, 0]
    for (days, done), n in late.days.items():
        if days >= low and (high is None or days <= high):
            counts[done] += n
    return Bin(name, counts[True], counts[False])


def lacking(found: Digest) -> str:
    """Return what is undetermined, by the fact that is missing."""
    if not found.lacking:
        return ""
    heads = [begun(words) for words in (say.FACT, say.NUMBER, say.NORM, say.WHY, say.WHO)]
    rows = [
        [
            begun(name_of(one.name)),
            number(one.count),
            "<br>".join(f"<code>{data(norm)}</code>" for norm in list(one.norms)[:6]),
            begun(one.reason()),
            begun(one.who),
        ]
        for one in found.lacking
    ]
    return table(heads, rows, numeric=frozenset({1}), css="wide")


def rejected(audit: Audit) -> str:
    """Return the first rows that could not be read."""
    if not audit.rejected:
        return ""
    heads = [begun(words) for words in (say.LINE, say.FIELD, say.WHY)]
    shown = audit.rejected[:_REJECTED]
    rows = [[number(row.line), data(row.field, 60), begun(say.cut_words(row.why))] for row in shown]
    note = ""
    if len(audit.rejected) > len(shown):
        every = number(len(audit.rejected))
        said = Words(f"共{every}行，列出前{len(shown)}行。", f"The first {len(shown)} of {every}.")
        note = paragraph(both(said), "caption")
    return note + table(heads, rows)
