"""Verdicts: six statuses with their words, and what is missing or late, as JSON."""

from typing import get_args

import attrs
import pytest

from govflow.rules.verdicts import (
    STATUS_WORDS,
    STATUSES,
    LateBy,
    Missing,
    Status,
    Verdict,
)
from govflow.words import Words

WHY = Words("原文缺失", "the source lost it")


def test_the_statuses_of_the_contract() -> None:
    """There are six statuses, in a fixed order, and each has words in both languages."""
    assert get_args(Status) == STATUSES
    assert set(STATUSES) == {
        "met",
        "breached",
        "pending",
        "undetermined",
        "not-applicable",
        "not-in-force",
    }
    assert tuple(STATUS_WORDS) == STATUSES


def test_no_two_statuses_are_called_alike() -> None:
    """Neither language calls two statuses by one name; English says the status itself."""
    assert len({words.zh for words in STATUS_WORDS.values()}) == len(STATUSES)
    assert [words.en.replace(" ", "-") for words in STATUS_WORDS.values()] == list(STATUSES)


@pytest.mark.parametrize("probable", [None, 24, "5 working-days"])
def test_what_is_missing_as_json(probable: object) -> None:
    """What is missing shows its name, its probable value (null if none) and why."""
    assert Missing("max_hours", WHY, probable).as_json() == {
        "missing": "max_hours",
        "probable": probable,
        "why": {"zh": "原文缺失", "en": "the source lost it"},
    }


@pytest.mark.parametrize(
    ("late", "expected"),
    [
        (LateBy(3, 2), {"days": 3, "working_days": 2}),
        (LateBy(3, None), {"days": 3, "working_days": None}),
        (LateBy(0, 0, 0), {"days": 0, "working_days": 0, "minutes": 0}),
        (LateBy(1, 1, 1500), {"days": 1, "working_days": 1, "minutes": 1500}),
    ],
)
def test_how_late_as_json(late: LateBy, expected: dict[str, int | None]) -> None:
    """Minutes stand only where the unit is hours, be they none; working days may be unknown."""
    assert late.as_json() == expected


def test_a_verdict_is_a_value() -> None:
    """A verdict needs status, norms and why; the rest is empty; it cannot be changed."""
    verdict = Verdict("met", ("toy/1",), WHY)
    assert verdict == Verdict("met", ("toy/1",), WHY, None, None, None, (), ())
    assert len({verdict, Verdict("met", ("toy/1",), WHY)}) == 1
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        verdict.status = "breached"  # type: ignore[misc]
