"""Overlays: local closures and openings over the national calendar."""

from datetime import time

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from govflow.calendars import (
    ChinaCalendar,
    OfficeHours,
    Overlay,
    working_days,
    working_hours,
)
from govflow.errors import HorizonError
from tests.calendars.strategies import CALENDAR, days_between, iso, moment, slow_law

CLOSED = Overlay("自治县条例", closed=[iso("2024-03-05"), iso("2024-03-09")])
OPENED = Overlay("抗旱令", opened=[iso("2024-03-02"), iso("2024-02-12")])


class TestEffect:
    """What an overlay changes."""

    def test_a_closure(self) -> None:
        """A working day that is closed is not counted."""
        calendar = ChinaCalendar(overlays=(CLOSED,))
        assert not calendar.is_working_day(iso("2024-03-05"))
        assert calendar.add_working_days(iso("2024-03-04"), 1) == iso("2024-03-06")
        found = calendar.deadline(working_days(5), iso("2024-03-01"))
        assert (found.last_day, found.certainty) == (iso("2024-03-11"), "published")
        assert CALENDAR.deadline(working_days(5), iso("2024-03-01")).last_day == iso("2024-03-08")

    def test_an_opening(self) -> None:
        """A weekend day or holiday that is opened is counted."""
        calendar = ChinaCalendar(overlays=(OPENED,))
        assert calendar.is_working_day(iso("2024-03-02"))
        assert calendar.is_working_day(iso("2024-02-12"))
        assert calendar.add_working_days(iso("2024-02-09"), 1) == iso("2024-02-12")

    def test_hours_follow(self) -> None:
        """Working hours stand still on a closed day and run on an opened one."""
        calendar = ChinaCalendar(overlays=(CLOSED, OPENED))
        start = moment("2024-03-01T17:00")
        found = calendar.deadline(working_hours(2), start)
        assert found.due.isoformat() == "2024-03-02T09:30:00+08:00"
        found = calendar.deadline(working_hours(2), moment("2024-03-04T17:00"))
        assert found.due.isoformat() == "2024-03-06T09:30:00+08:00"

    def test_nothing_else_changes(self) -> None:
        """All other days are the national ones."""
        calendar = ChinaCalendar(overlays=(CLOSED, OPENED))
        named = CLOSED.closed | OPENED.opened
        for day in days_between(iso("2024-01-01"), iso("2024-12-31")):
            if day not in named:
                assert calendar.day(day) == CALENDAR.day(day)

    def test_a_later_one_wins(self) -> None:
        """Of two overlays on one day the later in the list decides, and is named."""
        opened = Overlay("甲", opened=[iso("2024-03-05")])
        assert ChinaCalendar(overlays=(CLOSED, opened)).is_working_day(iso("2024-03-05"))
        assert not ChinaCalendar(overlays=(opened, CLOSED)).is_working_day(iso("2024-03-05"))
        assert ChinaCalendar(overlays=(opened, CLOSED)).day(iso("2024-03-05")).source == (
            "自治县条例"
        )
        again = Overlay("乙", closed=[iso("2024-03-05")])
        assert ChinaCalendar(overlays=(CLOSED, again)).day(iso("2024-03-05")).source == "乙"

    def test_it_wins_over_the_notice(self) -> None:
        """A make-up workday can be closed and a holiday opened."""
        overlay = Overlay("令", closed=[iso("2024-02-04")], opened=[iso("2024-10-01")])
        calendar = ChinaCalendar(overlays=(overlay,))
        assert not calendar.is_working_day(iso("2024-02-04"))
        assert calendar.is_working_day(iso("2024-10-01"))

    def test_beyond_the_notices(self) -> None:
        """An overlay counts past the horizon too, and does not make the days there published."""
        overlay = Overlay("令", closed=[iso("2026-12-29"), iso("2027-03-01")])
        calendar = ChinaCalendar(overlays=(overlay,))
        assert not calendar.is_working_day(iso("2027-03-01"), beyond="estimate")
        assert calendar.day(iso("2027-03-01")).source == "令"
        found = calendar.deadline(working_days(1), iso("2026-12-28"))
        assert (found.last_day, found.certainty) == (iso("2026-12-30"), "provisional")
        with pytest.raises(HorizonError):
            calendar.is_working_day(iso("2026-12-29"))

    def test_before_2001_it_is_no_data(self) -> None:
        """An overlay of a year without notices does not make that year countable."""
        calendar = ChinaCalendar(overlays=(Overlay("令", closed=[iso("1999-12-20")]),))
        with pytest.raises(HorizonError, match="before 2001"):
            calendar.is_working_day(iso("1999-12-20"))

    def test_the_shared_calendar_is_untouched(self) -> None:
        """Overlays belong to one calendar; a calendar made without them has none."""
        ChinaCalendar(overlays=(CLOSED,)).day(iso("2024-03-05"))
        assert ChinaCalendar().is_working_day(iso("2024-03-05"))


