"""Counterexamples: the walk that comes to what may not be, as small as it gets, to be played."""

import os
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any, Final

import attrs

from govflow.adapters.policyfiles import write_policy
from govflow.cases.acts import Act
from govflow.cases.state import Case
from govflow.errors import GovflowError
from govflow.testing.walking import Walk
from govflow.testing.writing import policy_name, scenario_of, scenario_toml

Path = str | os.PathLike[str]
Holds = Callable[[Case], bool]
_HOUR: Final = timedelta(hours=1)
_MAY_GO: Final[dict[str, object]] = {
    "content": None,
    "checks": {},
    "note": None,
    "occurred": None,
    "to": None,
}


def first_reached(walk: Walk, holds: Holds) -> Walk | None:
    """Return the walk up to the first case for which that holds, None if there is none."""
    for n, move in enumerate(walk.moves, 1):
        if move.refusal is None and move.case is not None and holds(move.case):
            return attrs.evolve(walk, moves=walk.moves[:n])
    return None


def smallest(walk: Walk, holds: Holds) -> Walk:
    """Return a walk out of which nothing can be left, and that still comes to what holds.

    Refused acts go, then each act, fact and word that is not needed; an hour lies between
    two acts if that will do.
    """
    found = _still(walk, walk.acts, holds) or walk
    simpler = True
    while simpler:
        simpler = False
        for acts in _smaller(found.acts):
            other = _still(found, acts, holds)
            if other is not None:
                found, simpler = other, True
                break
    return _still(found, _hourly(found.acts), holds) or found


def _still(walk: Walk, acts: tuple[Act, ...], holds: Holds) -> Walk | None:
    """Return the walk of other acts, without those that are refused, if it comes to it."""
    reached = first_reached(walk.anew(acts), holds)
    return None if reached is None else walk.anew(reached.acts)


def _smaller(acts: tuple[Act, ...]) -> Iterator[tuple[Act, ...]]:
    """Yield the acts but for some in a row, many first, then each act with less to say."""
    for size in range(len(acts) - 1, 0, -1):
        for n in range(1, len(acts) - size + 1):
            yield (*acts[:n], *acts[n + size :])
    for n, act in enumerate(acts):
        for less in _simpler(act):
            yield (*acts[:n], less, *acts[n + 1 :])


def _simpler(act: Act) -> Iterator[Act]:
    for name, nothing in _MAY_GO.items():
        if getattr(act, name) != nothing:
            changes: dict[str, Any] = {name: nothing}
            yield attrs.evolve(act, **changes)
    for name in act.facts:
        rest = {other: value for other, value in act.facts.items() if other != name}
        yield attrs.evolve(act, facts=rest)


def _hourly(acts: tuple[Act, ...]) -> tuple[Act, ...]:
    start = acts[0].at
    return tuple(attrs.evolve(act, at=start + n * _HOUR) for n, act in enumerate(acts))


def told(walk: Walk, claimed: str, keep: Path | None) -> str:
    """Return what was found: in words, and as a scenario for `govflow play`.

    With `keep` the scenario, and a policy that does not ship so, are written to that folder.
    """
    policy = walk.policy
    chain = walk.acts[0].chain
    count = len(walk.acts)
    lines = [f"{policy.id} {chain}: {claimed}, after {count} act{'s' if count > 1 else ''}"]
    try:
        text = scenario_toml(scenario_of(walk, f"{policy.id} {chain}: {claimed}"))
    except GovflowError as error:  # what was found is told in any case
        lines += [f"it cannot be written as a scenario: {error}", *map(_in_words, walk.acts)]
        return "\n".join(lines)
    name = policy_name(policy)
    if keep is not None:
        lines.append(f"kept: {_kept(walk, text, name, keep)}")
    elif name != policy.id:
        lines.append(f"to play it, write_policy(policy, {name!r}) beside it")
    return "\n".join([*lines, "", text])


def _kept(walk: Walk, text: str, name: str, folder: Path) -> str:
    os.makedirs(folder, exist_ok=True)
    if name != walk.policy.id:
        write_policy(walk.policy, os.path.join(folder, name))
    path = os.path.join(folder, f"{walk.policy.id}-{walk.acts[0].chain}.toml")
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)
    return path


def _in_words(act: Act) -> str:
    said = (act.do, act.name, act.to, act.content, dict(act.facts))
    who = act.by or "the host"
    return f"  {act.at:%Y-%m-%d %H:%M} {who}: " + " ".join(str(one) for one in said if one)
