"""The days of the calendar against other sources, and against other editions of `holidays`."""

from collections.abc import Iterator
from datetime import date
from types import MappingProxyType

import chinese_calendar
import pytest
from holidays.countries.china import China, ChinaStaticHolidays

from govflow.calendars import ChinaCalendar, working_days
from govflow.calendars import estimates as estimates_module
from govflow.calendars.china import FIRST_DAY
from govflow.errors import HorizonError
from tests.calendars.strategies import (
    CALENDAR,
    DISPUTED,
    LAST_PUBLISHED,
    ORACLE_FIRST,
    ORACLE_LAST,
    days_between,
    iso,
)


def _holidays(first: int, last: int) -> China:
    return China(years=range(first - 1, last + 2), language="zh_CN", expand=False)


class TestAgainstOtherSources:
    """Day by day."""

    def test_equal_to_chinesecalendar(self) -> None:
        """Every day from 2004 to 2026-12-28 is as `chinesecalendar` has it, but 2005-12-31."""
        different = [
            day
            for day in days_between(ORACLE_FIRST, ORACLE_LAST)
            if CALENDAR.is_working_day(day) != chinese_calendar.is_workday(day)
        ]
        assert different == [DISPUTED]

    def test_the_disputed_day(self) -> None:
        """2005-12-31 was worked: the notice says so, and the day names it."""
        day = CALENDAR.day(DISPUTED)
        assert day.working
        assert day.kind == "make-up-workday"
        assert day.source == "国办发明电〔2005〕35号"
        assert "国办发明电〔2005〕35号" in day.why.zh

    def test_equal_to_holidays(self) -> None:
        """Every shipped day from 2001 to 2026 is as `holidays` has it, read on its own."""
        other = _holidays(2001, 2026)
        for day in days_between(FIRST_DAY, LAST_PUBLISHED):
            assert CALENDAR.is_working_day(day) == other.is_working_day(day), day

    def test_the_last_days_of_the_horizon_are_as_holidays_estimates_them(self) -> None:
        """29-31 December 2026 and the years after it are what `holidays` answers."""
        other = _holidays(2026, 2040)
        for day in days_between(LAST_PUBLISHED, iso("2040-12-31")):
            found = CALENDAR.is_working_day(day, beyond="estimate")
            assert found == other.is_working_day(day), day

    def test_working_days_of_each_year(self) -> None:
        """The working days of 2008-2025, a year, are the known numbers."""
        numbers = [
            CALENDAR.count_working_days(date(year - 1, 12, 31), date(year, 12, 31))
            for year in range(2008, 2026)
        ]
        assert numbers == [
            251, 250, 250, 250, 249, 250, 250, 249, 250, 249, 250, 250, 249, 250, 249, 249, 251,
            248,
        ]  # fmt: skip
        last = CALENDAR.count_working_days(iso("2025-12-31"), iso("2026-12-31"), beyond="estimate")
        assert last == 248

    def test_the_whole_truth_is_628_dates(self) -> None:
        """From 2001 on 171 weekend days were worked and 457 weekdays were off."""
        made_up = off = 0
        for day in days_between(FIRST_DAY, LAST_PUBLISHED):
            working, weekday = CALENDAR.is_working_day(day), day.weekday() < 5
            made_up += working and not weekday
            off += weekday and not working
        assert (made_up, off) == (171, 457)

    @pytest.mark.parametrize(
        ("first", "last", "row"),
        [
            ("2024-02-02", "2024-02-19", "W.WWWWWW........WW"),
            ("2023-09-28", "2023-10-09", "W........WWW"),
            ("2025-01-24", "2025-02-08", "W.WW........WWWW"),
            ("2026-02-13", "2026-02-28", "WW.........WWWWW"),
            ("2026-09-18", "2026-10-10", "W.WWWWW...WWW.......WWW"),
            ("2007-12-28", "2008-01-02", "WW...W"),
            ("2008-09-26", "2008-10-06", "WWW.......W"),
            ("2015-09-02", "2015-09-07", "W...WW"),
            ("2019-04-27", "2019-05-06", ".WWW....WW"),
            ("2020-01-19", "2020-02-03", "WWWWW..........W"),
        ],
    )
    def test_corner_years(self, first: str, last: str, row: str) -> None:
        """The weeks that other calendars got wrong are right, day by day."""
        found = "".join(
            "W" if CALENDAR.is_working_day(day) else "."
            for day in days_between(iso(first), iso(last))
        )
        assert found == row

    def test_the_longest_closed_run(self) -> None:
        """No office was ever closed longer than 2020-01-24..02-02."""
        longest = max(
            (nxt - day).days
            for day in days_between(FIRST_DAY, iso("2026-12-01"))
            for nxt in [CALENDAR.add_working_days(day, 1)]
        )
        assert longest == 11
        assert CALENDAR.add_working_days(iso("2020-01-23"), 1) == iso("2020-02-03")


@pytest.fixture(name="fresh_estimates")
def forget_estimates() -> Iterator[None]:
    """Forget what was estimated, before and after."""
    for cached in (estimates_module.exceptions, estimates_module.published_years):
        cached.cache_clear()
    yield
    for cached in (estimates_module.exceptions, estimates_module.published_years):
        cached.cache_clear()


