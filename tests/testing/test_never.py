"""What never happens: planted defects are found, what holds is let be, and a proof says its bound."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import attrs
import pytest

from govflow.cases.acts import ACTS
from govflow.cases.state import Case
from govflow.errors import ConditionError, UnknownNameError, UsageError
from govflow.policy import Policy
from govflow.provisions.chains import PostsWhen
from govflow.provisions.roles import People
from govflow.rules.conditions import Compare, Condition
from govflow.testing.exploring import TooManyCasesError
from govflow.testing.never import (
    THROUGH,
    Forbidden,
    assert_always_eventually,
    assert_never,
    claim,
    prove_never,
)
from govflow.testing.offices import office, people_of, person
from govflow.testing.playing import play
from govflow.testing.scenarios import read_scenario
from govflow.words import Words
from tests.testing.made import (
    PLAIN,
    QIANJIANG,
    SIPING,
    WANZHOU,
    YOUYANG,
    document,
    online_without,
    signed_twice,
    undivided,
    with_chain,
    with_steps,
)

ROOT = Path(__file__).parents[2]
PUBLICATION = WANZHOU.chain("publication")
ONLINE = ("approve", "return", "edit", "event")


def without_the_principal(policy: Policy) -> Policy:
    """Return Wanzhou without article 16's branch to the principal head."""
    chain = policy.chain("publication")
    steps = tuple(step for step in chain.steps if step.id != "principal-sign")
    return with_chain(policy, chain, steps=steps, branches=())


def unknown_goes_down(policy: Policy) -> Policy:
    """Return Wanzhou where what nobody stated goes the plain way."""
    chain = policy.chain("publication")
    branches = tuple(attrs.evolve(one, unknown="first-proof") for one in chain.branches)
    return with_chain(policy, chain, branches=branches)


def off_by_one(policy: Policy) -> Policy:
    """Return Wanzhou where two units are not yet several."""
    chain = policy.chain("publication")
    branch = chain.branches[0]
    when = document.units_involved > 2
    for part in branch.when.conditions[1:]:  # type: ignore[union-attr]
        when = when | part  # type: ignore[assignment]
    return with_chain(policy, chain, branches=(attrs.evolve(branch, when=when),))


def major_by_the_deputy(policy: Policy) -> Policy:
    """Return Qianjiang where the deputy signs what is major."""

    def change(step: Any) -> dict[str, Any]:
        if not step.posts_when:
            return {}
        deputy = PostsWhen(document.content_class == "major", ("deputy-head",), "qianjiang/5.2.2")
        return {"posts_when": (deputy, *step.posts_when)}

    return with_steps(policy, change)


def staff_for_heads(policy: Policy) -> Policy:
    """Return Youyang where staff sign the second review too."""
    return with_steps(
        policy,
        lambda step: {"posts": (*step.posts, "staff")} if step.id == "second-review" else {},
    )


def second_review_by_staff(case: Case) -> bool:
    """Return whether somebody signed the second review who is nothing but staff."""
    staff = {"staff-1", "staff-2"}
    return any(s.step == "second-review" and s.person in staff for s in case.signatures)


def major_signed_by_the_deputy(case: Case) -> bool:
    """Return whether the deputy signed the third review."""
    return any(s.step == "third-review" and s.post == "deputy-head" for s in case.signatures)


def of_nothing_known(case: Case) -> bool:
    """Return whether nothing is known of a case."""
    return not case.facts


UNSIGNED = online_without("principal-sign")
DEFECTS: dict[str, tuple[Policy, Callable[[Policy], Policy], Forbidden]] = {
    "nobody is kept from signing twice": (WANZHOU, undivided, signed_twice),
    "nor in Siping": (SIPING, undivided, signed_twice),
    "nor in Youyang": (YOUYANG, undivided, signed_twice),
    "the principal never signs": (
        WANZHOU,
        without_the_principal,
        (document.units_involved >= 2, UNSIGNED),
    ),
    "what is unknown goes down": (WANZHOU, unknown_goes_down, (of_nothing_known, UNSIGNED)),
    "two units are not several": (WANZHOU, off_by_one, (document.units_involved >= 2, UNSIGNED)),
    "the deputy signs what is major": (
        QIANJIANG,
        major_by_the_deputy,
        (document.content_class == "major", major_signed_by_the_deputy),
    ),
    "staff sign for their head": (YOUYANG, staff_for_heads, second_review_by_staff),
}


