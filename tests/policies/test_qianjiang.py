"""Qianjiang: every limit the day before, on, and after; windows, facts and readings."""

from datetime import date

import pytest

from govflow.policies.qianjiang import POLICY
from govflow.provisions.columns import ColumnRule
from govflow.rules.reference import evaluate
from tests.policies.around import assert_limit, held, last_day_of

WIDE = {"wide_impact": True}


def flipped(reading: str) -> list[str]:
    """Return the norms whose provision says something else under a reading."""
    other = POLICY.under((reading,))
    pairs = zip(POLICY.provisions(), other.provisions(), strict=True)
    return [before.norm for before, after in pairs if before != after]


class TestNotice:
    """The covering notice: 现印发给你们，请遵照执行."""

    @pytest.mark.parametrize("norm", [clock.norm for clock in POLICY.clocks])
    def test_not_in_force_before_the_notice(self, norm: str) -> None:
        """What started before 2023-07-12 is not bound by any clock; on that day it may be."""
        assert held(POLICY, norm, "2023-07-11T09:00", None) == "not-in-force"
        assert held(POLICY, norm, "2023-07-12T09:00", None) != "not-in-force"

    def test_columns_from_the_notice_on(self) -> None:
        """The rules on columns bind from 2023-07-12 on, and no end is set."""
        window = POLICY.instrument("qianjiang").window
        assert window.on(date(2023, 7, 11)) == "not-in-force"
        assert window.on(date(2023, 7, 12)) == "binds"
        assert window.until is None

    @pytest.mark.parametrize(
        "reading",
        [variant.reading for clock in POLICY.clocks for variant in clock.variants]
        + [variant.reading for rule in POLICY.columns for variant in rule.variants],
    )
    def test_a_reading_changes_its_own_norm_alone(self, reading: str) -> None:
        """Flipping a reading changes the provision of the norm it reads and no other."""
        assert flipped(reading) == [reading.partition(":")[0]]


class TestArticle7:
    """第七条: 下发15个工作日内关停注销."""

    def test_fifteen_working_days(self) -> None:
        """Accounts that are not retained close by 2023-08-02, for all units alike."""
        assert_limit(POLICY, "qianjiang/7.1.2", "2023-07-12", "2023-08-02")

    def test_one_working_day_over(self) -> None:
        """An account closed on 2023-08-03 is late, and so is one still open then."""
        assert held(POLICY, "qianjiang/7.1.2", "2023-07-12", "2023-08-03") == "breached"
        assert (
            held(POLICY, "qianjiang/7.1.2", "2023-07-12", None, as_of=date(2023, 8, 2)) == "pending"
        )
        assert (
            held(POLICY, "qianjiang/7.1.2", "2023-07-12", None, as_of=date(2023, 8, 3))
            == "breached"
        )

    def test_from_receipt_of_the_notice(self) -> None:
        """Under the other reading the clock starts when a unit receives the notice.

        Received on 2023-09-18 it runs over 国庆节 and the make-up days 10-07 and 10-08.
        """
        reading = ("qianjiang/7.1.2:date-of-receipt",)
        clock = POLICY.under(reading).clocks[0]
        assert (clock.norm, clock.start.name) == ("qianjiang/7.1.2", "notice-received")
        assert POLICY.clocks[0].start.name == "issued"
        assert_limit(POLICY, "qianjiang/7.1.2", "2023-09-18", "2023-10-13", readings=reading)