class TestReason:
    """What an overlay says."""

    @pytest.mark.parametrize(
        ("day", "kind", "source", "zh", "en"),
        [
            ("2024-03-05", "holiday", "自治县条例", "周二，本地休息", "Tuesday, local closure"),
            ("2024-03-09", "holiday", "自治县条例", "周六，本地休息", "Saturday, local closure"),
            (
                "2024-03-02",
                "make-up-workday",
                "抗旱令",
                "周六，本地上班",
                "Saturday, local opening",
            ),
            ("2024-02-12", "working-day", "抗旱令", "周一，本地上班", "Monday, local opening"),
        ],
    )
    def test_the_source_is_in_the_reason(
        self, day: str, kind: str, source: str, zh: str, en: str
    ) -> None:
        """A day that an overlay decides says so and names its source, in both languages."""
        found = ChinaCalendar(overlays=(CLOSED, OPENED)).day(iso(day))
        assert found.kind == kind
        assert found.source == source
        assert found.why.zh == f"{zh}（{source}）"
        assert found.why.en == f"{en} ({source})"

    def test_the_version_names_overlays(self) -> None:
        """The version of the calendar, and so each deadline, names the overlays in order."""
        calendar = ChinaCalendar(overlays=(CLOSED, OPENED), known_at=iso("2025-12-01"))
        names = f"{CLOSED.name}+{OPENED.name}"
        assert calendar.version == f"cn-2026@2025-12-01+{names}"
        assert [name.split("#")[0] for name in names.split("+")] == ["自治县条例", "抗旱令"]
        found = calendar.deadline(working_days(1), iso("2024-03-04"))
        assert found.calendar == calendar.version

    def test_another_answer_is_another_version(self) -> None:
        """Other days of one source, and other office hours, are other versions."""
        days = [iso("2024-03-05")], [iso("2024-03-05"), iso("2024-03-06")]
        overlays = [Overlay("令", closed=closed) for closed in days]
        overlays += [Overlay("令", opened=closed) for closed in days]
        versions = {ChinaCalendar(overlays=(overlay,)).version for overlay in overlays}
        assert len(versions) == 4
        again = Overlay("令", closed=tuple(reversed(days[1])))
        assert ChinaCalendar(overlays=(again,)).version in versions
        hours = OfficeHours(((time(9), time(12)), (time(13), time(17))))
        calendar = ChinaCalendar(office_hours=hours)
        assert calendar.version == "cn-2026/09:00:00-12:00:00,13:00:00-17:00:00"
        assert ChinaCalendar(office_hours=OfficeHours()).version == "cn-2026"


class TestValue:
    """An overlay is a value."""

    def test_any_collection_of_days(self) -> None:
        """Lists, tuples and sets of days are kept as one frozen set."""
        day = iso("2024-03-05")
        assert Overlay("令", closed=[day, day]) == Overlay("令", closed=(day,))
        assert Overlay("令", closed=frozenset({day})).closed == frozenset({day})
        assert hash(Overlay("令", closed=[day])) == hash(Overlay("令", closed=(day,)))

    def test_it_cannot_be_changed(self) -> None:
        """Nothing of an overlay can be set."""
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            CLOSED.source = ""  # type: ignore[misc]

    @given(
        st.sets(st.dates(iso("2024-01-01"), iso("2024-12-31")), max_size=20),
        st.sets(st.dates(iso("2024-01-01"), iso("2024-12-31")), max_size=20),
    )
    @slow_law
    def test_any_overlay(self, closed: set[object], opened: set[object]) -> None:
        """Whatever is closed is off, whatever is opened is worked; opened wins within one."""
        overlay = Overlay("令", closed=closed, opened=opened)  # type: ignore[arg-type]
        calendar = ChinaCalendar(overlays=(overlay,))
        for day in days_between(iso("2024-01-01"), iso("2024-12-31")):
            expected = day in opened or (day not in closed and CALENDAR.is_working_day(day))
            assert calendar.is_working_day(day) == expected
