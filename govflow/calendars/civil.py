"""Civil dates and moments of China, from whatever a caller holds.

A naive datetime is local time of China; an aware one of any zone is converted. pendulum
gives the moments that come back; its parser is not used, since it reads naive text as UTC.
"""

import re
import unicodedata
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Final

from govflow.errors import UsageError
from govflow.words import Words

if TYPE_CHECKING:
    from pendulum import DateTime, Timezone

ZONE: Final = "Asia/Shanghai"

Moment = date | datetime
"""A date without a time of day, or a moment; naive moments are local time of China."""
_date: Final = datetime.date
_join: Final = datetime.combine
_time: Final = datetime.time
_day_text: Final = date.isoformat
_time_text: Final = time.isoformat


@cache
def shanghai() -> "Timezone":
    """Return the time zone of China."""
    from pendulum import timezone as zone  # loaded by the first moment, not at import

    return zone(ZONE)


def has_time(moment: Moment) -> bool:
    """Return whether a time of day was given."""
    return isinstance(moment, datetime)


@cache
def _edge() -> "tuple[type[DateTime], Callable[..., DateTime], Timezone]":
    """Return pendulum's class of moments, what joins one from its parts, and the zone.

    `DateTime.combine` is pendulum's own and slow; that of its base class makes the same.
    """
    from pendulum import DateTime

    combine: Any = super(DateTime, DateTime).combine
    return DateTime, combine, shanghai()


def localize(moment: datetime) -> "DateTime":
    """Return the same moment as local time of China."""
    kind, combine, zone = _edge()
    given = moment.tzinfo
    if given is None and not moment.fold:
        return combine(moment, _time(moment), zone)
    if given is zone:
        if isinstance(moment, kind):
            return moment
    elif given is not None:
        moment = _in_china(moment)
    if moment.fold:  # which `combine` of a subclass forgets
        at = _time(moment)
        parts = at.hour, at.minute, at.second, at.microsecond
        return kind(moment.year, moment.month, moment.day, *parts, tzinfo=zone, fold=1)
    return combine(moment, _time(moment), zone)


def local(moment: datetime) -> datetime:
    """Return the same moment as local time of China in a plain datetime: what a record keeps."""
    zone = shanghai()
    if moment.tzinfo is not None and moment.tzinfo is not zone:
        moment = _in_china(moment)
    return _join(moment, _time(moment), zone)


def _in_china(moment: datetime) -> datetime:
    try:
        return utc(moment).astimezone(shanghai())
    except OverflowError:
        raise out_of_range() from None


def utc(moment: datetime) -> datetime:
    """Return an aware moment as a plain datetime in UTC, for exact arithmetic."""
    plain = datetime(
        moment.year,
        moment.month,
        moment.day,
        moment.hour,
        moment.minute,
        moment.second,
        moment.microsecond,
        tzinfo=moment.tzinfo,
        fold=moment.fold,
    )
    try:
        return plain.astimezone(UTC)
    except OverflowError:
        raise out_of_range() from None


def civil_date(moment: Moment) -> date:
    """Return the date in China at `moment`. Raises UsageError for what is no day or moment."""
    if isinstance(moment, datetime):
        given = moment.tzinfo
        local_time = given is None or given is shanghai()
        return _date(moment if local_time else localize(moment))
    if isinstance(moment, date):
        return moment
    raise _no_day(moment)


@lru_cache(maxsize=1 << 16)
def midnight(ordinal: int) -> "DateTime":
    """Return 00:00 local time of the day with that proleptic ordinal."""
    from pendulum import DateTime

    try:
        day = date.fromordinal(ordinal)
    except (ValueError, OverflowError):
        raise out_of_range() from None
    return DateTime(day.year, day.month, day.day, tzinfo=shanghai())


@lru_cache(maxsize=1 << 12)
def _offset_on(day: date) -> str | None:
    zone = shanghai()
    first, last = (datetime.combine(day, at, zone).isoformat() for at in (time.min, time.max))
    offset = first[len("2024-02-09T00:00:00") :]
    return offset if last.endswith(offset) else None


def steady_text(moment: datetime) -> str | None:
    """Return a moment of local time in China as ISO 8601, if its day has one offset.

    It is what `isoformat` gives, at half the cost, and reads back as an equal moment. None
    for a moment that is not local time of China, and for a day on which the clock changed.
    """
    if moment.tzinfo is not shanghai():
        return None
    day = _date(moment)
    offset = _offset_on(day)
    return None if offset is None else f"{_day_text(day)}T{_time_text(_time(moment))}{offset}"


def instant(moment: Moment, *, ends: bool = False) -> "DateTime":
    """Return a moment for `moment`; a bare date that ends something is its last instant.

    Raises UsageError for what is no day or moment.
    """
    if isinstance(moment, datetime):
        return localize(moment)
    if not isinstance(moment, date):
        raise _no_day(moment)
    if ends:
        return localize(datetime.combine(moment, time.max))
    return midnight(moment.toordinal())


