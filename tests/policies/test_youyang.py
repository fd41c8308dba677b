"""Youyang: every limit the day before, on, and after; windows, facts and readings."""

from datetime import date
from typing import Final

import pytest

from govflow.policies.youyang import POLICY
from govflow.provisions.clocks import Clock
from tests.policies.around import assert_limit, held, last_day_of

CORRECTION: Final = {"kind": "error-report"}


class TestArticle21:
    """第二十一条: 1个工作日内转办, 2个工作日内完成处理并回复."""

    @pytest.mark.parametrize(
        ("asked", "last"),
        [
            ("2023-09-28T17:00", "2023-10-07"),  # 中秋节、国庆节, make-up day 10-07
            ("2023-10-01", "2023-10-07"),  # on a holiday: the next working day is day one
            ("2023-04-21", "2023-04-23"),  # a Sunday that is a make-up day
            ("2024-02-09", "2024-02-18"),  # 除夕, then 春节, make-up day 02-18
        ],
    )
    def test_one_working_day(self, asked: str, last: str) -> None:
        """One working day, make-up days counted, the day of submission not."""
        assert_limit(POLICY, "youyang/21.3", asked, last, facts=CORRECTION)

    @pytest.mark.parametrize(
        ("transferred", "last"),
        [
            ("2023-10-07", "2023-10-09"),  # Sunday 10-08 is a make-up day
            ("2023-09-28", "2023-10-08"),  # passed on early, due earlier
            ("2023-04-21T09:30", "2023-04-24"),
        ],
    )
    def test_two_working_days(self, transferred: str, last: str) -> None:
        """Two working days from the transfer, the day of the transfer not counted."""
        assert_limit(POLICY, "youyang/21.4", transferred, last, facts=CORRECTION)

    @pytest.mark.parametrize("norm", ["youyang/21.3", "youyang/21.4"])
    def test_only_corrections(self, norm: str) -> None:
        """Other messages have no limit, and an unstated kind leaves the answer open."""
        start, stop = "2023-09-28", "2023-11-01"
        for kind in ("suggestion", "question", "complaint"):
            assert held(POLICY, norm, start, stop, facts={"kind": kind}) == "not-applicable"
        assert held(POLICY, norm, start, stop) == "undetermined"
        assert last_day_of(POLICY, norm, start) is None
        assert held(POLICY, norm, start, stop, facts=CORRECTION) == "breached"

    @pytest.mark.parametrize("norm", ["youyang/21.3", "youyang/21.4"])
    def test_not_in_force_before_the_measures(self, norm: str) -> None:
        """What began before 2023-02-14 is not bound; on that day it is."""
        stop = "2023-03-01"
        before = held(POLICY, norm, "2023-02-13T23:59", stop, facts=CORRECTION)
        assert before == "not-in-force"
        assert held(POLICY, norm, "2023-02-14", stop, facts=CORRECTION) == "breached"

    @pytest.mark.parametrize(
        ("asked", "last"),
        [
            ("2023-09-28", "2023-09-28"),  # a working day is the one day itself
            ("2023-10-01", "2023-10-07"),  # on a holiday the next working day is
        ],
    )
    def test_counting_the_day_of_submission(self, asked: str, last: str) -> None:
        """Under the other reading a working day of submission is the one day."""
        reading = ("youyang/21.3:including-submission-day",)
        assert_limit(POLICY, "youyang/21.3", asked, last, facts=CORRECTION, readings=reading)

    def test_counting_from_the_submission(self) -> None:
        """Under the other reading the two working days run from the submission."""
        reading = ("youyang/21.4:from-submission",)
        chosen, other = POLICY.timed("youyang/21.4"), POLICY.under(reading).timed("youyang/21.4")
        assert isinstance(chosen, Clock)
        assert isinstance(other, Clock)
        assert (chosen.start.name, other.start.name) == ("transferred", "asked")
        last = "2023-10-08"
        assert_limit(POLICY, "youyang/21.4", "2023-09-28", last, facts=CORRECTION, readings=reading)


