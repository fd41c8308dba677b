"""第四章 信息发布, articles 13 and 14: who interprets, in step, through which offices."""

from datetime import datetime
from typing import Any, Final

import pytest

from govflow.policies.wanzhou import POLICY
from govflow.rules.verdicts import Status
from tests.cases.made import Tale, people, person
from tests.policies.wanzhou.asked import chains_changed_by, changed_by, flips, of_facts, of_records

STAFF: Final = people(
    person("chen", "staff", unit="区发改委"),
    person("wang", "deputy-head", unit="区发改委"),
    person("zhao", "principal-head", unit="区发改委"),
    person("xin", "section-head", unit="区政府新闻办"),
    person("si", "staff", unit="区司法局"),
    person("ban", "staff", unit="区政府办公室"),
)
WHOLE: Final = {
    "document_attached": True,
    "plan_attached": True,
    "materials_attached": True,
    "in_scope": False,
    "press_opinion": "none",
}


def tale(*readings: str, **facts: Any) -> Tale:
    """Return the tale of an interpretation that was just opened, under those readings."""
    told = Tale(POLICY.under(readings), STAFF, at=datetime(2022, 6, 6, 9))
    assert told.do("chen", "open", chain="interpretation", facts={**WHOLE, **facts}) is None
    return told


def way(told: Tale) -> list[str]:
    """Approve by whoever may, and return the steps that were signed."""
    signed = []
    while told.now.step is not None:
        signed.append(told.now.step)
        assert any(told.do(who, "approve") is None for who in STAFF.persons)
    return signed


class TestArticle13:
    """第十三条: 谁起草谁解读，征求意见，审查，审定，报送."""

    @pytest.mark.parametrize(
        ("units", "organiser", "norm", "status"),
        [
            (1, "甲", "wanzhou/13.1", "met"),
            (1, "乙", "wanzhou/13.1", "breached"),
            (1, "甲", "wanzhou/13.2", "not-applicable"),
            (2, "乙", "wanzhou/13.2", "met"),
            (3, "甲", "wanzhou/13.2", "breached"),
            (None, "甲", "wanzhou/13.1", "undetermined"),
            (1, None, "wanzhou/13.1", "undetermined"),
        ],
    )
    def test_who_organises_it(
        self, units: int | None, organiser: str | None, norm: str, status: Status
    ) -> None:
        """One drafting department itself, of several the lead one."""
        facts = {"drafting_units": units, "organiser": organiser}
        facts |= {"drafter": "甲", "lead_drafter": "乙"}
        assert of_facts(norm, facts).status == status

    @pytest.mark.parametrize(
        ("materials", "as_of", "status"),
        [
            ("2022-05-19", "2022-06-01", "breached"),
            ("2022-05-20T23:59", "2022-06-01", "met"),
            ("2022-05-21T00:00", "2022-06-01", "breached"),
            ("2022-05-23", "2022-05-20T23:59", "pending"),
            ("2022-05-23", "2022-05-21", "breached"),
        ],
    )
    def test_in_step(self, materials: str, as_of: str, status: Status) -> None:
        """Plan and materials are out on the day of the document, whatever the hour."""
        marks = ("plan-deployed 2022-05-20T08:00", f"materials-published {materials}")
        day = "document-published 2022-05-20T09:00"
        assert of_records("wanzhou/13.3", as_of, day, *marks).status == status

    @pytest.mark.parametrize(("forms", "status"), [(1, "breached"), (2, "met"), (3, "met")])
    def test_two_forms(self, forms: int, status: Status) -> None:
        """Two forms at least, where the document must be interpreted."""
        assert of_facts("wanzhou/13.4", {"in_scope": True, "presentation_forms": forms}).status == (
            status
        )

    def test_each_piece_counts(self) -> None:
        """Under the other reading two texts are two."""
        facts = {"in_scope": True, "presentation_forms": 1, "presentation_pieces": 2}
        flips("wanzhou/13.4", facts, "wanzhou/13.4:each-piece-counts", "breached", "met")

    def test_an_objection_binds(self) -> None:
        """Under the other reading an objection that was answered holds the bundle back."""
        facts = {"press_opinion": "objection", "comments_answered": True}
        flips("wanzhou/13.5", facts, "wanzhou/13.5:objection-binding", "met", "breached")
        comments = {"press_opinion": "comments", "comments_answered": True}
        assert of_facts("wanzhou/13.5", comments, "wanzhou/13.5:objection-binding").status == "met"

    @pytest.mark.parametrize(
        ("facts", "steps"),
        [
            ({"government_issued": False}, ["organise"]),
            (
                {"government_issued": True, "document_class": "other"},
                ["organise", "press-office", "head-approval", "office-receipt"],
            ),
            *(
                (
                    {"government_issued": True, "document_class": kind},
                    [
                        "organise",
                        "press-office",
                        "justice-review",
                        "head-approval",
                        "office-receipt",
                    ],
                )
                for kind in ("normative", "major-decision", None)
            ),
        ],
    )
    def test_the_way(self, facts: dict[str, Any], steps: list[str]) -> None:
        """Each kind of document goes its own way; one of an unstated kind the stricter one."""
        assert way(tale(**facts)) == steps

    @pytest.mark.parametrize(
        ("reading", "facts", "steps"),
        [
            ("wanzhou/13.5:unstated-stays-with-drafter", {}, ["organise"]),
            (
                "wanzhou/13.7:unstated-not-reviewed",
                {"government_issued": True},
                ["organise", "press-office", "head-approval", "office-receipt"],
            ),
        ],
    )
    def test_another_way_under_ignorance(
        self, reading: str, facts: dict[str, Any], steps: list[str]
    ) -> None:
        """Under the other reading what nobody stated goes the easier way; nothing else changes."""
        assert way(tale(reading, **facts)) == steps
        assert changed_by(reading) == {}
        assert chains_changed_by(reading) == ["interpretation"]

    def test_the_approval_may_be_delegated(self) -> None:
        """Under the other reading the principal head may hand the approval on."""
        reading = "wanzhou/13.6:delegable"
        facts = {"government_issued": True, "document_class": "other"}
        for readings, code in (((), "not-allowed"), ((reading,), None)):
            told = tale(*readings, **facts)
            for who in ("chen", "xin"):
                assert told.do(who, "approve") is None
            assert told.do("zhao", "delegate", to="wang") == code
        assert changed_by(reading) == {}
        assert chains_changed_by(reading) == ["interpretation"]

    @pytest.mark.parametrize("lacking", ["document_attached", "plan_attached"])
    def test_what_is_lacking(self, lacking: str) -> None:
        """Each of the three is needed; one that nobody stated is asked for."""
        bundle = {"document_attached": True, "plan_attached": True, "materials_attached": True}
        assert of_facts("wanzhou/13.9", bundle).status == "met"
        assert of_facts("wanzhou/13.9", {**bundle, lacking: False}).status == "breached"
        found = of_facts("wanzhou/13.9", {**bundle, lacking: None})
        assert found.missing is not None
        assert found.missing.missing == lacking


