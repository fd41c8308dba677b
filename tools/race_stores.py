"""Race two writers for one revision: `python tools/race_stores.py [RACES]`.

Two processes over one file, two threads over one store in memory. Exactly one must win each
race, and the record must hold one entry for each; 10,000 races by default.
"""

import sys
import tempfile
from functools import partial
from pathlib import Path

from govflow.adapters.memory import MemoryStore
from govflow.adapters.sqlite import SqliteStore
from govflow.testing.races import race
from govflow.testing.stores import check_two_writers

RACES = 10_000


def main() -> int:
    """Race, print the outcome, and fail if any race had not one winner."""
    races = int(sys.argv[1]) if len(sys.argv) > 1 else RACES
    with tempfile.TemporaryDirectory() as folder:
        found = race(partial(SqliteStore, Path(folder) / "raced.db", timeout=60), races)
    print("a file: " + ", ".join(f"{name}: {count:,}" for name, count in found.items()))
    check_two_writers(MemoryStore, races)
    print(f"in memory: races: {races:,}, each with one winner")
    return int(bool(found["other"]))


if __name__ == "__main__":
    sys.exit(main())
