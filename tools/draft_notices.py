"""Draft `govflow/calendars/notices.py` entries from the installed `holidays` package.

Run it when a new notice has come out and `holidays` knows it:
`python tools/draft_notices.py 2027`. It prints the literals; day and number of the notice
are added by hand, from the notice itself.
"""

import sys
from datetime import date, timedelta

from govflow.calendars.estimates import holidays_of

DAY = timedelta(days=1)


def _is_off(day: date, cal: object) -> bool:
    return not cal.is_working_day(day)  # type: ignore[attr-defined]


def breaks_of(year: int) -> list[tuple[str, date, date, list[date]]]:
    """Return the breaks of the notice for `year`: name, first day, last day, make-up days."""
    cal = holidays_of(range(year - 1, year + 2))
    day, end = date(year - 1, 12, 29), date(year, 12, 28)
    found: list[tuple[str, date, date, list[date]]] = []
    while day <= end:
        if not _is_off(day, cal):
            day += DAY
            continue
        first = day
        while _is_off(first - DAY, cal):
            first -= DAY
        last = day
        while _is_off(last + DAY, cal):
            last += DAY
        names: list[str] = []
        swaps: list[date] = []
        for i in range((last - first).days + 1):
            name = cal.get(first + i * DAY) or ""
            if "由 " in name:
                swaps.append(date.fromisoformat(name.split("由 ")[1][:10]))
            elif name and (bare := name.split("（")[0]) not in names:
                names.append(bare)
        if names:
            label = "、".join("春节" if n == "农历除夕" else n for n in names)
            label = "、".join(dict.fromkeys(label.split("、")))
            found.append((label, first, last, sorted(swaps)))
        day = last + DAY
    return found


if __name__ == "__main__":
    years = [int(a) for a in sys.argv[1:]] or list(range(2001, 2027))
    for y in years:
        print(f"    Notice(\n        {y},\n        (")
        for name, first, last, work in breaks_of(y):
            made_up = " ".join(d.isoformat() for d in work)
            print(f'            Break("{name}", "{first}..{last}", "{made_up}"),')
        print("        ),\n    ),")
