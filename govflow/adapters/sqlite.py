"""A store in one SQLite file, for any number of threads and processes of one machine.

Entries lie in the order of appending under growing integer ids; the head row of a stream,
updated only from the expected revision, is the check. Canonical bytes are kept as they are.
"""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from threading import Lock, get_ident, local
from time import monotonic, sleep
from types import TracebackType
from typing import Any, Final, Literal, NoReturn, Self

from govflow.errors import UsageError
from govflow.journal import JournalError, Sealed, read_entry
from govflow.ports import START, ConflictError, Head, StoreError, check_append
from govflow.words import Words

SCHEMA_VERSION: Final = 1
APPLICATION_ID: Final = 0x676F7666  # "govf"
_CHUNK: Final = 1024
_SCHEMA: Final = (
    """CREATE TABLE streams (
        id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE,
        revision INTEGER NOT NULL, hash BLOB NOT NULL)""",
    """CREATE TABLE entries (
        id INTEGER PRIMARY KEY, stream INTEGER NOT NULL REFERENCES streams,
        revision INTEGER NOT NULL, key TEXT, body BLOB NOT NULL,
        previous BLOB NOT NULL, hash BLOB NOT NULL)""",
    "CREATE UNIQUE INDEX entries_place ON entries (stream, revision)",
    "CREATE INDEX entries_key ON entries (stream, key) WHERE key IS NOT NULL",
    f"PRAGMA application_id = {APPLICATION_ID}",
    f"PRAGMA user_version = {SCHEMA_VERSION}",
)
_SAID: Final = {
    "readonly": "只读，无法写入（文件及其所在目录均须可写）",
    "unable to open": "无法打开（没有此目录，或者没有权限）",
    "malformed": "文件已损坏",
    "is full": "磁盘已满",
    "disk I/O": "磁盘读写出错",
    "no such table": "缺少记录的表，文件已被改动",
}
_OF_STREAM: Final = "stream = (SELECT id FROM streams WHERE name = ?)"
_READ: Final = (
    f"SELECT body, previous, hash FROM entries WHERE {_OF_STREAM} AND revision > ? "  # noqa: S608
    "ORDER BY revision"
)
_REPLIED: Final = (
    f"SELECT body, previous, hash FROM entries WHERE {_OF_STREAM} AND key = ? "  # noqa: S608
    "ORDER BY revision"
)
_BEGIN_STREAM: Final = "INSERT OR IGNORE INTO streams (name, revision, hash) VALUES (?, ?, ?)"
_MOVE_HEAD: Final = (
    "UPDATE streams SET revision = ?, hash = ? WHERE name = ? AND revision = ? AND hash = ?"
)
_APPEND: Final = (
    "INSERT INTO entries (stream, revision, key, body, previous, hash) "
    "SELECT id, ?, ?, ?, ?, ? FROM streams WHERE name = ?"
)
_SCAN: Final = "SELECT id, body, previous, hash FROM entries WHERE id > ? ORDER BY id LIMIT ?"


