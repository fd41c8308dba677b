"""Columns: which rule applies, when a column is due, what is blank."""

from datetime import date

import pytest

from govflow import audit
from govflow.audits.findings import Audit

AS_OF = date(2024, 6, 30)


def columns(*rows: dict[str, object], policy: str = "wanzhou", **options: object) -> Audit:
    """Audit columns given as rows without unit and name."""
    filled = [{"unit": "区教委", "column": "甲", **row} for row in rows]
    options.setdefault("as_of", AS_OF)
    return audit(policy, "columns", filled, **options)  # type: ignore[arg-type]


def counted(found: Audit) -> dict[str, str]:
    """Return the status of each norm that was counted."""
    return {n: s for n, counts in found.counts.items() for s, k in counts.items() if k}


class TestRules:
    """Which rule a column falls under."""

    @pytest.mark.parametrize(
        ("facts", "norm"),
        [
            ({"kind": "news"}, "wanzhou/20.1"),
            ({"kind": "notices", "level": "1"}, "wanzhou/20.2.1"),
            ({"kind": "notices", "level": "1", "site": "main"}, "wanzhou/20.2.1"),
            ({"kind": "notices", "level": "1", "site": "sub"}, "wanzhou/20.2.2"),
            ({"kind": "notices", "level": "2"}, "wanzhou/20.2.2"),
            ({"kind": "notices", "site": "sub"}, "wanzhou/20.2.2"),
            ({"kind": "topic"}, "wanzhou/20.2.2"),
            ({"kind": "periodic", "cycle": "1 weeks"}, "wanzhou/20.3"),
            ({"kind": "fixed"}, "wanzhou/20.4.1"),
            ({"kind": "other"}, "wanzhou/20.5"),
            ({"kind": "interaction"}, "wanzhou/20.5"),
            ({"kind": "工作动态"}, "wanzhou/20.1"),
            ({"kind": "通知公告", "level": "一级", "site": "主站"}, "wanzhou/20.2.1"),
            ({"kind": "通知公告", "level": "2级", "site": "主站"}, "wanzhou/20.2.2"),
            ({"kind": "周动态"}, "wanzhou/20.3"),
            ({"kind": "月小结"}, "wanzhou/20.3"),
            ({"kind": "季度情况"}, "wanzhou/20.3"),
        ],
    )
    def test_wanzhou(self, facts: dict[str, str], norm: str) -> None:
        """Kind, level and site pick the rule, in English and in the words of offices."""
        row = {"published": "2022-01-05", "level": "", "site": "", "cycle": "", **facts}
        assert list(counted(columns(row))) == [norm]

    @pytest.mark.parametrize(
        ("facts", "missing"),
        [({}, "kind"), ({"kind": "notices"}, "level"), ({"kind": "periodic"}, "cycle")],
    )
    def test_what_nobody_stated(self, facts: dict[str, str], missing: str) -> None:
        """Without the fact that decides, the column is undetermined and names it."""
        found = columns({"published": "2024-06-01", **facts})
        finding = found.findings[0]
        assert finding.verdict == "undetermined"
        assert finding.missing is not None
        assert finding.missing.missing == missing
        expected = "wanzhou/20.3" if missing == "cycle" else "unclassified"
        assert finding.norm == expected

    def test_assumed_for_all(self) -> None:
        """A fact may be assumed for every column."""
        found = columns({"published": "2024-06-29"}, facts={"kind": "news"})
        assert counted(found) == {"wanzhou/20.1": "met"}

    def test_kinds_without_a_rule(self) -> None:
        """A kind that a policy does not regulate is not applicable."""
        found = columns({"published": "2024-01-01", "kind": "fixed"}, policy="qianjiang")
        assert counted(found) == {"unclassified": "not-applicable"}

    def test_conflicting_facts(self) -> None:
        """Rows that state different kinds of one column leave it open."""
        found = columns(
            {"published": "2024-06-29", "kind": "news"},
            {"published": "2024-06-28", "kind": "fixed"},
        )
        assert counted(found) == {"unclassified": "undetermined"}
        (finding,) = found.findings
        assert finding.why.zh == "各行对 kind 的说明不一致：动态要闻、概况指南"
        assert finding.why.en == "the rows state different values for 'kind': news and fixed"

    def test_conflicting_cycles(self) -> None:
        """Rows that state different cycles of one column leave it open."""
        found = columns(
            {"published": "2024-06-29", "kind": "periodic", "cycle": "1 weeks"},
            {"published": "2024-06-28", "kind": "periodic", "cycle": "2 weeks"},
        )
        assert counted(found) == {"wanzhou/20.3": "undetermined"}


