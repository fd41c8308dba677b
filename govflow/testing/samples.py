"""Samples: for each fact the values that the conditions about it tell apart.

One value stands for every value of its cell, since no condition has another answer there.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import product
from typing import Any, Final

import attrs

from govflow.cases.state import Case
from govflow.policy import Policy
from govflow.provisions.chains import Chain
from govflow.provisions.things import FACT_CLASSES, Subject
from govflow.rules.cells import cells_of
from govflow.rules.conditions import Compare, Condition, OneOf, comparisons, values_in
from govflow.rules.facts import FactType, declared_facts, find_fact

PERIODS: Final = ("1 weeks", "5 working-days", "3 months")
"""What may be stated for a period that the policy leaves to be stated."""


def comparisons_in(value: object) -> Iterator[Compare | OneOf]:
    """Yield every comparison that stands anywhere in a policy, chain, clock or condition."""
    if isinstance(value, Compare | OneOf):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from comparisons_in(item)
    elif attrs.has(type(value)):
        for field in attrs.fields(type(value)):
            yield from comparisons_in(getattr(value, field.name))


def constants(name: str, *places: object) -> tuple[object, ...]:
    """Return the values that a fact is compared with anywhere in those places, each once."""
    found = (node for place in places for node in comparisons_in(place) if node.fact == name)
    return tuple(dict.fromkeys(value for node in found for value in values_in(node)))


def subject_facts(subject: Subject) -> Mapping[str, FactType]:
    """Return the facts that may be stated of a subject."""
    return declared_facts(FACT_CLASSES[subject])


def chain_facts(policy: Policy, chain: Chain) -> Mapping[str, FactType]:
    """Return the facts that may be stated of a chain's cases, numbers for its clocks among them."""
    parameters = policy.parameters()
    periods = [policy.timed(run.norm).period for run in chain.runs]
    names = [getattr(period, "parameter", None) for period in periods]
    own = {name: parameters[name] for name in names if name is not None}
    return {**subject_facts(chain.subject), **own}


def representatives(declared: FactType, *places: object) -> tuple[object, ...]:
    """Return one value for each cell of a fact, as those places cut it; unknown is none of them."""
    cells = cells_of(declared, constants(declared.name, *places))
    return tuple(cell.value for cell in cells)


def combinations_of(policy: Policy, chain: Chain, *also: Condition) -> list[dict[str, Any]]:
    """Return what may be known of a case of a chain: one for each cell of all its facts.

    The facts are those the chain names, and those that `also` reads; each may be unknown,
    and is then left out. Raises UnknownNameError for a fact that nobody can state.
    """
    declared = chain_facts(policy, chain)
    read = [node.fact for condition in also for node in comparisons(condition)]
    dated = [run.from_fact for run in chain.runs if run.from_fact is not None]
    names = tuple(dict.fromkeys([*chain.facts, *dated, *read]))
    values = [
        (None, *representatives(find_fact(declared, name), chain, also)) for name in names
    ]
    return [
        {name: value for name, value in zip(names, chosen, strict=True) if value is not None}
        for chosen in product(*values)
    ]


def known_of(policy: Policy, case: Case) -> dict[str, object]:
    """Return what is known of a case, days as days: its record holds them as text."""
    declared = chain_facts(policy, policy.chain(case.chain))
    return {name: _typed(declared.get(name), value) for name, value in case.facts.items()}


def _typed(declared: FactType | None, value: object) -> object:
    if declared is not None and date in declared.kinds and isinstance(value, str):
        return date.fromisoformat(value)
    return value

