"""Samples: one value for each cell, and everything that may be known of a case."""

from datetime import date

import attrs
import pytest

from govflow.calendars import china
from govflow.cases.state import Case
from govflow.errors import UnknownNameError, UsageError
from govflow.policy import Policy
from govflow.provisions.chains import Chain
from govflow.provisions.choices import Choice
from govflow.provisions.decisions import Decision
from govflow.provisions.events import Event
from govflow.provisions.gates import Gate
from govflow.provisions.prerequisites import Prerequisite
from govflow.provisions.things import Document
from govflow.rules.conditions import Compare
from govflow.rules.facts import declared_facts
from govflow.rules.reference import evaluate
from govflow.rules.tables import ANYTHING, Between
from govflow.testing.building import opened
from govflow.testing.offices import START
from govflow.testing.samples import (
    bearing_on,
    combinations_of,
    conditions_in,
    constants,
    facts_of,
    known_of,
    open_to,
    representatives,
    ways_to_know,
)
from govflow.words import Words
from tests.testing.made import SIPING, THE_FIVE, WANZHOU, document, with_chain

PUBLICATION = WANZHOU.chain("publication")
DECLARED = declared_facts(Document)
MANY = {"interpretation", "column-opening", "incident"}
"""Chains of Wanzhou's whose facts cannot be gone through."""
CHAINS = [
    pytest.param(policy, chain, id=f"{policy.id}-{chain.id}")
    for policy in THE_FIVE
    for chain in policy.chains
    if policy is not WANZHOU or chain.id not in MANY
]


def test_conditions_are_found_wherever_they_stand() -> None:
    """A condition is found in a chain, in a clock, in a tuple of places, and by itself."""
    branch = PUBLICATION.branches[0].when
    others = [one.when for one in PUBLICATION.branches[0].variants if one.when is not None]
    gates = [gate.when for gate in PUBLICATION.gates if gate.when is not None]
    assert list(conditions_in(PUBLICATION)) == [branch, *others, *gates]
    assert branch in conditions_in(WANZHOU)
    clock = SIPING.timed("siping/18.5")
    assert list(conditions_in((clock, ["no place"], None))) == [clock.when]
    assert list(conditions_in(branch)) == [branch]


def test_constants() -> None:
    """A fact's constants are those of every place, each once."""
    also = document.units_involved >= 7
    assert constants("units_involved", PUBLICATION, also, also) == (2, 3, 7)
    assert constants("joint_units", PUBLICATION) == ()


def test_representatives() -> None:
    """There is a value below, at and above each constant, and one where there is none."""
    units = DECLARED["units_involved"]
    assert representatives(units, document.units_involved >= 7) == (6, 7, 8)
    assert representatives(units, PUBLICATION) == (1, 2, 3, 4)
    assert representatives(DECLARED["social_impact"]) == ("ordinary", "high")
    assert representatives(DECLARED["planned"]) == (date(2000, 1, 1),)


@pytest.mark.parametrize(("policy", "chain"), CHAINS)
def test_every_cell_is_taken(policy: Policy, chain: Chain) -> None:
    """Of each fact every cell is taken, and unknown, with all of every other fact."""
    found = combinations_of(policy, chain)
    values = {name: {known.get(name) for known in found} for name in chain.facts}
    count = 1
    for name in {name for known in found for name in known}:
        count *= len({known.get(name) for known in found})
    assert len(found) == count
    assert all(None in some for some in values.values())
    for condition in conditions_in((chain.branches, chain.steps)):
        assert {evaluate(condition, known).truth for known in found} == {True, False, None}


def test_what_a_claim_reads_is_taken_too() -> None:
    """A fact that only the claim reads is taken, and one that cannot be stated is refused."""
    found = combinations_of(SIPING, SIPING.chain("publication"), document.joint_units >= 2)
    assert [known.get("joint_units") for known in found] == [None, 1, 2, 3]
    odd = Compare("nothing_of_that_name", "==", 1, Words("无", "none"))
    with pytest.raises(UnknownNameError, match="nothing_of_that_name"):
        combinations_of(SIPING, SIPING.chain("publication"), odd)


def gated() -> Policy:
    """Return Siping where publishing something urgent needs consent before it."""
    needs = Prerequisite(
        "siping/1",
        Words("先批准", "consent first"),
        "document",
        Event("published", Words("发布", "publish")),
        (Event("approved", Words("批准", "approve")),),
        "siping",
        when=document.urgent.is_(True),
    )
    chain = SIPING.chain("publication")
    demanding = attrs.evolve(SIPING, prerequisites=(needs,))
    gate = Gate("published", ("siping/1",), when=document.joint_units >= 5)
    return with_chain(demanding, chain, gates=(gate,))


