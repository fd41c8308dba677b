"""`govflow audit`: statuses, streams, options; good rows are judged beside bad ones."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

GOOD = "issued,published,title\n2024-02-09,2024-03-18,甲\n2024-02-09,2024-03-01,乙\n"
MIXED = (
    "issued,published,title\n"
    "2024-02-30,2024-03-01,a\n"
    "2024-02-09,2024-03-18,b\n"
    "2024-02-09,soon,c\n"
    "2024-02-09\n"
    ",2024-03-18,d\n"
    "2024-02-09,2024-03-18,e,f\n"
    "2024-02-09,2024-03-01,g,\n"
)
FIELDS = {"policy", "as_of", "as_if_in_force", "rows", "rejected", "counts", "findings"}


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """Return a small table of documents."""
    path = tmp_path / "t.csv"
    path.write_text(GOOD, encoding="utf-8")
    return path


def test_the_contract_fields(run: Run, table: Path) -> None:
    """The document has the contract's fields, counts for every norm and status."""
    done = run(
        "audit", "--policy", "national", "--documents", table, "--as-of", "2024-06-30", "--json"
    )
    found = done.json()
    assert done.status == 0
    assert done.err == ""
    assert found.keys() >= FIELDS
    assert found["policy"] == "national"
    assert found["as_of"] == "2024-06-30T23:59:59.999999+08:00"
    assert found["rows"] == 2
    counts = found["counts"]["national/zfxxgk.26"]
    assert counts == {
        "met": 1,
        "breached": 1,
        "pending": 0,
        "undetermined": 0,
        "not-applicable": 0,
        "not-in-force": 0,
    }
    finding = found["findings"][0]
    assert finding["subject"] == "line 2"
    assert finding["due"] == "2024-03-15T00:00:00+08:00"
    assert finding["late_by"] == {"days": 4, "working_days": 2}
    assert finding["labels"] == {"title": "甲"}


def test_bad_rows_stand_aside(run: Run, tmp_path: Path) -> None:
    """Bad rows are listed with line and field, good ones judged; status 0, one line said."""
    path = tmp_path / "m.csv"
    path.write_text(MIXED, encoding="utf-8")
    done = run(
        "audit", "--policy", "national", "--documents", path, "--as-of", "2024-06-30", "--json"
    )
    found = done.json()
    assert done.status == 0
    assert found["rows"] == 7
    assert [(r["line"], r["field"]) for r in found["rejected"]] == [
        (2, "issued"),
        (4, "published"),
        (5, "row"),
        (6, "issued"),
        (7, "row"),
    ]
    assert sum(found["counts"]["national/zfxxgk.26"].values()) == 2
    assert done.err.count("\n") == 1
    assert "5 of 7 rows" in done.err


def test_as_of_defaults_to_now(run: Run, table: Path) -> None:
    """Without --as-of the moment of the run is taken, and printed with its offset."""
    found = run("audit", "--policy", "national", "--documents", table, "--json").json()
    assert found["as_of"].endswith("+08:00")


def test_several_tables(run: Run, table: Path) -> None:
    """Several tables give a list in their order."""
    words = ("audit", "--policy", "national", "--as-of", "2024-06-30", "--json")
    done = run(*words, "--documents", table, "--documents", table)
    assert [a["rows"] for a in done.json()] == [2, 2]


def test_options(run: Run, tmp_path: Path) -> None:
    """Mapped headers, assumed facts, readings and the day of knowledge are taken."""
    path = tmp_path / "m.csv"
    path.write_text("when,back\n2020-01-22,2020-02-05\n", encoding="utf-8")
    words = ("audit", "--policy", "siping", "--messages", path, "--as-of", "2024-06-30", "--json")
    mapped = (*words, "--map", "when=asked", "--map", "back=answered", "--as-if-in-force")
    found = run(*mapped, "--assume", "simple=true").json()
    assert found["as_if_in_force"] is True
    assert found["counts"]["siping/18.5"]["met"] == 1
    early = run(*mapped, "--assume", "simple=true", "--known-at", "2020-01-22").json()
    assert early["findings"][0]["due"] == "2020-02-05T00:00:00+08:00"
    assert early["calendar"] == "cn-2020@2020-01-22"


