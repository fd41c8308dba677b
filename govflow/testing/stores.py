"""The conformance kit of stores: a third party's store passes it, or is no store.

    @pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
    def test_my_store(check, tmp_path):
        check(lambda: MyStore(tmp_path / "record"))

A check asks its factory for one empty store. `check_store` runs them all; a store whose
bytes can be reached from outside also passes `check_tampering`, and one that several
processes share is raced by `govflow.testing.races`.
"""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from threading import Barrier, Thread
from typing import Final

from govflow.journal import Entry, JournalError, Sealed, seal, verify
from govflow.ports import START, ConflictError, Head, Store, verify_store

Factory = Callable[[], Store]
Check = Callable[[Factory], None]
ROUNDS: Final = 50
_AT: Final = datetime(2024, 2, 5, 9, 30, tzinfo=UTC)


def sealed_entries(
    stream: str, head: Head, count: int = 1, *, by: str = "li", key: str | None = None
) -> list[Sealed]:
    """Return entries sealed behind a head, to append."""
    found: list[Sealed] = []
    previous = head.hash
    for revision in range(head.revision + 1, head.revision + count + 1):
        at = _AT + timedelta(minutes=revision)
        data = {"note": "已阅，同意 ✓", "n": revision, "facts": {"units_involved": None}}
        found.append(seal(Entry(stream, revision, "noted", at, by, data, key=key), previous))
        previous = found[-1].hash
    return found


def append_next(
    store: Store, stream: str, count: int = 1, *, by: str = "li", key: str | None = None
) -> Sequence[Sealed]:
    """Append entries behind the head as the store has it."""
    head = store.head(stream)
    entries = sealed_entries(stream, head, count, by=by, key=key)
    return store.append(stream, head.revision, entries, key)


def check_round_trip(make: Factory) -> None:
    """What was appended is read back equal: entries, bytes and hashes."""
    store = make()
    assert list(store.read("case:a")) == [], "a stream that never began is empty"
    assert store.head("case:a") == START, "and its head is the start"
    written = [*append_next(store, "case:a", 3), *append_next(store, "case:a")]
    read = list(store.read("case:a"))
    assert read == written, "what is read is what was appended"
    assert [each.body for each in read] == [each.body for each in written], "byte for byte"
    assert list(store.read("case:a", 2)) == written[2:], "`after` leaves out what came before"
    assert store.head("case:a") == Head(4, written[-1].hash), "the head is the last entry"
    assert verify(read) == written[-1].hash


def check_conflict(make: Factory) -> None:
    """An append at a wrong revision, or behind another hash, is refused and changes nothing."""
    store = make()
    first = append_next(store, "case:a", 2)
    stale = sealed_entries("case:a", START)
    ahead = sealed_entries("case:a", Head(7, first[-1].hash))
    forked = sealed_entries("case:a", Head(2, first[0].hash))
    unborn = sealed_entries("case:b", Head(1, first[0].hash))
    hashless = sealed_entries("case:b", Head(0, first[0].hash))
    for entries in (stale, ahead, forked, unborn, hashless):
        stream, expected = entries[0].entry.stream, entries[0].entry.revision - 1
        try:
            store.append(stream, expected, entries)
        except ConflictError:
            continue
        raise AssertionError(f"{stream} took an entry at a wrong place: {expected}")
    assert list(store.read("case:a")) == list(first), "a conflict changes nothing"
    assert list(store.streams()) == ["case:a"], "a conflict begins no stream"


def check_idempotency(make: Factory) -> None:
    """A repeated key gives what was appended first, in its own stream alone."""
    store = make()
    first = append_next(store, "case:a", 2, key="k1")
    append_next(store, "case:a", key="k2")
    again = sealed_entries("case:a", START, by="wang", key="k1")
    assert list(store.append("case:a", 0, again, "k1")) == list(first), "the first reply"
    later = sealed_entries("case:a", store.head("case:a"), by="wang", key="k1")
    assert list(store.append("case:a", 3, later, "k1")) == list(first), "at any revision"
    assert store.head("case:a").revision == 3, "a repeated key appends nothing"
    assert list(store.replied("case:a", "k1")) == list(first)
    assert list(store.replied("case:a", "k3")) == [], "a key that was never used has no reply"
    assert list(store.replied("case:b", "k1")) == [], "a key is its stream's own"
    other = append_next(store, "case:b", key="k1")
    assert list(store.replied("case:b", "k1")) == list(other)


