"""The machine of a chain has the chain's edges and no others; the diagrams show them."""

import re
from collections.abc import Iterator
from datetime import date

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from transitions import Machine, MachineError

from govflow.cases.state import Case
from govflow.law import Instrument, Window
from govflow.policies import SHIPPED_IDS, load_policy
from govflow.policy import Policy
from govflow.provisions.chains import CLEARED, Chain, PostsWhen, Step
from govflow.provisions.machines import dot, edges_of, machine_of, mermaid, triggers_of
from govflow.provisions.roles import Assignment, Person
from govflow.provisions.things import fact_class
from govflow.rules.rules import Consequence, Rule, RuleSet
from govflow.testing.engines import things
from tests.cases.made import BARE, UNIT, Tale, people
from tests.cases.made import CHAIN as TOY
from tests.provisions.strategies import WORDS, chains, document

CHAINS = [chain for policy_id in SHIPPED_IDS for chain in load_policy(policy_id).chains]
each = pytest.mark.parametrize("chain", [*CHAINS, TOY, BARE], ids=lambda chain: chain.id)
Edge = tuple[str, str, str]


def expected_edges(chain: Chain) -> set[Edge]:
    """Return a machine's edges as the chain says them: forward, back, out, online."""
    ids = [step.id for step in chain.steps]
    forward = {(f"approve:{b}", a, b) for a, b in chain.edges()}
    back = {(f"return:{b}", a, b) for i, a in enumerate(ids) for b in ids[: i + 1]}
    out = {("withdraw", place, "withdrawn") for place in (*ids, CLEARED)}
    clears = chain.published is not None and ids
    online = {("publish", CLEARED, "published")} if clears else set()
    ended = {("end", CLEARED, "closed")} if chain.ends else set()
    return forward | back | out | online | ended


@each
def test_edges_of_every_chain(chain: Chain) -> None:
    """The machine of each chain of each policy holds the chain's edges and no others."""
    assert edges_of(machine_of(chain)) == expected_edges(chain)
    assert set(triggers_of(chain)) == expected_edges(chain)


@given(chains(least=0))
def test_edges_of_any_chain(chain: Chain) -> None:
    """So does the machine of whatever chain can be built, and no trigger is ambiguous."""
    assert edges_of(machine_of(chain)) == expected_edges(chain)
    triggers = [(name, source) for name, source, _ in triggers_of(chain)]
    assert len(triggers) == len(set(triggers))


@attrs.define
class Model:
    """A host's own object: all that the machine needs of it is a state."""

    state: str


def edges_run(machine: Machine) -> Iterator[Edge]:
    """Yield where a model really gets from every state by every trigger."""
    for place in machine.states:
        for trigger, event in machine.events.items():
            model = Model(place)
            try:
                moved = event.trigger(model)
            except MachineError:
                assert model.state == place
                continue
            assert moved
            yield trigger, place, model.state


@each
def test_every_chain_runs_as_it_is_written(chain: Chain) -> None:
    """Run trigger by trigger from every state, the machine moves along the edges alone."""
    run = list(edges_run(machine_of(chain)))
    assert set(run) == expected_edges(chain)
    assert len(run) == len(set(run))


@given(chains(least=0))
def test_any_chain_runs_as_it_is_written(chain: Chain) -> None:
    """So it does for whatever chain can be built."""
    assert set(edges_run(machine_of(chain))) == expected_edges(chain)


def deciding(chain: Chain) -> Tale:
    """Return the tale of a case of a chain, in which whoever must sign can.

    Gates are left out: they hold a step back, and open no other way.
    """
    bare = attrs.evolve(chain, gates=(), runs=())
    text = Instrument("text", "text", None, Window(since=date(2001, 1, 1)))
    policy = Policy("toy", WORDS, (text,), chains=(bare,))
    return Tale(policy, people(*signers(chain)))


def signers(chain: Chain) -> Iterator[Person]:
    """Yield one who holds every post, and for each post persons enough who hold it alone."""
    posts = {
        post
        for step in chain.steps
        for post in (*step.posts, *(p for other in step.posts_when for p in other.posts))
    } | {"staff"}
    units = {UNIT, *(step.unit for step in chain.steps if step.unit is not None)}
    held = {post: tuple(Assignment(post, unit) for unit in units) for post in sorted(posts)}
    yield Person("all", "all", sum(held.values(), ()))
    most = max((step.votes.needed for step in chain.steps if step.votes), default=1)
    for n in range(most * len(chain.steps) + 3):
        for post, assignments in held.items():
            yield Person(f"{post}-{n}", f"{post}-{n}", assignments)


