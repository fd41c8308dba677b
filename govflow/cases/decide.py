"""From an act to entries or a refusal: pure, and the only place where it is decided."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, Final

from govflow.calendars.china import ChinaCalendar
from govflow.calendars.civil import Moment, local
from govflow.cases.acts import ACTS, CODES, Act, Reason, Refusal
from govflow.cases.clocks import MOVES_CLOCKS, dues_from_opening, dues_of
from govflow.cases.compliance import Known
from govflow.cases.gates import Passing, gate_reasons, people_reasons
from govflow.cases.makes import MAKES, kept
from govflow.cases.plain import signed_plainly
from govflow.cases.reasons import REASONS, too_late
from govflow.cases.situation import Situation, reason_for
from govflow.cases.state import ENDED, STATES, Case, digest_of, evolve, plain_facts
from govflow.cases.timings import due_text
from govflow.journal import Entry
from govflow.policy import Policy
from govflow.provisions.chains import Chain
from govflow.provisions.gates import OPENING
from govflow.provisions.roles import People, Person
from govflow.values import maker, thawed

Outcome = tuple[Entry, ...] | Refusal
_date: Final = datetime.date
_DECIDED: Final = frozenset(ACTS) - {"record"}
_TO_A_PERSON: Final = frozenset(
    ["delegate", "reassign", "add-signer", "remove-signer", "consult", "nudge", "copy"]
)


def decide(
    policy: Policy, case: Case | None, act: Act, people: People, calendar: ChinaCalendar
) -> Outcome:
    """Return the entries that an act makes, or why it is refused: every reason, in order.

    Nothing is read but what is given; a refused act changes nothing. An entry that moves
    clocks says when each clock that runs after it falls due, and which version of the
    calendar that was counted with, and the readings in place of the policy's own if there
    are any: what replays it needs no calendar.
    """
    at = local(act.at)
    actor = None if act.by is None else people.find(act.by)
    if case is not None and actor is not None and act.do == "approve":
        data = None
        if at >= case.last_at and case.state not in ENDED:
            data = signed_plainly(policy.chain(case.chain), case, act, actor, _date(at))
        if data is not None:
            return (_signed(case, act, at, data),)
    early = _early(policy, case, act, at, actor, people)
    if early is not None:
        return Refusal((early,))
    if case is None:
        return _opened(policy, act, at, actor, calendar)
    return at_length(policy, case, act, people, calendar)


def at_length(
    policy: Policy, case: Case, act: Act, people: People, calendar: ChinaCalendar
) -> Outcome:
    """Return what an act that may be looked at makes of a case, asking for every reason."""
    situation = Situation(policy, policy.chain(case.chain), case, act, people, calendar)
    reasons = _ordered(REASONS[act.do](situation))
    if reasons:
        return Refusal(reasons)
    name, data = MAKES[act.do](situation)
    entry = _entry(case.id, case.revision + 1, name, act, local(act.at), data)
    if name in MOVES_CLOCKS:
        after = evolve(case, entry)
        _resolve(data, policy, case.chain, dues_of(policy, after, calendar), calendar)
    return (entry,)


def _resolve(
    data: dict[str, Any],
    policy: Policy,
    chain: str,
    dues: Mapping[str, datetime | None],
    calendar: ChinaCalendar,
) -> None:
    """Add what an entry keeps of the due times that were counted."""
    data["dues"] = {norm: None if due is None else due_text(due) for norm, due in dues.items()}
    data["calendar"] = calendar.version
    readings = policy.clockwork(chain).readings
    if readings:
        data["readings"] = list(readings)


def _signed(case: Case, act: Act, at: datetime, data: Mapping[str, Any]) -> Entry:
    made = _new(_DRAFT)
    made.stream = f"case:{case.id}"
    made.revision = case.revision + 1
    made.name = "step-approved"
    made.at = at
    made.by = act.by
    made.data = data
    made.version = 1
    made.key = act.key
    made.__class__ = Entry
    done: Entry = made
    return done


def _entry(
    case_id: str, revision: int, name: str, act: Act, at: datetime, data: Mapping[str, Any]
) -> Entry:
    return _made(f"case:{case_id}", revision, name, at, act.by, data, 1, act.key)


_made: Final = maker(Entry)
_new: Final[Any] = object.__new__
_DRAFT: Final = thawed(Entry)


def _ordered(reasons: Iterator[Reason]) -> tuple[Reason, ...]:
    """Return reasons in the order of the contract: the first that applies decides."""
    return tuple(sorted(reasons, key=lambda reason: CODES.index(reason.code)))


def _early(
    policy: Policy,
    case: Case | None,
    act: Act,
    at: datetime,
    actor: Person | None,
    people: People,
) -> Reason | None:
    """Return what is wrong before the case itself is looked at."""
    if act.do not in _DECIDED:
        return reason_for("unknown-act", f"没有“{act.do}”这种操作", f"there is no act {act.do!r}")
    if act.by is not None and actor is None:
        return _nobody(act.by)
    if act.to is not None and act.do in _TO_A_PERSON and people.find(act.to) is None:
        return _nobody(act.to)
    if act.by is None and act.do != "event":
        return reason_for("unknown-person", "没有说明由谁办理", "nobody is said to act")
    if act.do == "open":
        return _cannot_open(policy, case, act, actor)
    if case is None:
        return reason_for("unknown-case", f"没有事项“{act.case}”", f"there is no case {act.case!r}")
    if at < case.last_at:
        return reason_for(
            "out-of-order",
            f"时间早于该事项的上一条记录（{case.last_at:%Y-%m-%d %H:%M}）",
            f"before the case's last entry ({case.last_at:%Y-%m-%d %H:%M})",
        )
    if case.ended:
        state = STATES[case.state]
        return reason_for("closed", f"事项已结束（{state.zh}）", f"the case has ended ({state.en})")
    return None


def _nobody(name: str) -> Reason:
    return reason_for("unknown-person", f"没有此人：{name}", f"nobody is called {name!r}")


def _cannot_open(
    policy: Policy, case: Case | None, act: Act, actor: Person | None
) -> Reason | None:
    for key, given in (("case", act.case), ("chain", act.chain)):
        if not given:
            return reason_for("missing-fact", f"缺少 {key}", f"'{key}' is missing")
    if policy.find_chain(act.chain or "") is None:
        known = [chain.id for chain in policy.chains]
        return reason_for(
            "not-allowed",
            f"没有流程“{act.chain}”；有：{'、'.join(known)}",
            f"there is no chain {act.chain!r}; these there are: {', '.join(known)}",
        )
    if case is not None:
        return reason_for(
            "not-allowed", f"事项“{act.case}”已存在", f"the case {act.case!r} is there"
        )
    if act.unit is None and (actor is None or not actor.assignments):
        return reason_for(
            "missing-fact", "没有说明事项属于哪个单位", "no unit is given for the case"
        )
    return too_late(act)


def _opened(
    policy: Policy, act: Act, at: datetime, actor: Person | None, calendar: ChinaCalendar
) -> Outcome:
    chain = policy.chain(act.chain or "")
    if OPENING in chain.held_back:
        reasons = _ordered(_held_back(policy, chain, act, actor, calendar))
        if reasons:
            return Refusal(reasons)
    data: dict[str, Any] = {
        "chain": chain.id,
        "unit": act.unit or (actor.assignments[0].unit if actor else None),
        "step": chain.steps[0].id if chain.steps else None,
        "facts": plain_facts(act.facts),
        "policy": policy.id,
    }
    if act.content is not None:
        data["digest"] = digest_of(act.content)
    began: Moment = at
    if act.occurred is not None:
        data["occurred"] = kept(act.occurred)
        began = act.occurred
    dues = dues_from_opening(policy, chain.id, began, data["facts"], calendar)
    _resolve(data, policy, chain.id, dues, calendar)
    return (_entry(act.case or "", 1, "case-opened", act, at, data),)


def _held_back(
    policy: Policy, chain: Chain, act: Act, actor: Person | None, calendar: ChinaCalendar
) -> Iterator[Reason]:
    """Yield what holds back opening a case: gates see the facts that it is opened with."""
    at = act.occurred or act.at
    known = Known(act.facts, {OPENING: (at,)})
    yield from people_reasons(chain, OPENING, actor, act.at, act.facts)
    yield from gate_reasons(Passing(policy, chain, OPENING, at, known), calendar)
