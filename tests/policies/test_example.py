"""The example: every limit before, on and after; readings; and what its scenarios would miss."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any, Final

import attrs
import pytest

from govflow.audits import audit
from govflow.calendars import Pause
from govflow.calendars.periods import Span
from govflow.cases.compliance import Known, verdict_on_known
from govflow.errors import GovflowError
from govflow.policies.example import POLICY
from govflow.policy import Policy
from govflow.provisions.chains import CLEARED, Chain, Step
from govflow.provisions.votes import Votes
from govflow.rules.tables import Between
from govflow.testing.playing import play
from govflow.testing.scenarios import Scenario, read_scenario
from tests.policies.around import CALENDAR, assert_limit, held, last_day_of

FOLDER: Final = Path(__file__).parents[1] / "scenarios" / "example"
MAJOR: Final = {"content_class": "major"}


class TestLimits:
    """Each limit the day before, on the day, and after it."""

    @pytest.mark.parametrize(
        ("norm", "start", "last", "facts"),
        [
            ("example/7.1", "2024-03-05", "2024-03-12", MAJOR),
            ("example/7.1", "2024-02-08", "2024-02-15", MAJOR),  # 春节 counts like other days
            ("example/10", "2024-03-04", "2024-03-18", {}),
            ("example/10", "2024-02-08", "2024-02-28", {}),
            ("example/14.1", "2024-03-04", "2024-04-03", {}),
            ("example/15.1", "2024-03-04", "2024-03-11", {"extended": False}),
            ("example/15.1", "2024-03-04", "2024-03-18", {"extended": True}),
            ("example/16", "2024-03-08", "2024-03-12", {}),
            ("example/17.2", "2024-11-30", "2025-02-28", {}),
            ("example/19.1", "2024-03-02T23:30", "2024-03-03T01:30", {}),
            ("example/19.2", "2024-03-05", "2024-03-12", {}),
            ("example/20.1", "2024-03-13", "2024-03-20", {}),
            ("example/22", "2024-01-01", "2024-01-31", {}),
            ("example/22", "2026-01-01", "2026-02-02", {}),
            ("example/13.1", "2024-03-04", "2024-03-14", {}),
            ("example/13.2", "2024-03-15", "2024-06-17", {}),
            ("example/13.3", "2024-02-29", "2024-08-29", {}),
        ],
    )
    def test_periods(self, norm: str, start: str, last: str, facts: dict[str, object]) -> None:
        """The last day of each period, holidays and days off included."""
        assert_limit(POLICY, norm, start, last, facts=facts)

    def test_pauses(self) -> None:
        """While a message waits for its asker the days are not counted."""
        pause = Pause(date(2024, 3, 6), date(2024, 3, 11))
        found = last_day_of(
            POLICY, "example/15.1", "2024-03-04", facts={"extended": False}, pauses=(pause,)
        )
        assert found == "2024-03-14"

    def test_in_force(self) -> None:
        """The rules bind from 2023-01-01, and not the day before."""
        assert held(POLICY, "example/10", "2022-12-31", "2023-06-01") == "not-in-force"
        assert held(POLICY, "example/10", "2023-01-01", "2023-06-01") == "breached"


class TestReadings:
    """Each reading that can be flipped changes what rests on it, and nothing else."""

    @pytest.mark.parametrize(
        ("reading", "norm"),
        [
            ("example/7.1:including-first-day", "example/7.1"),
            ("example/7.1:working-days", "example/7.1"),
            ("example/15.1:including-first-day", "example/15.1"),
            ("example/17.2:ninety-days", "example/17.2"),
            ("example/5.2:source-of-an-organ", "example/5.2"),
            ("example/11.2:in-principle-binds", "example/11.2"),
            ("example/17.3:handover-is-enough", "example/17.3"),
        ],
    )
    def test_only_what_rests_on_it(self, reading: str, norm: str) -> None:
        """Another reading changes one provision and no chain."""
        other = POLICY.under([reading])
        pairs = zip(POLICY.provisions(), other.provisions(), strict=True)
        assert [one.norm for one, read in pairs if one != read] == [norm]
        assert (other.chains, other.decisions) == (POLICY.chains, POLICY.decisions)
        assert POLICY.under([reading]).find(norm) != POLICY.find(norm)

    @pytest.mark.parametrize(
        ("readings", "last"),
        [
            ((), "2024-03-12"),
            (("example/7.1:including-first-day",), "2024-03-11"),
            (("example/7.1:working-days",), "2024-03-14"),
            (("example/7.1:working-days", "example/7.1:including-first-day"), "2024-03-13"),
        ],
    )
    def test_publicity(self, readings: tuple[str, ...], last: str) -> None:
        """Two questions on one period are answered apart, and together."""
        found = last_day_of(POLICY, "example/7.1", "2024-03-05", facts=MAJOR, readings=readings)
        assert found == last

    @pytest.mark.parametrize(
        ("norm", "reading", "start", "last"),
        [
            ("example/15.1", "example/15.1:including-first-day", "2024-03-04", "2024-03-08"),
            ("example/17.2", "example/17.2:ninety-days", "2024-11-30", "2025-02-28"),
            ("example/17.2", "example/17.2:ninety-days", "2024-05-31", "2024-08-29"),
        ],
    )
    def test_other_last_days(self, norm: str, reading: str, start: str, last: str) -> None:
        """The last day under another reading."""
        facts = {"extended": False}
        assert last_day_of(POLICY, norm, start, facts=facts, readings=(reading,)) == last

    @pytest.mark.parametrize(
        ("norm", "reading", "facts", "chosen", "other"),
        [
            ("5.2", "source-of-an-organ", {"source_named": "某报"}, "met", "undetermined"),
            (
                "5.2",
                "source-of-an-organ",
                {"source_named": "某报", "source_is_organ": False},
                "met",
                "breached",
            ),
            ("11.2", "in-principle-binds", {"months_of_content": 2}, "undetermined", "breached"),
            ("11.2", "in-principle-binds", {"months_of_content": 3}, "met", "met"),
            ("17.3", "handover-is-enough", {}, "breached", "met"),
        ],
    )
    def test_other_verdicts(
        self, norm: str, reading: str, facts: dict[str, object], chosen: str, other: str
    ) -> None:
        """What is held under the chosen reading, and under the other one."""
        day = date(2024, 3, 4)
        known = Known(facts, {"handed-over": (day,), "left": (day + timedelta(1),)})
        for readings, status in (((), chosen), ((f"example/{norm}:{reading}",), other)):
            found = verdict_on_known(
                POLICY.under(readings),
                f"example/{norm}",
                known,
                as_of=date(2024, 6, 1),
                calendar=CALENDAR,
            )
            assert found.status == status

    def test_the_way_under_ignorance(self) -> None:
        """Where nobody stated the class, the stricter way is a reading."""
        other = POLICY.under(["example/5.4:unstated-is-routine"])
        ways = [p.chain("publication").branches[0].unknown for p in (POLICY, other)]
        assert ways == ["countersign", CLEARED]

    @pytest.mark.parametrize(("site", "norm"), [(None, "13.2"), ("main", "13.2"), ("sub", "13.3")])
    def test_a_site_that_nobody_stated(self, site: str | None, norm: str) -> None:
        """Notices whose site nobody stated count as those of the main site."""
        row = {"unit": "甲", "column": "公告", "kind": "notices", "published": "2024-03-01"}
        found = audit(POLICY, "columns", [row | ({"site": site} if site else {})], as_of=CHECKED)
        assert [key for key, counts in found.counts.items() if any(counts.values())] == [
            f"example/{norm}"
        ]


CHECKED: Final = date(2024, 3, 15)


def test_what_keeps_it_offline() -> None:
    """Publication rests on the norm which demands the signature, a column's opening on its own."""
    assert [chain.cleared_by for chain in POLICY.chains if chain.published] == [
        ("example/5.4",),
        ("example/11.5",),
    ]


