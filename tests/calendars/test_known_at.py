"""What was known on a day: notices as they were published."""

from datetime import date

import pytest

from govflow.calendars import NOTICES, ChinaCalendar, working_days
from govflow.calendars.china import FINAL_DATA_YEAR, FIRST_DAY
from tests.calendars.strategies import CALENDAR, DAY, days_between, iso


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
