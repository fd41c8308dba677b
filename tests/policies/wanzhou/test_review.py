"""第五章 信息审核: reviews before publication, five gates, who signs last, proofs after."""

from collections.abc import Iterator
from datetime import datetime
from itertools import product
from typing import Any, Final

import pytest

from govflow.cases.compliance import known_of_case, verdict_on_known
from govflow.cases.registers import rows_of_cases
from govflow.policies.wanzhou import POLICY
from govflow.rules.verdicts import Status
from tests.cases.made import Tale, people, person
from tests.policies.wanzhou.asked import CALENDAR, chains_changed_by, changed_by, of_facts

STAFF: Final = people(
    person("chen", "staff"),
    person("li", "section-head"),
    person("wang", "deputy-head"),
    person("zhao", "principal-head"),
    person("all", "staff", "section-head", "deputy-head", "principal-head"),
)
LIGHT: Final = {
    "units_involved": 1,
    "social_impact": "ordinary",
    "public_concern": "ordinary",
    "clear_and_simple": True,
}


def tale(*readings: str, **facts: Any) -> Tale:
    """Return the tale of an item that was just formed, under those readings."""
    told = Tale(POLICY.under(readings), STAFF, at=datetime(2022, 3, 1, 8))
    assert told.do("chen", "open", chain="publication", facts=facts) is None
    return told


def goes_up(*readings: str, **facts: Any) -> bool:
    """Return whether the deputy's signature leads to the principal head's."""
    told = tale(*readings, **facts)
    for who in ("chen", "li", "wang"):
        assert told.do(who, "approve") is None
    return told.now.step == "principal-sign"


def held(told: Tale, norm: str) -> Status:
    """Return what is held of a norm on a case as it is."""
    known, at = known_of_case(told.now), told.at
    return verdict_on_known(told.policy, norm, known, as_of=at, calendar=CALENDAR).status


def items() -> Iterator[dict[str, Any]]:
    """Yield every kind of item that article 16 tells apart, unstated facts included."""
    values: dict[str, tuple[Any, ...]] = {
        "units_involved": (1, 2, 3, None),
        "social_impact": ("ordinary", "high", None),
        "public_concern": ("ordinary", "high", None),
        "clear_and_simple": (True, False, None),
    }
    for found in product(*values.values()):
        facts = zip(values, found, strict=True)
        yield {name: value for name, value in facts if value is not None}


class TestArticle15:
    """第十五条: 先审后发、谁审核谁负责、五关."""

    @pytest.mark.parametrize("gate", ["political", "legal", "policy", "secrecy", "wording"])
    @pytest.mark.parametrize("place", [0, 1, 2, 3])
    def test_each_gate_at_every_level(self, gate: str, place: int) -> None:
        """A review with any one of the five denied is refused, and the item is named."""
        told = tale(social_impact="high")
        signers = ("chen", "li", "wang", "zhao")
        for who in signers[:place]:
            assert told.do(who, "approve") is None
        denied = {f"wanzhou/15.3:{gate}": False}
        assert told.do(signers[place], "approve", checks=denied) == "checklist-incomplete"
        assert told.refused is not None
        assert told.refused.reasons[0].norms == ("wanzhou/15.3",)
        assert f"{gate} gate" in told.refused.why.en

    def test_what_was_affirmed_is_on_record(self) -> None:
        """Who signed, when, and every item that was affirmed."""
        told = tale(**LIGHT)
        assert told.do("chen", "approve") is None
        names = ("political", "legal", "policy", "secrecy", "wording")
        assert told.said["affirmed"][:5] == [f"wanzhou/15.3:{name}" for name in names]
        assert told.entries[-1].by == "chen"

    def test_the_whole_check_may_be_denied(self) -> None:
        """The five are denied together by the norm."""
        told = tale(**LIGHT)
        assert told.do("chen", "approve", checks={"wanzhou/15.3": False}) == "checklist-incomplete"

    def test_every_signer_answers(self) -> None:
        """The register names each reviewer at their level, and nobody else."""
        told = tale(social_impact="high")
        for who in ("chen", "li", "wang"):
            assert told.do(who, "approve") is None
        assert told.do("zhao", "delegate", to="all") is None
        assert told.do("all", "approve") is None
        assert told.do("zhao", "approve") is None
        (row,) = rows_of_cases(POLICY.register("reviewers"), [told.now])
        assert row == ("c", "office", "chen", "li", "wang", "zhao", "")