class TestArticle10:
    """第十条: 同步发布解读材料."""

    @pytest.mark.parametrize(
        "released",
        ["2023-09-05T09:00", "2023-10-03T09:00", "2023-10-07T23:59"],
    )
    def test_same_calendar_day(self, released: str) -> None:
        """The interpretation comes out on the day of the document, holidays included."""
        assert_limit(POLICY, "qianjiang/10.3.2", released, released[:10])

    def test_same_day_and_next_day(self) -> None:
        """Seven hours later is in time, the next morning late though 13.2 still runs."""
        released = "2023-09-05T09:00"
        assert held(POLICY, "qianjiang/10.3.2", released, "2023-09-05T16:00") == "met"
        assert held(POLICY, "qianjiang/10.3.2", released, "2023-09-06T09:00") == "breached"
        assert held(POLICY, "qianjiang/13.2", released, "2023-09-06", facts=WIDE) == "met"

    def test_twenty_working_days_for_both(self) -> None:
        """Under the other reading the 20 working days of 第十三条 run from the issue."""
        reading = ("qianjiang/10.3.2:twenty-working-days-for-both",)
        clock = POLICY.under(reading).clocks[1]
        assert (clock.norm, clock.start.name) == ("qianjiang/10.3.2", "issued")
        assert_limit(POLICY, "qianjiang/10.3.2", "2024-01-22", "2024-02-22", readings=reading)


class TestArticle12:
    """第十二条: 更新要求."""

    def test_blank_columns(self) -> None:
        """Blank columns are what 12.1 is about."""
        assert POLICY.blank is not None
        assert POLICY.blank.norm == "qianjiang/12.1"

    @pytest.mark.parametrize(
        ("updated", "last"),
        [
            ("2023-09-24", "2023-10-01"),  # a Sunday: the next week ends within 国庆节
            ("2023-09-25", "2023-10-08"),  # a Monday: up to the make-up Sunday
            ("2023-10-01", "2023-10-08"),
            ("2024-02-05", "2024-02-18"),  # 春节 and its make-up Sunday
        ],
    )
    def test_news_every_calendar_week(self, updated: str, last: str) -> None:
        """A news column moves in every week from Monday to Sunday, holidays or not."""
        assert_limit(POLICY, "qianjiang/12.2", updated, last)

    def test_rolling_seven_days(self) -> None:
        """Under the other reading no more than seven days lie between two updates."""
        reading = ("qianjiang/12.2:rolling-seven-days",)
        assert_limit(POLICY, "qianjiang/12.2", "2023-09-25", "2023-10-02", readings=reading)

    def test_only_news_columns(self) -> None:
        """Other classes follow the inspection indicators; an unstated class stays open."""
        rule = POLICY.timed("qianjiang/12.2")
        assert isinstance(rule, ColumnRule)
        assert evaluate(rule.when, {"kind": "news"}).truth is True
        assert evaluate(rule.when, {"kind": "notices"}).truth is False
        assert evaluate(rule.when, {}).truth is None
        assert [rule.norm for rule in POLICY.columns] == ["qianjiang/12.2"]

    @pytest.mark.parametrize(
        ("week", "last"),
        [
            ("2023-09-25", "2023-10-01"),  # ends within 国庆节
            ("2023-10-04", "2023-10-08"),  # ends on a make-up Sunday
            ("2024-02-12", "2024-02-18"),
        ],
    )
    def test_third_update_of_the_week(self, week: str, last: str) -> None:
        """The third update is owed by Sunday; to miss it breaches where 原则上 is read so."""
        reading = ("qianjiang/12.4:shortfall-breaches",)
        assert last_day_of(POLICY, "qianjiang/12.4", week) == last
        assert_limit(POLICY, "qianjiang/12.4", week, last, readings=reading)

    def test_third_update_on_a_holiday(self) -> None:
        """A third push on Saturday 2023-09-30 makes the week good."""
        assert held(POLICY, "qianjiang/12.4", "2023-09-25", "2023-09-30") == "met"

    def test_shortfall_is_read_as_a_warning(self) -> None:
        """The chosen reading stands on the clock until the stricter one takes its place."""
        chosen = "qianjiang/12.4:shortfall-warns"
        stricter = "qianjiang/12.4:shortfall-breaches"
        assert chosen in POLICY.timed("qianjiang/12.4").readings
        readings = POLICY.under((stricter,)).timed("qianjiang/12.4").readings
        assert stricter in readings
        assert chosen not in readings

    @pytest.mark.parametrize(
        ("updated", "last"),
        [
            ("2023-09-27", "2023-10-07"),  # exactly ten days, to a make-up Saturday
            ("2023-09-21", "2023-10-01"),  # ends within 国庆节 and does not move
        ],
    )
    def test_ten_days_included(self, updated: str, last: str) -> None:
        """On a limited platform an interval of exactly ten days passes, eleven do not."""
        assert_limit(POLICY, "qianjiang/12.5", updated, last)

    @pytest.mark.parametrize(
        ("reading", "updated", "last"),
        [
            ("including-first-day", "2023-09-27", "2023-10-06"),
            ("hours-from-update", "2023-09-27T10:30", "2023-10-07T10:30"),
            ("natural-days-rolled", "2023-09-21", "2023-10-07"),
            ("natural-days-rolled", "2023-09-27", "2023-10-07"),
            ("working-days", "2023-09-27", "2023-10-17"),
            ("from-first-update", "2023-09-27", "2023-10-07"),
        ],
    )
    def test_other_readings_of_ten_days(self, reading: str, updated: str, last: str) -> None:
        """The ten days may be read otherwise: counted from day one, in hours, rolled."""
        readings = (f"qianjiang/12.5:{reading}",)
        assert_limit(POLICY, "qianjiang/12.5", updated, last, readings=readings)

    def test_hours_need_a_time_of_day(self) -> None:
        """In hours, an update of which only the day is known leaves the end open."""
        readings = ("qianjiang/12.5:hours-from-update",)
        assert last_day_of(POLICY, "qianjiang/12.5", "2023-09-27", readings=readings) is None

    def test_from_the_opening(self) -> None:
        """An account never updated counts from its opening, unless it is read otherwise."""
        readings = ("qianjiang/12.5:from-first-update",)
        norm = "qianjiang/12.5"
        assert "开设" in POLICY.clocks[3].start.words.zh
        assert POLICY.clocks[3].norm == norm
        assert "开设" not in POLICY.under(readings).clocks[3].start.words.zh


