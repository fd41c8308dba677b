"""Periods without a number: lost by the source, or never stated by the text."""

from typing import Literal

from govflow.calendars.periods import Period, Unit
from govflow.values import frozen
from govflow.words import Words


@frozen
class Lost:
    """A number that the source lost (原文缺失): never a default, only what a caller states.

    `parameter` is the name under which it is stated; `sign` is -1 for a period counted
    back from its event. `probable` is shown with its provenance and never used.
    """

    parameter: str
    unit: Unit
    what: Words
    probable: int | None = None
    provenance: str | None = None
    confidence: Literal["low", "medium", "high"] | None = None
    sign: Literal[1, -1] = 1


@frozen
class Unstated:
    """A period the text leaves without a number: 及时, 立即, 第一时间, or one set elsewhere.

    The lag is measured and shown. It is a breach only beyond a threshold that the caller
    states as `parameter` (a period, such as "2 hours"), and where `reading` is named, only
    under that reading. After `alert` what has not been done is pointed out; that is no breach.
    """

    word: str
    parameter: str
    reading: str | None = None
    probable: str | None = None
    alert: Period | None = None
