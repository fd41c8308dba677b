"""Why not: every clause that stands against an answer, and the smallest changes that turn it.

Changes are sought over facts the caller names, through the cells of each: every value
that a comparison of the rule can tell from another is tried.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations, product
from typing import Any, Final

from govflow.rules.cells import Cell, cells_of
from govflow.rules.conditions import (
    Compare,
    Condition,
    Not,
    OneOf,
    comparisons,
    facts_in,
    values_in,
)
from govflow.rules.facts import declared_facts, find_fact
from govflow.rules.reference import Clause, evaluate, say
from govflow.rules.rules import Rule
from govflow.values import frozen
from govflow.words import Words

_MOST_TRIALS: Final = 20_000


@frozen
class Obstacle:
    """A clause that stands against the wanted answer: what it came to, and what it takes.

    `clause.truth` is None where nobody stated the fact.
    """

    clause: Clause
    takes: Words
    norms: tuple[str, ...]


@frozen
class Change:
    """One fact to be changed or stated: a value that will do, and in words."""

    fact: str
    value: object
    words: Words


@frozen
class WhyNot:
    """What stands between a rule and the wanted answer, and the smallest ways to it.

    `changes` holds every minimal set, the smallest first; none if the answer is the wanted
    one already or the changeable facts cannot turn it. `complete` is False where the search
    was cut short.
    """

    obstacles: tuple[Obstacle, ...]
    changes: tuple[tuple[Change, ...], ...]
    complete: bool


def why_not(
    rule: Rule,
    facts: object,
    changeable: Iterable[str],
    *,
    fires: bool = True,
    at_most: int = 3,
    limit: int = 24,
) -> WhyNot:
    """Return why a rule does not fire (or does, for `fires=False`), and what would turn it.

    Sets of at most `at_most` changes are sought, and at most `limit` returned. Raises
    UnknownNameError for a changeable fact that does not exist.
    """
    known = {name: getattr(facts, name) for name in declared_facts(type(facts))}
    obstacles = tuple(_obstacles(rule, known, fires=fires))
    if not obstacles:
        return WhyNot((), (), complete=True)
    search = _Search(rule.fires, known, _candidates(rule, facts, changeable), fires)
    found, complete = search.run(at_most, limit)
    return WhyNot(obstacles, found, complete)


def _obstacles(rule: Rule, known: Mapping[str, object], *, fires: bool) -> Iterator[Obstacle]:
    if evaluate(rule.fires, known).truth is fires:
        return
    parts = [(rule.when, rule.norms, True)]
    parts += [(exception.when, exception.norms, False) for exception in rule.exceptions]
    for condition, norms, wanted in parts:
        for node, needed in _against(condition, known, wanted is fires):
            takes = say(node, negated=not needed)
            clause = evaluate(node, known).clauses[0]
            yield Obstacle(clause, takes, norms)


def _against(
    condition: Condition, known: Mapping[str, object], wanted: bool
) -> Iterator[tuple[Compare | OneOf, bool]]:
    # a part that already is as wanted holds nothing against it
    if evaluate(condition, known).truth is wanted:
        return
    if isinstance(condition, Compare | OneOf):
        yield condition, wanted
    elif isinstance(condition, Not):
        yield from _against(condition.condition, known, not wanted)
    else:
        for part in condition.conditions:
            yield from _against(part, known, wanted)


def _candidates(
    rule: Rule, facts: object, changeable: Iterable[str]
) -> dict[str, tuple[Cell, ...]]:
    declared = declared_facts(type(facts))
    condition = rule.fires
    names = [find_fact(declared, name).name for name in dict.fromkeys(changeable)]
    read = set(facts_in(condition))
    found = {}
    for name in names:
        if name in read:
            nodes = [node for node in comparisons(condition) if node.fact == name]
            values = [value for node in nodes for value in values_in(node)]
            found[name] = cells_of(declared[name], values)
    return found


@frozen
class _Search:
    condition: Condition
    known: Mapping[str, Any]
    candidates: Mapping[str, tuple[Cell, ...]]
    fires: bool

    def run(self, at_most: int, limit: int) -> tuple[tuple[tuple[Change, ...], ...], bool]:
        """Return the minimal sets of changes, and whether the search was complete."""
        found: list[dict[str, object]] = []
        changes: list[tuple[Change, ...]] = []
        most = min(at_most, len(self.candidates))
        for trials, trial in enumerate(self._trials(most)):
            if trials >= _MOST_TRIALS:
                return tuple(changes), False
            values = {change.fact: change.value for change in trial}
            if any(one.items() <= values.items() for one in found) or not self._turns(values):
                continue
            if len(changes) == limit:
                return tuple(changes), False
            found.append(values)
            changes.append(trial)
        return tuple(changes), most == len(self.candidates)

    def _trials(self, most: int) -> Iterator[tuple[Change, ...]]:
        for size in range(1, most + 1):
            for names in combinations(self.candidates, size):
                for cells in product(*(self.candidates[name] for name in names)):
                    yield tuple(
                        Change(name, cell.value, cell.words)
                        for name, cell in zip(names, cells, strict=True)
                    )

    def _turns(self, values: Mapping[str, object]) -> bool:
        return evaluate(self.condition, {**self.known, **values}).truth is self.fires
