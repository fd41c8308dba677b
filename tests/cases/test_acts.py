"""Acts, codes and refusals as the contract names them."""

from govflow.cases.acts import ACTS, CODES, Reason, Refusal
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


def test_the_first_reason_decides() -> None:
    """A refusal bears the code and words of its first reason."""
    first, second = Words("一", "one"), Words("二", "two")
    refusal = Refusal((Reason("closed", first), Reason("needs-note", second)))
    assert (refusal.code, refusal.why) == ("closed", first)
