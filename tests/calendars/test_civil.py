"""Civil dates and moments: what is read, in which zone, and what is refused."""
# ruff: noqa: RUF001 (full-width digits are what is read here)

from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

import pendulum
import pytest

from govflow.calendars import civil_date, instant, read_moment
from govflow.calendars.civil import (
    ZONE,
    check_day_or_moment,
    check_moment,
    has_time,
    localize,
    midnight,
    seen_at,
    shanghai,
    spoken,
    utc,
)
from govflow.errors import UsageError
from tests.calendars.strategies import iso, moment

DST_STARTS = (
    "1986-05-04",
    "1987-04-12",
    "1988-04-17",
    "1989-04-16",
    "1990-04-15",
    "1991-04-14",
)
DST_ENDS = ("1986-09-14", "1987-09-13", "1988-09-11", "1989-09-17", "1990-09-16", "1991-09-15")


class TestDatesThatAreRead:
    """Dates without a time of day."""

    @pytest.mark.parametrize(
        "text",
        [
            "2024-01-05",
            "2024-1-5",
            "2024/1/5",
            "2024/01/05",
            "2024.1.5",
            "2024.01.05",
            "2024年1月5日",
            "2024年01月05日",
            "  2024-01-05\n",
            "２０２４－０１－０５",
            "２０２４／１／５",
            "２０２４．１．５",
            "２０２４年１月５日",
            "\u30002024年1月5日\u3000",
        ],
    )
    def test_each_written_form(self, text: str) -> None:
        """Every form of the contract, in half or full width, is the same plain date."""
        read = read_moment(text)
        assert read == date(2024, 1, 5)
        assert type(read) is date
        assert not has_time(read)

    @pytest.mark.parametrize("text", ["2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31"])
    def test_leap_days_and_the_ends_of_time(self, text: str) -> None:
        """Days that exist are read, however rare."""
        assert read_moment(text) == iso(text)


class TestMomentsThatAreRead:
    """Dates with a time of day."""

    @pytest.mark.parametrize("form", ["2024-01-05", "2024/1/5", "2024.1.5", "2024年1月5日"])
    @pytest.mark.parametrize(
        "clock", ["T09:30", " 09:30", " 9:30", "  9:30:00", " 9时30分", " 9时30分0秒", " ９：３０"]
    )
    def test_each_form_with_a_time(self, form: str, clock: str) -> None:
        """Each form of the date goes with each form of the time; naive is local time of China."""
        read = read_moment(form + clock)
        assert has_time(read)
        assert isinstance(read, datetime)
        assert read.isoformat() == "2024-01-05T09:30:00+08:00"

    def test_no_blank_is_needed_after_the_chinese_date(self) -> None:
        """`2024年1月5日9:30` is written without a blank; after a digit a blank is needed."""
        assert read_moment("2024年1月5日9:30") == read_moment("2024-01-05T09:30")
        with pytest.raises(UsageError, match="cannot read"):
            read_moment("2024-01-111:00")  # the 11th at 1:00, or the 1st at 11:00?

    @pytest.mark.parametrize(
        ("text", "printed"),
        [
            ("2024-01-05T10:30:15", "2024-01-05T10:30:15+08:00"),
            ("2024-01-05T10:30:15.5", "2024-01-05T10:30:15.500000+08:00"),
            ("2024-01-05T10:30:15,25", "2024-01-05T10:30:15.250000+08:00"),
            ("2024-01-05T10:30:15.123456789", "2024-01-05T10:30:15.123456+08:00"),
            ("2024-01-05T00:00", "2024-01-05T00:00:00+08:00"),
            ("2024-01-05T24:00", "2024-01-06T00:00:00+08:00"),
            ("2024-01-05 24:00:00", "2024-01-06T00:00:00+08:00"),
            ("2024-02-29 24:00", "2024-03-01T00:00:00+08:00"),
            ("2023-12-31 24:00", "2024-01-01T00:00:00+08:00"),
            ("2024-01-05T10:30Z", "2024-01-05T18:30:00+08:00"),
            ("2024-01-05T10:30:15Z", "2024-01-05T18:30:15+08:00"),
            ("2024-01-05T10:30+08:00", "2024-01-05T10:30:00+08:00"),
            ("2024-01-05T10:30+0800", "2024-01-05T10:30:00+08:00"),
            ("2024-01-05T10:30+08", "2024-01-05T10:30:00+08:00"),
            ("2024-01-05 10:30 +08:00", "2024-01-05T10:30:00+08:00"),
            ("2024-01-05T20:30-05:00", "2024-01-06T09:30:00+08:00"),
            ("2024-01-05T10:30+05:45", "2024-01-05T12:45:00+08:00"),
            ("2024-01-05T24:00Z", "2024-01-06T08:00:00+08:00"),
            ("2024-01-05T10:30+23:59", "2024-01-04T18:31:00+08:00"),
            ("1988-07-01T12:00", "1988-07-01T12:00:00+09:00"),
            ("1988-07-01T12:00+08:00", "1988-07-01T13:00:00+09:00"),
        ],
    )
    def test_seconds_offsets_and_the_end_of_the_day(self, text: str, printed: str) -> None:
        """Fractions, offsets and 24:00 give the moment they name, printed in local time."""
        read = read_moment(text)
        assert isinstance(read, datetime)
        assert read.isoformat() == printed


