"""Due dates as text, with the days that were counted."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from govflow.calendars.china import ChinaCalendar
from govflow.calendars.derivations import Step, derive
from govflow.calendars.periods import Span
from govflow.provisions.timing import Due
from govflow.words import Language, Words

_SHOWN: Final = 40
_CERTAINTY: Final = {
    "published": Words("依据已公布的国务院通知", "by published State Council notices"),
    "provisional": Words(
        "暂定：计算进入尚无国务院通知的日子，届时须重新计算",
        "provisional: the count enters days without a State Council notice; count again then",
    ),
}


def due_text(answer: Due, calendar: ChinaCalendar, language: Language) -> str:
    """Return when something falls due as a text to read or paste."""
    why = answer.why.speak(language) if answer.missing is None else ""
    lines = ["  ".join(part for part in (answer.norm, why) if part)]
    if answer.missing is not None:
        head = Words("无法判定，缺少", "undetermined, missing").speak(language)
        lines.append(f"{head} {answer.missing.missing}: {answer.missing.why.speak(language)}")
    if answer.deadline is None:
        return "\n".join(line for line in lines if line)
    deadline = answer.deadline
    minimum = Words("最后一日", "last day").speak(language)
    lines.append(f"{minimum}: {deadline.last_day}")
    lines.append(f"{Words('到期', 'due').speak(language)}: {deadline.due.isoformat()}")
    certainty = _CERTAINTY[deadline.certainty].speak(language)
    if deadline.certainty == "provisional" or _rests_on_notices(answer):
        lines.append(f"{certainty} ({deadline.calendar})")
    lines.extend(_steps(derive(calendar, deadline).steps, language))
    if answer.readings:
        lines.append(Words("所依据的解读", "readings it rests on").speak(language) + ":")
        lines.extend(f"  {reading}" for reading in answer.readings)
    return "\n".join(line for line in lines if line)


def _rests_on_notices(answer: Due) -> bool:
    deadline = answer.deadline
    if deadline is None:
        return False
    period = deadline.period
    return deadline.roll is not None or (isinstance(period, Span) and "working" in period.unit)


def _steps(steps: Sequence[Step], language: Language) -> list[str]:
    lines = [_line(step, language) for step in steps]
    if len(lines) <= _SHOWN:
        return lines
    half = _SHOWN // 2
    left_out = len(lines) - 2 * half
    gap = Words(f"  …（略去{left_out}日）", f"  … ({left_out} days left out)").speak(language)
    return [*lines[:half], gap, *lines[-half:]]


def _line(step: Step, language: Language) -> str:
    mark = f"{step.total:>5g}" if step.counted else "     "
    return f"  {step.date}  {mark}  {step.why.speak(language)}"


def batch_text(answers: Sequence[Mapping[str, Any]], language: Language) -> str:
    """Return a batch of answers as a text, one line each."""
    return "\n".join(_batch_line(answer, language) for answer in answers)


def _batch_line(answer: Mapping[str, Any], language: Language) -> str:
    if "line" in answer:
        place = Words("第{line}行", "line {line}").format(line=answer["line"]).speak(language)
        return f"{place} ({answer['field']}): {answer['why'][language]}"
    name = answer["norm"] or answer.get("within")
    if answer["last_day"] is None:
        return f"{name}  {answer['from']}  -> {answer['why'][language]}"
    return f"{name}  {answer['from']}  -> {answer['last_day']}  ({answer['certainty']})"