class TestArticle14:
    """第十四条: 新闻发布会."""

    @pytest.mark.parametrize(
        ("contacted", "status"),
        [("2022-07-14", "met"), ("2022-07-15", "undetermined"), ("2022-07-16", "breached")],
    )
    def test_contact_first(self, contacted: str, status: Status) -> None:
        """The press office is contacted before the conference."""
        marks = (f"press-office-contacted {contacted}", "conference-held 2022-07-15T09:00")
        facts = {"press_conference": True}
        assert of_records("wanzhou/14.1", "2022-08-01", *marks, facts=facts).status == status

    @pytest.mark.parametrize(
        ("reading", "fact"),
        [
            ("information-office-decides", "press_office_wants_conference"),
            ("government-office-decides", "government_office_wants_conference"),
        ],
    )
    def test_who_decides_on_a_conference(self, reading: str, fact: str) -> None:
        """The drafting unit; under the other readings one of the offices."""
        other = f"wanzhou/14.1:{reading}"
        facts = {"press_conference": False, fact: True, "conference_plan": False}
        assert of_facts("wanzhou/14.2", facts).status == "not-applicable"
        assert of_facts("wanzhou/14.2", facts, other).status == "breached"
        marks = ("conference-held 2022-07-15",)
        assert of_records("wanzhou/14.1", "2022-08-01", *marks, facts=facts).status == (
            "not-applicable"
        )
        found = of_records("wanzhou/14.1", "2022-08-01", *marks, facts=facts, readings=(other,))
        assert (found.status, found.readings) == ("breached", (other,))
        assert list(changed_by(other)) == ["wanzhou/14.2", "wanzhou/14.1"]

    @pytest.mark.parametrize(
        ("forms", "status", "after"),
        [(1, "not-applicable", "breached"), (2, "not-applicable", "met")],
    )
    def test_every_policy_document(self, forms: int, status: Status, after: Status) -> None:
        """Under the other reading each policy document is one that must be interpreted."""
        facts = {"in_scope": False, "presentation_forms": forms}
        flips("wanzhou/13.4", facts, "wanzhou/13.4:every-policy-document", status, after)
        unstated = {"presentation_forms": forms}
        flips("wanzhou/13.4", unstated, "wanzhou/13.4:every-policy-document", "undetermined", after)
