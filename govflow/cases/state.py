"""A case as its entries make it: nothing here looks at people, calendars or a clock."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from hashlib import sha256
from typing import Any, Final, Literal

from attrs import evolve as changed
from attrs import field

from govflow.calendars.civil import Moment
from govflow.cases.given import check_text
from govflow.cases.sharing import same_facts, same_text
from govflow.cases.timings import UNTIMED, Stood, Timing, timing_of
from govflow.errors import UsageError
from govflow.journal import Entry
from govflow.values import frozen, maker, thawed
from govflow.words import Words

CaseState = Literal["open", "returned", "cleared", "published", "withdrawn", "closed"]
SignatureKind = Literal["approval", "advice", "override", "against"]
ENDED: Final = frozenset({"published", "withdrawn", "closed"})
STATES: Final[Mapping[CaseState, Words]] = {
    "open": Words("办理中", "open"),
    "returned": Words("已退回", "returned"),
    "cleared": Words("审校完成，待公开", "cleared"),
    "published": Words("已公开", "published"),
    "withdrawn": Words("已撤回", "withdrawn"),
    "closed": Words("已办结", "closed"),
}
"""What the states are called in sentences."""


@frozen
class Signature:
    """A signature that stands: at which step, by whom, for whom, on which content."""

    step: str
    person: str
    kind: SignatureKind
    post: str | None
    digest: str | None
    at: datetime
    added: bool = False


@frozen
class Happened:
    """An event of a case: when it occurred, and when it was recorded."""

    name: str
    occurred: Moment
    recorded: datetime


@frozen
class Arranged:
    """What was arranged at the step a case waits at: who is asked, and who voted against."""

    delegator: str | None = None
    delegate: str | None = None
    reassigned: str | None = None
    added: tuple[str, ...] = ()
    against: tuple[Signature, ...] = ()


NOTHING: Final = Arranged()


@frozen
class Case:
    """One case of a chain, as its entries have made it.

    `step` is the step it waits at, None for chains without steps and after the last step.
    `began` is when what opened it happened, where that is not when it was recorded. Most
    cases share what is `arranged`, which is nothing, and many their `timing`.
    """

    id: str
    chain: str
    unit: str
    opener: str | None
    opened: datetime
    began: Moment | None
    revision: int
    last_at: datetime
    state: CaseState = "open"
    step: str | None = None
    digest: str | None = None
    facts: Mapping[str, object] = field(factory=dict)
    signatures: tuple[Signature, ...] = ()
    events: tuple[Happened, ...] = ()
    arranged: Arranged = NOTHING
    timing: Timing = UNTIMED

    @property
    def ended(self) -> bool:
        """Whether nothing more can happen to it."""
        return self.state in ENDED

    @property
    def delegator(self) -> str | None:
        """Who has asked for advice on the step, and decides it."""
        return self.arranged.delegator

    @property
    def delegate(self) -> str | None:
        """Whose advice the step waits for."""
        return self.arranged.delegate

    @property
    def reassigned(self) -> str | None:
        """Who decides the step in place of others."""
        return self.arranged.reassigned

    @property
    def added(self) -> tuple[str, ...]:
        """Who must sign the step besides those whose post does."""
        return self.arranged.added

    @property
    def against(self) -> tuple[Signature, ...]:
        """The votes against at the step."""
        return self.arranged.against

    @property
    def dues(self) -> Mapping[str, datetime | None]:
        """When each clock that runs falls due, as recorded; None where it has no due time."""
        return self.timing.dues

    @property
    def stood(self) -> tuple[Stood, ...]:
        """Where clocks stood still."""
        return self.timing.stood


_case: Final = maker(Case)
_new: Final[Any] = object.__new__
_SIGNATURE: Final = thawed(Signature)
_DRAFT: Final = thawed(Case)


def digest_of(content: str) -> str:
    """Return the digest that stands for content: what an approval is bound to.

    Raises UsageError for content that is no text.
    """
    try:
        written = check_text(content, "content").encode()
    except UnicodeEncodeError:  # half a character pair
        written = content.encode("utf-8", "surrogatepass")
    return sha256(written).hexdigest()


def evolve(case: Case | None, entry: Entry) -> Case:
    """Return the case after one more entry. Raises UsageError for an entry of no known name."""
    if case is None:
        if entry.name == "case-opened":
            return _opened(entry)
        raise _misplaced(entry)
    change = _CHANGES.get(entry.name)
    if change is None:
        raise _misplaced(entry)
    return change(case, entry)


_PLAIN: Final = frozenset([str, int, bool, float, type(None)])


def plain_facts(facts: Mapping[str, object]) -> dict[str, object]:
    """Return facts as an entry keeps them: days and moments as ISO 8601 text."""
    if _PLAIN.issuperset(map(type, facts.values())):
        return dict(facts)
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in facts.items()
    }


def _misplaced(entry: Entry) -> UsageError:
    return UsageError(
        Words(
            f"此处不能有记录“{entry.name}”（{entry.stream} #{entry.revision}）",
            f"no entry {entry.name!r} can stand at {entry.stream} #{entry.revision}",
        )
    )


def _moment(value: object) -> Moment:
    text = str(value)
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


def _opened(entry: Entry) -> Case:
    data: Mapping[str, Any] = entry.data
    return _case(
        entry.stream.removeprefix("case:"),
        same_text(data["chain"]),
        same_text(data["unit"]),
        entry.by,
        entry.at,
        _moment(data["occurred"]) if "occurred" in data else None,
        entry.revision,
        entry.at,
        "open",
        data["step"],
        data.get("digest"),
        same_facts(data["facts"]),
        (),
        (),
        NOTHING,
        timing_of(data),
    )


def _next(case: Case, entry: Entry, **fields: Any) -> Case:
    """Return a case with what one entry changes, and what it says of clocks."""
    if "dues" in entry.data:
        fields["timing"] = timing_of(entry.data, fields.get("timing", case.timing).stood)
    return changed(case, revision=entry.revision, last_at=entry.at, **fields)


def _rearranged(case: Case, entry: Entry, **fields: Any) -> Case:
    return _next(case, entry, arranged=changed(case.arranged, **fields))


def _signed(entry: Entry, kind: SignatureKind, data: Mapping[str, Any]) -> Signature:
    made = _new(_SIGNATURE)
    made.step = data["step"]
    made.person = entry.by or ""
    made.kind = kind
    made.post = data.get("post")
    made.digest = data.get("digest")
    made.at = entry.at
    made.added = "added" in data
    made.__class__ = Signature
    done: Signature = made
    return done


def _overridden(case: Case, entry: Entry) -> Case:
    return _approved(case, entry, "override")


def _approved(case: Case, entry: Entry, kind: SignatureKind = "approval") -> Case:
    """Return the case with one more signature, bound to the content that it stands on.

    What some have signed without saying what they saw is not bound by what others saw.
    """
    data: Mapping[str, Any] = entry.data
    state: CaseState = "open"
    step, arranged = case.step, case.arranged
    if "to" in data:
        step, arranged = data["to"], NOTHING
        if step == "cleared":
            step, state = None, "cleared"
    seen = digest = data.get("digest")
    if seen != case.digest and any(signed.digest is None for signed in case.signatures):
        digest = case.digest
    signature = _signed(entry, kind, data)
    made = _new(_DRAFT)  # sixteen arguments would take half as long again
    made.id = case.id
    made.chain = case.chain
    made.unit = case.unit
    made.opener = case.opener
    made.opened = case.opened
    made.began = case.began
    made.revision = entry.revision
    made.last_at = entry.at
    made.state = state
    made.step = step
    made.digest = digest
    made.facts = case.facts
    made.signatures = (*case.signatures, signature)
    made.events = case.events
    made.arranged = arranged
    made.timing = case.timing
    made.__class__ = Case
    done: Case = made
    return done


def _returned(case: Case, entry: Entry) -> Case:
    data: Mapping[str, Any] = entry.data
    voided = set(data["voided"])
    kept = tuple(s for s in case.signatures if s.step not in voided)
    return _next(case, entry, signatures=kept, state="returned", step=data["to"], arranged=NOTHING)


def _edited(case: Case, entry: Entry) -> Case:
    digest, step = entry.data["digest"], entry.data["step"]
    return _next(
        case, entry, signatures=(), state="open", digest=digest, step=step, arranged=NOTHING
    )


def _stated(case: Case, entry: Entry) -> Case:
    data: Mapping[str, Any] = entry.data
    state = data.get("state", case.state)
    return _next(case, entry, facts=same_facts({**case.facts, **data["facts"]}), state=state)


def _happened(case: Case, entry: Entry) -> Case:
    data: Mapping[str, Any] = entry.data
    happened = Happened(data["event"], _moment(data["occurred"]), entry.at)
    state = data.get("state", case.state)
    return _next(case, entry, events=(*case.events, happened), state=state)


def _delegated(case: Case, entry: Entry) -> Case:
    return _rearranged(case, entry, delegator=entry.by, delegate=entry.data["to"])


def _voted_against(case: Case, entry: Entry) -> Case:
    return _rearranged(case, entry, against=(*case.against, _signed(entry, "against", entry.data)))


def _advised(case: Case, entry: Entry) -> Case:
    signatures = (*case.signatures, _signed(entry, "advice", entry.data))
    arranged = changed(case.arranged, delegate=None)
    return _next(case, entry, signatures=signatures, arranged=arranged)


def _reassigned(case: Case, entry: Entry) -> Case:
    return _rearranged(case, entry, reassigned=entry.data["to"], delegator=None, delegate=None)


def _signer_added(case: Case, entry: Entry) -> Case:
    return _rearranged(case, entry, added=(*case.added, entry.data["who"]))


def _signer_removed(case: Case, entry: Entry) -> Case:
    data: Mapping[str, Any] = entry.data
    if "to" not in data:
        added = tuple(person for person in case.added if person != data["who"])
        return _rearranged(case, entry, added=added)
    if data["to"] == "cleared":
        return _next(case, entry, step=None, state="cleared", arranged=NOTHING)
    return _next(case, entry, step=data["to"], arranged=NOTHING)


def _paused(case: Case, entry: Entry) -> Case:
    since = datetime.fromisoformat(str(entry.data["since"]))
    stood = (*case.stood, Stood(str(entry.data["clock"]), since))
    return _next(case, entry, timing=changed(case.timing, stood=stood))


def _resumed(case: Case, entry: Entry) -> Case:
    clock, until = entry.data["clock"], datetime.fromisoformat(str(entry.data["until"]))
    stood = tuple(
        changed(stood, until=until) if stood.clock == clock and stood.until is None else stood
        for stood in case.stood
    )
    return _next(case, entry, timing=changed(case.timing, stood=stood))


def _withdrawn(case: Case, entry: Entry) -> Case:
    passed = tuple(s for s in case.signatures if s.step != case.step)
    over = {"state": "withdrawn", "step": None, "arranged": NOTHING}
    timing = changed(case.timing, dues={})
    return _next(case, entry, signatures=passed, timing=timing, **over)


_CHANGES: Final[Mapping[str, Callable[[Case, Entry], Case]]] = {
    "step-approved": _approved,
    "step-overridden": _overridden,
    "advice-given": _advised,
    "vote-against": _voted_against,
    "case-returned": _returned,
    "case-withdrawn": _withdrawn,
    "content-edited": _edited,
    "facts-stated": _stated,
    "event-occurred": _happened,
    "step-delegated": _delegated,
    "step-reassigned": _reassigned,
    "signer-added": _signer_added,
    "signer-removed": _signer_removed,
    "opinion-asked": _next,
    "nudged": _next,
    "copied": _next,
    "clock-paused": _paused,
    "clock-resumed": _resumed,
}
