"""What the tests of legal time stand on, whichever `holidays` is installed."""

from collections.abc import Iterator

import pytest
from holidays.countries.china import ChinaStaticHolidays

from govflow.calendars.estimates import exceptions, published_years


@pytest.fixture(autouse=True, scope="package")
def _notices_up_to_2026() -> Iterator[None]:
    """Hide the notices a newer `holidays` may hold: what is claimed here ends with 2026."""
    with pytest.MonkeyPatch.context() as patch:
        for entries in (
            ChinaStaticHolidays.special_public_holidays,
            ChinaStaticHolidays.special_public_holidays_observed,
        ):
            for year in [year for year in entries if year > 2026]:
                patch.delitem(entries, year)
        for cached in (exceptions, published_years):
            cached.cache_clear()
        yield
    for cached in (exceptions, published_years):
        cached.cache_clear()
