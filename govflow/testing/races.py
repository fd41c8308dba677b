"""Processes that race for one revision: for stores that several processes may share."""

import multiprocessing
from collections import Counter
from collections.abc import Callable
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Barrier
from typing import Final

from govflow.ports import ConflictError, Store, verify_store
from govflow.testing.stores import sealed_entries

STREAM: Final = "case:raced"
_RUNNERS: Final = ("li", "wang")


def race(make: Callable[[], Store], races: int) -> dict[str, int]:
    """Return how races between two processes ended: won, conflicts, and other outcomes.

    `make` opens the one record that both share, and can be pickled. In each race both read
    the head, meet, and append; `other` counts the races that had not exactly one winner,
    and entries lost or written twice.
    """
    context = multiprocessing.get_context("spawn")
    gate, results = context.Barrier(2), context.Queue()
    started = [
        context.Process(target=_run, args=(make, who, races, gate, results)) for who in _RUNNERS
    ]
    for process in started:
        process.start()
    found = dict(results.get(timeout=races / 10 + 60) for _ in started)
    for process in started:
        process.join()
    pairs = list(zip(*(found[who] for who in _RUNNERS), strict=True))
    counted = Counter(one for pair in pairs for one in pair)
    other = sum(sorted(pair) != ["conflict", "won"] for pair in pairs)
    store = make()
    other += abs(races - sum(head.revision for head in verify_store(store).values()))
    _close(store)
    return {
        "races": races,
        "won": counted["won"],
        "conflicts": counted["conflict"],
        "other": other,
    }


def _run(
    make: Callable[[], Store],
    who: str,
    races: int,
    gate: Barrier,
    results: "Queue[tuple[str, list[str]]]",
) -> None:
    ended: list[str] = []
    store = make()
    for _ in range(races):
        gate.wait(60)
        head = store.head(STREAM)
        entries = sealed_entries(STREAM, head, by=who)
        gate.wait(60)
        try:
            store.append(STREAM, head.revision, entries)
            ended.append("won")
        except ConflictError:
            ended.append("conflict")
        except Exception as error:  # noqa: BLE001  the other process must not wait for ever
            ended.append(repr(error))
    _close(store)
    results.put((who, ended))


def _close(store: object) -> None:
    close = getattr(store, "close", None)
    if close is not None:
        close()
