"""What the protocols ask, and the verification of a whole store."""

from collections.abc import Sequence

import pytest

from govflow.adapters.memory import MemoryStore
from govflow.errors import UsageError, WorldError
from govflow.journal import JournalError, Sealed
from govflow.ports import START, ConflictError, Head, check_append, verify_store
from govflow.testing.stores import append_next, sealed_entries


def test_a_conflict_says_who_was_where() -> None:
    """A conflict holds the stream, the expected and the found revision, in both languages."""
    error = ConflictError("case:a", 2, 3)
    assert (error.stream, error.expected, error.found) == ("case:a", 2, 3)
    assert isinstance(error, WorldError)
    assert "revision 3" in error.speak("en")
    assert "第3条" in error.speak("zh")


def test_entries_follow_one_another() -> None:
    """Entries to append are some, of one stream, in order, each sealed behind the last."""
    good = sealed_entries("case:a", START, 3)
    check_append("case:a", 0, good)
    check_append("case:a", 1, good[1:])
    broken = [good[0], *sealed_entries("case:a", Head(1, "f" * 64))]
    for expected, entries in ((0, []), (1, good), (0, [good[0], good[2]]), (0, broken)):
        with pytest.raises(UsageError):
            check_append("case:a", expected, entries)
    with pytest.raises(UsageError):
        check_append("case:b", 0, good)


def test_verification_gives_every_head() -> None:
    """A verified store gives the head of each stream; an empty one gives none."""
    store = MemoryStore()
    assert verify_store(store) == {}
    last = append_next(store, "case:a", 2)[-1]
    assert verify_store(store) == {"case:a": Head(2, last.hash)}


def test_a_stream_put_in_place_of_another_is_found() -> None:
    """A whole stream under another's name is found, though its own chain holds."""

    class Swapped(MemoryStore):
        def read(self, stream: str, after: int = 0) -> Sequence[Sealed]:
            return super().read("case:b" if stream == "case:a" else stream, after)

    store = Swapped()
    append_next(store, "case:a")
    append_next(store, "case:b")
    with pytest.raises(JournalError, match="case:a holds case:b"):
        verify_store(store)


def test_a_stream_cut_short_is_found_by_its_head() -> None:
    """A stream whose last entry is gone does not end where its head says."""

    class Cut(MemoryStore):
        def read(self, stream: str, after: int = 0) -> Sequence[Sealed]:
            return super().read(stream, after)[:-1]

    store = Cut()
    append_next(store, "case:a", 2)
    with pytest.raises(JournalError, match="does not end with entry 1"):
        verify_store(store)
