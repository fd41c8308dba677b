"""The worst cases of an audit, each with the days that were counted."""

from collections.abc import Iterator, Sequence
from typing import Final

from govflow.audits.findings import Findings, Kept
from govflow.calendars.derivations import Derivation, Step
from govflow.calendars.periods import Span
from govflow.errors import GovflowError
from govflow.report import phrases as say
from govflow.report.digest import Digest
from govflow.report.markup import begun, both, data, paragraph, table
from govflow.report.plain import number
from govflow.words import Words

_STEPS: Final = 60
_LABELS: Final = 8
_PROVISIONAL: Final = Words(
    "暂定：计算进入尚无国务院通知的日子，届时须重新计算。",
    "Provisional: the count enters days without a State Council notice; count again then.",
)
_DATE: Final = Words("日期", "day")
_COUNT: Final = Words("计入", "counted")
_REMARK: Final = Words("说明", "why")
_NOT_COUNTED: Final = Words("不计", "no")
_NO_DAYS: Final = Words("没有最后期限", "no last day")


def cases(found: Digest) -> str:
    """Return the worst cases as a list, the counting folded away."""
    items = "".join(f'<li class="case">{_case(found, kept)}</li>' for kept in found.worst)
    return f'<ol class="cases">{items}</ol>'


def _case(found: Digest, kept: Kept) -> str:
    findings = found.audit.findings
    late = findings.late_by(kept)
    lead = _NO_DAYS
    if late is not None:
        lead = Words(f"逾期{say.days(late.days).zh}", f"{say.days(late.days).en} late")
        if late.days == 0 and late.minutes is not None:
            n = number(late.minutes)
            lead = Words(f"逾期{n}分钟", f"{n} minutes late")
    place = say.place_words(kept.place, findings.place)
    subject = data(place.zh, 160) if place.zh == place.en else begun(place)
    return (
        f'<div class="lead"><strong>{both(lead)}</strong><span>{subject}</span>'
        f"<code>{data(findings.duties[kept.duty][0])}</code></div>"
        f"{paragraph(begun(findings.why(kept, late)))}{_labels(findings, kept)}"
        f"{_counting(findings, kept)}"
    )


def _labels(findings: Findings, kept: Kept) -> str:
    labels = [(name, text) for name, text in findings.labels(kept).items() if text]
    if not labels:
        return ""
    pairs = "".join(
        f"<div><dt>{data(name, 60)}</dt><dd>{data(text, 240)}</dd></div>"
        for name, text in labels[:_LABELS]
    )
    return f'<dl class="labels">{pairs}</dl>'


def _counting(findings: Findings, kept: Kept) -> str:
    """Return how the last day was counted, unless the count does not lead to it."""
    try:
        derivation = findings.derivation(kept)
    except GovflowError:
        return ""
    if derivation is None or derivation.deadline.last_day.toordinal() != kept.last:
        return ""
    deadline, steps = derivation.deadline, derivation.steps
    period, n = deadline.period.words(), number(len(steps))
    title = Words(
        f"期限如何计算：自{_start(derivation)}起{period.zh}，至{deadline.last_day}",
        f"How it was counted: {period.en} from {_start(derivation)}, to {deadline.last_day}",
    )
    note = both(Words(f"共列{n}日", f"{n} days listed"))
    if deadline.certainty == "provisional":
        note += f" {both(_PROVISIONAL)}"
    heads = [begun(_DATE), begun(_COUNT), begun(_REMARK)]
    rows = table(heads, _rows(derivation), css="days")
    return f"<details><summary>{both(title)}</summary>{paragraph(note, 'caption')}{rows}</details>"


def _start(derivation: Derivation) -> str:
    start = derivation.deadline.start
    period = derivation.deadline.period
    if isinstance(period, Span) and period.in_hours:
        return f"{start:%Y-%m-%d %H:%M}"
    return f"{start:%Y-%m-%d}"


def _rows(derivation: Derivation) -> Iterator[Sequence[str]]:
    steps = derivation.steps
    if len(steps) <= _STEPS:
        yield from map(_step, steps)
        return
    half = _STEPS // 2
    yield from map(_step, steps[:half])
    left = number(len(steps) - 2 * half)
    yield "…", "", both(Words(f"略去{left}日", f"{left} days left out"))
    yield from map(_step, steps[-half:])


def _step(step: Step) -> Sequence[str]:
    counted = (
        f"✓ {step.total:g}" if step.counted else f'<span class="off">{both(_NOT_COUNTED)}</span>'
    )
    return step.date.isoformat(), counted, begun(step.why)
