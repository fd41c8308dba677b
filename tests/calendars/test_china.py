"""The calendar of China against two other sources, its horizon and its days of knowledge."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from types import MappingProxyType

import attrs
import chinese_calendar
import pendulum
import pytest
from holidays.countries.china import China, ChinaStaticHolidays

from govflow.calendars import (
    NOTICES,
    ChinaCalendar,
    OfficeHours,
    Overlay,
    china,
    natural_days,
    working_days,
    working_hours,
)
from govflow.calendars import estimates as estimates_module
from govflow.calendars.china import FINAL_DATA_YEAR, FIRST_DAY
from govflow.errors import HorizonError, WorldError
from tests.calendars.strategies import (
    CALENDAR,
    DAY,
    DISPUTED,
    ORACLE_FIRST,
    ORACLE_LAST,
    days_between,
    iso,
    moment,
    naive_add,
    works,
)

LAST_PUBLISHED = iso("2026-12-28")


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


class TestAnswers:
    """Adding and counting."""

    @pytest.mark.parametrize("n", [1, 2, 5, 20, 250])
    def test_add_equals_a_walk(self, n: int) -> None:
        """From every day of three years the n-th working day, both ways, is what a walk finds."""
        for start in days_between(iso("2018-10-01"), iso("2020-10-01")):
            assert CALENDAR.add_working_days(start, n) == naive_add(start, n)
            assert CALENDAR.add_working_days(start, -n) == naive_add(start, -n)

    def test_zero_is_that_day_or_the_next(self) -> None:
        """0 working days is the day itself if it is worked, else the next that is."""
        for start in days_between(iso("2023-09-01"), iso("2024-03-01")):
            assert CALENDAR.add_working_days(start, 0) == naive_add(start, 0)

    @pytest.mark.parametrize(
        "start",
        [
            datetime(2024, 2, 8, 17, tzinfo=UTC),
            datetime(2024, 2, 8, 6, tzinfo=timezone(timedelta(hours=-11))),
            moment("2024-02-09T01:00"),
            pendulum.datetime(2024, 2, 9, 1, tz="Asia/Shanghai"),
            pendulum.date(2024, 2, 9),
            date(2024, 2, 9),
        ],
    )
    def test_whatever_holds_the_day(self, start: date) -> None:
        """Dates, naive and aware moments of the same day in China give one plain date."""
        found = CALENDAR.add_working_days(start, 1)
        assert found == date(2024, 2, 18)
        assert type(found) is date
        assert CALENDAR.is_working_day(start)
        assert CALENDAR.day(start).date == date(2024, 2, 9)
        assert CALENDAR.count_working_days(start, date(2024, 2, 18)) == 1
        assert CALENDAR.deadline(working_days(1), start).last_day == date(2024, 2, 18)

    def test_counting_backwards_is_negative(self) -> None:
        """A count towards an earlier day is the negative of the count back."""
        a, b = iso("2024-01-31"), iso("2024-03-04")
        assert CALENDAR.count_working_days(a, b) == 20
        assert CALENDAR.count_working_days(b, a) == -20
        assert CALENDAR.count_working_days(a, a) == 0


class TestBefore2001:
    """Where no notices are held."""

    def test_everything_counted_in_working_days_is_refused(self) -> None:
        """Days before 2001, and counts that reach them, say what is wrong and since when."""
        for ask in (
            lambda: CALENDAR.is_working_day(iso("2000-12-31")),
            lambda: CALENDAR.is_working_day(iso("2000-12-31"), beyond="estimate"),
            lambda: CALENDAR.day(iso("1999-10-01")),
            lambda: CALENDAR.add_working_days(iso("2000-12-30"), 1),
            lambda: CALENDAR.add_working_days(iso("2000-12-31"), 0),
            lambda: CALENDAR.add_working_days(iso("2001-01-03"), -5),
            lambda: CALENDAR.add_working_days(iso("2024-01-03"), -(10**9)),
            lambda: CALENDAR.count_working_days(iso("2000-12-30"), iso("2001-02-01")),
            lambda: CALENDAR.count_working_days(iso("2001-02-01"), iso("2000-12-30")),
            lambda: CALENDAR.deadline(working_days(5), iso("2000-12-30")),
            lambda: CALENDAR.deadline(working_days(-5), iso("2001-01-03")),
            lambda: CALENDAR.deadline(working_hours(5), moment("2000-12-29T09:00")),
            lambda: CALENDAR.deadline(natural_days(5), iso("2000-12-01"), roll="next"),
        ):
            with pytest.raises(HorizonError) as caught:
                ask()
            said = caught.value.speak("en")
            assert said == (
                "working days before 2001 cannot be counted: no State Council notices are held "
                "for them"
            )
            assert "2001年以前" in caught.value.speak("zh")

    def test_no_count_wraps_around(self) -> None:
        """No start before 2001, however early, is answered with a day from the other end."""
        for start in days_between(iso("1999-01-01"), iso("2000-12-30")):
            for n in (1, 30):
                with pytest.raises(HorizonError, match="before 2001"):
                    CALENDAR.add_working_days(start, n)

    def test_the_first_day(self) -> None:
        """A count may start on 2000-12-31, which is not counted itself."""
        assert CALENDAR.add_working_days(iso("2000-12-31"), 1) == iso("2001-01-02")
        assert CALENDAR.count_working_days(iso("2000-12-31"), iso("2001-01-02")) == 1
        assert not CALENDAR.is_working_day(FIRST_DAY)
        found = CALENDAR.deadline(working_days(1), iso("2000-12-31"))
        assert (found.last_day, found.certainty) == (iso("2001-01-02"), "published")

    def test_natural_days_need_no_notices(self) -> None:
        """What is not counted in working days is answered for any year."""
        found = CALENDAR.deadline(natural_days(5), iso("1949-10-01"))
        assert (found.last_day, found.certainty) == (iso("1949-10-06"), "published")

    def test_it_is_the_world_that_lacks_something(self) -> None:
        """A horizon is an error of the world, not of the caller."""
        assert issubclass(HorizonError, WorldError)


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


class TestKnownAt:
    """What was known on a day."""

    @pytest.mark.parametrize(
        ("known_at", "start", "n", "last", "certainty"),
        [
            (None, "2020-01-22", 3, "2020-02-04", "published"),
            ("2020-01-22", "2020-01-22", 3, "2020-02-01", "published"),
            ("2020-01-25", "2020-01-22", 3, "2020-02-01", "published"),
            ("2020-01-26", "2020-01-22", 3, "2020-02-04", "published"),
            ("2020-01-27", "2020-01-22", 3, "2020-02-04", "published"),
            ("2024-11-01", "2024-12-15", 20, "2025-01-13", "provisional"),
            ("2024-11-11", "2024-12-15", 20, "2025-01-13", "provisional"),
            ("2024-11-12", "2024-12-15", 20, "2025-01-13", "published"),
            ("2019-03-21", "2019-04-26", 4, "2019-05-03", "published"),
            ("2019-03-22", "2019-04-26", 4, "2019-05-05", "published"),
            ("2019-03-21", "2019-04-30", 1, "2019-05-02", "published"),
            ("2019-03-22", "2019-04-30", 1, "2019-05-05", "published"),
            ("2018-12-05", "2018-12-25", 4, "2018-12-31", "provisional"),
            ("2018-12-06", "2018-12-25", 4, "2018-12-29", "published"),
        ],
    )
    def test_deadlines_then_and_later(
        self, known_at: str | None, start: str, n: int, last: str, certainty: str
    ) -> None:
        """A deadline rests on the notices published up to the day of knowledge, that day too."""
        calendar = ChinaCalendar(known_at=None if known_at is None else iso(known_at))
        found = calendar.deadline(working_days(n), iso(start))
        assert (found.last_day, found.certainty) == (iso(last), certainty)
        suffix = "" if known_at is None else f"@{known_at}"
        assert found.calendar == f"cn-{calendar.published_through}{suffix}"

    @pytest.mark.parametrize(
        ("published", "year"),
        [
            ("2018-12-06", 2019),
            ("2019-11-21", 2020),
            ("2020-11-25", 2021),
            ("2021-10-25", 2022),
            ("2022-12-08", 2023),
            ("2023-10-25", 2024),
            ("2024-11-12", 2025),
            ("2025-11-04", 2026),
        ],
    )
    def test_each_day_of_publication(self, published: str, year: int) -> None:
        """The day before a notice its year is estimated, on that day it is published."""
        day_before = ChinaCalendar(known_at=iso(published) - DAY)
        that_day = ChinaCalendar(known_at=iso(published))
        assert day_before.published_through == year - 1
        assert that_day.published_through == year
        assert day_before.day(date(year, 1, 1)).estimated
        assert day_before.day(date(year - 1, 12, 29)).estimated
        assert not day_before.day(date(year - 1, 12, 28)).estimated
        assert not that_day.day(date(year, 12, 28)).estimated
        assert that_day.day(date(year, 12, 29)).estimated

    def test_labour_day_2019(self) -> None:
        """Until 2019-03-22 Labour Day 2019 was one day; then four, and two Sundays were worked."""
        before = ChinaCalendar(known_at=iso("2019-03-21"))
        after = ChinaCalendar(known_at=iso("2019-03-22"))
        days = list(days_between(iso("2019-04-28"), iso("2019-05-05")))
        assert [before.is_working_day(d) for d in days] == [0, 1, 1, 0, 1, 1, 0, 0]
        assert [after.is_working_day(d) for d in days] == [1, 1, 1, 0, 0, 0, 0, 1]
        assert before.day(iso("2019-05-01")).source == "国办发明电〔2018〕15号"
        assert after.day(iso("2019-05-01")).source == "国办发明电〔2019〕3号"
        assert after.day(iso("2019-10-01")).source == "国办发明电〔2018〕15号"

    def test_spring_festival_2020(self) -> None:
        """Until 2020-01-26 the festival ended on 30 January and 1 February was to be worked."""
        before = ChinaCalendar(known_at=iso("2020-01-25"))
        after = ChinaCalendar(known_at=iso("2020-01-26"))
        days = list(days_between(iso("2020-01-30"), iso("2020-02-03")))
        assert [before.is_working_day(d) for d in days] == [0, 1, 1, 0, 1]
        assert [after.is_working_day(d) for d in days] == [0, 0, 0, 0, 1]

    def test_an_amendment_leaves_the_rest_alone(self) -> None:
        """Outside the amended breaks, what was known before and after the amendment agrees."""
        for amended, year in (("2019-03-22", 2019), ("2020-01-26", 2020)):
            before = ChinaCalendar(known_at=iso(amended) - DAY)
            after = ChinaCalendar(known_at=iso(amended))
            different = [
                day
                for day in days_between(date(year, 1, 1), date(year, 12, 28))
                if before.is_working_day(day) != after.is_working_day(day)
            ]
            expected = {
                2019: ["2019-04-28", "2019-05-02", "2019-05-03", "2019-05-05"],
                2020: ["2020-01-31", "2020-02-01"],
            }[year]
            assert different == [iso(text) for text in expected]

    @pytest.mark.parametrize("known_at", ["1990-01-01", "2001-01-01", "2008-01-01", "2018-12-05"])
    def test_years_up_to_2018_are_final(self, known_at: str) -> None:
        """Whatever the day of knowledge, days up to 2018-12-28 are the final ones."""
        calendar = ChinaCalendar(known_at=iso(known_at))
        assert calendar.published_through == FINAL_DATA_YEAR == 2018
        for day in days_between(FIRST_DAY, iso("2018-12-28")):
            assert calendar.is_working_day(day) == CALENDAR.is_working_day(day)
        assert calendar.day(iso("2018-12-29")).estimated
        assert not calendar.is_working_day(iso("2018-12-29"), beyond="estimate")

    def test_the_next_notice_is_not_seen_in_december(self) -> None:
        """Before the notice of 2019 the Saturday 2018-12-29 looked off and the Monday worked."""
        before = ChinaCalendar(known_at=iso("2018-12-05"))
        after = ChinaCalendar(known_at=iso("2018-12-06"))
        for day, was, became in (("2018-12-29", False, True), ("2018-12-31", True, False)):
            assert before.is_working_day(iso(day), beyond="estimate") == was
            assert after.is_working_day(iso(day)) == became

    def test_what_was_estimated_holds_no_later_notice(self) -> None:
        """As known before its notice, a year has no weekend day worked: none was published."""
        for notice in NOTICES:
            if notice.published is None or notice.document in {
                "国办发明电〔2019〕3号",
                "国办发明电〔2020〕1号",
            }:
                continue
            calendar = ChinaCalendar(known_at=iso(notice.published) - DAY)
            weekend_days = [
                day
                for day in days_between(date(notice.year, 1, 1), date(notice.year, 12, 31))
                if day.weekday() >= 5 and calendar.is_working_day(day, beyond="estimate")
            ]
            assert weekend_days == [], notice.year

    def test_knowing_everything_is_the_default(self) -> None:
        """As known on the day of the last notice every day is as without a day of knowledge."""
        latest = ChinaCalendar(known_at=iso("2025-11-04"))
        for day in days_between(iso("2018-01-01"), iso("2027-12-31")):
            assert latest.day(day) == CALENDAR.day(day)


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


class TestValue:
    """A calendar is a value."""

    def test_equal_by_what_it_is_made_of(self) -> None:
        """Calendars of the same knowledge, overlays and hours are equal and one key."""
        overlay = Overlay("令", closed=[iso("2024-03-04")])
        assert ChinaCalendar() == ChinaCalendar()
        assert hash(ChinaCalendar(overlays=(overlay,))) == hash(ChinaCalendar(overlays=(overlay,)))
        assert ChinaCalendar() != ChinaCalendar(known_at=iso("2020-01-22"))
        assert ChinaCalendar() != ChinaCalendar(overlays=(overlay,))
        other_hours = OfficeHours(
            ((moment("2024-01-01T09:00").time(), moment("2024-01-01T17:00").time()),)
        )
        assert ChinaCalendar() != ChinaCalendar(office_hours=other_hours)

    def test_it_cannot_be_changed(self) -> None:
        """Nothing of a calendar can be set."""
        for name in ("known_at", "overlays", "office_hours", "add_working_days"):
            with pytest.raises(attrs.exceptions.FrozenInstanceError):
                setattr(CALENDAR, name, None)

    def test_one_calendar_for_all(self) -> None:
        """`china()` is one calendar of all notices."""
        assert china() is china()
        assert china() == ChinaCalendar()
        assert china().known_at is None

    def test_the_oracle_is_the_one_meant(self) -> None:
        """The walk used as an oracle has the disputed day worked and knows its own limits."""
        assert works(DISPUTED)
        with pytest.raises(AssertionError):
            works(ORACLE_LAST + DAY)
