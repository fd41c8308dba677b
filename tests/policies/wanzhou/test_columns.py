"""第六章 栏目管理, article 20: every limit, at month, year and leap-day ends, and readings."""

from datetime import date
from typing import Any

import pytest

from govflow.calendars import read_moment
from govflow.cases.compliance import Known, verdict_on_known
from govflow.policies.wanzhou import POLICY
from govflow.provisions.columns import ColumnRule
from govflow.rules.verdicts import Missing, Status
from tests.policies.around import assert_limit, last_day_of
from tests.policies.wanzhou.asked import CALENDAR, changed_by, of_records

NOTICES = {"kind": "notices"}
SHORTENED = ("20.1", "20.2.1", "20.2.2", "20.3", "20.4.1", "20.5")


def rule_of(*readings: str, **facts: Any) -> str | None:
    """Return the norm by which a column is judged, or the fact that is missing."""
    found = POLICY.under(readings).rule_for(facts)
    if isinstance(found, Missing):
        return found.missing
    return None if found is None else found.norm.removeprefix("wanzhou/")


class TestLimits:
    """The last day on which an update is in time; the next day it is not."""

    @pytest.mark.parametrize(
        ("norm", "updated", "last"),
        [
            # 2周, Spring Festival and National Day counted
            ("wanzhou/20.1", "2022-01-28", "2022-02-11"),
            ("wanzhou/20.1", "2022-09-24", "2022-10-08"),
            ("wanzhou/20.1", "2023-12-18", "2024-01-01"),
            ("wanzhou/20.1", "2024-02-15", "2024-02-29"),
            ("wanzhou/20.1", "2023-02-15", "2023-03-01"),
            # 6个月
            ("wanzhou/20.2.1", "2022-08-31", "2023-02-28"),
            ("wanzhou/20.2.1", "2023-08-31", "2024-02-29"),
            ("wanzhou/20.2.1", "2023-08-29", "2024-02-29"),
            ("wanzhou/20.2.1", "2024-02-29", "2024-08-29"),
            ("wanzhou/20.2.1", "2024-03-31", "2024-09-30"),
            ("wanzhou/20.2.1", "2024-06-30", "2024-12-30"),
            ("wanzhou/20.2.1", "2024-12-31", "2025-06-30"),
            # 1年
            ("wanzhou/20.2.2", "2024-02-29", "2025-02-28"),
            ("wanzhou/20.2.2", "2023-02-28", "2024-02-28"),
            ("wanzhou/20.2.2", "2023-03-01", "2024-03-01"),
            ("wanzhou/20.2.2", "2022-12-31", "2023-12-31"),
            ("wanzhou/20.5", "2022-05-06", "2023-05-06"),
            ("wanzhou/20.5", "2024-02-29", "2025-02-28"),
            # 每年
            ("wanzhou/20.4.1", "2022-01-01", "2023-12-31"),
            ("wanzhou/20.4.1", "2022-12-31", "2023-12-31"),
            ("wanzhou/20.4.1", "2023-01-01", "2024-12-31"),
            ("wanzhou/20.4.1", "2024-02-29", "2025-12-31"),
        ],
    )
    def test_last_days(self, norm: str, updated: str, last: str) -> None:
        """Each class is due by its own interval, holidays included, clamped to the month."""
        assert_limit(POLICY, norm, updated, last)
        for day, status in ((last, "met"), (_next_day(last), "breached")):
            found = of_records(norm, day, f"updated {updated}")
            assert found.status == status

    @pytest.mark.parametrize(
        ("cycle", "covered", "last"),
        [
            ("calendar-week", "2022-12-25", "2023-01-08"),
            ("calendar-month", "2022-07-31", "2022-09-30"),
            ("calendar-month", "2022-12-01", "2023-02-28"),
            ("calendar-month", "2023-12-31", "2024-02-29"),
            ("calendar-quarter", "2022-09-30", "2023-03-31"),
            ("calendar-year", "2022-12-31", "2024-12-31"),
        ],
    )
    def test_rhythms(self, cycle: str, covered: str, last: str) -> None:
        """The item of a period appears before the next period has ended."""
        facts = {"cycle": cycle, "covered": covered}
        assert last_day_of(POLICY, "wanzhou/20.3", "2022-08-01", facts=facts) == last

    def test_a_rhythm_of_its_own_period(self) -> None:
        """Under the other reading it appears before its own period has ended."""
        reading = ("wanzhou/20.3:before-own-period-ends",)
        facts = {"cycle": "calendar-month", "covered": "2022-07-31"}
        found = last_day_of(POLICY, "wanzhou/20.3", "2022-08-01", facts=facts, readings=reading)
        assert found == "2022-08-31"
        assert list(changed_by(*reading)) == ["wanzhou/20.3"]

    @pytest.mark.parametrize(
        ("norm", "reading", "updated", "last"),
        [
            ("wanzhou/20.1", "wanzhou/20.1:ten-working-days", "2022-01-28", "2022-02-16"),
            ("wanzhou/20.4.1", "wanzhou/20.4.1:twelve-months", "2022-01-05", "2023-01-05"),
            ("wanzhou/20.4.1", "wanzhou/20.4.1:twelve-months", "2024-02-29", "2025-02-28"),
        ],
    )
    def test_other_readings_of_a_period(
        self, norm: str, reading: str, updated: str, last: str
    ) -> None:
        """Another reading changes the last day of that class, and nothing else."""
        assert last_day_of(POLICY, norm, updated, readings=(reading,)) == last
        assert list(changed_by(reading)) == [norm]


