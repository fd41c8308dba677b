"""第九章 舆情处置: reported, answered, clarified, told to the head."""

from collections.abc import Mapping

import pytest

from tests.policies.wanzhou.asked import changed_by, of_facts, of_records
from tests.policies.wanzhou.told import told

AT = "2022-08-01T09:00"
OFFICE, SUPERIOR = "reported-to-office 2022-08-01T09:30", "reported-to-superior 2022-08-01T10:00"


class TestArticle27:
    """第二十七条: 队伍、汇报、回应."""

    def test_a_team(self) -> None:
        """A unit without one is warned; how able it is nobody computes."""
        found = [of_facts("wanzhou/27.1", {"opinion_team": has}).status for has in (True, False)]
        assert found == ["met", "undetermined"]

    def test_how_long_the_report_took(self) -> None:
        """It is measured until the last of both is told, and is no breach by itself."""
        case = told("public-opinion", AT, OFFICE, SUPERIOR)
        found = case.clock("wanzhou/27.3", "2022-08-02")
        assert found.status == "undetermined"
        assert "历时1小时" in found.why.zh

    @pytest.mark.parametrize(
        ("as_of", "told_so"),
        [("2022-08-01T23:59", False), ("2022-08-02T00:00", True), ("2022-08-03", True)],
    )
    def test_an_alert_at_midnight(self, as_of: str, told_so: bool) -> None:
        """No report by 24:00 of the day is pointed out; it is no breach."""
        found = told("public-opinion", AT, OFFICE).clock("wanzhou/27.3", as_of)
        assert found.status == "undetermined"
        assert ("请核实" in found.why.zh) is told_so

    @pytest.mark.parametrize(
        ("reading", "mark", "status"),
        [
            (None, OFFICE, "breached"),
            (None, SUPERIOR, "breached"),
            ("wanzhou/27.3:office-only", OFFICE, "met"),
            ("wanzhou/27.3:office-only", SUPERIOR, "breached"),
            ("wanzhou/27.3:line-superior-only", SUPERIOR, "met"),
            ("wanzhou/27.3:line-superior-only", OFFICE, "breached"),
        ],
    )
    def test_who_the_superior_is(self, reading: str | None, mark: str, status: str) -> None:
        """Both are told, or the one that the reading names, within the stated hours."""
        readings = ("wanzhou/27.3:configured-threshold",)
        readings += () if reading is None else (reading,)
        facts = {"report_up_within": "2 hours"}
        case = told("public-opinion", AT, mark, facts=facts, readings=readings)
        assert case.clock("wanzhou/27.3", "2022-08-02").status == status
        for one in readings:
            assert list(changed_by(one)) == ["wanzhou/27.3"]

    @pytest.mark.parametrize(
        ("facts", "status"),
        [
            ({"concerns_unit": True, "opinion_kind": "major-emergency"}, "undetermined"),
            ({"concerns_unit": True, "opinion_kind": "hot-issue"}, "undetermined"),
            ({"concerns_unit": True, "opinion_kind": "rumour"}, "undetermined"),
            ({"concerns_unit": True, "opinion_kind": "other"}, "not-applicable"),
            ({"concerns_unit": False, "opinion_kind": "rumour"}, "not-applicable"),
        ],
    )
    def test_guidance(self, facts: Mapping[str, object], status: str) -> None:
        """A response to any of the three without guidance on record is a warning, no breach."""
        mark = "responded 2022-08-02T10:00"
        assert of_records("wanzhou/27.4", "2022-08-03", mark, facts=facts).status == status
        guided = (mark, "guided 2022-08-02T10:00")
        found = of_records("wanzhou/27.4", "2022-08-03", *guided, facts=facts).status
        assert found == ("met" if status == "undetermined" else status)


class TestArticle28:
    """第二十八条: 启动响应、了解出处、澄清."""

    @pytest.mark.parametrize(
        ("started", "status"),
        [("09:59", "met"), ("10:00", "breached"), ("10:01", "breached")],
    )
    def test_a_threshold(self, started: str, status: str) -> None:
        """Under that reading the response starts within what was stated; else it is measured."""
        reading, facts = "wanzhou/28.2:configured-threshold", {"response_within": "1 hours"}
        mark = f"response-started 2022-08-01T{started}"
        case = told("public-opinion", AT, mark, facts=facts, readings=(reading,))
        assert case.clock("wanzhou/28.2", "2022-08-02").status == status
        bare = told("public-opinion", AT, mark, facts=facts)
        assert bare.clock("wanzhou/28.2", "2022-08-02").status == "undetermined"
        assert list(changed_by(reading)) == ["wanzhou/28.2"]

    def test_the_origin(self) -> None:
        """It is known, empty, or not stated."""
        found = [
            of_facts("wanzhou/28.3", {"opinion_origin": o}).status for o in ("某论坛", "", None)
        ]
        assert found == ["met", "breached", "undetermined"]

    @pytest.mark.parametrize(
        ("facts", "code"),
        [
            ({"opinion_kind": "rumour"}, "not-allowed"),
            ({"opinion_kind": "other", "untrue": True}, "not-allowed"),
            ({"opinion_kind": "other", "untrue": False}, None),
            ({"opinion_kind": "other"}, "missing-fact"),
            ({"untrue": False}, "missing-fact"),
        ],
    )
    def test_nothing_untrue_is_left(self, facts: Mapping[str, object], code: str | None) -> None:
        """What is untrue is clarified before the case is settled."""
        case = told("public-opinion", AT, "head-informed 2022-08-02", facts=facts)
        assert case.event("settled 2022-08-03") == code
        if code == "not-allowed":
            assert case.event("clarified 2022-08-03T09:00") is None
            assert case.event("settled 2022-08-03T10:00") is None


class TestArticle29:
    """第二十九条: 向主要负责人汇报."""

    @pytest.mark.parametrize(
        ("kind", "literal"), [("administrative-organ", "not-allowed"), ("institution", None)]
    )
    def test_heads_of_either_kind(self, kind: str, literal: str | None) -> None:
        """A unit of either kind tells its head; read literally only an organ must."""
        facts, reading = (
            {"unit_kind": kind, "opinion_kind": "other", "untrue": False},
            "wanzhou/29.1:organs-only",
        )
        assert told("public-opinion", AT, facts=facts).event("settled 2022-08-05") == "not-allowed"
        case = told("public-opinion", AT, facts=facts, readings=(reading,))
        assert case.event("settled 2022-08-05") == literal
        assert list(changed_by(reading)) == ["wanzhou/29.1"]
