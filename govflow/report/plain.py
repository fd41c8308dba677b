"""Text for people: cleaned, and measured in the cells of a terminal.

Data may hold anything. `clean` leaves no control character, no half of a surrogate pair and
nothing that turns the direction of writing; a Chinese character takes two cells.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Final, Literal
from unicodedata import category, east_asian_width

from govflow.words import Words

Align = Literal["left", "right"]
_UNFIT: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufffe\uffff]"
)
_NOT_FIRST: Final = frozenset("，。；：、！？）》〉”’」』】…,.;:!?)]}%")
_NOT_LAST: Final = frozenset("（《〈“‘「『【([{")
_NO_CELLS: Final = frozenset({"Mn", "Me", "Cf"})
ELLIPSIS: Final = "…"


def clean(text: str, longest: int | None = None) -> str:
    """Return data on one line, without anything unfit to print, cut after `longest`."""
    if longest is not None and len(text) > longest:
        text = text[: longest - 1] + ELLIPSIS
    return _UNFIT.sub("\N{REPLACEMENT CHARACTER}", " ".join(text.split()))


def cells(text: str) -> int:
    """Return how many cells of a terminal a text takes."""
    if text.isascii():
        return len(text)
    return sum(_cells(character) for character in text)


def _cells(character: str) -> int:
    if east_asian_width(character) in {"W", "F"}:
        return 2
    return 0 if category(character) in _NO_CELLS else 1


def pad(text: str, width: int, align: Align = "left") -> str:
    """Return a text filled up with spaces to `width` cells."""
    space = " " * (width - cells(text))
    return space + text if align == "right" else text + space


def cut(text: str, width: int) -> str:
    """Return a text of at most `width` cells, ended by … where something is left out."""
    if cells(text) <= width:
        return text
    left, kept = width - 1, []
    for character in text:
        left -= _cells(character)
        if left < 0:
            break
        kept.append(character)
    return "".join(kept) + ELLIPSIS


def wrap(text: str, width: int) -> list[str]:
    """Return a text as lines of at most `width` cells.

    Chinese breaks between characters, but no line begins with a closing mark.
    """
    lines: list[str] = []
    line, used = "", 0
    for atom in _atoms(text, max(width, 2)):
        size = cells(atom)
        if line and used + size > width:
            lines.append(line.rstrip())
            line, used = "", 0
            if atom == " ":
                continue
        line, used = line + atom, used + size
    return [*lines, line.rstrip()] if line.strip() or not lines else lines


def _atoms(text: str, width: int) -> Iterator[str]:
    """Yield what may not be broken: words, and characters with their closing marks."""
    atom = ""
    for character in text:
        if atom and (_breaks(atom[-1], character) or cells(atom) + _cells(character) > width):
            yield atom
            atom = ""
        atom += character
    if atom:
        yield atom


def _breaks(before: str, after: str) -> bool:
    if before == " " or after == " ":
        return True
    if after in _NOT_FIRST or before in _NOT_LAST:
        return False
    return _cells(before) == 2 or _cells(after) == 2


def sentence(text: str) -> str:
    """Return a text that begins with a capital."""
    return text[:1].upper() + text[1:]


def number(value: int) -> str:
    """Return a number with its thousands apart."""
    return f"{value:,}"


def percent(part: int, whole: int) -> str:
    """Return a share in per cent: only nothing is 0% and only all is 100%."""
    if whole == 0:
        return "–"
    if part in {0, whole}:
        return "0%" if part == 0 else "100%"
    if 1000 * part < whole:
        return "<0.1%"
    if 1000 * (whole - part) < whole:
        return ">99.9%"
    return f"{100 * part / whole:.1f}%"


def day_words(day: date) -> Words:
    """Return a day as it is written in running text."""
    return Words(f"{day.year}年{day.month}月{day.day}日", day.isoformat())


def moment_words(at: datetime) -> Words:
    """Return a moment; the last instant of a day is that day."""
    day = day_words(at.date())
    if (at.hour, at.minute, at.second) == (23, 59, 59):
        return day
    return Words(f"{day.zh}{at:%H:%M}", f"{day.en} {at:%H:%M}")