# -- what the scenarios would miss ---------------------------------------------------------


@cache
def scenarios() -> tuple[Scenario, ...]:
    """Return the scenarios of the example."""
    files = sorted(FOLDER.glob("*.toml"))
    return tuple(read_scenario(file.read_text(encoding="utf-8"), str(file)) for file in files)


def replaced(policy: Policy, name: str, old: Any, new: Any) -> Policy:
    """Return the policy with one of its parts in place of another."""
    parts = tuple(new if part is old else part for part in getattr(policy, name))
    return attrs.evolve(policy, **{name: parts})


def clocks() -> Iterator[tuple[str, Policy]]:
    """Yield the policy with each detail of each clock otherwise."""
    plain = {
        "pausable": None,
        "extension": None,
        "when": None,
        "roll": None,
        "all_stops": False,
        "recurring": False,
    }
    for clock in POLICY.clocks:
        changes: list[dict[str, Any]] = [
            {name: value} for name, value in plain.items() if getattr(clock, name) is not value
        ]
        changes.append({"bound": "max" if clock.bound == "min" else "min"})
        if isinstance(clock.period, Span):
            amount = clock.period.amount
            changes += [{"period": attrs.evolve(clock.period, amount=amount + n)} for n in (1, -1)]
        for change in changes:
            name, value = next(iter(change.items()))
            yield (
                f"{clock.norm} {name} {value}",
                replaced(POLICY, "clocks", clock, attrs.evolve(clock, **change)),
            )


