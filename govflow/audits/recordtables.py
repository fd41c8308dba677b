"""Tables of records: accounts, rosters, trainings and the like, a row for what happened.

A row names its subject, an event with its day, and facts. Rows that cannot be read are
rejected one by one.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import PurePath
from typing import Final

from attrs import define, field

from govflow.adapters.tables import Cell, Table
from govflow.audits.fields import plain_name
from govflow.audits.findings import Rejected
from govflow.audits.questions import fitted
from govflow.audits.stamps import BadCellError, Stamps, moment_of
from govflow.calendars.civil import Moment, instant
from govflow.cases.records import Record
from govflow.cases.state import Case
from govflow.errors import InputError, UsageError
from govflow.policy import Policy
from govflow.provisions.rosters import CHECKED, ON_DUTY
from govflow.provisions.things import Subject, facts_of
from govflow.rules.facts import FactType
from govflow.values import frozen
from govflow.words import Words

UNIT_HEADERS: Final = ("unit", "单位", "责任单位", "部门", "单位名称", "主办单位")
_EVENT: Final = ("event", "事件", "事项", "办理事项")
_DAY: Final = ("date", "日期", "时间", "发生时间", "发生日期", "start", "开始时间", "上岗时间")
_END: Final = ("end", "结束时间", "下岗时间", "ends")


@frozen
class RecordKind:
    """A kind of table: the subject its rows are about, headers that name it, its event.

    Where a table has no column of events, `event` is what each row records.
    """

    name: str
    subject: Subject
    headers: tuple[str, ...]
    event: str | None = None


RECORD_KINDS: Final = (
    RecordKind("accounts", "account", ("account", "账号", "登录账号")),
    RecordKind("workers", "worker", ("worker", "人员", "姓名", "工作人员")),
    RecordKind("contracts", "contract", ("contract", "合同", "协议", "合同编号")),
    RecordKind("rosters", "roster", UNIT_HEADERS, ON_DUTY),
    RecordKind("units", "unit", UNIT_HEADERS, "stated"),
    RecordKind("trainings", "unit", UNIT_HEADERS, "trained"),
    RecordKind("circulars", "unit", UNIT_HEADERS, "circulated"),
    RecordKind("duties", "unit", UNIT_HEADERS),
)


@frozen(eq=False)
class Placed:
    """Where something was read: the table and the line of its last row, and whose it is."""

    table: str
    line: int | None
    unit: str | None


@define(eq=False)
class Reading:
    """What has been read of tables: records by subject, cases, rejected rows."""

    records: dict[str, list[Record]] = field(factory=dict)
    cases: list[Case] = field(factory=list)
    places: dict[str, Placed] = field(factory=dict)
    rejected: list[tuple[str, Rejected]] = field(factory=list)
    rows: dict[str, int] = field(factory=dict)


def read_records(table: Table, kind: RecordKind, policy: Policy, reading: Reading) -> None:
    """Take a table of records in; without a unit they are of the authority whose duty it is.

    Raises InputError for a header that lacks what is needed.
    """
    plan, default_unit = _plan(table, kind, policy), _bound_unit(kind, policy)
    stamps = Stamps(ends=False)
    name = PurePath(table.name).name
    for line, cells in table.rows:
        if not any(cells):
            continue
        reading.rows[name] = reading.rows.get(name, 0) + 1
        try:
            of, unit, record = _record(whole(cells, len(table.header)), plan, stamps, default_unit)
        except UsageError as error:
            reading.rejected.append((name, Rejected(line, "row", error.words)))
            continue
        reading.records.setdefault(of, []).append(record)
        reading.places[of] = Placed(name, line, unit)


def _bound_unit(kind: RecordKind, policy: Policy) -> str | None:
    """Return the unit of the authority whose recurring duty a kind of table records."""
    for clock in policy.clocks:
        if clock.by is not None and kind.event in {event.name for event in clock.stop}:
            return policy.authority(clock.by).unit
    return None


@frozen(eq=False)
class _Plan:
    kind: RecordKind
    subject: int | None
    unit: int | None
    event: int | None
    day: int
    end: int | None
    facts: tuple[tuple[int, FactType], ...]
    events: Mapping[str, str]


def _plan(table: Table, kind: RecordKind, policy: Policy) -> _Plan:
    place_of = finder(table)
    subject, day, event = place_of(kind.headers), place_of(_DAY), place_of(_EVENT)
    if subject is None and kind.subject != "unit":
        raise lacking(table, kind.headers)
    if event is None and kind.event is None:
        raise lacking(table, _EVENT)
    if day is None:
        raise lacking(table, _DAY)
    facts = tuple(
        (place, declared)
        for declared in facts_of(kind.subject).values()
        if (place := place_of((declared.name, declared.label.zh))) is not None
        and place not in {subject, day, event}
    )
    unit, end = place_of(UNIT_HEADERS), place_of(_END)
    return _Plan(kind, subject, unit, event, day, end, facts, event_names(policy))


def whole(cells: Sequence[Cell], width: int) -> Sequence[Cell]:
    """Return a row that has the header's width. Raises BadCellError for any other."""
    return cells if len(cells) == width else fitted(cells, width)


