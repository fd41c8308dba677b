"""Cases built in memory: made of real decisions, to any state, and told why they are not."""

from datetime import date, datetime, timedelta

import attrs
import pytest

from govflow.calendars import ChinaCalendar, Overlay
from govflow.calendars.civil import localize
from govflow.errors import UnknownNameError, UsageError
from govflow.policy import Policy
from govflow.provisions.chains import Chain
from govflow.provisions.roles import People
from govflow.testing.building import CaseBuilder, opened
from govflow.testing.offices import START, everyone, people_of, person
from govflow.testing.playing import play
from govflow.testing.walking import sealed
from tests.testing.made import (
    BOZHOU,
    PLAIN,
    QIANJIANG,
    SIPING,
    THE_FIVE,
    VOTING,
    WANZHOU,
    beginning,
)

CHAINS = [
    pytest.param(policy, chain, id=f"{policy.id}-{chain.id}")
    for policy in THE_FIVE
    for chain in policy.chains
]
WITH_STEPS = [param for param in CHAINS if param.values[1].steps]


def publication(**about: object) -> CaseBuilder:
    """Return a case of Wanzhou's publication that was just opened."""
    return opened(WANZHOU, "publication", **about)  # type: ignore[arg-type]


@pytest.mark.parametrize(("policy", "chain"), CHAINS)
def test_a_case_of_any_chain(policy: Policy, chain: Chain) -> None:
    """A case of each chain of each policy is opened by one who may sign its first step."""
    case = opened(policy, chain.id, facts=beginning(policy, chain))
    assert (case.now.chain, case.now.state) == (chain.id, "open")
    assert case.now.opened == localize(START)
    if chain.steps and chain.steps[0].unit is None:
        assert case.now.opener in case.waits_for()


@pytest.mark.parametrize(("policy", "chain"), WITH_STEPS)
def test_to_the_end_of_any_chain(policy: Policy, chain: Chain) -> None:
    """A case of each chain is cleared, and published, with the people of the office."""
    case = opened(policy, chain.id, facts=beginning(policy, chain)).cleared()
    assert case.now.state == "cleared"
    if chain.published is not None:
        assert case.published().now.state == "published"


@pytest.mark.parametrize(("policy", "chain"), WITH_STEPS)
def test_through_any_step(policy: Policy, chain: Chain) -> None:
    """A case is brought behind each step that its facts lead to."""
    for step in chain.steps:
        case = opened(policy, chain.id, facts=beginning(policy, chain)).approved_through(step.id)
        assert case.now.signatures[-1].step == step.id
        assert case.now.step != step.id


def test_values() -> None:
    """Each act gives another case; the one before it is as it was."""
    case = publication(facts=PLAIN)
    later = case.approved()
    assert (case.now.step, later.now.step) == ("first-review", "second-review")
    assert later == case.approved()


def test_facts_lead_the_way() -> None:
    """A plain case goes past the principal head, another does not."""
    plain = publication(facts=PLAIN).approved_through("third-review")
    assert plain.now.step == "first-proof"
    weighty = publication(facts={**PLAIN, "units_involved": 2}).approved_through("third-review")
    assert weighty.now.step == "principal-sign"
    stated = publication(facts=PLAIN).stated({"units_involved": 3})
    assert stated.approved_through("third-review").now.step == "principal-sign"


def test_a_step_that_the_case_does_not_come_to() -> None:
    """A step that is not on the way is said so; one that there is not names the nearest."""
    with pytest.raises(AssertionError, match=r"to 'principal-sign': it is at 'first-proof'"):
        publication(facts=PLAIN).approved_through("principal-sign")
    with pytest.raises(AssertionError, match="does not come to 'third-proof': it is at 'withd"):
        publication().withdrawn().approved_through("third-proof")
    with pytest.raises(UnknownNameError, match="second-review"):
        publication().approved_through("second-revue")


def test_a_step_that_is_signed_already() -> None:
    """A case that is past a step stays where it is."""
    case = publication(facts=PLAIN).approved_through("third-review")
    assert case.approved_through("first-review") == case


