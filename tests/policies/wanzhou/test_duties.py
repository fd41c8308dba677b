"""第一章 总则、第二章 管理职责: what may be owned, who is bound, who manages, what is contracted."""

from collections.abc import Mapping
from typing import Final

import pytest

from govflow.policies.wanzhou import POLICY
from govflow.policies.wanzhou.duties import MANAGEMENT
from tests.policies.wanzhou.asked import changed_by, flips, of_facts, of_records


class TestArticle2:
    """第二条: 子网站、适用对象、信息."""

    @pytest.mark.parametrize(
        ("owner", "status"),
        [
            ("development-zone", "met"),
            ("township", "met"),
            ("department", "met"),
            ("relevant-unit", "breached"),
            ("other", "breached"),
            (None, "undetermined"),
        ],
    )
    def test_owners_of_sub_sites(self, owner: str | None, status: str) -> None:
        """Three kinds of unit may own a sub-site, no other may."""
        assert of_facts("wanzhou/2.1", {"site": "sub", "owner_kind": owner}).status == status

    def test_not_in_force_before_the_regulation(self) -> None:
        """On 2021-12-29 nothing binds yet, on 2021-12-30 it does, and after."""
        facts = {"site": "sub", "owner_kind": "other"}
        days = ("2021-12-29", "2021-12-30", "2021-12-31")
        found = [of_facts("wanzhou/2.1", facts, as_of=day).status for day in days]
        assert found == ["not-in-force", "breached", "breached"]

    BOUND: Final = {"publishes": True, "unit_kind": "enterprise", "column_registered": False}

    def test_superior_rules_instead(self) -> None:
        """Who is named by superior rules is bound under that reading, registered or not."""
        facts = {**self.BOUND, "named_by_superiors": True}
        flips("wanzhou/2.2", facts, "wanzhou/2.2:named-by-superior-rules", "breached", "met")

    def test_whoever_publishes_instead(self) -> None:
        """Under that reading publishing alone is enough."""
        flips("wanzhou/2.2", self.BOUND, "wanzhou/2.2:whoever-publishes", "breached", "met")

    def test_an_organ_is_bound_whatever_the_reading(self) -> None:
        """An administrative organ needs no column."""
        facts = {"publishes": True, "unit_kind": "administrative-organ"}
        for reading in ("registered-with-a-column", "named-by-superior-rules", "whoever-publishes"):
            assert of_facts("wanzhou/2.2", facts, f"wanzhou/2.2:{reading}").status == "met"

    @pytest.mark.parametrize("form", ["text", "image", "data", "audio", "video", "link", "other"])
    def test_every_form_is_information(self, form: str) -> None:
        """All seven forms are information, if official and open to the public."""
        facts = {"form": form, "official": True, "outward": True}
        assert of_facts("wanzhou/2.3", facts).status == "met"


class TestArticle5:
    """第五条: 责任单位、责任人、工作人员."""

    @pytest.mark.parametrize(
        ("facts", "fact", "norm"),
        [
            ({"site": "sub", "unit_kind": "administrative-organ"}, "site_owner", "wanzhou/5.1"),
            ({"site": "main", "unit_kind": "administrative-organ"}, "content_unit", "wanzhou/5.1"),
            ({"site": "main", "unit_kind": "subordinate-body"}, "content_unit", "wanzhou/5.2"),
            ({"site": "main", "unit_kind": "institution"}, "content_unit", "wanzhou/5.2"),
            ({"site": "main", "unit_kind": "enterprise"}, "content_unit", "wanzhou/5.2"),
            ({"site": "sub"}, "site_owner", "wanzhou/5.1"),
        ],
    )
    def test_who_manages(self, facts: Mapping[str, object], fact: str, norm: str) -> None:
        """A sub-site's column is its organ's, a main-site column the unit's that provides it."""
        found = MANAGEMENT.answer({**facts, "site_owner": "区教委", "content_unit": "供水公司"})
        assert (found.fact, found.norms) == (fact, (norm,))

    @pytest.mark.parametrize("missing", ["principal_head_named", "deputy_head_named"])
    def test_both_heads_are_named(self, missing: str) -> None:
        """Either one lacking leaves the record incomplete."""
        facts = {"principal_head_named": True, "deputy_head_named": True}
        assert of_facts("wanzhou/5.3", facts).status == "met"
        assert of_facts("wanzhou/5.3", {**facts, missing: False}).status == "breached"
        assert of_facts("wanzhou/5.3", {**facts, missing: None}).status == "undetermined"

    def test_one_person_in_both_posts(self) -> None:
        """It is accepted and pointed out; refused under the other reading."""
        facts = {"principal_head_named": True, "deputy_head_named": True, "heads_are_one": True}
        assert "提示核实" in of_facts("wanzhou/5.3", facts).why.zh
        flips("wanzhou/5.3", facts, "wanzhou/5.3:both-posts-refused", "met", "breached")

    def test_an_attestation_as_a_condition(self) -> None:
        """What only warns is a breach under the other reading."""
        facts = {"competence_attested": False}
        reading = "wanzhou/5.4:attestation-required"
        flips("wanzhou/5.4", facts, reading, "undetermined", "breached")


class TestArticle6:
    """第六条: 委托内容服务."""

    def test_no_contractor_may_draft(self) -> None:
        """Under that reading a contractor's draft is against article 6 however well agreed."""
        facts = {"duties_agreed": True, "drafts_content": True}
        flips("wanzhou/6.1", facts, "wanzhou/6.1:no-contractor-drafts", "met", "breached")

    @pytest.mark.parametrize(
        ("agreed", "status"),
        [("2022-03-01", "met"), ("2022-03-02", "undetermined"), ("2022-03-03", "breached")],
    )
    def test_secrecy_before_the_first_draft(self, agreed: str, status: str) -> None:
        """Agreed the day before, on the day, and the day after the first draft."""
        marks = (f"secrecy-agreed {agreed}", "first-draft 2022-03-02")
        assert of_records("wanzhou/6.2", "2022-03-09", *marks).status == status

    @pytest.mark.parametrize(
        ("reading", "facts", "status"),
        [
            ("every-working-day", {"supervised_daily": False}, "undetermined"),
            ("every-working-day", {"supervised_daily": True}, "met"),
            ("no-frequency", {}, "met"),
        ],
    )
    def test_how_often_supervision_is(
        self, reading: str, facts: Mapping[str, object], status: str
    ) -> None:
        """Each reading asks for another number of records; none of them is a breach."""
        stated = {"qualification_reviewed": True, "supervisions": 0, **facts}
        assert of_facts("wanzhou/6.3", stated).status == "undetermined"
        assert of_facts("wanzhou/6.3", stated, f"wanzhou/6.3:{reading}").status == status
        assert list(changed_by(f"wanzhou/6.3:{reading}")) == ["wanzhou/6.3"]


def test_in_the_order_of_the_regulation() -> None:
    """The module's parts stand in the order of articles."""
    norms = [p.norm for p in POLICY.requirements if p.norm.split("/")[1] < "7"]
    places = [tuple(map(int, norm.split("/")[1].split("."))) for norm in norms]
    own = [place for place in places if place[0] <= 6]
    assert own == sorted(own)
