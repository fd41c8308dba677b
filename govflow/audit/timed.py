"""Audit documents and messages: each row has a start and a stop."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from itertools import islice
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
    Raw,
    Rejected,
)
from govflow.audit.stamps import DAY, EMPTY, BadCellError, Stamp, Stamps, moment_of
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
_CHUNK: Final = 1 << 14
_FOREVER: Final = 1 << 80
_REMEMBERED: Final = 50_000
_SUBJECT: Final[Mapping[Kind, str]] = {"documents": "document", "messages": "message"}
_KINDS: Final = {
    "纠错": "error-report",
    "建议": "suggestion",
    "咨询": "question",
    "投诉": "complaint",
}
_ORDER: Final = Words(
    "完成早于开始，数据有误，无法判定", "done before it started: cannot be judged"
)


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
    number: int
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
    numbers: dict[str, int]
    kept: list[Raw]
    pick: Callable[[Sequence[Cell]], tuple[Cell, ...]]
    seen: int
    facts: Callable[[Sequence[Cell]], tuple[tuple[str, object], ...]] | None
    plans: dict[object, Plan] = field(factory=dict)

    def judge(
        self, place: int, row: Sequence[Cell], begun: Stamp | None, ends: list[Stamp | None]
    ) -> int:
        """Judge one row, count it, keep it if it is not in order; return its status."""
        if begun is None:
            return self._not_begun(place, row)
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

    def _stop(self, ends: list[Stamp | None]) -> Stamp | None:
        if len(self.stops) == 1:
            return ends[self.stops[0]]
        given = [stamp for i in self.stops if (stamp := ends[i]) is not None]
        return min(given, key=lambda stamp: stamp[1]) if given else None

    def _not_begun(self, place: int, row: Sequence[Cell]) -> int:
        clock = self.editions[-1][0]
        plan = Plan(clock, self.numbers[clock.norm], self.counts[clock.norm])
        if self.start < 0:
            name = clock.start.name
            why = Words(f"表中没有{clock.start.words.zh}一列", f"the table has no column {name!r}")
            return self._keep_open(place, row, plan, Missing(name, why))
        plan.counts[NOT_APPLICABLE] += 1
        return NOT_APPLICABLE

    def _keep_open(self, place: int, row: Sequence[Cell], plan: Plan, missing: Missing) -> int:
        plan.counts[UNDETERMINED] += 1
        self._keep(plan, place, UNDETERMINED, plan.last, None, False, row, None, missing)
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
            start=moment_of(begun),
            stop=None if stop is None else moment_of(stop),
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


def seen_instant(as_of: Moment) -> int:
    """Return as-of as an instant; a bare date is the last microsecond of its day."""
    at = instant(as_of, ends=True).replace(tzinfo=UTC)
    ordinal = at.toordinal()
    return (
        ordinal * DAY + (at.hour * 3600 + at.minute * 60 + at.second) * 1_000_000 + at.microsecond
    )


def duties_for(question: Question, kind: Kind, layout: Layout) -> list[Duty]:
    """Return the duties that rows of `kind` are judged by, one for each duty of each layer."""
    events = EVENTS[kind]
    begins, ends = columns_of(layout, kind)
    kept: list[Raw] = []
    numbers: dict[str, int] = {}
    pick, seen = layout.pick(), seen_instant(question.as_of)
    found = []
    for policy in question.layers:
        bound = set(clocks_for(policy, kind))
        for editions in policy.editions().values():
            clocks = [clock for clock in editions if clock in bound]
            if not clocks:
                continue
            stops = [events[s.name] for s in clocks[0].stop if s.name in events]
            start = events[clocks[0].start.name]
            for clock in clocks:
                numbers[clock.norm] = len(numbers)
            found.append(
                Duty(
                    tuple((c, policy.instrument(c.instrument).window) for c in clocks),
                    question,
                    begins.index(start) if start in begins else -1,
                    tuple(ends.index(name) for name in stops if name in ends),
                    tuple(name for name in stops if name not in ends),
                    {clock.norm: [0] * len(STATUSES) for clock in clocks},
                    numbers,
                    kept,
                    pick,
                    seen,
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


Rest = tuple[None, None, None, Stamp]
Quick = tuple[int, int, list[int], int, tuple[int, int | None, Rest]]
"""From which instant to which a stop is in order, where and as what to count it, and the
duty's number, last day and the rest to keep it by if it is late."""


