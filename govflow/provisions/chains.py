"""Chains: the steps of an approval, who signs each, and which way it branches.

The chain is the authority. A clearance comes after the last step; publication is an event
of its own. Clocks run on a chain's events.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from functools import cached_property
from typing import Final, Literal

from attrs import define, evolve, field

from govflow.errors import PolicyError
from govflow.provisions.checklists import CheckItem
from govflow.provisions.events import Event
from govflow.provisions.gates import OPENING, Delegation, Gate
from govflow.provisions.things import Subject, facts_of
from govflow.provisions.variants import Variant, under
from govflow.provisions.votes import Votes
from govflow.provisions.ways import Row, rows_of
from govflow.rules.conditions import Condition, check_condition
from govflow.rules.facts import find_fact
from govflow.values import frozen
from govflow.words import Words

CLEARED: Final = "cleared"
RESERVED: Final = frozenset([CLEARED, "withdrawn", "published", "closed", "open", "end"])
"""What no step may be called: a chain's machine and its diagram use these themselves."""
_ID: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
Duty = Literal["review", "proof"]


@frozen
class Step:
    """One step: who signs it, by which norms, and what the signer affirms.

    `distinct` names the group within which no person signs twice. `posts_when` gives other
    posts where a condition holds: the first that does decides. `unit` is the unit whose
    posts sign, None for the case's own. With `votes` several sign; `delegation` limits whom
    it may be handed to. `items` are what its checks consist of, where the text lists it.
    """

    id: str
    words: Words
    posts: tuple[str, ...]
    norms: tuple[str, ...]
    distinct: str = "review"
    checks: tuple[str, ...] = ()
    posts_when: "tuple[PostsWhen, ...]" = ()
    unit: str | None = None
    votes: Votes | None = None
    delegation: Delegation | None = None
    items: tuple[CheckItem, ...] = ()
    readings: tuple[str, ...] = ()
    variants: tuple[Variant, ...] = ()


@frozen
class PostsWhen:
    """Other posts that may sign a step where a condition holds."""

    when: Condition
    posts: tuple[str, ...]
    norm: str


@frozen
class Branch:
    """After a step: the way to go if a condition holds, and the way if it does not.

    Where the condition is open, `unknown` says which way is taken: routing under ignorance
    is a reading, and the verdict that rests on the fact stays open. Where it is the step
    itself, the case waits there until the fact is stated.
    """

    after: str
    when: Condition
    then: str
    otherwise: str
    unknown: str
    norms: tuple[str, ...]
    readings: tuple[str, ...] = ()
    variants: tuple[Variant, ...] = ()


@frozen
class Run:
    """A clock on a chain: which events start it, beside opening the case, and from what fact.

    `from_open` starts it when the case is opened, until a start event says otherwise. What
    starts it again starts it `anew`, unless only the first start counts (the opening too).
    `from_fact` starts it on the date that a fact states, and opening the case stops it.
    After the event `yields_to` another norm goes first (从其规定), and the clock no longer
    applies.
    """

    norm: str
    from_open: bool = True
    starts: tuple[str, ...] = ()
    from_fact: str | None = None
    yields_to: str | None = None
    anew: bool = True
    readings: tuple[str, ...] = ()
    variants: tuple[Variant, ...] = ()


