"""China's official working days, as known on a day, with local overlays.

A `ChinaCalendar` is a value: what it answers never changes, and any number of threads may
read it without a lock. Days for which no State Council notice is known are estimated only
where the caller allows it, and every answer says so.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cache
from threading import Lock
from typing import Literal, TypeVar

from attrs import field

from govflow.calendars import estimates
from govflow.calendars.civil import Moment, civil_date, midnight
from govflow.calendars.days import CLOSED, OPENED, Day, DayNote, describe
from govflow.calendars.deadlines import Deadline, Pause, count_deadline
from govflow.calendars.hours import OfficeHours
from govflow.calendars.index import TooEarlyError, WorkingIndex, build_index
from govflow.calendars.notices import NOTICES, Break, Notice
from govflow.calendars.overlays import Overlay
from govflow.calendars.periods import Period, Span
from govflow.errors import HorizonError
from govflow.values import frozen
from govflow.words import Words

Beyond = Literal["estimate", "raise"]
T = TypeVar("T")

FIRST_DAY = date(2001, 1, 1)
FINAL_DATA_YEAR = 2018
"""Up to this year only final data is kept; days of publication are known after it."""


@frozen(eq=False, repr=False)
class Reach:
    """An index, and how far the notices go that stand behind it."""

    index: WorkingIndex
    final: int
    through: int
    notes: Mapping[date, DayNote]
    version: str


class _Cell:
    """The one place that changes: a longer reach replaces a shorter one in one step."""

    __slots__ = ("first", "lock", "reach")

    def __init__(self, reach: Reach) -> None:
        self.first = reach
        self.reach = reach
        self.lock = Lock()


def _overlay_days(overlays: Iterable[Overlay]) -> dict[date, DayNote]:
    found: dict[date, DayNote] = {}
    for overlay in overlays:
        closed = {day: DayNote(False, CLOSED, overlay.source) for day in overlay.closed}
        opened = {day: DayNote(True, OPENED, overlay.source) for day in overlay.opened}
        found |= closed | opened
    return found


def _known(known_at: date | None) -> list[Notice]:
    def seen(notice: Notice) -> bool:
        if known_at is None or notice.year <= FINAL_DATA_YEAR or notice.published is None:
            return True
        return date.fromisoformat(notice.published) <= known_at

    return [notice for notice in NOTICES if seen(notice)]


def _notes(notices: Iterable[Notice]) -> dict[date, DayNote]:
    breaks: dict[tuple[int, str], tuple[Break, Notice]] = {}
    for notice in notices:
        for pause in notice.breaks:
            breaks[notice.year, pause.name] = pause, notice
    found: dict[date, DayNote] = {}
    for pause, notice in breaks.values():
        first, last = map(date.fromisoformat, pause.off.split(".."))
        for ordinal in range(first.toordinal(), last.toordinal() + 1):
            found[date.fromordinal(ordinal)] = DayNote(False, pause.name, notice.title)
        for text in pause.work.split():
            found[date.fromisoformat(text)] = DayNote(True, pause.name, notice.title)
    return found


def _fast_adder(reach: Reach, slow: Callable[[Moment, int], date]) -> Callable[[Moment, int], date]:
    base, rank, days = reach.index.base, reach.index.rank, reach.index.days

    def add_working_days(day: Moment, n: int) -> date:
        """Return the n-th working day after `day`; see `ChinaCalendar.add_working_days`."""
        if day.__class__ is date and n > 0:
            i = day.toordinal() - base
            if i > 0:
                try:
                    return days[rank[i] + n]
                except IndexError:
                    pass
        return slow(day, n)

    return add_working_days


@frozen
class ChinaCalendar:
    """The working days of China from 2001 on (国务院办公厅关于部分节假日安排的通知).

    `known_at` answers with the notices published up to that day; without it, with all.
    `overlays` are local closures and openings; `office_hours` are for units in hours.
    Dates and naive datetimes are local time of China, aware datetimes of any zone are
    converted. Raises HorizonError for working days before 2001.
    """

    known_at: date | None = None
    overlays: tuple[Overlay, ...] = ()
    office_hours: OfficeHours = field(factory=OfficeHours)
    _cell: _Cell = field(init=False, repr=False, eq=False)
    add_working_days: Callable[[Moment, int], date] = field(init=False, repr=False, eq=False)
    """Return the n-th working day after a day; before it for n < 0, on or after it for 0.

    The day itself is not counted. Raises HorizonError where no notice is known.
    """

    def __attrs_post_init__(self) -> None:
        notices = _known(self.known_at)
        through = max(notice.year for notice in notices)
        final = date(through, 12, 28)
        notes = {day: note for day, note in _notes(notices).items() if day <= final}
        reach = self._reach(notes, final, final, through)
        object.__setattr__(self, "_cell", _Cell(reach))
        object.__setattr__(self, "add_working_days", _fast_adder(reach, self._add_slowly))

    @property
    def published_through(self) -> int:
        """The last year for which a notice is known."""
        return self._cell.first.through

    @property
    def version(self) -> str:
        """What stands behind an answer: the last notice's year, day of knowledge, overlays.

        Office hours that are not the usual ones stand at its end. Calendars of one version
        give one answer.
        """
        return self._cell.first.version

    def version_for(self, ordinal: int) -> str:
        """Return what stands behind a count that reaches that day."""
        cell = self._cell
        return cell.first.version if ordinal <= cell.first.final else cell.reach.version

    def published(self) -> tuple[WorkingIndex, int]:
        """Return the index, and the ordinal of the last day that notices cover."""
        reach = self._cell.reach
        return reach.index, reach.final

    def reaching(self, look: Callable[[WorkingIndex], T]) -> tuple[T, Reach]:
        """Return what `look` finds, and the reach it was found in, estimating if needed."""
        reach = self._cell.reach
        while True:
            try:
                return look(reach.index), reach
            except TooEarlyError:
                raise HorizonError(
                    Words(
                        f"{FIRST_DAY.year}年以前的日子不能按工作日计算：没有国务院通知数据",
                        f"working days before {FIRST_DAY.year} cannot be counted: "
                        f"no State Council notices are held for them",
                    )
                ) from None
            except IndexError:
                reach = self._extend(reach)

    def is_working_day(self, day: Moment, *, beyond: Beyond = "raise") -> bool:
        """Return whether `day` is a working day; past the notices, as `beyond` says."""
        ordinal = civil_date(day).toordinal()
        found, reach = self.reaching(lambda index: index.is_working(ordinal))
        self._allow(ordinal, reach, beyond)
        return found

    def count_working_days(
        self, after: Moment, through: Moment, *, beyond: Beyond = "raise"
    ) -> int:
        """Return the working days in (after, through]; negative if `through` is earlier."""
        a, b = civil_date(after).toordinal(), civil_date(through).toordinal()
        try:
            if max(a, b) <= self._cell.reach.final:
                return self._cell.reach.index.count(a, b)
        except LookupError:
            pass
        found, reach = self.reaching(lambda index: index.count(a, b))
        self._allow(max(a, b), reach, beyond)
        return found

    def deadline(
        self,
        period: Period,
        start: Moment,
        *,
        pauses: tuple[Pause, ...] = (),
        roll: Literal["next"] | None = None,
        beyond: Beyond = "estimate",
    ) -> Deadline:
        """Return when a period ends that starts at `start`, with its certainty.

        Late is at or after `due`. `roll="next"` moves a last day that is not a working day
        to the next one (民法典 203, `national/mfd.203`). A period in hours needs a start
        with a time of day. Raises UsageError for one without, HorizonError before 2001 and
        past the notices where `beyond` is "raise".
        """
        plain = not pauses and roll is None and start.__class__ is date
        if plain and isinstance(period, Span) and period.unit == "working-days":
            reach, amount = self._cell.reach, period.amount
            try:
                day = reach.index.nth(start.toordinal(), amount)
            except LookupError:
                pass
            else:
                last = day.toordinal()
                if amount >= 0 and last <= self._cell.first.final:
                    due = midnight(last + 1)
                    version = self._cell.first.version
                    return Deadline(period, start, day, due, "published", version)
        found = count_deadline(self, period, start, pauses, roll)
        if beyond == "raise" and found.certainty == "provisional":
            raise self._beyond_notices(max(found.last_day, civil_date(start)))
        return found

    def day(self, day: Moment) -> Day:
        """Return what kind of day it is, by which notice; estimated past the notices."""
        civil = civil_date(day)
        ordinal = civil.toordinal()
        working, reach = self.reaching(lambda index: index.is_working(ordinal))
        return describe(civil, working, reach.notes.get(civil), ordinal > reach.final)

    def _add_slowly(self, day: Moment, n: int) -> date:
        ordinal = civil_date(day).toordinal()
        found, reach = self.reaching(lambda index: index.nth(ordinal, n))
        self._allow(max(found.toordinal(), ordinal if n <= 0 else 0), reach, "raise")
        return found

    def _allow(self, ordinal: int, reach: Reach, beyond: Beyond) -> None:
        if beyond == "raise" and ordinal > reach.final:
            raise self._beyond_notices(date.fromordinal(ordinal))

    def _beyond_notices(self, day: date) -> HorizonError:
        year = max(self._cell.reach.through + 1, day.year)
        return HorizonError(
            Words(
                f"计算进入{day.isoformat()}：尚无{year}年部分节假日安排的通知",
                f"the count enters {day.isoformat()}: no State Council notice for {year} is known",
            )
        )

    def _extend(self, short: Reach) -> Reach:
        with self._cell.lock:
            reach = self._cell.reach
            if reach is short:
                reach = self._longer(short)
                self._cell.reach = reach
        return reach

    def _longer(self, short: Reach) -> Reach:
        through = self._installed_through(short.through)
        last_year = max(through, date.fromordinal(short.index.last).year) + 3
        if short.index.last >= date(estimates.LAST_YEAR, 12, 31).toordinal():
            raise estimates.beyond_estimates()
        last_year = min(last_year, estimates.LAST_YEAR)
        notes = dict(short.notes)
        final = date(through, 12, 28)
        for year in range(short.through, last_year + 1):
            found = estimates.exceptions(year, through + 1)
            for day, (working, name) in found.items():
                if date.fromordinal(short.final) < day <= final or day.year > through:
                    notes.setdefault(day, DayNote(working, name, None))
        return self._reach(notes, date(last_year, 12, 31), final, through)

    def _reach(self, notes: dict[date, DayNote], last: date, final: date, through: int) -> Reach:
        notes |= _overlay_days(self.overlays)
        known_at = "" if self.known_at is None else f"@{self.known_at.isoformat()}"
        overlays = "".join(f"+{overlay.name}" for overlay in self.overlays)
        hours = "" if self.office_hours == OfficeHours() else f"/{self.office_hours}"
        exceptions = {day: note.working for day, note in notes.items()}
        return Reach(
            build_index(FIRST_DAY, last, exceptions),
            final.toordinal(),
            through,
            notes,
            f"cn-{through}{known_at}{overlays}{hours}",
        )

    def _installed_through(self, through: int) -> int:
        newest = estimates.published_years()[-1]
        if self.known_at is not None:
            newest = min(newest, self.known_at.year)
        return max(newest, through)


@cache
def china() -> ChinaCalendar:
    """Return the calendar of all notices known to this version of govflow."""
    return ChinaCalendar()
