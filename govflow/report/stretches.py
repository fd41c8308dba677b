"""The timeline of a case: a bar for each step and each clock, on one scale of time."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Final

from govflow.calendars.civil import instant, localize
from govflow.report.dossier import Dossier, Ending, Mark, Sign, Stay, Timer
from govflow.report.markup import begun, both, data, named
from govflow.report.plain import day_words
from govflow.report.svg import label
from govflow.rules.verdicts import STATUS_WORDS
from govflow.values import frozen
from govflow.words import Words

_HIGH: Final = 30
_TICKS: Final = 7
_THINNEST: Final = 0.5
ENDINGS: Final[dict[Ending, Words]] = {
    "signed": Words("签批", "signed"),
    "returned": Words("退回", "returned"),
    "edited": Words("内容改动，作废", "void by an edit"),
    "withdrawn": Words("撤回", "withdrawn"),
    "published": Words("公开", "online"),
    "done": Words("完成", "done"),
    "waits": Words("仍在办理", "still there"),
}
SIGNS: Final[dict[Sign, Words]] = {
    "refused": Words("不予办理", "refused"),
    "returned": Words("退回", "returned"),
    "edited": Words("改动内容", "content changed"),
}
_SHAPES: Final[dict[Sign, str]] = {
    "refused": "M-5 -5L5 5M5 -5L-5 5",
    "returned": "M6 0H-5M0 -5L-5 0L0 5",
    "edited": "M0 -6V6M-4 -6H4M-4 6H4",
}


@frozen
class _Scale:
    """From when to when a picture reaches; places are per cents of its width."""

    first: datetime
    last: datetime

    def at(self, moment: datetime) -> float:
        """Return the place of a moment, kept inside the picture."""
        first, last = self.first.timestamp(), self.last.timestamp()
        share = (moment.timestamp() - first) / (last - first)
        return 100 * min(max(share, 0.0), 1.0)

    def holds(self, moment: datetime) -> bool:
        """Return whether a moment lies inside."""
        return self.first <= moment <= self.last


def stretches(found: Dossier) -> str:
    """Return the bars of a case: who held it how long, then its clocks."""
    scale = _scale(found)
    rows = [_axis(scale)]
    left = list(found.marks)
    for i, stay in enumerate(found.stays):
        last = i == len(found.stays) - 1
        here = [m for m in left if last or m.at < stay.until or _ends(m, stay)]
        left = [m for m in left if m not in here]
        rows.append(_stay(found, stay, here, scale))
    rows += [_timer(found, timer, scale, first=i == 0) for i, timer in enumerate(found.timers)]
    return f'{_legend()}<div class="timelines">{"".join(rows)}</div>'


def _ends(mark: Mark, stay: Stay) -> bool:
    return mark.at == stay.until and mark.sign == stay.ending


def _scale(found: Dossier) -> _Scale:
    last = max((stay.until for stay in found.stays), default=found.seen)
    opened = found.opened.timestamp()
    long = timedelta(seconds=max(last.timestamp() - opened, 3600))
    dues = [t.verdict.due for t in found.timers if t.verdict.due is not None]
    last = max([last, *(due for due in dues if due < last + long)])
    pad = timedelta(seconds=max((last.timestamp() - opened) / 60, 60))
    return _Scale(found.opened - pad, last + pad)


def _days(scale: _Scale) -> Iterator[datetime]:
    day = localize(scale.first).start_of("day").add(days=1)
    while day <= scale.last:
        yield day
        day = day.add(days=1)


def _axis(scale: _Scale) -> str:
    days = [day for day in _days(scale) if 3 < scale.at(day) < 97]
    step = -(-len(days) // _TICKS) or 1
    ticks = "".join(
        label(Words(f"{day.month}月{day.day}日", f"{day:%m-%d}"), scale.at(day), 14)
        for day in days[::step]
    )
    return (
        '<div class="timeline axis" aria-hidden="true"><span></span>'
        f'<svg width="100%" height="18">{ticks}</svg><span></span></div>'
    )


def _ground(found: Dossier, scale: _Scale) -> str:
    """Return what lies behind each bar: days off, and the line of each midnight."""
    parts = []
    for day in found.off:
        left, right = scale.at(day), scale.at(day + timedelta(days=1))
        if right > left:
            parts.append(_rect("off-day", left, right, 0, _HIGH))
    for day in _days(scale):
        x = f"{scale.at(day):.2f}%"
        parts.append(f'<line class="grid-line" x1="{x}" x2="{x}" y1="0" y2="{_HIGH}"/>')
    return "".join(parts)


def _rect(css: str, left: float, right: float, top: int, high: int) -> str:
    wide = max(right - left, _THINNEST)
    return (
        f'<rect class="{css}" x="{left:.2f}%" y="{top}" width="{wide:.2f}%" height="{high}"></rect>'
    )


def _row(name: str, drawing: str, said: Words, state: str, css: str = "") -> str:
    return (
        f'<div class="timeline{css}"><span class="name">{name}</span>'
        f'<svg width="100%" height="{_HIGH}" role="img"><title>{named(said)}</title>{drawing}</svg>'
        f'<span class="state">{state}</span></div>'
    )


def _stay(found: Dossier, stay: Stay, marks: Sequence[Mark], scale: _Scale) -> str:
    bar = _rect(f"b-{stay.ending}", scale.at(stay.since), scale.at(stay.until), 8, 14)
    signs = "".join(_sign(mark, scale) for mark in marks)
    took = duration(stay)
    holder = Words(stay.holder.zh or "–", stay.holder.en or "–")
    said = Words(
        f"{stay.place.zh}：{holder.zh}，{took.zh}，{ENDINGS[stay.ending].zh}",
        f"{stay.place.en}: {holder.en}, {took.en}, {ENDINGS[stay.ending].en}",
    )
    css = " class='refused'" if stay.ending == "returned" else ""
    return _row(
        f"{begun(stay.place)}<small>{both(holder)}</small>",
        _ground(found, scale) + bar + signs,
        said,
        f"{both(took)}<small{css}>{begun(ENDINGS[stay.ending])}</small>",
    )


def duration(stay: Stay) -> Words:
    """Return how long a stay was: days and hours, or hours and minutes."""
    minutes = round((stay.until.timestamp() - stay.since.timestamp()) / 60)
    days, hours, rest = minutes // 1440, minutes // 60 % 24, minutes % 60
    parts = [
        (days, "天", "day"),
        (hours, "小时", "hour"),
        (0 if days else rest, "分钟", "minute"),
    ]
    shown = [part for part in parts if part[0]] or [(0, "分钟", "minute")]
    return Words(
        "".join(f"{n}{zh}" for n, zh, _ in shown),
        " ".join(f"{n} {en}{'' if n == 1 else 's'}" for n, _, en in shown),
    )


def _sign(mark: Mark, scale: _Scale) -> str:
    shape = _SHAPES[mark.sign]
    return (
        f'<svg class="sign sign-{mark.sign}" x="{scale.at(mark.at):.2f}%" y="{_HIGH // 2}">'
        f'<path class="halo" d="{shape}"/><path class="shape" d="{shape}"/></svg>'
    )


def _timer(found: Dossier, timer: Timer, scale: _Scale, *, first: bool) -> str:
    verdict = timer.verdict
    drawing = _ground(found, scale)
    if timer.start is not None:
        end = found.seen if timer.stop is None else instant(timer.stop, ends=True)
        start = instant(timer.start)
        left, right, due = scale.at(start), scale.at(end), verdict.due
        if verdict.status == "breached" and due is not None and due < end:
            drawing += _rect("s-not-applicable", left, scale.at(due), 8, 14)
            left = scale.at(due)
        drawing += _rect(f"s-{verdict.status}", left, right, 8, 14)
    state = begun(STATUS_WORDS[verdict.status])
    if verdict.due is not None:
        if scale.holds(verdict.due):
            x = f"{scale.at(verdict.due):.2f}%"
            drawing += f'<line class="due-line" x1="{x}" x2="{x}" y1="2" y2="{_HIGH - 2}"/>'
        day = day_words((verdict.due - timedelta(seconds=1)).date())
        state += f"<small>{both(Words(f'至{day.zh}', f'to {day.en}'))}</small>"
    status = STATUS_WORDS[verdict.status]
    said = Words(f"{timer.duty.zh}：{status.zh}", f"{timer.duty.en}: {status.en}")
    return _row(
        f"{begun(timer.duty)}<small><code>{data(timer.norm)}</code></small>",
        drawing,
        said,
        f'<strong class="t-{verdict.status}">{state}</strong>',
        " first" if first else "",
    )


def _legend() -> str:
    def swatch(css: str) -> str:
        return (
            '<svg class="swatch" width="18" height="12" aria-hidden="true" focusable="false">'
            f'<rect class="{css}" x="0.5" y="0.5" width="17" height="11"/></svg>'
        )

    def sign(kind: Sign) -> str:
        return (
            f'<svg class="swatch sign sign-{kind}" width="16" height="14" aria-hidden="true" '
            f'viewBox="-8 -7 16 14" focusable="false"><path class="shape" d="{_SHAPES[kind]}"/></svg>'
        )

    items = [
        swatch("b-signed") + begun(Words("办理中", "held")),
        swatch("b-returned") + begun(Words("退回或作废", "returned or void")),
        *(sign(kind) + begun(words) for kind, words in SIGNS.items()),
        swatch("off-day") + begun(Words("不上班的日子", "days off")),
        '<svg class="swatch" width="6" height="14" aria-hidden="true" focusable="false">'
        '<line class="due-line" x1="3" x2="3" y1="0" y2="14"/></svg>' + begun(Words("期限", "due")),
    ]
    return f'<ul class="legend">{"".join(f"<li>{item}</li>" for item in items)}</ul>'