def _no_day(value: object) -> UsageError:
    return UsageError(
        Words(
            f"应为日期或时刻（date 或 datetime），不是{value!r}",
            f"a day or a moment (a date or datetime) is expected, not {value!r}",
        )
    )


def check_moment(value: object, name: str) -> datetime:
    """Return the moment that a caller gave under a name. Raises UsageError for what is none."""
    if isinstance(value, datetime):
        return value
    if isinstance(value, date):
        raise UsageError(
            Words(
                f"{name} 须写明时刻：{value}只是日期，应给出如 datetime(2024, 2, 5, 9) 的时刻",
                f"{name!r} needs a time of day: {value} is a day alone; give a moment, "
                f"such as datetime(2024, 2, 5, 9)",
            )
        )
    raise UsageError(
        Words(
            f"{name} 应为时刻（datetime），不是{value!r}",
            f"{name!r} must be a moment (a datetime), not {value!r}",
        )
    )


def check_day_or_moment(value: object, name: str) -> Moment:
    """Return the day or moment that a caller gave under a name. Raises UsageError."""
    if isinstance(value, date):
        return value
    raise UsageError(
        Words(
            f"{name} 应为日期或时刻（date 或 datetime），不是{value!r}",
            f"{name!r} must be a day or a moment (a date or datetime), not {value!r}",
        )
    )


def seen_at(value: object, name: str) -> "DateTime":
    """Return the moment from which one looks back; a bare date is its last instant.

    Raises UsageError for what is neither a day nor a moment.
    """
    return instant(check_day_or_moment(value, name), ends=True)


def spoken(start: datetime, end: datetime) -> Words:
    """Return how long it was from `start` to `end`, in words."""
    from pendulum import interval

    took = interval(localize(start), localize(end))
    return Words(took.in_words(locale="zh"), took.in_words(locale="en"))


def out_of_range() -> UsageError:
    """Return the error for a day that no calendar date can hold."""
    return UsageError(Words("日期超出公元1年至9999年", "the day lies outside the years 1 to 9999"))


_TEXT: Final = re.compile(
    r"(\d{4})(?:-(\d{1,2})-(\d{1,2})|/(\d{1,2})/(\d{1,2})|\.(\d{1,2})\.(\d{1,2})"
    r"|年(\d{1,2})月(\d{1,2})日)"
    r"(?:(?:T|\s+|(?<=日))(\d{1,2})[:时](\d{1,2})(?:[:分](?:(\d{1,2})(?:[.,](\d{1,9}))?秒?)?)?"
    r"\s*(Z|[+-]\d{2}(?::?\d{2})?)?)?",
    re.ASCII,
)


def read_moment(text: str) -> Moment:
    """Read a date or a moment as people in offices write it.

    Accepts ISO 8601, `2024-01-05`, `2024/1/5`, `2024.1.5` and `2024年1月5日`, each with or
    without a time and an offset. Raises UsageError naming the forms, or the impossible part.
    """
    cleaned = text.strip()
    if not cleaned.isascii():
        cleaned = unicodedata.normalize("NFKC", cleaned)
    match = _TEXT.fullmatch(cleaned)
    if match is None:
        raise UsageError(
            Words(
                f"读不懂日期“{text}”；可用 2024-01-05、2024/1/5、2024.1.5、2024年1月5日，可带时刻",
                f"cannot read the date {text!r}; use 2024-01-05, 2024/1/5, 2024.1.5 or "
                f"2024年1月5日, with or without a time",
            )
        )
    month, day = (part for part in match.groups()[1:9] if part is not None)
    hour, minute, second, fraction, offset = match.groups()[9:]
    try:
        found = date(int(match[1]), int(month), int(day))
        if hour is None:
            return found
        return _with_time(found, int(hour), int(minute), int(second or 0), fraction, offset)
    except (ValueError, OverflowError):
        raise UsageError(
            Words(f"“{text}”不是真实存在的日期时刻", f"there is no such day or time as {text!r}")
        ) from None


def _with_time(
    day: date, hour: int, minute: int, second: int, fraction: str | None, offset: str | None
) -> datetime:
    micro = int((fraction or "0").ljust(6, "0")[:6])
    next_day = hour == 24 and minute == second == micro == 0
    at = datetime(
        day.year, day.month, day.day, 0 if next_day else hour, minute, second, micro
    ) + timedelta(days=next_day)
    if offset is None:
        return localize(at)
    return localize(at.replace(tzinfo=_zone(offset)))


def _zone(offset: str) -> timezone:
    if offset == "Z":
        return UTC
    digits = offset[1:].replace(":", "").ljust(4, "0")
    if int(digits[2:]) > 59:
        raise ValueError(offset)
    ahead = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(-ahead if offset[0] == "-" else ahead)
