"""Gates: what holds a step, an event or the opening back, where it stands, and why."""

from datetime import date, timedelta
from typing import Any, Final

import attrs
import pytest

from govflow.calendars.periods import natural_days
from govflow.cases.gates import against_publishing
from govflow.errors import ConditionError, UnknownNameError
from govflow.provisions.chains import Chain, Run, Step
from govflow.provisions.choices import Choice
from govflow.provisions.clocks import Unstated
from govflow.provisions.decisions import Decision
from govflow.provisions.events import Event
from govflow.provisions.gates import Gate
from govflow.provisions.prerequisites import Prerequisite
from govflow.provisions.requirements import Requirement
from tests.cases.made import CALENDAR, POLICY, WORDS, Tale, clock, document, people, person

REPOST: Final = document.origin == "repost"
SOURCE: Final = Requirement(
    "toy/30", WORDS, "document", document.source_named != "", "toy", when=REPOST
)
WARNED: Final = Requirement(
    "toy/31", WORDS, "document", document.urgent.is_(True), "toy", advisory=True
)
TOLD: Final = Prerequisite(
    "toy/32",
    WORDS,
    "document",
    before=Event("shown", WORDS),
    needs=(Event("told", WORDS),),
    instrument="toy",
)
MARK: Final = Decision(
    "mark",
    WORDS,
    "document",
    ("origin",),
    (
        Choice(("original",), "short_name", ("toy/33",)),
        Choice(("repost",), "original_source", ("toy/34",)),
    ),
    "toy",
    chosen="source_named",
)
GRACE: Final = clock("toy/35", "warned", "mended", period=natural_days(10))
NOTICE: Final = clock("toy/36", "noticed", "removed", period=natural_days(30), bound="min")
LOST: Final = clock("toy/37", "asked", "answered", period=Unstated("及时", "limit"))


def told(*gates: Gate, facts: dict[str, object] | None = None, **changes: Any) -> Tale:
    """Return the tale of a case of a chain of two steps and some events, behind gates."""
    chain = Chain(
        "gated",
        WORDS,
        WORDS,
        "document",
        steps=(
            Step("first", WORDS, ("staff",), ("toy/1",)),
            Step("last", WORDS, ("head",), ("toy/3",)),
        ),
        events=("told", "shown", "warned", "mended", "noticed", "removed", "asked", "answered"),
        runs=(
            Run("toy/35", from_open=False, starts=("warned",)),
            Run("toy/36", from_open=False, starts=("noticed",)),
            Run("toy/37", from_open=False, starts=("asked",)),
        ),
        cleared_by=("toy/2",),
        gates=gates,
    )
    policy = attrs.evolve(
        POLICY,
        clocks=(*POLICY.clocks, GRACE, NOTICE, LOST),
        chains=(attrs.evolve(chain, **changes),),
        requirements=(SOURCE, WARNED),
        prerequisites=(TOLD,),
        decisions=(MARK,),
    )
    tale = Tale(policy, people(person("ann", "staff"), person("ben", "head"), OLD, GUEST))
    tale.do("ann", "open", chain="gated", facts=facts or {})
    return tale


OLD: Final = person("eva", "staff", unit="centre", until=date(2024, 1, 31))
GUEST: Final = person("zoe", "staff", unit="centre")


def why(tale: Tale, *act: Any, **about: Any) -> list[tuple[str, tuple[str, ...]]]:
    """Return the reasons why an act is refused, none if it is done."""
    if tale.do(*act, **about) is None:
        return []
    assert tale.refused is not None
    return [(reason.code, reason.norms) for reason in tale.refused.reasons]


