"""What people do to a case, and why it may be refused."""

from collections.abc import Mapping
from datetime import datetime
from operator import attrgetter
from typing import Any, Final, Literal, get_args

from attrs import field

from govflow.calendars.civil import Moment, check_day_or_moment, check_moment
from govflow.cases.given import check_table, check_text
from govflow.errors import UsageError
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


_TEXT_FIELDS: Final = (
    "by",
    "case",
    "chain",
    "unit",
    "content",
    "to",
    "note",
    "name",
    "clock",
    "key",
)
_texts_of: Final = attrgetter(*_TEXT_FIELDS)
_TEXTS: Final = frozenset([str, type(None)])


def _not_affirmed(check: str, held: object) -> UsageError:
    return UsageError(
        Words(
            f"checks 中的“{check}”应为 True（确认）或者 False（否认），不是{held!r}",
            f"the check {check!r} must be True (affirmed) or False (denied), not {held!r}",
        )
    )


def _is_moment(_: "Act", field: Any, value: Any) -> None:
    check_moment(value, field.name)


def _is_day_or_moment(_: "Act", field: Any, value: Any) -> None:
    if value is not None:
        check_day_or_moment(value, field.name)


@frozen
class Act:
    """One thing somebody wants to do, at a moment; by None it is the host's.

    `occurred` says when it happened if that was earlier than it is recorded, or that its
    time of day is not known (a bare date). Raises UsageError for an `at` without a time, and
    for what is not text, or no table, where that is asked for.
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

    def __attrs_post_init__(self) -> None:
        check_text(self.do, "do")
        if not _TEXTS.issuperset(map(type, _texts_of(self))):
            for name, value in zip(_TEXT_FIELDS, _texts_of(self), strict=True):
                if value is not None:
                    check_text(value, name)
        for name, table in (("facts", self.facts), ("checks", self.checks)):
            if table or type(table) is not dict:
                check_table(table, name)
        for check, held in self.checks.items():
            if held is not True and held is not False:
                raise _not_affirmed(check, held)


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
