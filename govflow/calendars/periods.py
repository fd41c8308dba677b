"""The periods that regulations use, each in the unit the law wrote.

A month is not thirty days and a working day is not a day: no unit is ever converted
into another (民法典 201-202; `national/mfd.201`, `national/mfd.202`).
"""

import re
from typing import Final, Literal, get_args

from attrs import field
from attrs.validators import in_, instance_of

from govflow.errors import PeriodError
from govflow.values import frozen
from govflow.words import Words

Unit = Literal[
    "working-days",
    "natural-days",
    "hours",
    "working-hours",
    "half-working-days",
    "weeks",
    "months",
    "years",
]
CalendarUnit = Literal["week", "month", "quarter", "year"]

UNITS: Final[tuple[Unit, ...]] = get_args(Unit)
CALENDAR_UNITS: Final[tuple[CalendarUnit, ...]] = get_args(CalendarUnit)
HOUR_UNITS: Final = frozenset({"hours", "working-hours", "half-working-days"})
WORKING_UNITS: Final = frozenset({"working-days", "working-hours", "half-working-days"})

_ZH_UNITS: Final[dict[Unit, str]] = {
    "working-days": "个工作日",
    "natural-days": "个自然日",
    "hours": "小时",
    "working-hours": "个工作小时",
    "half-working-days": "个“半个工作日”",
    "weeks": "周",
    "months": "个月",
    "years": "年",
}
_ZH_CALENDAR: Final[dict[CalendarUnit, str]] = {
    "week": "自然周",
    "month": "自然月",
    "quarter": "自然季度",
    "year": "自然年",
}


@frozen
class Span:
    """A number of one unit, counted from an event; negative counts back from it.

    The day of the event is not counted. `0 working-days` is that day if it is a working
    day, else the next one.
    """

    amount: int = field(validator=instance_of(int))
    unit: Unit = field(validator=in_(UNITS))

    @property
    def in_hours(self) -> bool:
        """Whether the period ends at a moment and not with a day."""
        return self.unit in HOUR_UNITS

    def __str__(self) -> str:
        return f"{self.amount} {self.unit}"

    def words(self) -> Words:
        """Return the period in words."""
        unit = self.unit.replace("-", " ")
        if abs(self.amount) == 1:
            unit = unit.removesuffix("s")
        if self.amount < 0:
            n = -self.amount
            return Words(f"提前{n}{_ZH_UNITS[self.unit]}", f"{n} {unit} ahead")
        if self == Span(1, "half-working-days"):
            return Words("半个工作日", "half a working day")
        return Words(f"{self.amount}{_ZH_UNITS[self.unit]}", f"{self.amount} {unit}")