def steps() -> Iterator[tuple[str, Policy]]:
    """Yield the policy with each detail of each step otherwise."""
    for chain in POLICY.chains:
        for step in chain.steps:
            for what, other in changed_steps(step):
                own = tuple(other if each is step else each for each in chain.steps)
                changed = replaced(POLICY, "chains", chain, attrs.evolve(chain, steps=own))
                yield f"{chain.id}/{step.id} {what}", changed


def changed_steps(step: Step) -> Iterator[tuple[str, Step]]:
    """Yield a step with another group, votes, weights, and limits on delegation."""
    if step.id in {"countersign", "deliberation"}:
        yield "group", attrs.evolve(step, distinct=step.id)
    votes, limit = step.votes, step.delegation
    if votes is not None and votes.each_post:
        for needed in (2, 3):
            yield f"any {needed}", attrs.evolve(step, votes=Votes(votes.norm, needed))
        for post in step.posts:
            fewer = tuple(other for other in step.posts if other != post)
            yield f"without {post}", attrs.evolve(step, posts=fewer)
    elif votes is not None:
        for n in (1, -1):
            other = attrs.evolve(votes, needed=votes.needed + n)
            yield f"needed {n:+d}", attrs.evolve(step, votes=other)
        if votes.weights:
            yield "weights", attrs.evolve(step, votes=attrs.evolve(votes, weights=()))
    if limit is not None:
        loose = attrs.evolve(limit, allowed=True, posts=())
        yield "free to hand on", attrs.evolve(step, delegation=loose)
        strict = attrs.evolve(limit, allowed=False, posts=())
        if strict != limit:
            yield "handed to nobody", attrs.evolve(step, delegation=strict)


def chains() -> Iterator[tuple[str, Policy]]:
    """Yield the policy with each detail of each chain otherwise."""
    for chain in POLICY.chains:
        for what, other in changed_chains(chain):
            yield f"{chain.id} {what}", replaced(POLICY, "chains", chain, other)


def changed_chains(chain: Chain) -> Iterator[tuple[str, Chain]]:
    """Yield a chain with other gates, runs, ways under ignorance and events."""
    for gate in chain.gates:
        for norm in gate.elapsed:
            other = attrs.evolve(gate, elapsed=tuple(n for n in gate.elapsed if n != norm))
            gates = tuple(other if each is gate else each for each in chain.gates)
            yield f"gate {gate.before} elapsed {norm}", attrs.evolve(chain, gates=gates)
    for run in chain.runs:
        other_run = attrs.evolve(run, from_open=not run.from_open)
        runs = tuple(other_run if each is run else each for each in chain.runs)
        yield f"run {run.norm} from open", attrs.evolve(chain, runs=runs)
    for branch in chain.branches:
        ways = attrs.evolve(branch, unknown=CLEARED)
        yield f"unknown after {branch.after}", attrs.evolve(chain, branches=(ways,))
    if chain.published is not None:
        yield "nothing publishes", attrs.evolve(chain, published=None)
    if chain.final:
        yield "nothing is final", attrs.evolve(chain, final=())


