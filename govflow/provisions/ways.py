"""The steps of a chain worked out once: who signs, and which way a case goes, ready to ask.

Conditions are compiled over the facts of a case. What is asked here is what the reference
engine says of the chain itself; `tests` hold the two equal on every chain.
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from govflow.provisions.checklists import answered
from govflow.rules.conditions import AnyOf
from govflow.rules.reference import Truth, evaluate
from govflow.values import frozen

if TYPE_CHECKING:
    from govflow.provisions.chains import Branch, Chain, Step

Facts = Mapping[str, object]
Test = Callable[[Facts], Truth]


@frozen
class Way:
    """The way a case goes: to which step or to `cleared`, and what that rests on."""

    to: str
    norms: tuple[str, ...] = ()
    readings: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


@frozen(eq=False)
class Row:
    """A step worked out: the group in which nobody signs twice, what is affirmed, ways on.

    Something may hold it back (`Gate`): on the facts of which `gate` is true.
    """

    step: "Step"
    group: frozenset[str]
    affirmed: tuple[str, ...]
    gate: Callable[[Facts], bool] | None
    others: tuple[tuple[Test, tuple[str, ...]], ...]
    branch: "Branch | None"
    test: Test | None
    then: Way
    otherwise: Way

    def gated(self, facts: Facts) -> bool:
        """Return whether a gate is before the step, as those facts decide."""
        return self.gate is not None and self.gate(facts)

    def posts(self, facts: Facts) -> tuple[str, ...]:
        """Return the posts that sign the step, as those facts decide."""
        for test, posts in self.others:
            if test(facts):
                return posts
        return self.step.posts

    def way(self, facts: Facts) -> Way:
        """Return where a case goes from the step; what is unknown and decides is named."""
        if self.test is None or self.branch is None:
            return self.then
        truth = self.test(facts)
        if truth is None:
            unknown = evaluate(self.branch.when, facts).unknown
            return Way(self.branch.unknown, self.branch.norms, self.branch.readings, unknown)
        return self.then if truth else self.otherwise


def rows_of(chain: "Chain") -> Mapping[str | None, Row]:
    """Return the steps of a chain worked out, by their ids."""
    return {step.id: _row(chain, step) for step in chain.steps}


def _always(_facts: Facts) -> bool:
    return True


def _row(chain: "Chain", step: "Step") -> Row:
    # loaded here, as most who load a policy act on none of its chains
    from govflow.rules.compiled import compile_condition, compile_surely

    branch = chain.branch_after(step.id)
    gates = [gate.when for gate in chain.gates_before(step.id)]
    conditions = tuple(when for when in gates if when is not None)
    then = otherwise = Way(chain.next_of(step.id))
    if branch is not None:
        then = Way(branch.then, branch.norms, branch.readings)
        otherwise = Way(branch.otherwise, branch.norms, branch.readings)
    return Row(
        step,
        frozenset(other.id for other in chain.steps if other.distinct == step.distinct),
        tuple(answered(step.checks, step.items)),
        _always if None in gates else compile_surely(AnyOf(conditions)) if conditions else None,
        tuple((compile_condition(other.when, None), other.posts) for other in step.posts_when),
        branch,
        None if branch is None else compile_condition(branch.when, None),
        then,
        otherwise,
    )
