"""What the desk answers: done, permitted or not, cleared or not, what waits and what falls due."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from attrs import field

from govflow.cases.acts import Reason, Refusal
from govflow.cases.state import STATES, Case
from govflow.journal import Entry
from govflow.policy import Policy
from govflow.rules.verdicts import Verdict
from govflow.values import frozen
from govflow.words import Words, join


@frozen
class Done:
    """A command that was carried out: its entries, and the case as they left it."""

    entries: tuple[Entry, ...]
    case: Case | None = None

    @property
    def revision(self) -> int:
        """The revision that the stream has reached."""
        return self.entries[-1].revision


Reply = Done | Refusal


@frozen
class Permit:
    """Whether an act may happen: what it would record, or every reason against it.

    `instead` names who could sign the step where the person who asked cannot.
    """

    reasons: tuple[Reason, ...] = ()
    entries: tuple[Entry, ...] = ()
    instead: tuple[str, ...] = ()

    @property
    def allowed(self) -> bool:
        """Whether nothing stands against it."""
        return not self.reasons

    def __bool__(self) -> bool:
        return self.allowed


@frozen
class Clearance:
    """Whether content may be online, and why; as a condition it is true only if it may.

    `norms` demand that nothing goes online before it is cleared, or that this does not.
    """

    cleared: bool
    why: Words
    norms: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return self.cleared


def norms_on_clearance(policy: Policy) -> tuple[str, ...]:
    """Return the norms which demand that nothing goes online unreviewed, on whatever chain."""
    online = (chain for chain in policy.chains if chain.published is not None)
    return tuple(dict.fromkeys(norm for chain in online for norm in chain.cleared_by))


def clearance_of(
    case: Case, digest: str, norms: tuple[str, ...], against: Iterable[Reason] = ()
) -> Clearance:
    """Return whether content of that digest may be online as a case stands, by those norms.

    `against` is what was found since it was cleared and keeps it offline.
    """
    if case.state not in {"cleared", "published"}:
        state = STATES[case.state]
        why = Words(f"尚未完成审校（{state.zh}）", f"it is not cleared ({state.en})")
        return Clearance(False, why, norms)
    if case.digest is None or case.digest != digest:
        why = Words("准予发布的不是这一内容", "what was cleared is not this content")
        return Clearance(False, why, norms)
    held_back = tuple(against)
    if held_back:
        found = tuple(norm for reason in held_back for norm in reason.norms)
        return Clearance(False, join([reason.why for reason in held_back]), found)
    return Clearance(True, Words("已完成审校", "it is cleared"), norms)


@frozen
class Waiting:
    """A case that waits for somebody: at which step, since when, and what is due first."""

    case: str
    chain: str
    step: str
    unit: str
    since: datetime
    due: datetime | None = None


@frozen
class Falling:
    """A clock of an open case that falls due: which case, which norm, when."""

    due: datetime
    case: str
    norm: str


@frozen
class Status:
    """How a case stands: the case, where it waits, for whom, and each of its clocks."""

    case: Case
    place: str | None
    waits_for: tuple[str, ...] = ()
    clocks: Mapping[str, Verdict] = field(factory=dict)
