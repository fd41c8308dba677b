"""Tables from files: CSV in UTF-8 or GB18030, Excel workbooks, and iterables of objects.

A table is a header and an iterator of rows, read as they are asked for. Cells are text,
dates or None; a row is (line, cells), and one without cells is a blank line. What cannot be read at all raises InputError.
"""

import csv
import io
import os
from codecs import BOM_UTF8, getincrementaldecoder
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from itertools import count
from typing import Any, BinaryIO, Final

import attrs

from govflow.errors import InputError, MissingExtraError
from govflow.values import frozen
from govflow.words import Words

Cell = str | date | datetime | None
Row = tuple[int, Sequence[Cell]]

_EXCEL: Final = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb", ".ods"})
_CHUNK: Final = 1 << 20
_WIDEST_CELL: Final = 1 << 24


def _nothing() -> None:
    """Close what needs no closing."""


@frozen(eq=False, repr=False)
class Table:
    """A header and rows; `name` says where it came from, `place` what a row is called.

    `header_line` is the line the header stands on. `size` is the number of bytes to read
    and `position` tells how many have been, for a progress bar; None where unknown.
    `damaged` says that bytes did not decode and stand as surrogates in the cells. Who does
    not read all rows calls `close`.
    """

    name: str
    header: tuple[str, ...]
    rows: Iterator[Row]
    place: str = "line"
    header_line: int = 1
    size: int | None = None
    position: Callable[[], int] | None = None
    damaged: bool = False
    close: Callable[[], None] = _nothing


def read_table(path: str | os.PathLike[str]) -> Table:
    """Open a table by its ending: .xlsx and its kin with the `excel` extra, else CSV."""
    file = os.fspath(path)
    if os.path.isdir(file):
        raise InputError(
            Words("这是文件夹，不是文件", "this is a folder, not a file"), where=str(path)
        )
    if not os.path.exists(file):
        raise InputError(Words("文件不存在", "there is no such file"), where=str(path))
    try:
        return _read_excel(file) if os.path.splitext(file)[1].lower() in _EXCEL else _read_csv(file)
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError(
            Words(f"无法读取：{reason}", f"cannot be read: {reason}"), where=str(path)
        ) from error


def _read_csv(file: str) -> Table:
    encoding, quoted, damaged = _look_over(file)
    raw: BinaryIO = io.BufferedReader(io.FileIO(file))
    text = io.TextIOWrapper(raw, encoding=encoding, errors="surrogateescape", newline="")
    csv.field_size_limit(_WIDEST_CELL)
    reader = csv.reader(text, delimiter=_delimiter(file))
    try:
        header = next((row for row in reader if row), None)
    except csv.Error as error:
        raw.close()
        raise _broken(file, reader.line_num, error) from error
    if header is None:
        raw.close()
        raise InputError(Words("文件是空的", "the file is empty"), where=file)
    return Table(
        file,
        tuple(name.strip() for name in header),
        _csv_rows(file, reader, raw, quoted),
        header_line=reader.line_num,
        size=os.path.getsize(file),
        position=raw.tell,
        damaged=damaged,
        close=raw.close,
    )


def _csv_rows(file: str, reader: Any, raw: BinaryIO, quoted: bool) -> Iterator[Row]:
    try:
        if quoted:
            line = reader.line_num
            for row in reader:
                yield line + 1, row
                line = reader.line_num
        else:  # without quotes every record is one line
            yield from zip(count(reader.line_num + 1), reader, strict=False)
    except csv.Error as error:
        raise _broken(file, reader.line_num, error) from error
    finally:
        raw.close()


def _broken(file: str, line: int, error: csv.Error) -> InputError:
    return InputError(
        Words(f"不是合格的 CSV：{error}", f"this is no well-formed CSV: {error}"),
        where=f"{file}, line {line}",
    )


def _delimiter(file: str) -> str:
    with open(file, "rb") as raw:
        first = raw.readline(_CHUNK)
    counts = {mark: first.count(mark.encode()) for mark in (",", "\t", ";")}
    return max(counts, key=lambda mark: counts[mark])