def place_of(case: Case) -> str:
    """Return the state of the machine that a case is in; without steps it is clear to go."""
    return case.step or (CLEARED if case.state == "open" else case.state)


def moves(tale: Tale, chain: Chain) -> Iterator[tuple[str, Tale]]:
    """Yield every move that is decided where a case is: the trigger, and the case after it."""
    place = tale.now.step
    if place is not None:
        for stated in facts_after(chain, place):
            after = told(tale)
            after.case = attrs.evolve(tale.now, facts=stated)  # as if no more was ever said
            approve(after, place)
            yield f"approve:{place_of(after.now)}", after
        for step in chain.steps:
            after = told(tale)
            if sent_back(after, step.id):
                yield f"return:{step.id}", after
    after = told(tale)
    if after.do("all", "withdraw") is None:
        yield "withdraw", after
    after = told(tale)
    if chain.published and after.do(None, "event", name=chain.published) is None:
        yield "publish", after
    after = told(tale)
    for name in chain.ends:
        after.do(None, "event", name=name)
    if after.now.state == "closed":
        yield "end", after


def sent_back(tale: Tale, target: str) -> bool:
    """Return whether a case goes back to a step, where several vote once enough are against."""
    for name in tale.people.persons:
        code = tale.do(name, "return", to=target, note="again")
        if code == "not-allowed":
            return False
        if code is None and tale.entries[-1].name == "case-returned":
            return True
    return False


def told(tale: Tale) -> Tale:
    """Return a copy of a tale, to be told another way."""
    return Tale(tale.policy, tale.people, tale.case, list(tale.entries), tale.at)


def approve(tale: Tale, place: str) -> None:
    """Have a step signed by whoever may, until the case goes on; who returns signs nothing."""
    for name in tale.people.persons:
        if tale.now.step == place and name != "all":
            tale.do(name, "approve")
    assert tale.now.step != place, tale.refused


def facts_after(chain: Chain, step_id: str) -> list[dict[str, object]]:
    """Return facts for every answer of the branch after a step, nothing stated included."""
    branch = chain.branch_after(step_id)
    if branch is None:
        return [{}]
    rule = Rule("goes", WORDS, branch.when, Consequence("goes", WORDS), ("toy/1",))
    asked = RuleSet("branch", WORDS, fact_class(chain.subject), (rule,))
    found = ({name: getattr(thing, name) for name in asked.facts()} for thing in things(asked))
    return [{name: value for name, value in each.items() if value is not None} for each in found]


def edges_decided(chain: Chain) -> set[Edge]:
    """Return the edges along which cases of a chain are really decided, from every place."""
    tale = deciding(chain)
    assert tale.do("all", "open", chain=chain.id) is None
    waiting, seen, found = [tale], {place_of(tale.now)}, set()
    while waiting:
        tale = waiting.pop()
        for trigger, after in moves(tale, chain):
            edge = (trigger, place_of(tale.now), place_of(after.now))
            found.add(edge)
            if edge[2] not in seen and not after.now.ended:
                seen.add(edge[2])
                waiting.append(after)
    return found


@each
def test_every_chain_is_decided_as_its_machine_runs(chain: Chain) -> None:
    """Whatever is decided on a case of a policy's chain is an edge that the machine runs."""
    assert edges_decided(chain) == set(edges_run(machine_of(chain)))


@settings(deadline=None)
@given(chains(least=0, most=6))
def test_any_chain_is_decided_as_its_machine_runs(chain: Chain) -> None:
    """So it is for whatever chain can be built, whoever signs, on whatever facts."""
    assert edges_decided(chain) == set(edges_run(machine_of(chain)))


@settings(deadline=None)
@given(chains(), st.data())
def test_a_model_walks_beside_a_case(chain: Chain, data: st.DataObject) -> None:
    """A host's model that follows the decisions by triggers is always where the case is."""
    machine, tale = machine_of(chain), deciding(chain)
    assert tale.do("all", "open", chain=chain.id) is None
    model = Model(str(machine.initial))
    for _ in range(data.draw(st.integers(0, 12))):
        assert model.state == place_of(tale.now)
        if tale.now.ended:
            break
        trigger, tale = data.draw(st.sampled_from(list(moves(tale, chain))))
        assert machine.events[trigger].trigger(model)
    assert model.state == place_of(tale.now)


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