@define(frozen=True, slots=False)
class Chain:
    """A chain: its steps in order, branches, events that may happen, and clocks.

    Raises PolicyError for unreachable steps, doubled and reserved ids, steps nobody can
    sign, branches to nowhere or back (what goes back is a return), events and facts that
    are not there. Since every way leads forward, none is a dead end.
    """

    id: str
    words: Words
    opening: Words
    subject: Subject
    steps: tuple[Step, ...] = ()
    branches: tuple[Branch, ...] = ()
    events: tuple[str, ...] = ()
    runs: tuple[Run, ...] = ()
    facts: tuple[str, ...] = ()
    published: str | None = None
    """The event that closes a cleared case: its content is online."""
    ends: tuple[str, ...] = ()
    """The events that end a cleared case, or one without steps, once all have happened."""
    gates: tuple[Gate, ...] = ()
    cleared_by: tuple[str, ...] = ()
    """The norms which demand that nothing goes online before the last step is signed."""
    final: tuple[str, ...] = ()
    """The events that answer a case without steps; else those that stop a clock and start none."""
    called: tuple[Event, ...] = ()
    """What those of its events are called that no clock, prerequisite or register names."""
    _edges: Mapping[str, tuple[str, ...]] = field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        self._check_ids()
        self._check_items()
        self._check_posts()
        self._check_votes()
        self._check_branches()
        self._check_events()
        self._check_facts()
        object.__setattr__(self, "_edges", self._all_edges())
        self._check_reach()

    def _check_ids(self) -> None:
        ids = [step.id for step in self.steps]
        doubled = [name for name, count in Counter(ids).items() if count > 1]
        if doubled:
            raise self._wrong(Words(f"步骤重名：{doubled[0]}", f"two steps are {doubled[0]!r}"))
        for name in ids:
            if name in RESERVED or _ID.fullmatch(name) is None:
                raise self._wrong(Words(f"步骤不能叫“{name}”", f"no step may be called {name!r}"))

    def _check_items(self) -> None:
        for step in self.steps:
            ids = [item.id for item in step.items]
            stray = [item.id for item in step.items if item.norm not in step.checks]
            if stray or len(ids) != len(set(ids)):
                raise self._wrong(
                    Words(
                        f"步骤“{step.id}”的核对项重复，或不属于其核对事项",
                        f"the step {step.id!r} has an item twice, or one of no check of its own",
                    )
                )

    def _check_posts(self) -> None:
        for step in self.steps:
            sets = [other.posts for other in step.posts_when] or [step.posts]
            if not all(sets):
                raise self._wrong(
                    Words(f"步骤“{step.id}”无人可签", f"nobody can sign the step {step.id!r}")
                )

    def _check_votes(self) -> None:
        for step in self.steps:
            votes, others = step.votes, step.posts_when
            if votes is None:
                continue
            if votes.each_post and others:
                raise self._wrong(
                    Words(
                        f"步骤“{step.id}”会签的岗位不能随事实改变，应分为两个步骤",
                        f"the posts that all sign {step.id!r} cannot change with the facts: "
                        f"branch to another step",
                    )
                )
            known = {*step.posts, *(post for other in others for post in other.posts)}
            for weight in votes.weights:
                if weight.post not in known:
                    raise self._wrong(
                        Words(
                            f"“{weight.post}”在步骤“{step.id}”没有表决权",
                            f"no {weight.post!r} votes at {step.id!r}",
                        )
                    )

    def _check_branches(self) -> None:
        afters = [branch.after for branch in self.branches]
        if len(afters) != len(set(afters)):
            raise self._wrong(Words("同一步骤有两个分支", "two branches leave one step"))
        places = {**{step.id: i for i, step in enumerate(self.steps)}, CLEARED: len(self.steps)}
        for branch in self.branches:
            for target in (branch.after, branch.then, branch.otherwise, branch.unknown):
                if target not in places or branch.after == CLEARED:
                    raise self._wrong(
                        Words(f"分支指向不存在的“{target}”", f"a branch names {target!r}, no step")
                    )
                if target != branch.after and places[target] < places[branch.after]:
                    raise self._wrong(
                        Words(f"分支退回到“{target}”", f"a branch leads back to {target!r}")
                    )
            if branch.after in (branch.then, branch.otherwise):
                raise self._wrong(
                    Words(f"“{branch.after}”的分支指向自身", f"{branch.after!r} branches to itself")
                )

    def _check_events(self) -> None:
        named = [name for run in self.runs for name in (*run.starts, run.yields_to)]
        called = [event.name for event in self.called]
        for name in (*named, self.published, *self.final, *self.ends, *called):
            if name is not None and name not in self.events:
                raise self._wrong(Words(f"没有事件“{name}”", f"it has no event {name!r}"))
        for name in self.events:
            if name == OPENING or name in self.places:
                raise self._wrong(Words(f"事件不能叫“{name}”", f"no event may be called {name!r}"))
        if self.final and self.steps:
            raise self._wrong(
                Words("有步骤的流程不由事件办结", "events alone close no chain that has steps")
            )
        self._check_gates()
        norms = [run.norm for run in self.runs]
        if len(norms) != len(set(norms)):
            raise self._wrong(Words("同一时限写了两次", "one clock runs twice"))

    def _check_gates(self) -> None:
        steps = {step.id for step in self.steps}
        known = {OPENING, *self.events, *steps}
        running = {run.norm for run in self.runs}
        for gate in self.gates:
            if gate.before not in known:
                raise self._wrong(
                    Words(f"没有“{gate.before}”可设前置条件", f"no {gate.before!r} to hold back")
                )
            if gate.after is not None and gate.after not in {*steps, CLEARED}:
                raise self._wrong(
                    Words(f"没有步骤“{gate.after}”", f"it has no step {gate.after!r}")
                )
            if gate.unit is not None and gate.before in steps:
                raise self._wrong(
                    Words(
                        f"步骤“{gate.before}”由谁签由步骤自己写明",
                        f"who signs the step {gate.before!r} is the step's own to say",
                    )
                )
            for norm in gate.elapsed:
                if gate.before == OPENING:
                    raise self._wrong(Words("启动前没有时限", "before it is opened nothing runs"))
                if norm not in running:
                    raise self._wrong(Words(f"没有时限{norm}", f"it runs no clock {norm}"))

    def _check_facts(self) -> None:
        declared = facts_of(self.subject)
        read = [run.from_fact for run in self.runs if run.from_fact is not None]
        asked = (name for gate in self.gates for name in gate.facts)
        for name in (*self.facts, *read, *asked):
            find_fact(declared, name)
        gated = (gate.when for gate in self.gates if gate.when is not None)
        for condition in (*gated, *(branch.when for branch in self.branches)):
            check_condition(condition, declared)
        for step in self.steps:
            for other in step.posts_when:
                check_condition(other.when, declared)

    def _check_reach(self) -> None:
        reached = {step.id for step in self.steps[:1]}
        for step in self.steps:
            if step.id not in reached:
                raise self._wrong(
                    Words(f"步骤“{step.id}”无法到达", f"the step {step.id!r} cannot be reached")
                )
            reached.update(self._edges[step.id])

    def _wrong(self, what: Words) -> PolicyError:
        return PolicyError(
            Words(f"流程“{self.id}”：{what.zh}", f"the chain {self.id!r}: {what.en}")
        )

    def _all_edges(self) -> Mapping[str, tuple[str, ...]]:
        following = [step.id for step in self.steps[1:]] + [CLEARED]
        found = {}
        for step, after in zip(self.steps, following, strict=False):
            branch = self.branch_after(step.id)
            ways = (after,) if branch is None else (branch.then, branch.otherwise, branch.unknown)
            found[step.id] = tuple(way for way in dict.fromkeys(ways) if way != step.id)
        return found

    def under(self, readings: Collection[str]) -> "Chain":
        """Return the chain as those readings have it, in place of the chosen ones."""
        steps = tuple(under(step, readings) for step in self.steps)
        branches = tuple(under(branch, readings) for branch in self.branches)
        runs = tuple(under(run, readings) for run in self.runs)
        same = (steps, branches, runs) == (self.steps, self.branches, self.runs)
        return self if same else evolve(self, steps=steps, branches=branches, runs=runs)

    @cached_property
    def places(self) -> Mapping[str, int]:
        """The place of each step in the order of the chain."""
        return {step.id: i for i, step in enumerate(self.steps)}

    @cached_property
    def rows(self) -> Mapping[str | None, Row]:
        """What each step comes to, worked out once."""
        return rows_of(self)

    def step(self, step_id: str) -> Step:
        """Return the step of that id."""
        return self.steps[self.places[step_id]]

    @cached_property
    def held_back(self) -> frozenset[str]:
        """The steps and events that a gate is before, and `open` if one is before that."""
        return frozenset(gate.before for gate in self.gates)

    def gates_before(self, name: str) -> Iterator[Gate]:
        """Yield what holds back a step, an event, or opening a case."""
        return (gate for gate in self.gates if gate.before == name)

    def branch_after(self, step_id: str) -> Branch | None:
        """Return the branch that leaves a step, or None."""
        return next((branch for branch in self.branches if branch.after == step_id), None)

    def edges(self) -> Iterator[tuple[str, str]]:
        """Yield every way forward: from a step to a step, or to `cleared`."""
        for source, targets in self._edges.items():
            for target in targets:
                yield source, target

    def next_of(self, step_id: str) -> str:
        """Return what follows a step that has no branch."""
        return self._edges[step_id][0]
