"""Wanzhou: every limit the day before, on, and after; windows, facts and readings."""

import pytest

from govflow.policies.wanzhou import POLICY
from tests.policies.around import assert_limit, last_day_of


class TestArticle20:
    """第二十条: 栏目更新."""

    @pytest.mark.parametrize(
        ("norm", "updated", "last"),
        [
            ("wanzhou/20.1", "2022-01-28", "2022-02-11"),
            ("wanzhou/20.2.1", "2022-08-31", "2023-02-28"),
            ("wanzhou/20.2.2", "2022-03-10", "2023-03-10"),
            ("wanzhou/20.4.1", "2022-01-05", "2023-12-31"),
            ("wanzhou/20.5", "2022-05-06", "2023-05-06"),
        ],
    )
    def test_intervals(self, norm: str, updated: str, last: str) -> None:
        """Each class of column is due again by its own interval, holidays included."""
        assert_limit(POLICY, norm, updated, last)

    def test_own_cycle(self) -> None:
        """A periodic column is due by the cycle that is stated, and open without one."""
        assert last_day_of(POLICY, "wanzhou/20.3", "2022-03-01") is None
        stated = {"cycle": "1 weeks"}
        assert last_day_of(POLICY, "wanzhou/20.3", "2022-03-01", facts=stated) == "2022-03-08"


class TestArticle25:
    """第二十五条: 错敏信息整改."""

    def test_same_day_notice(self) -> None:
        """The Centre notifies on the day itself, holidays included."""
        assert_limit(POLICY, "wanzhou/25.2", "2022-01-31T16:00", "2022-01-31")

    def test_one_natural_day(self) -> None:
        """The unit has until the end of the next calendar day, National Day included."""
        assert_limit(POLICY, "wanzhou/25.3", "2022-09-30T17:50", "2022-10-01")

    def test_strict_24_hours(self) -> None:
        """Under the strict reading it is 24 hours from the notice."""
        reading = ("wanzhou/25.3:strict-24-hours",)
        due = "2022-10-01T17:50"
        assert_limit(POLICY, "wanzhou/25.3", "2022-09-30T17:50", due, readings=reading)


class TestArticle34:
    """第三十四条: 培训和通报."""

    @pytest.mark.parametrize(
        ("norm", "start", "last"),
        [
            ("wanzhou/34.2", "2022-02-10", "2022-02-28"),
            ("wanzhou/34.3", "2022-02-10", "2022-03-31"),
            ("wanzhou/34.3", "2022-10-01", "2022-12-31"),
        ],
    )
    def test_recurring(self, norm: str, start: str, last: str) -> None:
        """At least one in every calendar month or quarter; the new year gives no grace."""
        assert_limit(POLICY, norm, start, last)

    def test_covering_the_quarter(self) -> None:
        """Under the other reading a circular for one quarter may come in the next."""
        reading = ("wanzhou/34.3:covers-the-quarter",)
        assert last_day_of(POLICY, "wanzhou/34.3", "2022-02-10", readings=reading) == "2022-06-30"
