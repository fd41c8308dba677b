"""The clocks of a chain, worked out once."""

from datetime import date
from typing import Any

import pytest

from govflow.calendars.periods import CalendarEnd, natural_days, working_days
from govflow.law import Window
from govflow.provisions.chains import Run
from govflow.provisions.clocks import Extension
from govflow.provisions.clockwork import clockwork_of
from govflow.provisions.things import Document
from govflow.provisions.variants import Variant
from govflow.rules.conditions import facts
from tests.provisions.toys import DUTY, OPEN, clock

URGENT = facts(Document).urgent.is_(True)
LONGER = Extension(working_days(20), "granted", DUTY, "toy/2")


@pytest.mark.parametrize(
    ("changes", "days"),
    [
        ({}, 20),
        ({"period": working_days(1)}, 1),
        ({"period": working_days(0)}, None),
        ({"period": working_days(-5)}, None),
        ({"period": natural_days(20)}, None),
        ({"period": CalendarEnd("month")}, None),
        ({"when": URGENT}, None),
        ({"extension": LONGER}, None),
        ({"first_day": True}, None),
        ({"roll": "next"}, None),
    ],
)
def test_what_is_counted_by_days_alone(changes: dict[str, Any], days: int | None) -> None:
    """Only working days after the start, with nothing else to decide, are counted short."""
    found = clockwork_of([(Run("toy/1"), clock(**changes))], {"toy": OPEN})
    assert [ticking.days for ticking in found.clocks] == [days]


def test_readings_in_place_of_the_chosen_ones() -> None:
    """A clockwork names the readings that its clocks take in place of their own."""
    variant = Variant("toy/1:other", instead_of="toy/1:chosen", period=working_days(10))
    chosen = clock(readings=("toy/1:chosen",), variants=(variant,))
    for made, readings in ((chosen, ()), (chosen.under(["toy/1:other"]), ("toy/1:other",))):
        window = Window(since=date(2020, 1, 1))
        found = clockwork_of([(Run("toy/1"), made)], {"toy": window})
        assert found.readings == readings
        assert found.clocks[0].window is window
