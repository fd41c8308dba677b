"""The scenarios of the five regulations: each holds, and what they hold is not idle."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

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
LISTS = (
    "requirements",
    "prerequisites",
    "rosters",
    "titles",
    "decisions",
    "ladders",
    "registers",
)
"""The parts of a policy that are taken out one at a time."""
POLICIES = ("wanzhou", "siping", "youyang", "qianjiang", "bozhou", "example")


@cache
def scenario_of(file: Path) -> Scenario:
    """Return the scenario of a file."""
    return read_scenario(file.read_text(encoding="utf-8"), str(file))


@cache
def text_of(file: Path) -> str:
    """Return the text of a scenario."""
    return file.read_text(encoding="utf-8")


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
    """Return the policy without a step; a branch to it or after it goes too, and its gates and columns."""
    branches = tuple(
        b for b in chain.branches if step.id not in {b.after, b.then, b.otherwise, b.unknown}
    )
    steps = tuple(s for s in chain.steps if s is not step)
    gates = tuple(gate for gate in chain.gates if step.id not in {gate.before, gate.after})
    gone = {f"step:{step.id}", f"event:{step.id}"}
    registers = tuple(
        attrs.evolve(register, columns=tuple(c for c in register.columns if c.source not in gone))
        if register.chain == chain.id
        else register
        for register in policy.registers
    )
    policy = attrs.evolve(policy, registers=registers)
    return changed_chain(policy, chain, steps=steps, branches=branches, gates=gates)


def without_run(chain: Chain, norm: str) -> Chain:
    """Return a chain on which a clock does not run; no gate waits for it either."""
    runs = tuple(run for run in chain.runs if run.norm != norm)
    gates = tuple(
        attrs.evolve(gate, elapsed=tuple(other for other in gate.elapsed if other != norm))
        for gate in chain.gates
    )
    return attrs.evolve(chain, runs=runs, gates=gates)


def without_clock(policy: Policy, norm: str) -> Policy:
    """Return the policy without a clock, on chains too."""
    chains = tuple(without_run(chain, norm) for chain in policy.chains)
    clocks = tuple(clock for clock in policy.clocks if clock.norm != norm)
    return attrs.evolve(policy, chains=chains, clocks=clocks)


def mutants_of_steps(policy: Policy, chain: Chain) -> Iterator[tuple[str, Policy]]:
    """Yield a policy without each step, check, other posts, and group of a chain."""
    for step in chain.steps:
        place = f"{chain.id}/{step.id}"
        yield f"{place} step", without_step(policy, chain, step)
        for norm in step.checks:
            checks = tuple(other for other in step.checks if other != norm)
            items = tuple(item for item in step.items if item.norm != norm)
            fewer = changed_step(policy, chain, step, checks=checks, items=items)
            yield f"{place} check {norm}", fewer
        for item in step.items:
            items = tuple(other for other in step.items if other is not item)
            yield f"{place} item {item.id}", changed_step(policy, chain, step, items=items)
        for other in step.posts_when:
            rest = tuple(when for when in step.posts_when if when is not other)
            yield f"{place} posts {other.norm}", changed_step(policy, chain, step, posts_when=rest)


def label_of(part: Any) -> str:
    """Return what a part of a policy is called: its norm, or its id."""
    return str(getattr(part, "norm", None) or part.id)


def changed(policy: Policy, **changes: Any) -> Policy:
    """Return the policy with changes; gates let through what is not there any more."""
    ungated = tuple(attrs.evolve(chain, gates=()) for chain in policy.chains)
    known = attrs.evolve(policy, **{"chains": ungated, **changes}).untimed()
    chains = tuple(
        attrs.evolve(
            chain,
            gates=tuple(
                attrs.evolve(gate, norms=tuple(norm for norm in gate.norms if norm in known))
                for gate in chain.gates
            ),
        )
        for chain in policy.chains
    )
    return attrs.evolve(policy, chains=chains, **changes)


def mutants_of_prerequisites(policy: Policy) -> Iterator[tuple[str, Policy]]:
    """Yield a policy in which a prerequisite is needed once, to the hour, any day, in any order."""
    plainly = (("since", None), ("by_day", False), ("same_day", False), ("in_turn", False))
    for part in policy.prerequisites:
        for name, plain in plainly:
            if getattr(part, name) != plain:
                other = attrs.evolve(part, **{name: plain})
                parts = tuple(other if p is part else p for p in policy.prerequisites)
                yield f"{part.norm} {name}", changed(policy, prerequisites=parts)


def mutants_of_gates(policy: Policy) -> Iterator[tuple[str, Policy]]:
    """Yield a policy without each gate of a chain, and each limit of a step."""
    for chain in policy.chains:
        for gate in chain.gates:
            place = f"{chain.id} gate {gate.before} {', '.join(gate.norms)}"
            rest = tuple(other for other in chain.gates if other is not gate)
            yield place, changed_chain(policy, chain, gates=rest)
            for norm in gate.norms if len(gate.norms) > 1 else ():
                norms = tuple(other for other in gate.norms if other != norm)
                less = attrs.evolve(gate, norms=norms)
                gates = tuple(less if other is gate else other for other in chain.gates)
                yield f"{place} without {norm}", changed_chain(policy, chain, gates=gates)
        for step in chain.steps:
            for name in ("votes", "delegation", "unit"):
                if getattr(step, name) is not None:
                    place = f"{chain.id}/{step.id} {name}"
                    yield place, changed_step(policy, chain, step, **{name: None})


def mutants_of_places(policy: Policy) -> Iterator[tuple[str, Policy]]:
    """Yield a policy in which a gate asks for no place and no unit, and a chain never ends."""
    for chain in policy.chains:
        for gate in chain.gates:
            for name in ("after", "unit"):
                if getattr(gate, name) is not None:
                    other = attrs.evolve(gate, **{name: None})
                    gates = tuple(other if g is gate else g for g in chain.gates)
                    place = f"{chain.id} gate {gate.before} {name}"
                    yield place, changed_chain(policy, chain, gates=gates)
        for event in chain.ends:
            ends = tuple(other for other in chain.ends if other != event)
            yield f"{chain.id} ends {event}", changed_chain(policy, chain, ends=ends)


def mutants_of_records(policy: Policy) -> Iterator[tuple[str, Policy]]:
    """Yield a policy that asks for no checks, for one record of many, for one stop of several."""
    for roster in policy.rosters:
        if roster.checks != "none":
            other = attrs.evolve(roster, checks="none")
            rosters = tuple(other if r is roster else r for r in policy.rosters)
            yield f"{roster.norm} checks", attrs.evolve(policy, rosters=rosters)
    for part in policy.requirements:
        if part.each is not None:
            once = attrs.evolve(part, each=None)
            parts = tuple(once if p is part else p for p in policy.requirements)
            yield f"{part.norm} each", attrs.evolve(policy, requirements=parts)
    for clock in policy.clocks:
        for stop in clock.stop if clock.all_stops else ():
            fewer = attrs.evolve(clock, stop=tuple(event for event in clock.stop if event != stop))
            clocks = tuple(fewer if c is clock else c for c in policy.clocks)
            yield f"{clock.norm} {stop.name}", attrs.evolve(policy, clocks=clocks)


def mutants_of_windows(policy: Policy) -> Iterator[tuple[str, Policy]]:
    """Yield a policy that binds a day earlier or later, where a norm says from when it does."""
    for text in policy.instruments:
        for days in (-1, 1) if text.norm is not None and text.window.since is not None else ():
            window = attrs.evolve(text.window, since=text.window.since + timedelta(days=days))
            other = attrs.evolve(text, window=window)
            texts = tuple(other if t is text else t for t in policy.instruments)
            yield f"{text.norm} {days:+d}", attrs.evolve(policy, instruments=texts)


def mutants_of_columns(policy: Policy) -> Iterator[tuple[str, Policy]]:
    """Yield a policy without each column rule, without limits of their own, and blank ones."""
    for rule in policy.columns:
        rest = tuple(other for other in policy.columns if other is not rule)
        yield f"column {rule.norm}", attrs.evolve(policy, columns=rest)
        if rule.own_limit is not None:
            bare = attrs.evolve(rule, own_limit=None)
            columns = tuple(bare if other is rule else other for other in policy.columns)
            yield f"column {rule.norm} own limit", attrs.evolve(policy, columns=columns)
    if policy.blank is not None:
        yield f"blank {policy.blank.norm}", changed(policy, blank=None)


def mutants_of_tables(policy: Policy) -> Iterator[tuple[str, Policy]]:
    """Yield a policy with another answer in each row of a decision, and without each rung."""
    for decision in policy.decisions:
        answers = sorted({row.answer for row in decision.choices()})
        for row in decision.choices():
            if row.unless is not None:
                strict = attrs.evolve(row, unless=None)
                rows = tuple(strict if r is row else r for r in decision.rows)
                new = attrs.evolve(decision, rows=rows)
                decisions = tuple(new if d is decision else d for d in policy.decisions)
                yield f"decision {decision.id} unless", attrs.evolve(policy, decisions=decisions)
            other = next((name for name in answers if name != row.answer), None)
            if other is None:
                continue
            swapped = attrs.evolve(row, answer=other)
            new = attrs.evolve(
                decision,
                rows=tuple(swapped if r is row else r for r in decision.rows),
                otherwise=swapped if decision.otherwise is row else decision.otherwise,
            )
            decisions = tuple(new if d is decision else d for d in policy.decisions)
            yield (
                f"decision {decision.id} {', '.join(row.norms)}",
                attrs.evolve(policy, decisions=decisions),
            )
    for ladder in policy.ladders:
        for rung in ladder.rungs:
            rungs = tuple(
                attrs.evolve(r, beside=tuple(n for n in r.beside if n != rung.event))
                for r in ladder.rungs
                if r is not rung
            )
            new_ladder = attrs.evolve(ladder, rungs=rungs)
            ladders = tuple(new_ladder if one is ladder else one for one in policy.ladders)
            yield f"rung {rung.event} {rung.norm}", attrs.evolve(policy, ladders=ladders)


def mutants(policy: Policy) -> Iterator[tuple[str, Policy]]:
    """Yield the policy without each of the things that a scenario should miss."""
    for chain in policy.chains:
        if len(chain.steps) > 1:
            yield from mutants_of_steps(policy, chain)
        for branch in chain.branches:
            rest = tuple(other for other in chain.branches if other is not branch)
            yield f"{chain.id}/{branch.after} branch", changed_chain(policy, chain, branches=rest)
        for name in ("final", "ends"):
            if getattr(chain, name):
                yield f"{chain.id} {name}", changed_chain(policy, chain, **{name: ()})
        for run in chain.runs:
            bare = without_run(chain, run.norm)
            changes = {"runs": bare.runs, "gates": bare.gates}
            yield f"{chain.id} clock {run.norm}", changed_chain(policy, chain, **changes)
            if run.yields_to is not None:
                stays = attrs.evolve(run, yields_to=None)
                runs = tuple(stays if r is run else r for r in chain.runs)
                yield f"{chain.id} {run.norm} yields", changed_chain(policy, chain, runs=runs)
            for start in run.starts:
                starts = tuple(name for name in run.starts if name != start)
                runs = tuple(attrs.evolve(r, starts=starts) if r is run else r for r in chain.runs)
                yield (
                    f"{chain.id} clock {run.norm} from {start}",
                    changed_chain(policy, chain, runs=runs),
                )
    for clock in policy.clocks:
        yield f"clock {clock.norm}", without_clock(policy, clock.norm)
    yield from mutants_of_gates(policy)
    yield from mutants_of_places(policy)
    yield from mutants_of_columns(policy)
    yield from mutants_of_prerequisites(policy)
    yield from mutants_of_records(policy)
    yield from mutants_of_windows(policy)
    for name in LISTS:
        parts = getattr(policy, name)
        for part in parts:
            rest = tuple(other for other in parts if other is not part)
            yield f"{name} {label_of(part)}", changed(policy, **{name: rest})
    yield from mutants_of_tables(policy)
    for duty in policy.responsibilities:
        rest_of = tuple(other for other in policy.responsibilities if other is not duty)
        yield duty.capacity, attrs.evolve(policy, responsibilities=rest_of)


MUTANTS = [
    pytest.param(mutant, name, id=f"{policy_id}: {name}")
    for policy_id in POLICIES
    for name, mutant in mutants(load_policy(policy_id))
]


def played_under(scenario: Scenario, policy: Policy) -> Played | None:
    """Return a scenario played under another policy, None where it cannot be."""
    try:
        return play(attrs.evolve(scenario, policy=policy))
    except GovflowError:
        return None


def likely_first(policy_id: str, name: str) -> list[Path]:
    """Return the scenarios of a policy, those first that name what was taken out."""
    words = {part for word in name.split() for part in (word, *word.split("/"))}

    def named(file: Path) -> int:
        text = text_of(file)
        return -sum(word in text for word in words if len(word) > 2)

    return sorted((file for file in FILES if file.parent.name == policy_id), key=named)


@pytest.mark.parametrize(("mutant", "name"), MUTANTS)
def test_what_is_taken_out_is_missed(mutant: Policy, name: str) -> None:
    """Without any one step, check, branch, ending, clock or responsibility some scenario fails."""
    for file in likely_first(mutant.id, name):
        played = played_under(scenario_of(file), mutant)
        if played is None or not played.passed:
            return
    pytest.fail("no scenario misses it")
