"""Variants: what another reading of the text changes in a provision."""

from collections.abc import Collection
from itertools import combinations
from typing import Any, Final, Literal, TypeVar

import attrs
from attrs import field

from govflow.calendars.periods import Period
from govflow.errors import UsageError
from govflow.provisions.choices import Choice
from govflow.provisions.cycles import OwnCycle
from govflow.provisions.events import Event
from govflow.provisions.gates import Delegation
from govflow.provisions.unstated import Unstated
from govflow.rules.conditions import Condition
from govflow.values import frozen
from govflow.words import Words

_Provision = TypeVar("_Provision", bound=Any)
_CHANGED: Final = (
    "period",
    "roll",
    "first_day",
    "start",
    "stop",
    "all_stops",
    "advisory",
    "when",
    "holds",
    "needs",
    "rows",
    "unknown",
    "distinct",
    "delegation",
    "counts",
    "may_lengthen",
    "checks",
    "forms",
    "from_open",
    "starts",
    "anew",
)


@frozen
class Variant:
    """What another reading of the text changes: only the fields that are given.

    `instead_of` is the chosen reading that it replaces. `always` takes the condition away
    under which the provision applies.
    """

    reading: str
    instead_of: str = field(kw_only=True)
    period: Period | OwnCycle | Unstated | None = None
    roll: Literal["next", "none"] | None = None
    first_day: bool | None = None
    start: Event | None = None
    stop: tuple[Event, ...] = ()
    all_stops: bool | None = None
    advisory: bool | None = None
    when: Condition | None = None
    always: bool = False
    holds: Condition | None = None
    needs: tuple[Event, ...] = ()
    rows: tuple[Choice, ...] = ()
    unknown: str | None = None
    distinct: str | None = None
    delegation: Delegation | None = None
    counts: str | None = None
    may_lengthen: bool | None = None
    checks: Literal["each-day", "each-shift", "none"] | None = None
    forms: tuple[tuple[str, ...], ...] = ()
    from_open: bool | None = None
    starts: tuple[str, ...] = ()
    anew: bool | None = None


def under(provision: _Provision, readings: Collection[str]) -> _Provision:
    """Return a provision as those readings have it, in place of the chosen ones."""
    for variant in chosen(provision.variants, readings):
        changes = _changes(variant)
        if changes.get("roll") == "none":
            changes["roll"] = None
        if variant.always:
            changes["when"] = None
        readings_now = rested(provision.readings, variant)
        provision = attrs.evolve(provision, readings=readings_now, **changes)
    return provision


def rested(readings: tuple[str, ...], variant: Variant) -> tuple[str, ...]:
    """Return the readings a provision rests on once a variant is taken."""
    return (*(r for r in readings if r != variant.instead_of), variant.reading)


def _changes(variant: Variant) -> dict[str, Any]:
    found = ((name, getattr(variant, name)) for name in _CHANGED)
    return {name: value for name, value in found if value is not None and value != ()}


def _touched(variant: Variant) -> set[str]:
    return {*_changes(variant), *(["when"] if variant.always else [])}


def chosen(variants: tuple[Variant, ...], readings: Collection[str]) -> tuple[Variant, ...]:
    """Return the variants that those readings ask for, in the order of the provision.

    Raises UsageError for two answers to one question, or two that change the same thing.
    """
    found: dict[str, Variant] = {}
    for variant in variants:
        if variant.reading in readings:
            other = found.setdefault(variant.instead_of, variant)
            if other is not variant:
                raise UsageError(
                    Words(
                        f"解读 {other.reading} 与 {variant.reading} 不能并用",
                        f"the readings {other.reading} and {variant.reading} answer one "
                        f"question: choose one",
                    )
                )
    taken = tuple(found.values())
    for one, other in combinations(taken, 2):
        if _touched(one) & _touched(other):
            raise UsageError(
                Words(
                    f"解读 {one.reading} 与 {other.reading} 改动同一处，不能并用",
                    f"the readings {one.reading} and {other.reading} change the same thing: "
                    f"choose one",
                )
            )
    return taken