class TestNorms:
    """What is breached refuses, what is open asks, what only warns lets pass."""

    def test_a_requirement_before_a_step(self) -> None:
        """It refuses the signature until it is met, and asks for what nobody stated."""
        tale = told(Gate("first", ("toy/30",)), facts={"origin": "repost"})
        assert why(tale, "ann", "approve") == [("missing-fact", ("toy/30",))]
        tale.do("ann", "state", facts={"source_named": ""})
        assert why(tale, "ann", "approve") == [("not-allowed", ("toy/30",))]
        tale.do("ann", "state", facts={"source_named": "新华社"})
        assert why(tale, "ann", "approve") == []

    def test_an_advisory_one_holds_nothing_back(self) -> None:
        """A warning refuses nothing."""
        assert (
            why(told(Gate("first", ("toy/31",)), facts={"urgent": False}), "ann", "approve") == []
        )

    def test_a_prerequisite_before_an_event(self) -> None:
        """What must come first is asked of the moment of the event."""
        tale = told(Gate("shown", ("toy/32",)))
        assert why(tale, None, "event", name="shown") == [("not-allowed", ("toy/32",))]
        tale.do(None, "event", name="told")
        assert why(tale, None, "event", name="shown") == []

    def test_a_decision(self) -> None:
        """Whoever or whatever the table names must be what was chosen."""
        tale = told(
            Gate("first", ("toy/33",)), facts={"origin": "original", "source_named": "教委办公室"}
        )
        assert why(tale, "ann", "approve") == [("missing-fact", ("toy/33",))]
        tale.do("ann", "state", facts={"short_name": "区教委"})
        assert why(tale, "ann", "approve") == [("not-allowed", ("toy/33",))]
        tale.do("ann", "state", facts={"source_named": "区教委"})
        assert why(tale, "ann", "approve") == []

    def test_before_opening(self) -> None:
        """A case that may not be opened is not."""
        assert told(Gate("open", ("toy/30",)), facts={"origin": "repost"}).case is None
        assert told(Gate("open", ("toy/30",)), facts={"origin": "original"}).now.step == "first"

    def test_a_norm_that_nothing_decides(self) -> None:
        """A gate may only hold to what can be judged without a period."""
        with pytest.raises(UnknownNameError, match="toy/4"):
            told(Gate("first", ("toy/4",)))


class TestCondition:
    """A gate with a condition is there only where that is known to hold."""

    GATE: Final = Gate("first", ("toy/30",), when=REPOST)

    @pytest.mark.parametrize(
        ("facts", "code"),
        [({"origin": "repost"}, "missing-fact"), ({"origin": "original"}, None), ({}, None)],
    )
    def test_known_to_hold(self, facts: dict[str, object], code: str | None) -> None:
        """Where it does not hold, or nobody stated it, nothing is held back."""
        assert told(self.GATE, facts=facts).do("ann", "approve") == code

    def test_of_the_people_too(self) -> None:
        """So it is with whose people alone may do it."""
        gate = Gate("shown", unit="centre", when=REPOST)
        assert told(gate, facts={"origin": "repost"}).do("ann", "event", name="shown") is not None
        assert told(gate).do("ann", "event", name="shown") is None

    def test_it_fits_the_chain(self) -> None:
        """Its facts are those of the chain's subject."""
        with pytest.raises(UnknownNameError, match="no fact is called 'holders'"):
            told(attrs.evolve(self.GATE, when=attrs.evolve(REPOST, fact="holders")))
        with pytest.raises(ConditionError):
            told(attrs.evolve(self.GATE, when=attrs.evolve(REPOST, value=3)))


class TestFacts:
    """What must have been stated."""

    def test_before_a_step(self) -> None:
        """An unstated or empty fact is asked for by name; a stated one, be it false, is not."""
        tale = told(Gate("first", facts=("source_named", "urgent")), facts={"source_named": ""})
        assert why(tale, "ann", "approve") == [("missing-fact", ())] * 2
        assert tale.refused is not None
        assert "(source_named)" in tale.refused.why.en
        tale.do("ann", "state", facts={"source_named": "新华社", "urgent": False})
        assert why(tale, "ann", "approve") == []

    def test_a_fact_that_there_is_not(self) -> None:
        """A gate that asks for a fact its subject lacks fails when it is written."""
        with pytest.raises(UnknownNameError):
            told(Gate("first", facts=("colour",)))


class TestPublishing:
    """What is on record and keeps a cleared case from going online."""

    GATES: Final = (
        Gate("shown", ("toy/30",), when=REPOST),
        Gate("shown", elapsed=("toy/35",)),
        Gate("shown", facts=("making_unit",)),
    )

    def against(self, tale: Tale) -> list[tuple[str, tuple[str, ...]]]:
        """Return the reasons against a publication of the case as it stands."""
        policy, case = tale.policy, tale.now
        found = against_publishing(policy, policy.chain("gated"), case, CALENDAR)
        return [(reason.code, reason.norms) for reason in found]

    def test_only_what_is_cleared(self) -> None:
        """Before clearance, and where nothing is published, there is nothing to say."""
        tale = told(*self.GATES, facts={"origin": "repost"}, published="shown")
        assert self.against(tale) == []
        tale.do("ann", "approve")
        tale.do("ben", "approve")
        assert self.against(tale) == [("missing-fact", ("toy/30",)), ("missing-fact", ())]
        tale.do("ann", "state", facts={"source_named": "", "making_unit": "甲"})
        assert self.against(tale) == [("not-allowed", ("toy/30",))]
        tale.do("ann", "state", facts={"source_named": "新华社"})
        assert self.against(tale) == []
        unpublished = told(*self.GATES, facts={"origin": "repost"})
        for name in ("ann", "ben"):
            unpublished.do(name, "approve")
        assert self.against(unpublished) == []


