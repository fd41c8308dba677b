"""A whole office from a folder of tables: what is found, with evidence, and what is not read."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

import pytest

from govflow.audits.office import Inspection, inspect_office
from govflow.calendars.china import china
from govflow.demo.offices import Size, write_office
from govflow.errors import InputError
from govflow.policies import load_policy
from govflow.report.inspectionpage import inspection_page
from govflow.report.inspections import inspection_blocks, inspection_json
from govflow.report.text import blocks_text

WANZHOU = load_policy("wanzhou")
NEW_YEAR = date(2024, 1, 1)
SMALL = Size(units=4, columns=20, documents=200, messages=10)
Rows = Iterable[Sequence[object]]


def office(folder: Path, tables: Mapping[str, Rows]) -> Path:
    """Write tables into a folder; the first row of each is its header."""
    for name, rows in tables.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
    return folder


def inspected(folder: Path, as_of: date = NEW_YEAR) -> Inspection:
    """Return the inspection of a folder under Wanzhou's rules."""
    return inspect_office(WANZHOU, folder, as_of=as_of, calendar=china())


class TestMadeUp:
    """The office that ships."""

    def test_is_the_same_for_the_same_seed(self, tmp_path: Path) -> None:
        """Two offices of one seed are equal byte for byte; another seed gives another."""
        for name, seed in (("a", 1), ("b", 1), ("c", 2)):
            write_office(tmp_path / name, SMALL, seed=seed)
        files = sorted(file.name for file in (tmp_path / "a").iterdir())
        one, two, other = ([(tmp_path / n / f).read_bytes() for f in files] for n in "abc")
        assert one == two != other

    def test_is_read_whole(self, tmp_path: Path) -> None:
        """Every row is read; messages, for which the policy has no clock, are said unread."""
        write_office(tmp_path, SMALL)
        found = inspected(tmp_path)
        assert found.rejected == ()
        assert found.unread == ("messages.csv",)
        assert {audit.kind for audit in found.audits} == {"documents", "columns"}
        assert found.remarks

    def test_reports(self, tmp_path: Path) -> None:
        """The text, the page and the JSON name every clause that was breached."""
        write_office(tmp_path, SMALL)
        found = inspected(tmp_path)
        clauses = {remark.norm for remark in found.remarks}
        for language in ("zh", "en"):
            text = blocks_text(inspection_blocks(found, language))
            page = inspection_page(found, language)
            assert all(norm in text and f'id="<bdi>{norm}' in page for norm in clauses)
        findings = inspection_json(found)["findings"]
        assert isinstance(findings, list)
        assert {finding["norm"] for finding in findings} == clauses


class TestCases:
    """Tables of cases: a row a case, a column an event."""

    HEADER = ("编号", "单位", "起始时间", "通知", "完成整改")

    def test_the_day_before_on_and_after(self, tmp_path: Path) -> None:
        """An error that was passed on the same day is in time; the first minute after is not."""
        rows = [
            self.HEADER,
            ("a", "甲局", "2023-03-01 16:00", "2023-03-01 23:59", "2023-03-02 23:59"),
            ("b", "甲局", "2023-03-01 16:00", "2023-03-02 00:00", "2023-03-04 00:00"),
        ]
        found = inspected(office(tmp_path, {"correction": rows}))
        assert [(r.norm, r.subject) for r in found.remarks] == [
            ("wanzhou/25.2", "case:b"),
            ("wanzhou/25.3", "case:b"),
        ]
        first = found.remarks[0]
        assert str(first.began) == "2023-03-02 00:00:00+08:00"
        assert (first.evidence.table, first.evidence.line) == ("correction.csv", 3)

    def test_bad_rows_lose_no_good_ones(self, tmp_path: Path) -> None:
        """A row that cannot be read is rejected with its line; the others are judged."""
        rows = [
            self.HEADER,
            ("a", "甲局", "三月", "", ""),
            ("b", "甲局", "2023-03-01", "2023-03-09", ""),
        ]
        found = inspected(office(tmp_path, {"correction": rows}))
        assert [(table, row.line) for table, row in found.rejected] == [("correction.csv", 2)]
        assert {remark.subject for remark in found.remarks} == {"case:b"}


