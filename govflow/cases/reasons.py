"""Every reason against each act; the contract's order decides which one is told first."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from govflow.calendars.civil import civil_date, instant
from govflow.cases.acts import Act, Reason
from govflow.cases.clocks import clock_of
from govflow.cases.gates import before, gate_reasons, people_reasons
from govflow.cases.routing import way_from
from govflow.cases.signing import (
    distinct_reasons,
    is_orphaned,
    posts_of,
    signer_reasons,
    standing_reasons,
    unit_of,
    voting_reasons,
)
from govflow.cases.situation import Situation, reason_for
from govflow.cases.state import STATES, digest_of
from govflow.provisions.chains import CLEARED, Step
from govflow.provisions.checklists import called
from govflow.provisions.things import facts_of
from govflow.words import Words

SUPERUSER: Final = "superuser"


def _no_step(s: Situation) -> Reason:
    state = STATES[s.case.state]
    return reason_for(
        "not-at-this-step",
        f"该事项没有待办步骤（{state.zh}）",
        f"the case waits at no step ({state.en})",
    )


def _against_signing(s: Situation) -> Iterator[Reason]:
    step, actor = s.step, s.actor
    assert actor is not None
    if step is None:
        yield _no_step(s)
        return
    yield from signer_reasons(s.chain, s.case, step, actor, s.act.at)
    yield from gate_reasons(before(s.policy, s.chain, step.id, s.act.at, s.case), s.calendar)
    yield from _unrouted(s, step)
    yield from _denied(s, step)
    held = {s.case.digest, *(signature.digest for signature in s.case.signatures)} - {None}
    if s.act.content is not None and held and held != {digest_of(s.act.content)}:
        yield reason_for(
            "content-changed",
            "签核所见内容与现有内容不同",
            "what the signer saw is not what the case holds",
            step.norms,
        )


def _unrouted(s: Situation, step: Step) -> Iterator[Reason]:
    """Yield the facts without which no way leads on from the step: there the case waits."""
    way = way_from(s.chain, s.case, step.id)
    if way.to == step.id:
        declared = facts_of(s.chain.subject)
        for name in way.unknown:
            label = declared[name].label
            words = Words(f"须说明{label.zh}（{name}）", f"state {label.en} ({name})")
            yield Reason("missing-fact", words, way.norms)


def _denied(s: Situation, step: Step) -> Iterator[Reason]:
    failed = [called(name, step.items) for name, held in s.act.checks.items() if not held]
    if failed:
        yield reason_for(
            "checklist-incomplete",
            f"未确认：{'、'.join(words.zh for words, _ in failed)}",
            f"not affirmed: {', '.join(words.en for words, _ in failed)}",
            tuple(dict.fromkeys(norm for _, norm in failed)),
        )


def _against_handing_on(s: Situation, *, orphaned: bool = False) -> Iterator[Reason]:
    """Yield why the step cannot be returned, delegated, reassigned, or given more signers."""
    step, actor = s.step, s.actor
    assert actor is not None
    if step is None:
        yield _no_step(s)
        return
    yield from standing_reasons(s.case, step, actor, s.act.at, orphaned=orphaned)


def _against_returning(s: Situation) -> Iterator[Reason]:
    yield from _against_handing_on(s)
    step, actor = s.step, s.actor
    assert actor is not None
    if step is not None and step.votes is not None:
        yield from voting_reasons(s.chain, s.case, step, actor, s.act.at)
    yield from _without_note(s)
    target, places = s.act.to, s.chain.places
    if target is None or s.case.step is None:
        return
    if target not in places or places[target] > places[s.case.step]:
        yield reason_for(
            "not-allowed", f"不能退回到“{target}”", f"it cannot be returned to {target!r}"
        )


def _without_note(s: Situation) -> Iterator[Reason]:
    if not (s.act.note or "").strip():
        yield reason_for("needs-note", "须说明理由", "a reason must be given in `note`")


def _against_delegating(s: Situation) -> Iterator[Reason]:
    yield from _against_handing_on(s)
    yield from _limits(s)
    yield from _missing(s, "to")
    if s.act.to is not None and s.act.to == s.act.by:
        yield reason_for("not-allowed", "不能委派给自己", "nobody delegates to themselves")
    if s.act.to in s.case.added:
        yield reason_for("not-allowed", f"{s.act.to}已是加签人", f"{s.act.to} is an added signer")
    yield from _not_distinct(s)


def _limits(s: Situation) -> Iterator[Reason]:
    """Yield why a step may not be handed to the person an act names.

    Who takes a step for themselves hands nothing on; a vote is nobody's to take.
    """
    step, target = s.step, s.people.find(s.act.to or "")
    if step is None:
        return
    if step.votes is not None:
        words = Words("表决须由本人作出", "a vote is one's own")
        yield Reason("not-allowed", words, (step.votes.norm,))
    limit = step.delegation
    if limit is None:
        return
    if not limit.allowed and s.act.to != s.act.by:
        words = Words(f"“{step.words.zh}”不得委派或转办", f"{step.words.en} may not be handed on")
        yield Reason("not-allowed", words, (limit.norm,))
    elif target is not None and limit.posts and s.act.do == "delegate":
        day, unit = civil_date(s.act.at), unit_of(step, s.case)
        if target.holding(limit.posts, unit, day) is None:
            words = Words(
                f"“{step.words.zh}”不得委派给{target.name}",
                f"{step.words.en} may not be delegated to {target.name}",
            )
            yield Reason("not-allowed", words, (limit.norm,))


def _not_distinct(s: Situation) -> Iterator[Reason]:
    """Yield why the person an act names may not sign beside those who have signed."""
    target = s.people.find(s.act.to or "")
    if target is not None and s.step is not None:
        yield from distinct_reasons(s.chain, s.case, s.step, target)


def _against_reassigning(s: Situation) -> Iterator[Reason]:
    step = s.step
    orphaned = step is not None and is_orphaned(s.case, step, s.people, s.act.at)
    yield from _against_handing_on(s, orphaned=orphaned)
    yield from _limits(s)
    yield from _missing(s, "to")
    target = s.people.find(s.act.to or "")
    if target is None or step is None:
        return
    posts = posts_of(step, s.case)
    if target.standing(posts, unit_of(step, s.case), civil_date(s.act.at)) != "holds":
        yield reason_for(
            "not-allowed",
            f"{target.name}不担任“{step.words.zh}”的岗位，不能转办",
            f"{target.name} holds no post that signs {step.words.en}",
            step.norms,
        )
    yield from _not_distinct(s)


def _missing(s: Situation, field: str) -> Iterator[Reason]:
    value = getattr(s.act, field)
    if value is None or value == {}:
        yield reason_for("missing-fact", f"缺少 {field}", f"{field!r} is missing")


def _against_adding(s: Situation) -> Iterator[Reason]:
    yield from _against_handing_on(s)
    yield from _missing(s, "to")
    who = s.act.to
    if who is None or s.step is None:
        return
    present = who in s.case.added
    if s.act.do == "add-signer":
        yield from _not_distinct(s)
        yield from _has_a_vote(s)
        if present or who in {s.act.by, s.case.delegate}:
            yield reason_for(
                "not-allowed", f"{who}已在办理", f"{who} is acting on the step already"
            )
    elif not present:
        yield reason_for("not-allowed", f"{who}不是加签人", f"{who} is no added signer")


def _has_a_vote(s: Situation) -> Iterator[Reason]:
    """Yield that the person an act names is a voter of the step, and signs it as such."""
    step, target = s.step, s.people.find(s.act.to or "")
    if step is None or step.votes is None or target is None:
        return
    day = civil_date(s.act.at)
    if target.holding(posts_of(step, s.case), unit_of(step, s.case), day) is not None:
        words = Words(
            f"{target.name}有表决权，不必加签",
            f"{target.name} has a vote of their own and is not added beside the voters",
        )
        yield Reason("not-allowed", words, (step.votes.norm,))


def _against_outsiders(s: Situation) -> Iterator[Reason]:
    """Yield why a person is neither the opener nor of the case's unit, in a post that day."""
    actor = s.actor
    assert actor is not None
    opener = actor.id == s.case.opener
    posts = [a for a in actor.assignments if opener or a.unit == s.case.unit]
    if not posts:
        yield reason_for(
            "not-your-unit", f"{actor.name}不属于该单位", f"{actor.name} is of another unit"
        )
    elif not any(post.covers(civil_date(s.act.at)) for post in posts):
        yield reason_for(
            "not-in-post", f"{actor.name}当日不在岗", f"{actor.name} is not in post that day"
        )


