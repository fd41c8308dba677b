"""Chains: which are refused when they are built, and which way they lead."""

from typing import Any

import pytest

from govflow.adapters.lawbooks import read_regulation
from govflow.errors import GovflowError, PolicyError
from govflow.policies import SHIPPED_IDS, load_policy
from govflow.provisions.chains import CLEARED, Branch, Chain, PostsWhen, Run, Step
from govflow.provisions.checklists import CheckItem
from govflow.provisions.events import Event
from govflow.provisions.gates import Gate
from govflow.provisions.things import Document, Message
from govflow.provisions.variants import Variant
from govflow.provisions.votes import Votes, Weight
from govflow.rules.conditions import facts
from govflow.words import Words

WORDS = Words("某事", "something")
document = facts(Document)
message = facts(Message)
URGENT = document.urgent.is_(True)


def step(name: str, *posts: str, **about: Any) -> Step:
    """Return a step that staff signs."""
    return Step(name, WORDS, posts or ("staff",), ("toy/1",), **about)


def chain(*steps: Step, **about: Any) -> Chain:
    """Return a chain of those steps."""
    return Chain("toy", WORDS, WORDS, "document", steps, **about)


def branch(after: str, then: str, otherwise: str, unknown: str | None = None) -> Branch:
    """Return a branch on whether it is urgent."""
    return Branch(after, URGENT, then, otherwise, unknown or then, ())


ITEM = CheckItem("toy/9", "secrecy", WORDS)
ABC = (step("a"), step("b"), step("c"))
EACH = Votes("toy/1", each_post=True)
HEAVY = Votes("toy/1", 2, weights=(Weight("chair", 2),))


@pytest.mark.parametrize(
    ("steps", "about", "words"),
    [
        ((step("a"), step("a")), {}, "two steps are 'a'"),
        ((step("cleared"),), {}, "no step may be called 'cleared'"),
        ((step("withdrawn"),), {}, "no step may be called 'withdrawn'"),
        ((step("A b"),), {}, "no step may be called 'A b'"),
        ((step("a_b"),), {}, "no step may be called 'a_b'"),
        ((Step("a", WORDS, (), ()),), {}, "nobody can sign the step 'a'"),
        (
            (step("a", posts_when=(PostsWhen(URGENT, (), "toy/1"),)),),
            {},
            "nobody can sign the step 'a'",
        ),
        (ABC, {"branches": (branch("a", "b", "c"),) * 2}, "two branches leave one step"),
        (ABC, {"branches": (branch("a", "z", "b"),)}, "a branch names 'z'"),
        (ABC, {"branches": (branch("z", "b", "c"),)}, "a branch names 'z'"),
        (ABC, {"branches": (branch(CLEARED, "b", "c"),)}, "no step"),
        (ABC, {"branches": (branch("b", "c", "a"),)}, "a branch leads back to 'a'"),
        (ABC, {"branches": (branch("b", "c", "b"),)}, "'b' branches to itself"),
        (ABC, {"branches": (branch("a", "c", "c"),)}, "the step 'b' cannot be reached"),
        (ABC, {"branches": (branch("a", CLEARED, CLEARED),)}, "'b' cannot be reached"),
        (ABC, {"published": "published"}, "it has no event 'published'"),
        (ABC, {"called": (Event("seen", WORDS),)}, "it has no event 'seen'"),
        (ABC, {"runs": (Run("toy/2", starts=("formed",)),)}, "it has no event 'formed'"),
        (ABC, {"runs": (Run("toy/2"), Run("toy/2"))}, "one clock runs twice"),
        ((), {"final": ("answered",)}, "it has no event 'answered'"),
        (ABC, {"final": ("d",), "events": ("d",)}, "events alone close no chain that has steps"),
        (ABC, {"events": ("a",)}, "no event may be called 'a'"),
        ((), {"events": ("open",)}, "no event may be called 'open'"),
        (
            (step("a", votes=EACH, posts_when=(PostsWhen(URGENT, ("head",), "toy/1"),)),),
            {},
            "the posts that all sign 'a' cannot change with the facts",
        ),
        ((step("a", votes=HEAVY),), {}, "no 'chair' votes at 'a'"),
        (
            (step("a", posts_when=(PostsWhen(URGENT, ("head",), "toy/1"),), votes=HEAVY),),
            {},
            "no 'chair' votes at 'a'",
        ),
        (ABC, {"gates": (Gate("d"),)}, "no 'd' to hold back"),
        (ABC, {"gates": (Gate("open", after="d"),)}, "it has no step 'd'"),
        (ABC, {"gates": (Gate("a", unit="centre"),)}, "who signs the step 'a'"),
        (ABC, {"ends": ("done",)}, "it has no event 'done'"),
        ((step("a", items=(ITEM,)),), {}, "an item twice, or one of no check of its own"),
        ((step("a", checks=("toy/9",), items=(ITEM, ITEM)),), {}, "'a' has an item twice"),
        (ABC, {"gates": (Gate("a", elapsed=("toy/2",)),)}, "it runs no clock toy/2"),
        (
            ABC,
            {"gates": (Gate("open", elapsed=("toy/2",)),), "runs": (Run("toy/2"),)},
            "before it is opened nothing runs",
        ),
    ],
)
def test_wrong_chains_are_refused(steps: tuple[Step, ...], about: Any, words: str) -> None:
    """What cannot hold is a PolicyError when the chain is built, naming chain and place."""
    with pytest.raises(PolicyError, match="the chain 'toy': ") as raised:
        chain(*steps, **about)
    assert words in raised.value.speak("en")
    assert "toy" in raised.value.speak("zh")