class SqliteStore:
    """The record in a SQLite file (WAL), one transaction an append.

    `durable=True` waits for the disk at every append (synchronous FULL); without it
    (NORMAL) a power cut may take the last appends, never a part of one, and a killed
    process takes nothing. `timeout` is how long a locked file is waited for, in seconds.
    Raises StoreError for a file that is locked, foreign, or of a newer schema.
    """

    def __init__(
        self, path: str | os.PathLike[str], *, durable: bool = False, timeout: float = 10.0
    ) -> None:
        named = isinstance(path, str | os.PathLike)
        self.path = os.fspath(path) if named else repr(path)
        no_file = not self.path or "\0" in self.path or self.path.startswith((":memory:", "file:"))
        if no_file or not named:
            raise UsageError(
                Words(
                    f"“{self.path}”不是文件名；不存文件请用 MemoryStore",
                    f"{self.path!r} is no name of a file; MemoryStore keeps a record in memory",
                )
            )
        self._durable, self._timeout = durable, timeout
        self._local, self._lock = local(), Lock()
        self._open: dict[tuple[int, int], sqlite3.Connection] = {}
        self._closed = False
        self._connection()

    def append(
        self, stream: str, expected_revision: int, entries: Sequence[Sealed], key: str | None = None
    ) -> Sequence[Sealed]:
        """Append entries behind the head of a stream; see `Store`."""
        check_append(stream, expected_revision, entries)
        last = entries[-1]
        head = (last.entry.revision, bytes.fromhex(last.hash))
        previous = bytes.fromhex(entries[0].previous)
        with self._writing() as connection:
            if key is not None:
                first = connection.execute(_REPLIED, (stream, key)).fetchall()
                if first:
                    return tuple(_sealed(*row) for row in first)
            if expected_revision:
                check = (*head, stream, expected_revision, previous)
                moved = connection.execute(_MOVE_HEAD, check).rowcount
            elif entries[0].previous == START.hash:
                moved = connection.execute(_BEGIN_STREAM, (stream, *head)).rowcount
            else:
                moved = 0
            if moved != 1:
                raise ConflictError(stream, expected_revision, self.head(stream).revision)
            for sealed in entries:
                connection.execute(_APPEND, (*_row(sealed, key), stream))
        return tuple(entries)

    def read(self, stream: str, after: int = 0) -> Sequence[Sealed]:
        """Return the entries of a stream after a revision."""
        return tuple(_sealed(*row) for row in self._all(_READ, (stream, after)))

    def replied(self, stream: str, key: str) -> Sequence[Sealed]:
        """Return what was appended under an idempotency key."""
        return tuple(_sealed(*row) for row in self._all(_REPLIED, (stream, key)))

    def head(self, stream: str) -> Head:
        """Return where a stream ends."""
        rows = self._all("SELECT revision, hash FROM streams WHERE name = ?", (stream,))
        return Head(rows[0][0], rows[0][1].hex()) if rows else START

    def streams(self) -> Iterator[str]:
        """Yield the name of every stream, in the order in which they began."""
        after = 0
        sql = "SELECT id, name FROM streams WHERE id > ? ORDER BY id LIMIT ?"
        while rows := self._all(sql, (after, _CHUNK)):
            yield from (name for _, name in rows)
            after = rows[-1][0]

    def scan(self, after: int = 0) -> Iterator[tuple[int, Sealed]]:
        """Yield every entry after a position; what is appended meanwhile comes too."""
        while rows := self._all(_SCAN, (after, _CHUNK)):
            yield from ((position, _sealed(*row)) for position, *row in rows)
            after = rows[-1][0]
            if len(rows) < _CHUNK:
                return

    def close(self) -> None:
        """Close the file; a store is used no more after that."""
        with self._lock:
            self._closed = True
            for (process, _), connection in self._open.items():
                if process == os.getpid():
                    connection.close()
            self._open.clear()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _all(self, sql: str, values: tuple[object, ...]) -> list[tuple[Any, ...]]:
        try:
            return self._connection().execute(sql, values).fetchall()
        except UnicodeEncodeError as error:
            raise _unwritable(error) from None
        except sqlite3.Error as error:
            self._fail(error)

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """Give a connection inside one transaction: kept if all went well, else undone."""
        connection = self._connection()
        try:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            finally:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
        except UnicodeEncodeError as error:
            raise _unwritable(error) from None
        except sqlite3.Error as error:
            self._fail(error)

    def _connection(self) -> sqlite3.Connection:
        """Return this thread's connection, opened at its first use in this process."""
        found: tuple[int, sqlite3.Connection] | None = getattr(self._local, "held", None)
        if found is not None and found[0] == os.getpid() and not self._closed:
            return found[1]
        if self._closed:
            raise StoreError(Words("存储已关闭", "the store is closed"), where=self.path)
        connection = self._connect()
        with self._lock:
            left = self._open.pop((os.getpid(), get_ident()), None)
            if left is not None:  # of a thread that has ended
                left.close()
            self._open[os.getpid(), get_ident()] = connection
        self._local.held = (os.getpid(), connection)
        return connection

    def _connect(self) -> sqlite3.Connection:
        connection = None
        try:
            connection = sqlite3.connect(
                self.path, timeout=self._timeout, isolation_level=None, check_same_thread=False
            )
            self._prepare(connection)
        except (sqlite3.Error, StoreError) as error:
            if connection is not None:
                connection.close()
            if isinstance(error, StoreError):
                raise
            self._fail(error)
        return connection

    def _prepare(self, connection: sqlite3.Connection) -> None:
        connection.execute("BEGIN")  # one snapshot for all that is asked
        kind = self._kind(connection)
        connection.execute("COMMIT")
        if kind == "empty":
            _to_wal(connection, self._timeout)
            connection.execute("BEGIN IMMEDIATE")
            if self._kind(connection) == "empty":  # nobody else was faster
                for statement in _SCHEMA:
                    connection.execute(statement)
            connection.execute("COMMIT")
        connection.execute(f"PRAGMA synchronous = {'FULL' if self._durable else 'NORMAL'}")

    def _kind(self, connection: sqlite3.Connection) -> Literal["empty", "ours"]:
        """Return whether the file is empty or ours. Raises StoreError for any other."""
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if application == APPLICATION_ID and version == SCHEMA_VERSION:
            return "ours"
        if application == APPLICATION_ID:
            raise StoreError(
                Words(
                    f"文件格式为第{version}版，此处只识第{SCHEMA_VERSION}版",
                    f"the file has schema {version}, and only {SCHEMA_VERSION} is known here",
                ),
                where=self.path,
            )
        if application or version or connection.execute("SELECT 1 FROM sqlite_master").fetchone():
            raise StoreError(
                Words("是他人的数据库，不是 govflow 的记录", "a database of somebody else's"),
                where=self.path,
            )
        return "empty"

    def _fail(self, error: sqlite3.Error) -> NoReturn:
        """Raise StoreError in place of what SQLite said."""
        said = str(error)
        known = (zh for part, zh in _SAID.items() if part in said)
        words = Words(f"无法使用：{next(known, said)}", f"cannot be used: {said}")
        if "locked" in said:
            words = Words(
                f"文件被占用，等候{self._timeout:g}秒未果",
                f"the file is locked; {self._timeout:g} seconds were waited",
            )
        elif "not a database" in said:
            words = Words("不是 SQLite 文件", "this is no SQLite file")
        raise StoreError(words, where=self.path) from error


def _to_wal(connection: sqlite3.Connection, timeout: float) -> None:
    """Turn the file to WAL; SQLite itself does not wait here while others open it too."""
    until = monotonic() + timeout
    while True:
        with suppress(sqlite3.OperationalError):
            connection.execute("PRAGMA journal_mode = WAL")
            return
        if monotonic() > until:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        sleep(0.01)


def _unwritable(error: UnicodeEncodeError) -> UsageError:
    """Return the error for a name that holds half a character pair."""
    return UsageError(
        Words(
            f"名称或 key 无法写成 UTF-8：{error.object!r}",
            f"a name or key cannot be written as UTF-8: {error.object!r}",
        )
    )


def _row(sealed: Sealed, key: str | None) -> tuple[object, ...]:
    hashes = bytes.fromhex(sealed.previous), bytes.fromhex(sealed.hash)
    return (sealed.entry.revision, key, sealed.body, *hashes)


def _sealed(body: bytes, previous: bytes, own: bytes) -> Sealed:
    if not (isinstance(body, bytes) and isinstance(previous, bytes) and isinstance(own, bytes)):
        raise JournalError(Words("记录不是原始字节", "an entry is not the bytes it was"))
    return Sealed(read_entry(body), body, previous.hex(), own.hex())