class TestRefused:
    """What is no date or moment."""

    @pytest.mark.parametrize(
        "text",
        [
            "2024-02-30",
            "2023-02-29",
            "1900-02-29",
            "2024-13-01",
            "2024-00-10",
            "2024-01-00",
            "2024-04-31",
            "0000-01-01",
            "2024年2月30日",
            "2024/6/31",
            "2024-01-05T24:01",
            "2024-01-05T24:00:01",
            "2024-01-05T24:00:00.5",
            "2024-01-05T25:00",
            "2024-01-05T10:60",
            "2024-01-05T23:59:60",
            "2024-01-05T10:00+24:00",
            "2024-01-05T10:00+08:60",
            "2024-01-05T10:00-99:99",
            "9999-12-31T24:00",
        ],
    )
    def test_impossible_days_and_times(self, text: str) -> None:
        """A form that can be read but names no day or time says that, with the text."""
        with pytest.raises(UsageError) as caught:
            read_moment(text)
        assert caught.value.speak("en") == f"there is no such day or time as {text!r}"
        assert caught.value.speak("zh") == f"“{text}”不是真实存在的日期时刻"

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "today",
            "2024",
            "2024-01",
            "24-01-05",
            "05/01/2024",
            "2024-01/05",
            "2024.1-5",
            "2024年1月5",
            "20240105",
            "2024-W01-5",
            "2024-01-05T",
            "2024-01-05 10",
            "2024-01-05Z",
            "2024-01-05T10:00 CST",
            "2024-01-05T10:00+8",
            "2024-01-05T10:00:15.",
            "2024-01-05 10:00 PM",
            "٢٠٢٤-٠١-٠٥",
            "二〇二四年一月五日",
            "2024-01-05 2024-01-06",
            "1704412800",
        ],
    )
    def test_forms_that_are_not_read(self, text: str) -> None:
        """What has no known form is refused with the forms that do, never guessed."""
        with pytest.raises(UsageError) as caught:
            read_moment(text)
        for language in ("zh", "en"):
            said = caught.value.speak(language)
            assert "2024-01-05" in said
            assert "2024年1月5日" in said
        assert repr(text) in caught.value.speak("en")

    @pytest.mark.parametrize("text", ["0001-01-01T00:00+23:59", "9999-12-31T23:00-23:59"])
    def test_moments_that_leave_the_calendar_in_china(self, text: str) -> None:
        """A moment whose day in China lies outside the years 1 to 9999 is refused."""
        with pytest.raises(UsageError, match="outside the years 1 to 9999") as caught:
            read_moment(text)
        assert "公元1年至9999年" in caught.value.speak("zh")