@frozen
class Yearly:
    """A date of the year: the first one on or after the event, that day included.

    `later` counts calendar years on from the event's year instead (the report after one
    of 2023 is due in 2024, whenever in 2023 it came out). 29 February falls on the 28th
    in common years.
    """

    month: int
    day: int
    later: int = 0
    in_hours: Literal[False] = field(default=False, init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        longest = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
        if not (1 <= self.month <= 12 and 1 <= self.day <= longest[self.month - 1]):
            text = f"{self.month:02d}-{self.day:02d}"
            raise PeriodError(
                Words(f"“{text}”不是一年中的日期", f"{text!r} is not a date of the year")
            )

    def __str__(self) -> str:
        return f"yearly {self.month:02d}-{self.day:02d}{_later(self.later)}"

    def words(self) -> Words:
        """Return the period in words."""
        if self.later:
            return Words(
                f"其后第{self.later}年{self.month}月{self.day}日前（含当日）",
                f"by {self.month:02d}-{self.day:02d}, {self.later} calendar year(s) later, "
                f"that day included",
            )
        return Words(
            f"每年{self.month}月{self.day}日前（含当日）",
            f"by {self.month:02d}-{self.day:02d} of each year, that day included",
        )


@frozen
class CalendarEnd:
    """The end of the calendar week, month, quarter or year that the event lies in.

    `later` moves on by whole calendar units: what was revised in one year is due again
    by the end of the next (`later=1`). Weeks run Monday to Sunday.
    """

    unit: CalendarUnit = field(validator=in_(CALENDAR_UNITS))
    later: int = 0
    in_hours: Literal[False] = field(default=False, init=False, repr=False, eq=False)

    def __str__(self) -> str:
        return f"calendar-{self.unit}{_later(self.later)}"

    def words(self) -> Words:
        """Return the period in words."""
        if self.later > 1:
            return Words(
                f"其后第{self.later}个{_ZH_CALENDAR[self.unit]}结束前",
                f"by the end of the calendar {self.unit}, {self.later} later",
            )
        if self.later:
            return Words(
                f"下一{_ZH_CALENDAR[self.unit]}结束前",
                f"by the end of the next calendar {self.unit}",
            )
        return Words(
            f"本{_ZH_CALENDAR[self.unit]}结束前", f"by the end of the calendar {self.unit}"
        )


def _later(later: int) -> str:
    return f" {later:+d}" if later else ""


Period = Span | Yearly | CalendarEnd


def working_days(n: int) -> Span:
    """Return n working days (工作日): weekends and holidays off, make-up days on."""
    return Span(n, "working-days")


def natural_days(n: int) -> Span:
    """Return n natural days (自然日、日、天)."""
    return Span(n, "natural-days")


def hours(n: int) -> Span:
    """Return n hours (小时), day and night."""
    return Span(n, "hours")


def working_hours(n: int) -> Span:
    """Return n hours of office time."""
    return Span(n, "working-hours")


def half_working_days(n: int) -> Span:
    """Return n half working days (半个工作日): half the calendar's open day each."""
    return Span(n, "half-working-days")


def weeks(n: int) -> Span:
    """Return n weeks (周) of seven natural days."""
    return Span(n, "weeks")


def months(n: int) -> Span:
    """Return n months (个月), to the corresponding day or the month's last."""
    return Span(n, "months")


def years(n: int) -> Span:
    """Return n years (年), to the corresponding day or the month's last."""
    return Span(n, "years")


_SPAN = re.compile(r"([+-]?\d{1,7})\s*([a-z][a-z _-]*)")
_YEARLY = re.compile(r"yearly\s+(\d{1,2})-(\d{1,2})(?:\s*([+-]\d{1,3}))?")
_CALENDAR_NAMES: Final[dict[str, CalendarUnit]] = {unit: unit for unit in CALENDAR_UNITS}
_CALENDAR = re.compile(r"calendar-(week|month|quarter|year)(?:\s*([+-]\d{1,3}))?")
_CHINESE = re.compile(
    r"(\d{1,7})\s*(个工作日|工作日|个自然日|自然日|个工作小时|工作小时"
    r"|小时|日|天|周|个月|月|年)"
)
_FROM_CHINESE: Final[dict[str, Unit]] = {
    "工作日": "working-days",
    "自然日": "natural-days",
    "日": "natural-days",
    "天": "natural-days",
    "工作小时": "working-hours",
    "小时": "hours",
    "周": "weeks",
    "月": "months",
    "年": "years",
}
_FORMS = (
    "N working-days | natural-days | hours | working-hours | half-working-days | weeks | "
    "months | years, yearly MM-DD, or calendar-week | -month | -quarter | -year"
)


def _unit(text: str) -> Unit | None:
    name = re.sub(r"[ _]+", "-", text.strip())
    plural = name if name.endswith("s") else name + "s"
    return next((unit for unit in UNITS if unit == plural), None)


def parse_period(text: str) -> Period:
    """Read a period: `20 working-days`, `yearly 01-31`, `calendar-quarter`, `20个工作日`.

    Raises PeriodError naming the forms that can be read.
    """
    cleaned = text.strip().lower()
    if match := _SPAN.fullmatch(cleaned):
        unit = _unit(match[2])
        if unit is not None:
            return Span(int(match[1]), unit)
    if match := _CHINESE.fullmatch(cleaned):
        return Span(int(match[1]), _FROM_CHINESE[match[2].removeprefix("个")])
    if match := _YEARLY.fullmatch(cleaned):
        return Yearly(int(match[1]), int(match[2]), int(match[3] or 0))
    if match := _CALENDAR.fullmatch(cleaned):
        return CalendarEnd(_CALENDAR_NAMES[match[1]], int(match[2] or 0))
    if cleaned == "半个工作日":
        return Span(1, "half-working-days")
    raise PeriodError(
        Words(
            f"读不懂期限“{text}”；可用：{_FORMS}", f"cannot read the period {text!r}; use {_FORMS}"
        )
    )
