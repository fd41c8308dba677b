"""A policy's book as one page: both languages, nothing to load, chains drawn as pictures."""

from html import escape
from typing import Final

from govflow.law import Reading
from govflow.policy import Policy
from govflow.provisions.chains import CLEARED, Chain
from govflow.provisions.decisions import Decision
from govflow.report import booktext as told
from govflow.report.book import (
    KINDS,
    Book,
    Encoding,
    Entry,
    branch_words,
    decision_rows,
    post_words,
)
from govflow.report.citations import article_words
from govflow.report.markup import begun, both, data, table
from govflow.report.page import page
from govflow.report.plain import clean
from govflow.words import Language, Words

_BOX: Final = 44
_GAP: Final = 34
_LEFT: Final = 90
_WIDE: Final = 260
_STYLE: Final = """
.norm { border-top: 1px solid #dde2e8; padding: .9rem 0; display: grid; gap: .4rem 1.6rem;
  grid-template-columns: minmax(0, 2fr) minmax(0, 3fr); }
.norm > blockquote { margin: 0; font-size: 1.05em; line-height: 1.75; }
.norm code { font-size: .82em; color: #5b6672; }
.norm ul { margin: .1rem 0 .4rem; padding-left: 1.2rem; }
.kind { font-weight: 600; }
.open { background: #fbf6e6; border-left: 3px solid #c9a227; padding: .4rem .8rem; margin: .4rem 0; }
.undone { color: #5b6672; }
ol.notes { font-size: .88em; color: #3a4653; }
.chain { margin: .6rem 0; max-width: 100%; height: auto; }
.chain text { font-size: 13px; text-anchor: middle; fill: #1d2733; }
.chain .posts, .chain .on { font-size: 11px; fill: #5b6672; }
.chain rect { fill: #fff; stroke: #51606f; }
.chain path { fill: none; stroke: #51606f; }
@media (max-width: 760px) { .norm { grid-template-columns: 1fr; } }
@media print { .norm { break-inside: avoid; } }
"""


def book_page(book: Book, language: Language) -> str:
    """Return a policy's book as one page that shows `language` first."""
    parts = [f"<h1>{both(book.policy.title)}</h1>", _contents(book)]
    for place, (title, entries) in enumerate(book.chapters, 1):
        if title:
            parts.append(f'<h2 id="chapter-{place}">{data(title)}</h2>')
        article = None
        for entry in entries:
            if entry.norm.article != article:
                article = entry.norm.article
                parts.append(
                    f'<h3 id="article-{data(article)}">{both(article_words(article))}</h3>'
                )
            parts.append(_entry(entry, book.policy))
    return page("\n".join(parts), language, title=book.policy.title, style=_STYLE)


def _contents(book: Book) -> str:
    items = []
    for place, (title, entries) in enumerate(book.chapters, 1):
        articles = dict.fromkeys(entry.norm.article for entry in entries)
        links = " ".join(f'<a href="#article-{data(a)}">{data(a)}</a>' for a in articles)
        items.append(f'<li><a href="#chapter-{place}">{data(title)}</a> {links}</li>')
    return f'<ol class="contents">{"".join(items)}</ol>'


def _entry(entry: Entry, policy: Policy) -> str:
    norm = entry.norm
    text = both(told.LOST) if norm.text is None else data(norm.text, 4000)
    restored = "".join(
        f"<br><small>{begun(told.RESTORED)}: {data(r.printed or '')} → {data(r.restored or '…')}</small>"
        for r in entry.restorations
    )
    right = "".join(_encoding(encoding, policy) for encoding in entry.encodings)
    if entry.reason is not None:
        right += f'<p class="undone">{begun(told.NOT_ENCODED)}: {both(entry.reason)}</p>'
    right += "".join(map(_reading, entry.readings))
    return (
        f'<section class="norm" id="{data(norm.id)}"><blockquote lang="zh-CN">{text} '
        f"<code>{data(norm.id)}</code>{restored}</blockquote><div>{right}</div></section>"
    )


def _encoding(encoding: Encoding, policy: Policy) -> str:
    lines = "".join(f"<li>{both(line)}</li>" for line in encoding.lines)
    if encoding.worked:
        rows = [[data(one.start), data(one.last)] for one in encoding.worked]
        lines += (
            f"<li>{begun(told.EXAMPLES)}{table([both(told.FROM), both(told.LAST_DAY)], rows)}</li>"
        )
    found = (
        f'<div><span class="kind">{begun(KINDS[encoding.kind])}</span> '
        f"{both(encoding.head)}{f'<ul>{lines}</ul>' if lines else ''}</div>"
    )
    if encoding.decision is not None:
        found += _table(encoding.decision)
    if encoding.chain is not None and encoding.chain.steps:
        found += picture(encoding.chain, policy)
    return found


