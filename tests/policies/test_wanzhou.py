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
