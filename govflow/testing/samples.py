"""Samples: for each fact the values that the conditions about it tell apart.

One value stands for every value of its cell, since no condition has another answer there.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from itertools import islice, product
from math import prod
from typing import Any, Final

import attrs

from govflow.calendars.china import ChinaCalendar
from govflow.cases.compliance import Known as Facts
from govflow.cases.compliance import verdict_on_known
from govflow.cases.state import Case
from govflow.errors import UsageError
from govflow.policy import Policy
from govflow.provisions.chains import Chain
from govflow.provisions.clocks import Clock
from govflow.provisions.decisions import Decision
from govflow.provisions.gates import OPENING, Gate
from govflow.provisions.stating import read_facts
from govflow.rules.cells import cells_of
from govflow.rules.conditions import Condition, comparisons, values_in
from govflow.rules.facts import FactType, find_fact
from govflow.rules.reference import Truth, evaluate
from govflow.rules.tables import ANYTHING, Between
from govflow.rules.verdicts import Verdict
from govflow.values import frozen
from govflow.words import Words

Known = dict[str, Any]
"""What is known of a case, by fact; what is unknown is left out."""
_MOST: Final = 20_000
_MOST_OPEN: Final = 300
_PERIOD: Final = "1 weeks"


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
    """Return the values that a fact is compared with anywhere in those places, each once.

    Conditions compare facts with values, and so do the rows of decisions.
    """
    return tuple(dict.fromkeys(_compared(name, places)))


def _compared(name: str, place: object) -> Iterator[object]:
    kind: Any = type(place)
    if isinstance(place, Condition):
        nodes = (node for node in comparisons(place) if node.fact == name)
        yield from (value for node in nodes for value in values_in(node))
    elif isinstance(place, Decision):
        for column, read in enumerate(place.inputs):
            if read == name:
                yield from (value for row in place.rows for value in _in_cell(row.cells[column]))
    elif isinstance(place, tuple):
        for item in place:
            yield from _compared(name, item)
    elif attrs.has(kind):
        for field in attrs.fields(kind):
            yield from _compared(name, getattr(place, field.name))


def _in_cell(cell: object) -> Iterator[object]:
    if isinstance(cell, Between):
        yield from (value for _, value in cell.bounds())
    elif isinstance(cell, frozenset):
        yield from sorted(cell, key=str)
    elif cell is not ANYTHING:
        yield cell


def representatives(declared: FactType, *places: object) -> tuple[object, ...]:
    """Return one value for each cell of a fact, as those places cut it.

    Of free text there is one more: a decision may ask whether two facts are the same, and
    text may say a period.
    """
    cells = cells_of(declared, constants(declared.name, *places))
    values = tuple(cell.value for cell in cells)
    free = declared.kinds == (str,) and not declared.choices
    return (*values, _PERIOD) if free else values


def bearing_on(policy: Policy, chain: Chain) -> tuple[object, ...]:
    """Return what cuts the facts on which it depends where a case of a chain may go."""
    norms = [norm for gate in chain.gates for norm in gate.norms]
    clocks = (policy.timed(run.norm) for run in chain.runs)
    decisions = (one for one in policy.decisions if not set(norms).isdisjoint(one.norms()))
    return (chain, *clocks, *map(policy.find, norms), *decisions)


def facts_of(policy: Policy, chain: Chain, *also: Condition) -> tuple[str, ...]:
    """Return the facts that a chain names, and those that its ways and `also` read."""
    dated = [run.from_fact for run in chain.runs if run.from_fact is not None]
    return tuple(dict.fromkeys([*chain.facts, *dated, *facts_read(policy, chain, *also)]))


def facts_read(policy: Policy, chain: Chain, *also: Condition) -> tuple[str, ...]:
    """Return the facts that the ways of a chain and `also` read.

    Where there are no steps the clocks are its ways: a case is closed when they have stopped.
    """
    read = _deciding(policy, chain, also)
    return tuple(dict.fromkeys(node.fact for one in read for node in comparisons(one)))


def _deciding(policy: Policy, chain: Chain, also: tuple[Condition, ...]) -> list[Condition]:
    """Return the conditions that decide which way a case goes, and `also`."""
    found = [branch.when for branch in chain.branches]
    found += [other.when for step in chain.steps for other in step.posts_when]
    if not chain.steps:
        clocks = (policy.find(run.norm) for run in chain.runs)
        found += [c.when for c in clocks if isinstance(c, Clock) and c.when is not None]
    return [*found, *also]


def combinations_of(
    policy: Policy,
    chain: Chain,
    *also: Condition,
    names: Sequence[str] | None = None,
    given: Mapping[str, object] | None = None,
) -> list[Known]:
    """Return what may be known of a case of a chain: one for each cell of all those facts.

    The facts are `facts_of` the chain if none are named; each may be unknown too. What is
    given is known each time, and all else is unknown. Raises UnknownNameError for a fact that
    cannot be stated of such a case, UsageError where there are more than 20,000.
    """
    declared, places = policy.stateable(chain), (*bearing_on(policy, chain), *also)
    always = read_facts(declared, given or {})
    wanted = facts_of(policy, chain, *also) if names is None else names
    taken = [name for name in wanted if name not in always]
    values = [(None, *representatives(find_fact(declared, name), *places)) for name in taken]
    count = prod(map(len, values))
    if count > _MOST:
        raise UsageError(
            Words(
                f"{chain.id}：已知情况有{count}种，超过{_MOST}种；请指明要取哪些事实",
                f"{chain.id}: there are {count} ways in which {', '.join(taken)} may be known, "
                f"more than {_MOST}; name the facts to take",
            )
        )
    return [
        always | {n: value for n, value in zip(taken, chosen, strict=True) if value is not None}
        for chosen in product(*values)
    ]


def ways_to_know(policy: Policy, chain: Chain, *also: Condition) -> list[list[Known]]:
    """Return what may be known of a case, put together by what the conditions come to.

    So each way that the chain can take is as near as any other, however few facts lead there.
    Where all facts of the chain are too many to be gone through, they are those that its
    ways read; where those are too many, there are no ways.
    """
    conditions = _deciding(policy, chain, also)
    found: dict[tuple[Truth, ...], list[Known]] = {}
    for names in (facts_of(policy, chain, *also), facts_read(policy, chain, *also)):
        with suppress(UsageError):
            for known in combinations_of(policy, chain, *also, names=names):
                truths = tuple(evaluate(condition, known).truth for condition in conditions)
                found.setdefault(truths, []).append(known)
            break
    return list(found.values())


def open_to(
    policy: Policy, chain: Chain, gate: Gate, at: datetime, calendar: ChinaCalendar
) -> list[Known]:
    """Return what may be known of a case before which a gate is there and not shut.

    Whatever the gate asks for is stated, with each of its values, until it asks for nothing
    more. There is nothing where that hangs on what has happened; there may be more than the
    first 300.
    """
    declared, places = policy.stateable(chain), bearing_on(policy, chain)
    asked = [node.fact for one in conditions_in(gate.when) for node in comparisons(one)]
    said = {name: representatives(declared[name])[-1] for name in gate.facts}
    search = _Gated(policy, gate, at, calendar, declared, places)
    found: list[Known] = []
    for known in combinations_of(policy, chain, names=tuple(dict.fromkeys(asked)), given=said):
        if gate.when is None or evaluate(gate.when, known).truth:
            found += islice(search.passing(known), _MOST_OPEN - len(found))
    return found


@frozen
class _Gated:
    policy: Policy
    gate: Gate
    at: datetime
    calendar: ChinaCalendar
    declared: Mapping[str, FactType]
    places: tuple[object, ...]

    def passing(self, known: Known) -> Iterator[Known]:
        """Yield what is known with whatever else the gate asks for, where it is then open."""
        facts = Facts(known, {OPENING: (self.at,)})
        for norm in self.gate.norms:
            verdict = self._held(norm, facts)
            if verdict is None or verdict.status == "breached":
                return
            asked = None if verdict.missing is None else self.declared.get(verdict.missing.missing)
            if asked is not None and asked.name not in known:
                for value in representatives(asked, *self.places):
                    yield from self.passing({**known, asked.name: value})
                return
        yield known

    def _held(self, norm: str, facts: Facts) -> Verdict | None:
        """Return what is held of a norm, None where what is stated cannot be read."""
        policy, at = self.policy, self.at
        with suppress(UsageError):
            return verdict_on_known(policy, norm, facts, as_of=at, calendar=self.calendar, at=at)
        return None


def known_of(policy: Policy, case: Case) -> Mapping[str, object]:
    """Return what is known of a case, as conditions read it: days are days, and no text."""
    return read_facts(policy.stateable(policy.chain(case.chain)), case.facts)
