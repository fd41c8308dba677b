"""For test suites: cases built in memory, scenarios played, what never happens, kits of proofs.

One lazy table: a name is loaded when it is first touched. Strategies and `assert_never` need
Hypothesis, which the extra `testing` installs.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from govflow.testing.building import CaseBuilder, opened
    from govflow.testing.engines import check_engine, rules_of
    from govflow.testing.exploring import Bound
    from govflow.testing.never import assert_never
    from govflow.testing.offices import everyone, handful, office
    from govflow.testing.playing import Played, play
    from govflow.testing.proofs import assert_always_eventually, prove_never
    from govflow.testing.races import race
    from govflow.testing.scenarios import Scenario, read_scenario
    from govflow.testing.stores import check_store, check_tampering
    from govflow.testing.strategies import (
        acts,
        assignments,
        days,
        entries,
        journals,
        known_facts,
        moments,
        people,
        walks,
    )
    from govflow.testing.walking import Walk
    from govflow.testing.writing import scenario_toml

_HOMES: Final = {
    "Bound": "exploring",
    "CaseBuilder": "building",
    "Played": "playing",
    "Scenario": "scenarios",
    "Walk": "walking",
    "acts": "strategies",
    "assert_always_eventually": "proofs",
    "assert_never": "never",
    "assignments": "strategies",
    "check_engine": "engines",
    "check_store": "stores",
    "check_tampering": "stores",
    "days": "strategies",
    "entries": "strategies",
    "everyone": "offices",
    "handful": "offices",
    "journals": "strategies",
    "known_facts": "strategies",
    "moments": "strategies",
    "office": "offices",
    "opened": "building",
    "people": "strategies",
    "play": "playing",
    "prove_never": "proofs",
    "race": "races",
    "read_scenario": "scenarios",
    "rules_of": "engines",
    "scenario_toml": "writing",
    "walks": "strategies",
}

__all__ = [
    "Bound",
    "CaseBuilder",
    "Played",
    "Scenario",
    "Walk",
    "acts",
    "assert_always_eventually",
    "assert_never",
    "assignments",
    "check_engine",
    "check_store",
    "check_tampering",
    "days",
    "entries",
    "everyone",
    "handful",
    "journals",
    "known_facts",
    "moments",
    "office",
    "opened",
    "people",
    "play",
    "prove_never",
    "race",
    "read_scenario",
    "rules_of",
    "scenario_toml",
    "walks",
]


def __getattr__(name: str) -> object:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'govflow.testing' has no attribute {name!r}")
    value = getattr(import_module(f"govflow.testing.{home}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
