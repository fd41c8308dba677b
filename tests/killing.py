"""Kill a process that works at a desk, before and after each call of its store, and repeat.

Run as a program with an empty folder: it forks a child for each place, lets it die by
SIGKILL, repeats the child's commands from the first, and prints how many deaths there were.
It fails if any repetition gives other replies or another record than an undisturbed run.
"""

import os
import signal
import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

from govflow.adapters.memory import MemoryDirectory
from govflow.adapters.sqlite import SqliteStore
from govflow.cases import Act
from govflow.desk import Desk
from govflow.policies import load_policy
from govflow.ports import verify_store
from govflow.provisions.roles import Assignment, People, Person

MONDAY = datetime(2024, 2, 5, 9)
POSTS = {"zhang": "staff", "li": "section-head", "wang": "deputy-head"}
PEOPLE = People({who: Person(who, who, (Assignment(p, "u"),)) for who, p in POSTS.items()})


class Dying:
    """A store that is killed at its n-th boundary: before each call, and after each."""

    def __init__(self, store: SqliteStore, left: int) -> None:
        self.store, self.left = store, left

    def __getattr__(self, name: str) -> Callable[..., Any]:
        method = getattr(self.store, name)

        def call(*values: Any, **named: Any) -> Any:
            self._live()
            found = method(*values, **named)
            if name == "scan":
                found = iter(list(found))
            self._live()
            return found

        return call

    def _live(self) -> None:
        self.left -= 1
        if self.left == 0:
            os.kill(os.getpid(), signal.SIGKILL)


def work(store: Any) -> list[Any]:
    """Do a morning's work, each command under its key, and return the replies."""
    desk = Desk(load_policy("wanzhou"), store=store, directory=MemoryDirectory(PEOPLE))
    at = MONDAY + timedelta(hours=1)
    replies: list[Any] = [
        desk.open("publication", "n1", by="zhang", at=MONDAY, content="一", key="open"),
        desk.act(Act("approve", at, "zhang", "n1", content="一", key="first")),
        desk.act(Act("approve", at, "wang", "n1", key="refused")),
        desk.act(Act("approve", at, "li", "n1", content="一", key="second")),
        desk.record("account:weibo", "updated", at=at, key="record"),
        desk.tick(at + timedelta(days=60), key="tick"),
    ]
    return replies


def main(folder: Path) -> int:
    """Kill and repeat at every boundary; return the status of the program."""
    with SqliteStore(folder / "calm.db") as store:
        calm = work(store), verify_store(store)
    assert len(calm[0][5]) == 1
    deaths = 0
    for n in count(1):
        path = folder / f"{n}.db"
        child = os.fork()
        if child == 0:
            work(Dying(SqliteStore(path), n))
            os._exit(0)
        killed = os.WIFSIGNALED(os.waitpid(child, 0)[1])
        deaths += killed
        with SqliteStore(path) as store:
            replies = work(store)
            if (replies, verify_store(store)) != calm:
                sys.stderr.write(f"killed at {n}: {replies} {verify_store(store)}\n")
                return 1
        if not killed:
            break
    sys.stdout.write(f"{deaths}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
