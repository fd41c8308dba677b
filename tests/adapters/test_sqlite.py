"""The store in a SQLite file: the kit, processes that race or are killed, files of others."""

import sqlite3
import subprocess
import sys
from functools import partial
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from govflow.adapters.sqlite import APPLICATION_ID, SCHEMA_VERSION, SqliteStore
from govflow.errors import UsageError
from govflow.journal import JournalError
from govflow.ports import START, Store, StoreError, verify_store
from govflow.testing.races import race
from govflow.testing.stores import CHECKS, Check, append_next, check_tampering, sealed_entries

ROOT = Path(__file__).parents[2]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file that is not there yet."""
    return tmp_path / "记录.db"


@pytest.mark.parametrize("durable", [False, True], ids=["normal", "full"])
@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_the_store_passes_the_kit(check: Check, path: Path, durable: bool) -> None:
    """Each check of the kit holds for a store in a file, durable or not."""
    with SqliteStore(path, durable=durable, timeout=60) as store:
        check(lambda: store)


def test_tampering_is_found(path: Path) -> None:
    """Bytes changed in the file behind the store's back are found."""
    with SqliteStore(path) as store:

        def tamper(_store: Store, old: bytes, new: bytes) -> None:
            with sqlite3.connect(path) as raw:
                raw.execute("UPDATE entries SET body = ? WHERE body = ?", (new, old))
            raw.close()

        check_tampering(lambda: store, tamper)


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM entries WHERE revision = 2",
        "DELETE FROM entries WHERE revision = 3",
        "UPDATE entries SET body = 'text' WHERE revision = 2",
        "UPDATE entries SET stream = 3 - stream",
        "UPDATE entries SET hash = zeroblob(32) WHERE revision = 3",
        "UPDATE streams SET hash = zeroblob(32)",
        "UPDATE entries SET revision = 7 WHERE revision = 2",
    ],
)
def test_whatever_is_changed_in_the_file_is_found(path: Path, statement: str) -> None:
    """Entries deleted, moved, swapped between streams or rewritten are found."""
    with SqliteStore(path) as store:
        append_next(store, "case:a", 3)
        append_next(store, "case:b", 3)
        verify_store(store)
        raw = sqlite3.connect(path)
        with raw:
            raw.execute("DROP INDEX entries_place")
            raw.execute(statement)
        raw.close()
        with pytest.raises(JournalError):
            verify_store(store)


def test_the_file_keeps_the_record(path: Path) -> None:
    """A file that is opened again holds what was appended; its bytes are canonical."""
    with SqliteStore(path) as store:
        written = append_next(store, "case:a", 3)
    with SqliteStore(path) as store:
        assert list(store.read("case:a")) == list(written)
        assert [position for position, _ in store.scan()] == [1, 2, 3]
    raw = sqlite3.connect(path)
    assert raw.execute("SELECT body FROM entries").fetchall() == [(e.body,) for e in written]
    assert raw.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    raw.close()


def test_long_records_are_read_in_pieces(path: Path) -> None:
    """A scan and the list of streams go beyond one piece, and end."""
    with SqliteStore(path) as store:
        for turn in range(1_030):
            append_next(store, f"case:{turn}")
        assert len(list(store.scan())) == len(list(store.streams())) == 1_030


@pytest.mark.parametrize(("durable", "level"), [(False, 1), (True, 2)], ids=["normal", "full"])
def test_durability_is_a_choice(path: Path, durable: bool, level: int) -> None:
    """Synchronous is NORMAL, and FULL when asked for."""
    with SqliteStore(path, durable=durable) as store:
        assert store._connection().execute("PRAGMA synchronous").fetchone() == (level,)


