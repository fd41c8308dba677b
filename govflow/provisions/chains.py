"""Chains: the steps of an approval, who signs each, and which way it branches.

The chain is the authority. A clearance comes after the last step; publication is an event
of its own. Clocks run on a chain's events.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Final, Literal

from attrs import define, field, frozen

from govflow.errors import PolicyError
from govflow.provisions.things import Subject
from govflow.rules.conditions import Condition
from govflow.words import Words

CLEARED: Final = "cleared"
Duty = Literal["review", "proof"]


@frozen
class Step:
    """One step: who signs it, by which norms, and what the signer affirms.

    `distinct` names the group within which no person signs twice. `posts_when` gives other
    posts where a condition holds: the first that does decides.
    """

    id: str
    words: Words
    posts: tuple[str, ...]
    norms: tuple[str, ...]
    distinct: str = "review"
    checks: tuple[str, ...] = ()
    posts_when: "tuple[PostsWhen, ...]" = ()


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
    is a reading, and the verdict that rests on the fact stays open.
    """

    after: str
    when: Condition
    then: str
    otherwise: str
    unknown: str
    norms: tuple[str, ...]
    readings: tuple[str, ...] = ()


@frozen
class Run:
    """A clock on a chain: which events start it, beside opening the case, and from what fact.

    `from_open` starts it when the case is opened, until a start event says otherwise.
    `from_fact` starts it on the date that a fact states, and opening the case stops it.
    """

    norm: str
    from_open: bool = True
    starts: tuple[str, ...] = ()
    from_fact: str | None = None


@define(frozen=True, slots=False)
class Chain:
    """A chain: its steps in order, branches, events that may happen, and clocks.

    Raises PolicyError for unreachable steps, dead ends, doubled ids, steps nobody can sign,
    and branches to nowhere.
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
    _edges: Mapping[str, tuple[str, ...]] = field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        self._check_ids()
        object.__setattr__(self, "_edges", self._all_edges())
        self._check_reach()

    def _check_ids(self) -> None:
        ids = [step.id for step in self.steps]
        doubled = [name for name, count in Counter(ids).items() if count > 1]
        if doubled:
            raise self._wrong(Words(f"步骤重名：{doubled[0]}", f"two steps are {doubled[0]!r}"))
        for step in self.steps:
            if not step.posts and not step.posts_when:
                raise self._wrong(
                    Words(f"步骤“{step.id}”无人可签", f"nobody can sign the step {step.id!r}")
                )
        afters = [branch.after for branch in self.branches]
        if len(afters) != len(set(afters)):
            raise self._wrong(Words("同一步骤有两个分支", "two branches leave one step"))
        known = {*ids, CLEARED}
        for branch in self.branches:
            for target in (branch.after, branch.then, branch.otherwise, branch.unknown):
                if target not in known:
                    raise self._wrong(
                        Words(f"分支指向不存在的“{target}”", f"a branch names {target!r}, no step")
                    )

    def _check_reach(self) -> None:
        if not self.steps:
            return
        reached, front = {self.steps[0].id}, [self.steps[0].id]
        while front:
            for target in self._edges[front.pop()]:
                if target not in reached:
                    reached.add(target)
                    if target != CLEARED:
                        front.append(target)
        for step in self.steps:
            if step.id not in reached:
                raise self._wrong(
                    Words(f"步骤“{step.id}”无法到达", f"the step {step.id!r} cannot be reached")
                )
        if CLEARED not in reached:
            raise self._wrong(Words("流程没有终点", "the chain never ends"))

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
            found[step.id] = tuple(dict.fromkeys(ways))
        return found

    @cached_property
    def places(self) -> Mapping[str, int]:
        """The place of each step in the order of the chain."""
        return {step.id: i for i, step in enumerate(self.steps)}

    def step(self, step_id: str) -> Step:
        """Return the step of that id."""
        return self.steps[self.places[step_id]]

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
