"""第四章 信息发布: who publishes, which source is named, what is reposted, by when."""

from collections.abc import Mapping
from typing import Final

import pytest

from govflow.policies.wanzhou import POLICY
from tests.policies.around import assert_limit, held, last_day_of
from tests.policies.wanzhou.asked import changed_by, flips, of_facts, of_records


class TestArticle10:
    """第十条: 协调机制、年度清单、差错."""

    @pytest.mark.parametrize(
        ("published", "status"),
        [("2022-12-30", "met"), ("2022-12-31", "met"), ("2023-01-01", "undetermined")],
    )
    def test_the_list_of_the_year(self, published: str, status: str) -> None:
        """In the year it is done; later it is listed as outstanding, no breach."""
        marks = ("listed 2022-04-20", f"published {published}")
        assert of_records("wanzhou/10.3", "2023-02-01", *marks).status == status
        assert_limit(POLICY, "wanzhou/10.3", "2022-04-20", "2022-12-31")

    @pytest.mark.parametrize(
        ("facts", "status"),
        [
            ({"content_errors": 0, "technical_faults": 0}, "met"),
            ({"content_errors": 1, "technical_faults": 0}, "undetermined"),
            ({"content_errors": 0, "technical_faults": 1}, "undetermined"),
        ],
    )
    def test_any_error_is_reported(self, facts: Mapping[str, object], status: str) -> None:
        """One error or fault is enough to be reported, none is a breach by itself."""
        assert of_facts("wanzhou/10.5", facts).status == status


class TestArticle11:
    """第十一条: 由谁公开."""

    MADE: Final = {
        "made_or_obtained": "made",
        "making_unit": "区民政局",
        "keeping_unit": "区档案馆",
    }

    @pytest.mark.parametrize(
        ("drafting", "fact"), [(1, "making_unit"), (2, "lead_unit"), (3, "lead_unit")]
    )
    def test_the_lead_unit_from_two_on(self, drafting: int, fact: str) -> None:
        """One drafting unit publishes itself, of two or more the lead unit does."""
        facts = {**self.MADE, "drafting_units": drafting, "lead_unit": "区教委"}
        assert POLICY.decision("publisher").answer(facts).fact == fact

    def test_the_keeper_first(self) -> None:
        """Under the other reading the keeper publishes what one unit made."""
        reading = "wanzhou/11.1:keeper-first"
        facts = {**self.MADE, "drafting_units": 1, "publishing_unit": "区档案馆"}
        flips("wanzhou/11.1", facts, reading, "breached", "met")
        assert list(changed_by(reading)) == ["publisher"]
        joint = {**facts, "drafting_units": 2, "lead_unit": "区教委"}
        policy = POLICY.under([reading])
        assert policy.decision("publisher").answer(joint).value == "区教委"