def _next_day(day: str) -> str:
    return date.fromordinal(date.fromisoformat(day).toordinal() + 1).isoformat()


class TestClasses:
    """Which class a column is of."""

    @pytest.mark.parametrize(
        ("facts", "norm"),
        [
            ({"kind": "news"}, "20.1"),
            ({**NOTICES, "level": 1, "site": "main"}, "20.2.1"),
            ({**NOTICES, "level": 1}, "20.2.1"),
            ({**NOTICES, "level": 1, "site": "sub"}, "20.2.2"),
            ({**NOTICES, "level": 2}, "20.2.2"),
            ({**NOTICES, "level": 3, "site": "main"}, "20.2.2"),
            ({**NOTICES, "site": "sub"}, "20.2.2"),
            (NOTICES, "level"),
            ({"kind": "topic"}, "20.2.2"),
            ({"kind": "periodic"}, "20.3"),
            ({"kind": "annual-report"}, "20.3"),
            ({"kind": "fixed"}, "20.4.1"),
            ({"kind": "other"}, "20.5"),
            ({"kind": "interaction"}, "20.5"),
            ({}, "kind"),
        ],
    )
    def test_the_class(self, facts: dict[str, Any], norm: str) -> None:
        """A column is of one class; a fact that decides it and nobody stated is named."""
        assert rule_of(**facts) == norm

    @pytest.mark.parametrize(
        ("reading", "facts", "before", "after"),
        [
            ("level-one-included", {**NOTICES, "level": 1, "site": "main"}, "20.2.1", "20.2.2"),
            ("level-within-each-site", {**NOTICES, "level": 1, "site": "sub"}, "20.2.2", "20.2.1"),
            ("level-within-each-site", {**NOTICES, "level": 2}, "20.2.2", "20.2.2"),
            ("bracket-exhaustive", {**NOTICES, "level": 2, "site": "main"}, "20.2.2", "20.5"),
            ("bracket-exhaustive", {**NOTICES, "level": 2, "site": "sub"}, "20.2.2", "20.2.2"),
            ("bracket-exhaustive", {**NOTICES, "level": 1, "site": "main"}, "20.2.1", "20.2.1"),
            ("site-unstated-is-open", {**NOTICES, "level": 1}, "20.2.1", "site"),
            ("site-unstated-is-open", {**NOTICES, "level": 1, "site": "main"}, "20.2.1", "20.2.1"),
        ],
    )
    def test_other_readings_of_a_class(
        self, reading: str, facts: dict[str, Any], before: str, after: str
    ) -> None:
        """Another reading puts some columns into another class, and no others."""
        assert rule_of(**facts) == before
        assert rule_of(f"wanzhou/20.2.2:{reading}", **facts) == after


