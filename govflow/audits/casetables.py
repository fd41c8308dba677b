"""Tables of cases: a row for a case of a chain, a column for each event and fact."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import Final

from govflow.adapters.tables import Cell, Table
from govflow.audits.findings import Rejected
from govflow.audits.recordtables import (
    UNIT_HEADERS,
    Placed,
    Reading,
    event_names,
    fact_of,
    finder,
    lacking,
    read_cell,
    text_of,
    whole,
)
from govflow.audits.stamps import Stamps
from govflow.calendars.civil import Moment, instant
from govflow.cases.state import Case, Happened
from govflow.errors import UsageError
from govflow.policy import Policy
from govflow.provisions.chains import Chain
from govflow.provisions.things import facts_of
from govflow.rules.facts import FactType
from govflow.values import frozen

_CASE: Final = ("case", "编号", "事项编号", "id")
_OPENED: Final = ("opened", "起始时间", "发现时间", "收到时间", "日期", "date")


@frozen(eq=False)
class _Layout:
    case: int | None
    unit: int
    opened: int
    events: tuple[tuple[int, str], ...]
    facts: tuple[tuple[int, FactType], ...]


def read_cases(table: Table, chain: Chain, policy: Policy, reading: Reading) -> None:
    """Take a table of cases in. Raises InputError for a header that lacks what is needed."""
    stamps, layout = Stamps(ends=False), _layout(table, chain, policy)
    name = PurePath(table.name).name
    for line, cells in table.rows:
        if not any(cells):
            continue
        reading.rows[name] = reading.rows.get(name, 0) + 1
        try:
            case = _case(whole(cells, len(table.header)), chain, layout, stamps, line)
        except UsageError as error:
            reading.rejected.append((name, Rejected(line, "row", error.words)))
            continue
        reading.cases.append(case)
        reading.places[f"case:{case.id}"] = Placed(name, line, case.unit)


def _layout(table: Table, chain: Chain, policy: Policy) -> _Layout:
    place_of = finder(table)
    unit, opened = place_of(UNIT_HEADERS), place_of((*_OPENED, chain.opening.zh))
    if unit is None:
        raise lacking(table, UNIT_HEADERS)
    if opened is None:
        raise lacking(table, _OPENED)
    called: dict[str, list[str]] = {}
    for words, name in event_names(policy).items():
        called.setdefault(name, []).append(words)
    events = ((place_of([name, *called.get(name, [])]), name) for name in chain.events)
    declared = facts_of(chain.subject)
    facts = ((place_of((f.name, f.label.zh)), f) for f in declared.values())
    return _Layout(
        place_of(_CASE),
        unit,
        opened,
        tuple((place, name) for place, name in events if place is not None and place != opened),
        tuple((place, fact) for place, fact in facts if place is not None),
    )


def _case(cells: Sequence[Cell], chain: Chain, layout: _Layout, stamps: Stamps, line: int) -> Case:
    opened = read_cell(cells[layout.opened], stamps)
    events = tuple(_events(cells, layout, stamps))
    return Case(
        id=("" if layout.case is None else text_of(cells[layout.case])) or f"{chain.id}-{line}",
        chain=chain.id,
        unit=text_of(cells[layout.unit]),
        opener=None,
        opened=instant(opened),
        revision=1,
        last_at=max((event.recorded for event in events), default=instant(opened)),
        began=opened,
        facts=_facts(cells, layout),
        events=events,
    )


def _events(cells: Sequence[Cell], layout: _Layout, stamps: Stamps) -> Iterator[Happened]:
    found: list[tuple[Moment, str]] = []
    for place, name in layout.events:
        if text_of(cells[place]):
            found.append((read_cell(cells[place], stamps), name))
    for occurred, name in sorted(found, key=lambda pair: instant(pair[0], ends=True)):
        yield Happened(name, occurred, instant(occurred, ends=True))


def _facts(cells: Sequence[Cell], layout: _Layout) -> Mapping[str, object]:
    found = ((fact.name, fact_of(fact, cells[place])) for place, fact in layout.facts)
    return {name: value for name, value in found if value is not None}
