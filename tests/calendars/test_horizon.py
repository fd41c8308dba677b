"""Where the State Council's notices end."""

from datetime import date

import pytest

from govflow.calendars import ChinaCalendar, natural_days, working_days
from govflow.errors import HorizonError
from tests.calendars.strategies import CALENDAR, LAST_PUBLISHED, days_between, iso, moment


class TestHorizon:
    """Where the notices end."""

    def test_published_through(self) -> None:
        """The shipped notices go to 2026, and the version says it."""
        assert CALENDAR.published_through == 2026
        assert CALENDAR.version == "cn-2026"
        assert date.fromordinal(CALENDAR.published()[1]) == LAST_PUBLISHED

    @pytest.mark.parametrize(
        ("start", "n", "last", "certainty"),
        [
            ("2024-12-15", 20, "2025-01-13", "published"),
            ("2026-11-27", 21, "2026-12-28", "published"),
            ("2026-11-30", 20, "2026-12-28", "published"),
            ("2026-11-30", 21, "2026-12-29", "provisional"),
            ("2026-12-01", 20, "2026-12-29", "provisional"),
            ("2026-12-15", 20, "2027-01-13", "provisional"),
            ("2026-12-28", 0, "2026-12-28", "published"),
            ("2026-12-28", 1, "2026-12-29", "provisional"),
            ("2026-12-28", 2, "2026-12-30", "provisional"),
            ("2026-12-28", 3, "2026-12-31", "provisional"),
            ("2026-12-28", 4, "2027-01-04", "provisional"),
            ("2026-12-28", -1, "2026-12-25", "published"),
            ("2026-12-29", -1, "2026-12-28", "provisional"),
            ("2026-12-31", -20, "2026-12-03", "provisional"),
            ("2026-12-29", 0, "2026-12-29", "provisional"),
            ("2027-01-13", -20, "2026-12-15", "provisional"),
            ("2050-06-01", -1, "2050-05-31", "provisional"),
        ],
    )
    def test_certainty(self, start: str, n: int, last: str, certainty: str) -> None:
        """A count is provisional from 29 December of the last year with a notice on."""
        found = CALENDAR.deadline(working_days(n), iso(start))
        assert (found.last_day, found.certainty) == (iso(last), certainty)
        again = CALENDAR.deadline(working_days(n), moment(f"{start}T10:00"))
        assert (again.last_day, again.certainty) == (iso(last), certainty)

    @pytest.mark.parametrize(("start", "n"), [("2026-11-30", 21), ("2026-12-31", -1)])
    def test_refusing_to_estimate(self, start: str, n: int) -> None:
        """With beyond="raise" a provisional answer is an error that names the missing notice."""
        with pytest.raises(HorizonError) as caught:
            CALENDAR.deadline(working_days(n), iso(start), beyond="raise")
        said = caught.value.speak("en")
        entered = "2026-12-29" if n > 0 else "2026-12-31"
        assert said == (f"the count enters {entered}: no State Council notice for 2027 is known")
        assert caught.value.speak("zh") == (f"计算进入{entered}：尚无2027年部分节假日安排的通知")

    def test_a_published_answer_is_never_refused(self) -> None:
        """With beyond="raise" a published answer is given."""
        found = CALENDAR.deadline(working_days(20), iso("2026-11-30"), beyond="raise")
        assert found.last_day == LAST_PUBLISHED

    def test_scalars_refuse_by_default(self) -> None:
        """Dates carry no certainty, so single days and counts raise past the notices."""
        for ask in (
            lambda: CALENDAR.add_working_days(iso("2026-12-28"), 1),
            lambda: CALENDAR.add_working_days(moment("2026-12-28T09:00"), 1),
            lambda: CALENDAR.add_working_days(iso("2026-12-29"), 0),
            lambda: CALENDAR.add_working_days(iso("2026-12-29"), -1),
            lambda: CALENDAR.add_working_days(iso("2027-03-01"), -60),
            lambda: CALENDAR.is_working_day(iso("2026-12-29")),
            lambda: CALENDAR.count_working_days(iso("2026-12-01"), iso("2026-12-29")),
            lambda: CALENDAR.count_working_days(iso("2026-12-29"), iso("2026-12-01")),
        ):
            with pytest.raises(HorizonError, match="no State Council notice for 2027 is known"):
                ask()

    def test_the_year_named_is_the_year_that_is_missing(self) -> None:
        """Far past the notices the year of the day is named, right after them the next one."""
        with pytest.raises(HorizonError, match="notice for 2031 is known"):
            CALENDAR.is_working_day(iso("2031-05-05"))
        with pytest.raises(HorizonError, match=r"enters 2026-12-30: .* for 2027"):
            CALENDAR.is_working_day(iso("2026-12-30"))

    def test_estimates_on_request(self) -> None:
        """With beyond="estimate" days and counts are answered, and the day says it is a guess."""
        assert CALENDAR.is_working_day(iso("2026-12-29"), beyond="estimate")
        assert not CALENDAR.is_working_day(iso("2027-01-01"), beyond="estimate")
        found = CALENDAR.count_working_days(iso("2026-12-28"), iso("2027-01-04"), beyond="estimate")
        assert found == 4
        assert CALENDAR.day(iso("2027-01-01")).estimated
        assert not CALENDAR.day(LAST_PUBLISHED).estimated

    def test_the_end_of_what_can_be_estimated(self) -> None:
        """2099 is estimated; any count that goes beyond it is refused, and says the limit."""
        assert CALENDAR.is_working_day(iso("2099-12-31"), beyond="estimate")
        assert CALENDAR.deadline(working_days(1), iso("2099-12-30")).last_day == iso("2099-12-31")
        for ask in (
            lambda: CALENDAR.day(iso("2100-01-01")),
            lambda: CALENDAR.is_working_day(iso("2100-01-01"), beyond="estimate"),
            lambda: CALENDAR.deadline(working_days(1), iso("2099-12-31")),
            lambda: CALENDAR.deadline(working_days(10**9), iso("2024-01-01")),
            lambda: CALENDAR.deadline(working_days(1), date.max),
            lambda: CALENDAR.deadline(natural_days(10**5), iso("2024-01-01"), roll="next"),
            lambda: CALENDAR.count_working_days(iso("2024-01-01"), date.max, beyond="estimate"),
            lambda: CALENDAR.add_working_days(iso("2024-01-01"), 10**30),
        ):
            with pytest.raises(HorizonError) as caught:
                ask()
            assert "up to 2099" in caught.value.speak("en")
            assert "2099年" in caught.value.speak("zh")

    def test_reading_beyond_changes_no_published_answer(self) -> None:
        """After any reading past the horizon every published answer is what it was."""
        fresh = ChinaCalendar()
        days = list(days_between(iso("2024-01-01"), LAST_PUBLISHED))
        before = [fresh.day(day) for day in days]
        deadline = fresh.deadline(working_days(20), iso("2026-11-30"))
        fresh.day(iso("2027-06-01"))
        fresh.deadline(working_days(3000), iso("2026-06-01"))
        assert [fresh.day(day) for day in days] == before
        assert fresh.deadline(working_days(20), iso("2026-11-30")) == deadline
        with pytest.raises(HorizonError):
            fresh.add_working_days(LAST_PUBLISHED, 1)
        with pytest.raises(HorizonError):
            fresh.is_working_day(iso("2026-12-29"))
        assert fresh.published_through == 2026
        assert fresh == ChinaCalendar()

    def test_the_order_of_reading_does_not_matter(self) -> None:
        """A far estimate is the same whether or not the years before it were asked for."""
        stepwise, at_once = ChinaCalendar(), ChinaCalendar()
        for year in range(2027, 2041):
            stepwise.day(date(year, 6, 1))
        for day in days_between(iso("2026-12-20"), iso("2040-12-31")):
            assert stepwise.day(day) == at_once.day(day)
