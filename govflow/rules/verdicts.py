"""Verdicts: what is held of a duty, with the norms, facts and words it rests on."""

from datetime import datetime
from typing import Final, Literal, get_args

from govflow.values import frozen
from govflow.words import Words

Status = Literal[
    "met",
    "breached",
    "pending",
    "undetermined",
    "not-applicable",
    "not-in-force",
]
STATUSES: Final[tuple[Status, ...]] = get_args(Status)

STATUS_WORDS: Final[dict[Status, Words]] = {
    "met": Words("合规", "met"),
    "breached": Words("违反", "breached"),
    "pending": Words("未到期", "pending"),
    "undetermined": Words("无法判定", "undetermined"),
    "not-applicable": Words("不适用", "not applicable"),
    "not-in-force": Words("未施行", "not in force"),
}


@frozen
class Missing:
    """What nobody stated or the source lost: its name, a probable value, and why.

    The probable value is never used; it is shown, and counts only when the caller states
    it.
    """

    missing: str
    why: Words
    probable: object = None

    def as_json(self) -> dict[str, object]:
        """Return the form of `undetermined` in JSON."""
        return {"missing": self.missing, "probable": self.probable, "why": self.why.as_json()}


@frozen
class LateBy:
    """By how much a last day was overrun: days, working days, and minutes for hour units.

    `working_days` is None where they cannot be counted (before 2001).
    """

    days: int
    working_days: int | None
    minutes: int | None = None

    def as_json(self) -> dict[str, int | None]:
        """Return the form of `late_by` in JSON."""
        found: dict[str, int | None] = {"days": self.days, "working_days": self.working_days}
        if self.minutes is not None:
            found["minutes"] = self.minutes
        return found


@frozen
class Verdict:
    """What is held of one duty, and why: the norms that decided, the facts read.

    `certainty` says whether notices cover every day that was counted. `since` is when a
    breach began, where that is not `due`. A verdict is settled unless it is "pending" or
    "undetermined"; adding a fact never overturns a settled one.
    """

    status: Status
    norms: tuple[str, ...]
    why: Words
    due: datetime | None = None
    late_by: LateBy | None = None
    missing: Missing | None = None
    facts: tuple[tuple[str, object], ...] = ()
    readings: tuple[str, ...] = ()
    certainty: Literal["published", "provisional"] | None = None
    since: datetime | None = None

    @property
    def began(self) -> datetime | None:
        """When the breach that it holds began; None if it holds none, or nobody knows."""
        if self.status != "breached":
            return None
        return self.due if self.since is None else self.since