class TestZones:
    """Local time of China, from whatever a caller holds."""

    def test_naive_is_local_time_of_china(self) -> None:
        """A naive datetime keeps its clock and gains the offset of China."""
        assert localize(moment("2024-02-09T01:00")).isoformat() == "2024-02-09T01:00:00+08:00"

    @pytest.mark.parametrize(
        "zone",
        [
            UTC,
            timezone(timedelta(hours=-11)),
            ZoneInfo("Asia/Shanghai"),
            ZoneInfo("America/New_York"),
            pendulum.timezone("Europe/Paris"),
        ],
    )
    def test_aware_is_converted(self, zone: timezone) -> None:
        """An aware datetime of any zone is the same moment in local time of China."""
        there = datetime(2024, 2, 8, 17, tzinfo=UTC).astimezone(zone)
        assert localize(there).isoformat() == "2024-02-09T01:00:00+08:00"
        assert civil_date(there) == date(2024, 2, 9)
        assert instant(there).timestamp() == there.timestamp()

    def test_local_moments_come_back_unchanged(self) -> None:
        """A moment that is already local time of China keeps every field, the fold included."""
        for fold in (0, 1):
            at = localize(datetime(1986, 9, 14, 1, 30, 5, 7, fold=fold))
            again = localize(at)
            assert again is at
            plain = datetime(1986, 9, 14, 1, 30, 5, 7, tzinfo=shanghai(), fold=fold)
            assert localize(plain).isoformat() == at.isoformat()
            assert localize(plain).fold == fold

    def test_the_zone_is_one_object(self) -> None:
        """There is one zone of China."""
        assert shanghai() is shanghai()
        assert shanghai().name == ZONE == "Asia/Shanghai"

    @pytest.mark.parametrize(
        "at",
        [date(2024, 2, 9), moment("2024-02-09T23:59:59"), pendulum.date(2024, 2, 9)],
    )
    def test_civil_date(self, at: date) -> None:
        """The civil date of a date is that date, of a naive moment its own."""
        assert civil_date(at) == date(2024, 2, 9)

    def test_the_day_begins_at_local_midnight(self) -> None:
        """A second of UTC decides which day it is in China."""
        assert civil_date(datetime(2024, 2, 8, 15, 59, 59, tzinfo=UTC)) == date(2024, 2, 8)
        assert civil_date(datetime(2024, 2, 8, 16, tzinfo=UTC)) == date(2024, 2, 9)

    def test_utc_is_exact(self) -> None:
        """The way to UTC follows the summer time of 1986-1991."""
        assert utc(localize(moment("1988-07-01T12:00"))) == datetime(1988, 7, 1, 3, tzinfo=UTC)
        assert utc(localize(moment("1998-07-01T12:00"))) == datetime(1998, 7, 1, 4, tzinfo=UTC)

    @pytest.mark.parametrize(
        "at",
        [
            datetime(9999, 12, 31, 20, tzinfo=UTC),
            datetime(9999, 12, 31, 20, tzinfo=timezone(timedelta(hours=-12))),
            datetime(1, 1, 1, 1, tzinfo=timezone(timedelta(hours=12))),
        ],
    )
    def test_moments_outside_the_calendar(self, at: datetime) -> None:
        """A moment whose day in China no calendar holds is a usage error, not an overflow."""
        with pytest.raises(UsageError, match="outside the years"):
            localize(at)