class TestNewerHolidays:
    """An installed `holidays` that knows a notice this version does not ship."""

    @pytest.fixture(autouse=True)
    def _notice_of_2027(self, monkeypatch: pytest.MonkeyPatch, fresh_estimates: None) -> None:
        monkeypatch.setitem(
            ChinaStaticHolidays.special_public_holidays,
            2027,
            ((2, 11, 2, 14), (1, 4, 12, 27, 2026), (12, 30, 12, 26)),
        )

    def test_the_year_is_published(self) -> None:
        """Its notice counts: days to 2027-12-28 are published, make-up days worked."""
        calendar = ChinaCalendar()
        assert not calendar.day(iso("2027-02-11")).working
        assert calendar.day(iso("2027-02-14")).kind == "make-up-workday"
        assert calendar.published_through == 2026  # what it answers for never changes
        far = calendar.deadline(working_days(1), date(2027, 3, 1))
        near = calendar.deadline(working_days(1), date(2026, 3, 2))
        assert (far.calendar, near.calendar) == ("cn-2027", "cn-2026")
        assert not calendar.day(iso("2027-12-28")).estimated
        assert calendar.day(iso("2027-12-29")).estimated
        found = calendar.deadline(working_days(20), iso("2026-12-15"))
        assert (found.last_day, found.certainty) == (iso("2027-01-14"), "published")
        assert calendar.add_working_days(iso("2027-02-13"), 1) == iso("2027-02-14")
        assert calendar.is_working_day(iso("2027-12-28"))

    def test_it_fills_the_last_days_of_december_before(self) -> None:
        """29-31 December 2026 become published with the notice for 2027."""
        calendar = ChinaCalendar()
        found = calendar.deadline(working_days(1), iso("2026-12-28"), beyond="raise")
        assert (found.last_day, found.certainty) == (iso("2026-12-29"), "published")

    def test_days_that_were_final_stay(self) -> None:
        """The shipped days win up to 28 December of their last year."""
        calendar = ChinaCalendar()
        calendar.day(iso("2027-06-01"))
        assert not calendar.is_working_day(iso("2026-12-27"))

    def test_the_year_after_is_estimated(self) -> None:
        """2028 stays an estimate, and 28 December 2027 is the new horizon."""
        calendar = ChinaCalendar()
        assert calendar.deadline(working_days(1), iso("2027-12-28")).certainty == "provisional"
        with pytest.raises(HorizonError, match="notice for 2028 is known"):
            calendar.is_working_day(iso("2027-12-29"))

    def test_not_for_one_who_could_not_know(self) -> None:
        """As known on 2026-12-01 the notice of 2027 is unseen: nobody can tell when it came."""
        calendar = ChinaCalendar(known_at=iso("2026-12-01"))
        assert calendar.day(iso("2027-02-11")).estimated
        assert calendar.day(iso("2027-02-14")).kind == "weekend"
        assert calendar.published_through == 2026
        found = calendar.deadline(working_days(20), iso("2026-12-15"))
        assert found.certainty == "provisional"

    def test_known_once_its_year_has_begun(self) -> None:
        """As known on 2027-01-01 the notice of 2027 is known: none has come later than that."""
        calendar = ChinaCalendar(known_at=iso("2027-01-01"))
        assert calendar.day(iso("2027-02-14")).kind == "make-up-workday"
        assert calendar.deadline(working_days(1), date(2027, 3, 1)).calendar == "cn-2027@2027-01-01"

    def test_what_its_days_say(self) -> None:
        """A day from an installed notice is no estimate; its words are in each language."""
        calendar = ChinaCalendar()
        off, worked = calendar.day(iso("2027-02-11")), calendar.day(iso("2027-02-14"))
        assert off.why.en == "Thursday, rest day off"
        assert worked.why.en == "Sunday, make-up workday"
        assert worked.why.zh == "周日，调休上班"
        assert (off.source, worked.source) == (None, None)


class TestFakedHolidays:
    """The same through the two doors of the module of estimates."""

    @pytest.fixture(autouse=True)
    def _fake(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def exceptions(
            year: int, hidden_from: int | None
        ) -> MappingProxyType[date, tuple[bool, str]]:
            days: dict[date, tuple[bool, str]] = {date(year, 1, 1): (False, "元旦")}
            seen = hidden_from is None or hidden_from > 2027
            if year == 2027 and seen:
                days[date(2027, 1, 3)] = (True, "")
            if year == 2026 and seen:
                days[date(2026, 12, 31)] = (False, "元旦")
            return MappingProxyType(days)

        monkeypatch.setattr(estimates_module, "published_years", lambda: (2025, 2026, 2027))
        monkeypatch.setattr(estimates_module, "exceptions", exceptions)

    def test_published_for_one_who_knows_all(self) -> None:
        """The year that `holidays` has a notice for is published."""
        calendar = ChinaCalendar()
        found = calendar.deadline(working_days(20), iso("2026-12-15"))
        assert (found.last_day, found.certainty) == (iso("2027-01-13"), "published")
        assert calendar.is_working_day(iso("2027-01-03"))
        assert not calendar.is_working_day(iso("2026-12-31"))

    @pytest.mark.parametrize("known_at", ["2026-12-01", "2026-12-31"])
    def test_unseen_before_its_year(self, known_at: str) -> None:
        """As known in 2026 the same count is provisional and the make-up day is off."""
        calendar = ChinaCalendar(known_at=iso(known_at))
        found = calendar.deadline(working_days(20), iso("2026-12-15"))
        assert (found.last_day, found.certainty) == (iso("2027-01-13"), "provisional")
        assert not calendar.is_working_day(iso("2027-01-03"), beyond="estimate")
        assert calendar.is_working_day(iso("2026-12-31"), beyond="estimate")

    def test_an_older_holidays_takes_nothing_away(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Where `holidays` knows fewer notices than are shipped, the shipped ones stand."""
        monkeypatch.setattr(estimates_module, "published_years", lambda: (2024, 2025))
        calendar = ChinaCalendar()
        assert calendar.day(iso("2027-06-01")).estimated
        assert calendar.published_through == 2026
        assert not calendar.day(LAST_PUBLISHED).estimated
        assert calendar.day(iso("2026-12-29")).estimated
