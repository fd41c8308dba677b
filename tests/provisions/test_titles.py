"""Title rules: which titles bear the mark of a revision, and of which year."""

from typing import Any, Final

import pytest

from govflow.calendars import read_moment
from govflow.provisions.titles import TitleRule
from govflow.provisions.variants import Variant
from govflow.rules.verdicts import Verdict
from tests.provisions.toys import COLUMN, DUTY

RULE: Final = TitleRule(
    "toy/1",
    DUTY,
    "toy",
    COLUMN.kind == "fixed",
    (("{year}年", "版"), ("{year}年", "修订")),
    readings=("toy/1:with-year",),
    variants=(
        Variant("toy/1:model", instead_of="toy/1:with-year", forms=(("{year}年版(修订)",),)),
    ),
)


def held(*updates: str, rule: TitleRule = RULE, **stated: Any) -> Verdict:
    """Return what is held of the title of what was updated then."""
    happened = {"updated": [read_moment(each) for each in updates]} if updates else {}
    return rule.verdict({"kind": "fixed", **stated}, happened)


@pytest.mark.parametrize(
    ("title", "status"),
    [
        ("概况 2023年版（修订）", "met"),
        ("概况（2023年版 （修订））", "met"),
        ("概况(２０２３年修订)", "met"),
        ("2023年度概况（新版）", "met"),
        ("概况(2022年版(修订))", "breached"),
        ("版本：2023年", "breached"),
        ("2023概况版", "breached"),
        ("第12023年版", "breached"),
        ("概况", "breached"),
        ("", "breached"),
    ],
)
def test_the_mark(title: str, status: str) -> None:
    """The year of the revision stands before 版 or 修订, whatever the width of the letters."""
    assert held("2023-03-01", title=title).status == status


@pytest.mark.parametrize(("day", "status"), [("2023-12-31", "met"), ("2024-01-01", "breached")])
def test_the_year_is_that_of_the_last_revision(day: str, status: str) -> None:
    """On the last day of a year its mark will do, on the first of the next no more."""
    assert held("2021-03-01", day, title="概况 2023年版").status == status


def test_midnight_in_china_begins_a_year() -> None:
    """The year is that of the day in China."""
    assert held("2023-12-31T16:30:00+00:00", title="概况 2024年版").status == "met"


def test_what_nobody_stated() -> None:
    """Without a kind, a title or a revision nothing is held, and the missing one is named."""
    for verdict, name in (
        (held("2023-03-01"), "title"),
        (held(title="概况"), "updated"),
        (held("2023-03-01", kind=None, title="概况"), "kind"),
    ):
        assert verdict.status == "undetermined"
        assert verdict.missing is not None
        assert verdict.missing.missing == name


def test_of_other_columns() -> None:
    """Of another kind of column it says nothing."""
    assert held("2023-03-01", kind="news", title="动态").status == "not-applicable"


def test_another_reading() -> None:
    """Under another reading only its own forms will do, and the verdict names it."""
    model = RULE.under(["toy/1:model"])
    assert held("2023-03-01", title="概况 2023年修订", rule=model).status == "breached"
    found = held("2023-03-01", title="概况 2023年版（修订）", rule=model)
    assert (found.status, found.readings) == ("met", ("toy/1:model",))
    assert RULE.under(()) is RULE