class TestArticle12:
    """第十二条: 来源、转载、期限."""

    def test_the_units_own_short_name(self) -> None:
        """Under the other reading the name that the unit states for itself counts."""
        facts = {
            "origin": "original",
            "short_name": "区教委",
            "own_short_name": "教委",
            "source_named": "教委",
        }
        reading = "wanzhou/12.1:unit-states-its-own"
        flips("wanzhou/12.1", facts, reading, "breached", "met")
        repost = {"origin": "repost", "original_source": "新华社"}
        for policy in (POLICY, POLICY.under([reading])):
            assert policy.decision("source-mark").answer(repost).value == "新华社"

    REPOST: Final = {"origin": "repost", "source_is_organ": False, "repost_reason": ""}

    @pytest.mark.parametrize(
        ("reading", "fact"),
        [("national-list-only", "on_national_list"), ("judged-each-time", "judged_authoritative")],
    )
    def test_which_media_are_authoritative(self, reading: str, fact: str) -> None:
        """Each reading looks at another list, or at the reviewers' judgement."""
        facts = {**self.REPOST, "on_operator_list": False, fact: True}
        flips("wanzhou/12.3", facts, f"wanzhou/12.3:{reading}", "breached", "met")
        listed = {**self.REPOST, "on_operator_list": True, fact: False}
        assert of_facts("wanzhou/12.3", listed).status == "met"
        assert of_facts("wanzhou/12.3", listed, f"wanzhou/12.3:{reading}").status == "breached"

    @pytest.mark.parametrize(
        ("facts", "status"),
        [
            ({"source_is_organ": True}, "met"),
            ({"on_operator_list": True}, "met"),
            ({"repost_reason": "仅此一处发布"}, "met"),
            ({"on_operator_list": False, "repost_reason": None}, "undetermined"),
            ({"on_operator_list": False}, "breached"),
            ({"origin": "original", "on_operator_list": False}, "not-applicable"),
        ],
    )
    def test_what_may_be_reposted(self, facts: Mapping[str, object], status: str) -> None:
        """Organs, listed media, or a recorded reason; of originals nothing is asked."""
        assert of_facts("wanzhou/12.3", {**self.REPOST, **facts}).status == status

    @pytest.mark.parametrize(
        ("facts", "status"),
        [
            ({"differs_from_source": False}, "met"),
            ({"differs_from_source": True}, "undetermined"),
            ({"differs_from_source": True, "difference_cleared": True}, "met"),
            ({"differs_from_source": True, "difference_cleared": False}, "breached"),
            ({}, "undetermined"),
        ],
    )
    def test_a_difference_is_cleared(self, facts: Mapping[str, object], status: str) -> None:
        """What differs from its source is cleared by the second reviewer, or a breach."""
        assert of_facts("wanzhou/12.4", {"origin": "repost", **facts}).status == status

    @pytest.mark.parametrize(
        ("formed", "last"),
        [
            ("2022-09-26", "2022-10-27"),  # 国庆节, make-up days 10-08 and 10-09
            ("2024-01-31", "2024-03-04"),  # 春节, make-up days 02-04 and 02-18
            ("2024-02-09", "2024-03-14"),
        ],
    )
    def test_twenty_working_days(self, formed: str, last: str) -> None:
        """Twenty working days, make-up days counted, the day of formation not."""
        assert_limit(POLICY, "wanzhou/12.5", formed, last)

    def test_not_in_force_before_the_regulation(self) -> None:
        """What was formed before 2021-12-30 is not bound; on that day it is."""
        assert held(POLICY, "wanzhou/12.5", "2021-12-29", "2023-01-01") == "not-in-force"
        assert held(POLICY, "wanzhou/12.5", "2021-12-30", "2023-01-01") == "breached"

    def test_counting_the_first_day(self) -> None:
        """Under the other reading the day of formation is day one."""
        reading = ("wanzhou/12.5:including-first-day",)
        assert last_day_of(POLICY, "wanzhou/12.5", "2024-01-31", readings=reading) == "2024-03-01"

    def test_a_period_of_another_statute(self) -> None:
        """Three working days from 2022-09-30 end on 2022-10-10; no number is built in."""
        assert last_day_of(POLICY, "wanzhou/12.6", "2022-09-30") is None
        stated = {"statutory_period": "3 working-days"}
        assert_limit(POLICY, "wanzhou/12.6", "2022-09-30", "2022-10-10", facts=stated)

    @pytest.mark.parametrize(
        ("source", "last"),
        [
            ("law", "2022-10-10"),
            ("regulation", "2022-10-10"),
            ("other-document", None),
            (None, None),
        ],
    )
    def test_statutes_only(self, source: str | None, last: str | None) -> None:
        """Under that reading a lower document changes nothing, nor what nobody named."""
        stated = {"statutory_period": "3 working-days", "period_set_by": source}
        reading = ("wanzhou/12.6:statutes-only",)
        assert last_day_of(POLICY, "wanzhou/12.6", "2022-09-30", facts=stated) == "2022-10-10"
        found = last_day_of(POLICY, "wanzhou/12.6", "2022-09-30", facts=stated, readings=reading)
        assert found == last
        assert list(changed_by(*reading)) == ["wanzhou/12.6"]
