"""Variants: what another reading changes, and which readings do not go together."""

from typing import Any

import attrs
import pytest

from govflow.calendars.periods import natural_days, working_days
from govflow.errors import UsageError
from govflow.provisions.chains import Run
from govflow.provisions.events import Event
from govflow.provisions.prerequisites import Prerequisite
from govflow.provisions.things import Document
from govflow.provisions.variants import Variant, chosen, rested, under
from govflow.rules.conditions import facts
from tests.provisions.toys import DUTY, clock

LONG = Variant("toy/1:long", instead_of="toy/1:short", period=working_days(30))
NATURAL = Variant("toy/1:natural", instead_of="toy/1:short", period=natural_days(20))
FIRST = Variant("toy/1:first", instead_of="toy/1:next", first_day=True)
ROLLED = Variant("toy/1:rolled", instead_of="toy/1:as-it-is", roll="next")
FIXED = Variant("toy/1:fixed", instead_of="toy/1:moved", roll="none")
WARNS = Variant("toy/1:warns", instead_of="toy/1:binds", advisory=True)
OTHER = Variant("toy/1:other", instead_of="toy/1:why", period=working_days(1))
URGENT = facts(Document).urgent.is_(True)
ALL = (LONG, NATURAL, FIRST, ROLLED, WARNS)


def read(*readings: str, **changes: Any) -> Any:
    """Return a clock as those readings have it."""
    made = clock(readings=("toy/1:short", "toy/1:next"), variants=ALL, **changes)
    return under(made, readings)


def test_only_what_is_given_changes() -> None:
    """A variant changes its own field and the readings, and nothing else."""
    assert read() == clock(readings=("toy/1:short", "toy/1:next"), variants=ALL)
    long = read("toy/1:long")
    assert (long.period, long.first_day, long.roll) == (working_days(30), False, None)
    assert long.readings == ("toy/1:next", "toy/1:long")
    assert read("elsewhere/1:x") == read()


def test_several_at_once() -> None:
    """Answers to several questions go together, in the order of the provision."""
    found = read("toy/1:warns", "toy/1:first", "toy/1:natural")
    assert (found.period, found.first_day, found.advisory) == (natural_days(20), True, True)
    assert found.readings == ("toy/1:natural", "toy/1:first", "toy/1:warns")
    assert [variant.reading for variant in chosen(ALL, {"toy/1:warns", "toy/1:long"})] == [
        "toy/1:long",
        "toy/1:warns",
    ]


def test_a_roll_may_be_taken_away() -> None:
    """A reading may move a last day on, or leave it where it is."""
    assert read("toy/1:rolled").roll == "next"
    moved = clock(roll="next", readings=("toy/1:moved",), variants=(FIXED,))
    assert under(moved, ["toy/1:fixed"]).roll is None


def test_what_is_needed() -> None:
    """A reading may ask for less beforehand, never for nothing."""
    told, shown = Event("told", DUTY), Event("shown", DUTY)
    less = Variant("toy/2:one", instead_of="toy/2:both", needs=(told,))
    both = Prerequisite(
        "toy/2",
        DUTY,
        "document",
        Event("done", DUTY),
        (told, shown),
        "toy",
        readings=("toy/2:both",),
        variants=(less, Variant("toy/2:same", instead_of="toy/2:x")),
    )
    assert both.under(["toy/2:one"]).needs == (told,)
    assert both.under(["toy/2:same"]).needs == (told, shown)


@pytest.mark.parametrize(
    ("variants", "said"),
    [
        ((LONG, NATURAL), "answer one question: choose one"),
        ((LONG, OTHER), "change the same thing: choose one"),
    ],
)
def test_readings_that_do_not_go_together(variants: tuple[Variant, ...], said: str) -> None:
    """Two answers to one question, or two that change one field, are an error naming both."""
    with pytest.raises(UsageError, match=said) as raised:
        chosen(variants, {variant.reading for variant in variants})
    for variant in variants:
        assert variant.reading in raised.value.speak("zh")


def test_what_it_rests_on() -> None:
    """The reading that is taken stands in place of the one that it replaces."""
    assert rested(("toy/1:short", "toy/1:next"), LONG) == ("toy/1:next", "toy/1:long")


def test_a_condition_that_goes() -> None:
    """A reading may have a provision apply always; it changes the condition, as another may."""
    always = Variant("toy/1:all", instead_of="toy/1:some", always=True)
    some = clock(when=URGENT, readings=("toy/1:some",), variants=(always,))
    found = under(some, ["toy/1:all"])
    assert (found.when, found.readings) == (None, ("toy/1:all",))
    narrower = Variant("toy/1:calm", instead_of="toy/1:any", when=~URGENT)
    both = clock(when=URGENT, variants=(always, narrower))
    with pytest.raises(UsageError, match="change the same thing"):
        under(both, ["toy/1:all", "toy/1:calm"])


def test_how_a_clock_runs_on_a_chain() -> None:
    """A reading may run a clock from other events, from the opening, or from the first alone."""
    first = Variant("toy/1:first", instead_of="toy/1:last", anew=False)
    opening = Variant("toy/1:open", instead_of="toy/1:event", from_open=True, starts=("told",))
    run = Run("toy/1", from_open=False, starts=("seen",), variants=(first, opening))
    assert under(run, ["toy/1:first"]) == attrs.evolve(run, anew=False, readings=("toy/1:first",))
    found = under(run, ["toy/1:open"])
    assert (found.from_open, found.starts, found.anew) == (True, ("told",), True)
