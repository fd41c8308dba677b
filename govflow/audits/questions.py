"""What an audit asks, and what a table of rows can answer."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC
from typing import Final

from attrs import field

from govflow.adapters.tables import Cell
from govflow.audits.fields import Kind, Layout
from govflow.audits.stamps import DAY, BadCellError
from govflow.calendars.china import ChinaCalendar
from govflow.calendars.civil import Moment, instant
from govflow.errors import UsageError
from govflow.policy import Policy
from govflow.provisions.clocks import Clock
from govflow.provisions.things import facts_of
from govflow.rules.conditions import facts_in
from govflow.rules.facts import FactType
from govflow.values import frozen
from govflow.words import Words

EVENTS: Final[Mapping[Kind, Mapping[str, str]]] = {
    "documents": {"formed": "issued", "published": "published"},
    "messages": {
        name: name for name in ("asked", "answered", "acknowledged", "transferred", "drafted")
    },
}
_SUBJECT: Final[Mapping[Kind, str]] = {"documents": "document", "messages": "message"}
_KINDS: Final = {
    "纠错": "error-report",
    "建议": "suggestion",
    "咨询": "question",
    "投诉": "complaint",
}
RowFacts = Callable[[Sequence[Cell]], tuple[tuple[str, object], ...]]


@frozen(eq=False, repr=False)
class Question:
    """What an audit asks: under which policies, as of when, with which facts assumed.

    `bound` are the norms whose clocks rows are judged by, whatever reading is taken.
    """

    layers: tuple[Policy, ...]
    as_of: Moment
    calendar: ChinaCalendar
    as_if_in_force: bool = False
    facts: Mapping[str, object] = field(factory=dict)
    bound: frozenset[str] = frozenset()


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


def seen_instant(as_of: Moment) -> int:
    """Return as-of as an instant; a bare date is the last microsecond of its day."""
    at = instant(as_of, ends=True).replace(tzinfo=UTC)
    ordinal = at.toordinal()
    return (
        ordinal * DAY + (at.hour * 3600 + at.minute * 60 + at.second) * 1_000_000 + at.microsecond
    )


def row_facts(clocks: Sequence[Clock], layout: Layout, kind: Kind) -> RowFacts | None:
    """Return how to read the facts that a row states, None where none matter."""
    wanted = {name for clock in clocks if clock.when is not None for name in facts_in(clock.when)}
    if kind != "messages" or not wanted:
        return None
    readers = [
        (name, layout.fields[name], declared)
        for name, declared in message_facts().items()
        if name in wanted and layout.has(name)
    ]
    if not readers:
        return None

    def facts(row: Sequence[Cell]) -> tuple[tuple[str, object], ...]:
        stated = ((name, read_fact(declared, row[i])) for name, i, declared in readers)
        return tuple((name, value) for name, value in stated if value is not None)

    return facts


def message_facts() -> Mapping[str, FactType]:
    """Return the facts that a table of messages may state."""
    return facts_of("message")


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
    try:
        return declared.read(text)
    except UsageError as error:
        raise BadCellError(error.words) from None


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
