"""The machine of a chain has the chain's edges and no others; the diagrams show them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govflow.policies import POLICY_IDS, load_policy
from govflow.provisions.chains import CLEARED, Branch, Chain, PostsWhen, Step
from govflow.provisions.machines import dot, edges_of, machine_of, mermaid, triggers_of
from govflow.provisions.things import Document
from govflow.rules.conditions import facts
from govflow.words import Words
from tests.cases.made import BARE
from tests.cases.made import CHAIN as TOY

document = facts(Document)
CHAINS = [chain for policy_id in POLICY_IDS for chain in load_policy(policy_id).chains]
WORDS = Words('说“是”或"否"', 'say "yes" \\ "no"')


@st.composite
def chains(draw: st.DrawFn) -> Chain:
    """Draw a chain of up to six steps that branch forward, no step out of reach."""
    names = [f"s-{i}" for i in range(draw(st.integers(1, 6)))]
    places = [*names, CLEARED]
    branches = []
    for i, name in enumerate(names):
        if draw(st.booleans()):
            later = st.sampled_from(places[i + 1 :])
            ways = (places[i + 1], draw(later), draw(later))
            branches.append(Branch(name, document.urgent.is_(True), *ways, ()))
    steps = tuple(Step(name, WORDS, ("staff",), ()) for name in names)
    published = draw(st.sampled_from([None, "online"]))
    ends = draw(st.sampled_from([(), ("executed",)]))
    return Chain(
        "drawn",
        WORDS,
        WORDS,
        "document",
        steps,
        tuple(branches),
        ("online", "executed"),
        published=published,
        ends=ends,
    )


def expected_edges(chain: Chain) -> set[tuple[str, str, str]]:
    """Return a machine's edges as the chain says them: forward, back, out, online."""
    ids = [step.id for step in chain.steps]
    forward = {(f"approve:{b}", a, b) for a, b in chain.edges()}
    back = {(f"return:{b}", a, b) for i, a in enumerate(ids) for b in ids[: i + 1]}
    out = {("withdraw", place, "withdrawn") for place in (*ids, CLEARED)}
    online = set() if chain.published is None else {("publish", CLEARED, "published")}
    ended = {("end", CLEARED, "closed")} if chain.ends else set()
    return forward | back | out | online | ended


@pytest.mark.parametrize("chain", [*CHAINS, TOY, BARE], ids=lambda chain: chain.id)
def test_edges_of_every_chain(chain: Chain) -> None:
    """The machine of each chain of each policy holds the chain's edges and no others."""
    assert edges_of(machine_of(chain)) == expected_edges(chain)
    assert set(triggers_of(chain)) == expected_edges(chain)


@given(chains())
def test_edges_of_any_chain(chain: Chain) -> None:
    """So does the machine of whatever chain can be built, and no trigger is ambiguous."""
    assert edges_of(machine_of(chain)) == expected_edges(chain)
    triggers = [(name, source) for name, source, _ in triggers_of(chain)]
    assert len(triggers) == len(set(triggers))


@given(chains())
def test_the_machine_starts_at_the_first_step(chain: Chain) -> None:
    """It starts at the first step, and knows every step and end by name."""
    machine = machine_of(chain)
    assert machine.initial == chain.steps[0].id
    ends = {CLEARED, "withdrawn"} | ({"published"} if chain.published else set())
    ends |= {"closed"} if chain.ends else set()
    assert set(machine.states) == {step.id for step in chain.steps} | ends


def test_a_chain_without_steps_starts_cleared() -> None:
    """A chain of events alone has nothing to sign."""
    assert machine_of(BARE).initial == CLEARED


@pytest.mark.parametrize("language", ["zh", "en"])
@given(chain=chains())
def test_diagrams_show_every_edge(language: str, chain: Chain) -> None:
    """Both diagrams draw each edge once, and no stray quotation mark breaks a label."""
    drawn = mermaid(chain, language)  # type: ignore[arg-type]
    graph = dot(chain, language)  # type: ignore[arg-type]
    arrows = re.findall(r'^  (\S+) -->(?:\|"[^"]*"\|)? (\S+)$', drawn, re.MULTILINE)
    edges = [("open", chain.steps[0].id), *chain.edges()]
    assert arrows == [(a.replace("-", "_"), b.replace("-", "_")) for a, b in edges]
    for line in graph.splitlines():
        assert len(re.findall(r'(?<!\\)(?:\\\\)*"', line)) % 2 == 0
    assert graph.count(" -> ") == len(edges)


def test_labels_of_a_branch() -> None:
    """The way of a branch is labelled with its condition, the other with the contrary."""
    drawn = mermaid(TOY, "en")
    assert '-->|"the number of units involved is at least 2"| second' in drawn
    assert '-->|"the number of units involved is less than 2"| proof' in drawn
    assert 'label="the number of units involved is less than 2"' in dot(TOY, "en")
    assert "准予发布" in mermaid(TOY, "zh")


def test_a_branch_names_choices_in_words() -> None:
    """The way of a branch says what a choice is called, in the reader's language."""
    chain = load_policy("wanzhou").chain("publication")
    assert "社会影响为较大，或群众关注度为较高" in mermaid(chain, "zh")
    assert "high" not in mermaid(chain, "zh")


def test_every_post_that_may_sign_is_shown() -> None:
    """Posts that sign on a fact are shown beside the others."""
    other = PostsWhen(document.urgent.is_(True), ("deputy", "head"), "toy/1")
    step = Step("a", WORDS, ("head",), (), posts_when=(other,))
    chain = Chain("toy", WORDS, WORDS, "document", (step,))
    assert "head, deputy" in mermaid(chain, "en")
    assert "head, deputy" in dot(chain, "en")


def test_diagrams_of_a_chain_without_steps() -> None:
    """A chain of events alone is drawn from its opening to its end."""
    assert "open --> cleared" in mermaid(BARE, "en")
    assert 'open -> "cleared"' in dot(BARE, "en")