def _quick(plan: Plan, begun: Stamp, seen: int) -> Quick | None:
    """Return the short way to judge what starts on a day, None where there is none."""
    late = plan.number, plan.last, (None, None, None, begun)
    if plan.last is not None and not begun[2]:
        in_time = min((plan.last + 1) * DAY - 1, seen)
        return begun[1], in_time, plan.counts, MET, late
    if plan.status is not None and plan.missing is None:
        return 0, _FOREVER, plan.counts, plan.status, late
    return None


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
        facts = message_facts() if self.kind == "messages" else {}
        stated = [name for name in facts if self.layout.has(name)]
        plain = len(begins) == len(ends) == len(self.duties) == 1 and not stated
        if plain and not self.duties[0].absent and self.groups is None:
            return self._go_plainly(begins[0], ends[0])
        return self._go(begins, ends, {name: facts[name] for name in stated})

    def _go_plainly(self, begin: str, end: str) -> Iterator[int]:
        """Judge rows of one start, one stop and one duty: a million of them is one audit.

        For each day something starts on, `quick` holds its midnight, the last instant that
        is in time, and where to count; whatever does not fit goes the long way.
        """
        starts, stops = Stamps(ends=False), Stamps(ends=True)
        i, j, width = self.layout.fields[begin], self.layout.fields[end], self.layout.width
        quick: dict[Cell, Quick] = {}
        rows, seen = iter(self.table.rows), self.duties[0].seen
        keep, pick = self.duties[0].kept.append, self.duties[0].pick
        more = True
        while more:
            more = False
            for place, row in islice(rows, _CHUNK):
                more = True
                if len(row) == width:
                    entry, stop = quick.get(row[i]), stops.get(row[j])
                    if entry is not None and stop is not None:
                        at = stop[1]
                        start, in_time, counts, status, late = entry
                        if start <= at <= in_time:
                            counts[status] += 1
                            continue
                        if in_time < at <= seen:
                            counts[BREACHED] += 1
                            number, last, rest = late
                            day = stop[0]
                            keep((number, place, BREACHED, last, day, True, pick(row), *rest))
                            continue
                if row:
                    self._one(place, row, (begin, i, starts), (end, j, stops), quick)
            judged = sum(sum(counts) for counts in self.duties[0].counts.values())
            self.rows = judged + len(self.rejected)
            yield self.rows

    def _one(
        self,
        place: int,
        row: Sequence[Cell],
        begin: tuple[str, int, Stamps],
        end: tuple[str, int, Stamps],
        quick: "dict[Cell, Quick]",
    ) -> None:
        """Judge one row the long way, and remember the short one for its day."""
        name = "row"
        try:
            if len(row) != self.layout.width:
                row = fitted(row, self.layout.width)
            name, i, starts = begin
            begun = starts[row[i]]
            if begun is None:
                raise BadCellError(EMPTY)
            name, j, stops = end
            done = stops[row[j]]
        except BadCellError as error:
            self.rejected.append(Rejected(place, name, error.words))
            return
        duty = self.duties[0]
        duty.judge(place, row, begun, [done])
        entry = _quick(duty.plans[begun[0]], begun, duty.seen)
        if entry is not None:
            if len(quick) >= _REMEMBERED:
                quick.clear()
            quick[row[begin[1]]] = entry

    def _go(
        self, begins: list[str], ends: list[str], stated: Mapping[str, FactType]
    ) -> Iterator[int]:
        starts, stops, width = Stamps(ends=False), Stamps(ends=True), self.layout.width
        at = self.layout.fields
        for place, row in self.table.rows:
            if not row:
                continue
            self.rows += 1
            name = "row"
            begun: list[Stamp | None] = []
            done: list[Stamp | None] = []
            try:
                if len(row) != width:
                    row = fitted(row, width)
                for name in begins:
                    begun.append(starts[row[at[name]]])
                if begun[0] is None:
                    name = begins[0]
                    raise BadCellError(EMPTY)
                for name in ends:
                    done.append(stops[row[at[name]]])
                for name, declared in stated.items():
                    read_fact(declared, row[at[name]])
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
