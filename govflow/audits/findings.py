"""What an audit found: counts, rejected rows, and every row that is not in order.

Rows in order are only counted, so memory does not grow with them; the others are kept as
small tuples and become `Finding` values when somebody looks at them.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Final, NamedTuple, overload

from attrs import evolve, field

from govflow.adapters.tables import Cell
from govflow.audits.fields import Layout
from govflow.audits.stamps import Stamp, moment_of
from govflow.calendars.china import ChinaCalendar
from govflow.calendars.civil import midnight
from govflow.calendars.derivations import Derivation, derive
from govflow.calendars.index import WorkingIndex
from govflow.provisions.clocks import Clock
from govflow.provisions.columns import ColumnRule
from govflow.provisions.judging import over_words, working_days_after
from govflow.provisions.timing import due
from govflow.rules.verdicts import STATUSES, LateBy, Missing, Status
from govflow.values import frozen
from govflow.words import Words

POSITION: Final[Mapping[Status, int]] = {status: i for i, status in enumerate(STATUSES)}
MET, BREACHED, PENDING, UNDETERMINED, NOT_APPLICABLE, NOT_IN_FORCE = range(len(STATUSES))
REPORTED: Final = frozenset({BREACHED, PENDING, UNDETERMINED})
UNCLASSIFIED: Final = "unclassified"


@frozen(eq=False)
class Rejected:
    """A row that could not be judged: where it stands, which field, and why."""

    line: int
    field: str
    why: Words

    def as_json(self) -> dict[str, object]:
        """Return the form of a rejected row in JSON."""
        return {"line": self.line, "field": self.field, "why": self.why.as_json()}


@frozen(eq=False)
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
    """A finding as it is kept: small, and of values that the garbage collector can pass by.

    `duty` is a place in the findings' list of duties. `last` is the ordinal of the last
    day, `at` of the day it was done, or of the day seen if it is not done. `exact` holds
    due moment and minutes late for units in hours; `start` is what the period ran from.
    """

    duty: int
    place: int | str
    status: int
    last: int | None
    at: int | None
    done: bool
    labels: tuple[Cell, ...]
    why: Words | None
    missing: Missing | None
    exact: tuple[datetime, int] | None
    start: Stamp | None


Raw = tuple[
    int,
    int | str,
    int,
    int | None,
    int | None,
    bool,
    tuple[Cell, ...],
    Words | None,
    Missing | None,
    tuple[datetime, int] | None,
    Stamp | None,
]
"""A `Kept` as a plain tuple: only those are passed by."""

Duties = list[tuple[str, Words, Clock | ColumnRule | None]]
"""The norm, the duty in words, and the provision, of what findings are kept under."""


@frozen(eq=False, repr=False)
class Findings(Sequence[Finding]):
    """The findings of an audit, in the order of the rows."""

    raw: Sequence[Raw] = field(repr=False)
    duties: Duties = field(repr=False)
    layout: Layout = field(repr=False)
    place: str
    calendar: ChinaCalendar = field(repr=False)
    facts: Mapping[str, object] = field(factory=dict, repr=False)
    damaged: bool = False
    _index: WorkingIndex = field(init=False, repr=False, eq=False)
    _final: int = field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        index, final = self.calendar.published()
        object.__setattr__(self, "_index", index)
        object.__setattr__(self, "_final", final)

    def __len__(self) -> int:
        return len(self.raw)

    @overload
    def __getitem__(self, index: int) -> Finding: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Finding]: ...
    def __getitem__(self, index: int | slice) -> Finding | Sequence[Finding]:
        if isinstance(index, slice):
            return [self._finding(Kept._make(raw)) for raw in self.raw[index]]
        return self._finding(Kept._make(self.raw[index]))

    def __iter__(self) -> Iterator[Finding]:
        return (self._finding(Kept._make(raw)) for raw in self.raw)

    @staticmethod
    def kept(raw: Raw) -> Kept:
        """Return a finding as it is kept, its parts by name."""
        return Kept._make(raw)

    def subject(self, kept: Kept) -> str:
        """Return what a finding is about: `line 12`, or `UNIT/COLUMN`."""
        return kept.place if isinstance(kept.place, str) else f"{self.place} {kept.place}"

    def labels(self, kept: Kept) -> dict[str, str]:
        """Return the other columns of the row."""
        names = (name for name, _ in self.layout.labels)
        return {name: label_text(cell) for name, cell in zip(names, kept.labels, strict=True)}

    def late_by(self, kept: Kept) -> LateBy | None:
        """Return by how much a breach is late, or None."""
        if kept.status != BREACHED or kept.last is None or kept.at is None:
            return None
        working = self.working_days(kept.last, kept.at)
        minutes = None if kept.exact is None else kept.exact[1]
        return LateBy(kept.at - kept.last, working, minutes)

    def working_days(self, last: int, at: int) -> int | None:
        """Return the working days in (last, at], None where they cannot be counted."""
        try:
            if at <= self._final:
                return self._index.count(last, at)
        except LookupError:
            return None
        return working_days_after(date.fromordinal(last), date.fromordinal(at), self.calendar)

    def why(self, kept: Kept, late: LateBy | None) -> Words:
        """Return a finding in words."""
        if kept.why is not None or kept.last is None:
            return kept.why or Words("无法判定", "cannot be judged")
        if late is not None and kept.exact is not None:
            return say_hours(self.duties[kept.duty][1], kept.exact[0], kept.done, late)
        return say_kept(self.duties[kept.duty][1], kept.last, kept.at, kept.done, late)

    def derivation(self, kept: Kept) -> Derivation | None:
        """Return how the last day was counted, None where there is no last day."""
        provision = self.duties[kept.duty][2]
        if provision is None or kept.start is None or kept.last is None:
            return None
        if isinstance(provision, Clock):  # it was judged, so the duty is about this row
            provision = evolve(provision, when=None)
        answer = due(provision, moment_of(kept.start), calendar=self.calendar, facts=self.facts)
        return None if answer.deadline is None else derive(self.calendar, answer.deadline)

    def _finding(self, kept: Kept) -> Finding:
        late = self.late_by(kept)
        due = None
        if kept.exact is not None:
            due = kept.exact[0]
        elif kept.last is not None:
            due = midnight(kept.last + 1)
        return Finding(
            self.duties[kept.duty][0],
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


PENDING_SAID: Final = Words(
    "%(duty)s：最后期限%(day)s，截至%(seen)s未完成，未到期",
    "%(duty)s: last day %(day)s, not done by %(seen)s, not yet due",
)
LATE_SAID: Final = Words(
    "%(duty)s：最后期限%(day)s，%(seen)s完成，晚%(days)s天（%(working)s个工作日）",
    "%(duty)s: last day %(day)s, done %(seen)s, %(days)s days (%(working)s working days) late",
)
OVER_SAID: Final = Words(
    "%(duty)s：最后期限%(day)s，截至%(seen)s未完成，超期%(days)s天（%(working)s个工作日）",
    "%(duty)s: last day %(day)s, not done by %(seen)s, "
    "%(days)s days (%(working)s working days) over",
)
_UNCOUNTED: Final = ("（None个工作日）", " (None working days)")


def said(done: bool, late: bool) -> Words:
    """Return the sentence for how a duty stands, its values to be filled in."""
    return PENDING_SAID if not late else LATE_SAID if done else OVER_SAID


def say_kept(duty: Words, last: int, at: int | None, done: bool, late: LateBy | None) -> Words:
    """Return how a duty stands in words: its last day, and by how much it was missed."""
    sentence = said(done, late is not None)
    values = {
        "day": date.fromordinal(last),
        "seen": "" if at is None else date.fromordinal(at),
        "days": late and late.days,
        "working": late and late.working_days,
    }
    zh, en = sentence.zh % {**values, "duty": duty.zh}, sentence.en % {**values, "duty": duty.en}
    return Words(zh.replace(_UNCOUNTED[0], ""), en.replace(_UNCOUNTED[1], ""))


def say_hours(duty: Words, due_at: datetime, done: bool, late: LateBy) -> Words:
    """Return how a duty in hours was missed: its moment, and by how much."""
    over, moment = over_words(late), f"{due_at:%Y-%m-%d %H:%M}"
    if done:
        return Words(
            f"{duty.zh}：应于{moment}前完成，晚{over.zh}",
            f"{duty.en}: due {moment}, {over.en} late",
        )
    return Words(
        f"{duty.zh}：应于{moment}前完成，尚未完成，超期{over.zh}",
        f"{duty.en}: due {moment}, not done, {over.en} over",
    )


@frozen(eq=False)
class Audit:
    """A whole audit: what was judged, by which policies, as of when, and what was found.

    `readings` are those chosen instead of a policy's own, `rests_on` all that a verdict
    rests on, rows in order included.
    """

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
    rests_on: tuple[str, ...] = ()
    breakdown: "Breakdown | None" = None


@frozen(eq=False, repr=False)
class Breakdown:
    """What pictures need: counts by (group, year, norm), and the updates of each column."""

    groups: Mapping[tuple[str, int, str], Sequence[int]]
    timelines: Sequence["Timeline"] = ()


@frozen(eq=False, repr=False)
class Timeline:
    """The updates of one column, as ordinals in order, and how it stands."""

    subject: str
    norm: str
    status: Status
    updates: tuple[int, ...]
    due: int | None
    interval: Words | None
