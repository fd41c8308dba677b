"""Samples: for each fact the values that the conditions about it tell apart.

One value stands for every value of its cell, since no condition has another answer there.
"""

from collections.abc import Iterator, Mapping
from itertools import product
from math import prod
from typing import Any, Final

import attrs

from govflow.cases.state import Case
from govflow.errors import UsageError
from govflow.policy import Policy
from govflow.provisions.chains import Chain
from govflow.provisions.stating import read_facts
from govflow.rules.cells import cells_of
from govflow.rules.conditions import Condition, comparisons, values_in
from govflow.rules.facts import FactType, find_fact
from govflow.rules.reference import Truth, evaluate
from govflow.words import Words

Known = dict[str, Any]
"""What is known of a case, by fact; what is unknown is left out."""
_MOST: Final = 20_000


def conditions_in(place: object) -> Iterator[Condition]:
    """Yield every condition that stands anywhere in a policy, chain, clock or tuple of them."""
    kind: Any = type(place)
    if isinstance(place, Condition):
        yield place
    elif isinstance(place, tuple):
        for item in place:
            yield from conditions_in(item)
    elif attrs.has(kind):
        for field in attrs.fields(kind):
            yield from conditions_in(getattr(place, field.name))


def constants(name: str, *places: object) -> tuple[object, ...]:
    """Return the values that a fact is compared with anywhere in those places, each once."""
    nodes = (node for condition in conditions_in(places) for node in comparisons(condition))
    found = (value for node in nodes if node.fact == name for value in values_in(node))
    return tuple(dict.fromkeys(found))


def representatives(declared: FactType, *places: object) -> tuple[object, ...]:
    """Return one value for each cell of a fact, as the conditions in those places cut it."""
    cells = cells_of(declared, constants(declared.name, *places))
    return tuple(cell.value for cell in cells)


def bearing_on(policy: Policy, chain: Chain) -> tuple[object, ...]:
    """Return what holds the conditions that decide where a case of a chain may go."""
    clocks = (policy.timed(run.norm) for run in chain.runs)
    gated = (policy.gated(norm) for gate in chain.gates for norm in gate.norms)
    return (chain, *clocks, *gated)


def combinations_of(policy: Policy, chain: Chain, *also: Condition) -> list[Known]:
    """Return what may be known of a case of a chain: one for each cell of all its facts.

    The facts are those that the chain names, and those that it, its clocks, its gates and
    `also` read; each may be unknown too. Raises UnknownNameError for a fact that cannot be
    stated of such a case, UsageError where there are more than 20,000.
    """
    declared = policy.stateable(chain)
    places = (*bearing_on(policy, chain), *also)
    read = [node.fact for one in conditions_in(places) for node in comparisons(one)]
    dated = [run.from_fact for run in chain.runs if run.from_fact is not None]
    names = tuple(dict.fromkeys([*chain.facts, *dated, *read]))
    values = [(None, *representatives(find_fact(declared, name), *places)) for name in names]
    count = prod(map(len, values))
    if count > _MOST:
        raise UsageError(
            Words(
                f"{chain.id}：已知情况有{count}种，超过{_MOST}种",
                f"{chain.id}: there are {count} ways in which {', '.join(names)} may be known, "
                f"more than {_MOST}",
            )
        )
    return [
        {name: value for name, value in zip(names, chosen, strict=True) if value is not None}
        for chosen in product(*values)
    ]


def ways_to_know(policy: Policy, chain: Chain, *also: Condition) -> list[list[Known]]:
    """Return the same, put together by what the conditions come to.

    So each way that the chain can take is as near as any other, however few facts lead there.
    """
    conditions = tuple(conditions_in((*bearing_on(policy, chain), *also)))
    found: dict[tuple[Truth, ...], list[Known]] = {}
    for known in combinations_of(policy, chain, *also):
        truths = tuple(evaluate(condition, known).truth for condition in conditions)
        found.setdefault(truths, []).append(known)
    return list(found.values())


def known_of(policy: Policy, case: Case) -> Mapping[str, object]:
    """Return what is known of a case, as conditions read it: days are days, and no text."""
    return read_facts(policy.stateable(policy.chain(case.chain)), case.facts)
