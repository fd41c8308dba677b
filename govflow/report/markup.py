"""The few pieces of HTML that a page is put together from; data is always escaped."""

from collections.abc import Iterable, Sequence
from html import escape

from govflow.report.plain import clean, sentence
from govflow.words import Words


def data(text: str, longest: int = 200) -> str:
    """Return data as HTML: cleaned, cut, escaped, and kept from turning what stands around."""
    return f"<bdi>{escape(clean(text, longest))}</bdi>"


def both(words: Words) -> str:
    """Return a statement in both languages; the page shows one of them."""
    if words.zh == words.en:
        return escape(clean(words.zh))
    zh, en = escape(clean(words.zh)), escape(clean(words.en))
    return f'<span class="zh" lang="zh-CN">{zh}</span><span class="en" lang="en">{en}</span>'


def begun(words: Words) -> str:
    """Return a statement in both languages, the English one with a capital."""
    return both(Words(words.zh, sentence(words.en)))


def named(words: Words) -> str:
    """Return a statement in both languages for an attribute or a title."""
    text = words.zh if words.zh == words.en else f"{words.zh} / {words.en}"
    return escape(clean(text))


def paragraph(inner: str, css: str = "") -> str:
    """Return a paragraph."""
    return f"<p{_class(css)}>{inner}</p>"


def table(
    heads: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    numeric: frozenset[int] = frozenset(),
    css: str = "",
) -> str:
    """Return a table of cells that are HTML already; the first cell heads its row."""
    head = "".join(f'<th scope="col"{_numeric(i, numeric)}>{h}</th>' for i, h in enumerate(heads))
    body = "".join(f"<tr>{_row(row, numeric)}</tr>" for row in rows)
    return (
        f'<div class="scroll"><table{_class(css)}><thead><tr>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )


def _row(row: Sequence[str], numeric: frozenset[int]) -> str:
    first, *rest = row
    tail = "".join(f"<td{_numeric(i, numeric)}>{cell}</td>" for i, cell in enumerate(rest, 1))
    return f'<th scope="row"{_numeric(0, numeric)}>{first}</th>{tail}'


def _numeric(place: int, numeric: frozenset[int]) -> str:
    return ' class="n"' if place in numeric else ""


def _class(css: str) -> str:
    return f' class="{css}"' if css else ""
