"""Decisions: whose it is by a table, what was done, and when one may depart from it."""

from collections.abc import Mapping
from typing import Any, Final

import pytest

from govflow.errors import PolicyError, UnknownNameError
from govflow.provisions.choices import Choice
from govflow.provisions.decisions import Decision
from govflow.provisions.variants import Variant
from govflow.rules.tables import ANYTHING
from govflow.words import Words

MADE: Final = Choice(("made",), "making_unit", ("toy/1",))
KEPT: Final = Choice(("obtained",), "keeping_unit", ("toy/2",))
UNITS: Final = {"making_unit": "甲", "keeping_unit": "乙"}


def decision(**changes: Any) -> Decision:
    """Return who publishes: the maker of what was made, the keeper of the rest."""
    made: dict[str, Any] = {
        "id": "publisher",
        "words": Words("由谁公开", "who publishes"),
        "subject": "document",
        "inputs": ("made_or_obtained",),
        "rows": (MADE, KEPT),
        "instrument": "toy",
        "chosen": "publishing_unit",
    }
    return Decision(**{**made, **changes})


class TestAnswers:
    """What the table says."""

    def test_by_the_row_that_fits(self) -> None:
        """The answer is what stands in the fact that the row names."""
        found = decision().answer({**UNITS, "made_or_obtained": "obtained"})
        assert (found.value, found.fact, found.norms) == ("乙", "keeping_unit", ("toy/2",))
        assert found.why.zh == "由谁公开；保存单位：乙"

    def test_an_unknown_input(self) -> None:
        """While nobody stated what decides it, it is open and names the fact."""
        found = decision().answer(UNITS)
        assert found.value is None
        assert found.missing is not None
        assert found.missing.missing == "made_or_obtained"

    def test_an_answer_that_nobody_stated(self) -> None:
        """The row is known, who that is is not."""
        found = decision().answer({"made_or_obtained": "made"})
        assert found.missing is not None
        assert (found.fact, found.missing.missing) == ("making_unit", "making_unit")

    def test_facts_of_other_things_are_left_aside(self) -> None:
        """A fact that the subject does not have changes nothing."""
        stated = {**UNITS, "made_or_obtained": "made", "holders": 2}
        assert decision().answer(stated).value == "甲"

    def test_the_default_row(self) -> None:
        """What no row fits goes by the default."""
        other = Choice((), "lead_unit", ("toy/3",))
        one = decision(rows=(MADE,), otherwise=other)
        assert one.choices() == (MADE, other)
        assert one.norms() == ("toy/1", "toy/3")
        assert one.answer({"made_or_obtained": "obtained", "lead_unit": "丙"}).value == "丙"


class TestVerdicts:
    """Whether what was done is what the table says."""

    @pytest.mark.parametrize(
        ("stated", "norm", "status"),
        [
            ({"publishing_unit": "甲"}, "toy/1", "met"),
            ({"publishing_unit": "乙"}, "toy/1", "breached"),
            ({"publishing_unit": "甲"}, "toy/2", "not-applicable"),
            ({}, "toy/1", "undetermined"),
            ({"made_or_obtained": None}, "toy/1", "undetermined"),
        ],
    )
    def test_by_the_norm_that_decides(
        self, stated: Mapping[str, object], norm: str, status: str
    ) -> None:
        """The norm of the row that fits is met or breached, others do not apply."""
        found = decision().verdict(norm, {**UNITS, "made_or_obtained": "made", **stated})
        assert found.status == status

    def test_nothing_to_hold_it_against(self) -> None:
        """Where the table says nothing of what was done, that is what is missing."""
        facts = {**UNITS, "made_or_obtained": "made"}
        assert decision(chosen=None).verdict("toy/1", facts).status == "undetermined"

    def test_an_advisory_table_warns(self) -> None:
        """原则上 for the whole table: a person judges."""
        facts = {**UNITS, "made_or_obtained": "made", "publishing_unit": "乙"}
        found = decision(advisory=True).verdict("toy/1", facts)
        assert found.status == "undetermined"


class TestDeparting:
    """原则上 in one row: with a reason one may depart from it."""

    ONE: Final = decision(
        rows=(Choice(("made",), "making_unit", ("toy/1",), unless="publisher_reason"), KEPT)
    )

    @pytest.mark.parametrize(
        ("stated", "status"),
        [
            ({}, "undetermined"),
            ({"publisher_reason": ""}, "breached"),
            ({"publisher_reason": "商定"}, "met"),
        ],
    )
    def test_only_with_a_reason(self, stated: Mapping[str, object], status: str) -> None:
        """A stated reason excuses it, none does not, and what nobody stated is asked for."""
        facts = {**UNITS, "made_or_obtained": "made", "publishing_unit": "乙"}
        found = self.ONE.verdict("toy/1", {**facts, **stated})
        assert found.status == status
        assert found.missing is None or found.missing.missing == "publisher_reason"

    def test_no_reason_is_asked_where_it_is_kept(self) -> None:
        """Who keeps to the row needs no reason."""
        facts = {**UNITS, "made_or_obtained": "made", "publishing_unit": "甲"}
        assert self.ONE.verdict("toy/1", facts).status == "met"

    def test_other_rows_excuse_nothing(self) -> None:
        """A reason counts in the row that admits one."""
        facts = {**UNITS, "made_or_obtained": "obtained", "publishing_unit": "甲"}
        found = self.ONE.verdict("toy/2", {**facts, "publisher_reason": "商定"})
        assert found.status == "breached"

    def test_an_answer_that_nobody_stated(self) -> None:
        """Who it would be is asked for first."""
        found = self.ONE.answer({"made_or_obtained": "made"})
        assert found.missing is not None
        assert (found.missing.missing, found.unless) == ("making_unit", "publisher_reason")


class TestWhatCannotHold:
    """A decision that cannot be right fails when it is written."""

    def test_several_answers(self) -> None:
        """A decision has one answer."""
        with pytest.raises(PolicyError, match="a decision has one answer"):
            decision(hit_policy="collect")

    @pytest.mark.parametrize(
        "changes",
        [
            {"chosen": "colour"},
            {"rows": (Choice((ANYTHING,), "colour", ("toy/1",)),)},
            {"rows": (Choice((ANYTHING,), "making_unit", ("toy/1",), unless="colour"),)},
        ],
    )
    def test_no_such_fact(self, changes: Mapping[str, Any]) -> None:
        """Answers, reasons and what was done are facts of the subject."""
        with pytest.raises(UnknownNameError, match="no fact is called 'colour'"):
            decision(**changes)

    def test_a_gap(self) -> None:
        """A table that leaves a case open is refused."""
        with pytest.raises(PolicyError, match="no row fits"):
            decision(rows=(MADE,))


def test_under_another_reading() -> None:
    """Another reading has other rows, and verdicts rest on its name."""
    keeper = Choice((ANYTHING,), "keeping_unit", ("toy/1",))
    one = decision(
        readings=("toy/1:maker",),
        variants=(Variant("toy/1:keeper", instead_of="toy/1:maker", rows=(keeper,)),),
    )
    facts = {**UNITS, "made_or_obtained": "made", "publishing_unit": "乙"}
    assert one.verdict("toy/1", facts).status == "breached"
    found = one.under(["toy/1:keeper"]).verdict("toy/1", facts)
    assert (found.status, found.readings) == ("met", ("toy/1:keeper",))
    assert one.under([]) == one
