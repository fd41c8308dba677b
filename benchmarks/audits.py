"""A million rows: judged and written as JSON, beside reading them with csv.reader."""

import csv
import os
import random
import tempfile
from datetime import date, timedelta
from pathlib import Path

from benchmarks.timing import seconds
from govflow.audits import audit
from govflow.report.json import audit_pieces

ROWS = 1_000_000
AS_OF = date(2026, 1, 1)


def write_rows(path: Path) -> None:
    """Write a million made-up documents, about a tenth of them late."""
    rng = random.Random(7)
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "unit", "title", "issued", "published"])
        for i in range(ROWS):
            issued = date(2008, 1, 1) + timedelta(days=rng.randrange(6_500))
            published = issued + timedelta(days=int(rng.expovariate(1 / 12)))
            done = "" if rng.random() < 0.01 else published.isoformat()
            writer.writerow([i, f"单位{i % 50}", f"关于第{i}号事项的通知", issued, done])


def read(path: Path) -> None:
    """Read the rows and do nothing with them."""
    with path.open(newline="", encoding="utf-8") as file:
        for _row in csv.reader(file):
            pass


def judge(path: Path) -> None:
    """Judge the rows and write the JSON."""
    found = audit("national", "documents", path, as_of=AS_OF)
    with Path(os.devnull).open("w", encoding="utf-8") as out:
        out.writelines(audit_pieces(found))


def million() -> None:
    """Compare the two."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rows.csv"
        write_rows(path)
        rounds = [
            (seconds(lambda: read(path), 1), seconds(lambda: judge(path), 1)) for _ in "12345"
        ]
    floor, ours = (min(column) for column in zip(*rounds, strict=True))
    print(f"judge {ROWS:,} rows and write the JSON (CPU s)")
    print(f"  csv.reader alone   {floor:6.2f}")
    print(f"  govflow, all of it {ours:6.2f}   {ours / floor:.2f} x\n")
