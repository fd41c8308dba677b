"""Detectors: what must not stand in a text - personal data, a host's forbidden words.

Pure functions over text, in time proportional to its length. Full-width digits and
letters are read as their plain forms; positions are those of the text as given.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Final, Protocol, runtime_checkable

from attrs import define, field

from govflow.errors import PolicyError
from govflow.values import frozen
from govflow.words import Words


@frozen
class Finding:
    """Something found in a text: from where to where, what it is, and in words.

    `what` is a stable name; `text[start:end]` is what was found.
    """

    start: int
    end: int
    what: str
    words: Words


@runtime_checkable
class Detector(Protocol):
    """Finds one kind of thing in a text."""

    @property
    def name(self) -> str:
        """The name of the detector, unique among those installed."""
        ...

    def find(self, text: str) -> list[Finding]:
        """Return what was found, in the order of the text."""
        ...


_PLAIN: Final = {**{full: full - 0xFEE0 for full in range(0xFF01, 0xFF5F)}, 0x3000: 0x20}
_REGIONS: Final = frozenset(
    str(code)
    for first, last in ((11, 15), (21, 23), (31, 37), (41, 46), (50, 54), (61, 65), (71, 71))
    for code in (*range(first, last + 1), 81, 82, 83, 91)
)
_WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS: Final = "10X98765432"
_IDENTITY: Final = re.compile(
    r"(?<![0-9])([1-9][0-9]{5})[ -]?([0-9]{8})[ -]?([0-9]{3}(?:[0-9](?![0-9])|[Xx](?![0-9A-Za-z])))"
)
_OLD_IDENTITY: Final = re.compile(r"(?<![0-9])[1-9][0-9]{14}(?![0-9])")
_MOBILE: Final = re.compile(
    r"(?<![0-9])(?:(?:\+|00)86[ -]?)?1[3-9][0-9](?:[0-9]{8}|([ -])[0-9]{4}\1[0-9]{4})(?![0-9])"
)
RESIDENT_ID: Final = Words("居民身份证号码", "a resident identity number")
POSSIBLE_RESIDENT_ID: Final = Words(
    "可能是旧式居民身份证号码（15位）", "possibly an old resident identity number (15 digits)"
)
MOBILE: Final = Words("手机号码", "a mobile number")


@frozen
class ResidentIds:
    """Resident identity numbers: 18 digits with a right checksum and a birth date.

    Old ones of 15 digits have no checksum and are reported as possible. Nobody is born
    before 1900; a date after `born_by` is no birth date, if that is given.
    """

    name: str = "resident-id"
    born_by: date | None = None

    def find(self, text: str) -> list[Finding]:
        """Return the identity numbers of a text."""
        plain = text.translate(_PLAIN)
        found = [
            Finding(*match.span(), "resident-id", RESIDENT_ID)
            for match in _IDENTITY.finditer(plain)
            if self._sound("".join(match.groups()))
        ]
        found += [
            Finding(*match.span(), "possible-resident-id", POSSIBLE_RESIDENT_ID)
            for match in _OLD_IDENTITY.finditer(plain)
            if match[0][:2] in _REGIONS and self._born(f"19{match[0][6:12]}")
        ]
        return sorted(found, key=lambda one: one.start)

    def _sound(self, number: str) -> bool:
        total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, number, strict=False))
        return (
            number[:2] in _REGIONS
            and _CHECKS[total % 11] == number[17].upper()
            and self._born(number[6:14])
        )

    def _born(self, digits: str) -> bool:
        try:
            born = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
        except ValueError:
            return False
        return born.year >= 1900 and (self.born_by is None or born <= self.born_by)


@frozen
class MobileNumbers:
    """Mobile numbers of mainland China: 11 digits, not within a longer run of digits.

    A prefix +86 or 0086 belongs to the number; 3-4-4 groups may be parted by a blank or a
    hyphen.
    """

    name: str = "mobile"

    def find(self, text: str) -> list[Finding]:
        """Return the mobile numbers of a text."""
        plain = text.translate(_PLAIN)
        return [Finding(*match.span(), "mobile", MOBILE) for match in _MOBILE.finditer(plain)]


def _listed(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))


@define(frozen=True, slots=False)
class WordList:
    """A host's own list: forbidden words, advertising links, names to be kept out.

    At each place the longest word is found. Case and width of letters count only under
    `exact`; under `whole` a word stands alone, with no ASCII letter, digit, hyphen or
    underscore beside it (`ad.example` is not in `road.example`). Raises PolicyError for an
    empty word or list.
    """

    name: str
    listed: tuple[str, ...] = field(converter=_listed)
    says: Words
    exact: bool = False
    whole: bool = False
    _tree: Mapping[str, Any] = field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        if not self.listed or "" in self.listed:
            raise PolicyError(
                Words(
                    f"词表“{self.name}”是空的，或含有空词",
                    f"the word list {self.name!r} is empty or holds an empty word",
                )
            )
        tree: dict[str, Any] = {}
        for word in self.listed:
            node = tree
            for letter in self._folded(word):
                node = node.setdefault(letter, {})
            node[""] = {}
        object.__setattr__(self, "_tree", tree)

    def find(self, text: str) -> list[Finding]:
        """Return the listed words of a text; one may overlap another."""
        return [
            Finding(
                start,
                end,
                self.name,
                Words(f"{self.says.zh}：{text[start:end]}", f"{self.says.en}: {text[start:end]}"),
            )
            for start, end in self._spans(self._folded(text))
        ]

    def _folded(self, text: str) -> str:
        if self.exact:
            return text
        # letters whose small form is longer keep their place: positions must hold
        plain = text.translate(_PLAIN)
        small = plain.lower()
        if len(small) == len(plain):
            return small
        return "".join(low if len(low := one.lower()) == 1 else one for one in plain)

    def _spans(self, text: str) -> Iterator[tuple[int, int]]:
        for start, letter in enumerate(text):
            if letter in self._tree:
                end = self._longest(text, start)
                if end:
                    yield start, end

    def _longest(self, text: str, start: int) -> int:
        node, found = self._tree, 0
        if self.whole and start and _joins(text[start - 1]):
            return found
        for place in range(start, len(text)):
            node = node.get(text[place], _NOWHERE)
            if not node:
                break
            if "" in node and not (self.whole and _joins(text[place + 1 : place + 2])):
                found = place + 1
        return found


_NOWHERE: Final[Mapping[str, Any]] = {}


def _joins(letter: str) -> bool:
    return letter.isascii() and (letter.isalnum() or letter in {"-", "_"})
