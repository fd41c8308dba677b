"""What people do to a case, and why it may be refused."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final, Literal, get_args

from attrs import field

from govflow.calendars.civil import Moment, check_day_or_moment, check_moment
from govflow.values import frozen
from govflow.words import Words

ActName = Literal[
    "open",
    "approve",
    "return",
    "withdraw",
    "edit",
    "state",
    "event",
    "delegate",
    "reassign",
    "add-signer",
    "remove-signer",
    "consult",
    "nudge",
    "copy",
    "pause",
    "resume",
    "override",
    "record",
]
ACTS: Final[tuple[ActName, ...]] = get_args(ActName)

Code = Literal[
    "unknown-act",
    "unknown-person",
    "unknown-case",
    "out-of-order",
    "closed",
    "not-at-this-step",
    "not-in-post",
    "not-your-unit",
    "not-your-role",
    "separation-of-duties",
    "needs-note",
    "missing-fact",
    "checklist-incomplete",
    "content-changed",
    "not-allowed",
]
CODES: Final[tuple[Code, ...]] = get_args(Code)


def _is_moment(_: "Act", field: Any, value: Any) -> None:
    check_moment(value, field.name)


def _is_day_or_moment(_: "Act", field: Any, value: Any) -> None:
    if value is not None:
        check_day_or_moment(value, field.name)


@frozen
class Act:
    """One thing somebody wants to do, at a moment; by None it is the host's.

    `occurred` says when it happened if that was earlier than it is recorded, or that its
    time of day is not known (a bare date). Raises UsageError for an `at` without a time.
    """

    do: str
    at: datetime = field(validator=_is_moment)
    by: str | None = None
    case: str | None = None
    chain: str | None = None
    unit: str | None = None
    facts: Mapping[str, object] = field(factory=dict)
    content: str | None = None
    checks: Mapping[str, bool] = field(factory=dict)
    to: str | None = None
    note: str | None = None
    name: str | None = None
    occurred: Moment | None = field(default=None, validator=_is_day_or_moment)
    clock: str | None = None
    key: str | None = None


@frozen
class Reason:
    """One reason against an act: its code, words, and the norms it rests on."""

    code: Code
    why: Words
    norms: tuple[str, ...] = ()


@frozen
class Refusal:
    """Why an act was refused: every reason, the deciding one first. It changes nothing."""

    reasons: tuple[Reason, ...]

    @property
    def code(self) -> Code:
        """The code of the reason that decides."""
        return self.reasons[0].code

    @property
    def why(self) -> Words:
        """The words of the reason that decides."""
        return self.reasons[0].why