class TestFiles:
    """Files that are no record."""

    def test_a_file_of_another_kind(self, path: Path) -> None:
        """A file that SQLite cannot read is named as such."""
        path.write_text("日期,标题\n" * 500, encoding="utf-8")
        with pytest.raises(StoreError, match="no SQLite file"):
            SqliteStore(path)

    @pytest.mark.parametrize(
        "statement", ["CREATE TABLE t (x)", "PRAGMA user_version = 3", "PRAGMA application_id = 5"]
    )
    def test_a_database_of_somebody_else(self, path: Path, statement: str) -> None:
        """A database with anything in it that is not ours is left as it was."""
        raw = sqlite3.connect(path)
        raw.execute(statement)
        raw.commit()
        raw.close()
        before = path.read_bytes()
        with pytest.raises(StoreError, match="somebody else"):
            SqliteStore(path)
        assert path.read_bytes() == before

    def test_a_newer_schema(self, path: Path) -> None:
        """A record of a newer schema is refused, naming both versions."""
        SqliteStore(path).close()
        raw = sqlite3.connect(path)
        raw.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
        raw.close()
        with pytest.raises(StoreError, match=f"schema {SCHEMA_VERSION + 1}"):
            SqliteStore(path)

    def test_an_empty_file_becomes_a_record(self, path: Path) -> None:
        """An empty file is taken, and marked as ours."""
        path.touch()
        with SqliteStore(path) as store:
            append_next(store, "case:a")
        raw = sqlite3.connect(path)
        assert raw.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        raw.close()

    @pytest.mark.parametrize("name", ["", ":memory:", "file:x?mode=memory", "a\0b", None, 7, b"a"])
    def test_names_that_are_no_file(self, name: Any) -> None:
        """A name that is no file's is refused, and MemoryStore named instead."""
        with pytest.raises(UsageError, match="MemoryStore"):
            SqliteStore(name)

    def test_half_a_character_is_no_name(self, path: Path) -> None:
        """A name or key that UTF-8 cannot hold is refused; the store goes on as before."""
        with SqliteStore(path) as store:
            for misuse in (
                lambda: store.head("a\ud800"),
                lambda: store.append("a\ud800", 0, sealed_entries("a\ud800", START)),
            ):
                with pytest.raises(UsageError, match="cannot be written as UTF-8"):
                    misuse()
            assert list(store.streams()) == []

    def test_a_folder_that_is_not_there(self, tmp_path: Path) -> None:
        """A file that cannot be made is an error of the store, naming the file."""
        with pytest.raises(StoreError, match=r"nowhere.*cannot be used") as caught:
            SqliteStore(tmp_path / "nowhere" / "x.db")
        assert caught.value.words.zh == "无法使用：无法打开（没有此目录，或者没有权限）"

    def test_a_damaged_file(self, path: Path) -> None:
        """A file that was cut off or lost a table is told in both languages."""
        with SqliteStore(path) as store:
            append_next(store, "a", 60)
        whole = path.read_bytes()
        path.write_bytes(whole[: len(whole) // 2])
        with pytest.raises(StoreError, match="malformed") as cut, SqliteStore(path) as store:
            list(store.scan())
        assert cut.value.words.zh == "无法使用：文件已损坏"
        path.write_bytes(whole)
        connection = sqlite3.connect(path)
        connection.execute("DROP TABLE streams")
        connection.commit()
        connection.close()
        with pytest.raises(StoreError, match="no such table") as lost, SqliteStore(path) as store:
            store.head("a")
        assert lost.value.words.zh == "无法使用：缺少记录的表，文件已被改动"


def test_a_locked_file_is_said_to_be(path: Path) -> None:
    """A file that somebody holds is waited for, then named; reading goes on meanwhile."""
    with SqliteStore(path, timeout=0.05) as store:
        append_next(store, "case:a")
        raw = sqlite3.connect(path, isolation_level=None)
        raw.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match=r"locked; 0\.05 seconds"):
            append_next(store, "case:a")
        assert len(store.read("case:a")) == 1
        raw.execute("ROLLBACK")
        raw.close()
        append_next(store, "case:a")


def test_a_closed_store_is_closed(path: Path) -> None:
    """After `close` a store answers nothing, and says why."""
    store = SqliteStore(path)
    store.close()
    with pytest.raises(StoreError, match="closed"):
        store.head("case:a")


def test_an_append_is_all_or_nothing(path: Path) -> None:
    """An append that fails half way leaves nothing behind, and the store goes on."""
    with SqliteStore(path) as store:
        entries = sealed_entries("case:a", store.head("case:a"), 3)
        store._connection().execute(
            "CREATE TEMP TRIGGER stop BEFORE INSERT ON entries WHEN new.revision = 3 "
            "BEGIN SELECT RAISE(ABORT, 'stopped'); END"
        )
        with pytest.raises(StoreError, match="stopped"):
            store.append("case:a", 0, entries)
        assert list(store.streams()) == []
        store._connection().execute("DROP TRIGGER stop")
        append_next(store, "case:a", 3)


def test_threads_come_and_go(path: Path) -> None:
    """Threads that end leave no connection behind for those that come."""
    with SqliteStore(path, timeout=60) as store:
        for turn in range(20):
            thread = Thread(target=append_next, args=(store, f"case:{turn}"))
            thread.start()
            thread.join()
        assert len(list(store.streams())) == 20
        assert len(store._open) <= 21


def test_many_processes_begin_one_file(path: Path) -> None:
    """Processes that all open a file that is not there yet each get the same record."""
    code = (
        "import sys; from govflow.adapters.sqlite import SqliteStore\n"
        "from govflow.testing.stores import append_next\n"
        "s = SqliteStore(sys.argv[1], timeout=60); append_next(s, 'case:' + sys.argv[2]); s.close()"
    )
    started = [subprocess.Popen([sys.executable, "-c", code, str(path), str(n)]) for n in range(6)]
    assert [process.wait(120) for process in started] == [0] * 6
    with SqliteStore(path) as store:
        assert len(verify_store(store)) == 6


def test_a_forked_process_opens_the_file_anew(path: Path) -> None:
    """A store that was open before a fork serves parent and child, each by its own connection."""
    code = (
        "import os, sys; from govflow.adapters.sqlite import SqliteStore\n"
        "from govflow.testing.stores import append_next\n"
        "s = SqliteStore(sys.argv[1], timeout=60); append_next(s, 'case:a'); child = os.fork()\n"
        "for _ in range(50): append_next(s, 'case:parent' if child else 'case:child')\n"
        "if child: sys.exit(os.waitpid(child, 0)[1])\n"
        "os._exit(0)"
    )
    subprocess.run([sys.executable, "-c", code, str(path)], check=True)
    with SqliteStore(path) as store:
        assert [head.revision for head in verify_store(store).values()].count(50) == 2


def test_two_processes_race(path: Path) -> None:
    """Of two processes at one revision exactly one wins, in every one of 300 races."""
    assert race(partial(SqliteStore, path, timeout=60), 300) == {
        "races": 300,
        "won": 300,
        "conflicts": 300,
        "other": 0,
    }


def test_a_killed_process_leaves_a_record_that_converges(tmp_path: Path) -> None:
    """Killed between any two calls of its store, a process that repeats its commands converges.

    Replies and record are those of an undisturbed run, wherever SIGKILL struck.
    """
    done = subprocess.run(
        [sys.executable, "-m", "tests.killing", str(tmp_path)],
        capture_output=True,
        check=False,
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stderr.decode()
    assert int(done.stdout) > 60
