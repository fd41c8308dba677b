"""Audits as text: aligned for a terminal, as Markdown for a document, in colour with rich."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final, TextIO

from govflow.audits.findings import Audit
from govflow.report.blocks import Block, Facts, Field, Grid, Heading, Note, Paragraph
from govflow.report.outline import report_blocks
from govflow.report.plain import ELLIPSIS, cells, cut, pad, wrap
from govflow.words import Language

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

_GAP: Final = 2
_NARROWEST: Final = 12
_BELOW: Final = " " * 4
_SPECIAL: Final = re.compile(r"([\\`*_\[\]<>|#~])")


def audit_text(
    audit: Audit,
    language: Language,
    *,
    width: int = 100,
    worst: int = 10,
    markup: bool = False,
) -> str:
    """Return the report of an audit as text, at most `width` cells wide.

    A table that cannot be so narrow is as narrow as its numbers allow. With `markup` the
    text is Markdown, for pasting into a document.
    """
    blocks = report_blocks(audit, language, worst)
    if markup:
        parts = ["\n".join(_markdown(block)) for block in blocks]
    else:
        parts = ["\n".join(_plain(block, width)) for block in blocks]
    return "\n\n".join(parts) + "\n"


def blocks_text(blocks: Iterable[Block], width: int = 100) -> str:
    """Return the parts of any report as text, at most `width` cells wide."""
    return "\n\n".join("\n".join(_plain(block, width)) for block in blocks) + "\n"


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
            yield from _below(grid.below[i], max(width - len(_BELOW), _NARROWEST))


def _below(text: str, width: int) -> Iterator[str]:
    """Yield the line below a row, cut after two."""
    first, *rest = wrap(text, width)
    yield _BELOW + first
    if rest:
        yield f"{_BELOW}{cut(rest[0] + ELLIPSIS if len(rest) > 1 else rest[0], width)}"


def _widths(grid: Grid, width: int) -> list[int]:
    """Return the width of each column: flexible ones share what the others leave.

    Where that is too little, headings run over several lines.
    """
    bodies = [max(map(cells, column)) for column in zip(*grid.rows, strict=True)]
    bodies = bodies or [0] * len(grid.fields)
    pairs = list(zip(grid.fields, bodies, strict=True))
    wanted = [max(size, cells(field.head)) for field, size in pairs]
    flexible = [i for i, field in enumerate(grid.fields) if field.flexible]
    room = width - _GAP * (len(wanted) - 1)
    if _fixed(wanted, flexible) + _NARROWEST * len(flexible) > room:
        wanted = [
            size if i in flexible else max(body, *map(cells, grid.fields[i].head.split()))
            for i, (size, body) in enumerate(zip(wanted, bodies, strict=True))
        ]
    room -= _fixed(wanted, flexible)
    for place, i in enumerate(sorted(flexible, key=wanted.__getitem__)):
        fair = max(room // (len(flexible) - place), _NARROWEST)
        wanted[i] = min(wanted[i], fair)
        room -= wanted[i]
    return wanted


def _fixed(widths: Sequence[int], flexible: Sequence[int]) -> int:
    return sum(size for i, size in enumerate(widths) if i not in flexible)


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
    if block.below:
        return _rich_lines(block, console.width - 2)
    return _rich_table(block)


def _rich_table(grid: Grid) -> "RenderableType":
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for field in grid.fields:
        style = "red" if field.grave else ""
        name = Text(field.head)
        table.add_column(name, justify=field.align, no_wrap=not field.flexible, style=style)
    for row in grid.rows:
        table.add_row(*(Text(text) for text in row))
    return table


def _rich_lines(grid: Grid, width: int) -> "RenderableType":
    """Return a grid whose rows carry lines below: rich has no cell over several columns."""
    from rich.padding import Padding
    from rich.text import Text

    text = Text()
    for i, line in enumerate(_grid(grid, width)):
        below = line.startswith(_BELOW)
        text.append(f"{line}\n", style="bold" if i == 0 else "dim" if below else "")
    return Padding(text, (1, 1, 0, 1))
