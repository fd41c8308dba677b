"""Registers filled from the record: a row for each case, or for each subject."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime

from govflow.calendars.civil import Moment, instant
from govflow.cases.compliance import Known, known_of_case, known_of_records
from govflow.cases.records import Record
from govflow.cases.state import Case
from govflow.provisions.registers import Register, RegisterColumn

Cells = tuple[str, ...]


def rows_of_cases(register: Register, cases: Iterable[Case]) -> Iterator[Cells]:
    """Yield the row of each case of the register's chain; what is not known is empty."""
    for case in cases:
        if case.chain == register.chain:
            own = {
                "subject": case.id,
                "unit": case.unit,
                "state": case.state,
                "opened": _told(case.began or case.opened),
                "by": case.opener or "",
            }
            yield _row(register.columns, known_of_case(case), own | _signers(case))


def rows_of_subjects(
    register: Register, subjects: Iterable[tuple[str, Sequence[Record]]]
) -> Iterator[Cells]:
    """Yield the row of each subject of the register's kind; what is not known is empty."""
    for name, records in subjects:
        kind, _, own_name = name.partition(":")
        if kind == register.of and records:
            own = {"subject": own_name, "opened": _told(records[0].occurred)}
            yield _row(register.columns, known_of_records(records), own)


def _signers(case: Case) -> dict[str, str]:
    """Return who signed each step, in the order of signing; advice is no signature."""
    found: dict[str, list[str]] = {}
    for signature in case.signatures:
        if signature.kind != "advice":
            found.setdefault(f"step:{signature.step}", []).append(signature.person)
    return {source: "、".join(names) for source, names in found.items()}


def _row(columns: Iterable[RegisterColumn], known: Known, own: Mapping[str, str]) -> Cells:
    return tuple(_cell(column.source, known, own) or _absent(column) for column in columns)


def _absent(column: RegisterColumn) -> str:
    return "" if column.absent is None else column.absent.zh


def _cell(source: str, known: Known, own: Mapping[str, str]) -> str:
    kind, _, name = source.partition(":")
    if kind == "fact":
        return _told(known.facts.get(name))
    if kind == "event":
        times: Sequence[Moment] = known.happened.get(name, ())
        return _told(max(times, key=instant, default=None))
    return own.get(source, "")


def _told(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    return value.isoformat() if isinstance(value, date) else str(value)
