"""One duty over all its editions, judging rows that start and stop."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Final

from attrs import define, field

from govflow.adapters.tables import Cell
from govflow.audits.fields import Kind, Layout
from govflow.audits.findings import (
    BREACHED,
    MET,
    NOT_APPLICABLE,
    NOT_IN_FORCE,
    PENDING,
    POSITION,
    REPORTED,
    UNDETERMINED,
    Raw,
)
from govflow.audits.questions import EVENTS, Question, RowFacts, row_facts, seen_instant
from govflow.audits.stamps import DAY, Stamp, moment_of
from govflow.calendars.civil import localize
from govflow.errors import HorizonError
from govflow.law import Window
from govflow.provisions.clocks import Clock
from govflow.provisions.judging import judge
from govflow.provisions.timing import due
from govflow.rules.conditions import facts_in
from govflow.rules.reference import evaluate
from govflow.rules.verdicts import STATUSES, Missing
from govflow.values import frozen
from govflow.words import Words

_ORDER: Final = Words(
    "完成早于开始，数据有误，无法判定", "done before it started: cannot be judged"
)


@define(eq=False, repr=False)
class Plan:
    """How rows that start on one day are judged: by a last day, or all alike."""

    clock: Clock
    number: int
    counts: list[int]
    last: int | None = None
    status: int | None = None
    why: Words | None = None
    missing: Missing | None = None
    window: Window | None = None


@define(eq=False, repr=False)
class Duty:
    """One duty over all its editions, ready to judge rows of one table."""

    editions: tuple[tuple[Clock, Window], ...]
    question: Question
    start: int
    events: frozenset[str]
    stops: tuple[int, ...]
    absent: tuple[str, ...]
    counts: dict[str, list[int]]
    numbers: dict[str, int]
    kept: list[Raw]
    pick: Callable[[Sequence[Cell]], tuple[Cell, ...]]
    seen: int
    facts: RowFacts | None
    plans: dict[object, Plan] = field(factory=dict)

    def judge(
        self, place: int, row: Sequence[Cell], begun: Stamp | None, ends: list[Stamp | None]
    ) -> int:
        """Judge one row, count it, keep it if it is not in order; return its status."""
        if begun is None or (self.start > 0 and begun[1] > self.seen):
            return self._not_begun(place, row, self._stop(ends))
        ordinal, start, _ = begun
        key = ordinal if self.facts is None else (ordinal, self.facts(row))
        plan = self.plans.get(key)
        if plan is None:
            plan = self.plans[key] = self._plan(ordinal, key)
        stop = self._stop(ends)
        if plan.last is None or self.absent:
            return self._judge_otherwise(place, row, plan, begun, stop)
        if stop is not None and stop[1] <= self.seen:
            if stop[1] < start:
                return self._keep_open(place, row, plan, Missing("order", _ORDER))
            if stop[0] <= plan.last:
                plan.counts[MET] += 1
                return MET
            status, at, done = BREACHED, stop[0], True
        else:
            at, done = self.seen // DAY, False
            status = BREACHED if at > plan.last else PENDING
        plan.counts[status] += 1
        self._keep(plan, place, status, plan.last, at, done, row, begun)
        return status

    def _keep(
        self,
        plan: Plan,
        place: int,
        status: int,
        last: int | None,
        at: int | None,
        done: bool,
        row: Sequence[Cell],
        begun: Stamp | None,
        missing: Missing | None = None,
        exact: tuple[datetime, int] | None = None,
    ) -> None:
        why = None if missing is None else missing.why
        self.kept.append(
            (plan.number, place, status, last, at, done, self.pick(row), why, missing, exact, begun)
        )

    def needs(self) -> set[str]:
        """Return the facts that decide whether the duty concerns a row."""
        conditions = (clock.when for clock, _ in self.editions if clock.when is not None)
        return {name for condition in conditions for name in facts_in(condition)}

    def _stop(self, ends: list[Stamp | None]) -> Stamp | None:
        if len(self.stops) == 1:
            return ends[self.stops[0]]
        given = [stamp for i in self.stops if (stamp := ends[i]) is not None]
        return min(given, key=lambda stamp: stamp[1]) if given else None

    def _not_begun(self, place: int, row: Sequence[Cell], stop: Stamp | None) -> int:
        """Judge a row whose start is unknown, or has not happened yet."""
        clock, window = self.editions[-1]
        plan = Plan(clock, self.numbers[clock.norm], self.counts[clock.norm])
        status = NOT_APPLICABLE
        if self.start < 0 and self._applies(clock, row):
            done = None if stop is None else window.on(date.fromordinal(stop[0]))
            if done != "not-in-force" or self.question.as_if_in_force:
                return self._keep_open(place, row, plan, _no_column(clock))
            status = NOT_IN_FORCE
        plan.counts[status] += 1
        return status

    def _applies(self, clock: Clock, row: Sequence[Cell]) -> bool:
        if clock.when is None:
            return True
        return evaluate(clock.when, self._known(row)).truth is not False

    def _known(self, row: Sequence[Cell]) -> dict[str, object]:
        stated = {} if self.facts is None else dict(self.facts(row))
        return dict(self.question.facts) | stated

    def _keep_open(
        self,
        place: int,
        row: Sequence[Cell],
        plan: Plan,
        missing: Missing,
        exact: datetime | None = None,
    ) -> int:
        plan.counts[UNDETERMINED] += 1
        last = plan.last if exact is None else _last_of(exact)
        at_that = None if exact is None else (exact, 0)
        self._keep(plan, place, UNDETERMINED, last, None, False, row, None, missing, at_that)
        return UNDETERMINED

    def _judge_otherwise(
        self, place: int, row: Sequence[Cell], plan: Plan, begun: Stamp, stop: Stamp | None
    ) -> int:
        if plan.status is not None:
            if plan.missing is not None:
                return self._keep_open(place, row, plan, plan.missing)
            plan.counts[plan.status] += 1
            return plan.status
        if plan.last is not None:
            return self._without_a_column(place, row, plan, begun, stop)
        return self._exactly(place, row, plan, begun, stop)

    def _without_a_column(
        self, place: int, row: Sequence[Cell], plan: Plan, begun: Stamp, stop: Stamp | None
    ) -> int:
        """Judge where the table lacks the column of a stop: another may prove it in time."""
        if stop is not None and stop[1] <= self.seen:
            if stop[1] < begun[1]:
                return self._keep_open(place, row, plan, Missing("order", _ORDER))
            if plan.last is not None and stop[0] <= plan.last:
                plan.counts[MET] += 1
                return MET
        return self._keep_open(place, row, plan, self._absent_column(plan.clock))

    def _absent_column(self, clock: Clock) -> Missing:
        name = self.absent[0]
        said = next(stop.words for stop in clock.stop if stop.name == name)
        why = Words(f"表中没有“{said.zh}”一列（{name}）", f"the table has no column {name!r}")
        return Missing(name, why)

    def _exactly(
        self, place: int, row: Sequence[Cell], plan: Plan, begun: Stamp, stop: Stamp | None
    ) -> int:
        verdict = judge(
            plan.clock,
            start=moment_of(begun),
            stop=None if stop is None else moment_of(stop),
            as_of=self.question.as_of,
            calendar=self.question.calendar,
            facts=self._known(row),
            window=plan.window or Window(),
            as_if_in_force=True,
        )
        status, missing = POSITION[verdict.status], verdict.missing
        if self.absent and missing is None and status != MET:
            lacking = self._absent_column(plan.clock)
            return self._keep_open(place, row, plan, lacking, verdict.due)
        plan.counts[status] += 1
        if status in REPORTED:
            late = verdict.late_by
            exact = None if verdict.due is None else (verdict.due, (late and late.minutes) or 0)
            last = None if verdict.due is None else _last_of(verdict.due)
            done = stop is not None and stop[1] <= self.seen
            at = stop[0] if stop is not None and done else self.seen // DAY
            self._keep(plan, place, status, last, at, done, row, begun, missing, exact)
        return status

    def _plan(self, ordinal: int, key: object) -> Plan:
        day = date.fromordinal(ordinal)
        clock, window = self._edition(day)
        plan = Plan(clock, self.numbers[clock.norm], self.counts[clock.norm], window=window)
        binds = "binds" if self.question.as_if_in_force else window.on(day)
        if binds == "not-in-force":
            plan.status = POSITION["not-in-force"]
            return plan
        if binds == "unknown":
            why = Words("施行日期不明，不能确定是否适用", "the day in force is unknown")
            return _open(plan, Missing("day-in-force", why))
        if clock.start.name not in self.events:
            return _open(plan, _no_column(clock))
        facts = dict(self.question.facts)
        if isinstance(key, tuple):
            facts |= dict(key[1])
        try:
            answer = due(clock, day, calendar=self.question.calendar, facts=facts)
        except HorizonError as error:
            return _open(plan, Missing("calendar", error.words))
        if not answer.applies:
            plan.status = NOT_APPLICABLE
        elif answer.missing is not None and answer.missing.missing != "time-of-day":
            return _open(plan, answer.missing)
        elif answer.deadline is not None:
            plan.last = answer.deadline.last_day.toordinal()
        return plan

    def _edition(self, day: date) -> tuple[Clock, Window]:
        for clock, window in self.editions[:-1]:
            if window.until is None or day < window.until:
                return clock, window
        return self.editions[-1]


def _no_column(clock: Clock) -> Missing:
    name, said = clock.start.name, clock.start.words
    why = Words(f"表中没有“{said.zh}”一列（{name}）", f"the table has no column {name!r}")
    return Missing(name, why)


def _open(plan: Plan, missing: Missing) -> Plan:
    plan.status, plan.missing, plan.why = UNDETERMINED, missing, missing.why
    return plan


def _last_of(due_at: datetime) -> int:
    return localize(due_at).toordinal()


@frozen(eq=False, repr=False)
class Stamped:
    """The fields of a table whose cells are instants: some start things, some stop them."""

    begins: tuple[str, ...]
    ends: tuple[str, ...]


def stamped_of(question: Question, kind: Kind, layout: Layout) -> Stamped:
    """Return the fields that start and stop the duties of a table, the row's own start first."""
    events = EVENTS[kind]
    first, *others = events.values()
    starts = {
        events.get(clock.start.name)
        for policy in question.layers
        for clock in policy.clocks
        if clock.norm in question.bound
    }
    present = [name for name in others if layout.has(name)]
    return Stamped((first, *(name for name in present if name in starts)), tuple(present))