def test_returned_and_edited() -> None:
    """A return goes back to a step, an edit to the first; signatures fall as they should."""
    case = publication(facts=PLAIN, content="一").approved_through("third-review")
    assert case.now.state == "open"
    back = case.returned("second-review")
    assert (back.now.state, back.now.step) == ("returned", "second-review")
    assert [one.step for one in back.now.signatures] == ["first-review"]
    assert case.returned().now.step == "first-review"
    edited = case.edited("二")
    assert (edited.now.signatures, edited.now.step) == ((), "first-review")
    assert edited.entries[-1].by == "staff-1"
    assert back.cleared().now.state == "cleared"


def test_who_acts_if_nobody_is_named() -> None:
    """The opener withdraws, edits and states; those of one post sign before those of two."""
    case = publication(by="both")
    assert case.now.opener == "both"
    assert case.withdrawn().entries[-1].by == "both"
    assert case.approved().entries[-1].by == "staff-1"
    assert case.approved("both").entries[-1].by == "both"


def test_when_acts_are_done() -> None:
    """Time advances by itself, from the start that is given, or to the moment of an act."""
    start = datetime(2024, 2, 8, 16)
    case = publication(at=start, every=timedelta(minutes=5)).approved().approved()
    assert [f"{entry.at:%d %H:%M}" for entry in case.entries] == [
        "08 16:00",
        "08 16:05",
        "08 16:10",
    ]
    later = case.later(timedelta(days=10)).approved()
    assert later.at == datetime(2024, 2, 18, 16, 15)
    named = case.approved(at=datetime(2024, 2, 19)).approved()
    assert [f"{entry.at:%d %H:%M}" for entry in named.entries[-2:]] == ["19 00:00", "19 00:05"]
    assert publication().at == START


def test_a_refused_step_says_every_reason() -> None:
    """A refusal names the act, the person, and each reason in English and Chinese."""
    case = publication(facts=PLAIN).approved("both")
    with pytest.raises(AssertionError) as told:
        case.approved("both", content="一").approved("staff-1", checks={"wanzhou/15.3": False})
    text = str(told.value)
    assert text.startswith("refused: approve by both\n")
    assert "[separation-of-duties] both has signed first review" in text
    assert "同组步骤不得由同一人签" in text
    with pytest.raises(AssertionError) as told:
        case.approved("staff-1", checks={"wanzhou/15.3": False})
    assert str(told.value).count("\n") == 2
    with pytest.raises(AssertionError, match=r"refused: event by the host\n  \[not-at-this-step"):
        case.published()


def test_nobody_may() -> None:
    """Where nobody may do it, it is said why of everybody."""
    with pytest.raises(AssertionError) as told:
        publication().done("override", note="because")
    lines = str(told.value).splitlines()
    assert [line for line in lines if line.startswith("refused")] == [
        f"refused: override by {name}" for name in ("staff-1", "staff-2", "section-head-1")
    ]
    assert lines[-1] == "nor could 6 others"
    with pytest.raises(AssertionError) as told:
        publication().done(
            "return", note="because", to="first-review", by=None, at=datetime(2023, 1, 1)
        )
    assert "out-of-order" in str(told.value)
    with pytest.raises(AssertionError) as told:
        publication().approved().done("delegate")
    shown = [line for line in str(told.value).splitlines() if line.startswith("refused")]
    assert shown == [
        f"refused: delegate by {name}" for name in ("section-head-1", "section-head-2", "both")
    ]
    assert str(told.value).endswith("nor could 6 others")
    root = everyone(WANZHOU, gone=date(2024, 1, 9))
    case = publication(people=root).done("override", note="because")
    assert case.entries[-1].by == "root"


def test_refusals() -> None:
    """A refusal is given as it is; what is not refused is no refusal."""
    case = publication()
    assert case.refusal("approve", "deputy-head-1").code == "not-your-role"
    with pytest.raises(AssertionError, match="it is not refused: approve by staff-1"):
        case.refusal("approve", "staff-1")


def test_what_cannot_be_cleared() -> None:
    """A case that was withdrawn, or has no steps, is not cleared, and says what it is."""
    with pytest.raises(AssertionError, match="cannot be cleared: it is withdrawn"):
        publication().withdrawn().cleared()
    with pytest.raises(AssertionError, match="cannot be cleared: it is open"):
        opened(SIPING, "message").cleared()
    with pytest.raises(AssertionError, match="not cleared, and may not go online"):
        publication().published()


