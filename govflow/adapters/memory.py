"""A store in memory, the model of every other, and a directory of people given at the start."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from threading import Lock
from typing import Final

from attrs import define, field

from govflow.journal import Sealed
from govflow.ports import START, ConflictError, Head, check_append
from govflow.provisions.roles import People
from govflow.values import frozen

_CHUNK: Final = 1024


@define(eq=False)
class MemoryStore:
    """The record in memory, for tests and trials; safe to use from several threads."""

    _streams: dict[str, list[Sealed]] = field(factory=dict, init=False, repr=False)
    _all: list[Sealed] = field(factory=list, init=False, repr=False)
    _replies: dict[tuple[str, str], tuple[Sealed, ...]] = field(
        factory=dict, init=False, repr=False
    )
    _lock: Lock = field(factory=Lock, init=False, repr=False)

    def append(
        self, stream: str, expected_revision: int, entries: Sequence[Sealed], key: str | None = None
    ) -> Sequence[Sealed]:
        """Append entries behind the head of a stream; see `Store`."""
        check_append(stream, expected_revision, entries)
        with self._lock:
            if key is not None and (stream, key) in self._replies:
                return self._replies[stream, key]
            if self.head(stream) != Head(expected_revision, entries[0].previous):
                raise ConflictError(stream, expected_revision, self.head(stream).revision)
            if key is not None:
                self._replies[stream, key] = tuple(entries)
            self._streams.setdefault(stream, []).extend(entries)
            self._all.extend(entries)
        return tuple(entries)

    def read(self, stream: str, after: int = 0) -> Sequence[Sealed]:
        """Return the entries of a stream after a revision."""
        return tuple(self._streams.get(stream, ())[after:])

    def replied(self, stream: str, key: str) -> Sequence[Sealed]:
        """Return what was appended under an idempotency key."""
        return self._replies.get((stream, key), ())

    def head(self, stream: str) -> Head:
        """Return where a stream ends."""
        entries = self._streams.get(stream)
        return Head(entries[-1].entry.revision, entries[-1].hash) if entries else START

    def streams(self) -> Sequence[str]:
        """Return the name of every stream."""
        return tuple(self._streams)

    def scan(self, after: int = 0) -> Iterator[tuple[int, Sealed]]:
        """Yield every entry after a position; what is appended meanwhile comes too."""
        while chunk := self._all[after : after + _CHUNK]:
            yield from enumerate(chunk, after + 1)
            after += len(chunk)


@frozen
class MemoryDirectory:
    """A directory whose people are given at the start; their assignments carry the dates."""

    everybody: People

    def people(self, at: datetime) -> People:  # noqa: ARG002
        """Return the people, whatever the moment: each assignment says when it was held."""
        return self.everybody
