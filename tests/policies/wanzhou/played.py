"""Wanzhou's scenarios, played under the chosen readings or under another."""

from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path
from typing import Final

import attrs

from govflow.policies.wanzhou import POLICY
from govflow.policy import Policy
from govflow.provisions.chains import Chain
from govflow.testing.playing import Outcome, Played, play
from govflow.testing.scenarios import Expectation, Scenario, Stage, read_scenario

SCENARIOS: Final = sorted((Path(__file__).parents[2] / "scenarios" / "wanzhou").glob("*.toml"))


@cache
def text_of(file: Path) -> str:
    """Return the text of a scenario."""
    return file.read_text(encoding="utf-8")


PLAYED: Final = [file for file in SCENARIOS if "\nreadings = " not in text_of(file)]
"""The scenarios that are played under the chosen readings."""


@cache
def scenario_of(file: Path) -> Scenario:
    """Return a scenario."""
    return read_scenario(text_of(file), str(file))


@cache
def as_chosen(file: Path) -> Played:
    """Return a scenario played under the chosen readings."""
    return play(scenario_of(file))


@attrs.frozen
class Change:
    """What a reading changes: provisions by the norms they stand for, and chains."""

    norms: frozenset[str]
    chains: frozenset[str]
    window: bool

    def reaches(self, chain: Chain) -> bool:
        """Return whether anything on a chain rests on what is changed."""
        gated = {norm for gate in chain.gates for norm in (*gate.norms, *gate.elapsed)}
        run = {run.norm for run in chain.runs}
        return chain.id in self.chains or bool(self.norms & (gated | run))


def change_of(other: Policy) -> Change:
    """Return what the policy has otherwise than under the chosen readings.

    What may limit one column of its own is held against the rule for the column, and what one
    class of columns loses another gains.
    """
    pairs = zip(POLICY.provisions(), other.provisions(), strict=True)
    norms = {one.norm for one, two in pairs if one != two}
    wider = zip(POLICY.columns, other.columns, strict=True)
    if any(one.when != two.when for one, two in wider):
        norms |= {rule.norm for rule in POLICY.columns}
    limits = {rule.own_limit for rule in POLICY.columns if rule.norm in norms} - {None}
    norms |= {limit.norm for limit in limits if limit is not None}
    for one, two in zip(POLICY.decisions, other.decisions, strict=True):
        norms |= set() if one == two else {*one.norms(), *two.norms()}
    chains = zip(POLICY.chains, other.chains, strict=True)
    changed = frozenset(one.id for one, two in chains if one != two)
    return Change(frozenset(norms), changed, POLICY.instruments != other.instruments)


@attrs.define
class Difference:
    """What becomes of a scenario under another reading that does not rest on it."""

    scenario: Scenario
    change: Change
    touched: set[str] = attrs.field(factory=set)

    def unfounded(self, before: Played, after: Played) -> Iterator[str]:
        """Yield each step and expectation that changes without resting on the reading.

        The first step of a case that goes otherwise must be refused, or let through, by a
        norm that is changed, or go another way on a chain that is; what follows on that
        case, follows from it.
        """
        for stage, one, two in zip(self.scenario.stages, before.steps, after.steps, strict=True):
            case = stage.act.case or ""
            if (one.code, one.at) != (two.code, two.at) and case not in self.touched:
                self.touched.add(case)
                if not self._rests(stage, one, two):
                    yield f"step {stage.number}"
        failed = {failure.where for failure in after.failures}
        for expectation in self.scenario.expectations:
            where = f"expect {expectation.number}"
            if where in failed and not self._expected(expectation):
                yield where

    def _chain(self, case: str) -> Chain:
        opened = (stage.act for stage in self.scenario.stages if stage.act.do == "open")
        return POLICY.chain(next(act.chain or "" for act in opened if act.case == case))

    def _rests(self, stage: Stage, one: Outcome, two: Outcome) -> bool:
        chain = self._chain(stage.act.case or "")
        if chain.id in self.change.chains:
            return True
        cited = {norm for outcome in (one, two) for r in outcome.reasons for norm in r.norms}
        closed = "closed" in {one.code, two.code} and self.change.reaches(chain)
        return bool(cited & self.change.norms) or closed

    def _expected(self, expectation: Expectation) -> bool:
        about, case = expectation.about, expectation.about.get("case")
        if case in self.touched or {about.get("norm"), about.get("clock")} & self.change.norms:
            return True
        if "decision" in about:
            return bool(set(POLICY.decision(about["decision"]).norms()) & self.change.norms)
        if "register" in about:
            return bool(self.touched)
        return "state" in about and self.change.reaches(self._chain(str(case)))


def played_under(file: Path, other: Policy) -> Played:
    """Return a scenario played under another policy."""
    return play(attrs.evolve(scenario_of(file), policy=other))


def others(alternatives: Collection[str]) -> list[str]:
    """Return which of those readings are computed, in order."""
    computed = POLICY.readings()
    return [reading for reading in alternatives if reading in computed]