def check_order(make: Factory) -> None:
    """A scan gives every entry in the order of appending, from any position on."""
    store = make()
    written: list[Sealed] = []
    for turn in range(40):
        written += append_next(store, f"case:{turn % 7}", 1 + turn % 3)
    found = list(store.scan())
    assert [sealed for _, sealed in found] == written, "the order is that of appending"
    positions = [position for position, _ in found]
    assert positions == sorted(set(positions)), "positions grow"
    assert positions[0] > 0, "the position before the first entry is 0"
    middle = positions[len(positions) // 2]
    rest = [pair for pair in found if pair[0] > middle]
    assert list(store.scan(middle)) == rest, "a scan goes on where another stopped"
    assert list(store.scan(positions[-1])) == [], "nothing comes after the last"


def check_isolation(make: Factory) -> None:
    """Streams know nothing of one another, however alike their names are."""
    store = make()
    names = ["case:a", "case:A", "case:a ", "case:甲", "case:a%", "case:", "record:a"]
    for count, name in enumerate(names, 1):
        append_next(store, name, count)
    for count, name in enumerate(names, 1):
        assert store.head(name).revision == count, f"{name!r} has its own revisions"
        assert {each.entry.stream for each in store.read(name)} == {name}
    assert list(store.streams()) == names, "streams come in the order in which they began"
    assert list(verify_store(store)) == names


def check_verification(make: Factory) -> None:
    """A stream as read is verified; with an entry changed, left out or moved it is not."""
    store = make()
    append_next(store, "case:a", 4)
    read = list(store.read("case:a"))
    other = seal(read[1].entry, "f" * 64)
    changed = Sealed(read[1].entry, read[1].body, read[1].previous, other.hash)
    for forged in (
        [read[0], changed, *read[2:]],
        [read[0], *read[2:]],
        [read[0], read[2], read[1], read[3]],
        [*read[:2], *read[1:]],
    ):
        try:
            verify(forged)
        except JournalError:
            continue
        raise AssertionError("a forged stream was taken for a true one")


def check_two_writers(make: Factory, rounds: int = ROUNDS) -> None:
    """Of two writers at one revision exactly one wins; the other has a conflict."""
    store = make()
    gate = Barrier(2)
    results: dict[str, list[str]] = {"li": [], "wang": []}

    def write(who: str) -> None:
        for turn in range(rounds):
            gate.wait(60)
            head = store.head(f"case:{turn % 3}")
            entries = sealed_entries(f"case:{turn % 3}", head, by=who)
            gate.wait(60)
            try:
                store.append(f"case:{turn % 3}", head.revision, entries)
                results[who].append("won")
            except ConflictError:
                results[who].append("conflict")
            except Exception as error:  # noqa: BLE001  the other thread must not wait for ever
                results[who].append(repr(error))

    threads = [Thread(target=write, args=(who,)) for who in results]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for pair in zip(results["li"], results["wang"], strict=True):
        assert sorted(pair) == ["conflict", "won"], f"exactly one wins, here: {pair}"
    assert sum(head.revision for head in verify_store(store).values()) == rounds


CHECKS: Final[tuple[Check, ...]] = (
    check_round_trip,
    check_conflict,
    check_idempotency,
    check_order,
    check_isolation,
    check_verification,
    check_two_writers,
)


def check_store(make: Factory) -> None:
    """Run every check; each asks the factory for an empty store of its own."""
    for check in CHECKS:
        check(make)


def check_tampering(make: Factory, tamper: Callable[[Store, bytes, bytes], None]) -> None:
    """Bytes that were changed behind the store's back are found by `verify_store`.

    `tamper` puts the second bytes in place of the first, wherever the store keeps them.
    """
    store = make()
    written = append_next(store, "case:a", 3)
    append_next(store, "case:b", 3)
    assert len(verify_store(store)) == 2
    body = written[1].body
    for forged in (body.replace(b'"li"', b'"wu"'), b"{}", b"", b"\xff\x00", body + b" "):
        tamper(store, body, forged)
        try:
            verify_store(store)
        except JournalError:
            pass
        else:
            raise AssertionError(f"tampered bytes went unseen: {forged!r}")
        tamper(store, forged, body)
    assert len(verify_store(store)) == 2, "the true bytes are verified again"
