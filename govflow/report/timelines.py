"""The updates of columns as a picture: one row a column."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from govflow.audits.findings import Audit, Timeline
from govflow.errors import GovflowError
from govflow.provisions.clocks import Clock
from govflow.provisions.columns import ColumnRule
from govflow.provisions.timing import due
from govflow.report import phrases as say
from govflow.report.digest import provision_of
from govflow.report.markup import begun, both, data, named, paragraph
from govflow.report.plain import clean, number
from govflow.report.svg import label
from govflow.rules.verdicts import STATUS_WORDS
from govflow.values import frozen
from govflow.words import Words

_SHOWN: Final = 40
_YEARS_BACK: Final = 10
_PLACES: Final = 1000
_TICKS: Final = 6
_CAPTION: Final = Words(
    "每行一个栏目：圆点为更新之日；浅色段为超过规定间隔仍未更新的时段，深色段为截至评判时仍在持续的；"
    "竖虚线为下次更新的最后期限，竖实线为评判时点。",
    "One row a column: dots are days of update; light stretches were longer than the interval "
    "allows, the dark one still lasts; the dashed line is the last day for the next update, the "
    "solid one the time of this report.",
)
_NO_UPDATE: Final = Words("没有更新记录", "no update on record")


@frozen
class _Scale:
    """Days to places from 0 to 1000."""

    first: int
    last: int

    def at(self, ordinal: int) -> float:
        place = _PLACES * (ordinal - self.first) / (self.last - self.first)
        return min(max(place, 0.0), float(_PLACES))


def timelines(audit: Audit) -> str:
    """Return the picture of an audit's columns, the longest overdue first."""
    every = [] if audit.breakdown is None else list(audit.breakdown.timelines)
    if not every:
        return ""
    shown = sorted(every, key=_urgency)[:_SHOWN]
    seen = audit.as_of.date().toordinal()
    scale = _scale(shown, seen)
    rows = "".join(_row(audit, line, scale, seen) for line in shown)
    note = paragraph(both(_CAPTION), "caption")
    if len(every) > len(shown):
        left = number(len(every) - len(shown))
        more = Words(f"另有{left}个栏目没有画出。", f"{left} more columns are not drawn.")
        note += paragraph(both(more), "caption")
    return f'{note}<div class="timelines">{_axis(scale)}{rows}</div>'


def _urgency(line: Timeline) -> tuple[bool, int, str]:
    return line.status != "breached", line.due or 0, line.subject


def _scale(shown: Sequence[Timeline], seen: int) -> _Scale:
    starts = [line.updates[0] for line in shown if line.updates]
    ends = [line.due for line in shown if line.due is not None]
    year = date.fromordinal(seen).year
    earliest = date(max(year - _YEARS_BACK, 1), 1, 1).toordinal()
    first = max(min(starts, default=seen - 365), earliest)
    last = max([seen, *(due for due in ends if due < seen + 400)])
    return _Scale(first - 5, max(last, first + 30) + 5)


def _axis(scale: _Scale) -> str:
    years = list(_years(scale))
    step = -(-len(years) // _TICKS) or 1
    ticks = "".join(
        label(say.same(str(year)), scale.at(at) / 10, 14)
        for year, at in years[::-1][::step]
        if 30 < scale.at(at) < 970
    )
    return (
        '<div class="timeline axis" aria-hidden="true"><span></span>'
        f'<svg width="100%" height="18">{ticks}</svg><span></span></div>'
    )


def _years(scale: _Scale) -> Iterator[tuple[int, int]]:
    for year in range(
        date.fromordinal(scale.first).year + 1, date.fromordinal(scale.last).year + 1
    ):
        yield year, date(year, 1, 1).toordinal()


def _row(audit: Audit, line: Timeline, scale: _Scale, seen: int) -> str:
    said = f'<strong class="t-{line.status}">{begun(_standing(line, seen))}</strong>'
    if line.interval is not None:
        allowed = Words(f"间隔不超过{line.interval.zh}", f"at least every {line.interval.en}")
        said += f"<small>{begun(allowed)}</small>"
    return (
        f'<div class="timeline"><span class="name">{data(line.subject, 120)}</span>'
        f'{_drawing(audit, line, scale, seen)}<span class="state">{said}</span></div>'
    )


def _standing(line: Timeline, seen: int) -> Words:
    status = STATUS_WORDS[line.status]
    if line.status != "breached" or line.due is None:
        return status
    late = say.days(seen - line.due)
    return Words(f"逾期{late.zh}", f"{late.en} late")


def _drawing(audit: Audit, line: Timeline, scale: _Scale, seen: int) -> str:
    ticks = "".join(f"M{scale.at(at):.0f} 0v28" for _, at in _years(scale))
    gaps = "".join(_stretch("gap", a, b, scale) for a, b in _gaps(audit, line))
    if line.status == "breached" and line.due is not None and line.due < seen:
        gaps += _stretch("over", line.due, seen, scale)
    places = dict.fromkeys(f"{scale.at(u):.0f}" for u in line.updates if u >= scale.first)
    dots = "".join(f"M{place} 14h0" for place in places)
    limit = "" if line.due is None else _limit(line.due, scale)
    return (
        f'<svg class="line" viewBox="0 0 {_PLACES} 28" preserveAspectRatio="none" width="100%" '
        f'height="28" role="img"><title>{named(_summary(line))}</title>'
        f'<path class="year" d="{ticks}"/>{gaps}<path class="now" d="M{scale.at(seen):.0f} 0v28"/>'
        f'{limit}<path class="dots" d="{dots}"/></svg>'
    )


def _summary(line: Timeline) -> Words:
    status, subject = STATUS_WORDS[line.status], clean(line.subject, 120)
    said = _NO_UPDATE
    if line.updates:
        n, last = number(len(line.updates)), date.fromordinal(line.updates[-1])
        said = Words(f"有更新的日子{n}天，最近一次{last}", f"updated on {n} days, last on {last}")
    return Words(f"{subject}：{said.zh}，{status.zh}", f"{subject}: {said.en}, {status.en}")


def _limit(at: int, scale: _Scale) -> str:
    if at > scale.last:
        return ""
    return f'<path class="due" d="M{scale.at(at):.0f} 2v24"/>'


def _stretch(css: str, first: int, last: int, scale: _Scale) -> str:
    left, right = scale.at(first), scale.at(last)
    if right <= 0 or right - left < 0.5:
        return ""
    return f'<rect class="{css}" x="{left:.1f}" y="6" width="{right - left:.1f}" height="16"/>'


def _gaps(audit: Audit, line: Timeline) -> Iterator[tuple[int, int]]:
    """Yield from when to when a column had gone without an update for too long.

    The interval is counted by the provision itself, and only where the last day of an
    earlier update has passed.
    """
    provision = provision_of(audit, line.norm)
    if not isinstance(provision, Clock | ColumnRule):
        return
    last, findings = 0, audit.findings
    for update, following in zip(line.updates, line.updates[1:], strict=False):
        if following <= last:
            continue
        try:
            answer = due(
                provision,
                date.fromordinal(update),
                calendar=findings.calendar,
                facts=findings.facts,
            )
        except GovflowError:
            continue
        if answer.deadline is None:
            return
        last = answer.deadline.last_day.toordinal()
        if following > last:
            yield last, following
