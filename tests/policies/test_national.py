"""National layer: every limit the day before, on, and after; editions, facts and readings."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Final

import pytest

from govflow.calendars import Pause
from govflow.calendars.periods import Yearly
from govflow.policies import national
from govflow.policies.national import POLICY
from govflow.provisions.clocks import Clock
from govflow.provisions.columns import ColumnRule
from govflow.provisions.judging import late_by
from govflow.provisions.timing import due
from govflow.rules.reference import evaluate
from tests.policies.around import CALENDAR, assert_limit, held, last_day_of

HERE: Final = Path(national.__file__).parent


def clock_of(norm: str, *readings: str) -> Clock:
    """Return the clock of a norm as those readings have it."""
    clock = POLICY.under(readings).timed(norm)
    assert isinstance(clock, Clock)
    return clock


def changed_by(reading: str) -> list[str]:
    """Return the norms whose provision another reading changes."""
    flipped = POLICY.under((reading,))
    return [p.norm for p in POLICY.provisions() if flipped.find(p.norm) != p]


class TestArticle18Of2007:
    """2007年第十八条: 20个工作日内予以公开."""

    @pytest.mark.parametrize(
        ("formed", "last"),
        [
            ("2010-09-30", "2010-11-03"),  # 国庆节 10-01 to 10-07, make-up day 10-09
            ("2019-04-28", "2019-05-28"),  # 劳动节 05-01 to 05-04, make-up day 05-05
        ],
    )
    def test_twenty_working_days(self, formed: str, last: str) -> None:
        """Twenty working days, make-up days counted, the day of formation not."""
        assert_limit(POLICY, "national/zfxxgk07.18", formed, last)

    @pytest.mark.parametrize(
        ("formed", "status"),
        [
            ("2008-04-30", "not-in-force"),
            ("2008-05-01", "breached"),
            ("2019-05-14", "breached"),
            ("2019-05-15", "not-in-force"),
        ],
    )
    def test_window(self, formed: str, status: str) -> None:
        """It binds what was formed from 2008-05-01 up to and with 2019-05-14."""
        assert held(POLICY, "national/zfxxgk07.18", formed, "2020-01-02") == status

    def test_no_reading_of_the_later_edition_touches_it(self) -> None:
        """The readings of article 26 of 2019 leave the edition of 2007 as it is."""
        for variant in clock_of("national/zfxxgk.26").variants:
            assert "national/zfxxgk07.18" not in changed_by(variant.reading)


class TestArticle26:
    """第二十六条: 20个工作日内及时公开."""

    @pytest.mark.parametrize(
        ("formed", "last"),
        [
            ("2024-01-22", "2024-02-22"),  # 春节 02-10 to 02-17, make-up days 02-04 and 02-18
            ("2023-09-22", "2023-10-26"),  # 国庆节 09-29 to 10-06, make-up days 10-07 and 10-08
        ],
    )
    def test_twenty_working_days(self, formed: str, last: str) -> None:
        """Twenty working days, make-up days counted, the day of formation not."""
        assert_limit(POLICY, "national/zfxxgk.26", formed, last)

    def test_window(self) -> None:
        """What was formed before 2019-05-15 is not bound; on that day it is."""
        assert held(POLICY, "national/zfxxgk.26", "2019-05-14", "2020-01-02") == "not-in-force"
        assert held(POLICY, "national/zfxxgk.26", "2019-05-15", "2020-01-02") == "breached"

    def test_editions_of_one_duty(self) -> None:
        """The editions of 2007 and 2019 are one duty, the earlier one first."""
        editions = POLICY.editions()["national/zfxxgk07.18"]
        assert [c.norm for c in editions] == ["national/zfxxgk07.18", "national/zfxxgk.26"]

    @pytest.mark.parametrize("formed", ["2008-05-01", "2019-05-14", "2019-05-15", "2024-01-22"])
    def test_exactly_one_edition_binds(self, formed: str) -> None:
        """From 2008-05-01 on each day has one edition that binds."""
        stop = "2030-01-02"
        found = [
            held(POLICY, c, formed, stop) for c in ("national/zfxxgk07.18", "national/zfxxgk.26")
        ]
        assert sorted(found) == ["breached", "not-in-force"]

    def test_formed_when_work_is_complete(self) -> None:
        """Under that reading the clock starts when the work is complete, for 20 days too."""
        reading = "national/zfxxgk.26:formed-when-work-is-complete"
        assert clock_of("national/zfxxgk.26").start.name == "formed"
        assert clock_of("national/zfxxgk.26", reading).start.name == "completed"
        assert changed_by(reading) == ["national/zfxxgk.26"]
        assert_limit(POLICY, "national/zfxxgk.26", "2024-01-22", "2024-02-22", readings=(reading,))

    def test_counting_the_first_day(self) -> None:
        """Without the Civil Code's rule the day of formation is day one."""
        reading = "national/mfd.201:not-by-analogy"
        assert changed_by(reading) == ["national/zfxxgk.26"]
        assert_limit(POLICY, "national/zfxxgk.26", "2024-01-22", "2024-02-21", readings=(reading,))

    def test_both_readings_together(self) -> None:
        """The two other readings add up, and each replaces only the one it is instead of."""
        readings = (
            "national/zfxxgk.26:formed-when-work-is-complete",
            "national/mfd.201:not-by-analogy",
        )
        clock = clock_of("national/zfxxgk.26", *readings)
        assert clock.readings == readings
        assert (clock.start.name, clock.first_day) == ("completed", True)


