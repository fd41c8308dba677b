"""Clocks: from one event to another within a period of law."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Final, Literal

from govflow.calendars.civil import Moment, instant
from govflow.calendars.deadlines import Roll
from govflow.calendars.periods import Period, Span
from govflow.errors import PolicyError
from govflow.provisions.events import Event
from govflow.provisions.things import Subject, facts_of
from govflow.provisions.unstated import Lost, Unstated
from govflow.provisions.variants import Variant, under
from govflow.rules.conditions import Condition, check_condition
from govflow.values import frozen
from govflow.words import Words

__all__ = ["Bound", "Clock", "Extension", "Lost", "Unstated"]

Bound = Literal["max", "min"]
_FIRST_DAY_UNITS: Final = frozenset({"working-days", "natural-days", "weeks"})


@frozen
class Extension:
    """A longer period that may be granted: by how much, on which fact, with whose consent."""

    period: Span
    fact: str
    consent: Words
    norm: str


@frozen
class Clock:
    """One duty with a time: what starts it, what stops it, and within which period.

    `norm` is the norm that states it. `bound="min"` is a period that may not be cut short.
    `when` says which things the duty is about; `first_day` counts the day of the start as
    day one. `edition_of` joins the editions of one duty; `instrument` is the text whose
    window in force binds it. `pausable` names the norm by which the clock may stand still.
    An `advisory` clock warns when it is overrun and holds nothing to be a breach (原则上).
    One with `all_stops` stops once every one of its stop events has happened. `by` is the
    authority whose duty it is, None for the unit itself.
    """

    norm: str
    duty: Words
    start: Event
    stop: tuple[Event, ...]
    period: Period | Lost | Unstated
    subject: Subject
    instrument: str
    bound: Bound = "max"
    roll: Roll = None
    first_day: bool = False
    when: Condition | None = None
    extension: Extension | None = None
    pausable: str | None = None
    recurring: bool = False
    advisory: bool = False
    all_stops: bool = False
    by: str | None = None
    edition_of: str | None = None
    readings: tuple[str, ...] = ()
    variants: tuple[Variant, ...] = ()

    def __attrs_post_init__(self) -> None:
        if self.when is not None:
            check_condition(self.when, facts_of(self.subject))
        if not self.stop and self.bound == "max":
            raise PolicyError(
                Words(f"{self.norm}：时限没有止点", f"{self.norm}: the clock has no stop event")
            )
        extension = self.extension
        if extension is not None and not (
            isinstance(self.period, Span) and self.period.unit == extension.period.unit
        ):
            raise PolicyError(
                Words(
                    f"{self.norm}：延长期与原期限单位不同",
                    f"{self.norm}: the extension is not in the unit of the period",
                )
            )
        countable = isinstance(self.period, Span) and self.period.unit in _FIRST_DAY_UNITS
        if self.first_day and not (countable and not self.backwards):
            raise PolicyError(
                Words(
                    f"{self.norm}：该期限不能从首日起计",
                    f"{self.norm}: the day of the start cannot be day one of such a period",
                )
            )

    @property
    def backwards(self) -> bool:
        """Whether the period is counted back from its event (提前N日)."""
        if isinstance(self.period, Lost):
            return self.period.sign < 0
        return isinstance(self.period, Span) and self.period.amount < 0

    def stopped(self, happened: Iterable[tuple[str, Moment]]) -> Moment | None:
        """Return when what happened stopped it: with the first stop event, or the last.

        With `all_stops` it is when the last of them happened for the first time.
        """
        names = {event.name for event in self.stop}
        firsts: dict[str, Moment] = {}
        for name, moment in happened:
            if name in names and (name not in firsts or _earlier(moment, firsts[name])):
                firsts[name] = moment
        if self.all_stops:
            return max(firsts.values(), key=_last_instant) if len(firsts) == len(names) else None
        return min(firsts.values(), default=None, key=_last_instant)

    def under(self, readings: Collection[str]) -> "Clock":
        """Return the clock as those readings have it, in place of the chosen ones."""
        return under(self, readings)


def _last_instant(moment: Moment) -> datetime:
    return instant(moment, ends=True)


def _earlier(one: Moment, other: Moment) -> bool:
    return _last_instant(one) < _last_instant(other)
