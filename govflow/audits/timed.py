"""Audit documents and messages: each row has a start and a stop."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import Final

from attrs import define, field

from govflow.adapters.tables import Cell, Table
from govflow.audits.duties import Duty, Plan, Stamped, duties_for, stamped_of
from govflow.audits.fields import Kind, Layout, layout_of
from govflow.audits.findings import BREACHED, MET, PENDING, Rejected
from govflow.audits.questions import Question, fitted, message_facts, read_fact
from govflow.audits.stamps import DAY, EMPTY, BadCellError, Stamp, Stamps
from govflow.rules.facts import FactType
from govflow.rules.verdicts import STATUSES

_CHUNK: Final = 1 << 14
_FOREVER: Final = 1 << 80
_REMEMBERED: Final = 50_000
_NEVER: Final = -1
Ended = tuple[int, int]
"""The day of a stop, and its instant."""
_EMPTY_CELLS: Final[Mapping[Cell, Ended]] = {"": (0, _NEVER), None: (0, _NEVER)}
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


@define(eq=False, repr=False)
class Run:
    """An audit of rows under way: what has been counted so far."""

    table: Table
    kind: Kind
    layout: Layout
    stamped: Stamped
    duties: list[Duty]
    rows: int = 0
    rejected: list[Rejected] = field(factory=list)
    groups: dict[tuple[str, int, str], list[int]] | None = None

    def go(self) -> Iterator[int]:
        """Judge every row, yielding the number of rows now and then."""
        begins, ends = self.stamped.begins, self.stamped.ends
        facts = message_facts() if self.kind == "messages" else {}
        wanted = {name for duty in self.duties for name in duty.needs()}
        stated = [name for name in facts if name in wanted and self.layout.has(name)]
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
        ended: dict[Cell, Ended] = dict(_EMPTY_CELLS)
        rows, seen = iter(self.table.rows), self.duties[0].seen
        today = seen // DAY
        keep, pick = self.duties[0].kept.append, self.duties[0].pick
        more = True
        while more:
            more = False
            for place, row in islice(rows, _CHUNK):
                more = True
                try:
                    start, in_time, counts, status, late = quick[row[i]]
                    day, at = ended[row[j]]
                except (KeyError, IndexError):
                    self._one(place, row, (begin, i, starts), (end, j, stops), quick, ended)
                    continue
                if start <= at <= in_time and len(row) == width:
                    counts[status] += 1
                elif in_time < at <= seen and len(row) == width:
                    counts[BREACHED] += 1
                    number, last, rest = late
                    keep((number, place, BREACHED, last, day, True, pick(row), *rest))
                elif at == _NEVER and (due := late[1]) is not None and len(row) == width:
                    open_status = BREACHED if today > due else PENDING
                    counts[open_status] += 1
                    keep((late[0], place, open_status, due, today, False, pick(row), *late[2]))
                else:
                    self._one(place, row, (begin, i, starts), (end, j, stops), quick, ended)
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
        ended: "dict[Cell, Ended]",
    ) -> None:
        """Judge one row the long way, and remember the short one for its days."""
        if not any(row):
            return
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
        if done is not None and row[j] in stops:
            if len(ended) >= _REMEMBERED:
                ended.clear()
                ended.update(_EMPTY_CELLS)
            ended[row[j]] = done[0], done[1]

    def _go(
        self, begins: Sequence[str], ends: Sequence[str], stated: Mapping[str, FactType]
    ) -> Iterator[int]:
        starts, stops, width = Stamps(ends=False), Stamps(ends=True), self.layout.width
        at = self.layout.fields
        for place, row in self.table.rows:
            if not any(row):
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


def start_run(table: Table, kind: Kind, question: Question, mapping: Mapping[str, str]) -> Run:
    """Return an audit of `table`, ready to go. Raises InputError for its header."""
    layout = layout_of(table, kind, mapping)
    stamped = stamped_of(question, kind, layout)
    return Run(table, kind, layout, stamped, duties_for(question, kind, layout, stamped))