class TestArticle30:
    """第三十条: 7个工作日内一次性告知申请人作出补正."""

    @pytest.mark.parametrize(
        ("received", "last"),
        [
            ("2023-09-28", "2023-10-13"),  # 国庆节 09-29 to 10-06, make-up days 10-07 and 10-08
            ("2024-02-02", "2024-02-18"),  # make-up days 02-04 and 02-18, the last one due
        ],
    )
    def test_seven_working_days(self, received: str, last: str) -> None:
        """Seven working days, the day of receipt not counted."""
        assert_limit(POLICY, "national/zfxxgk.30", received, last)

    def test_reply_runs_from_the_corrected_application(self) -> None:
        """The reply period begins when the corrected application is received."""
        assert_limit(POLICY, "national/zfxxgk.33.2", "2023-10-20", "2023-11-17")

    def test_window(self) -> None:
        """An application received before 2019-05-15 is not bound; on that day it is."""
        assert held(POLICY, "national/zfxxgk.30", "2019-05-14", None) == "not-in-force"
        assert held(POLICY, "national/zfxxgk.30", "2019-05-15", None) == "breached"


class TestArticle31:
    """第三十一条: 收到平常信函申请的当日与申请人确认."""

    MAIL: Final[Mapping[str, object]] = {"channel": "ordinary-mail"}

    @pytest.mark.parametrize(
        ("received", "last"),
        [
            ("2023-09-28", "2023-09-28"),
            ("2023-10-02", "2023-10-02"),  # 国庆节
            ("2023-10-07T16:30", "2023-10-07"),  # a make-up Saturday
        ],
    )
    def test_same_day(self, received: str, last: str) -> None:
        """A letter is confirmed on the day it comes in, holidays included."""
        assert_limit(POLICY, "national/zfxxgk.31", received, last, facts=self.MAIL)

    @pytest.mark.parametrize("channel", ["by-hand", "registered-mail", "internet", "fax"])
    def test_other_channels(self, channel: str) -> None:
        """The duty is about mail that nobody signs for, and about nothing else."""
        facts = {"channel": channel}
        found = held(POLICY, "national/zfxxgk.31", "2023-09-28", "2023-10-09", facts=facts)
        assert found == "not-applicable"

    def test_channel_unstated(self) -> None:
        """Without the channel nobody can say, and the missing fact is named."""
        assert held(POLICY, "national/zfxxgk.31", "2023-09-28", "2023-09-28") == "undetermined"
        answer = due(clock_of("national/zfxxgk.31"), date(2023, 9, 28), calendar=CALENDAR, facts={})
        assert answer.missing is not None
        assert answer.missing.missing == "channel"

    def test_window(self) -> None:
        """A letter received before 2019-05-15 is not bound; on that day it is."""
        for received, status in (("2019-05-14", "not-in-force"), ("2019-05-15", "breached")):
            found = held(POLICY, "national/zfxxgk.31", received, "2019-05-20", facts=self.MAIL)
            assert found == status


