"""Appending to a SQLite file: the store beside raw sqlite3 in its layout, and beside peers.

Contenders take turns, each with a file of its own and the same entries in the same random
order of cases; wall time, since a commit waits. Entries are sealed beforehand.
"""

import random
import sqlite3
import tempfile
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from itertools import groupby
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any
from uuid import UUID

from govflow.adapters.sqlite import _SCHEMA, SqliteStore
from govflow.journal import Sealed
from govflow.ports import Head
from govflow.testing.stores import sealed_entries

CASES = 1_500
EVENTS = 9
TURNS = 15
Write = Callable[[Sequence[Sealed]], object]
"""Appends entries of one stream in one transaction."""


def workload(batch: int) -> list[list[Sealed]]:
    """Return appends of `batch` entries each, of all cases, in a random order."""
    rng = random.Random(3)
    heads = {f"case:{n:06}": Head() for n in range(CASES)}
    order = [name for name in heads for _ in range(EVENTS // batch)]
    rng.shuffle(order)
    found = []
    for name in order:
        entries = sealed_entries(name, heads[name], batch)
        heads[name] = Head(entries[-1].entry.revision, entries[-1].hash)
        found.append(entries)
    return found


def ours(path: Path, *, durable: bool) -> Write:
    """Return the store's append."""
    store = SqliteStore(path, durable=durable)

    def write(entries: Sequence[Sealed]) -> None:
        first = entries[0].entry
        store.append(first.stream, first.revision - 1, entries)

    return write


def raw(path: Path, *, durable: bool) -> Write:
    """Return what one would write by hand over the same tables: head row, then entries."""
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
    for statement in _SCHEMA:
        db.execute(statement)
    ids: dict[str, int] = {}
    insert = "INSERT INTO entries (stream, revision, body, previous, hash) VALUES (?, ?, ?, ?, ?)"
    update = "UPDATE streams SET revision = ?, hash = ? WHERE id = ? AND revision = ?"

    def write(entries: Sequence[Sealed]) -> None:
        first, last = entries[0].entry, entries[-1]
        head = (last.entry.revision, bytes.fromhex(last.hash))
        db.execute("BEGIN IMMEDIATE")
        if first.revision == 1:
            sql = "INSERT INTO streams (name, revision, hash) VALUES (?, ?, ?)"
            ids[first.stream] = db.execute(sql, (first.stream, *head)).lastrowid or 0
        elif db.execute(update, (*head, ids[first.stream], first.revision - 1)).rowcount != 1:
            raise RuntimeError
        stream = ids[first.stream]
        for each in entries:
            hashes = bytes.fromhex(each.previous), bytes.fromhex(each.hash)
            db.execute(insert, (stream, each.entry.revision, each.body, *hashes))
        db.execute("COMMIT")

    return write


def sqlalchemy_core(path: Path, *, durable: bool) -> Write:
    """Return the same two statements in SQLAlchemy Core."""
    import sqlalchemy as sa

    engine = sa.create_engine(f"sqlite:///{path}")
    meta = sa.MetaData()
    streams = sa.Table(
        "streams",
        meta,
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("name", sa.Text, unique=True),
        sa.Column("revision", sa.Integer),
        sa.Column("hash", sa.LargeBinary),
    )
    rows = sa.Table(
        "entries",
        meta,
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("stream", sa.Integer),
        sa.Column("revision", sa.Integer),
        sa.Column("body", sa.LargeBinary),
        sa.Column("previous", sa.LargeBinary),
        sa.Column("hash", sa.LargeBinary),
        sa.UniqueConstraint("stream", "revision"),
    )

    @sa.event.listens_for(engine, "connect")
    def prepare(db: Any, _record: object) -> None:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")

    meta.create_all(engine)
    ids: dict[str, int] = {}

    def write(entries: Sequence[Sealed]) -> None:
        first, last = entries[0].entry, entries[-1]
        head = {"revision": last.entry.revision, "hash": bytes.fromhex(last.hash)}
        with engine.begin() as db:
            if first.revision == 1:
                made = db.execute(sa.insert(streams).values(name=first.stream, **head))
                ids[first.stream] = made.inserted_primary_key[0]
            else:
                there = streams.c.id == ids[first.stream]
                there &= streams.c.revision == first.revision - 1
                if db.execute(sa.update(streams).where(there).values(**head)).rowcount != 1:
                    raise RuntimeError
            values = [
                {
                    "stream": ids[first.stream],
                    "revision": each.entry.revision,
                    "body": each.body,
                    "previous": bytes.fromhex(each.previous),
                    "hash": bytes.fromhex(each.hash),
                }
                for each in entries
            ]
            db.execute(sa.insert(rows), values)

    return write


def eventsourcing_recorder(path: Path, *, durable: bool) -> Write:
    """Return the recorder of eventsourcing, its random UUIDs and its own insert."""
    from eventsourcing.persistence import StoredEvent
    from eventsourcing.sqlite import SQLiteAggregateRecorder, SQLiteDatastore

    recorder = SQLiteAggregateRecorder(SQLiteDatastore(str(path)))
    recorder.create_table()
    with recorder.datastore.transaction(commit=False) as cursor:  # the pool keeps this one
        database = cursor.sqlite_cursor.connection
    database.execute(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
    rng = random.Random(4)
    ids: dict[str, UUID] = {}

    def write(entries: Sequence[Sealed]) -> None:
        name = entries[0].entry.stream
        if name not in ids:
            ids[name] = UUID(int=rng.getrandbits(128), version=4)
        recorder.insert_events(
            [StoredEvent(ids[name], e.entry.revision, e.entry.name, e.body) for e in entries]
        )

    return write


PEERS = {
    "raw sqlite3, same layout": (raw, "sqlite3"),
    "govflow": (ours, "govflow"),
    "SQLAlchemy Core": (sqlalchemy_core, "sqlalchemy"),
    "eventsourcing recorder": (eventsourcing_recorder, "eventsourcing"),
}


def shares(work: list[list[Sealed]]) -> Iterator[list[list[Sealed]]]:
    """Yield the work in as many shares as there are turns."""
    size = len(work) // TURNS
    for turn in range(TURNS):
        yield work[turn * size : (turn + 1) * size]


def stores() -> None:
    """Print events a second, and the ratio to raw sqlite3 in the same run."""
    for durable, batch in ((False, 1), (False, EVENTS), (True, 1)):
        work = workload(batch)
        level = "FULL" if durable else "NORMAL"
        print(f"append to SQLite (WAL, {level}), {batch} a transaction (events/s, ratio to raw)")
        with tempfile.TemporaryDirectory() as folder:
            writers = {
                name: make(Path(folder) / f"{package}.db", durable=durable)
                for name, (make, package) in PEERS.items()
                if find_spec(package) is not None
            }
            taken: dict[str, list[float]] = {name: [] for name in writers}
            for share in shares(work):
                for name, write in writers.items():
                    start = perf_counter()
                    for entries in share:
                        write(entries)
                    taken[name].append((perf_counter() - start) / len(share) / batch)
        floor = taken["raw sqlite3, same layout"]
        for name, times in taken.items():
            ratio = median(f / t for f, t in zip(floor, times, strict=True))
            print(f"  {name:<44}{1 / median(times):12,.0f} /s {ratio:8.2f} x")
        print()
    reading()


def reading() -> None:
    """Print what reading a case, and going through the whole record, costs."""
    with tempfile.TemporaryDirectory() as folder, SqliteStore(Path(folder) / "r.db") as store:
        for name, entries in groupby(
            sorted((e for es in workload(EVENTS) for e in es), key=lambda e: e.entry.stream),
            key=lambda e: e.entry.stream,
        ):
            store.append(name, 0, list(entries))
        names = list(store.streams())
        db = sqlite3.connect(Path(folder) / "r.db")
        sql = "SELECT body FROM entries WHERE stream = ? ORDER BY revision"
        calls: dict[str, Callable[[], object]] = {
            "raw sqlite3, bytes alone": lambda: [
                db.execute(sql, (n,)).fetchall() for n in range(1, CASES + 1)
            ],
            "govflow read, as entries": lambda: list(map(store.read, names)),
            "govflow head": lambda: list(map(store.head, names)),
        }
        print(f"read a case of {EVENTS} entries (us a case)")
        for name, call in calls.items():
            start = perf_counter()
            call()
            print(f"  {name:<44}{(perf_counter() - start) / CASES * 1e6:12.1f} us")
        start = perf_counter()
        count = sum(1 for _ in store.scan())
        print(
            f"  {'govflow scan, an entry':<44}{(perf_counter() - start) / count * 1e6:12.1f} us\n"
        )
        db.close()


if __name__ == "__main__":
    stores()