class TestArticle13:
    """第十三条: 解读回应."""

    @pytest.mark.parametrize(
        ("issued", "last"),
        [
            ("2024-01-22", "2024-02-22"),  # 春节, make-up days 02-04 and 02-18
            ("2023-09-28", "2023-11-01"),  # 国庆节, make-up days 10-07 and 10-08
        ],
    )
    def test_twenty_working_days(self, issued: str, last: str) -> None:
        """Twenty working days, make-up days counted, the day of issue not."""
        assert_limit(POLICY, "qianjiang/13.2", issued, last, facts=WIDE)

    def test_wide_impact(self) -> None:
        """Unstated impact leaves it open; a document without it owes no interpretation."""
        norm = "qianjiang/13.2"
        assert last_day_of(POLICY, norm, "2024-01-22") is None
        assert held(POLICY, norm, "2024-01-22", None) == "undetermined"
        narrow = {"wide_impact": False}
        assert held(POLICY, norm, "2024-01-22", None, facts=narrow) == "not-applicable"

    def test_from_the_signing(self) -> None:
        """Under the other reading the day of signing starts it, by the same count."""
        reading = ("qianjiang/13.2:signing-date",)
        clock = POLICY.under(reading).clocks[4]
        assert (clock.norm, clock.start.name) == ("qianjiang/13.2", "signed")
        assert_limit(
            POLICY, "qianjiang/13.2", "2024-01-22", "2024-02-22", facts=WIDE, readings=reading
        )

    @pytest.mark.parametrize(
        ("asked", "last"),
        [
            ("2023-09-28T15:00", "2023-10-07"),  # the next working day is a make-up Saturday
            ("2023-09-30T10:00", "2023-10-07"),  # received on a holiday
            ("2023-10-07T23:30", "2023-10-08"),  # from one make-up day to the other
        ],
    )
    def test_receipt_in_one_working_day(self, asked: str, last: str) -> None:
        """Whatever the hour, the first working day after the day of receipt is the last."""
        assert_limit(POLICY, "qianjiang/13.5", asked, last)

    def test_an_answer_is_a_receipt(self) -> None:
        """The clock of the receipt is stopped by either event, that of the answer by one."""
        names = {
            clock.norm: [event.name for event in (clock.start, *clock.stop)]
            for clock in POLICY.clocks
        }
        assert names["qianjiang/13.5"] == ["asked", "acknowledged", "answered"]
        assert names["qianjiang/13.6"] == ["asked", "answered"]

    @pytest.mark.parametrize(
        ("asked", "last"),
        [
            ("2023-09-28T15:00", "2023-10-11"),  # make-up days 10-07 and 10-08 count
            ("2024-02-09T09:00", "2024-02-22"),  # make-up day 02-18 counts
        ],
    )
    def test_result_in_five_working_days(self, asked: str, last: str) -> None:
        """The result is due five working days after receipt, make-up days counted."""
        assert_limit(POLICY, "qianjiang/13.6", asked, last)

    def test_result_from_the_receipt(self) -> None:
        """Under the other reading the five working days start with the receipt sent."""
        reading = ("qianjiang/13.6:from-acknowledgement",)
        clock = POLICY.under(reading).clocks[6]
        assert (clock.norm, clock.start.name) == ("qianjiang/13.6", "acknowledged")
        assert_limit(POLICY, "qianjiang/13.6", "2023-10-07T11:00", "2023-10-12", readings=reading)