class TestDue:
    """When a column is due again."""

    @pytest.mark.parametrize(
        ("published", "kind", "as_of", "status"),
        [
            ("2022-01-28", "news", date(2022, 2, 11), "met"),
            ("2022-01-28", "news", date(2022, 2, 12), "breached"),
            ("2022-01-05", "fixed", date(2023, 12, 31), "met"),
            ("2022-01-05", "fixed", date(2024, 1, 1), "breached"),
            ("2022-05-06", "other", date(2023, 5, 6), "met"),
            ("2022-05-06", "other", date(2023, 5, 7), "breached"),
        ],
    )
    def test_limits(self, published: str, kind: str, as_of: date, status: str) -> None:
        """On the last day a column is in order, the day after it is stale."""
        found = columns({"published": published, "kind": kind}, as_of=as_of)
        assert list(counted(found).values()) == [status]

    def test_the_latest_update_counts(self) -> None:
        """The last update not after as-of decides, whatever the order of rows."""
        rows = [
            {"published": "2024-06-20", "kind": "news"},
            {"published": "2024-07-20", "kind": "news"},
            {"published": "2024-01-20", "kind": "news"},
        ]
        assert counted(columns(*rows)) == {"wanzhou/20.1": "met"}
        early = columns(*rows, as_of=date(2024, 6, 10))
        assert counted(early) == {"wanzhou/20.1": "breached"}

    def test_annual_reports(self) -> None:
        """The report after one of 2023 is due by the end of January 2024."""
        row = {"published": "2023-01-20", "kind": "annual-report"}
        found = columns(row, policy="bozhou", as_of=date(2024, 1, 31))
        assert counted(found) == {"bozhou/s10.5.3": "met"}
        found = columns(row, policy="bozhou", as_of=date(2024, 2, 1))
        assert counted(found) == {"bozhou/s10.5.3": "breached"}

    def test_calendar_weeks(self) -> None:
        """Qianjiang: an item in one week leaves until the end of the next."""
        row = {"published": "2023-09-25", "kind": "news"}
        found = columns(row, policy="qianjiang", as_of=date(2023, 10, 8))
        assert counted(found) == {"qianjiang/12.2": "met"}
        found = columns(row, policy="qianjiang", as_of=date(2023, 10, 9))
        assert counted(found) == {"qianjiang/12.2": "breached"}

    def test_the_window_is_tested_at_as_of(self) -> None:
        """Before the regulation is in force a column is not judged by it."""
        row = {"published": "2020-01-05", "kind": "news"}
        found = columns(row, as_of=date(2021, 12, 29))
        assert counted(found) == {"wanzhou/20.1": "not-in-force"}
        found = columns(row, as_of=date(2021, 12, 30))
        assert counted(found) == {"wanzhou/20.1": "breached"}
        found = columns(row, as_of=date(2021, 12, 29), as_if_in_force=True)
        assert counted(found) == {"wanzhou/20.1": "breached"}


class TestBlank:
    """Columns with nothing in them."""

    def test_a_row_with_nothing_names_it(self) -> None:
        """A row with an empty day of publication says that the column is there, and blank."""
        found = columns({"published": "", "kind": "news"})
        assert counted(found) == {"wanzhou/20.0.2": "breached"}
        assert found.findings[0].due is None

    def test_opened_and_empty(self) -> None:
        """A column opened by then whose items all come later is blank."""
        row = {"published": "2024-07-20", "opened": "2024-01-01"}
        assert counted(columns(row)) == {"wanzhou/20.0.2": "breached"}

    def test_nobody_knows_whether_it_was_open(self) -> None:
        """Without that, it is undetermined under the same norm."""
        assert counted(columns({"published": "2024-07-20"})) == {"wanzhou/20.0.2": "undetermined"}
        later = {"published": "2024-07-20", "opened": "2024-07-01"}
        assert counted(columns(later)) == {"wanzhou/20.0.2": "undetermined"}

    def test_no_norm_on_blank_columns(self) -> None:
        """Where the regulation has none, nothing on record leaves the rule open."""
        row = {"published": "", "kind": "topic"}
        found = columns(row, policy="siping")
        assert counted(found) == {"siping/21.4": "undetermined"}

    def test_blank_before_the_window(self) -> None:
        """The window holds for the norm on blank columns too."""
        found = columns({"published": ""}, as_of=date(2021, 12, 29))
        assert counted(found) == {"wanzhou/20.0.2": "not-in-force"}


def test_bad_rows_are_rejected_alone() -> None:
    """A row with a bad cell is named with its field; the others are judged."""
    found = columns(
        {"published": "2024-06-29", "kind": "news", "level": "1", "cycle": ""},
        {"published": "2024-02-30", "kind": "news", "level": "1", "cycle": ""},
        {"published": "2024-06-29", "kind": "weird", "level": "1", "cycle": ""},
        {"published": "2024-06-29", "kind": "news", "level": "first", "cycle": ""},
        {"published": "2024-06-29", "kind": "news", "level": "1", "cycle": "now and then"},
        {"published": "2024-06-29", "unit": "", "kind": "news", "level": "1", "cycle": ""},
        {"published": "2024-06-29", "kind": "periodic", "level": "1", "cycle": "-1 weeks"},
    )
    assert [(r.line, r.field) for r in found.rejected] == [
        (2, "published"),
        (3, "kind"),
        (4, "level"),
        (5, "cycle"),
        (6, "unit"),
        (7, "cycle"),
    ]
    assert counted(found) == {"wanzhou/20.1": "met"}
    assert found.rows == 7


class TestLayers:
    """Columns under two layers."""

    def test_unclassified_once(self) -> None:
        """A column of no stated kind is said to be so once, not once a layer."""
        found = columns({"published": "2024-06-01"}, policy="national+wanzhou")
        assert counted(found) == {"unclassified": "undetermined"}
        assert found.counts["unclassified"]["undetermined"] == 1

    def test_one_layer_has_the_rule(self) -> None:
        """Where one layer has a rule, the other does not call the column unclassified."""
        row = {"published": "2024-06-29", "kind": "news"}
        found = columns(row, policy="national+wanzhou")
        assert counted(found) == {"wanzhou/20.1": "met"}


def test_opened_may_be_assumed() -> None:
    """The day of opening may be assumed for every column."""
    row = {"published": "2024-07-20", "kind": "news"}
    found = columns(row, facts={"opened": date(2024, 1, 1)})
    assert counted(found) == {"wanzhou/20.0.2": "breached"}
