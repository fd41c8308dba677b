"""The record: entries in hash-chained streams, canonical bytes, and what was tampered with.

One stream a subject. An entry's bytes are canonical JSON and are kept as they are; its hash
covers the hash before it, so a changed, removed, inserted or reordered entry is found and
named. Entries have stable names and a version, never import paths.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from functools import lru_cache, reduce
from hashlib import sha256
from typing import Final, TypeVar, cast

from govflow.calendars.civil import steady_text
from govflow.errors import WorldError
from govflow.values import frozen, maker
from govflow.words import Words

State = TypeVar("State")
Data = Mapping[str, object]

GENESIS: Final = "0" * 64
_ENCODER: Final = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
)


class JournalError(WorldError):
    """A stream is not what was written to it."""


@frozen
class Entry:
    """One thing that happened: in which stream and place, what, when, by whom, with what.

    `at` is when it was recorded, with its offset; what happened earlier says so in `data`.
    `key` makes a repeated command harmless.
    """

    stream: str
    revision: int
    name: str
    at: datetime
    by: str | None
    data: Data
    version: int = 1
    key: str | None = None


@frozen
class Sealed:
    """An entry in its place in the chain: its bytes, the hash before it, and its own."""

    entry: Entry
    body: bytes
    previous: str
    hash: str


_sealed: Final = maker(Sealed)
_quoted: Final = lru_cache(maxsize=1 << 12)(_ENCODER.encode)
_KEYS: Final = frozenset([str])
_TEXTS: Final = frozenset([str, type(None)])
_ATOMS: Final = frozenset([str, int, bool, type(None)])


def canonical(entry: Entry) -> bytes:
    """Return the bytes of an entry: the same entry always gives the same bytes.

    Raises JournalError for data that JSON cannot hold.
    """
    return _plain(entry) or _careful(entry)


def _careful(entry: Entry) -> bytes:
    try:
        return _written(entry)
    except (ValueError, TypeError) as error:
        raise JournalError(
            Words(
                f"{entry.stream}的记录“{entry.name}”无法写成 JSON：{error}",
                f"the entry {entry.name!r} of {entry.stream} cannot be written as JSON: {error}",
            )
        ) from error


def _written(entry: Entry) -> bytes:
    return _ENCODER.encode(
        {
            "stream": entry.stream,
            "revision": entry.revision,
            "name": entry.name,
            "version": entry.version,
            "at": entry.at.isoformat(),
            "by": entry.by,
            "key": entry.key,
            "data": entry.data,
        }
    ).encode("utf-8", "surrogatepass")


def _plain(entry: Entry) -> bytes | None:
    """Return the bytes of an entry that surely reads back equal, or None.

    All of it is then of the very types that JSON gives back, and `at` is local time of
    China on a day with one offset. The bytes are those of the encoder, put together from
    parts of which most are known.
    """
    at, numbers = steady_text(entry.at), (type(entry.revision), type(entry.version))
    texts = {type(entry.stream), type(entry.name), type(entry.by), type(entry.key)}
    if at is None or numbers != (int, int) or not texts <= _TEXTS:
        return None
    try:
        if not _reads_back(entry.data):
            return None
        data = _ENCODER.encode(entry.data)
    except (RecursionError, ValueError):  # in a circle, or more digits than can be written
        return None
    return (
        f'{{"at":"{at}","by":{_quoted(entry.by)},"data":{data},"key":{_quoted(entry.key)},'
        f'"name":{_quoted(entry.name)},"revision":{entry.revision},'
        f'"stream":{_quoted(entry.stream)},"version":{entry.version}}}'
    ).encode("utf-8", "surrogatepass")


def _reads_back(value: object) -> bool:
    kind = type(value)
    parts: Iterable[object]
    if kind is dict:
        data = cast(dict[object, object], value)
        if not set(map(type, data)) <= _KEYS:
            return False
        parts = data.values()
    elif kind is list:
        parts = cast(list[object], value)
    else:
        return False
    if _ATOMS.issuperset(map(type, parts)):
        return True
    for part in parts:
        if type(part) in _ATOMS or _reads_back(part):
            continue
        return False
    return True


def read_entry(body: bytes) -> Entry:
    """Return the entry that those bytes hold. Raises JournalError."""
    try:
        raw = json.loads(body)
        return Entry(
            raw["stream"],
            raw["revision"],
            raw["name"],
            datetime.fromisoformat(raw["at"]),
            raw["by"],
            raw["data"],
            raw["version"],
            raw["key"],
        )
    except (ValueError, KeyError, TypeError) as error:
        raise JournalError(
            Words(f"记录无法读取：{error}", f"an entry cannot be read: {error}")
        ) from error


def seal(entry: Entry, previous: str) -> Sealed:
    """Return an entry sealed behind the hash before it.

    Raises JournalError for data that its bytes would not give back equal, such as a tuple
    or a number as a key.
    """
    body = _plain(entry)
    if body is not None:
        return _sealed(entry, body, previous, chained(previous, body))
    body = _careful(entry)
    if read_entry(body) != entry:
        raise JournalError(
            Words(
                f"{entry.stream}的记录“{entry.name}”写下后读回不同",
                f"the entry {entry.name!r} of {entry.stream} is not read back as it is written",
            )
        )
    return _sealed(entry, body, previous, chained(previous, body))


def chained(previous: str, body: bytes) -> str:
    """Return the hash of bytes that stand behind `previous`."""
    return sha256(previous.encode("utf-8", "surrogatepass") + body).hexdigest()


def verify(stream: Iterable[Sealed]) -> str:
    """Return the hash of a whole stream's last entry.

    Raises JournalError naming the first entry that was changed, removed, inserted or moved.
    """
    previous, name = GENESIS, None
    for revision, sealed in enumerate(stream, 1):
        name = name or sealed.entry.stream
        place = f"{name} #{revision}"
        if read_entry(sealed.body) != sealed.entry:
            raise _tampered(place, Words("内容与原始字节不符", "does not match its own bytes"))
        if chained(sealed.previous, sealed.body) != sealed.hash:
            raise _tampered(place, Words("内容被改动", "was changed"))
        if sealed.entry.stream != name:
            other = sealed.entry.stream
            raise _tampered(place, Words(f"是{other}的记录", f"is an entry of {other}"))
        if sealed.entry.revision != revision or sealed.previous != previous:
            raise _tampered(
                place,
                Words(
                    f"前后不衔接：此处应为第{revision}条，实为第{sealed.entry.revision}条",
                    f"does not follow: entry {revision} was expected here, "
                    f"entry {sealed.entry.revision} stands here",
                ),
            )
        previous = sealed.hash
    return previous


def _tampered(place: str, what: Words) -> JournalError:
    return JournalError(
        Words(f"{place}：{what.zh}", f"{place}: {what.en}"),
    )


def fold(step: Callable[[State, Entry], State], start: State, entries: Iterable[Entry]) -> State:
    """Return what a stream of entries comes to, one after the other from `start`."""
    return reduce(step, entries, start)
