"""The scenarios of the five regulations: each holds, and what they hold is not idle."""

from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import attrs
import pytest

from govflow.cases.acts import ACTS, CODES
from govflow.errors import GovflowError
from govflow.policies import load_policy
from govflow.policy import Policy
from govflow.provisions.chains import Chain, Step
from govflow.testing.playing import Played, play
from govflow.testing.scenarios import Scenario, read_scenario

ROOT = Path(__file__).parent / "scenarios"
FILES = sorted(ROOT.rglob("*.toml"))
POLICIES = ("wanzhou", "siping", "youyang", "qianjiang", "bozhou")


@cache
def scenario_of(file: Path) -> Scenario:
    """Return the scenario of a file."""
    return read_scenario(file.read_text(encoding="utf-8"), str(file))


def name_of(file: Path) -> str:
    """Return what a scenario is called in a report of tests."""
    return str(file.relative_to(ROOT).with_suffix(""))


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_every_scenario_holds(file: Path) -> None:
    """Each scenario is of the policy whose folder it lies in, and passes."""
    scenario = scenario_of(file)
    assert scenario.policy.id == file.parent.name
    played = play(scenario)
    assert played.passed, [failure.why.en for failure in played.failures]


def test_every_refusal_and_act_occurs() -> None:
    """Each code of the contract is the answer somewhere, and each act is tried."""
    scenarios = [scenario_of(file) for file in FILES]
    codes = {step.code for scenario in scenarios for step in play(scenario).steps}
    assert set(CODES) <= codes
    assert set(ACTS) <= {stage.act.do for scenario in scenarios for stage in scenario.stages}


def test_titles_are_distinct() -> None:
    """No two scenarios bear one title: each is about one thing."""
    titles = Counter(scenario_of(file).title for file in FILES)
    assert [title for title, count in titles.items() if count > 1] == []


def test_every_chain_is_walked() -> None:
    """Each chain of the five is opened by a scenario, and each with steps to its end."""
    opened: set[tuple[str, str]] = set()
    cleared: set[str] = set()
    for scenario in map(scenario_of, FILES):
        played = play(scenario)
        for stage, step in zip(scenario.stages, played.steps, strict=True):
            if stage.act.do == "open" and step.outcome == "done":
                opened.add((scenario.policy.id, stage.act.chain or ""))
            if step.at == "cleared":
                cleared.add(scenario.policy.id)
    for policy in map(load_policy, POLICIES):
        for chain in policy.chains:
            assert (policy.id, chain.id) in opened
            assert not chain.steps or policy.id in cleared


# -- what is taken out of a policy is missed by a scenario ---------------------------------


def changed_chain(policy: Policy, chain: Chain, **changes: object) -> Policy:
    """Return the policy with one of its chains changed."""
    other = attrs.evolve(chain, **changes)
    return attrs.evolve(policy, chains=tuple(other if c is chain else c for c in policy.chains))


def changed_step(policy: Policy, chain: Chain, step: Step, **changes: object) -> Policy:
    """Return the policy with one step of a chain changed."""
    other = attrs.evolve(step, **changes)
    return changed_chain(policy, chain, steps=tuple(other if s is step else s for s in chain.steps))


def without_step(policy: Policy, chain: Chain, step: Step) -> Policy:
    """Return the policy without a step; a branch to it or after it goes too."""
    branches = tuple(
        b for b in chain.branches if step.id not in {b.after, b.then, b.otherwise, b.unknown}
    )
    steps = tuple(s for s in chain.steps if s is not step)
    return changed_chain(policy, chain, steps=steps, branches=branches)


def without_clock(policy: Policy, norm: str) -> Policy:
    """Return the policy without a clock, on chains too."""
    chains = tuple(
        attrs.evolve(chain, runs=tuple(run for run in chain.runs if run.norm != norm))
        for chain in policy.chains
    )
    clocks = tuple(clock for clock in policy.clocks if clock.norm != norm)
    return attrs.evolve(policy, chains=chains, clocks=clocks)


def mutants_of_steps(policy: Policy, chain: Chain) -> Iterator[tuple[str, Policy]]:
    """Yield a policy without each step, check, other posts, and group of a chain."""
    for step in chain.steps:
        place = f"{chain.id}/{step.id}"
        yield f"{place} step", without_step(policy, chain, step)
        for norm in step.checks:
            checks = tuple(other for other in step.checks if other != norm)
            yield f"{place} check {norm}", changed_step(policy, chain, step, checks=checks)
        for other in step.posts_when:
            rest = tuple(when for when in step.posts_when if when is not other)
            yield f"{place} posts {other.norm}", changed_step(policy, chain, step, posts_when=rest)


def mutants(policy: Policy) -> Iterator[tuple[str, Policy]]:
    """Yield the policy without each of the things that a scenario should miss."""
    for chain in policy.chains:
        if len(chain.steps) > 1:
            yield from mutants_of_steps(policy, chain)
        for branch in chain.branches:
            rest = tuple(other for other in chain.branches if other is not branch)
            yield f"{chain.id}/{branch.after} branch", changed_chain(policy, chain, branches=rest)
        if chain.final:
            yield f"{chain.id} final", changed_chain(policy, chain, final=())
        for run in chain.runs:
            runs = tuple(other for other in chain.runs if other is not run)
            yield f"{chain.id} clock {run.norm}", changed_chain(policy, chain, runs=runs)
            for start in run.starts:
                starts = tuple(name for name in run.starts if name != start)
                runs = tuple(attrs.evolve(r, starts=starts) if r is run else r for r in chain.runs)
                yield (
                    f"{chain.id} clock {run.norm} from {start}",
                    changed_chain(policy, chain, runs=runs),
                )
    for clock in policy.clocks:
        yield f"clock {clock.norm}", without_clock(policy, clock.norm)
    for duty in policy.responsibilities:
        rest_of = tuple(other for other in policy.responsibilities if other is not duty)
        yield duty.capacity, attrs.evolve(policy, responsibilities=rest_of)


MUTANTS = [
    pytest.param(mutant, id=f"{policy_id}: {name}")
    for policy_id in POLICIES
    for name, mutant in mutants(load_policy(policy_id))
]


def played_under(scenario: Scenario, policy: Policy) -> Played | None:
    """Return a scenario played under another policy, None where it cannot be."""
    try:
        return play(attrs.evolve(scenario, policy=policy))
    except GovflowError:
        return None


@pytest.mark.parametrize("mutant", MUTANTS)
def test_what_is_taken_out_is_missed(mutant: Policy) -> None:
    """Without any one step, check, branch, ending, clock or responsibility some scenario fails."""
    for file in FILES:
        if file.parent.name == mutant.id:
            played = played_under(scenario_of(file), mutant)
            if played is None or not played.passed:
                return
    pytest.fail("no scenario misses it")
