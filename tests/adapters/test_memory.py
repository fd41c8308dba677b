"""The store in memory passes the kit, and the kit finds stores that are none."""

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from govflow.adapters.memory import MemoryDirectory, MemoryStore
from govflow.errors import UsageError
from govflow.journal import Sealed
from govflow.ports import START, ConflictError, Store
from govflow.provisions.roles import People, Person
from govflow.testing.stores import (
    CHECKS,
    Check,
    append_next,
    check_store,
    check_tampering,
    sealed_entries,
)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_the_store_in_memory_passes_the_kit(check: Check) -> None:
    """Each check of the kit holds for the store in memory."""
    check(MemoryStore)


def test_tampering_is_found() -> None:
    """Entries swapped for forged ones in memory are found."""

    def tamper(store: Store, old: bytes, new: bytes) -> None:
        assert isinstance(store, MemoryStore)
        for entries in store._streams.values():
            for i, sealed in enumerate(entries):
                if sealed.body == old:
                    entries[i] = Sealed(sealed.entry, new, sealed.previous, sealed.hash)

    check_tampering(MemoryStore, tamper)


def test_entries_must_fit_their_stream() -> None:
    """Nothing, another stream's entries, or entries out of order are refused as misuse."""
    store = MemoryStore()
    strange = sealed_entries("case:b", START)
    backwards = sealed_entries("case:a", START, 2)[::-1]
    for entries in ([], strange, backwards):
        with pytest.raises(UsageError):
            store.append("case:a", 0, entries)
    assert list(store.streams()) == []


def test_a_scan_sees_what_is_appended_meanwhile() -> None:
    """A scan that has begun goes on to entries appended after it began."""
    store = MemoryStore()
    append_next(store, "case:a")
    scan = store.scan()
    assert next(scan)[0] == 1
    append_next(store, "case:a")
    assert next(scan)[1].entry.revision == 2


class Careless(MemoryStore):
    """A store that looks at no revision."""

    def append(
        self, stream: str, expected_revision: int, entries: Sequence[Sealed], key: str | None = None
    ) -> Sequence[Sealed]:
        """Append whatever comes."""
        self._streams.setdefault(stream, []).extend(entries)
        self._all.extend(entries)
        return tuple(entries)


class Forgetful(MemoryStore):
    """A store that knows no idempotency key."""

    def append(
        self, stream: str, expected_revision: int, entries: Sequence[Sealed], key: str | None = None
    ) -> Sequence[Sealed]:
        """Append without the key."""
        return super().append(stream, expected_revision, entries)


class Mixed(MemoryStore):
    """A store whose streams are not told apart by case."""

    def read(self, stream: str, after: int = 0) -> Sequence[Sealed]:
        """Read a stream of a like name."""
        return super().read(stream.lower(), after)


@pytest.mark.parametrize("broken", [Careless, Forgetful, Mixed])
def test_the_kit_finds_broken_stores(broken: type[MemoryStore]) -> None:
    """A store that is careless, forgetful or mixes streams up does not pass."""
    with pytest.raises((AssertionError, ConflictError)):
        check_store(broken)


def test_a_directory_in_memory_knows_its_people_at_any_moment() -> None:
    """The people are those given at the start, whatever the moment."""
    people = People({"li": Person("li", "李")})
    assert MemoryDirectory(people).people(datetime(2024, 1, 1, tzinfo=UTC)) is people
