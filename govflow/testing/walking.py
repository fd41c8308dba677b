"""Walks: acts on one case, decided one after the other, as values."""

from collections.abc import Iterable
from typing import Any

import attrs
from attrs import field

from govflow.calendars.china import ChinaCalendar, china
from govflow.cases.acts import Act, Refusal
from govflow.cases.decide import Outcome, decide
from govflow.cases.state import Case, evolve
from govflow.journal import GENESIS, Entry, Sealed, seal
from govflow.policy import Policy
from govflow.provisions.roles import People
from govflow.values import frozen


@frozen
class Move:
    """One act of a walk: the entries that it made or its refusal, and the case after it."""

    act: Act
    outcome: Outcome
    case: Case | None

    @property
    def refusal(self) -> Refusal | None:
        """Why the act was refused, None if it was done."""
        return self.outcome if isinstance(self.outcome, Refusal) else None

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What the act made; a refused one made nothing."""
        return () if isinstance(self.outcome, Refusal) else self.outcome


def moved(
    policy: Policy, case: Case | None, act: Act, people: People, calendar: ChinaCalendar
) -> Move:
    """Return what an act on a case becomes, and the case after it."""
    outcome = decide(policy, case, act, people, calendar)
    for entry in () if isinstance(outcome, Refusal) else outcome:
        case = evolve(case, entry)
    return Move(act, outcome, case)


@frozen(repr=False)
class Walk:
    """A case as it is walked: who there is, and every act with what became of it."""

    policy: Policy
    people: People
    calendar: ChinaCalendar = field(factory=china)
    moves: tuple[Move, ...] = ()

    def __repr__(self) -> str:
        return f"<walk of {self.policy.id}: {', '.join(map(_in_short, self.moves))}>"

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:  # noqa: ARG002
        """Print it in short: Hypothesis would print the policy, and everybody there is."""
        printer.text(repr(self))

    @property
    def case(self) -> Case | None:
        """The case as it is now, None before it was opened."""
        return self.moves[-1].case if self.moves else None

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every entry that was made, in order."""
        return tuple(entry for move in self.moves for entry in move.entries)

    @property
    def acts(self) -> tuple[Act, ...]:
        """The acts that were done: without the refused ones the case is the same."""
        return tuple(move.act for move in self.moves if move.refusal is None)

    def move(self, act: Act) -> Move:
        """Return what an act would become now; the walk stays where it is."""
        return moved(self.policy, self.case, act, self.people, self.calendar)

    def then(self, *acts: Act) -> "Walk":
        """Return the walk with those acts decided behind it, whatever becomes of them."""
        walk = self
        for act in acts:
            walk = attrs.evolve(walk, moves=(*walk.moves, walk.move(act)))
        return walk

    def anew(self, acts: Iterable[Act]) -> "Walk":
        """Return the walk of other acts from the first, among the same people."""
        return attrs.evolve(self, moves=()).then(*acts)


def _in_short(move: Move) -> str:
    act = move.act
    said = (act.by or "the host", act.do, act.name, act.to, move.refusal and move.refusal.code)
    return " ".join(word for word in said if word)


def sealed(entries: Iterable[Entry]) -> tuple[Sealed, ...]:
    """Return the entries of one stream, from its first, in their chain of hashes."""
    found: list[Sealed] = []
    for entry in entries:
        found.append(seal(entry, found[-1].hash if found else GENESIS))
    return tuple(found)
