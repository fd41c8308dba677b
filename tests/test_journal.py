"""The record: bytes that are read back equal, and what was tampered with is found and named."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta, timezone

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govflow.calendars.civil import localize
from govflow.journal import (
    GENESIS,
    Entry,
    JournalError,
    Sealed,
    canonical,
    chained,
    fold,
    read_entry,
    seal,
    verify,
)
from govflow.testing.strategies import entries
from govflow.testing.walking import sealed

AT = localize(datetime(2024, 2, 1, 9))
FIXED = datetime(2024, 2, 1, 9, tzinfo=timezone(timedelta(hours=8)))
ENTRIES = entries()


def entry(revision: int, stream: str = "case:a", **data: object) -> Entry:
    """Return an entry of a stream."""
    return Entry(stream, revision, "noted", AT, "chen", data)


def sealed_stream(length: int, stream: str = "case:a") -> list[Sealed]:
    """Return a stream of that many entries as it is written."""
    return list(sealed(entry(revision, stream, n=revision) for revision in range(1, length + 1)))


@given(ENTRIES)
def test_bytes_are_read_back_equal(one: Entry) -> None:
    """An entry equals what its canonical bytes hold, and they are the same each time."""
    assert read_entry(canonical(one)) == one
    assert canonical(read_entry(canonical(one))) == canonical(one)


class Text(str):
    """Text that is not quite what JSON gives back."""

    __slots__ = ()


ODD = st.recursive(
    st.sampled_from([None, True, 1, 1.5, -0.0, float("nan"), "", "审\ud800", Text("a")]),
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.lists(inner, max_size=2).map(tuple)
        | st.dictionaries(st.sampled_from(["b", "a", Text("c"), 1, None]), inner, max_size=2)
    ),
    max_leaves=5,
)
ODD_ENTRIES = st.builds(
    Entry,
    st.sampled_from(["case:a", Text("case:a")]),
    st.sampled_from([1, True]),
    st.just("noted"),
    st.sampled_from(
        [
            AT,
            localize(datetime(1986, 9, 14, 1, 30)),
            localize(datetime(1986, 9, 14, 1, 30, fold=1)),
            FIXED,
            FIXED.replace(tzinfo=None),
        ]
    ),
    st.sampled_from([None, "chen", Text("chen"), 5]),
    st.dictionaries(st.sampled_from(["b", "a", 1]), ODD, max_size=3),
    st.sampled_from([1, 2, 1.0]),
)


def written(one: Entry) -> bytes | None:
    """Return the bytes of an entry as the encoder alone writes them, None if it cannot."""
    raw = attrs.asdict(one, recurse=False) | {"at": one.at.isoformat()}
    encoder = json.JSONEncoder(
        ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )
    try:
        return encoder.encode(raw).encode("utf-8", "surrogatepass")
    except (ValueError, TypeError):
        return None


@given(ENTRIES | ODD_ENTRIES)
@settings(max_examples=400)
def test_bytes_are_those_of_the_encoder(one: Entry) -> None:
    """Whatever an entry holds, its bytes are those of the encoder, put together or not.

    It is sealed exactly if those bytes are read back equal.
    """
    expected = written(one)
    if expected is None:
        with pytest.raises(JournalError, match="cannot be written as JSON"):
            seal(one, GENESIS)
        return
    assert canonical(one) == expected
    if read_entry(expected) == one:
        assert seal(one, GENESIS) == Sealed(one, expected, GENESIS, chained(GENESIS, expected))
        return
    with pytest.raises(JournalError, match="not read back as it is written"):
        seal(one, GENESIS)


def test_data_in_a_circle() -> None:
    """Data that holds itself is refused."""
    data: dict[str, object] = {}
    data["again"] = [data]
    with pytest.raises(JournalError, match="cannot be written as JSON"):
        seal(Entry("case:a", 1, "noted", AT, None, data), GENESIS)


def test_a_number_of_too_many_digits() -> None:
    """A number that Python does not print is refused."""
    with pytest.raises(JournalError, match="cannot be written as JSON"):
        seal(Entry("case:a", 1, "noted", AT, None, {"n": 10**5000}), GENESIS)


def test_bytes_do_not_hang_on_the_order_of_keys() -> None:
    """Two entries that are equal have the same bytes, Chinese is kept as it is."""
    one, other = entry(1, a="审", b=2), entry(1, b=2, a="审")
    assert canonical(one) == canonical(other)
    assert "审".encode() in canonical(one)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), {1, 2}, AT, object()])
def test_data_that_json_cannot_hold(value: object) -> None:
    """Data that is no JSON is refused when it is written, naming stream and entry."""
    with pytest.raises(JournalError, match="'noted' of case:a cannot be written as JSON"):
        canonical(entry(1, value=value))


@pytest.mark.parametrize("value", [(1, 2), {1: "a"}, [{"a": (1,)}]])
def test_data_that_would_come_back_otherwise(value: object) -> None:
    """A tuple or a number as a key would not be read back as written: it is not sealed."""
    with pytest.raises(JournalError, match="not read back as it is written"):
        seal(entry(1, value=value), GENESIS)


@pytest.mark.parametrize("body", [b"", b"[]", b"{}", b"\xff", b'{"stream": 1}', b"null"])
def test_bytes_that_are_no_entry(body: bytes) -> None:
    """Bytes that hold no entry are a JournalError, whatever is wrong with them."""
    with pytest.raises(JournalError, match="cannot be read"):
        read_entry(body)


@pytest.mark.parametrize("length", [0, 1, 5])
def test_a_stream_that_stands(length: int) -> None:
    """A stream as it was written verifies to the hash of its last entry."""
    stream = sealed_stream(length)
    assert verify(stream) == (stream[-1].hash if stream else GENESIS)


def changed_body(stream: list[Sealed]) -> list[Sealed]:
    """Change what an entry's bytes hold."""
    stream[2] = attrs.evolve(stream[2], body=stream[2].body.replace(b"chen", b"wang"))
    return stream