def _against_editing(s: Situation) -> Iterator[Reason]:
    if not s.chain.steps:
        yield reason_for(
            "not-at-this-step", "该流程没有内容可改", "the chain has no content to edit"
        )
    yield from _against_outsiders(s)
    yield from _missing(s, "content")


def _against_stating(s: Situation) -> Iterator[Reason]:
    if s.chain.steps:
        yield from _against_outsiders(s)
    yield from _missing(s, "facts")


def _against_event(s: Situation) -> Iterator[Reason]:
    yield from _missing(s, "name")
    name = s.act.name
    if name is None:
        return
    if name not in s.chain.events:
        yield reason_for(
            "not-at-this-step", f"该流程没有事件“{name}”", f"the chain has no event {name!r}"
        )
    elif name == s.chain.published and s.case.state != CLEARED:
        yield reason_for(
            "not-at-this-step",
            "尚未完成审校，不得发布",
            "it is not cleared, and may not go online",
            _against_going_online(s),
        )
    else:
        at = s.act.occurred or s.act.at
        yield from people_reasons(s.chain, name, s.actor, s.act.at, s.case.facts)
        yield from gate_reasons(before(s.policy, s.chain, name, at, s.case), s.calendar)
    late = too_late(s.act)
    if late is not None:
        yield late


