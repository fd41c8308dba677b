"""Pictures as inline SVG: places are per cents, so that text and lines keep their size.

Colour is never the only signal: what is breached is hatched, what is undetermined dotted.
"""

from collections.abc import Sequence
from typing import Final

from govflow.report.markup import begun, named
from govflow.report.plain import number
from govflow.rules.verdicts import STATUS_WORDS, STATUSES, Status
from govflow.values import frozen
from govflow.words import Words

_THINNEST: Final = 0.6
PATTERNS: Final = (
    '<svg class="defs" width="0" height="0" aria-hidden="true" focusable="false"><defs>'
    '<pattern id="p-breached" width="6" height="6" patternUnits="userSpaceOnUse" '
    'patternTransform="rotate(45)"><rect width="6" height="6" fill="#8f2d20"/>'
    '<rect width="1.6" height="6" fill="#d9a59d"/></pattern>'
    '<pattern id="p-undetermined" width="5" height="5" patternUnits="userSpaceOnUse">'
    '<rect width="5" height="5" fill="#dfe3e8"/><circle cx="2.5" cy="2.5" r="1.1" '
    'fill="#4d5966"/></pattern>'
    '<pattern id="p-pending" width="6" height="6" patternUnits="userSpaceOnUse">'
    '<rect width="6" height="6" fill="#f1e3ba"/><rect width="6" height="1.4" fill="#8a6d1b"/>'
    "</pattern></defs></svg>"
)


def legend(statuses: Sequence[Status]) -> str:
    """Return what the fillings mean."""
    items = "".join(
        f"<li>{swatch(status)}{begun(STATUS_WORDS[status])}</li>" for status in statuses
    )
    return f'<ul class="legend">{items}</ul>'


def swatch(status: Status) -> str:
    """Return a small sample of a filling."""
    return (
        '<svg class="swatch" width="18" height="12" aria-hidden="true" focusable="false">'
        f'<rect class="s-{status}" x="0.5" y="0.5" width="17" height="11"/></svg>'
    )


def bar(name: Words, counts: Sequence[int], longest: int) -> str:
    """Return one stacked bar; `longest` is the total that would fill the width."""
    parts: list[tuple[Status, int]] = [(s, n) for s, n in zip(STATUSES, counts, strict=True) if n]
    said = Words(
        f"{name.zh}：" + "，".join(f"{STATUS_WORDS[s].zh}{number(n)}" for s, n in parts),
        f"{name.en}: " + ", ".join(f"{STATUS_WORDS[s].en} {number(n)}" for s, n in parts),
    )
    whole = 100 * sum(counts) / longest if longest else 0
    widths = _at_least([n for _, n in parts], whole)
    x, rects = 0.0, []
    for (status, _), width in zip(parts, widths, strict=True):
        rects.append(
            f'<rect class="s-{status}" x="{x:.2f}%" y="1" width="{width:.2f}%" height="14"/>'
        )
        x += width
    return (
        f'<svg class="bar" width="100%" height="16" role="img"><title>{named(said)}</title>'
        f"{''.join(rects)}</svg>"
    )


def _at_least(counts: Sequence[int], whole: float) -> list[float]:
    """Return widths in proportion, none so thin that it could not be seen."""
    if not counts:
        return []
    whole = max(whole, _THINNEST * len(counts))
    widths = [max(whole * n / sum(counts), _THINNEST) for n in counts]
    widest = max(range(len(widths)), key=widths.__getitem__)
    widths[widest] -= sum(widths) - whole
    return widths


@frozen
class Bin:
    """One column of a histogram: how many are done late, and how many still not done."""

    name: Words
    done: int
    open: int


_LEFT: Final = 2.0
_TOP: Final = 22
_HIGH: Final = 150
_FLOOR: Final = _TOP + _HIGH


def histogram(title: Words, bins: Sequence[Bin]) -> str:
    """Return a histogram; the numbers stand over its columns."""
    most = max((b.done + b.open for b in bins), default=0) or 1
    step = (100 - 2 * _LEFT) / max(len(bins), 1)
    columns = "".join(_column(b, _LEFT + i * step, step, most) for i, b in enumerate(bins))
    said = Words(
        "；".join(f"{b.name.zh}：{number(b.done + b.open)}" for b in bins),
        "; ".join(f"{b.name.en}: {number(b.done + b.open)}" for b in bins),
    )
    return (
        f'<svg class="histogram" width="100%" height="{_FLOOR + 26}" role="img">'
        f"<title>{named(title)}</title><desc>{named(said)}</desc>{columns}"
        f'<line class="axis" x1="0" x2="100%" y1="{_FLOOR}.5" y2="{_FLOOR}.5"/></svg>'
    )


def _column(found: Bin, x: float, step: float, most: int) -> str:
    total = found.done + found.open
    high = max(_HIGH * total / most, 2) if total else 0
    part = high * found.open / total if total else 0
    left, wide, middle = x + 0.16 * step, 0.68 * step, x + step / 2
    rects = ""
    for css, top, height in (
        ("h-done", _FLOOR - high, high - part),
        ("s-breached", _FLOOR - part, part),
    ):
        if height:
            rects += (
                f'<rect class="{css}" x="{left:.2f}%" y="{top:.1f}" '
                f'width="{wide:.2f}%" height="{height:.1f}"/>'
            )
    return (
        f'{rects}<text class="value" x="{middle:.2f}%" y="{_FLOOR - high - 6:.1f}">'
        f"{number(total)}</text>{label(found.name, middle, _FLOOR + 18)}"
    )


def label(words: Words, x: float, y: float, css: str = "tick") -> str:
    """Return a text of a picture in both languages, centred on a place."""
    if words.zh == words.en:
        return f'<text class="{css}" x="{x:.2f}%" y="{y}">{named(words)}</text>'
    return "".join(
        f'<text class="{css} {side}" x="{x:.2f}%" y="{y}">{text}</text>'
        for side, text in (("zh", words.zh), ("en", words.en))
    )
