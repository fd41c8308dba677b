"""Checklists: what is answered by name, and what an answer is about."""

from typing import Final

from govflow.provisions.checklists import CheckItem, answered, called
from govflow.words import Words

SECRECY: Final = CheckItem("toy/1", "secrecy", Words("保密关", "secrecy gate"))
WORDING: Final = CheckItem("toy/1", "wording", Words("文字关", "wording gate"))


def test_answered_by_name() -> None:
    """A check that has items is answered item by item, in order; another as a whole."""
    items = (SECRECY, WORDING)
    assert list(answered(["toy/1", "toy/2"], items)) == ["toy/1:secrecy", "toy/1:wording", "toy/2"]
    assert list(answered([], items)) == []


def test_what_an_answer_is_about() -> None:
    """An item says what it is called and which norm asks for it; a check is its norm."""
    assert called("toy/1:wording", (SECRECY, WORDING)) == (
        Words("文字关（toy/1）", "wording gate (toy/1)"),
        "toy/1",
    )
    assert called("toy/1", (SECRECY, WORDING)) == (Words("toy/1", "toy/1"), "toy/1")