def _against_going_online(s: Situation) -> tuple[str, ...]:
    """Return the norms that keep offline what is not cleared, then those of the open step."""
    return tuple(dict.fromkeys((*s.chain.cleared_by, *(() if s.step is None else s.step.norms))))


def too_late(act: Act) -> Reason | None:
    """Return why something cannot have occurred after it was recorded, or None."""
    if act.occurred is None or instant(act.occurred) <= instant(act.at):
        return None
    return reason_for("not-allowed", "发生时间晚于记录时间", "it occurred after it was recorded")


def _against_telling(s: Situation) -> Iterator[Reason]:
    yield from _missing(s, "to")


def _against_clock(s: Situation) -> Iterator[Reason]:
    yield from _missing(s, "clock")
    norm = s.act.clock
    if norm is None:
        return
    if norm not in {run.norm for run in s.chain.runs}:
        yield reason_for("not-allowed", f"该事项没有时限{norm}", f"the case has no clock {norm}")
        return
    clock = clock_of(s.policy, norm)
    standing = any(stood.clock == norm and stood.until is None for stood in s.case.stood)
    if clock.pausable is None:
        yield reason_for(
            "not-allowed",
            f"{norm}没有规定可以中止",
            f"{norm} provides for no pause",
            (norm,),
        )
    elif standing == (s.act.do == "pause"):
        yield reason_for(
            "not-allowed",
            "时限已中止" if standing else "时限并未中止",
            "the clock stands still already" if standing else "the clock is running",
            (clock.pausable,),
        )


def _against_override(s: Situation) -> Iterator[Reason]:
    if s.step is None:
        yield _no_step(s)
    actor = s.actor
    assert actor is not None
    posts = [a for a in actor.assignments if a.post == SUPERUSER]
    if not posts:
        yield reason_for(
            "not-your-role", f"{actor.name}不是超级用户", f"{actor.name} is no superuser"
        )
    elif not any(post.covers(civil_date(s.act.at)) for post in posts):
        yield reason_for(
            "not-in-post", f"{actor.name}当日不在岗", f"{actor.name} is not in post that day"
        )
    yield from _without_note(s)
    if s.step is not None:
        yield from _unrouted(s, s.step)


REASONS: Final[Mapping[str, Callable[[Situation], Iterator[Reason]]]] = {
    "approve": _against_signing,
    "return": _against_returning,
    "withdraw": _against_outsiders,
    "edit": _against_editing,
    "state": _against_stating,
    "event": _against_event,
    "delegate": _against_delegating,
    "reassign": _against_reassigning,
    "add-signer": _against_adding,
    "remove-signer": _against_adding,
    "consult": _against_telling,
    "nudge": _against_telling,
    "copy": _against_telling,
    "pause": _against_clock,
    "resume": _against_clock,
    "override": _against_override,
}
