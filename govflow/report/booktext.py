"""A policy's book as Markdown in one language: chains as Mermaid, which many hosts draw."""

from collections.abc import Iterable, Iterator

from govflow.law import Reading
from govflow.provisions.decisions import Decision
from govflow.provisions.machines import mermaid
from govflow.report.book import KINDS, Book, Encoding, Entry, decision_rows
from govflow.report.citations import article_words
from govflow.words import Language, Words

NOT_ENCODED = Words("没有编码", "not encoded")
READ_AS = Words("解读", "read as")
INSTEAD = Words("也可解读为", "could also be read as")
RESTORED = Words("校勘（编者）", "restored (editorial)")
EXAMPLES = Words("算例", "worked dates")
LOST = Words("（原文缺失）", "(the source lost it)")
FROM = Words("自", "from")
LAST_DAY = Words("最后期限", "last day")


def book_text(book: Book, language: Language) -> str:
    """Return a policy's book as Markdown."""
    return "\n".join(_lines(book, language)) + "\n"


def _lines(book: Book, language: Language) -> Iterator[str]:
    yield f"# {book.policy.title.speak(language)}"
    for title, entries in book.chapters:
        if title:
            yield from ("", f"## {title}")
        article = None
        for entry in entries:
            if entry.norm.article != article:
                article = entry.norm.article
                yield from ("", f"### {article_words(article).speak(language)}")
            yield from _entry(entry, language)


def _entry(entry: Entry, language: Language) -> Iterator[str]:
    yield from ("", f"> {entry.norm.text or LOST.speak(language)} `{entry.norm.id}`", "")
    for found in entry.restorations:
        change = f"{found.printed} → {found.restored or '…'}"
        yield f"- *{RESTORED.speak(language)}*: {change}"
    if entry.reason is not None:
        yield f"- *{NOT_ENCODED.speak(language)}*: {entry.reason.speak(language)}"
    for encoding in entry.encodings:
        yield from _encoding(encoding, language)
    for reading in entry.readings:
        yield from _reading(reading, language)


def _encoding(encoding: Encoding, language: Language) -> Iterator[str]:
    kind = KINDS[encoding.kind].speak(language)
    yield f"- **{kind}**: {encoding.head.speak(language)}"
    for line in encoding.lines:
        yield f"  - {line.speak(language)}"
    if encoding.worked:
        said = "; ".join(f"{one.start} → {one.last}" for one in encoding.worked)
        yield f"  - {EXAMPLES.speak(language)}: {said}"
    if encoding.decision is not None:
        yield from ("", *_table(encoding.decision, language), "")
    if encoding.chain is not None and encoding.chain.steps:
        drawn = mermaid(encoding.chain, language).rstrip("\n")
        yield from ("", "```mermaid", drawn, "```", "")


def _table(decision: Decision, language: Language) -> Iterator[str]:
    def row(cells: Iterable[Words]) -> str:
        return f"| {' | '.join(c.speak(language).replace('|', '/') for c in cells)} |"

    head, *rows = decision_rows(decision)
    yield row(head)
    yield f"| {' | '.join('---' for _ in head)} |"
    yield from map(row, rows)


def _reading(reading: Reading, language: Language) -> Iterator[str]:
    yield f"- *{READ_AS.speak(language)}* `{reading.id}`: {reading.question.speak(language)}"
    yield f"  - {reading.chosen.speak(language)} ({reading.because.speak(language)})"
    for other in reading.instead:
        yield f"  - {INSTEAD.speak(language)} `{other.id}`: {other.words.speak(language)}"
