"""Toy clocks of every kind of period, and what is asked of when they fall due."""

from typing import Any, Final

from govflow.calendars.periods import hours, natural_days, working_days
from govflow.provisions.clocks import Extension, Lost, Unstated
from govflow.provisions.things import Message
from govflow.provisions.variants import Variant
from govflow.rules.conditions import facts as proxies
from govflow.rules.verdicts import Missing
from govflow.words import Words
from tests.provisions.toys import clock, due_of

message = proxies(Message)
SETTLED: Final = frozenset({"met", "breached", "not-applicable", "not-in-force"})
SIMPLE: Final = clock(when=message.simple.is_(True), subject="message", readings=("toy/1:r",))
LIMIT: Final = clock(period=natural_days(10))
MINIMUM: Final = clock(period=natural_days(30), bound="min")
IN_HOURS: Final = clock(period=hours(12))
AHEAD: Final = clock(period=natural_days(-5))
ADVISORY: Final = clock(period=natural_days(10), advisory=True, readings=("toy/1:warns",))
LOST: Final = Lost(
    "max_days",
    "natural-days",
    Words("最长天数", "the most days"),
    probable=30,
    provenance="from memory",
    confidence="medium",
)
AT_ONCE: Final = clock(
    period=Unstated("立即", "threshold", "toy/1:configured", probable="2 hours"),
    readings=("toy/1:measured",),
    variants=(Variant("toy/1:configured", instead_of="toy/1:measured"),),
)
CONFIGURED: Final = AT_ONCE.under(("toy/1:configured",))
REPLY: Final = clock(
    extension=Extension(working_days(20), "extended", Words("同意", "consent"), norm="toy/1"),
    pausable="toy/3",
)


def last_day(provision: Any, start: str, **facts: object) -> str | None:
    """Return the last day of what starts then, None if it is open."""
    deadline = due_of(provision, start, facts).deadline
    return None if deadline is None else deadline.last_day.isoformat()


def missing_of(provision: Any, start: str, **facts: object) -> Missing:
    """Return what is missing to say when something is due."""
    answer = due_of(provision, start, facts)
    assert answer.deadline is None
    assert answer.missing is not None
    assert answer.why == answer.missing.why
    return answer.missing