class TestRecords:
    """Tables of records: what happened to a subject."""

    def test_a_missed_month(self, tmp_path: Path) -> None:
        """Each month without a training is found, since the day after its end."""
        months = [m for m in range(1, 13) if m not in {3, 12}]
        rows = [("单位", "日期"), *(("区政府办公室", date(2023, m, 15)) for m in months)]
        found = inspected(office(tmp_path, {"trainings": rows}))
        missed = [remark.began for remark in found.remarks if remark.norm == "wanzhou/34.2"]
        assert [began and began.date() for began in missed] == [date(2023, 4, 1), date(2024, 1, 1)]

    def test_who_answers(self, tmp_path: Path) -> None:
        """A breach names who held the posts on the day it began, vacant ones too."""
        people = [
            ("姓名", "单位", "岗位", "任职日期", "离任日期"),
            ("老王", "甲局", "principal-head", "2020-01-01", "2023-03-01"),
            ("新王", "甲局", "principal-head", "2023-03-02", ""),
        ]
        rows = [TestCases.HEADER, ("a", "甲局", "2023-03-01 16:00", "2023-03-03 09:00", "")]
        folder = office(tmp_path, {"people": people, "correction": rows})
        remark = next(r for r in inspected(folder).remarks if r.norm == "wanzhou/25.3")
        assert [(a.capacity, a.person) for a in remark.answers] == [
            ("first-responsible", "新王"),
            ("directly-responsible", None),
        ]

    def test_a_day_of_a_post_that_cannot_be_read(self, tmp_path: Path) -> None:
        """A person whose days cannot be read is rejected alone; the others still answer."""
        people = [
            ("姓名", "单位", "岗位", "任职日期", "离任日期"),
            ("老王", "甲局", "principal-head", "2020-13-01", ""),
            ("新王", "甲局", "deputy-head", "2020-01-01", ""),
        ]
        rows = [TestCases.HEADER, ("a", "甲局", "2023-03-01 16:00", "2023-03-03 09:00", "")]
        found = inspected(office(tmp_path, {"people": people, "correction": rows}))
        assert [(table, row.line) for table, row in found.rejected] == [("people.csv", 2)]
        remark = next(r for r in found.remarks if r.norm == "wanzhou/25.3")
        assert [answer.person for answer in remark.answers] == [None, "新王"]


class TestRefused:
    """What is no office."""

    def test_no_folder(self, tmp_path: Path) -> None:
        """A path that is no folder is refused by name."""
        with pytest.raises(InputError, match="this is no folder"):
            inspected(tmp_path / "nowhere")

    def test_nothing_to_judge(self, tmp_path: Path) -> None:
        """A folder without a table that can be judged is refused, saying what they are called."""
        with pytest.raises(InputError, match="documents, columns, messages"):
            inspected(office(tmp_path, {"holiday-photos": [("a",), ("b",)]}))

    @pytest.mark.parametrize(
        ("name", "header", "lacking"),
        [
            ("accounts", ("日期", "事件"), "account"),
            ("accounts", ("账号", "日期"), "event"),
            ("rosters", ("单位", "值班人员"), "date"),
            ("correction", ("编号", "起始时间"), "unit"),
            ("correction", ("编号", "单位"), "opened"),
            ("people", ("姓名", "单位"), "post"),
        ],
    )
    def test_a_header_that_lacks_a_column(
        self, tmp_path: Path, name: str, header: Sequence[str], lacking: str
    ) -> None:
        """A table that lacks what is needed is refused, naming the column and its table."""
        with pytest.raises(InputError, match=f"no column '{lacking}'"):
            inspected(office(tmp_path, {name: [header, ["x"] * len(header)]}))


def test_shifts_leave_no_gap_unseen(tmp_path: Path) -> None:
    """A shift with an end that is not after its start is rejected; nobody is on duty then."""
    rows = [
        ("单位", "开始时间", "结束时间"),
        ("甲局", datetime(2023, 1, 1, 0), datetime(2023, 1, 1, 8)),
        ("甲局", datetime(2023, 1, 1, 8), datetime(2023, 1, 1, 8)),
    ]
    found = inspected(office(tmp_path, {"rosters": rows}))
    assert [row.line for _, row in found.rejected] == [3]


def test_what_nobody_handed_in_is_no_breach(tmp_path: Path) -> None:
    """A recurring duty of which nothing is on record is missing material, and is not held."""
    rows = [("单位", "日期"), ("区政府办公室", date(2023, 1, 15))]
    found = inspected(office(tmp_path, {"trainings": rows}))
    assert {remark.norm for remark in found.remarks} == {"wanzhou/34.2"}
    assert ("wanzhou/34.3", "circulated") in found.lacking
