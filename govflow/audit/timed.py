"""Audit documents and messages: each row has a start and a stop."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Final

from attrs import define, field, frozen

from govflow.adapters.tables import Cell, Table
from govflow.audit.fields import Kind, Layout, layout_of
from govflow.audit.findings import (
    BREACHED,
    MET,
    NOT_APPLICABLE,
    PENDING,
    POSITION,
    REPORTED,
    UNDETERMINED,
    Kept,
    Rejected,
)
from govflow.audit.stamps import DAY, EMPTY, BadCellError, Stamp, Stamps
from govflow.calendars.china import ChinaCalendar
from govflow.calendars.civil import Moment, instant, localize
from govflow.errors import HorizonError
from govflow.law import Window
from govflow.policy import Policy
from govflow.provisions.clocks import Clock
from govflow.provisions.timing import due, judge
from govflow.rules.facts import FactType, declared_facts
from govflow.rules.verdicts import STATUSES, Missing
from govflow.words import Words

EVENTS: Final[Mapping[Kind, Mapping[str, str]]] = {
    "documents": {"formed": "issued", "published": "published"},
    "messages": {
        name: name for name in ("asked", "answered", "acknowledged", "transferred", "drafted")
    },
}
_SUBJECT: Final[Mapping[Kind, str]] = {"documents": "document", "messages": "message"}
_KINDS: Final = {"纠错": "error-report", "建议": "suggestion", "咨询": "question", "投诉": "complaint"}
_ORDER: Final = Words("完成早于开始，数据有误，无法判定", "done before it started: cannot be judged")


@frozen
class Question:
    """What an audit asks: under which policies, as of when, with which facts assumed."""

    layers: tuple[Policy, ...]
    as_of: Moment
    calendar: ChinaCalendar
    as_if_in_force: bool = False
    facts: Mapping[str, object] = field(factory=dict)


def clocks_for(policy: Policy, kind: Kind) -> tuple[Clock, ...]:
    """Return the clocks of a policy that rows of that kind can be judged by."""
    events = EVENTS.get(kind, {})
    return tuple(
        clock
        for clock in policy.clocks
        if clock.subject == _SUBJECT.get(kind)
        and clock.start.name in events
        and any(stop.name in events for stop in clock.stop)
    )


@define
class Plan:
    """How rows that start on one day are judged: by a last day, or all alike."""

    clock: Clock
    counts: list[int]
    last: int | None = None
    status: int | None = None
    why: Words | None = None
    missing: Missing | None = None
    window: Window | None = None


@define
class Duty:
    """One duty over all its editions, ready to judge rows of one table."""

    editions: tuple[tuple[Clock, Window], ...]
    question: Question
    start: int
    stops: tuple[int, ...]
    absent: tuple[str, ...]
    counts: dict[str, list[int]]
    kept: list[Kept]
    seen: int
    facts: Callable[[Sequence[Cell]], tuple[tuple[str, object], ...]] | None
    plans: dict[object, Plan] = field(factory=dict)

    def judge(
        self, place: int, row: Sequence[Cell], begun: Stamp | None, ends: list[Stamp | None]
    ) -> int:
        """Judge one row, count it, keep it if it is not in order; return its status."""
        if begun is None:
            return self._not_begun(place, row)
        ordinal, start, timed = begun
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
        self.kept.append(
            Kept(plan.clock.norm, plan.clock.duty, place, status, plan.last, at, done, row)
        )
        return status

    def _stop(self, ends: list[Stamp | None]) -> Stamp | None:
        if len(self.stops) == 1:
            return ends[self.stops[0]]
        given = [stamp for i in self.stops if (stamp := ends[i]) is not None]
        return min(given, key=lambda stamp: stamp[1]) if given else None

    def _not_begun(self, place: int, row: Sequence[Cell]) -> int:
        clock = self.editions[-1][0]
        plan = Plan(clock, self.counts[clock.norm])
        if self.start < 0:
            name = clock.start.name
            why = Words(f"表中没有{clock.start.words.zh}一列", f"the table has no column {name!r}")
            return self._keep_open(place, row, plan, Missing(name, why))
        plan.counts[NOT_APPLICABLE] += 1
        return NOT_APPLICABLE

    def _keep_open(self, place: int, row: Sequence[Cell], plan: Plan, missing: Missing) -> int:
        plan.counts[UNDETERMINED] += 1
        clock = plan.clock
        self.kept.append(
            Kept(
                clock.norm,
                clock.duty,
                place,
                UNDETERMINED,
                plan.last,
                None,
                False,
                row,
                missing.why,
                missing,
            )
        )
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
        facts = dict(self.question.facts)
        if self.facts is not None:
            facts |= dict(self.facts(row))
        verdict = judge(
            plan.clock,
            start=_moment(begun),
            stop=None if stop is None else _moment(stop),
            as_of=self.question.as_of,
            calendar=self.question.calendar,
            facts=facts,
            window=plan.window or Window(),
            as_if_in_force=True,
        )
        status, missing = POSITION[verdict.status], verdict.missing
        if self.absent and missing is None and status != MET:
            return self._keep_open(place, row, plan, self._absent_column(plan.clock))
        plan.counts[status] += 1
        if status in REPORTED:
            late = verdict.late_by
            exact = None if verdict.due is None else (verdict.due, (late and late.minutes) or 0)
            last = None if verdict.due is None else _last_of(verdict.due)
            done = stop is not None and stop[1] <= self.seen
            at = stop[0] if stop is not None and done else self.seen // DAY
            why = verdict.why if missing is not None else None
            clock = plan.clock
            self.kept.append(
                Kept(clock.norm, clock.duty, place, status, last, at, done, row, why, missing, exact)
            )
        return status

    def _plan(self, ordinal: int, key: object) -> Plan:
        day = date.fromordinal(ordinal)
        clock, window = self._edition(day)
        plan = Plan(clock, self.counts[clock.norm], window=window)
        binds = "binds" if self.question.as_if_in_force else window.on(day)
        if binds == "not-in-force":
            plan.status = POSITION["not-in-force"]
            return plan
        if binds == "unknown":
            why = Words("施行日期不明，不能确定是否适用", "the day in force is unknown")
            return _open(plan, Missing("day-in-force", why))
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


def _open(plan: Plan, missing: Missing) -> Plan:
    plan.status, plan.missing, plan.why = UNDETERMINED, missing, missing.why
    return plan


def _last_of(due_at: datetime) -> int:
    return localize(due_at).toordinal()


def _moment(stamp: Stamp) -> Moment:
    day = date.fromordinal(stamp[0])
    if not stamp[2]:
        return day
    rest = timedelta(microseconds=stamp[1] - stamp[0] * DAY)
    return datetime(day.year, day.month, day.day) + rest


def seen_instant(as_of: Moment) -> int:
    """Return as-of as an instant; a bare date is the last microsecond of its day."""
    at = instant(as_of, ends=True).replace(tzinfo=UTC)
    ordinal = at.toordinal()
    return ordinal * DAY + (at.hour * 3600 + at.minute * 60 + at.second) * 1_000_000 + at.microsecond


def duties_for(question: Question, kind: Kind, layout: Layout) -> list[Duty]:
    """Return the duties that rows of `kind` are judged by, one for each duty of each layer."""
    events = EVENTS[kind]
    begins, ends = columns_of(layout, kind)
    kept: list[Kept] = []
    found = []
    for policy in question.layers:
        bound = set(clocks_for(policy, kind))
        for editions in policy.editions().values():
            clocks = [clock for clock in editions if clock in bound]
            if not clocks:
                continue
            stops = [events[s.name] for s in clocks[0].stop if s.name in events]
            start = events[clocks[0].start.name]
            found.append(
                Duty(
                    tuple((c, policy.instrument(c.instrument).window) for c in clocks),
                    question,
                    begins.index(start) if start in begins else -1,
                    tuple(ends.index(name) for name in stops if name in ends),
                    tuple(name for name in stops if name not in ends),
                    {clock.norm: [0] * len(STATUSES) for clock in clocks},
                    kept,
                    seen_instant(question.as_of),
                    _row_facts(clocks, layout, kind),
                )
            )
    return found


def columns_of(layout: Layout, kind: Kind) -> tuple[list[str], list[str]]:
    """Return the fields of a table that may start, and that may stop, something."""
    events = list(EVENTS[kind].values())
    first = events[0]
    begins = [first, *(name for name in events[1:] if name == "transferred" and layout.has(name))]
    return begins, [name for name in events[1:] if layout.has(name)]


def _row_facts(
    clocks: Sequence[Clock], layout: Layout, kind: Kind
) -> Callable[[Sequence[Cell]], tuple[tuple[str, object], ...]] | None:
    if kind != "messages" or all(clock.when is None for clock in clocks):
        return None
    readers = [
        (name, layout.fields[name], declared)
        for name, declared in message_facts().items()
        if layout.has(name)
    ]
    if not readers:
        return None

    def facts(row: Sequence[Cell]) -> tuple[tuple[str, object], ...]:
        stated = ((name, read_fact(declared, row[i])) for name, i, declared in readers)
        return tuple((name, value) for name, value in stated if value is not None)

    return facts


def message_facts() -> Mapping[str, FactType]:
    """Return the facts that a table of messages may state."""
    from govflow.provisions.things import Message

    return declared_facts(Message)


def read_fact(declared: FactType, cell: Cell) -> object:
    """Return a fact stated in a cell, None if it is empty. Raises BadCellError."""
    text = "" if cell is None else str(cell).strip()
    if not text:
        return None
    if declared.name == "kind":
        for chinese, kind in _KINDS.items():
            if chinese in text:
                return kind
        return text if declared.admits(text) else "other"
    from govflow.errors import UsageError

    try:
        return declared.read(text)
    except UsageError as error:
        raise BadCellError(error.words) from None


@define
class Run:
    """An audit of rows under way: what has been counted so far."""

    table: Table
    kind: Kind
    layout: Layout
    duties: list[Duty]
    rows: int = 0
    rejected: list[Rejected] = field(factory=list)
    groups: dict[tuple[str, int, str], list[int]] | None = None

    def go(self) -> Iterator[int]:
        """Judge every row, yielding the number of rows now and then."""
        begins, ends = columns_of(self.layout, self.kind)
        begin_at = [(name, self.layout.fields[name]) for name in begins]
        end_at = [(name, self.layout.fields[name]) for name in ends]
        facts_at = [
            (name, self.layout.fields[name], declared)
            for name, declared in (message_facts() if self.kind == "messages" else {}).items()
            if self.layout.has(name)
        ]
        starts, stops, width = Stamps(ends=False), Stamps(ends=True), self.layout.width
        for place, row in self.table.rows:
            self.rows += 1
            name = "row"
            try:
                if len(row) != width:
                    row = fitted(row, width)
                begun = []
                for name, i in begin_at:
                    begun.append(starts[row[i]])
                if begun[0] is None:
                    name = begins[0]
                    raise BadCellError(EMPTY)
                done = []
                for name, i in end_at:
                    done.append(stops[row[i]])
                for name, i, declared in facts_at:
                    read_fact(declared, row[i])
            except BadCellError as error:
                self.rejected.append(Rejected(place, name, error.words))
                continue
            for duty in self.duties:
                start = begun[duty.start] if duty.start >= 0 else None
                status = duty.judge(place, row, start, done)
                if self.groups is not None:
                    self._group(duty, row, begun[0], status)
            if not self.rows & 0x3FFF:
                yield self.rows
        yield self.rows

    def _group(self, duty: Duty, row: Sequence[Cell], begun: Stamp, status: int) -> None:
        at = self.layout.group
        group = "" if at is None else str(row[at] or "")
        year = date.fromordinal(begun[0]).year
        key = group, year, duty.editions[0][0].norm
        assert self.groups is not None
        counts = self.groups.get(key)
        if counts is None:
            counts = self.groups[key] = [0] * len(STATUSES)
        counts[status] += 1


def fitted(row: Sequence[Cell], width: int) -> Sequence[Cell]:
    """Return a row of the header's width; only empty cells may be too many."""
    if len(row) > width and not any(row[width:]):
        return row[:width]
    raise BadCellError(
        Words(
            f"该行有{len(row)}个单元格，表头有{width}个",
            f"the row has {len(row)} cells, the header {width}",
        )
    )


def start_run(table: Table, kind: Kind, question: Question, mapping: Mapping[str, str]) -> Run:
    """Return an audit of `table`, ready to go. Raises InputError for its header."""
    layout = layout_of(table, kind, mapping)
    return Run(table, kind, layout, duties_for(question, kind, layout))
