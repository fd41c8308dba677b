"""Cases built in memory by real decisions: opened, approved, edited, returned, cleared.

case = opened(load_policy("wanzhou"), "publication", facts={"units_involved": 2})
assert case.approved_through("second-review").returned().now.state == "returned"
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final

import attrs

from govflow.calendars.china import ChinaCalendar, china
from govflow.calendars.civil import Moment
from govflow.cases.acts import Act, Refusal
from govflow.cases.clocks import verdict_on
from govflow.cases.signing import waits_for
from govflow.cases.state import Case
from govflow.errors import UnknownNameError
from govflow.journal import Entry
from govflow.policy import Policy
from govflow.provisions.chains import CLEARED, Chain
from govflow.provisions.roles import People
from govflow.provisions.stating import read_facts
from govflow.rules.verdicts import Verdict
from govflow.testing.offices import START, office
from govflow.testing.scenarios import Scenario
from govflow.testing.scopes import CASE, NOTE
from govflow.testing.walking import Move, Walk
from govflow.testing.writing import scenario_of
from govflow.values import frozen
from govflow.words import Words

HOUR: Final = timedelta(hours=1)
_SHOWN: Final = 3
_OPENERS_OWN: Final = frozenset(["edit", "state", "withdraw"])
_STEP: Final = Words("步骤", "step")
_CLOCK: Final = Words("时限", "clock")


@frozen
class CaseBuilder:
    """A case as far as it was built: every act gives another one and leaves this as it is.

    An act is done `every` so long after `at`, the time of the last one, or at the `at` it is
    given. Where nobody is said to act, somebody who may does: the opener edits, states and
    withdraws; else those with the fewest posts come first. Raises AssertionError for an act
    that is refused, with every reason; where nobody may do it, with those of the few who lack
    least.
    """

    walk: Walk
    at: datetime
    every: timedelta = HOUR

    @property
    def now(self) -> Case:
        """The case as it is now."""
        case = self.walk.case
        assert case is not None
        return case

    @property
    def chain(self) -> Chain:
        """The chain that the case follows."""
        return self.walk.policy.chain(self.now.chain)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What was recorded, in order."""
        return self.walk.entries

    def approved(self, by: str | None = None, **about: Any) -> "CaseBuilder":
        """Sign the step that the case waits at."""
        return self.done("approve", by, **about)

    def approved_through(self, step: str) -> "CaseBuilder":
        """Sign each step up to that one, and that one; nothing if it is signed already.

        Raises UnknownNameError for a step that there is not, AssertionError where the case
        goes another way.
        """
        places = self.chain.places
        if step not in places:
            raise UnknownNameError(_STEP, step, places)
        case = self
        while case.now.step is not None and places[case.now.step] <= places[step]:
            case = case.approved()
        if all(signature.step != step for signature in case.now.signatures):
            place = case.now.step or case.now.state
            raise AssertionError(f"the case does not come to {step!r}: it is at {place!r}")
        return case

    def cleared(self) -> "CaseBuilder":
        """Sign every step that is left, so that the content may go online."""
        case = self
        while case.now.step is not None:
            case = case.approved()
        if case.now.state != CLEARED:
            raise AssertionError(f"the case cannot be cleared: it is {case.now.state}")
        return case

    def published(self, **about: Any) -> "CaseBuilder":
        """Put the content of a cleared case online."""
        return self.happened(self.chain.published or "published", **about)

    def returned(self, to: str | None = None, by: str | None = None, **about: Any) -> "CaseBuilder":
        """Send the case back to a step, the first if none is named."""
        return self.done("return", by, to=to, **{"note": NOTE, **about})

    def edited(self, content: str, by: str | None = None, **about: Any) -> "CaseBuilder":
        """Change the content, so that no signature stands."""
        return self.done("edit", by, content=content, **about)

    def stated(
        self, facts: Mapping[str, object], by: str | None = None, **about: Any
    ) -> "CaseBuilder":
        """State facts. Raises UnknownNameError or UsageError for what they cannot be."""
        kept = read_facts(self.walk.policy.stateable(self.chain), facts)
        return self.done("state", by, facts=kept, **about)

    def happened(self, event: str, by: str | None = None, **about: Any) -> "CaseBuilder":
        """Record an event, the host's unless somebody is named; it may have `occurred` earlier."""
        return self._behind(self._move("event", by, name=event, **about))

    def withdrawn(self, by: str | None = None, **about: Any) -> "CaseBuilder":
        """End the case."""
        return self.done("withdraw", by, **about)

    def done(self, do: str, by: str | None = None, **about: Any) -> "CaseBuilder":
        """Do any act; `about` is what else an `Act` says, and `at` when it is done."""
        names = self._likely(do) if by is None else [by]
        tried: list[Move] = []
        for name in names:
            move = self._move(do, name, **about)
            if move.refusal is None:
                return self._behind(move)
            tried.append(move)
        raise AssertionError(_closest(tried))

    def refusal(self, do: str, by: str | None, **about: Any) -> Refusal:
        """Return why an act would be refused. Raises AssertionError if it would not be."""
        found = self._move(do, by, **about).refusal
        if found is None:
            raise AssertionError(f"it is not refused: {do} by {by}")
        return found

    def later(self, after: timedelta) -> "CaseBuilder":
        """Let time pass, beside what passes with each act."""
        return attrs.evolve(self, at=self.at + after)

    def waits_for(self) -> tuple[str, ...]:
        """Return who could sign next, in order of id."""
        return waits_for(self.chain, self.now, self.walk.people, self.at + self.every)

    def verdict(self, norm: str, as_of: Moment) -> Verdict:
        """Return how one of its clocks stands. Raises UnknownNameError."""
        runs = {run.norm: run for run in self.chain.runs}
        if norm not in runs:
            raise UnknownNameError(_CLOCK, norm, runs)
        walk = self.walk
        return verdict_on(walk.policy, self.now, runs[norm], as_of=as_of, calendar=walk.calendar)

    def scenario(self, title: str) -> Scenario:
        """Return the case as a scenario that can be played and written."""
        return scenario_of(self.walk, title)

    def _likely(self, do: str) -> list[str]:
        persons = self.walk.people.persons
        opener = self.now.opener if do in _OPENERS_OWN else None
        return sorted(persons, key=lambda name: (name != opener, len(persons[name].assignments)))

    def _move(self, do: str, by: str | None, **about: Any) -> Move:
        at = about.pop("at", self.at + self.every)
        return self.walk.move(Act(do, at, by, self.now.id, **about))

    def _behind(self, move: Move) -> "CaseBuilder":
        if move.refusal is not None:
            raise AssertionError(refused(move))
        walk = attrs.evolve(self.walk, moves=(*self.walk.moves, move))
        return attrs.evolve(self, walk=walk, at=move.act.at)


