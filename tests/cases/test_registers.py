"""Registers filled from the record: a row for each case or subject, what is unknown left empty."""

from datetime import date, timedelta
from typing import Any

import pytest

from govflow.cases.records import Record
from govflow.cases.registers import Cells, rows_of_cases, rows_of_subjects
from govflow.cases.state import Case
from govflow.provisions.registers import Register, RegisterColumn
from govflow.words import Words
from tests.cases.made import NOON, WORDS, opened

DAY = timedelta(days=1)


def register(*sources: str, absent: Words | None = None, **of: Any) -> Register:
    """Return a register of those columns."""
    columns = tuple(RegisterColumn(WORDS, source, absent) for source in sources)
    return Register("toy", WORDS, "toy/1", columns, **(of or {"chain": "publication"}))


def row_of(case: Case, *sources: str, **about: Any) -> Cells:
    """Return the row of a case."""
    (row,) = rows_of_cases(register(*sources, **about), [case])
    return row


class TestOfCases:
    """A row for each case of the chain."""

    def test_what_a_case_has(self) -> None:
        """A case has an id, a unit, a state, an opener and the time it was opened."""
        case = opened(facts={"urgent": True, "planned": "2024-03-01"}).now
        found = row_of(case, "subject", "unit", "state", "by", "opened", "fact:urgent")
        assert found == ("c", "office", "open", "ann", "2024-02-01 13:00", "是")
        assert row_of(case, "fact:planned", "fact:units_involved") == ("2024-03-01", "")

    def test_cases_of_other_chains(self) -> None:
        """A case of another chain has no row."""
        assert list(rows_of_cases(register("subject"), [opened("request").now])) == []

    def test_opened_earlier_than_recorded(self) -> None:
        """What opened it counts, as a day where no time of day is known."""
        assert row_of(opened(occurred=date(2024, 1, 31)).now, "opened") == ("2024-01-31",)

    def test_events(self) -> None:
        """An event is told as it last happened, whenever it was recorded."""
        tale = opened()
        assert row_of(tale.now, "event:formed") == ("",)
        tale.do(None, "event", name="formed")
        tale.do(None, "event", name="formed", occurred=date(2024, 1, 30))
        assert row_of(tale.now, "event:formed", "event:open") == (
            "2024-02-01 14:00",
            "2024-02-01 13:00",
        )

    def test_steps(self) -> None:
        """Who signed stands there at once; when it was passed, once it was. Advice signs nothing."""
        tale = opened()
        columns = ("step:first", "event:first")
        tale.do("ann", "delegate", to="fay")
        tale.do("fay", "approve")
        assert row_of(tale.now, *columns) == ("", "")
        tale.do("ann", "add-signer", to="abe")
        tale.do("ann", "approve")
        assert row_of(tale.now, *columns) == ("ann", "")
        tale.do("abe", "approve")
        assert row_of(tale.now, *columns) == ("ann、abe", "2024-02-01 18:00")

    def test_what_stands_where_nothing_is_known(self) -> None:
        """A column may say what stands where nothing is known."""
        absent = Words("未形成", "not formed")
        assert row_of(opened().now, "event:formed", absent=absent) == ("未形成",)


class TestOfSubjects:
    """A row for each subject of one kind of record."""

    def test_what_a_subject_has(self) -> None:
        """A subject has a name, its first record, its facts and events."""
        records = [
            Record("set", date(2024, 1, 30), NOON, {"retained": False}),
            Record("changed", NOON, NOON, {"retained": True}),
        ]
        of = register("subject", "opened", "fact:retained", "event:changed", of="account")
        subjects = [("account:zhang", records), ("column:a", records), ("account:li", [])]
        assert list(rows_of_subjects(of, subjects)) == [
            ("zhang", "2024-01-30", "是", "2024-02-01 12:00")
        ]

    @pytest.mark.parametrize(
        ("value", "cell"),
        [
            (None, ""),
            (False, "否"),
            (3, "3"),
            ("甲", "甲"),
            (NOON, "2024-02-01 12:00"),
            (NOON.date(), "2024-02-01"),
        ],
    )
    def test_cells(self, value: object, cell: str) -> None:
        """Truth values, moments and days are written as people write them."""
        of = register("fact:holder_name", of="account")
        records = [Record("set", NOON, NOON + DAY, {"holder_name": value})]
        assert list(rows_of_subjects(of, [("account:zhang", records)])) == [(cell,)]
