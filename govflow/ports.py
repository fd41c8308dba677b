"""What a host fills in: a store for the record, a directory of people, somebody to tell.

The library ships stores (`govflow.adapters.memory`, `govflow.adapters.sqlite`); a third
party's store proves itself with `govflow.testing.stores`.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Final, Protocol

from govflow.errors import UsageError, WorldError
from govflow.journal import GENESIS, JournalError, Sealed, verify
from govflow.provisions.roles import People
from govflow.values import frozen
from govflow.words import Words


class StoreError(WorldError):
    """A store cannot be opened, read or written."""


class ConflictError(StoreError):
    """Somebody else appended first: the stream is not at the revision that was expected."""

    def __init__(self, stream: str, expected: int, found: int) -> None:
        self.stream, self.expected, self.found = stream, expected, found
        super().__init__(
            Words(
                f"{stream}已有第{found}条记录，而非预期的第{expected}条：他人已先行办理",
                f"{stream} is at revision {found}, not {expected} as expected: "
                f"somebody else was first",
            )
        )


@frozen
class Head:
    """Where a stream ends: its last revision and hash; revision 0 if there is no stream."""

    revision: int = 0
    hash: str = GENESIS


START: Final = Head()


class Store(Protocol):
    """A record of streams: whatever is appended stays, in order, byte for byte."""

    def append(
        self, stream: str, expected_revision: int, entries: Sequence[Sealed], key: str | None = None
    ) -> Sequence[Sealed]:
        """Append entries behind the head of a stream: all of them or none.

        Returns them, or, for an idempotency key that the stream has seen, the entries that
        were appended under it first. Raises ConflictError if the head is not at
        `expected_revision`, or is not what the first entry was sealed behind.
        """
        ...

    def read(self, stream: str, after: int = 0) -> Sequence[Sealed]:
        """Return the entries of a stream in order, those after a revision."""
        ...

    def replied(self, stream: str, key: str) -> Sequence[Sealed]:
        """Return what was appended to a stream under an idempotency key, if anything was."""
        ...

    def head(self, stream: str) -> Head:
        """Return where a stream ends."""
        ...

    def streams(self) -> Iterable[str]:
        """Return the name of every stream, in the order in which they began."""
        ...

    def scan(self, after: int = 0) -> Iterator[tuple[int, Sealed]]:
        """Yield every entry of every stream with its position, in the order of appending.

        Positions grow and never change; only entries past the position `after` are given.
        """
        ...


class Directory(Protocol):
    """Who there is, and which posts they hold."""

    def people(self, at: datetime) -> People:
        """Return the people as they are known at a moment."""
        ...


class Notifier(Protocol):
    """Somebody who is told what was recorded."""

    def notify(self, entries: Sequence[Sealed]) -> None:
        """Take note of entries that have just been appended; a repeated command tells nothing.

        What is told is in the record already: an error here undoes nothing. A notifier that
        may miss nothing follows `Store.scan` instead.
        """
        ...


def check_append(stream: str, expected_revision: int, entries: Sequence[Sealed]) -> None:
    """Raise UsageError unless entries follow one another in `stream` from that revision."""
    if not entries:
        raise UsageError(Words("没有要追加的记录", "there are no entries to append"))
    previous = entries[0].previous
    for revision, sealed in enumerate(entries, expected_revision + 1):
        entry = sealed.entry
        if entry.stream != stream or entry.revision != revision or sealed.previous != previous:
            raise UsageError(
                Words(
                    f"{entry.stream} #{entry.revision}不能接在{stream} #{revision - 1}之后",
                    f"{entry.stream} #{entry.revision} cannot follow {stream} #{revision - 1}",
                )
            )
        previous = sealed.hash


def verify_store(store: Store) -> dict[str, Head]:
    """Return the head of every stream once all of the record has been verified.

    Raises JournalError naming the first entry that was changed, removed, inserted, moved or
    put into another stream. Heads kept elsewhere show a stream that was cut short.
    """
    heads = {}
    for stream in store.streams():
        entries = store.read(stream)
        last = Head(len(entries), verify(entries))
        strange = next((e.entry for e in entries if e.entry.stream != stream), None)
        if strange is not None:
            raise JournalError(
                Words(
                    f"{stream}中有{strange.stream} #{strange.revision}",
                    f"{stream} holds {strange.stream} #{strange.revision}",
                )
            )
        if store.head(stream) != last:
            raise JournalError(
                Words(
                    f"{stream}的末条记录不是第{last.revision}条",
                    f"{stream} does not end with entry {last.revision}",
                )
            )
        heads[stream] = last
    return heads