def opened(
    policy: Policy,
    chain: str,
    *,
    facts: Mapping[str, object] | None = None,
    content: str | None = None,
    by: str | None = None,
    people: People | None = None,
    at: datetime = START,
    every: timedelta = HOUR,
    calendar: ChinaCalendar | None = None,
    **about: Any,
) -> CaseBuilder:
    """Open a case of a chain; `people` are the policy's `office` if none are given.

    `at` is when it is opened, `every` how long each act takes; `about` is what else the
    opening says (`unit`, `occurred`, `case`). Somebody opens it who may sign the first step,
    unless somebody is named. Raises UnknownNameError for a chain or fact that there is not,
    UsageError for a value that a fact cannot have, AssertionError if the opening is refused.
    """
    found = policy.chain(chain)
    known = office(policy, chain=found) if people is None else people
    stated = read_facts(policy.stateable(found), facts or {})
    begun = Walk(policy, known, calendar or china())
    case = about.pop("case", CASE)
    tried: list[Move] = []
    for name in _openers(found, known) if by is None else [by]:
        act = Act("open", at, name, case, chain, facts=stated, content=content, **about)
        move = begun.move(act)
        if move.refusal is None:
            return CaseBuilder(attrs.evolve(begun, moves=(move,)), at, every)
        tried.append(move)
    raise AssertionError(_closest(tried))


def _openers(chain: Chain, people: People) -> list[str]:
    """Return who may open a case: who may sign the first step before others, of one post first."""
    first = chain.steps[0] if chain.steps else None
    posts = first.posts if first is not None and first.unit is None else ()
    persons = people.persons

    def order(name: str) -> tuple[bool, int]:
        held = persons[name].assignments
        return (all(one.post not in posts for one in held), len(held))

    return sorted(persons, key=order)


def _closest(tried: list[Move]) -> str:
    """Return why some could not do it who lacked least, and how many others could not either."""
    if not tried:
        return "there is nobody to do it"
    counts = [0 if move.refusal is None else len(move.refusal.reasons) for move in tried]
    least = [move for move, count in zip(tried, counts, strict=True) if count == min(counts)]
    shown = least[:_SHOWN]
    others = len(tried) - len(shown)
    return "\n".join([*map(refused, shown), *([f"nor could {others} others"] if others else [])])


def refused(move: Move) -> str:
    """Return what was refused, and every reason, in Chinese and English."""
    act, refusal = move.act, move.refusal
    assert refusal is not None
    lines = [f"refused: {act.do} by {act.by or 'the host'}"]
    lines += [f"  [{reason.code}] {reason.why.en} ({reason.why.zh})" for reason in refusal.reasons]
    return "\n".join(lines)