class TestOwnLimit:
    """第十八条: a reply may fix a shorter limit."""

    @pytest.mark.parametrize("norm", SHORTENED)
    def test_every_class_may_be_tightened(self, norm: str) -> None:
        """A limit of one day counts for every class, and is named in its readings."""
        facts = {"update_limit": "1 natural-days", "cycle": "1 months"}
        found = last_day_of(POLICY, f"wanzhou/{norm}", "2022-01-05", facts=facts)
        assert found == "2022-01-06"

    @pytest.mark.parametrize("norm", SHORTENED)
    def test_no_class_is_loosened(self, norm: str) -> None:
        """A longer limit counts for none, unless the reply prevails."""
        facts = {"update_limit": "9 years", "cycle": "1 months"}
        own = last_day_of(POLICY, f"wanzhou/{norm}", "2022-01-05", facts=facts)
        plain = {"cycle": "1 months"}
        assert own == last_day_of(POLICY, f"wanzhou/{norm}", "2022-01-05", facts=plain)
        reading = ("wanzhou/18.3:reply-prevails",)
        found = last_day_of(POLICY, f"wanzhou/{norm}", "2022-01-05", facts=facts, readings=reading)
        assert found == "2031-01-05"

    def test_what_the_reading_changes(self) -> None:
        """The reading changes the reply and every class that it may tighten."""
        changed = changed_by("wanzhou/18.3:reply-prevails")
        assert set(changed) == {"wanzhou/18.3", *(f"wanzhou/{norm}" for norm in SHORTENED)}
        assert all(isinstance(rule, ColumnRule) for norm, rule in changed.items() if "20" in norm)


class TestTitles:
    """第二十条（四）: the title is marked with the year."""

    @pytest.mark.parametrize(
        ("title", "readings", "status"),
        [
            ("万州概况(2022年版(修订))", (), "breached"),
            ("万州概况 2023年版(修订)", (), "met"),
            ("万州概况（2023年修订）", (), "met"),
            ("万州概况（2023年修订）", ("wanzhou/20.4.2:printed-form-only",), "breached"),
            ("万州概况 2023年版（修订）", ("wanzhou/20.4.2:printed-form-only",), "met"),
            ("万州概况（新修订）", (), "breached"),
            ("万州概况（新修订）", ("wanzhou/20.4.2:any-mark-of-revision",), "met"),
            ("万州概况", ("wanzhou/20.4.2:any-mark-of-revision",), "breached"),
        ],
    )
    def test_the_mark(self, title: str, readings: tuple[str, ...], status: Status) -> None:
        """The printed form is the model; a variant carries the year with 版 or 修订."""
        facts = {"kind": "fixed", "title": title}
        known = Known(facts, {"updated": [read_moment("2023-03-01")]})
        found = verdict_on_known(
            POLICY.under(readings),
            "wanzhou/20.4.2",
            known,
            as_of=read_moment("2023-03-02"),
            calendar=CALENDAR,
        )
        assert found.status == status
        for reading in readings:
            assert list(changed_by(reading)) == ["wanzhou/20.4.2"]


class TestBlank:
    """第二十条: 严禁出现空白栏目."""

    @pytest.mark.parametrize(
        ("reading", "counted"),
        [
            ("wanzhou/20.0.2:own-items-only", "own_items"),
            ("wanzhou/20.0.2:expired-items-do-not-count", "current_items"),
        ],
    )
    def test_what_counts(self, reading: str, counted: str) -> None:
        """Under another reading another number decides, and nothing else changes."""
        facts = {"items": 3, counted: 0}
        for readings, status in (((), "met"), ((reading,), "breached")):
            found = of_records(
                "wanzhou/20.0.2",
                "2022-06-01",
                "opened 2022-05-10",
                readings=readings,
                facts=facts,
            )
            assert found.status == status
        assert list(changed_by(reading)) == ["wanzhou/20.0.2"]


class TestPrompt:
    """第二十条: 按照信息产生时间及时更新."""

    @pytest.mark.parametrize(
        ("stated", "updated", "status"),
        [
            (None, "2022-03-25", "undetermined"),
            ("3 natural-days", "2022-03-04", "met"),
            ("3 natural-days", "2022-03-05", "breached"),
        ],
    )
    def test_the_lag(self, stated: str | None, updated: str, status: Status) -> None:
        """The lag is shown, and a breach only beyond a threshold that the caller states."""
        marks = ("information-arose 2022-03-01", f"updated {updated}")
        facts = {} if stated is None else {"prompt_update": stated}
        found = of_records("wanzhou/20.0.1", "2022-04-01", *marks, facts=facts)
        assert found.status == status
        if stated is None:
            assert "历时" in found.why.zh