class TestArticle16:
    """第十六条: 三审三校."""

    @pytest.mark.parametrize("facts", list(items()), ids=str)
    def test_who_signs_last(self, facts: dict[str, Any]) -> None:
        """Any factor, or anything but stated simplicity, leads to the principal head."""
        assert goes_up(**facts) == (facts != LIGHT)

    @pytest.mark.parametrize("facts", list(items()), ids=str)
    def test_the_verdict_and_the_way(self, facts: dict[str, Any]) -> None:
        """The verdict on the last signature is settled only where the facts settle it."""
        told = tale(**facts)
        factors = (
            facts.get("units_involved", 0) >= 2,
            facts.get("social_impact") == "high",
            facts.get("public_concern") == "high",
            facts.get("clear_and_simple") is False,
        )
        if any(factors):
            told.do("chen", "approve")
            known = known_of_case(told.now)
            known.happened["published"] = [told.at]  # type: ignore[index]
            found = verdict_on_known(
                POLICY, "wanzhou/16.6", known, as_of=told.at, calendar=CALENDAR
            )
            assert found.status == "breached"
        else:
            assert held(told, "wanzhou/16.6") == (
                "not-applicable" if facts == LIGHT else "undetermined"
            )

    @pytest.mark.parametrize(
        ("reading", "facts", "up"),
        [
            ("wanzhou/16.6:all-factors", {**LIGHT, "units_involved": 2}, False),
            (
                "wanzhou/16.6:all-factors",
                {"units_involved": 2, "social_impact": "high", "public_concern": "high"},
                True,
            ),
            ("wanzhou/16.6:all-factors", {**LIGHT, "clear_and_simple": False}, True),
            ("wanzhou/16.6:three-or-more-units", {**LIGHT, "units_involved": 2}, False),
            ("wanzhou/16.6:three-or-more-units", {**LIGHT, "units_involved": 3}, True),
            ("wanzhou/16.5:neither-deputy-signs", {**LIGHT, "clear_and_simple": False}, False),
            ("wanzhou/16.5:neither-deputy-signs", {**LIGHT, "social_impact": "high"}, True),
            ("wanzhou/16.5:simple-prevails", {**LIGHT, "social_impact": "high"}, False),
            ("wanzhou/16.5:simple-prevails", {**LIGHT, "clear_and_simple": False}, True),
            ("wanzhou/16.5:unstated-deputy-signs", {}, False),
            ("wanzhou/16.5:unstated-deputy-signs", {"social_impact": "high"}, True),
        ],
    )
    def test_other_readings_of_the_branch(
        self, reading: str, facts: dict[str, Any], up: bool
    ) -> None:
        """Each other reading sends other items up, and the record names it."""
        assert goes_up(reading, **facts) == up
        told = tale(reading, **facts)
        for who in ("chen", "li", "wang"):
            assert told.do(who, "approve") is None
        assert reading in told.said["readings"]
        assert chains_changed_by(reading) == ["publication"]
        routed = reading == "wanzhou/16.5:unstated-deputy-signs"
        assert list(changed_by(reading)) == ([] if routed else ["wanzhou/16.6"])

    def test_an_item_that_waits(self) -> None:
        """Under that reading an item waits at the third review for a fact that decides."""
        reading = "wanzhou/16.5:unstated-waits"
        told = tale(reading)
        assert [told.do(who, "approve") for who in ("chen", "li", "wang")][-1] == "missing-fact"
        assert told.now.step == "third-review"
        assert told.do("chen", "state", facts={"social_impact": "high"}) is None
        assert told.do("wang", "approve") is None
        assert told.now.step == "principal-sign"
        assert reading in told.said["readings"]
        assert chains_changed_by(reading) == ["publication"]
        assert changed_by(reading) == {}

    def test_one_person_on_several_posts(self) -> None:
        """Nobody reviews twice; under the other reading who holds several posts may."""
        reading = "wanzhou/16.2:same-person-allowed"
        told = tale(**LIGHT)
        assert told.do("all", "approve") is None
        assert told.do("all", "approve") == "separation-of-duties"
        told = tale(reading, **LIGHT)
        for step in ("second-review", "third-review", "first-proof", "second-proof"):
            assert told.do("all", "approve") is None
            assert told.now.step == step
        assert told.do("all", "approve") == "separation-of-duties"  # the proofs stay apart
        assert chains_changed_by(reading) == ["publication"]
        assert changed_by(reading) == {}

    @pytest.mark.parametrize(
        ("published", "first", "second", "third"),
        [
            ("2022-03-01T11:59", "breached", "breached", "breached"),
            ("2022-03-01T12:00", "met", "met", "breached"),
            ("2022-03-01T14:59", "met", "met", "breached"),
            ("2022-03-01T15:00", "met", "met", "met"),
        ],
    )
    def test_published_too_early(
        self, published: str, first: Status, second: Status, third: Status
    ) -> None:
        """A publication that was recorded late is judged by when it was."""
        told = tale(**LIGHT)
        for who in ("chen", "li", "wang") * 2:
            assert told.do(who, "approve") is None
        when = datetime.fromisoformat(published)
        assert told.do(None, "event", name="published", occurred=when) is None
        found = [held(told, f"wanzhou/{number}") for number in ("15.1", "16.2", "16.11")]
        assert found == [first, second, third]

    @pytest.mark.parametrize("item", ["text", "pictures", "format", "artwork"])
    def test_what_the_first_proof_looks_at(self, item: str) -> None:
        """The first proof denies text, pictures, format and artwork one by one."""
        told = tale(**LIGHT)
        for who in ("chen", "li", "wang"):
            assert told.do(who, "approve") is None
        denied = {f"wanzhou/16.8:{item}": False}
        assert told.do("chen", "approve", checks=denied) == "checklist-incomplete"
        assert told.do("chen", "approve") is None

    @pytest.mark.parametrize(
        ("stated", "status"), [(True, "met"), (False, "breached"), (None, "undetermined")]
    )
    def test_rules_for_reviews(self, stated: bool | None, status: Status) -> None:
        """A unit has rules for its reviews."""
        assert of_facts("wanzhou/16.1", {"review_rules": stated}).status == status
