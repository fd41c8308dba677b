"""Acts, codes and refusals as the contract names them."""

from datetime import date, datetime
from typing import Any

import pytest

from govflow.cases.acts import ACTS, CODES, Act, Reason, Refusal
from govflow.errors import UsageError
from govflow.words import Words


def test_the_acts_of_the_contract() -> None:
    """The acts are those of the contract."""
    assert set(ACTS) == {
        *("open", "approve", "return", "withdraw", "edit", "state", "event", "delegate"),
        *("reassign", "add-signer", "remove-signer", "consult", "nudge", "copy"),
        *("pause", "resume", "override", "record"),
    }


def test_the_codes_of_the_contract() -> None:
    """The codes are those of the contract, in the order in which the first decides."""
    assert (
        *("unknown-act", "unknown-person", "unknown-case", "out-of-order", "closed"),
        *("not-at-this-step", "not-in-post", "not-your-unit", "not-your-role"),
        *("separation-of-duties", "needs-note", "missing-fact", "checklist-incomplete"),
        *("content-changed", "not-allowed"),
    ) == CODES


@pytest.mark.parametrize("at", [date(2024, 2, 5), "2024-02-05T09:00", None])
def test_an_act_has_a_moment(at: Any) -> None:
    """An act at a bare day, at a text or at no time is misuse, whatever would be decided."""
    with pytest.raises(UsageError, match="'at'"):
        Act("approve", at, "ann", "c")


@pytest.mark.parametrize("occurred", [date(2024, 2, 5), datetime(2024, 2, 5, 9), None])
def test_what_occurred_may_be_a_day(occurred: Any) -> None:
    """What occurred is a day, a moment, or not said."""
    assert Act("event", datetime(2024, 2, 6), occurred=occurred).occurred == occurred
    with pytest.raises(UsageError, match="'occurred' must be a day or a moment"):
        Act("event", datetime(2024, 2, 6), occurred=str(occurred))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "name",
    ["do", "by", "case", "chain", "unit", "content", "to", "note", "name", "clock", "key"],
)
@pytest.mark.parametrize("value", [17, ["ann"], b"ann"])
def test_what_names_something_is_text(name: str, value: Any) -> None:
    """A number as an id, or a list, is misuse that says which field it is."""
    given: dict[str, Any] = {"do": "approve", "at": datetime(2024, 2, 5, 9), name: value}
    with pytest.raises(UsageError, match=f"'{name}' must be text, not "):
        Act(**given)


def test_text_of_any_class_names_something() -> None:
    """Text of a host's own class is text."""

    class Safe(str):
        __slots__ = ()

    assert Act("approve", datetime(2024, 2, 5, 9), Safe("ann"), "c", key=None).by == "ann"


@pytest.mark.parametrize("name", ["facts", "checks"])
@pytest.mark.parametrize("value", [None, "kind", [("kind", 1)], {1: True}])
def test_facts_and_checks_are_tables(name: str, value: Any) -> None:
    """Facts and checks that are no mapping from names are misuse, empty or not."""
    given: dict[str, Any] = {name: value}
    with pytest.raises(UsageError, match=f"'{name}'"):
        Act("state", datetime(2024, 2, 5, 9), "ann", "c", **given)


@pytest.mark.parametrize("held", ["false", "no", 1, 0, None])
def test_a_check_is_affirmed_or_denied(held: Any) -> None:
    """What a form sends in place of true or false is misuse: text would count as affirmed."""
    with pytest.raises(UsageError, match=r"'wanzhou/15.3' must be True \(affirmed\) or False"):
        Act("approve", datetime(2024, 2, 5, 9), "ann", "c", checks={"wanzhou/15.3": held})


def test_the_first_reason_decides() -> None:
    """A refusal bears the code and words of its first reason."""
    first, second = Words("一", "one"), Words("二", "two")
    refusal = Refusal((Reason("closed", first), Reason("needs-note", second)))
    assert (refusal.code, refusal.why) == ("closed", first)