@pytest.mark.parametrize(
    ("steps", "about"),
    [
        (ABC, {"facts": ("urgency",)}),
        (ABC, {"runs": (Run("toy/2", from_fact="simple"),)}),
        (ABC, {"branches": (Branch("a", message.simple.is_(True), "b", "c", "b", ()),)}),
        (
            (step("a", posts_when=(PostsWhen(message.simple.is_(True), ("head",), "toy/1"),)),),
            {},
        ),
    ],
)
def test_facts_of_something_else_are_refused(steps: tuple[Step, ...], about: Any) -> None:
    """A chain reads facts of what it is about alone; another is refused when it is built."""
    with pytest.raises(GovflowError, match="no fact is called"):
        chain(*steps, **about)


def test_a_straight_chain() -> None:
    """Without a branch a step leads to the one behind it, the last one to clearance."""
    found = chain(*ABC)
    assert list(found.edges()) == [("a", "b"), ("b", "c"), ("c", CLEARED)]
    assert [found.next_of(name) for name in "abc"] == ["b", "c", CLEARED]
    assert found.branch_after("a") is None
    assert found.step("b") is ABC[1]
    assert dict(found.places) == {"a": 0, "b": 1, "c": 2}


def test_a_chain_that_branches() -> None:
    """A branch leads its three ways, each once."""
    found = chain(*ABC, branches=(branch("a", "b", "c", CLEARED),))
    assert list(found.edges()) == [
        ("a", "b"),
        ("a", "c"),
        ("a", CLEARED),
        ("b", "c"),
        ("c", CLEARED),
    ]
    assert found.branch_after("a") is found.branches[0]


def test_a_chain_of_events_alone() -> None:
    """A chain may have no steps: nothing leads anywhere."""
    assert list(chain(events=("seen",)).edges()) == []


def test_a_step_whose_post_hangs_on_a_fact() -> None:
    """A step may name its posts by facts alone."""
    by_fact = Step("a", WORDS, (), (), posts_when=(PostsWhen(URGENT, ("head",), "toy/1"),))
    assert chain(by_fact).step("a").posts == ()


@pytest.mark.parametrize(
    ("policy_id", "chain_id"),
    [(p, c.id) for p in SHIPPED_IDS for c in load_policy(p).chains],
)
def test_chains_fit_their_policy(policy_id: str, chain_id: str) -> None:
    """Posts are the policy's, norms the law's, clocks encoded and stoppable, facts declared."""
    policy = load_policy(policy_id)
    found = policy.chain(chain_id)
    known = {post.id for post in policy.posts}
    law = {norm.id for norm in read_regulation(policy_id).norms}
    for each in found.steps:
        assert {*each.posts, *(p for w in each.posts_when for p in w.posts)} <= known
        assert each.norms
        assert {*each.norms, *each.checks, *(w.norm for w in each.posts_when)} <= law
    assert bool(found.cleared_by) == (found.published is not None)
    assert set(found.cleared_by) <= law
    for run in found.runs:
        clock = policy.timed(run.norm)
        stops = {event.name for event in getattr(clock, "stop", ())}
        assert run.from_fact is not None or stops & set(found.events), run.norm
        assert run.from_fact is None or run.from_fact in found.facts


SIGNED = step(
    "b",
    readings=("toy/1:apart",),
    variants=(Variant("toy/1:one-person", instead_of="toy/1:apart", distinct="b"),),
)
WEIGHED = Branch(
    "a",
    URGENT,
    "b",
    "c",
    "b",
    (),
    readings=("toy/2:up", "toy/3:urgent"),
    variants=(
        Variant("toy/2:down", instead_of="toy/2:up", unknown="c"),
        Variant("toy/3:planned", instead_of="toy/3:urgent", when=document.units_involved >= 2),
    ),
)


def test_a_chain_under_other_readings() -> None:
    """Another reading changes its steps and branches, those that rest on it and no others."""
    found = chain(step("a"), SIGNED, step("c"), branches=(WEIGHED,))
    assert found.under(()) is found
    other = found.under(["toy/1:one-person", "toy/2:down", "toy/3:planned"])
    assert [each.distinct for each in other.steps] == ["review", "b", "review"]
    assert other.steps[1].readings == ("toy/1:one-person",)
    assert (other.branches[0].unknown, other.branches[0].when) == (
        "c",
        document.units_involved >= 2,
    )
    assert other.branches[0].readings == ("toy/2:down", "toy/3:planned")


def test_a_branch_that_waits() -> None:
    """Where a fact is unknown a branch may have the case wait: no edge leads to the step itself."""
    found = chain(*ABC, branches=(branch("a", "b", "c", "a"),))
    assert list(found.edges()) == [("a", "b"), ("a", "c"), ("b", "c"), ("c", CLEARED)]


def test_clocks_under_a_reading() -> None:
    """A reading may change how a clock runs on a chain, and nothing else of it."""
    first = Variant("toy/2:first", instead_of="toy/2:last", anew=False)
    found = chain(*ABC, events=("seen",), runs=(Run("toy/2", starts=("seen",), variants=(first,)),))
    assert found.under(["toy/3:x"]) is found
    other = found.under(["toy/2:first"])
    assert [run.anew for run in other.runs] == [False]
    assert (other.steps, other.branches) == (found.steps, found.branches)
