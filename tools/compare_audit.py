"""Compare audits of real exports with an independent count over `chinesecalendar`.

`python tools/compare_audit.py documents disclosures.csv` (or `messages`) counts the days of every row by
walking chinesecalendar's days, with no code of govflow's calendars, and compares status,
days and working days late. Rows that chinesecalendar cannot count (before 2004) are named.
"""

import csv
import sys
from argparse import ArgumentParser
from collections import Counter
from datetime import date, datetime, timedelta
from pathlib import Path

import chinese_calendar

from govflow.audits import audit

DAY = timedelta(days=1)
AS_OF = date(2024, 9, 30)
# kind -> policy, start, stop, norm (editions alike), working days
PLANS: dict[str, tuple[str, str, str, str, int]] = {
    "documents": ("national", "issued", "published", "national/zfxxgk", 20),
    "messages": ("qianjiang", "asked", "answered", "qianjiang/13.6", 5),
}


def works(day: date) -> bool:
    """Return whether a day is worked; 2005-12-31 was, by 国办发明电〔2005〕35号."""
    return day == date(2005, 12, 31) or chinese_calendar.is_workday(day)


def last_day(start: date, n: int) -> date:
    """Walk to the n-th working day after a day."""
    day = start
    while n:
        day += DAY
        n -= works(day)
    return day


def between(after: date, through: date) -> int:
    """Count the working days in (after, through] by walking."""
    return sum(works(after + i * DAY) for i in range(1, (through - after).days + 1))


def expected(start: date, stop: date | None, n: int) -> tuple[str, int | None, int | None]:
    """Return status, days and working days late of one row."""
    due = last_day(start, n)
    done = stop if stop is not None and stop <= AS_OF else None
    if done is not None and done < start:
        return "undetermined", None, None
    at = done or AS_OF
    if at <= due:
        return ("met" if done else "pending"), None, None
    return "breached", (at - due).days, between(due, at)


Outcome = tuple[str, int | None, int | None]


def compare(kind: str, path: str) -> int:
    """Compare one file; return the number of rows that differ."""
    policy, begin, end, prefix, n = PLANS[kind]
    found = audit(policy, kind, path, as_of=AS_OF, as_if_in_force=True)
    ours: dict[str, Outcome] = {
        f.subject: (
            f.verdict,
            f.late_by and f.late_by.days,
            f.late_by and f.late_by.working_days,
        )
        for f in found.findings
        if f.norm.startswith(prefix)
    }
    tally: Counter[str] = Counter()
    with Path(path).open(encoding="utf-8-sig", newline="") as file:
        for line, row in enumerate(csv.DictReader(file), 2):
            start = datetime.fromisoformat(row[begin]).date()
            stop = datetime.fromisoformat(row[end]).date() if row[end] else None
            if start < date(2004, 1, 1):
                tally["before 2004, not compared"] += 1
                continue
            theirs = expected(start, stop, n)
            mine = ours.get(f"line {line}", ("met", None, None))
            tally["equal" if mine == theirs else "DIFFERENT"] += 1
            tally[theirs[0]] += 1
            if mine != theirs:
                print(f"line {line}: {row[begin]} {row[end]}: {mine}, independently {theirs}")
    print(f"{path}: {dict(tally)}")
    return tally["DIFFERENT"]


if __name__ == "__main__":
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("kind", choices=sorted(PLANS))
    parser.add_argument("path", help="the CSV file of the rows")
    arguments = parser.parse_args()
    sys.exit(bool(compare(arguments.kind, arguments.path)))