class TestArticle32:
    """第三十二条: 第三方15个工作日内提出意见."""

    @pytest.mark.parametrize(
        ("received", "last"),
        [
            ("2024-01-25", "2024-02-20"),  # 春节 02-10 to 02-17, make-up days 02-04 and 02-18
            ("2023-09-22", "2023-10-19"),  # 国庆节 09-29 to 10-06, make-up days 10-07 and 10-08
        ],
    )
    def test_fifteen_working_days(self, received: str, last: str) -> None:
        """Fifteen working days, the day of receipt not counted."""
        assert_limit(POLICY, "national/zfxxgk.32", received, last)

    def test_window(self) -> None:
        """A letter received before 2019-05-15 is not bound; on that day it is."""
        assert held(POLICY, "national/zfxxgk.32", "2019-05-14", None) == "not-in-force"
        assert held(POLICY, "national/zfxxgk.32", "2019-05-15", None) == "breached"


class TestArticle33:
    """第三十三条: 20个工作日内予以答复."""

    REPLY: Final = "national/zfxxgk.33.2"
    EXTENDED: Final[Mapping[str, object]] = {"extended": True}

    def test_twenty_working_days(self) -> None:
        """Twenty working days from receipt, over 国庆节 and its make-up days."""
        assert_limit(POLICY, self.REPLY, "2023-09-22", "2023-10-26")

    def test_day_of_receipt_by_confirmation(self) -> None:
        """A web form confirmed on the make-up Saturday 2023-10-07 counts from that day."""
        assert_limit(POLICY, self.REPLY, "2023-10-07", "2023-11-02")

    def test_extended(self) -> None:
        """An extension adds twenty working days to the end of the first period."""
        assert_limit(POLICY, self.REPLY, "2023-09-22", "2023-11-23", facts=self.EXTENDED)

    def test_not_extended(self) -> None:
        """An extension denied or unstated leaves the first period."""
        for facts in ({"extended": False}, {"extended": None}, {}):
            assert last_day_of(POLICY, self.REPLY, "2023-09-22", facts=facts) == "2023-10-26"

    def test_what_an_extension_takes(self) -> None:
        """The extension names its norm and fact."""
        extension = clock_of(self.REPLY).extension
        assert extension is not None
        assert (extension.norm, extension.fact) == (self.REPLY, "extended")

    def test_consultation_does_not_count(self) -> None:
        """The days after sending up to the day of receipt are left out, nine working days."""
        pause = Pause(date(2023, 10, 9), date(2023, 10, 20))
        assert last_day_of(POLICY, self.REPLY, "2023-09-22", pauses=(pause,)) == "2023-11-08"

    def test_consultation_and_extension(self) -> None:
        """An extended period stands still as well."""
        pause = Pause(date(2023, 10, 9), date(2023, 10, 20))
        found = last_day_of(POLICY, self.REPLY, "2023-09-22", facts=self.EXTENDED, pauses=(pause,))
        assert found == "2023-12-06"

    def test_consultation_still_open(self) -> None:
        """While an opinion is outstanding there is no last day."""
        pause = Pause(date(2023, 10, 9))
        assert last_day_of(POLICY, self.REPLY, "2023-09-22", pauses=(pause,)) is None

    def test_only_the_reply_may_stand_still(self) -> None:
        """No other clock names a norm by which it may pause."""
        pausable = {c.norm: c.pausable for c in POLICY.clocks if c.pausable}
        assert pausable == {self.REPLY: "national/zfxxgk.33.3"}

    def test_window(self) -> None:
        """An application received before 2019-05-15 is not bound; on that day it is."""
        assert held(POLICY, self.REPLY, "2019-05-14", None) == "not-in-force"
        assert held(POLICY, self.REPLY, "2019-05-15", None) == "breached"


class TestArticle34:
    """第三十四条: 被征求意见机关15个工作日内提出意见."""

    @pytest.mark.parametrize(
        ("received", "last"),
        [
            ("2024-01-25", "2024-02-20"),  # 春节 02-10 to 02-17, make-up days 02-04 and 02-18
            ("2022-09-26", "2022-10-20"),  # 国庆节 10-01 to 10-07, make-up days 10-08 and 10-09
        ],
    )
    def test_fifteen_working_days(self, received: str, last: str) -> None:
        """Fifteen working days, the day of receipt not counted."""
        assert_limit(POLICY, "national/zfxxgk.34", received, last)

    def test_window(self) -> None:
        """A letter received before 2019-05-15 is not bound; on that day it is."""
        assert held(POLICY, "national/zfxxgk.34", "2019-05-14", None) == "not-in-force"
        assert held(POLICY, "national/zfxxgk.34", "2019-05-15", None) == "breached"