def counterexample(found: AssertionError) -> str:
    """Return the scenario that an error prints."""
    return str(found).partition("\n\n")[2]


def played_by_the_command(path: Path) -> dict[str, Any]:
    """Return what `govflow play --json` prints of a file that passes."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-m", "govflow", "play", str(path), "--json"],
        capture_output=True,
        check=False,
        env=environment,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("defect", DEFECTS)
def test_planted_defects_are_drawn(defect: str) -> None:
    """A defect that was planted is found by drawing walks; its counterexample plays."""
    policy, plant, forbidden = DEFECTS[defect]
    planted = plant(policy)
    with pytest.raises(AssertionError) as found:
        assert_never(planted, "publication", forbidden, acts=ONLINE)
    text = counterexample(found.value)
    scenario = attrs.evolve(read_scenario(text.replace(".json", ""), "s.toml"), policy=planted)
    assert play(scenario).passed
    assert not play(attrs.evolve(scenario, policy=policy)).passed


@pytest.mark.parametrize("defect", DEFECTS)
def test_planted_defects_are_come_to(defect: str) -> None:
    """A defect that was planted is found by going through, by a walk that is no longer."""
    policy, plant, forbidden = DEFECTS[defect]
    planted = plant(policy)
    with pytest.raises(AssertionError) as found:
        prove_never(planted, "publication", forbidden)
    shortest = read_scenario(counterexample(found.value).replace(".json", ""), "s.toml")
    with pytest.raises(AssertionError) as found:
        assert_never(planted, "publication", forbidden, acts=ONLINE)
    other = read_scenario(counterexample(found.value).replace(".json", ""), "s.toml")
    assert len(shortest.stages) <= len(other.stages)
    assert play(attrs.evolve(shortest, policy=planted)).passed


@pytest.mark.parametrize("defect", DEFECTS)
def test_what_holds_is_let_be(defect: str) -> None:
    """In the regulation as it is encoded, nothing of the sort is found."""
    policy, _, forbidden = DEFECTS[defect]
    assert_never(policy, "publication", forbidden, acts=ONLINE, max_examples=100)


@pytest.mark.parametrize("policy", [SIPING, YOUYANG, QIANJIANG], ids=lambda policy: policy.id)
def test_separation_of_duties_is_proved(policy: Policy) -> None:
    """Within a bound that is said, nobody signs two reviews: over walks of any length."""
    bound = prove_never(policy, "publication", signed_twice)
    assert (bound.longest, bound.policy, bound.chain) == (None, policy.id, "publication")
    assert bound.acts == THROUGH


def test_article_16_is_proved() -> None:
    """Without the principal head nothing weighty goes online, whatever is known at first."""
    bound = prove_never(WANZHOU, "publication", (document.units_involved >= 2, UNSIGNED))
    assert bound.words.en == (
        "wanzhou publication: walks of any length among 6 people on one day, 108 ways to begin, "
        "acts approve, return, edit, withdraw, event published; 19552 cases"
    )


def test_one_person_signs_two_reviews(tmp_path: Path) -> None:
    """Without the groups of Wanzhou one person signs two reviews, and `govflow play` plays it."""
    with pytest.raises(AssertionError, match="signed_twice, after 3 acts\nkept: ") as found:
        assert_never(undivided(WANZHOU), "publication", signed_twice, keep=tmp_path)
    path = tmp_path / "wanzhou-publication.toml"
    played = played_by_the_command(path)
    assert played["passed"] is True
    assert [step["at"] for step in played["steps"]] == [
        "first-review",
        "second-review",
        "third-review",
    ]
    scenario = read_scenario(path.read_text(encoding="utf-8"), str(path))
    assert counterexample(found.value) == path.read_text(encoding="utf-8")
    signers = [stage.act.by for stage in scenario.stages if stage.act.do == "approve"]
    assert len(signers) == 2
    assert len(set(signers)) == 1


def test_a_counterexample_under_the_regulation_itself(tmp_path: Path) -> None:
    """What the regulation allows is found too, and plays under its own name.

    A fact that is stated once the deputy has signed no longer changes the way.
    """
    forbidden = (document.units_involved >= 2, UNSIGNED)
    with pytest.raises(AssertionError) as found:
        prove_never(WANZHOU, "publication", forbidden, acts=("approve", "state"), keep=tmp_path)
    path = tmp_path / "wanzhou-publication.toml"
    assert [file.name for file in tmp_path.iterdir()] == [path.name]
    assert "write_policy" not in str(found.value)
    played = played_by_the_command(path)
    assert played["steps"][-1]["at"] == "cleared"
    facts = [dict(stage.act.facts) for stage in read_scenario(path.read_text("utf-8"), "s").stages]
    assert facts[0] == PLAIN
    assert {"units_involved": 2} in facts


def test_drawing_is_the_same_each_time() -> None:
    """Two runs find the same counterexample."""
    told = []
    for _ in range(2):
        with pytest.raises(AssertionError) as found:
            assert_never(undivided(SIPING), "publication", signed_twice)
        told.append(str(found.value))
    assert told[0] == told[1]


def test_nobody_else_is_there() -> None:
    """Among people of one post each, what needs one of two posts is not found."""
    single = people_of(one for one in office(WANZHOU).persons.values() if len(one.assignments) == 1)
    assert_never(undivided(WANZHOU), "publication", signed_twice, people=single, max_examples=50)
    assert prove_never(undivided(YOUYANG), "publication", signed_twice, people=single)


def test_overriding_is_left_out_unless_it_is_named() -> None:
    """What no regulation provides for is drawn only where it is named."""

    def overridden(case: Case) -> bool:
        return any(signature.kind == "override" for signature in case.signatures)

    assert_never(SIPING, "publication", overridden, max_examples=100)
    with pytest.raises(AssertionError, match="overridden, after 2 acts"):
        assert_never(SIPING, "publication", overridden, acts=ACTS[1:-1])


def test_when_it_begins() -> None:
    """Walks begin when they are told to."""
    start = datetime(2024, 2, 9, 8)
    with pytest.raises(AssertionError, match=r"at = 2024-02-09 08:00:00"):
        assert_never(SIPING, "message", lambda _: True, start=start)
    with pytest.raises(AssertionError, match=r"at = 2024-02-09 08:00:00"):
        prove_never(SIPING, "message", lambda _: True, start=start)


def test_what_a_claim_compares_is_drawn() -> None:
    """A constant that only the claim names is met, and one beside it."""
    with pytest.raises(AssertionError, match="units_involved = 77"):
        prove_never(WANZHOU, "publication", document.units_involved == 77, acts=())
    with pytest.raises(AssertionError, match=r"units_involved = 7[789]"):
        assert_never(WANZHOU, "publication", document.units_involved > 76)
    with pytest.raises(AssertionError, match='planned = "2024-03-01"'):
        prove_never(
            SIPING,
            "out-of-scope-publication",
            document.planned == datetime(2024, 3, 1).date(),
            acts=(),
        )


def test_unknown_is_not_met() -> None:
    """A condition over a fact that nobody stated is not met, nor is its contrary."""
    never = (document.urgent.is_(True), lambda case: "urgent" not in case.facts)
    assert prove_never(SIPING, "publication", never)
    contrary = (~document.urgent.is_(True), lambda case: "urgent" not in case.facts)
    assert prove_never(SIPING, "publication", contrary)


# -- what is claimed -------------------------------------------------------------------------


def test_what_is_claimed_in_words() -> None:
    """A claim is told by its conditions in words and its functions by name."""
    said = claim(WANZHOU, "publication", [document.units_involved >= 2, signed_twice])
    assert said.words == "the number of units involved is at least 2 and signed_twice"
    assert claim(WANZHOU, "publication", document.urgent.is_(True)).predicates == ()
    assert "CallableThing" in claim(WANZHOU, "publication", CallableThing()).words


class CallableThing:
    """Something that can be called, and has no name."""

    def __call__(self, case: Case) -> bool:
        """Hold of no case."""
        return False


NOTHING: Condition = Compare("nothing_of_that_name", "==", 1, Words("无", "none"))


@pytest.mark.parametrize(
    ("chain", "forbidden", "error"),
    [
        ("publications", signed_twice, UnknownNameError),
        ("publication", NOTHING, UnknownNameError),
        ("publication", attrs.evolve(document.units_involved == 1, value="1"), ConditionError),
        ("publication", (), UsageError),
        ("publication", "signed_twice", UsageError),
        ("publication", True, UsageError),
    ],
)
@pytest.mark.parametrize("check", [assert_never, prove_never, assert_always_eventually])
def test_claims_that_claim_nothing(
    check: Callable[..., object], chain: str, forbidden: Any, error: type[Exception]
) -> None:
    """A name that is not there, a value that cannot be, and no claim at all are refused."""
    with pytest.raises(error):
        check(WANZHOU, chain, forbidden)


def test_too_many_cases_prove_nothing() -> None:
    """A proof that is not gone through to the end is an error."""
    with pytest.raises(TooManyCasesError, match="more than 100 cases"):
        prove_never(WANZHOU, "publication", signed_twice, most=100)


def test_a_longest_walk_is_part_of_the_bound() -> None:
    """Where walks have a longest length, the bound says so."""
    assert prove_never(YOUYANG, "publication", signed_twice, longest=3).longest == 3


# -- what can always still happen ------------------------------------------------------------


def ended_or_cleared(case: Case) -> bool:
    """Return whether a case has ended, or is cleared."""
    return case.ended or case.state == "cleared"


@pytest.mark.parametrize("policy", [SIPING, YOUYANG, QIANJIANG], ids=lambda policy: policy.id)
def test_every_case_can_be_cleared(policy: Policy) -> None:
    """From wherever a case has come, it can still be cleared, among a handful of people."""
    assert assert_always_eventually(policy, "publication", ended_or_cleared).longest is None


def test_every_message_can_be_closed() -> None:
    """From wherever a message has come, it can still be closed by events."""
    assert assert_always_eventually(
        YOUYANG, "message", lambda case: case.state == "closed", acts=("event",)
    )


def test_where_a_case_is_stuck(tmp_path: Path) -> None:
    """Where one who holds two posts signs the first step, nobody is left for the second."""
    two = people_of(
        [person("a", "secrecy-reviewer"), person("ab", "secrecy-reviewer", "deputy-head")]
    )
    with pytest.raises(AssertionError, match="never again ended_or_cleared, after 2 acts"):
        assert_always_eventually(
            SIPING, "publication", ended_or_cleared, people=two, acts=("approve",), keep=tmp_path
        )
    played = played_by_the_command(tmp_path / "siping-publication.toml")
    assert played["steps"][-1]["at"] == "deputy-sign"
    three = people_of([*two.persons.values(), person("b", "deputy-head")])
    assert assert_always_eventually(SIPING, "publication", ended_or_cleared, people=three)


def test_events_are_all_gone_through_where_there_are_no_steps() -> None:
    """Events of a chain without steps are gone through; of another the one that publishes."""
    assert prove_never(YOUYANG, "message", bool_of_nothing).events == ("transferred", "answered")
    assert prove_never(WANZHOU, "publication", bool_of_nothing, acts=("event",)).events == (
        "published",
    )
    bound = prove_never(
        WANZHOU, "publication", bool_of_nothing, acts=("event",), events=("formed", "changed")
    )
    assert bound.events == ("formed", "changed")


def bool_of_nothing(_: Case) -> bool:
    """Hold of no case."""
    return False


def test_a_policy_without_people() -> None:
    """Where nobody can open a case nothing is come to, and the bound says that."""
    assert prove_never(SIPING, "publication", bool_of_nothing, people=People()).cases == 0