class TestArticle15:
    """第十五条: 第一时间、立即."""

    CASES = (
        ("qianjiang/15.1.1", "2023-10-03T02:10", "2023-10-03T04:10"),
        ("qianjiang/15.2.1", "2024-02-12T23:00", "2024-02-13T01:00"),
        ("qianjiang/15.3.2", "2023-10-05T20:00", "2023-10-05T22:00"),
    )

    @pytest.mark.parametrize(("norm", "start", "due"), CASES)
    def test_no_number_no_breach(self, norm: str, start: str, due: str) -> None:
        """The text gives no number: however late, nothing is a breach."""
        assert last_day_of(POLICY, norm, start) is None
        assert held(POLICY, norm, start, None) == "undetermined"
        assert held(POLICY, norm, start, due) == "undetermined"

    @pytest.mark.parametrize(("norm", "start", "due"), CASES)
    def test_threshold_and_reading(self, norm: str, start: str, due: str) -> None:
        """A threshold counts day and night, holidays too, once its reading is chosen."""
        stated = {"threshold": "2 hours"}
        reading = (f"{norm}:configured-threshold",)
        assert_limit(POLICY, norm, start, due, facts=stated, readings=reading)

    @pytest.mark.parametrize(("norm", "start", "due"), CASES)
    def test_one_without_the_other(self, norm: str, start: str, due: str) -> None:
        """A threshold without the reading, or the reading without one, leaves it open."""
        stated = {"threshold": "2 hours"}
        reading = (f"{norm}:configured-threshold",)
        assert held(POLICY, norm, start, due, facts=stated) == "undetermined"
        assert held(POLICY, norm, start, due, readings=reading) == "undetermined"


class TestArticle17:
    """第十七条: 每季度通报."""

    @pytest.mark.parametrize(
        ("start", "last"),
        [
            ("2023-07-12", "2023-09-30"),  # the quarter ends on a holiday and does not move
            ("2023-10-01", "2023-12-31"),
            ("2024-02-10", "2024-03-31"),
        ],
    )
    def test_every_quarter(self, start: str, last: str) -> None:
        """One circular in each calendar quarter, by its last day, with no grace."""
        assert_limit(POLICY, "qianjiang/17.1", start, last)