class TestArticle49:
    """第四十九条: 年度报告."""

    @pytest.mark.parametrize(
        ("published", "last"),
        [
            ("2023-01-20", "2024-01-31"),
            ("2024-02-01", "2025-01-31"),  # in 春节 2025, and not moved
            ("2020-12-31", "2021-01-31"),  # a Sunday, and not moved
        ],
    )
    def test_report_of_the_unit(self, published: str, last: str) -> None:
        """After the report of one year the next is due by 31 January of the next."""
        assert_limit(POLICY, "national/zfxxgk.49.1", published, last)

    def test_one_day_late(self) -> None:
        """A report that is out on 31 January is in time, on 1 February a day late."""
        rule = POLICY.timed("national/zfxxgk.49.1")
        deadline = due(rule, date(2023, 1, 20), calendar=CALENDAR, facts={}).deadline
        assert deadline is not None
        days = [date(2024, 1, 30), date(2024, 1, 31), date(2024, 2, 1)]
        assert [deadline.is_late(day) for day in days] == [False, False, True]
        assert late_by(deadline, days[-1], CALENDAR).days == 1

    def test_columns_it_is_about(self) -> None:
        """The rule is about the column of annual reports; of an unknown kind nobody can say."""
        rule = POLICY.timed("national/zfxxgk.49.1")
        assert isinstance(rule, ColumnRule)
        kinds = ("annual-report", "news", None)
        found = [evaluate(rule.when, {"kind": kind}).truth for kind in kinds]
        assert found == [True, False, None]

    @pytest.mark.parametrize(
        ("start", "last"),
        [
            ("2023-01-01", "2023-03-31"),
            ("2024-01-01", "2024-03-31"),  # a Sunday, and not moved
        ],
    )
    def test_report_of_the_government(self, start: str, last: str) -> None:
        """The report of the government is out by 31 March of every year."""
        assert_limit(POLICY, "national/zfxxgk.49.2", start, last)

    def test_every_year(self) -> None:
        """The duty of the competent office recurs on one date of the year."""
        clock = clock_of("national/zfxxgk.49.2")
        assert clock.recurring
        assert clock.period == Yearly(3, 31)

    def test_window(self) -> None:
        """A year that began before 2019-05-15 is not bound, that of 2020 is."""
        assert held(POLICY, "national/zfxxgk.49.2", "2019-01-01", None) == "not-in-force"
        assert held(POLICY, "national/zfxxgk.49.2", "2020-01-01", None) == "breached"
        window = POLICY.instrument(POLICY.timed("national/zfxxgk.49.1").instrument).window
        found = [window.on(day) for day in (date(2019, 5, 14), date(2019, 5, 15))]
        assert found == ["not-in-force", "binds"]


class TestWhatItRestsOn:
    """The layer rests on norms of high confidence and on readings that are written down."""

    def test_high_confidence_only(self) -> None:
        """No norm of medium or low confidence is a clock or a column rule."""
        law = json.loads((HERE / "law.json").read_text(encoding="utf-8"))
        norms = {norm["id"]: norm for norm in law["norms"]}
        found = {norms[p.norm]["confidence"] for p in POLICY.provisions()}
        assert found == {"high"}

    def test_instruments_of_the_law(self) -> None:
        """Each provision is bound by the instrument of its own norm."""
        law = json.loads((HERE / "law.json").read_text(encoding="utf-8"))
        norms = {norm["id"]: norm["instrument"] for norm in law["norms"]}
        assert all(norms[p.norm] == p.instrument for p in POLICY.provisions())

    def test_readings_are_written_down(self) -> None:
        """What a clock rests on is a chosen reading, what a variant takes an alternative."""
        readings = json.loads((HERE / "readings.json").read_text(encoding="utf-8"))
        chosen = {reading["id"] for reading in readings}
        instead = {other["id"] for reading in readings for other in reading["instead"]}
        for clock in POLICY.clocks:
            assert chosen.issuperset(clock.readings)
            assert instead.issuperset(variant.reading for variant in clock.variants)

    def test_no_norm_on_blank_columns(self) -> None:
        """The layer has no norm by which a single blank column is a breach."""
        assert POLICY.blank is None
