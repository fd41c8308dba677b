"""Tables: encodings, delimiters, workbooks, objects; bad input never loses good rows."""

import sys
from datetime import date, datetime
from pathlib import Path

import attrs
import openpyxl
import pytest

from govflow.adapters.tables import read_table, table_of
from govflow.errors import InputError, MissingExtraError

TEXT = "成文日期,标题\n2024-01-05,关于“三审”的通知\n"


def write(folder: Path, content: bytes, name: str = "t.csv") -> Path:
    """Write a file and return where it is."""
    path = folder / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    """UTF-8 with and without mark and GB18030 read alike."""
    table = read_table(write(tmp_path, TEXT.encode(encoding)))
    assert table.header == ("成文日期", "标题")
    assert list(table.rows) == [(2, ["2024-01-05", "关于“三审”的通知"])]


def test_a_bad_byte_costs_its_cell_alone(tmp_path: Path) -> None:
    """A UTF-8 file with one undecodable byte stays UTF-8; the byte stands as a surrogate."""
    content = (TEXT * 3).encode() + b"2024-01-06,\xff\n"
    table = read_table(write(tmp_path, content))
    rows = list(table.rows)
    assert table.damaged
    assert rows[0][1][1] == "关于“三审”的通知"
    assert rows[-1][1] == ["2024-01-06", "\udcff"]


def test_gb18030_with_a_bad_byte(tmp_path: Path) -> None:
    """A GB18030 file with one undecodable byte stays GB18030."""
    content = (TEXT * 3).encode("gb18030") + b"2024-01-06,\xff\xff\n"
    table = read_table(write(tmp_path, content))
    assert table.header == ("成文日期", "标题")
    table.close()


@pytest.mark.parametrize("mark", [";", "\t"])
def test_delimiters(tmp_path: Path, mark: str) -> None:
    """Semicolons and tabs are found out from the header."""
    table = read_table(write(tmp_path, f"a{mark}b\n1{mark}2\n".encode()))
    assert list(table.rows) == [(2, ["1", "2"])]


def test_lines_of_quoted_cells(tmp_path: Path) -> None:
    """A row is named by the line it begins on, though cells hold line breaks."""
    content = b'a,b\n"x\ny",1\n\n"z",2\n'
    table = read_table(write(tmp_path, content))
    assert [(line, row) for line, row in table.rows if row] == [
        (2, ["x\ny", "1"]),
        (5, ["z", "2"]),
    ]


def test_blank_lines_before_the_header(tmp_path: Path) -> None:
    """Blank lines are passed over, and lines keep their numbers."""
    table = read_table(write(tmp_path, b"\n\na,b\n1,2\n\n3,4\n"))
    assert table.header_line == 3
    assert [(line, row) for line, row in table.rows if row] == [(4, ["1", "2"]), (6, ["3", "4"])]


@pytest.mark.parametrize(
    ("content", "name", "reason"),
    [
        (b"", "t.csv", "empty"),
        (b"\n\n", "t.csv", "empty"),
        ("a,b\n1,2\n".encode("utf-16"), "t.csv", "UTF-16"),
        (b"PK\x03\x04rest", "t.csv", "workbook"),
        (b"a,b\n\x00,2\n", "t.csv", "no text file"),
        (b"nothing", "t.xlsx", "no readable workbook"),
    ],
)
def test_files_that_cannot_be_read(tmp_path: Path, content: bytes, name: str, reason: str) -> None:
    """What cannot be read at all is an InputError that names the file and the reason."""
    path = write(tmp_path, content, name)
    with pytest.raises(InputError, match=reason) as caught:
        read_table(path)
    assert str(path) in str(caught.value)


def test_folders_and_missing_files(tmp_path: Path) -> None:
    """A folder and a file that is not there are told apart."""
    with pytest.raises(InputError, match="folder"):
        read_table(tmp_path)
    with pytest.raises(InputError, match="no such file"):
        read_table(tmp_path / "none.csv")


def test_an_endless_cell(tmp_path: Path) -> None:
    """A cell beyond all measure is named with its line, not thrown as it is."""
    huge = b"a,b\n1," + b"x" * (1 << 25) + b"\n"
    table = read_table(write(tmp_path, huge))
    with pytest.raises(InputError, match="line"):
        list(table.rows)


def test_workbooks(tmp_path: Path) -> None:
    """Date cells are dates, moments are moments, numbers and text are text."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append([None, None])
    sheet.append(["成文日期", "级别", "时间"])
    sheet.append([date(2024, 1, 5), 2, datetime(2024, 1, 5, 9, 30)])
    sheet.append([None, None, None])
    sheet.append(["2024年1月5日", 1.5, None])
    path = tmp_path / "t.xlsx"
    book.save(path)
    table = read_table(path)
    assert table.header == ("成文日期", "级别", "时间")
    assert table.header_line == 2
    assert list(table.rows) == [
        (3, [date(2024, 1, 5), "2", datetime(2024, 1, 5, 9, 30)]),
        (5, ["2024年1月5日", "1.5", None]),
    ]


def test_an_empty_workbook(tmp_path: Path) -> None:
    """A workbook without a cell is an InputError."""
    path = tmp_path / "t.xlsx"
    openpyxl.Workbook().save(path)
    with pytest.raises(InputError, match="empty"):
        read_table(path)


def test_the_excel_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the package the error names the extra that brings it."""
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    path = tmp_path / "t.xlsx"
    openpyxl.Workbook().save(path)
    with pytest.raises(MissingExtraError, match=r"govflow\[excel\]"):
        read_table(path)


@attrs.frozen
class Item:
    """An object of a host."""

    title: str
    issued: date | None
    pages: int = 3


def test_mappings_and_objects() -> None:
    """Mappings and objects give the same rows; fields come first, None stays empty."""
    mapped = table_of([{"title": "a", "issued": date(2024, 1, 5), "pages": 3}], ["issued"])
    objects = table_of([Item("a", date(2024, 1, 5)), Item("b", None)], ["issued"])
    assert mapped.header == objects.header == ("issued", "title", "pages")
    assert list(mapped.rows) == [(1, [date(2024, 1, 5), "a", "3"])]
    assert list(objects.rows)[1] == (2, [None, "b", "3"])


def test_plain_objects_and_nothing() -> None:
    """Any object with attributes will do; no items give a table without rows."""

    class Plain:
        def __init__(self) -> None:
            self.issued = "2024-01-05"
            self._hidden = 1

    assert list(table_of([Plain()], ["issued"]).rows) == [(1, ["2024-01-05"])]
    empty = table_of([], ["issued", "published"])
    assert empty.header == ("issued", "published")
    assert list(empty.rows) == []
