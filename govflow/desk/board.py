"""The open cases, who they wait for and what falls due: a fold of the record, kept up to date.

Every question costs what its answer costs, not what the number of cases would.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from heapq import merge
from itertools import islice
from typing import Any, Final

from attrs import define, field

from govflow.calendars.china import ChinaCalendar
from govflow.calendars.civil import civil_date
from govflow.cases.clocks import MOVES_CLOCKS, dues_on
from govflow.cases.plain import post_to_sign
from govflow.cases.signing import could_sign, posts_of, unit_of
from govflow.cases.state import Case, evolve
from govflow.desk.agenda import Agenda
from govflow.desk.answers import Falling, Waiting
from govflow.desk.kept import CASE, TICKED
from govflow.errors import PolicyError
from govflow.journal import Entry
from govflow.policy import Policy
from govflow.ports import Store
from govflow.provisions.roles import Person
from govflow.values import frozen, maker
from govflow.words import Words

Tray = tuple[str | None, str]
"""Where a case lies: a post in a unit, or (None, a person who was asked by name)."""


@frozen
class _Place:
    """Where a case waits: at which step, in which trays, since when."""

    step: str
    trays: tuple[Tray, ...]
    since: datetime


@define(eq=False)
class Board:
    """What is open under one policy, as the entries of a store make it."""

    policy: Policy
    calendar: ChinaCalendar
    cases: dict[str, Case] = field(factory=dict)
    _position: int = 0
    _places: dict[str, _Place] = field(factory=dict)
    _trays: dict[Tray, dict[str, int]] = field(factory=dict)
    _dues: dict[str, dict[str, datetime]] = field(factory=dict)
    _coming: Agenda = field(factory=Agenda)
    _fallen: Agenda = field(factory=Agenda)
    _told: dict[str, dict[str, datetime]] = field(factory=dict)
    _stale: dict[str, None] = field(factory=dict)
    _lost: dict[str, Entry] = field(factory=dict)

    @property
    def ticks(self) -> str:
        """The stream in which the desk of this policy records what fell due."""
        return f"desk:{self.policy.id}"

    def follow(self, store: Store) -> None:
        """Take in what was appended since the last time, by whomever.

        Raises PolicyError for an open case that the policy, as it is now, has no place for.
        """
        for position, sealed in store.scan(self._position):
            self._take(position, sealed.entry)
            self._position = position
        if self._lost:
            raise _out_of_place(self.policy, next(iter(self._lost.values())))
        while self._stale:
            case_id = next(iter(self._stale))
            self._set_clocks(case_id)
            del self._stale[case_id]

    def _take(self, position: int, entry: Entry) -> None:
        if entry.stream == self.ticks and entry.name == TICKED:
            self._mark(entry.data)
            return
        if not entry.stream.startswith(CASE):
            return
        case_id = entry.stream.removeprefix(CASE)
        case = self.cases.get(case_id)
        if case is None and not self._begins(entry):
            return  # of another policy, or ended
        case = evolve(case, entry)
        if case.ended:
            self.cases.pop(case_id, None)
            self._stale[case_id] = None
        else:
            self.cases[case_id] = case
            if entry.name in MOVES_CLOCKS:
                self._stale[case_id] = None
        if case.ended or self._has_place(case):
            self._lost.pop(case_id, None)
        else:
            self._lost[case_id] = entry
        self._lay(case, position, entry.at)

    def _has_place(self, case: Case) -> bool:
        chain = self.policy.find_chain(case.chain)
        return chain is not None and (case.step is None or case.step in chain.places)

    def _begins(self, entry: Entry) -> bool:
        return entry.name == "case-opened" and entry.data.get("policy") == self.policy.id

    def _mark(self, data: Mapping[str, Any]) -> None:
        """Remember what a tick has told, so that no other tick tells it again."""
        for case_id, norm, due in data["due"]:
            if case_id in self.cases:
                self._told.setdefault(case_id, {})[norm] = datetime.fromisoformat(due)
                self._stale[case_id] = None

    def _lay(self, case: Case, position: int, at: datetime) -> None:
        """Lay a case into the trays of those who may sign; where it lies, it keeps its place."""
        old = self._places.pop(case.id, None)
        trays = () if case.ended else self._trays_of(case)
        stays = old is not None and old.step == case.step
        kept = set(old.trays) & set(trays) if old is not None and stays else set()
        for tray in () if old is None else old.trays:
            if tray not in kept:
                self._take_out(tray, case.id)
        if case.step is None or not trays:
            return
        since = old.since if old is not None and stays else at
        self._places[case.id] = _Place(case.step, trays, since)
        for tray in trays:
            if tray not in kept:
                self._trays.setdefault(tray, {})[case.id] = position

    def _take_out(self, tray: Tray, case_id: str) -> None:
        pile = self._trays[tray]
        pile.pop(case_id, None)
        if not pile:
            del self._trays[tray]

    def _trays_of(self, case: Case) -> tuple[Tray, ...]:
        if case.step is None or case.id in self._lost:
            return ()
        step = self.policy.chain(case.chain).step(case.step)
        asked = [person for person in (case.delegate, *case.added) if person is not None]
        return (
            *((post, unit_of(step, case)) for post in posts_of(step, case)),
            *((None, person) for person in asked),
        )

    def _set_clocks(self, case_id: str) -> None:
        for norm, due in self._dues.pop(case_id, {}).items():
            self._coming.drop(due, case_id, norm)
            self._fallen.drop(due, case_id, norm)
        case = self.cases.get(case_id)
        if case is None:
            self._told.pop(case_id, None)
            return
        told = self._told.get(case_id, {})
        for norm, falls in dues_on(self.policy, case, self.calendar).items():
            if falls is not None:
                agenda = self._fallen if told.get(norm) == falls else self._coming
                agenda.put(falls, case_id, norm)
                self._dues.setdefault(case_id, {})[norm] = falls

    def newly_due(self, now: datetime) -> list[Falling]:
        """Return what has fallen due by now and no tick has told yet."""
        return self._coming.until(now)

    def due(self, until: datetime) -> tuple[Falling, ...]:
        """Return every clock that runs and is due by then, overdue ones first."""
        found = self._fallen.until(until) + self._coming.until(until)
        return tuple(sorted(found, key=lambda falling: (falling.due, falling.case, falling.norm)))

    def waiting_for(
        self, person: Person, at: datetime, limit: int, skip: int
    ) -> tuple[Waiting, ...]:
        """Return the cases that a person could sign now, those that wait longest first."""
        return tuple(islice(self._waiting(person, at), skip, skip + limit))

    def _waiting(self, person: Person, at: datetime) -> Iterator[Waiting]:
        day = civil_date(at)
        trays: set[Tray] = {(a.post, a.unit) for a in person.assignments if a.covers(day)}
        trays.add((None, person.id))
        for case_id in _in_order([self._trays[tray] for tray in trays if tray in self._trays]):
            case = self.cases[case_id]
            chain = self.policy.chain(case.chain)
            post = post_to_sign(chain.rows[case.step], case, person, day)
            if post or (post is None and could_sign(chain, case, person, at)):
                place, dues = self._places[case_id], self._dues.get(case_id)
                first = min(dues.values()) if dues else None
                yield _waiting(case_id, case.chain, place.step, case.unit, place.since, first)


def _out_of_place(policy: Policy, entry: Entry) -> PolicyError:
    """Return the error for an entry of an open case whose chain or step is not in the policy."""
    where = f"{entry.stream} #{entry.revision}"
    return PolicyError(
        Words(
            f"“{policy.id}”的流程、步骤中没有该记录（{entry.name}）所在之处；"
            f"未办结的事项须用其办理时的流程和步骤",
            f"the policy {policy.id!r} has not the chain or step of this entry ({entry.name}); "
            f"an open case needs those that it was handled under",
        ),
        where=where,
    )


_waiting: Final = maker(Waiting)


def _in_order(piles: Sequence[Mapping[str, int]]) -> Iterator[str]:
    """Yield the cases of several piles, each of which is in order, once and in order."""
    if len(piles) == 1:
        yield from piles[0]
        return
    seen: set[str] = set()
    for _, case_id in merge(*(zip(pile.values(), pile, strict=True) for pile in piles)):
        if case_id not in seen:
            seen.add(case_id)
            yield case_id
