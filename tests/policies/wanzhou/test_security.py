"""第十章 安全管理: documents, devices, checks, incidents."""

from collections.abc import Mapping

import pytest

from tests.policies.wanzhou.asked import changed_by, of_facts, of_records
from tests.policies.wanzhou.told import told

AT = "2022-09-12T02:00"
SECURITY = {"anomaly": "security", "found_by": "unit", "handling": "恢复页面"}
AT_ONCE = ("acted 2022-09-12T02:05", "centre-contacted 2022-09-12T02:08")


DONE = tuple(
    f"{what}-checked 2022-12-31T20:00" for what in ("applications", "systems", "databases")
)


class TestArticle30:
    """第三十条: 安全管理制度和应急预案."""

    @pytest.mark.parametrize(
        ("system", "plan", "status"),
        [
            (True, True, "met"),
            (True, False, "breached"),
            (False, None, "breached"),
            (True, None, "undetermined"),
        ],
    )
    def test_both_documents(self, system: bool, plan: bool | None, status: str) -> None:
        """Both are needed; one that is not there is a breach whatever of the other."""
        facts = {"security_system": system, "emergency_plan": plan}
        assert of_facts("wanzhou/30.2", facts).status == status


class TestArticle32:
    """第三十二条: 设备和平台."""

    @pytest.mark.parametrize(
        ("software", "virus", "status"),
        [(True, True, "met"), (False, True, "breached"), (True, None, "undetermined")],
    )
    def test_devices(self, software: bool, virus: bool | None, status: str) -> None:
        """Security software and protection from viruses, both."""
        facts = {"security_software": software, "virus_protection": virus}
        assert of_facts("wanzhou/32.1", facts).status == status

    @pytest.mark.parametrize(
        ("as_of", "status"),
        [
            ("2022-12-31T19:59", "pending"),
            ("2022-12-31T20:00", "met"),
            ("2023-12-31T23:59", "pending"),
            ("2024-01-01T00:00", "breached"),
        ],
    )
    def test_a_stated_year(self, as_of: str, status: str) -> None:
        """Once in every year, if that is the period that was stated; the year's end is the limit."""
        facts = {"security_check_every": "calendar-year"}
        assert of_records("wanzhou/32.2", as_of, *DONE, facts=facts).status == status

    @pytest.mark.parametrize("lacking", [0, 1, 2])
    def test_all_three(self, lacking: int) -> None:
        """Without any one of them the check is not done."""
        facts = {"security_check_every": "calendar-quarter"}
        marks = [mark for n, mark in enumerate(DONE) if n != lacking]
        found = of_records("wanzhou/32.2", "2023-01-01T00:00", *marks, facts=facts)
        assert found.status == "breached"

    def test_no_period(self) -> None:
        """Where nobody stated a period it is open, and under that reading whatever was stated."""
        found = of_records("wanzhou/32.2", "2023-02-01", *DONE)
        assert found.missing is not None
        assert found.missing.missing == "security_check_every"
        reading, facts = "wanzhou/32.2:measured-only", {"security_check_every": "calendar-quarter"}
        found = of_records("wanzhou/32.2", "2024-02-01", *DONE, facts=facts, readings=(reading,))
        assert found.status == "undetermined"
        assert list(changed_by(reading)) == ["wanzhou/32.2"]


class TestArticle33:
    """第三十三条: 安全突发事件."""

    @pytest.mark.parametrize(
        ("contacted", "status"),
        [("02:59", "met"), ("03:00", "breached"), ("03:01", "breached")],
    )
    def test_a_threshold(self, contacted: str, status: str) -> None:
        """Under that reading the Centre is contacted within what was stated; else it is measured."""
        reading, facts = (
            "wanzhou/33.1:configured-threshold",
            {**SECURITY, "contact_within": "1 hours"},
        )
        mark = f"centre-contacted 2022-09-12T{contacted}"
        case = told("incident", AT, mark, facts=facts, readings=(reading,))
        assert case.clock("wanzhou/33.1", "2022-09-13").status == status
        bare = told("incident", AT, mark, facts=facts)
        assert bare.clock("wanzhou/33.1", "2022-09-13").status == "undetermined"
        assert list(changed_by(reading)) == ["wanzhou/33.1"]

    def test_the_head_first(self) -> None:
        """It is not settled before the head was told, and closed once it is settled."""
        case = told("incident", AT, *AT_ONCE, facts={**SECURITY, "severity": "ordinary"})
        assert case.event("settled 2022-09-13T09:00") == "not-allowed"
        assert case.event("head-informed 2022-09-13T09:10") is None
        assert case.event("settled 2022-09-13T09:20") is None
        assert case.state == "closed"
        assert case.norm("wanzhou/33.2").status == "met"

    @pytest.mark.parametrize(
        ("severity", "reading", "code"),
        [
            ("ordinary", None, None),
            ("larger", None, "not-allowed"),
            ("major", None, "not-allowed"),
            ("extraordinary", None, "not-allowed"),
            (None, None, "missing-fact"),
            ("ordinary", "wanzhou/33.3:every-incident", "not-allowed"),
            (None, "wanzhou/33.3:every-incident", "not-allowed"),
        ],
    )
    def test_from_which_grade_on(
        self, severity: str | None, reading: str | None, code: str | None
    ) -> None:
        """From 较大 on, or always: then both departments join before it is settled."""
        readings = () if reading is None else (reading,)
        facts = {**SECURITY, **({} if severity is None else {"severity": severity})}
        marks = (*AT_ONCE, "head-informed 2022-09-12T03:00")
        case = told("incident", AT, *marks, facts=facts, readings=readings)
        assert case.event("settled 2022-09-12T03:10") == code
        if code == "not-allowed":
            assert case.event("cyberspace-joined 2022-09-12T04:00") is None
            assert case.event("settled 2022-09-12T04:30") == "not-allowed"
            assert case.event("police-joined 2022-09-12T05:00") is None
            assert case.event("settled 2022-09-12T05:30") is None
        if reading is not None:
            assert list(changed_by(reading)) == ["wanzhou/33.3"]

    @pytest.mark.parametrize(
        ("found", "code"), [(True, "not-allowed"), (False, None), (None, "missing-fact")]
    )
    def test_the_unit_judges(self, found: bool | None, code: str | None) -> None:
        """Under that reading the unit says whether others are needed, whatever the grade."""
        facts: Mapping[str, object] = {**SECURITY, "severity": "major"}
        if found is not None:
            facts = {**facts, "joint_handling_needed": found}
        marks = (*AT_ONCE, "head-informed 2022-09-12T03:00")
        case = told("incident", AT, *marks, facts=facts, readings=("wanzhou/33.3:unit-judges",))
        assert case.event("settled 2022-09-12T04:00") == code

    def test_an_anomaly_of_another_kind(self) -> None:
        """A page that does not open is settled without head, Centre and police."""
        facts = {"anomaly": "page-down", "found_by": "unit", "handling": "重启"}
        case = told(
            "incident", AT, "acted 2022-09-12T02:05", "settled 2022-09-12T03:00", facts=facts
        )
        assert case.state == "closed"
        assert case.clock("wanzhou/33.1", "2022-09-13").status == "not-applicable"

    def test_a_kind_nobody_stated(self) -> None:
        """Where nobody said what it is, that is asked for."""
        facts = {"found_by": "unit", "handling": "重启"}
        case = told("incident", AT, "acted 2022-09-12T02:05", facts=facts)
        assert case.event("settled 2022-09-12T03:00") == "missing-fact"