def duties_for(question: Question, kind: Kind, layout: Layout, stamped: Stamped) -> list[Duty]:
    """Return the duties that rows of `kind` are judged by, one for each duty of each layer."""
    kept: list[Raw] = []
    numbers: dict[str, int] = {}
    found = []
    for policy in question.layers:
        for editions in policy.editions().values():
            clocks = [clock for clock in editions if clock.norm in question.bound]
            if clocks:
                numbers |= {c.norm: len(numbers) + i for i, c in enumerate(clocks)}
                windows = [policy.instrument(clock.instrument).window for clock in clocks]
                found.append(_duty(question, kind, layout, stamped, clocks, windows, numbers, kept))
    return found


def _duty(
    question: Question,
    kind: Kind,
    layout: Layout,
    stamped: Stamped,
    clocks: list[Clock],
    windows: list[Window],
    numbers: dict[str, int],
    kept: list[Raw],
) -> Duty:
    events = EVENTS[kind]
    begins, ends = stamped.begins, stamped.ends
    stops = [events[stop.name] for stop in clocks[0].stop if stop.name in events]
    start = events.get(clocks[0].start.name)
    return Duty(
        tuple(zip(clocks, windows, strict=True)),
        question,
        begins.index(start) if start in begins else -1,
        frozenset(events),
        tuple(ends.index(name) for name in stops if name in ends),
        tuple(name for name in stops if name not in ends),
        {clock.norm: [0] * len(STATUSES) for clock in clocks},
        numbers,
        kept,
        layout.pick(),
        seen_instant(question.as_of),
        row_facts(clocks, layout, kind),
    )