def finder(table: Table) -> Callable[[Iterable[str]], int | None]:
    """Return how to find the column that bears one of several names."""
    places = {plain_name(name): place for place, name in enumerate(table.header)}

    def place_of(names: Iterable[str]) -> int | None:
        return next((places[p] for p in map(plain_name, names) if p in places), None)

    return place_of


def lacking(table: Table, names: Sequence[str]) -> InputError:
    """Return the error for a header that lacks a column."""
    header = ", ".join(table.header[:12])
    also = "、".join(names[1:4])
    return InputError(
        Words(
            f"缺少 {names[0]} 列（也可写作{also}）；表头有：{header}",
            f"there is no column {names[0]!r} (or {also}); the header has: {header}",
        ),
        where=f"{table.name}, {table.place} {table.header_line}",
    )


def event_names(policy: Policy) -> dict[str, str]:
    """Return the events of a policy by their names and by what they are called."""
    events = [event for clock in policy.clocks for event in (clock.start, *clock.stop)]
    events += [event for each in policy.prerequisites for event in each.events()]
    found = {"值班": ON_DUTY, "读网检查": CHECKED}
    found |= {event.words.zh: event.name for event in events}
    return found | {event.name: event.name for event in events}


def _record(
    cells: Sequence[Cell], plan: _Plan, stamps: Stamps, default_unit: str | None
) -> tuple[str, str | None, Record]:
    occurred = read_cell(cells[plan.day], stamps)
    unit = default_unit if plan.unit is None else text_of(cells[plan.unit]) or default_unit
    named = unit if plan.subject is None else text_of(cells[plan.subject]) or unit
    if not named:
        raise BadCellError(Words("没有写明是谁的", "it does not say whose it is"))
    written = "" if plan.event is None else text_of(cells[plan.event])
    name = plan.events.get(written, written) or plan.kind.event
    if not name:
        raise BadCellError(Words("没有写明事项", "the event is empty"))
    facts = {
        declared.name: value
        for place, declared in plan.facts
        if (value := fact_of(declared, cells[place])) is not None
    }
    if plan.end is not None and name == ON_DUTY and "shift_minutes" not in facts:
        facts["shift_minutes"] = _minutes(occurred, read_cell(cells[plan.end], stamps))
    record = Record(name, occurred, instant(occurred, ends=True), facts)
    return f"{plan.kind.subject}:{named}", unit or named, record


def read_cell(cell: Cell, stamps: Stamps) -> Moment:
    """Return the moment in a cell. Raises BadCellError."""
    stamp = stamps[cell]
    if stamp is None:
        raise BadCellError(Words("没有日期", "there is no date"))
    return moment_of(stamp)


def _minutes(start: Moment, end: Moment) -> int:
    if not isinstance(start, datetime) or not isinstance(end, datetime) or end <= start:
        raise BadCellError(Words("值班起止时刻不成立", "these are no start and end of a shift"))
    return int((end - start).total_seconds()) // 60


def text_of(cell: Cell) -> str:
    """Return the text in a cell."""
    return "" if cell is None else str(cell).strip()


def fact_of(declared: FactType, cell: Cell) -> object:
    """Return the fact in a cell, None if it is empty. Raises UsageError."""
    text = text_of(cell)
    if not text:
        return None
    return declared.read(text)
