"""The law as data: windows in force, and norms, readings and restorations by id."""

from datetime import date, timedelta
from typing import Final

import attrs
import pytest

from govflow.errors import LawError, UnknownNameError, UsageError
from govflow.law import (
    Alternative,
    Bindingness,
    Chapter,
    Instrument,
    Norm,
    OtherWindow,
    Reading,
    Regulation,
    Restoration,
    Window,
)
from govflow.words import Words

SINCE = date(2021, 12, 30)
UNTIL = date(2024, 1, 1)
DAY = timedelta(days=1)
SAID = Words("说明", "said")


def norm(norm_id: str) -> Norm:
    """Return a norm that says nothing in particular."""
    return Norm(norm_id, "1", "条文", "duty", "yes", None, None, "toy")


def reading(slug: str, norm_id: str) -> Reading:
    """Return a reading with one alternative."""
    other = Alternative(f"{norm_id}:not-{slug}", SAID)
    return Reading(f"{norm_id}:{slug}", norm_id, SAID, SAID, SAID, (other,))


REGULATION = Regulation(
    id="toy",
    title="玩具办法",
    number=None,
    issuer="某区",
    promulgated=SINCE,
    instruments=(Instrument("toy", "玩具办法", None, Window(SINCE)),),
    chapters=(Chapter(1, None, ("1",)),),
    legal_basis=(),
    norms=(norm("toy/1"), norm("toy/2.1")),
    readings=(reading("a", "toy/1"), reading("b", "toy/1")),
    restorations=(Restoration("toy/2.1", "条 文", "条文", SAID),),
    text="第一条 条文",
)


class TestWindow:
    """On which days a text binds."""

    @pytest.mark.parametrize(
        ("day", "expected"),
        [
            (SINCE - DAY, "not-in-force"),
            (SINCE, "binds"),
            (SINCE + DAY, "binds"),
            (date.max, "binds"),
        ],
    )
    def test_binds_from_its_day(self, day: date, expected: Bindingness) -> None:
        """A text binds from its day in force on, that day included, without an end."""
        assert Window(SINCE).on(day) == expected

    @pytest.mark.parametrize(
        ("day", "expected"),
        [
            (SINCE - DAY, "not-in-force"),
            (UNTIL - DAY, "binds"),
            (UNTIL, "not-in-force"),
            (UNTIL + DAY, "not-in-force"),
        ],
    )
    def test_the_end_is_exclusive(self, day: date, expected: Bindingness) -> None:
        """The day before the end still binds, the day of the end does not."""
        assert Window(SINCE, UNTIL).on(day) == expected

    @pytest.mark.parametrize(
        ("day", "expected"),
        [
            (SINCE - DAY, "unknown"),
            (SINCE, "binds"),
            (SINCE + DAY, "binds"),
            (UNTIL - DAY, "binds"),
            (UNTIL, "not-in-force"),
        ],
    )
    def test_before_it_was_first_seen_nobody_knows(self, day: date, expected: Bindingness) -> None:
        """A text of unknown date binds from the day it was first seen; before, who knows."""
        assert Window(first_seen=SINCE, until=UNTIL).on(day) == expected

    @pytest.mark.parametrize("day", [date.min, SINCE, date.max])
    def test_nothing_known_is_unknown(self, day: date) -> None:
        """A text without any date is unknown on every day."""
        assert Window().on(day) == "unknown"

    def test_the_day_in_force_outranks_the_day_seen(self) -> None:
        """Where the day in force is known, the day it was first seen changes nothing."""
        window = Window(since=UNTIL, first_seen=SINCE)
        assert window.on(SINCE) == "not-in-force"
        assert window.on(UNTIL) == "binds"

    @pytest.mark.parametrize(
        ("since", "until", "first_seen"),
        [(SINCE, SINCE, None), (UNTIL, SINCE, None), (None, SINCE, SINCE)],
    )
    def test_an_empty_window_is_refused(
        self, since: date | None, until: date | None, first_seen: date | None
    ) -> None:
        """A window that ends on or before its first day is a mistake of the author."""
        with pytest.raises(LawError, match="the window in force is empty"):
            Window(since, until, first_seen)

    def test_one_day_is_a_window(self) -> None:
        """A text may bind for a single day."""
        assert Window(SINCE, SINCE + DAY).on(SINCE) == "binds"


class TestInstrument:
    """A legal text and its window under another reading."""

    LATER: Final = Window(date(2022, 1, 4))
    TEXT: Final = Instrument(
        "toy",
        "玩具办法",
        None,
        Window(SINCE),
        "toy/37",
        ("toy/37:printed-day", "toy/37:no-end"),
        (
            OtherWindow("toy/37:web-day", "toy/37:printed-day", LATER),
            OtherWindow("toy/37:news-day", "toy/37:printed-day", Window(date(2022, 2, 1))),
        ),
    )

    def test_under_another_reading(self) -> None:
        """Another reading gives another window, and the text rests on it in place of its own."""
        found = self.TEXT.under(["toy/37:web-day", "toy/1:a"])
        assert found.window == self.LATER
        assert found.readings == ("toy/37:no-end", "toy/37:web-day")

    def test_a_reading_of_something_else(self) -> None:
        """Other readings change nothing."""
        assert self.TEXT.under(["toy/1:a"]) is self.TEXT

    def test_two_at_once(self) -> None:
        """Two answers to one question are refused."""
        with pytest.raises(UsageError, match="answer one question: choose one"):
            self.TEXT.under(["toy/37:web-day", "toy/37:news-day"])


class TestRegulation:
    """A regulation is looked up by norm."""

    def test_a_norm_by_its_id(self) -> None:
        """A norm is found by its id."""
        assert REGULATION.norm("toy/2.1") is REGULATION.norms[1]

    def test_an_unknown_norm_names_the_nearest(self) -> None:
        """An id of no norm is answered with the nearest."""
        with pytest.raises(UnknownNameError, match=r"no norm is called 'toy/2.2'.*toy/2.1"):
            REGULATION.norm("toy/2.2")

    def test_readings_of_a_norm(self) -> None:
        """The readings of a norm come in order; a clear norm has none."""
        assert [r.id for r in REGULATION.readings_of("toy/1")] == ["toy/1:a", "toy/1:b"]
        assert REGULATION.readings_of("toy/2.1") == ()

    def test_restorations_of_a_norm(self) -> None:
        """The damaged places of a norm are found; an undamaged one has none."""
        assert REGULATION.restorations_of("toy/2.1") == REGULATION.restorations
        assert REGULATION.restorations_of("toy/1") == ()

    def test_a_regulation_is_a_value(self) -> None:
        """A regulation cannot be changed, and prints without its whole text."""
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            REGULATION.title = "别的"  # type: ignore[misc]
        assert "第一条 条文" not in repr(REGULATION)

    def test_a_norm_can_be_kept_in_a_set(self) -> None:
        """A norm hashes although its catalogue data are mappings."""
        assert len({norm("toy/1"), norm("toy/1"), norm("toy/2")}) == 2