def _table(decision: Decision) -> str:
    head, *rows = decision_rows(decision)
    return table([begun(words) for words in head], [[both(words) for words in row] for row in rows])


def _reading(reading: Reading) -> str:
    others = "".join(
        f"<li>{begun(told.INSTEAD)} <code>{data(o.id)}</code>: {both(o.words)}</li>"
        for o in reading.instead
    )
    return (
        f'<div class="open"><span class="kind">{begun(told.READ_AS)}</span> {both(reading.question)}'
        f"<br>{both(reading.chosen)} <small>{both(reading.because)}</small> "
        f"<code>{data(reading.id)}</code>{f'<ul>{others}</ul>' if others else ''}</div>"
    )


def picture(chain: Chain, policy: Policy) -> str:
    """Return a chain as a picture: its steps from top to bottom, what skips them beside."""
    names = ["open", *(step.id for step in chain.steps), CLEARED]
    places = {name: place for place, name in enumerate(names)}
    words = [chain.opening, *(step.words for step in chain.steps), Words("准予发布", "cleared")]
    nobody = Words("", "")
    posts = [nobody, *(post_words(policy, step.posts) for step in chain.steps), nobody]
    height = len(names) * (_BOX + _GAP)
    parts = [_box(*each) for each in zip(range(len(names)), words, posts, strict=True)]
    edges = [("open", chain.steps[0].id if chain.steps else CLEARED), *chain.edges()]
    lanes = 0
    for source, target in edges:
        skips = places[target] - places[source] > 1
        lanes += skips
        parts.append(_edge(chain, source, target, places, lanes if skips else 0))
    width = _LEFT + _WIDE + 90 + 26 * lanes
    notes = "".join(f"<li>{both(branch_words(chain, branch))}</li>" for branch in chain.branches)
    return (
        f'<svg class="chain" viewBox="0 0 {width} {height}" width="{width}" role="img">'
        f"<title>{data(chain.words.zh)}</title>{''.join(parts)}</svg>"
        f"{f'<ol class=notes>{notes}</ol>' if notes else ''}"
    )


def _box(place: int, words: Words, posts: Words) -> str:
    y = place * (_BOX + _GAP) + 2
    middle = _LEFT + _WIDE / 2
    radius = 4 if posts.zh else 20
    said = f'<text x="{middle}" y="{y + (18 if posts.zh else 26)}">{_tspans(words)}</text>'
    if posts.zh:
        said += f'<text class="posts" x="{middle}" y="{y + 34}">{_tspans(posts)}</text>'
    return f'<rect x="{_LEFT}" y="{y}" width="{_WIDE}" height="{_BOX - 4}" rx="{radius}"/>{said}'


def _edge(chain: Chain, source: str, target: str, places: dict[str, int], lane: int) -> str:
    branch = None if source == "open" else chain.branch_after(source)
    top = places[source] * (_BOX + _GAP) + _BOX - 2
    bottom = places[target] * (_BOX + _GAP) + 2
    middle = _LEFT + _WIDE / 2
    if not lane:
        path = f"M{middle} {top} V{bottom - 6}"
        at = (middle + 8, (top + bottom) / 2 + 4, "start")
        head = f"M{middle - 4} {bottom - 7} L{middle} {bottom} L{middle + 4} {bottom - 7}"
    else:
        right, out = _LEFT + _WIDE, _LEFT + _WIDE + 26 * lane
        y1, y2 = top - _BOX / 2, bottom + _BOX / 2
        path = f"M{right} {y1} H{out} V{y2} H{right + 6}"
        at = (out + 6, (y1 + y2) / 2, "start")
        head = f"M{right + 7} {y2 - 4} L{right} {y2} L{right + 7} {y2 + 4}"
    said = ""
    if branch is not None:
        number = f"({chain.branches.index(branch) + 1})"
        yes = Words(f"{number} 是", f"{number} yes")
        label = yes if target == branch.then else Words(f"{number} 否则", f"{number} else")
        said = (
            f'<text class="on" x="{at[0]}" y="{at[1]}" style="text-anchor:{at[2]}">'
            f"{_tspans(label)}</text>"
        )
    return f'<path d="{path}"/><path d="{head}"/>{said}'


def _tspans(words: Words) -> str:
    zh, en = escape(clean(words.zh)), escape(clean(words.en))
    return f'<tspan class="zh">{zh}</tspan><tspan class="en">{en}</tspan>'
