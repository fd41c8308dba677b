"""Audits as text: aligned for a terminal, as Markdown for a document, in colour with rich."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final, TextIO

from govflow.audit.findings import Audit
from govflow.report.blocks import Block, Facts, Field, Grid, Heading, Note, Paragraph
from govflow.report.outline import report_blocks
from govflow.report.plain import ELLIPSIS, cells, cut, pad, wrap
from govflow.words import Language

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

_GAP: Final = 2
_NARROWEST: Final = 12
_SPECIAL: Final = re.compile(r"([\\`*_\[\]<>|#~])")


def audit_text(
    audit: Audit,
    language: Language,
    *,
    width: int = 100,
    worst: int = 10,
    markup: bool = False,
) -> str:
    """Return the report of an audit as text, its tables at most `width` cells wide.

    With `markup` it is Markdown, for pasting into a document.
    """
    blocks = report_blocks(audit, language, worst)
    if markup:
        parts = ["\n".join(_markdown(block)) for block in blocks]
    else:
        parts = ["\n".join(_plain(block, width)) for block in blocks]
    return "\n\n".join(parts) + "\n"


def print_audit(audit: Audit, language: Language, stream: TextIO) -> None:
    """Print the report of an audit: in colour on a terminal where rich is installed."""
    if stream.isatty():
        try:
            from rich.console import Console
        except ImportError:
            pass
        else:
            console = Console(file=stream, highlight=False)
            for block in report_blocks(audit, language):
                console.print(_rich(block, console))
                console.print()
            return
    stream.write(audit_text(audit, language))


def _plain(block: Block, width: int) -> Iterator[str]:
    if isinstance(block, Heading):
        yield block.text
        yield ("═" if block.level == 1 else "─") * min(width, cells(block.text))
    elif isinstance(block, Note | Paragraph):
        yield from wrap(block.text, width)
    elif isinstance(block, Facts):
        yield from _facts(block, width)
    else:
        yield from _grid(block, width)


def _facts(block: Facts, width: int) -> Iterator[str]:
    widest = max(cells(name) for name, _ in block.pairs) + _GAP
    for name, value in block.pairs:
        first, *rest = wrap(value, max(width - widest, _NARROWEST))
        yield pad(name, widest) + first
        for line in rest:
            yield " " * widest + line


def _grid(grid: Grid, width: int) -> Iterator[str]:
    widths = _widths(grid, width)
    heads = [wrap(field.head, size) for field, size in zip(grid.fields, widths, strict=True)]
    yield from _lines(grid.fields, widths, heads)
    yield "─" * (sum(widths) + _GAP * (len(widths) - 1))
    for i, row in enumerate(grid.rows):
        filled = [wrap(text, size) for text, size in zip(row, widths, strict=True)]
        yield from _lines(grid.fields, widths, filled)
        if grid.below and grid.below[i]:
            yield from _below(grid.below[i], max(width - 4, _NARROWEST))


def _below(text: str, width: int) -> Iterator[str]:
    """Yield the line below a row, cut after two."""
    first, *rest = wrap(text, width)
    yield f"    {first}"
    if rest:
        yield f"    {cut(rest[0] + ELLIPSIS if len(rest) > 1 else rest[0], width)}"


def _widths(grid: Grid, width: int) -> list[int]:
    """Return the width of each column: flexible ones share what the others leave."""
    columns = zip(*grid.rows, strict=True) if grid.rows else [()] * len(grid.fields)
    wanted = [
        max(map(cells, (field.head, *column)))
        for field, column in zip(grid.fields, columns, strict=True)
    ]
    flexible = [i for i, field in enumerate(grid.fields) if field.flexible]
    left = width - _GAP * (len(wanted) - 1)
    left -= sum(size for i, size in enumerate(wanted) if i not in flexible)
    for place, i in enumerate(sorted(flexible, key=wanted.__getitem__)):
        fair = max(left // (len(flexible) - place), _NARROWEST)
        wanted[i] = min(wanted[i], fair)
        left -= wanted[i]
    return wanted


def _lines(
    fields: Sequence[Field], widths: Sequence[int], row: Sequence[Sequence[str]]
) -> Iterator[str]:
    for i in range(max(map(len, row))):
        filled = (
            pad(lines[i] if i < len(lines) else "", size, field.align)
            for field, size, lines in zip(fields, widths, row, strict=True)
        )
        yield (" " * _GAP).join(filled).rstrip()


def _markdown(block: Block) -> Iterator[str]:
    if isinstance(block, Heading):
        yield f"{'#' * block.level} {_escaped(block.text)}"
    elif isinstance(block, Note):
        yield f"> **{_escaped(block.text)}**"
    elif isinstance(block, Paragraph):
        yield _escaped(block.text)
    elif isinstance(block, Facts):
        for name, value in block.pairs:
            yield f"- **{_escaped(name)}** {_escaped(value)}"
    else:
        yield _piped([field.head for field in block.fields], bool(block.below))
        marks = ["---:" if field.align == "right" else "---" for field in block.fields]
        yield "| " + " | ".join([*marks, *(["---"] if block.below else [])]) + " |"
        for i, row in enumerate(block.rows):
            yield _piped([*row, *([block.below[i]] if block.below else [])])


def _piped(texts: Sequence[str], empty: bool = False) -> str:
    return "| " + " | ".join([*map(_escaped, texts), *([" "] if empty else [])]) + " |"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)


def _rich(block: Block, console: "Console") -> "RenderableType":
    """Return a block as rich shows it; `Text` takes data as it is, brackets and all."""
    from rich.text import Text

    if isinstance(block, Heading):
        return Text(block.text, style="bold underline" if block.level == 1 else "bold")
    if isinstance(block, Note):
        return Text(block.text, style="bold yellow")
    if isinstance(block, Paragraph):
        return Text(block.text)
    if isinstance(block, Facts):
        return Text("\n".join(_facts(block, console.width)))
    return _rich_grid(block)


def _rich_grid(grid: Grid) -> "RenderableType":
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for field in grid.fields:
        table.add_column(Text(field.head), justify=field.align, no_wrap=not field.flexible)
    for i, row in enumerate(grid.rows):
        table.add_row(*(Text(text) for text in row))
        if grid.below and grid.below[i]:
            table.add_row(Text(grid.below[i], style="dim", overflow="ellipsis"))
    return table