class TestInstants:
    """When a bare date begins and ends."""

    def test_a_date_that_starts_is_its_first_instant(self) -> None:
        """A bare date that starts something is 00:00 of that day."""
        assert instant(date(2024, 2, 9)).isoformat() == "2024-02-09T00:00:00+08:00"

    def test_a_date_that_ends_is_its_last_instant(self) -> None:
        """A bare date that ends something is its last microsecond."""
        last = instant(date(2024, 2, 9), ends=True)
        assert last.isoformat() == "2024-02-09T23:59:59.999999+08:00"
        assert localize(last + timedelta(microseconds=1)) == instant(date(2024, 2, 10))

    def test_a_moment_is_itself_whether_it_starts_or_ends(self) -> None:
        """A moment that has a time of day is not moved."""
        at = moment("2024-02-09T12:00")
        assert instant(at) == instant(at, ends=True) == localize(at)

    @pytest.mark.parametrize("day", DST_STARTS + DST_ENDS)
    def test_days_of_23_and_25_hours(self, day: str) -> None:
        """On the days the clock changed, too, a date begins at 00:00 and ends at 23:59:59."""
        first, last = instant(iso(day)), instant(iso(day), ends=True)
        assert first.isoformat()[:19] == f"{day}T00:00:00"
        assert last.isoformat()[:26] == f"{day}T23:59:59.999999"
        length = utc(last) - utc(first) + timedelta(microseconds=1)
        assert length == timedelta(hours=23 if day in DST_STARTS else 25)

    @pytest.mark.parametrize("ordinal", [0, -1, date.max.toordinal() + 1, 10**30, -(10**30)])
    def test_ordinals_that_are_no_day(self, ordinal: int) -> None:
        """A midnight outside the years 1 to 9999 is a usage error."""
        with pytest.raises(UsageError, match="outside the years"):
            midnight(ordinal)

    def test_midnight_is_cached_and_right(self) -> None:
        """The midnight of a day is one object, 00:00 local time."""
        ordinal = date(2024, 2, 9).toordinal()
        assert midnight(ordinal) is midnight(ordinal)
        assert midnight(ordinal).isoformat() == "2024-02-09T00:00:00+08:00"


class TestGiven:
    """Days and moments as a caller gives them under a name."""

    def test_a_moment(self) -> None:
        """A moment is taken as it is; a bare day and anything else say what would be right."""
        at = datetime(2024, 2, 5, 9)
        assert check_moment(at, "at") is at
        with pytest.raises(UsageError, match="'at' needs a time of day: 2024-02-05 is a day"):
            check_moment(at.date(), "at")
        with pytest.raises(UsageError, match=r"'now' must be a moment \(a datetime\), not 5"):
            check_moment(5, "now")

    def test_a_day_or_a_moment(self) -> None:
        """Both are taken as they are; text is neither."""
        at = datetime(2024, 2, 5, 9)
        assert check_day_or_moment(at, "on") is at
        assert check_day_or_moment(at.date(), "on") == at.date()
        with pytest.raises(
            UsageError, match=r"'on' must be a day or a moment .*, not '2024-02-05'"
        ):
            check_day_or_moment("2024-02-05", "on")

    @pytest.mark.parametrize("value", ["2024-02-05", None, 5, time(9)])
    def test_what_is_no_day_has_none(self, value: Any) -> None:
        """Text, a number or a time of day has no date, and is no moment."""
        for read in (civil_date, instant):
            with pytest.raises(UsageError, match=r"a day or a moment .* is expected, not"):
                read(value)

    def test_what_one_looks_back_from(self) -> None:
        """One looks back from a moment itself, from a bare day at its last instant."""
        at = datetime(2024, 2, 5, 9)
        assert seen_at(at, "at") == localize(at)
        assert seen_at(at.date(), "at") == instant(at.date(), ends=True)
        with pytest.raises(UsageError, match="'at' must be"):
            seen_at(None, "at")


class TestSpoken:
    """How long something took."""

    def test_in_both_languages(self) -> None:
        """A stretch of time is said in Chinese and in English."""
        said = spoken(moment("2024-01-01T08:00"), moment("2024-01-03T10:05"))
        assert (said.zh, said.en) == ("2天 2小时 5分钟", "2 days 2 hours 5 minutes")

    def test_zones_do_not_matter(self) -> None:
        """The stretch between two moments does not depend on the zones they are given in."""
        start = datetime(2024, 1, 1, tzinfo=UTC)
        assert spoken(start, moment("2024-01-01T09:00")).en == "1 hour"
