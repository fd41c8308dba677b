"""The law as data: regulations, norms, windows in force, readings, restorations, coverage."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import Final, Literal

from attrs import define, evolve, field

from govflow.errors import LawError, UnknownNameError, UsageError
from govflow.values import frozen
from govflow.words import Words

Bindingness = Literal["binds", "not-in-force", "unknown"]
Operational = Literal["yes", "partly", "no"]
Reason = Literal[
    "definition",
    "principle",
    "conduct-outside",
    "other-organ",
    "value-judgement",
    "programme",
    "meta-norm",
    "not-yet",
]
NORM: Words = Words("规定", "norm")
REASONS: Final[Mapping[Reason, Words]] = {
    "definition": Words("定义、范围", "a definition or a scope"),
    "principle": Words("目的、原则、态度", "an aim, a principle or an attitude"),
    "conduct-outside": Words("系统之外的行为", "conduct outside any system"),
    "other-organ": Words("其他机关的职权", "a power of another organ"),
    "value-judgement": Words("须作价值判断", "a value judgement"),
    "programme": Words("规划、经费、将来的安排", "a programme: plans, budgets, intentions"),
    "meta-norm": Words(
        "关于规定的规定：解释、施行、引用、引出各项、期间计算",
        "a norm about norms: interpretation, force, references, headings, counting",
    ),
    "not-yet": Words("尚未编码", "not encoded yet"),
}
"""Why a norm is not encoded: the closed list, with what each reason means."""


@frozen
class Window:
    """The days on which a text binds: from `since`, until before `until`.

    Where the day in force is unknown, `first_seen` is the first day on which the text is
    known to have existed: from then on it binds, before then nobody can say.
    """

    since: date | None = None
    until: date | None = None
    first_seen: date | None = None

    def __attrs_post_init__(self) -> None:
        start = self.since or self.first_seen
        if start is not None and self.until is not None and start >= self.until:
            raise LawError(
                Words(
                    f"施行期间为空：{start}至{self.until}",
                    f"the window in force is empty: {start} to {self.until}",
                )
            )

    def on(self, day: date) -> Bindingness:
        """Return whether the text binds what starts on `day`."""
        if self.until is not None and day >= self.until:
            return "not-in-force"
        if self.since is not None:
            return "binds" if day >= self.since else "not-in-force"
        if self.first_seen is not None and day >= self.first_seen:
            return "binds"
        return "unknown"


@frozen
class OtherWindow:
    """The days on which a text binds under another reading, in place of a chosen one."""

    reading: str
    instead_of: str
    window: Window


@frozen
class Instrument:
    """One legal text: its id, title, number and window in force.

    `norm` is the norm of the text that says from when it binds, `readings` those it rests on.
    """

    id: str
    title: str
    number: str | None
    window: Window
    norm: str | None = None
    readings: tuple[str, ...] = ()
    variants: tuple[OtherWindow, ...] = ()

    def under(self, readings: Collection[str]) -> "Instrument":
        """Return the text as one of those readings has its window; itself if none is about it.

        Raises UsageError for two of them.
        """
        found = [other for other in self.variants if other.reading in readings]
        if len(found) > 1:
            raise UsageError(
                Words(
                    f"解读 {found[0].reading} 与 {found[1].reading} 不能并用",
                    f"the readings {found[0].reading} and {found[1].reading} answer one "
                    f"question: choose one",
                )
            )
        for other in found:
            rest = (reading for reading in self.readings if reading != other.instead_of)
            return evolve(self, window=other.window, readings=(*rest, other.reading))
        return self


def check_editions(instruments: Sequence[Instrument]) -> None:
    """Raise LawError for editions of one duty, the earliest first, that overlap or leave a gap."""
    for earlier, later in pairwise(instruments):
        if earlier.window.until is None or earlier.window.until != later.window.since:
            raise LawError(
                Words(
                    f"{earlier.id}与{later.id}的施行期间重叠或有空档",
                    f"the windows in force of {earlier.id} and {later.id} overlap or leave a gap",
                )
            )


@frozen
class Alternative:
    """Another interpretation that the text allows: its reading id, and what it says."""

    id: str
    words: Words


@frozen
class Reading:
    """Which interpretation was chosen where the text is open, why, and what else it could be."""

    id: str
    norm: str
    question: Words
    chosen: Words
    because: Words
    instead: tuple[Alternative, ...]


@frozen
class Restoration:
    """A damaged place of the printed text and what stood there, shown as editorial.

    `restored` is None where what stood there cannot be known.
    """

    norm: str
    printed: str | None
    restored: str | None
    note: Words


@frozen
class Norm:
    """One sentence of the law that obliges, permits or defines, with its catalogue data.

    `text` is verbatim; None where the source lost the whole item. `deadline` and
    `parameters` are as the catalogue gives them. For the national layer `text_status`,
    `provenance` and `confidence` say how sure the wording is.
    """

    id: str
    article: str
    text: str | None
    kind: str
    operational: Operational
    actor: str | None
    obligation: str | None
    instrument: str
    consequence: str | None = None
    exceptions: tuple[str, ...] = ()
    depends_on: tuple[str, ...] = ()
    deadline: Mapping[str, object] | None = field(default=None, hash=False)
    parameters: Mapping[str, object] = field(factory=dict, hash=False)
    chapeau: str | None = None
    source_lost: bool = False
    text_status: str | None = None
    provenance: str | None = None
    confidence: Literal["high", "medium", "low"] | None = None


@frozen
class Chapter:
    """A chapter: its number, title (None if lost) and articles."""

    number: int
    title: str | None
    articles: tuple[str, ...]


@define(frozen=True, slots=False)
class Regulation:
    """One regulation, or the national layer: its full text, norms, readings, restorations."""

    id: str
    title: str
    number: str | None
    issuer: str
    promulgated: date | None
    instruments: tuple[Instrument, ...]
    chapters: tuple[Chapter, ...]
    legal_basis: tuple[str, ...]
    norms: tuple[Norm, ...]
    readings: tuple[Reading, ...]
    restorations: tuple[Restoration, ...]
    text: str | None = field(repr=False)

    @cached_property
    def _norms(self) -> Mapping[str, Norm]:
        return {norm.id: norm for norm in self.norms}

    def norm(self, norm_id: str) -> Norm:
        """Return the norm of that id. Raises UnknownNameError naming the nearest."""
        found = self._norms.get(norm_id)
        if found is None:
            raise UnknownNameError(NORM, norm_id, self._norms)
        return found

    def readings_of(self, norm_id: str) -> tuple[Reading, ...]:
        """Return the readings that a norm leaves open."""
        return tuple(reading for reading in self.readings if reading.norm == norm_id)

    def restorations_of(self, norm_id: str) -> tuple[Restoration, ...]:
        """Return the damaged places of a norm's text."""
        return tuple(found for found in self.restorations if found.norm == norm_id)


@frozen
class Covered:
    """One norm: what encodes it (`by`), or the reason for which it is declared not encoded."""

    norm: str
    operational: Operational
    by: tuple[str, ...]
    reason: Reason | None

    @property
    def encoded(self) -> bool:
        """Whether something encodes the norm."""
        return self.reason is None

    @property
    def gap(self) -> bool:
        """Whether the norm is operational, and nothing encodes it."""
        return self.operational == "yes" and not self.encoded


@frozen
class Coverage:
    """Every norm of a regulation, in its order: encoded, or declared not encoded."""

    policy: str
    items: tuple[Covered, ...]

    @property
    def encoded(self) -> int:
        """How many norms are encoded."""
        return sum(item.encoded for item in self.items)

    @property
    def declared(self) -> int:
        """How many norms are declared not encoded."""
        return len(self.items) - self.encoded

    @property
    def gaps(self) -> tuple[Covered, ...]:
        """The operational norms that are only declared."""
        return tuple(item for item in self.items if item.gap)

    def by_reason(self) -> Mapping[Reason, int]:
        """Return how many norms are declared for each reason of the closed list."""
        return {reason: sum(i.reason == reason for i in self.items) for reason in REASONS}
