"""What `holidays` estimates for years that have no State Council notice.

The package answers for such a year from the statutory holidays alone, with no make-up
workdays, and does not say that it guesses; so nothing here is ever called published.
The object it gives grows when read and is not thread-safe: it is read once and dropped.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from govflow.errors import HorizonError
from govflow.words import Words

if TYPE_CHECKING:
    from holidays.countries.china import China

LAST_YEAR: Final = 2099
_DAY: Final = timedelta(days=1)


def _china() -> Any:
    from holidays.countries.china import China  # heavy: only where a year is estimated

    return China


def holidays_of(years: Iterable[int], *, hidden_from: int | None = None) -> "China":
    """Return a fresh `holidays` calendar of `years`, notices from `hidden_from` on unseen."""
    china: Any = _china()
    if hidden_from is None:
        known: China = china(years=tuple(years), language="zh_CN", expand=False)
        return known
    calendar: China = china(language="zh_CN")
    for name in ("special_public_holidays", "special_public_holidays_observed"):
        entries = getattr(calendar, name)
        setattr(calendar, name, {y: days for y, days in entries.items() if y < hidden_from})
    made_up = {day for day in calendar.weekend_workdays if day.year < hidden_from}
    calendar.weekend_workdays = made_up
    for year in years:
        calendar.get(date(year, 1, 1))  # asking for a day populates its year
    return calendar


@cache
def published_years() -> tuple[int, ...]:
    """Return the years for which the installed `holidays` holds a notice."""
    calendar: Any = _china()(language="zh_CN")
    return tuple(sorted(calendar.special_public_holidays))


@cache
def exceptions(year: int, hidden_from: int | None) -> MappingProxyType[date, tuple[bool, str]]:
    """Return the days of `year` whose weekday lies: day -> (working, name in Chinese).

    Raises HorizonError beyond 2099, where `holidays` knows nothing.
    """
    if year > LAST_YEAR:
        raise beyond_estimates()
    calendar = holidays_of(range(year - 1, year + 2), hidden_from=hidden_from)
    found: dict[date, tuple[bool, str]] = {}
    day = date(year, 1, 1)
    while day.year == year:
        working = calendar.is_working_day(day)
        if working != (day.weekday() < 5):
            found[day] = (working, calendar.get(day) or "")
        day += _DAY
    return MappingProxyType(found)


def beyond_estimates() -> HorizonError:
    """Return the error for days that not even `holidays` can estimate."""
    return HorizonError(
        Words(
            f"超出可推算的范围（至{LAST_YEAR}年）",
            f"the count goes beyond what can be estimated (up to {LAST_YEAR})",
        )
    )