class TestArticle30:
    """第三十条: 更换周期为1个月."""

    @pytest.mark.parametrize(
        ("set_on", "last"),
        [
            ("2023-01-31", "2023-02-28"),  # there is no 31 February
            ("2023-02-14T09:00", "2023-03-14"),
            ("2023-08-31", "2023-09-30"),  # 国庆节: no shift
            ("2023-09-07", "2023-10-07"),  # a make-up day
        ],
    )
    def test_one_month(self, set_on: str, last: str) -> None:
        """The same day of the next month, or its last; a holiday does not move it."""
        assert_limit(POLICY, "youyang/30.3", set_on, last)

    @pytest.mark.parametrize(
        ("set_on", "last"), [("2023-01-31", "2023-03-02"), ("2023-09-05", "2023-10-05")]
    )
    def test_thirty_days(self, set_on: str, last: str) -> None:
        """Under the other reading it is thirty days, whatever the month, holidays included."""
        reading = ("youyang/30.3:as-thirty-days",)
        assert_limit(POLICY, "youyang/30.3", set_on, last, readings=reading)

    def test_not_in_force_before_the_measures(self) -> None:
        """A password set before 2023-02-14 is not bound; one set on that day is."""
        stop = "2023-05-01"
        assert held(POLICY, "youyang/30.3", "2023-02-13", stop) == "not-in-force"
        assert held(POLICY, "youyang/30.3", "2023-02-14", stop) == "breached"


class TestArticle33:
    """第三十三条: 逐月监测检查, 每季度通报."""

    @pytest.mark.parametrize(
        ("norm", "start", "last"),
        [
            ("youyang/33.1", "2023-10-01", "2023-10-31"),  # 国庆节 gives no exemption
            ("youyang/33.1", "2023-09-01", "2023-09-30"),  # the last day is a holiday
            ("youyang/33.3", "2023-07-01", "2023-09-30"),
            ("youyang/33.3", "2023-10-12", "2023-12-31"),
        ],
    )
    def test_recurring(self, norm: str, start: str, last: str) -> None:
        """At least one in every calendar month or quarter; a holiday moves nothing."""
        assert_limit(POLICY, norm, start, last)

    @pytest.mark.parametrize("norm", ["youyang/33.1", "youyang/33.3"])
    def test_not_in_force_before_the_measures(self, norm: str) -> None:
        """Nothing recurs before 2023-02-14; from that day it does."""
        assert held(POLICY, norm, "2023-02-13", None) == "not-in-force"
        assert held(POLICY, norm, "2023-02-14", None) == "breached"

    def test_covering_the_quarter(self) -> None:
        """Under the other reading the circular for a quarter may come in the next."""
        reading = ("youyang/33.3:covers-the-quarter",)
        assert_limit(POLICY, "youyang/33.3", "2023-07-01", "2023-12-31", readings=reading)
        assert_limit(POLICY, "youyang/33.3", "2023-10-01", "2024-03-31", readings=reading)


class TestPolicy:
    """What holds of the measures as a whole."""

    def test_norms(self) -> None:
        """Every norm with a deadline is encoded once, in the order of the articles."""
        numbers = ("21.3", "21.4", "30.3", "33.1", "33.3")
        assert [clock.norm for clock in POLICY.clocks] == [f"youyang/{n}" for n in numbers]
        assert POLICY.columns == ()
        assert POLICY.blank is None

    def test_window(self) -> None:
        """The measures bind from 2023-02-14 on."""
        window = POLICY.instrument("youyang").window
        assert window.on(date(2023, 2, 13)) == "not-in-force"
        assert window.on(date(2023, 2, 14)) == "binds"

    @pytest.mark.parametrize(
        "reading",
        [
            "youyang/21.3:including-submission-day",
            "youyang/21.4:from-submission",
            "youyang/30.3:as-thirty-days",
            "youyang/33.3:covers-the-quarter",
        ],
    )
    def test_a_reading_flips_its_own_norm(self, reading: str) -> None:
        """Another reading changes the norm it is of, and nothing else."""
        flipped = POLICY.under((reading,))
        changed = [c.norm for c in POLICY.clocks if c != flipped.timed(c.norm)]
        assert changed == [reading.partition(":")[0]]
        assert reading in flipped.timed(changed[0]).readings
