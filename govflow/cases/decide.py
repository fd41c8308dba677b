"""From an act to entries or a refusal: pure, and the only place where it is decided."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from attrs import evolve as changed

from govflow.calendars.china import ChinaCalendar
from govflow.calendars.civil import localize
from govflow.cases.acts import ACTS, CODES, Act, Reason, Refusal
from govflow.cases.clocks import MOVES_CLOCKS, dues_of, readings_of
from govflow.cases.compliance import Known
from govflow.cases.gates import Passing, gate_reasons, people_reasons
from govflow.cases.makes import MAKES, kept
from govflow.cases.reasons import REASONS, too_late
from govflow.cases.situation import Situation, reason_for
from govflow.cases.state import STATES, Case, digest_of, evolve, plain_facts
from govflow.journal import Entry
from govflow.policy import Policy
from govflow.provisions.gates import OPENING
from govflow.provisions.roles import People

Outcome = tuple[Entry, ...] | Refusal
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
    early = _early(policy, case, act, people)
    if early is not None:
        return Refusal((early,))
    if act.do == "open":
        held_back = _ordered(_held_back(policy, act, people, calendar))
        if held_back:
            return Refusal(held_back)
        return (_timed(policy, None, _open(policy, act, people), calendar),)
    assert case is not None
    situation = Situation(policy, policy.chain(case.chain), case, act, people, calendar)
    reasons = _ordered(REASONS[act.do](situation))
    if reasons:
        return Refusal(reasons)
    name, data = MAKES[act.do](situation)
    entry = _entry(case.id, case.revision + 1, name, act, data)
    return (_timed(policy, case, entry, calendar) if name in MOVES_CLOCKS else entry,)


def _timed(policy: Policy, case: Case | None, entry: Entry, calendar: ChinaCalendar) -> Entry:
    """Return an entry with the due times of the clocks that run after it."""
    after = evolve(case, entry)
    dues = dues_of(policy, after, calendar)
    resolved: dict[str, object] = {
        "dues": {norm: None if due is None else due.isoformat() for norm, due in dues.items()},
        "calendar": calendar.version,
    }
    readings = readings_of(policy, after.chain)
    if readings:
        resolved["readings"] = list(readings)
    return changed(entry, data={**entry.data, **resolved})


def _entry(case_id: str, revision: int, name: str, act: Act, data: Mapping[str, Any]) -> Entry:
    at = localize(act.at)
    return Entry(f"case:{case_id}", revision, name, at, act.by, data, key=act.key)


def _ordered(reasons: Iterator[Reason]) -> tuple[Reason, ...]:
    """Return reasons in the order of the contract: the first that applies decides."""
    return tuple(sorted(reasons, key=lambda reason: CODES.index(reason.code)))


def _early(policy: Policy, case: Case | None, act: Act, people: People) -> Reason | None:
    """Return what is wrong before the case itself is looked at."""
    if act.do not in ACTS or act.do == "record":
        return reason_for("unknown-act", f"没有“{act.do}”这种操作", f"there is no act {act.do!r}")
    for person in (act.by, act.to if act.do in _TO_A_PERSON else None):
        if person is not None and people.find(person) is None:
            return reason_for(
                "unknown-person", f"没有此人：{person}", f"nobody is called {person!r}"
            )
    if act.by is None and act.do != "event":
        return reason_for("unknown-person", "没有说明由谁办理", "nobody is said to act")
    if act.do == "open":
        return _cannot_open(policy, case, act, people)
    if case is None:
        return reason_for("unknown-case", f"没有事项“{act.case}”", f"there is no case {act.case!r}")
    if localize(act.at) < case.last_at:
        return reason_for(
            "out-of-order",
            f"时间早于该事项的上一条记录（{case.last_at:%Y-%m-%d %H:%M}）",
            f"before the case's last entry ({case.last_at:%Y-%m-%d %H:%M})",
        )
    if case.ended:
        state = STATES[case.state]
        return reason_for("closed", f"事项已结束（{state.zh}）", f"the case has ended ({state.en})")
    return None


def _cannot_open(policy: Policy, case: Case | None, act: Act, people: People) -> Reason | None:
    if not act.case:
        return reason_for("missing-fact", "缺少 case", "'case' is missing")
    if act.chain is None or policy.find_chain(act.chain) is None:
        known = "、".join(chain.id for chain in policy.chains)
        return reason_for(
            "not-allowed",
            f"没有流程“{act.chain}”；有：{known}",
            f"there is no chain {act.chain!r}; these there are: {known}",
        )
    if case is not None:
        return reason_for(
            "not-allowed", f"事项“{act.case}”已存在", f"the case {act.case!r} is there"
        )
    person = people.find(act.by or "")
    if act.unit is None and (person is None or not person.units()):
        return reason_for(
            "missing-fact", "没有说明事项属于哪个单位", "no unit is given for the case"
        )
    return too_late(act)


def _held_back(
    policy: Policy, act: Act, people: People, calendar: ChinaCalendar
) -> Iterator[Reason]:
    """Yield what holds back opening a case: gates see the facts that it is opened with."""
    chain, at = policy.chain(act.chain or ""), act.occurred or act.at
    known = Known(act.facts, {OPENING: (at,)})
    yield from people_reasons(chain, OPENING, people.find(act.by or ""), act.at, act.facts)
    yield from gate_reasons(Passing(policy, chain, OPENING, at, known), calendar)


def _open(policy: Policy, act: Act, people: People) -> Entry:
    person = people.find(act.by or "")
    unit = act.unit or (person.assignments[0].unit if person else None)
    chain = policy.chain(act.chain or "")
    data: dict[str, Any] = {
        "chain": chain.id,
        "unit": unit,
        "step": chain.steps[0].id if chain.steps else None,
        "facts": plain_facts(act.facts),
        "policy": policy.id,
    }
    if act.content is not None:
        data["digest"] = digest_of(act.content)
    if act.occurred is not None:
        data["occurred"] = kept(act.occurred)
    return _entry(act.case or "", 1, "case-opened", act, data)