def others() -> Iterator[tuple[str, Policy]]:
    """Yield the policy with each detail of requirements, tables, ladders, registers otherwise."""
    for needed in POLICY.prerequisites:
        for need in needed.needs if len(needed.needs) > 1 else ():
            fewer = tuple(event for event in needed.needs if event is not need)
            yield (
                f"{needed.norm} without {need.name}",
                replaced(POLICY, "prerequisites", needed, attrs.evolve(needed, needs=fewer)),
            )
        changes = {"same_day": not needed.same_day} | (
            {} if needed.when is None else {"when": None}
        )
        for name, value in changes.items():
            other = attrs.evolve(needed, **{name: value})
            yield f"{needed.norm} {name}", replaced(POLICY, "prerequisites", needed, other)
    for required in POLICY.requirements:
        flipped = attrs.evolve(required, advisory=not required.advisory)
        yield f"{required.norm} advisory", replaced(POLICY, "requirements", required, flipped)
    for authority in POLICY.authorities:
        moved = attrs.evolve(authority, unit="另一单位")
        yield f"{authority.id} unit", replaced(POLICY, "authorities", authority, moved)
    for ladder in POLICY.ladders:
        apart = tuple(attrs.evolve(rung, beside=()) for rung in ladder.rungs)
        for what, rungs in (("apart", apart), ("upside down", ladder.rungs[::-1])):
            steep = attrs.evolve(ladder, rungs=rungs)
            yield f"{ladder.id} {what}", replaced(POLICY, "ladders", ladder, steep)
    for register in POLICY.registers:
        for column in register.columns:
            columns = tuple(each for each in register.columns if each is not column)
            narrow = attrs.evolve(register, columns=columns)
            yield f"{register.id} {column.source}", replaced(POLICY, "registers", register, narrow)
    yield from tables()


def tables() -> Iterator[tuple[str, Policy]]:
    """Yield the policy with each bound of a decision, and each column rule, moved by one."""
    (decision,) = POLICY.decisions
    unheld = attrs.evolve(decision, chosen=None)
    yield "decision chosen", replaced(POLICY, "decisions", decision, unheld)
    for row in decision.rows:
        for place, cell in enumerate(row.cells):
            for name, bound in attrs.asdict(cell).items() if isinstance(cell, Between) else ():
                # what lies above the third row is the second row's already
                for n in (1, -1) if bound is not None and name != "less_than" else ():
                    cells = list(row.cells)
                    cells[place] = attrs.evolve(cell, **{name: bound + n})
                    moved = attrs.evolve(row, cells=tuple(cells))
                    rows = tuple(moved if each is row else each for each in decision.rows)
                    other = attrs.evolve(decision, rows=rows)
                    yield (
                        f"decision {row.norms[0]} {name} {n:+d}",
                        replaced(POLICY, "decisions", decision, other),
                    )
    for rule in POLICY.columns:
        if isinstance(rule.period, Span):
            for n in (1, -1):
                longer = attrs.evolve(rule.period, amount=rule.period.amount + n)
                changed = attrs.evolve(rule, period=longer)
                yield f"{rule.norm} {n:+d}", replaced(POLICY, "columns", rule, changed)
        if rule.roll is not None:
            changed = attrs.evolve(rule, roll=None)
            yield f"{rule.norm} roll", replaced(POLICY, "columns", rule, changed)


MUTANTS: Final = [
    pytest.param(policy, id=name)
    for made in (clocks, steps, chains, others)
    for name, policy in made()
]


@pytest.mark.parametrize("mutant", MUTANTS)
def test_every_detail_is_missed(mutant: Policy) -> None:
    """With any one detail otherwise some scenario of the example fails."""
    for scenario in scenarios():
        try:
            passed = play(attrs.evolve(scenario, policy=mutant)).passed
        except GovflowError:
            return
        if not passed:
            return
    pytest.fail("no scenario misses it")
