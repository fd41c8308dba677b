"""A whole office from a folder of tables: what an inspector would look at, in one answer."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from govflow.adapters.tables import Table, read_table
from govflow.audits import Audit, audit
from govflow.audits.auditing import judges
from govflow.audits.casetables import read_cases
from govflow.audits.fields import Kind
from govflow.audits.findings import BREACHED, Finding, Rejected
from govflow.audits.inspection import Inspector, Remark
from govflow.audits.recordtables import (
    RECORD_KINDS,
    UNIT_HEADERS,
    Placed,
    Reading,
    finder,
    lacking,
    read_records,
    text_of,
)
from govflow.calendars.china import ChinaCalendar, china
from govflow.calendars.civil import Moment, civil_date, instant, read_moment
from govflow.errors import InputError, UsageError
from govflow.policy import Policy
from govflow.provisions.roles import Assignment, People, Person
from govflow.rules.verdicts import Status, Verdict
from govflow.values import frozen
from govflow.words import Words

_TABLES: Final = (".csv", ".xlsx")
_KINDS: Final[Mapping[str, Kind]] = {
    "documents": "documents",
    "columns": "columns",
    "messages": "messages",
}
_PEOPLE: Final = "people"
_PEOPLE_HEADERS: Final[Mapping[str, tuple[str, ...]]] = {
    "person": ("person", "姓名", "人员"),
    "unit": UNIT_HEADERS,
    "post": ("post", "岗位", "职务"),
    "since": ("from", "since", "任职日期", "起始日期"),
    "until": ("until", "离任日期", "截止日期"),
    "acting": ("acting", "是否代理", "代理"),
}
Progress = Callable[[int, Table], None]


@frozen(eq=False)
class Inspection:
    """What an inspection of an office found: audits of its tables, remarks, what is missing."""

    policy: Policy
    folder: str
    as_of: Moment
    audits: tuple[Audit, ...]
    remarks: tuple[Remark, ...]
    counts: Mapping[str, Mapping[Status, int]]
    lacking: Mapping[tuple[str, str], Sequence[str]]
    rejected: tuple[tuple[str, Rejected], ...]
    rows: Mapping[str, int]
    unread: tuple[str, ...]
    """Tables of the folder that the policy has nothing to judge by, or that nobody knows."""


def inspect_office(
    policy: Policy,
    folder: str | Path,
    *,
    as_of: Moment,
    calendar: ChinaCalendar | None = None,
    progress: Progress | None = None,
) -> Inspection:
    """Judge every table of a folder under one policy, as of a moment.

    A table is known by its name: `documents`, `columns`, `messages`; `people`; the kinds of
    `RECORD_KINDS`; or the id of a chain, with a row for each case. Raises InputError for a
    folder that is none, or holds no table that can be judged.
    """
    files = _files(folder)
    counted = calendar or china()
    reading, audits, unread = Reading(), [], []
    people = _people(files.pop(_PEOPLE, None), reading)
    inspector = Inspector(policy, people, as_of, counted)
    for name, file in files.items():
        kind = _KINDS.get(name)
        if kind is not None and judges(policy, kind):
            found = audit(
                policy,
                kind,
                str(file),
                as_of=as_of,
                calendar=counted,
                breakdown=True,
                progress=progress,
            )
            audits.append(found)
            inspector.remarks += _remarks_of(found, file.name, inspector)
        elif not _read(name, file, policy, reading):
            unread.append(file.name)
    if not audits and not reading.rows:
        raise _nothing(folder)
    inspector.inspect(reading)
    for found in audits:
        inspector.counts |= {norm: dict(counts) for norm, counts in found.counts.items()}
    return Inspection(
        policy,
        str(folder),
        instant(as_of, ends=True),
        tuple(audits),
        tuple(inspector.remarks),
        inspector.counts,
        inspector.lacking,
        tuple(reading.rejected),
        reading.rows,
        tuple(unread),
    )


def _files(folder: str | Path) -> dict[str, Path]:
    path = Path(folder)
    if not path.is_dir():
        raise InputError(Words("不是文件夹", "this is no folder"), where=str(folder))
    return {
        file.stem.lower(): file
        for file in sorted(path.iterdir())
        if file.suffix.lower() in _TABLES and not file.name.startswith(("~", "."))
    }


def _nothing(folder: str | Path) -> InputError:
    names = ", ".join((*_KINDS, *(kind.name for kind in RECORD_KINDS)))
    return InputError(
        Words(
            f"文件夹中没有可以评判的表格；可用的表名：{names}，或流程名",
            f"there is no table to judge; they are called {names}, or after a chain",
        ),
        where=str(folder),
    )


def _read(name: str, file: Path, policy: Policy, reading: Reading) -> bool:
    kind = next((kind for kind in RECORD_KINDS if kind.name == name), None)
    chain = policy.find_chain(name)
    if kind is None and chain is None:
        return False
    table = read_table(file)
    try:
        if kind is not None:
            read_records(table, kind, policy, reading)
        elif chain is not None:
            read_cases(table, chain, policy, reading)
    finally:
        table.close()
    return True


def _people(file: Path | None, reading: Reading) -> People:
    """Return the people of a table: who holds which post in which unit, from when to when.

    A row whose days cannot be read is rejected.
    """
    if file is None:
        return People()
    held: dict[str, list[Assignment]] = {}
    table = read_table(file)
    try:
        place_of = finder(table)
        columns = {name: place_of(headers) for name, headers in _PEOPLE_HEADERS.items()}
        for name in ("person", "unit", "post"):
            if columns[name] is None:
                raise lacking(table, _PEOPLE_HEADERS[name])
        for line, cells in table.rows:
            if any(cells):
                said = {
                    name: "" if place is None or place >= len(cells) else text_of(cells[place])
                    for name, place in columns.items()
                }
                try:
                    post = _assignment(said)
                except UsageError as error:
                    reading.rejected.append((file.name, Rejected(line, "row", error.words)))
                    continue
                held.setdefault(said["person"], []).append(post)
    finally:
        table.close()
    return People({name: Person(name, name, tuple(posts)) for name, posts in held.items()})


def _assignment(said: Mapping[str, str]) -> Assignment:
    return Assignment(
        said["post"],
        said["unit"],
        _day(said["since"]),
        _day(said["until"]),
        acting=said["acting"] in {"是", "true", "yes", "1"},
    )


def _day(text: str) -> date | None:
    return civil_date(read_moment(text)) if text else None


def _remarks_of(found: Audit, table: str, inspector: Inspector) -> Iterator[Remark]:
    """Yield a remark for each breach that an audit found."""
    findings = found.findings
    for place, raw in enumerate(findings.raw):
        if findings.kept(raw).status == BREACHED:
            finding = findings[place]
            evidence = Placed(table, _line(finding), _unit(finding))
            verdict = Verdict(
                "breached", (finding.norm,), finding.why, finding.due, finding.late_by
            )
            yield inspector.remark(finding.norm, verdict, finding.subject, evidence)


def _line(finding: Finding) -> int | None:
    word, _, number = finding.subject.rpartition(" ")
    return int(number) if word in {"line", "row"} and number.isdigit() else None


def _unit(finding: Finding) -> str | None:
    named = next((finding.labels[name] for name in UNIT_HEADERS if name in finding.labels), None)
    return named or (finding.subject.partition("/")[0] if "/" in finding.subject else None)
