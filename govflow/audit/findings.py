"""What an audit found: counts, rejected rows, and every row that is not in order.

Rows in order are only counted, so memory does not grow with them; the others are kept as
small tuples and become `Finding` values when somebody looks at them.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Final, NamedTuple, overload

from attrs import field, frozen

from govflow.adapters.tables import Cell
from govflow.audit.fields import Layout
from govflow.calendars.china import ChinaCalendar
from govflow.calendars.civil import midnight
from govflow.provisions.timing import working_days_after
from govflow.rules.verdicts import STATUSES, LateBy, Missing, Status
from govflow.words import Words

POSITION: Final[Mapping[Status, int]] = {status: i for i, status in enumerate(STATUSES)}
MET, BREACHED, PENDING, UNDETERMINED, NOT_APPLICABLE, NOT_IN_FORCE = range(len(STATUSES))
REPORTED: Final = frozenset({BREACHED, PENDING, UNDETERMINED})
UNCLASSIFIED: Final = "unclassified"


@frozen
class Rejected:
    """A row that could not be judged: where it stands, which field, and why."""

    line: int
    field: str
    why: Words

    def as_json(self) -> dict[str, object]:
        """Return the form of a rejected row in JSON."""
        return {"line": self.line, "field": self.field, "why": self.why.as_json()}


@frozen
class Finding:
    """One row, or one column, that is breached, pending or undetermined under a norm."""

    norm: str
    subject: str
    verdict: Status
    due: datetime | None
    late_by: LateBy | None
    labels: Mapping[str, str]
    why: Words
    missing: Missing | None = None


class Kept(NamedTuple):
    """A finding as it is kept: `last` is the ordinal of the last day, `at` when it was done.

    `at` is the day of the deed, or the day seen if nothing was done yet. `exact` holds due
    moment and minutes late for units in hours.
    """

    norm: str
    duty: Words
    place: int | str
    status: int
    last: int | None
    at: int | None
    done: bool
    row: Sequence[Cell]
    why: Words | None = None
    missing: Missing | None = None
    exact: tuple[datetime, int] | None = None


@frozen
class Findings(Sequence[Finding]):
    """The findings of an audit, in the order of the rows."""

    kept: Sequence[Kept] = field(repr=False)
    layout: Layout = field(repr=False)
    place: str
    calendar: ChinaCalendar = field(repr=False)

    def __len__(self) -> int:
        return len(self.kept)

    @overload
    def __getitem__(self, index: int) -> Finding: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Finding]: ...
    def __getitem__(self, index: int | slice) -> Finding | Sequence[Finding]:
        if isinstance(index, slice):
            return [self._finding(kept) for kept in self.kept[index]]
        return self._finding(self.kept[index])

    def __iter__(self) -> Iterator[Finding]:
        return map(self._finding, self.kept)

    def subject(self, kept: Kept) -> str:
        """Return what a finding is about: `line 12`, or `UNIT/COLUMN`."""
        return kept.place if isinstance(kept.place, str) else f"{self.place} {kept.place}"

    def labels(self, kept: Kept) -> dict[str, str]:
        """Return the other columns of the row."""
        return {name: label_text(kept.row[i]) for name, i in self.layout.labels if i < len(kept.row)}

    def late_by(self, kept: Kept) -> LateBy | None:
        """Return by how much a breach is late, or None."""
        if kept.status != BREACHED or kept.last is None or kept.at is None:
            return None
        last, at = date.fromordinal(kept.last), date.fromordinal(kept.at)
        working = working_days_after(last, at, self.calendar)
        minutes = None if kept.exact is None else kept.exact[1]
        return LateBy(kept.at - kept.last, working, minutes)

    def why(self, kept: Kept, late: LateBy | None) -> Words:
        """Return a finding in words."""
        if kept.why is not None or kept.last is None:
            return kept.why or Words("无法判定", "cannot be judged")
        return say_kept(kept.duty, kept.last, kept.at, kept.done, late)

    def _finding(self, kept: Kept) -> Finding:
        late = self.late_by(kept)
        due = None
        if kept.exact is not None:
            due = kept.exact[0]
        elif kept.last is not None:
            due = midnight(kept.last + 1)
        return Finding(
            kept.norm,
            self.subject(kept),
            STATUSES[kept.status],
            due,
            late,
            self.labels(kept),
            self.why(kept, late),
            kept.missing,
        )


def label_text(cell: Cell) -> str:
    """Return a cell as text; bytes that could not be decoded are shown as such."""
    if cell is None:
        return ""
    text = cell if isinstance(cell, str) else cell.isoformat()
    if text.isascii():
        return text
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def say_kept(
    duty: Words, last: int, at: int | None, done: bool, late: LateBy | None
) -> Words:
    """Return how a duty stands in words: its last day, and by how much it was missed."""
    day = date.fromordinal(last).isoformat()
    seen = "" if at is None else date.fromordinal(at).isoformat()
    if late is None:
        return Words(
            f"{duty.zh}：最后期限{day}，截至{seen}未完成，未到期",
            f"{duty.en}: last day {day}, not done by {seen}, not yet due",
        )
    days, working = late.days, late.working_days
    zh = f"{days}天" if working is None else f"{days}天（{working}个工作日）"
    en = f"{days} days" if working is None else f"{days} days ({working} working days)"
    if done:
        return Words(
            f"{duty.zh}：最后期限{day}，{seen}完成，晚{zh}",
            f"{duty.en}: last day {day}, done {seen}, {en} late",
        )
    return Words(
        f"{duty.zh}：最后期限{day}，截至{seen}未完成，超期{zh}",
        f"{duty.en}: last day {day}, not done by {seen}, {en} over",
    )


@frozen
class Audit:
    """A whole audit: what was judged, by which policies, as of when, and what was found."""

    policy: str
    kind: str
    source: str
    as_of: datetime
    as_if_in_force: bool
    rows: int
    rejected: tuple[Rejected, ...]
    counts: Mapping[str, Mapping[Status, int]]
    findings: Findings
    calendar: str
    readings: tuple[str, ...] = ()
    breakdown: "Breakdown | None" = None


@frozen
class Breakdown:
    """What pictures need: counts by (group, year, norm), and the updates of each column."""

    groups: Mapping[tuple[str, int, str], Sequence[int]]
    timelines: Sequence["Timeline"] = ()


@frozen
class Timeline:
    """The updates of one column, as ordinals in order, and how it stands."""

    subject: str
    norm: str
    status: Status
    updates: tuple[int, ...]
    due: int | None
    interval: Words | None
