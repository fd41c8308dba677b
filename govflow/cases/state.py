"""A case as its entries make it: nothing here looks at people, calendars or a clock."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import lru_cache
from hashlib import sha256
from typing import Any, Final, Literal

from attrs import evolve as changed
from attrs import field, frozen

from govflow.calendars.civil import Moment, localize
from govflow.errors import UsageError
from govflow.journal import Entry
from govflow.words import Words

CaseState = Literal["open", "returned", "cleared", "published", "withdrawn", "closed"]
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
    kind: Literal["approval", "advice", "override", "against"]
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
class Stood:
    """A clock that stood still: since when, and until when if it runs again."""

    clock: str
    since: datetime
    until: datetime | None = None


@frozen
class Case:
    """One case of a chain, as its entries have made it.

    `step` is the step it waits at, None for chains without steps and after the last step.
    `began` is when what opened it happened, where that is not when it was recorded. `dues`
    says when each clock that runs falls due, as it was recorded, None where it has no due
    time; `calendar` and `readings` are what it was counted with.
    """

    id: str
    chain: str
    unit: str
    opener: str | None
    opened: datetime
    revision: int
    last_at: datetime
    state: CaseState = "open"
    step: str | None = None
    digest: str | None = None
    facts: Mapping[str, object] = field(factory=dict)
    signatures: tuple[Signature, ...] = ()
    delegator: str | None = None
    delegate: str | None = None
    reassigned: str | None = None
    added: tuple[str, ...] = ()
    against: tuple[Signature, ...] = ()
    events: tuple[Happened, ...] = ()
    stood: tuple[Stood, ...] = ()
    began: Moment | None = None
    dues: Mapping[str, datetime | None] = field(factory=dict)
    calendar: str | None = None
    readings: tuple[str, ...] = ()

    @property
    def ended(self) -> bool:
        """Whether nothing more can happen to it."""
        return self.state in ENDED


def digest_of(content: str) -> str:
    """Return the digest that stands for content: what an approval is bound to."""
    return sha256(content.encode("utf-8", "surrogatepass")).hexdigest()


def evolve(case: Case | None, entry: Entry) -> Case:
    """Return the case after one more entry. Raises UsageError for an entry of no known name."""
    if case is None and entry.name == "case-opened":
        return _opened(entry)
    change = _CHANGES.get(entry.name)
    if case is None or change is None:
        raise _misplaced(entry)
    fields: dict[str, Any] = change(case, entry)
    fields |= _dues(entry)
    return changed(case, revision=entry.revision, last_at=entry.at, **fields)


def plain_facts(facts: Mapping[str, object]) -> dict[str, object]:
    """Return facts as an entry keeps them: days and moments as ISO 8601 text."""
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


@lru_cache(maxsize=1 << 12)
def _due(text: str) -> datetime:
    """Return a due time; many cases share one, and so its text is read once."""
    return localize(datetime.fromisoformat(text))


def _dues(entry: Entry) -> dict[str, Any]:
    data: Mapping[str, Any] = entry.data
    if "dues" not in data:
        return {}
    return {
        "dues": {norm: None if due is None else _due(due) for norm, due in data["dues"].items()},
        "calendar": data["calendar"],
        "readings": tuple(data.get("readings", ())),
    }


def _opened(entry: Entry) -> Case:
    data: Mapping[str, Any] = entry.data
    return Case(
        entry.stream.removeprefix("case:"),
        data["chain"],
        data["unit"],
        entry.by,
        entry.at,
        entry.revision,
        entry.at,
        step=data["step"],
        digest=data.get("digest"),
        facts=data["facts"],
        began=_moment(data["occurred"]) if "occurred" in data else None,
        **_dues(entry),
    )


def _signature(
    entry: Entry, kind: Literal["approval", "advice", "override", "against"]
) -> Signature:
    data: Mapping[str, Any] = entry.data
    return Signature(
        data["step"],
        str(entry.by),
        kind,
        data.get("post"),
        data.get("digest"),
        entry.at,
        data.get("added", False),
    )


def _approved(case: Case, entry: Entry) -> dict[str, Any]:
    kind: Literal["approval", "override"] = (
        "override" if entry.name == "step-overridden" else "approval"
    )
    data: Mapping[str, Any] = entry.data
    fields: dict[str, Any] = {
        "signatures": (*case.signatures, _signature(entry, kind)),
        "state": "open",
        "digest": _bound(case, data.get("digest")),
    }
    if "to" in data:
        fields |= _at_step(None if data["to"] == "cleared" else data["to"])
        if data["to"] == "cleared":
            fields["state"] = "cleared"
    return fields


def _bound(case: Case, digest: str | None) -> str | None:
    """Return the digest that a case is bound to once one more signature stands on `digest`.

    What some have signed without saying what they saw is not bound by what others saw.
    """
    blind = any(signature.digest is None for signature in case.signatures)
    return case.digest if blind else digest


def _at_step(step: str | None) -> dict[str, Any]:
    return {
        "step": step,
        "delegator": None,
        "delegate": None,
        "reassigned": None,
        "added": (),
        "against": (),
    }


def _returned(case: Case, entry: Entry) -> dict[str, Any]:
    data: Mapping[str, Any] = entry.data
    voided = set(data["voided"])
    kept = tuple(s for s in case.signatures if s.step not in voided)
    return {"signatures": kept, "state": "returned", **_at_step(data["to"])}


def _edited(_case: Case, entry: Entry) -> dict[str, Any]:
    data: Mapping[str, Any] = entry.data
    return {
        "signatures": (),
        "state": "open",
        "digest": data["digest"],
        **_at_step(data["step"]),
    }


def _stated(case: Case, entry: Entry) -> dict[str, Any]:
    data: Mapping[str, Any] = entry.data
    return {"facts": {**case.facts, **data["facts"]}, **_ending(data)}


def _happened(case: Case, entry: Entry) -> dict[str, Any]:
    data: Mapping[str, Any] = entry.data
    happened = Happened(data["event"], _moment(data["occurred"]), entry.at)
    return {"events": (*case.events, happened), **_ending(data)}


def _ending(data: Mapping[str, Any]) -> dict[str, Any]:
    return {"state": data["state"]} if "state" in data else {}


def _delegated(_case: Case, entry: Entry) -> dict[str, Any]:
    return {"delegator": entry.by, "delegate": entry.data["to"]}


def _voted_against(case: Case, entry: Entry) -> dict[str, Any]:
    return {"against": (*case.against, _signature(entry, "against"))}


def _advised(case: Case, entry: Entry) -> dict[str, Any]:
    return {"signatures": (*case.signatures, _signature(entry, "advice")), "delegate": None}


def _reassigned(_case: Case, entry: Entry) -> dict[str, Any]:
    return {"reassigned": entry.data["to"], "delegator": None, "delegate": None}


def _signer_added(case: Case, entry: Entry) -> dict[str, Any]:
    return {"added": (*case.added, entry.data["who"])}


def _signer_removed(case: Case, entry: Entry) -> dict[str, Any]:
    fields: dict[str, Any] = {"added": tuple(p for p in case.added if p != entry.data["who"])}
    if "to" in entry.data:
        fields |= _at_step(None if entry.data["to"] == "cleared" else str(entry.data["to"]))
        if entry.data["to"] == "cleared":
            fields["state"] = "cleared"
    return fields


def _paused(case: Case, entry: Entry) -> dict[str, Any]:
    since = datetime.fromisoformat(str(entry.data["since"]))
    return {"stood": (*case.stood, Stood(str(entry.data["clock"]), since))}


def _resumed(case: Case, entry: Entry) -> dict[str, Any]:
    clock, until = entry.data["clock"], datetime.fromisoformat(str(entry.data["until"]))
    return {
        "stood": tuple(
            changed(stood, until=until) if stood.clock == clock and stood.until is None else stood
            for stood in case.stood
        )
    }


def _withdrawn(_case: Case, _entry: Entry) -> dict[str, Any]:
    return {"state": "withdrawn", "dues": {}, **_at_step(None)}


def _noted(_case: Case, _entry: Entry) -> dict[str, Any]:
    return {}


_CHANGES: Final = {
    "step-approved": _approved,
    "step-overridden": _approved,
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
    "opinion-asked": _noted,
    "nudged": _noted,
    "copied": _noted,
    "clock-paused": _paused,
    "clock-resumed": _resumed,
}