class TestPeopleAndPlaces:
    """Whose people alone may do it, and how far the case must have come."""

    @pytest.mark.parametrize(
        ("by", "code"),
        [
            ("zoe", None),
            ("ann", "not-your-unit"),
            ("eva", "not-in-post"),
            (None, "unknown-person"),
        ],
    )
    def test_a_unit(self, by: str | None, code: str | None) -> None:
        """Only somebody of the unit, in post that day."""
        assert told(Gate("shown", unit="centre")).do(by, "event", name="shown") == code

    def test_a_place(self) -> None:
        """Not before the case has come to a step, or is cleared."""
        tale = told(Gate("told", after="last"), Gate("shown", after="cleared"))
        assert why(tale, None, "event", name="told") == [("not-at-this-step", ("toy/3",))]
        tale.do("ann", "approve")
        assert why(tale, None, "event", name="told") == []
        assert why(tale, None, "event", name="shown") == [("not-at-this-step", ("toy/2",))]
        tale.do("ben", "approve")
        assert why(tale, None, "event", name="shown") == []


class TestElapsed:
    """A period must have run out."""

    @pytest.mark.parametrize(
        ("days", "code"),
        [(9, "not-allowed"), (10, "not-allowed"), (11, None)],
    )
    def test_a_grace(self, days: int, code: str | None) -> None:
        """On its last day it has not; from the day after on it has."""
        tale = told(Gate("shown", elapsed=("toy/35",)))
        assert tale.do(None, "event", name="shown") == "not-allowed"  # it has not begun
        tale.do(None, "event", name="warned")
        at = tale.at.replace(hour=9, minute=0) + timedelta(days=days)
        assert tale.do(None, "event", at=at, name="shown") == code

    def test_a_grace_that_was_used(self) -> None:
        """Once it was mended there is no need any more."""
        tale = told(Gate("shown", elapsed=("toy/35",)))
        tale.do(None, "event", name="warned")
        tale.do(None, "event", name="mended")
        at = tale.at + timedelta(days=20)
        assert why(tale, None, "event", at=at, name="shown") == [("not-allowed", ("toy/35",))]

    def test_a_notice_that_stood(self) -> None:
        """A minimum period has run out though what it protects has ended."""
        tale = told(Gate("shown", elapsed=("toy/36",)))
        tale.do(None, "event", name="noticed")
        at = tale.at + timedelta(days=31)
        assert tale.do(None, "event", at=at, name="removed") is None
        assert tale.do(None, "event", at=at, name="shown") is None

    def test_a_period_that_nobody_stated(self) -> None:
        """A number that the text does not give is asked for."""
        tale = told(Gate("shown", elapsed=("toy/37",)))
        tale.do(None, "event", name="asked")
        assert why(tale, None, "event", name="shown") == [("missing-fact", ("toy/37",))]


class TestSteps:
    """Gates before steps."""

    def test_a_vote_or_advice_is_no_step(self) -> None:
        """What must come after a step waits until that step is passed."""
        needs = (Event("first", WORDS),)
        after = Prerequisite("toy/32", WORDS, "document", Event("shown", WORDS), needs, "toy")
        tale = told(Gate("shown", norms=("toy/32",)))
        tale.policy = attrs.evolve(tale.policy, prerequisites=(after,))
        tale.do("ann", "add-signer", to="zoe")
        tale.do("ann", "approve")
        assert why(tale, None, "event", name="shown") == [("not-allowed", ("toy/32",))]
        tale.do("zoe", "approve")
        assert tale.now.step == "last"
        assert why(tale, None, "event", name="shown") == []

    def test_an_override_passes_the_gate(self) -> None:
        """A gate before a step holds back who signs it, and no superuser who says why."""
        tale = told(Gate("first", elapsed=("toy/35",)))
        root = person("root", "superuser", unit="centre")
        tale.people = people(*tale.people.persons.values(), root)
        assert why(tale, "ann", "approve") == [("not-allowed", ("toy/35",))]
        assert tale.do("ann", "return", note="x") is None
        assert tale.do("root", "override", note="x") is None
        assert tale.now.step == "last"
