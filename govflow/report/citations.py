"""What reports quote: the words of a norm with where they stand, and readings in full."""

from collections.abc import Iterable
from typing import Final

from govflow.adapters.lawbooks import read_regulation
from govflow.audits.findings import Audit
from govflow.errors import GovflowError
from govflow.law import Instrument, Norm, Reading, Regulation, Restoration
from govflow.values import frozen
from govflow.words import Words

_DIGITS: Final = "〇一二三四五六七八九"


@frozen
class Quotation:
    """A norm, where it stands in words, and the damaged places of its text."""

    norm: Norm
    source: Words
    restorations: tuple[Restoration, ...]


@frozen
class Reliance:
    """A reading that verdicts rest on: what was asked, taken, and could be taken instead."""

    id: str
    norm: str
    question: Words
    chosen: Words
    because: Words | None
    instead: tuple[Words, ...]

    @property
    def replaced(self) -> bool:
        """Whether the caller chose it in place of the one that is usually taken."""
        return self.because is None


def quote(norm_id: str) -> Quotation | None:
    """Return the words of a norm, None where its regulation is not held."""
    try:
        regulation = _regulation(norm_id)
        norm = regulation.norm(norm_id)
    except GovflowError:
        return None
    return Quotation(norm, _source(regulation, norm), regulation.restorations_of(norm_id))


def _regulation(norm_id: str) -> Regulation:
    return read_regulation(norm_id.partition("/")[0])


def _source(regulation: Regulation, norm: Norm) -> Words:
    found = next((i for i in regulation.instruments if i.id == norm.instrument), None)
    title = Words(f"《{regulation.title}》", regulation.title) if found is None else _title(found)
    article = article_words(norm.article)
    return Words(f"{title.zh}{article.zh}", f"{title.en}, {article.en}")


def _title(instrument: Instrument) -> Words:
    name, _, remark = instrument.title.partition(" (")
    number = "" if instrument.number is None else f"（{instrument.number.partition(' (')[0]}）"
    edition = f" ({remark}" if remark else ""
    return Words(f"《{name}》{number}", f"《{name}》{number}{edition}")


def article_words(article: str) -> Words:
    """Return where an article stands, in words: 第二十六条."""
    if article == "0":
        return Words("（正文之前）", "before article 1")
    if article.isdecimal():
        return Words(f"第{chinese(int(article))}条", f"article {article}")
    return Words(f" {article.removeprefix('s')}", f"section {article.removeprefix('s')}")


def chinese(value: int) -> str:
    """Return a number up to 9999 as articles are numbered: 二十六, 二百零一."""
    parts: list[str] = []
    rest, gap = value, False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, rest = divmod(rest, unit)
        if digit:
            parts.append(("零" if gap and parts else "") + _DIGITS[digit] + name)
        gap = digit == 0
    return "".join(parts).removeprefix("一") if 10 <= value < 20 else "".join(parts)


def reliances(audit: Audit, norms: Iterable[str]) -> list[Reliance]:
    """Return the readings that the verdicts under those norms rest on, each once."""
    wanted = set(norms)
    ids = [r for r in audit.rests_on if r.partition(":")[0] in wanted]
    found = (_reliance(reading_id) for reading_id in (*ids, *audit.readings))
    return list({reliance.id: reliance for reliance in found if reliance is not None}.values())


def _reliance(reading_id: str) -> Reliance | None:
    try:
        readings = _regulation(reading_id).readings
    except GovflowError:
        return None
    for reading in readings:
        if reading.id == reading_id:
            instead = tuple(other.words for other in reading.instead)
            chosen, because = reading.chosen, reading.because
            return Reliance(reading_id, reading.norm, reading.question, chosen, because, instead)
        if any(other.id == reading_id for other in reading.instead):
            return _replaced(reading, reading_id)
    return None


def _replaced(reading: Reading, reading_id: str) -> Reliance:
    chosen = next(other.words for other in reading.instead if other.id == reading_id)
    others = [other.words for other in reading.instead if other.id != reading_id]
    instead = (reading.chosen, *others)
    return Reliance(reading_id, reading.norm, reading.question, chosen, None, instead)