def test_nothing_can_be_judged(run: Run, table: Path, tmp_path: Path) -> None:
    """What cannot be judged at all is status 2: one sentence, no output, no traceback."""
    (tmp_path / "empty.csv").write_bytes(b"")
    (tmp_path / "utf16.csv").write_bytes(GOOD.encode("utf-16"))
    (tmp_path / "other.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    (tmp_path / "fake.xlsx").write_bytes(b"no workbook")
    base = ("audit", "--policy", "national")
    cases: list[tuple[object, ...]] = [
        (*base,),
        (*base, "--documents", tmp_path / "none.csv"),
        (*base, "--documents", tmp_path),
        *((*base, "--documents", tmp_path / n) for n in ("empty.csv", "utf16.csv", "other.csv")),
        (*base, "--documents", tmp_path / "fake.xlsx"),
        (*base, "--messages", table),
        ("audit", "--policy", "nowhere", "--documents", table),
        ("audit", "--policy", "siping", "--documents", table),
        ("audit", "--documents", table),
        (*base, "--documents", table, "--map", "issued"),
        (*base, "--documents", table, "--map", "none=issued"),
        (*base, "--documents", table, "--map", "title=none"),
        (*base, "--documents", table, "--map", "title=issued", "--map", "issued=issued"),
        (*base, "--documents", table, "--as-of", "some day"),
        (*base, "--documents", table, "--assume", "none=1"),
        (*base, "--documents", table, "--reading", "national/zfxxgk.26:none"),
        (*base, "--documents", table, "--html", tmp_path / "no" / "folder.html"),
    ]
    for words in cases:
        done = run(*words, "--json")
        assert (done.status, done.out) == (2, ""), words
        assert done.err.startswith("govflow: "), words
        assert done.err.count("\n") == 1, words


def test_a_policy_without_such_a_clock_names_those_that_have(run: Run, table: Path) -> None:
    """The message names the policies that can judge such data."""
    done = run("audit", "--policy", "siping", "--documents", table)
    assert "national, wanzhou" in done.err
    done = run("audit", "--policy", "national", "--messages", table, "--lang", "zh")
    assert "siping" in done.err
    assert "留言" in done.err


def test_page_and_text(run: Run, table: Path, tmp_path: Path) -> None:
    """--html writes one page; without --json people get a report on standard output."""
    page = tmp_path / "report.html"
    done = run(
        "audit",
        "--policy",
        "national",
        "--documents",
        table,
        "--as-of",
        "2024-06-30",
        "--html",
        page,
    )
    assert done.status == 0
    assert "national/zfxxgk.26" in done.out
    assert str(page) in done.err
    assert page.read_text(encoding="utf-8").lstrip().lower().startswith("<!doctype html>")


def test_workbooks_of_offices(run: Run, tmp_path: Path) -> None:
    """A workbook with Chinese headers and date cells is judged like a CSV file."""
    from datetime import date

    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["成文日期", "发布日期", "单位"])
    sheet.append([date(2024, 2, 9), date(2024, 3, 18), "区教委"])
    path = tmp_path / "t.xlsx"
    book.save(path)
    done = run(
        "audit", "--policy", "wanzhou", "--documents", path, "--as-of", "2024-06-30", "--json"
    )
    assert done.json()["findings"][0]["labels"] == {"单位": "区教委"}


def test_an_office_says_how_many_rows_were_rejected(run: Run, tmp_path: Path) -> None:
    """Rejected rows of all tables of a folder are one line on standard error, and status 0."""
    (tmp_path / "people.csv").write_text(
        "姓名,单位,岗位,任职日期\n王,甲局,deputy-head,2020-13-01\n", encoding="utf-8"
    )
    (tmp_path / "documents.csv").write_text(
        "成文日期,发布日期\n2024-02-30,2024-03-01\n2024-02-01,2024-02-02\n", encoding="utf-8"
    )
    done = run("audit", "--policy", "wanzhou", "--office", tmp_path, "--json")
    assert done.status == 0
    assert done.err == (
        f"govflow: {tmp_path}: 2 rows could not be judged, the first in people.csv on line 2\n"
    )


def test_memory_does_not_grow_with_rows_in_order(tmp_path: Path) -> None:
    """A hundred thousand rows in order take no more memory than ten thousand."""
    import tracemalloc

    from govflow import audit

    def peak(rows: int) -> int:
        items = ({"issued": "2024-02-09", "published": "2024-02-20"} for _ in range(rows))
        tracemalloc.start()
        audit("national", "documents", items, as_of=__import__("datetime").date(2024, 6, 30))
        found = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return found

    peak(1000)
    assert peak(100_000) < 1.5 * peak(10_000) + 100_000


def test_json_of_a_file_with_bad_bytes(run: Run, tmp_path: Path) -> None:
    """A row with an undecodable label is judged, and the output is valid UTF-8 JSON."""
    path = tmp_path / "t.csv"
    path.write_bytes(GOOD.encode() + b"2024-02-09,2024-03-18,\xff\n")
    done = run(
        "audit", "--policy", "national", "--documents", path, "--as-of", "2024-06-30", "--json"
    )
    assert json.loads(done.out.encode("utf-8"))["findings"][1]["labels"]["title"] == "\ufffd"
