"""What is read from `holidays`, and that nothing of it is shared or guessed silently."""

from datetime import date

import pytest
from holidays.countries.china import China

from govflow.calendars.estimates import (
    LAST_YEAR,
    beyond_estimates,
    exceptions,
    holidays_of,
    published_years,
)
from govflow.errors import HorizonError
from tests.calendars.strategies import CALENDAR, days_between, iso


class TestExceptions:
    """Days whose weekday lies."""

    @pytest.mark.parametrize("year", range(2001, 2027))
    def test_shipped_years_are_the_same(self, year: int) -> None:
        """The exceptions of a published year are those of the shipped notices."""
        found = exceptions(year, None)
        for day in days_between(date(year, 1, 1), min(date(year, 12, 31), iso("2026-12-28"))):
            working = CALENDAR.is_working_day(day)
            if working == (day.weekday() < 5):
                assert day not in found
            else:
                assert found[day][0] == working

    @pytest.mark.parametrize("year", [2027, 2030, 2099])
    def test_estimated_years(self, year: int) -> None:
        """A year without a notice has statutory days off and no weekend day worked."""
        found = exceptions(year, 2027)
        assert 8 <= len(found) <= 14
        assert all(day.year == year and day.weekday() < 5 for day in found)
        assert all(not working and name for working, name in found.values())

    def test_hiding_a_published_year(self) -> None:
        """With its notice hidden a published year looks as it did before: no make-up days."""
        seen, hidden = exceptions(2026, 2027), exceptions(2026, 2026)
        assert sum(working for working, _ in seen.values()) == 6
        assert not any(working for working, _ in hidden.values())
        assert iso("2026-02-17") in hidden  # the festival itself is statutory
        assert iso("2026-02-23") in seen
        assert iso("2026-02-23") not in hidden  # the exchanged Monday is not

    @pytest.mark.parametrize("year", range(2002, 2027))
    def test_no_hidden_year_has_make_up_days(self, year: int) -> None:
        """With its own and later notices hidden no weekend day of a year is worked."""
        assert not any(working for working, _ in exceptions(year, year).values())

    def test_hiding_does_not_touch_earlier_years(self) -> None:
        """Hiding 2026 leaves every day of 2025 up to 28 December as it is."""
        for day, found in exceptions(2025, 2026).items():
            if day <= iso("2025-12-28"):
                assert exceptions(2025, None)[day] == found

    def test_beyond_what_can_be_estimated(self) -> None:
        """After 2099 `holidays` knows no holidays, so nothing is answered."""
        assert LAST_YEAR == 2099
        with pytest.raises(HorizonError, match="up to 2099"):
            exceptions(2100, None)
        assert "至2099年" in beyond_estimates().speak("zh")

    def test_they_cannot_be_changed(self) -> None:
        """What is cached is read-only."""
        with pytest.raises(TypeError):
            exceptions(2026, None)[date(2026, 1, 1)] = (True, "")  # type: ignore[index]


class TestObjects:
    """The objects of `holidays`."""

    def test_a_fresh_one_each_time(self) -> None:
        """No object is handed out twice, whether or not notices are hidden."""
        for hidden_from in (None, 2026):
            one = holidays_of([2026], hidden_from=hidden_from)
            two = holidays_of([2026], hidden_from=hidden_from)
            assert one is not two
            assert one.weekend_workdays is not two.weekend_workdays

    def test_hiding_leaves_the_package_alone(self) -> None:
        """Hiding notices in one object hides them in no other."""
        holidays_of([2026], hidden_from=2010)
        assert max(China(language="zh_CN").special_public_holidays) >= 2026
        assert iso("2026-02-14") in holidays_of([2026]).weekend_workdays

    def test_names_are_chinese_whatever_the_machine(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Names come in Chinese, also where the environment asks for English."""
        for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
            monkeypatch.setenv(name, "en_US.UTF-8")
        assert holidays_of([2026]).get(date(2026, 1, 1)) == "元旦"
        assert holidays_of([2026], hidden_from=2026).get(date(2026, 1, 1)) == "元旦"

    def test_published_years(self) -> None:
        """The years with a notice begin in 2001 and reach the last shipped one, without a gap."""
        years = published_years()
        assert years[0] == 2001
        assert years[-1] >= 2026
        assert years == tuple(range(years[0], years[-1] + 1))