def _look_over(file: str) -> tuple[str, bool, bool]:
    """Return the encoding, whether there are quotation marks, and whether bytes may not fit.

    A file is UTF-8 if it decodes as such, else GB18030 if more of its lines decode as that.
    Single bad bytes are kept as surrogates, so that only their cells suffer.
    """
    decoder = getincrementaldecoder("utf-8")()
    utf8, quoted, first, named = True, False, True, "utf-8"
    with open(file, "rb") as raw:
        while chunk := raw.read(_CHUNK):
            if first:
                _refuse_other_kinds(file, chunk)
                first = False
                if chunk.startswith(BOM_UTF8):
                    named = "utf-8-sig"  # whose decoder is slower: used where there is a mark
            if b"\x00" in chunk:
                raise InputError(Words("这不是文本文件", "this is no text file"), where=file)
            quoted = quoted or b'"' in chunk
            if utf8:
                try:
                    decoder.decode(chunk)
                except UnicodeDecodeError:
                    utf8 = False
    encoding = named if utf8 or _mostly_utf8(file) else "gb18030"
    return encoding, quoted, not utf8


def _refuse_other_kinds(file: str, head: bytes) -> None:
    if head[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        raise InputError(
            Words(
                "编码是 UTF-16；请另存为 UTF-8 或 GB18030",
                "the encoding is UTF-16: save it as UTF-8 or GB18030",
            ),
            where=file,
        )
    if head[:4] == b"PK\x03\x04":
        raise InputError(
            Words(
                "内容是 Excel 工作簿，文件名却不以 .xlsx 结尾",
                "the content is a workbook, but the name does not end in .xlsx",
            ),
            where=file,
        )


def _mostly_utf8(file: str) -> bool:
    utf8, other = 0, 0
    with open(file, "rb") as raw:
        for line in raw:
            if line.isascii():
                continue
            fits = _fits(line, "utf-8")
            utf8 += fits
            other += not fits and _fits(line, "gb18030")
    return utf8 >= other


def _fits(line: bytes, encoding: str) -> bool:
    try:
        line.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _read_excel(file: str) -> Table:
    try:
        from python_calamine import CalamineError, CalamineWorkbook
    except ImportError:
        raise MissingExtraError(
            "python-calamine", "excel", Words("读取 Excel 工作簿", "reading a workbook")
        ) from None
    try:
        sheet = CalamineWorkbook.from_path(file).get_sheet_by_index(0)
        rows = iter(sheet.to_python(skip_empty_area=False))
    except (CalamineError, OSError, ValueError) as error:
        raise InputError(
            Words(f"不是可读的工作簿：{error}", f"this is no readable workbook: {error}"),
            where=file,
        ) from error
    for line, row in enumerate(rows, 1):
        if any(cell not in {None, ""} for cell in row):
            header = tuple(str(cell).strip() for cell in row)
            return Table(file, header, _excel_rows(rows, line), header_line=line)
    raise InputError(Words("工作簿是空的", "the workbook is empty"), where=file)


def _excel_rows(rows: Iterator[Sequence[object]], line: int) -> Iterator[Row]:
    for number, row in enumerate(rows, line + 1):
        cells = [_excel_cell(cell) for cell in row]
        if any(cell is not None for cell in cells):
            yield number, cells


def _excel_cell(cell: object) -> Cell:
    if cell is None or cell == "":
        return None
    if isinstance(cell, datetime):
        return cell.date() if cell.time() == time() else cell
    if isinstance(cell, date):
        return cell
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def table_of(items: Iterable[object], fields: Sequence[str]) -> Table:
    """Return a table over mappings or objects: `fields` are its columns, then all others.

    The first item decides which columns there are: a field that it lacks is a column the
    table lacks. Items are numbered from 1.
    """
    source = iter(items)
    first = next(source, None)
    if first is None:
        return Table("items", tuple(fields), iter(()), place="item", header_line=0)
    names = _names(first)
    header = (*[f for f in fields if f in names], *[n for n in names if n not in fields])
    rows = _item_rows(first, source, header)
    return Table("items", header, rows, place="item", header_line=0, damaged=True)


def _item_rows(first: object, source: Iterator[object], header: Sequence[str]) -> Iterator[Row]:
    yield 1, _cells(first, header)
    for number, item in enumerate(source, 2):
        yield number, _cells(item, header)


def _cells(item: object, header: Sequence[str]) -> list[Cell]:
    if isinstance(item, Mapping):
        return [_item_cell(item.get(name)) for name in header]
    return [_item_cell(getattr(item, name, None)) for name in header]


def _item_cell(value: object) -> Cell:
    if value is None or isinstance(value, str | date):
        return value
    return str(value)


def _names(item: object) -> list[str]:
    if isinstance(item, Mapping):
        return [str(key) for key in item]
    cls: Any = type(item)
    if attrs.has(cls):
        return [field.name for field in attrs.fields(cls)]
    slots = getattr(cls, "__dataclass_fields__", None) or getattr(item, "__dict__", {})
    return [name for name in slots if not name.startswith("_")]