def test_events_and_clocks() -> None:
    """Events stop clocks, and a verdict is seen at a moment."""
    asked = opened(SIPING, "message", facts={"simple": True}, at=datetime(2024, 2, 5, 9))
    due = asked.verdict("siping/18.5", as_of=date(2024, 2, 5)).due
    assert due is not None
    before = due - timedelta(seconds=1)
    assert asked.verdict("siping/18.5", as_of=before).status == "pending"
    assert asked.verdict("siping/18.5", as_of=due).status == "breached"
    answered = asked.happened("answered", at=before)
    assert answered.verdict("siping/18.5", as_of=due).status == "met"
    assert answered.now.state == "closed"
    late = asked.happened("answered", at=due, occurred=before, by="staff-1")
    assert late.verdict("siping/18.5", as_of=due).status == "met"
    with pytest.raises(UnknownNameError, match=r"siping/18\.5"):
        asked.verdict("siping/18.6", as_of=due)


def test_the_calendar_is_the_one_given() -> None:
    """Clocks are counted with the calendar that is given."""
    snow = ChinaCalendar(overlays=(Overlay("大雪停工通知", closed=frozenset([date(2024, 1, 10)])),))
    before = opened(QIANJIANG, "message", calendar=snow)
    after = opened(QIANJIANG, "message")
    norm = "qianjiang/13.6"
    assert before.now.dues[norm] == before.verdict(norm, as_of=START).due
    assert before.now.dues[norm] == after.now.dues[norm] + timedelta(days=1)


def test_facts_are_checked() -> None:
    """A fact that there is not, or that cannot be so, is refused when it is written."""
    with pytest.raises(UnknownNameError, match="units_involved"):
        publication(facts={"units_involve": 2})
    with pytest.raises(UsageError, match="social_impact"):
        publication().stated({"social_impact": "huge"})
    with pytest.raises(UnknownNameError, match="publication"):
        opened(WANZHOU, "publications")


def test_what_else_an_opening_says() -> None:
    """The unit, the id and when it happened are the caller's to give."""
    begun = date(2024, 1, 5)
    case = opened(BOZHOU, "repost", unit="市教育局", case="n1", occurred=begun)
    assert (case.now.unit, case.now.id, case.now.began) == ("市教育局", "n1", begun)
    with pytest.raises(AssertionError, match="it occurred after it was recorded"):
        opened(BOZHOU, "repost", occurred=date(2024, 1, 9))
    with pytest.raises(AssertionError, match="there is nobody to do it"):
        opened(BOZHOU, "repost", people=People())


def test_who_opens_where_nobody_signs_first() -> None:
    """Where nobody there may sign the first step, or another unit does, anybody opens."""
    others = people_of([person("a", "staff", "driver"), person("b", "driver")])
    assert opened(SIPING, "publication", people=others).now.opener == "b"
    chain = VOTING.chain("ballot")
    above = attrs.evolve(VOTING, chains=(attrs.evolve(chain, steps=chain.steps[1:]),))
    assert opened(above, "ballot").now.unit == "office"


def test_votes_and_other_units() -> None:
    """A step is signed until its votes are enough, another unit's by people of that unit."""
    case = opened(VOTING, "ballot").approved_through("vote")
    assert len(case.now.signatures) == 3
    assert case.cleared().now.signatures[-1].person == "head-1@county"


def test_handing_on() -> None:
    """Any act may be done, by whoever may."""
    case = publication().done("delegate", to="staff-2")
    assert (case.now.delegator, case.now.delegate) == ("staff-1", "staff-2")
    case = case.approved().approved()
    assert [s.kind for s in case.now.signatures] == ["advice", "approval"]


def test_its_scenario_plays() -> None:
    """A case as it was built is a scenario that passes, its entries a chain that verifies."""
    case = publication(facts=PLAIN).approved_through("third-review").returned().cleared()
    assert play(case.scenario("returned once")).passed
    assert len(sealed(case.entries)) == case.now.revision