def changed_entry(stream: list[Sealed]) -> list[Sealed]:
    """Change an entry beside its bytes."""
    stream[2] = attrs.evolve(stream[2], entry=attrs.evolve(stream[2].entry, by="wang"))
    return stream


def changed_both(stream: list[Sealed]) -> list[Sealed]:
    """Change an entry and its bytes, and keep the hash."""
    other = attrs.evolve(stream[2].entry, by="wang")
    stream[2] = attrs.evolve(stream[2], entry=other, body=canonical(other))
    return stream


def resealed(stream: list[Sealed]) -> list[Sealed]:
    """Change an entry and seal it anew: the next one no longer follows."""
    stream[1] = seal(attrs.evolve(stream[1].entry, by="wang"), stream[1].previous)
    return stream


def removed(stream: list[Sealed]) -> list[Sealed]:
    """Remove an entry."""
    del stream[2]
    return stream


def removed_first(stream: list[Sealed]) -> list[Sealed]:
    """Remove the first entry."""
    return stream[1:]


def inserted(stream: list[Sealed]) -> list[Sealed]:
    """Insert an entry that is sealed behind the one before it."""
    stream.insert(2, seal(entry(3, forged=True), stream[1].hash))
    return stream


def doubled(stream: list[Sealed]) -> list[Sealed]:
    """Insert an entry a second time."""
    stream.insert(2, stream[1])
    return stream


def swapped(stream: list[Sealed]) -> list[Sealed]:
    """Put two entries in each other's place."""
    stream[2], stream[3] = stream[3], stream[2]
    return stream


def of_another_stream(stream: list[Sealed]) -> list[Sealed]:
    """Put an entry of another stream, sealed anew, into a place."""
    stream[4] = seal(entry(5, "case:b"), stream[3].hash)
    return stream


def foreign_hash(stream: list[Sealed]) -> list[Sealed]:
    """Write a hash that is no hash at all."""
    stream[2] = attrs.evolve(stream[2], previous="被改\ud800")
    return stream


@pytest.mark.parametrize(
    ("tamper", "place", "words"),
    [
        (changed_body, 3, "does not match its own bytes"),
        (changed_entry, 3, "does not match its own bytes"),
        (changed_both, 3, "was changed"),
        (foreign_hash, 3, "was changed"),
        (resealed, 3, "does not follow"),
        (removed, 3, "entry 3 was expected here, entry 4 stands here"),
        (removed_first, 1, "entry 1 was expected here, entry 2 stands here"),
        (inserted, 4, "entry 4 was expected here, entry 3 stands here"),
        (doubled, 3, "entry 3 was expected here, entry 2 stands here"),
        (swapped, 3, "entry 3 was expected here, entry 4 stands here"),
        (of_another_stream, 5, "is an entry of case:b"),
    ],
)
def test_what_was_tampered_with_is_named(
    tamper: Callable[[list[Sealed]], list[Sealed]], place: int, words: str
) -> None:
    """A changed, removed, inserted or moved entry is named with its stream and place."""
    with pytest.raises(JournalError, match=f"case:a #{place}: .*{words}"):
        verify(tamper(sealed_stream(5)))


@given(st.integers(0, 3), st.integers(0, 400), st.integers(1, 255))
def test_no_byte_can_be_changed(place: int, byte: int, change: int) -> None:
    """Whatever one byte of an entry is changed into, the stream no longer verifies."""
    stream = sealed_stream(4)
    body = bytearray(stream[place].body)
    body[byte % len(body)] ^= change
    stream[place] = attrs.evolve(stream[place], body=bytes(body))
    with pytest.raises(JournalError):
        verify(stream)


def test_a_cut_tail_shows_in_the_hash() -> None:
    """A stream without its last entries verifies, to another hash than the one known."""
    stream = sealed_stream(4)
    assert verify(stream[:3]) == stream[2].hash != verify(stream)


def test_hashes_cover_what_stands_before() -> None:
    """The same bytes have another hash behind another entry."""
    assert chained(GENESIS, b"x") != chained("1" * 64, b"x")


def test_fold_goes_from_the_first_to_the_last() -> None:
    """A fold takes entries in their order."""
    start: tuple[int, ...] = ()
    found = fold(lambda seen, one: (*seen, one.revision), start, [entry(1), entry(2), entry(3)])
    assert found == (1, 2, 3)