def test_gates_bear_on_where_a_case_may_go() -> None:
    """What a gate demands bears on a case, and cuts its facts."""
    policy = gated()
    chain = policy.chain("publication")
    assert policy.prerequisites[0] in bearing_on(policy, chain)
    joint = policy.stateable(chain)["joint_units"]
    assert representatives(joint, *bearing_on(policy, chain)) == (4, 5, 6)
    assert combinations_of(policy, chain) == [{}]
    found = combinations_of(policy, chain, names=("joint_units", "urgent"))
    assert len(found) == 4 * 3
    assert {"joint_units": 5, "urgent": True} in found


def test_before_which_a_gate_is_open() -> None:
    """What a gate asks for is stated until it is open; what must have happened opens none."""
    policy = gated()
    chain = policy.chain("publication")
    found = open_to(policy, chain, chain.gates[0], START, china())
    assert found == [
        {"joint_units": 5, "urgent": False},
        {"joint_units": 6, "urgent": False},
    ]
    stated = attrs.evolve(chain.gates[0], norms=(), facts=("wide_impact",))
    assert open_to(policy, chain, stated, START, china()) == [
        {"wide_impact": False, "joint_units": 5},
        {"wide_impact": False, "joint_units": 6},
    ]


def test_what_a_decision_asks_at_a_gate() -> None:
    """A gate that holds to a decision is open where what was done is its answer."""
    gate = next(gate for gate in PUBLICATION.gates if gate.norms == ("wanzhou/11.2",))
    found = open_to(WANZHOU, PUBLICATION, gate, START, china())
    assert {known["drafting_units"] for known in found} == {2, 3}
    assert all(
        known["publishing_unit"] == known["lead_unit"] or known["publisher_reason"]
        for known in found
    )
    assert any(known["publishing_unit"] != known["lead_unit"] for known in found)


def test_cells_of_decisions() -> None:
    """Values, ranges and sets of values in the rows of a decision cut its facts."""
    rows = (
        Choice((frozenset(["a", "b"]), Between(at_least=3, less_than=7)), "lead_unit", ("x/1",)),
        Choice((ANYTHING, Between(less_than=3)), "lead_unit", ("x/2",)),
        Choice(("c", ANYTHING), "lead_unit", ("x/3",)),
    )
    default = Choice((), "lead_unit", ("x/4",))
    inputs = ("publisher_reason", "drafting_units")
    decision = Decision(
        "d", Words("问", "asked"), "document", inputs, rows, "x", "first", otherwise=default
    )
    assert constants("publisher_reason", decision) == ("a", "b", "c")
    assert constants("drafting_units", (decision,)) == (3, 7)
    assert constants("lead_unit", decision) == ()


def test_facts_of_a_chain() -> None:
    """Of a chain with steps the ways count, of another what its clocks are about."""
    assert facts_of(WANZHOU, PUBLICATION) == PUBLICATION.facts
    assert facts_of(SIPING, SIPING.chain("message")) == ("simple",)
    bare = attrs.evolve(SIPING.chain("out-of-scope-publication"), facts=())
    assert facts_of(SIPING, bare) == ("planned", "urgent")


def test_more_than_can_be_taken() -> None:
    """More combinations than 20,000 are refused, with how many there are."""
    many = [document.units_involved == n for n in range(0, 2000, 2)]
    with pytest.raises(UsageError, match=r"there are 54\d+ ways in which .* more than 20000"):
        combinations_of(WANZHOU, PUBLICATION, *many)
    for chain_id in MANY:
        chain = WANZHOU.chain(chain_id)
        with pytest.raises(UsageError, match="name the facts to take"):
            combinations_of(WANZHOU, chain)
        assert ways_to_know(WANZHOU, chain)


def test_what_is_given_is_known_each_time() -> None:
    """What is given is not taken apart, and is known in every way."""
    found = combinations_of(WANZHOU, PUBLICATION, given={"units_involved": 9, "urgent": True})
    assert len(found) == 27
    assert all(known["units_involved"] == 9 and known["urgent"] is True for known in found)
    with pytest.raises(UnknownNameError, match="urgent"):
        combinations_of(WANZHOU, PUBLICATION, given={"urgen": True})


def test_put_together_by_what_they_come_to() -> None:
    """Every combination is in one group; a group is what the conditions cannot tell apart."""
    groups = ways_to_know(WANZHOU, PUBLICATION)
    assert sorted(map(len, groups)) == sorted([1, 15, 119])
    together = [known for group in groups for known in group]
    assert sorted(map(repr, together)) == sorted(map(repr, combinations_of(WANZHOU, PUBLICATION)))


def test_days_are_days() -> None:
    """What a case keeps as text is a day again, as conditions compare it."""
    case: Case = opened(
        SIPING, "out-of-scope-publication", facts={"planned": date(2024, 3, 1), "urgent": None}
    ).now
    assert case.facts["planned"] == "2024-03-01"
    known = known_of(SIPING, case)
    assert known["planned"] == date(2024, 3, 1)
    assert evaluate(document.planned >= date(2024, 3, 1), known).truth is True
