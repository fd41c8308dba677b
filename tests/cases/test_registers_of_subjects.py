"""Registers filled from the record: what stands where nothing is known."""

from datetime import date, datetime
from typing import Final

from govflow.cases.records import Record
from govflow.cases.registers import rows_of_subjects
from govflow.provisions.registers import Register, RegisterColumn
from govflow.words import Words

WORDS: Final = Words("某栏", "a column")
RESULTS: Final = Register(
    "toy",
    WORDS,
    "toy/1",
    (
        RegisterColumn(WORDS, "subject"),
        RegisterColumn(WORDS, "fact:first_quarter_result", Words("缺少", "missing")),
        RegisterColumn(WORDS, "fact:second_quarter_result"),
    ),
    of="score",
)


def result(**facts: object) -> list[Record]:
    """Return the record of a result."""
    return [Record("result", date(2022, 4, 1), datetime(2022, 4, 1), facts)]


def test_what_is_missing_is_no_nought() -> None:
    """A column may say that something is missing; it is not nought, and else left empty."""
    told = [("score:a", result()), ("score:b", result(first_quarter_result="0"))]
    assert list(rows_of_subjects(RESULTS, told)) == [("a", "缺少", ""), ("b", "0", "")]


def test_subjects_of_another_kind() -> None:
    """Subjects of another kind, and those of which nothing is recorded, have no row."""
    assert list(rows_of_subjects(RESULTS, [("unit:a", result()), ("score:b", [])])) == []
