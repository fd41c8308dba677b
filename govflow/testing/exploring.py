"""Every case that a chain can come to: all acts from all cases, until nothing new comes.

Two cases are one if no act tells them apart: what counts is where a case waits, what is
known of it, whose signatures stand and on the present content or another, who it was handed
to, and which events occurred last of each other. When things happened, how often, in which
order a step was signed by several, and what the content says does not count.
"""

from collections import deque
from collections.abc import Callable, Hashable, Iterable, Iterator
from datetime import timedelta
from typing import Final

import attrs
from attrs import define, field

from govflow.cases.acts import Act
from govflow.cases.state import Case
from govflow.errors import UsageError
from govflow.testing.scopes import Scope
from govflow.testing.walking import Walk, moved
from govflow.values import frozen
from govflow.words import Words

_SECOND: Final = timedelta(seconds=1)
Holds = Callable[[Case], bool]


class TooManyCasesError(UsageError):
    """There are more cases than were to be gone through: nothing is proved."""


@frozen
class Bound:
    """How far a proof reaches: over which people, acts, events and facts.

    `facts` may be known at the opening, in so many `ways`; all others are unknown. `cases`
    is how many were come to. Without `longest` every walk is covered, however long; with it
    those of so many acts at most.
    """

    policy: str
    chain: str
    people: int
    acts: tuple[str, ...]
    events: tuple[str, ...]
    facts: tuple[str, ...]
    ways: int
    cases: int
    longest: int | None

    @property
    def words(self) -> Words:
        """The bound in a sentence."""
        events = " ".join(("event", *self.events))
        acts = ", ".join(events if do == "event" else do for do in self.acts)
        far_zh = "步数不限" if self.longest is None else f"至多{self.longest}步"
        far_en = "of any length" if self.longest is None else f"of {self.longest} acts at most"
        ways = "1 way" if self.ways == 1 else f"{self.ways} ways"
        known = f" ({', '.join(self.facts)})" if self.facts else ""
        return Words(
            f"{self.policy} {self.chain}：同一日内{self.people}人，开启时已知情况{self.ways}种{known}，"
            f"操作 {acts}，{far_zh}，共{self.cases}种情形",
            f"{self.policy} {self.chain}: walks {far_en} among {self.people} people on one day, "
            f"{ways} to begin{known}, acts {acts}; {self.cases} cases",
        )


@define
class Explored:
    """The cases that were come to, by the fewest acts, and what follows each.

    Acts follow one another by a second. `came` says from which case and by which act;
    `longest` is how many acts were gone through where the cases did not end before.
    """

    scope: Scope
    cases: list[Case] = field(factory=list)
    came: list[tuple[int | None, Act]] = field(factory=list)
    follow: list[list[int]] = field(factory=list)
    longest: int | None = None
    _places: dict[Hashable, int] = field(factory=dict, repr=False)

    def go(self, most: int, longest: int | None = None, stop: Holds | None = None) -> int | None:
        """Go through every case; return the place of the first for which `stop` holds.

        Raises TooManyCasesError where there are more than `most`, UsageError where no case
        can be opened.
        """
        waiting = deque[tuple[int, int]]()
        for parent, depth, act, case in self._tried(waiting, longest):
            place = self._place_of(case)
            if parent is not None:
                self.follow[parent].append(place)
            if place == len(self.came):
                if place >= most:
                    raise _too_many(most)
                self.came.append((parent, act))
                self.follow.append([])
                waiting.append((place, depth))
                if stop is not None and stop(case):
                    return place
        if not self.cases:
            raise _none_opened()
        return None

    def _tried(
        self, waiting: "deque[tuple[int, int]]", longest: int | None
    ) -> Iterator[tuple[int | None, int, Act, Case]]:
        for same in self.scope.openings():
            for act, case in self._first_done(None, same):
                yield None, 1, act, case
        while waiting:
            place, depth = waiting.popleft()
            found = self.cases[place]
            if found.ended:
                continue
            if depth == longest:
                self.longest = longest
                return
            now = attrs.evolve(self.scope, at=self.scope.at + depth * _SECOND)
            for same in now.ways_from(found):
                for act, case in self._first_done(found, same):
                    yield place, depth + 1, act, case

    def _first_done(self, case: Case | None, same: Iterable[Act]) -> Iterator[tuple[Act, Case]]:
        scope = self.scope
        for act in same:
            move = moved(scope.policy, case, act, scope.people, scope.calendar)
            if move.refusal is None and move.case is not None:
                yield act, move.case
                return

    def _place_of(self, case: Case) -> int:
        place = self._places.setdefault(_told_apart_by(case), len(self.cases))
        if place == len(self.cases):
            self.cases.append(case)
        return place

    def walk_to(self, place: int) -> Walk:
        """Return the walk to a case, by the acts that led there."""
        acts: list[Act] = []
        at: int | None = place
        while at is not None:
            at, act = self.came[at]
            acts.insert(0, act)
        scope = self.scope
        return Walk(scope.policy, scope.people, scope.calendar).then(*acts)

    def trapped(self, wanted: Holds) -> int | None:
        """Return the place of the first case from which no walk leads to what is wanted."""
        before: list[list[int]] = [[] for _ in self.cases]
        for place, following in enumerate(self.follow):
            for other in following:
                before[other].append(place)
        able = {place for place, case in enumerate(self.cases) if wanted(case)}
        waiting = list(able)
        while waiting:
            fresh = [place for place in before[waiting.pop()] if place not in able]
            able.update(fresh)
            waiting += fresh
        return next((place for place in range(len(self.cases)) if place not in able), None)

    @property
    def bound(self) -> Bound:
        """How far what was found here reaches."""
        scope = self.scope
        return Bound(
            scope.policy.id,
            scope.chain.id,
            len(scope.people.persons),
            scope.acts,
            scope.events,
            tuple(dict.fromkeys(name for known in reversed(scope.facts) for name in known)),
            len(scope.facts),
            len(self.cases),
            self.longest,
        )


def _too_many(most: int) -> TooManyCasesError:
    return TooManyCasesError(
        Words(
            f"情形超过{most}种，没有走完；请减少人员、事实或操作，或者限定步数",
            f"there are more than {most} cases, and they were not gone through: "
            f"give fewer people, facts or acts, or a longest walk",
        )
    )


def _none_opened() -> UsageError:
    return UsageError(
        Words(
            "没有人能开启事项，什么都没有证明；请给出开启所需的人员和事实",
            "nobody can open a case, and nothing is proved: "
            "give the people and the facts that it takes",
        )
    )


def _told_apart_by(case: Case) -> Hashable:
    return (
        case.state,
        case.step,
        case.digest is None,
        frozenset(case.facts.items()),
        frozenset(
            (s.step, s.person, s.kind, s.post, s.digest == case.digest, s.added)
            for s in case.signatures
        ),
        case.delegator,
        case.delegate,
        case.reassigned,
        frozenset(case.added),
        frozenset((vote.person, vote.post) for vote in case.against),
        tuple(dict.fromkeys(event.name for event in reversed(case.events))),
    )
