"""The entry that each act makes, with everything that was resolved: posts, ways, norms."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from attrs import evolve as changed

from govflow.calendars.civil import Moment, has_time, instant
from govflow.cases.closing import closes
from govflow.cases.plain import signature_data, way_data
from govflow.cases.reasons import SUPERUSER
from govflow.cases.routing import way_from
from govflow.cases.signing import (
    decided,
    holder_of,
    others_to_vote,
    owed,
    posts_of,
    unit_of,
)
from govflow.cases.situation import Situation
from govflow.cases.state import Case, Happened, digest_of, plain_facts
from govflow.cases.voting import out_of_reach, vote_of
from govflow.provisions.roles import Assignment

Said = tuple[str, dict[str, Any]]
"""The name of an entry and its data."""


def kept(moment: Moment) -> str:
    """Return a moment as an entry keeps it: with its offset, or as a bare date."""
    return (instant(moment) if has_time(moment) else moment).isoformat()


def _signed(s: Situation) -> Said:
    step, act, actor = s.step, s.act, s.actor
    assert step is not None
    assert actor is not None
    digest = digest_of(act.content) if act.content is not None else s.case.digest
    held = _post_of(s)
    data = signature_data(s.chain.rows[step.id], digest, held)
    if actor.id == s.case.delegate:
        return "advice-given", data | {"for": s.case.delegator}
    added = actor.id in s.case.added
    if added:
        data["added"] = True
    voted = None if added else "" if held is None else held.post
    done = decided(s.case, step, also=voted) and not owed(s.case, step, also=actor.id)
    if done:
        data |= way_data(way_from(s.chain, s.case, step.id))
    return "step-approved", data


def _post_of(s: Situation) -> Assignment | None:
    """Return the post by which the actor signs the step, or votes at it."""
    step, actor = s.step, s.actor
    assert step is not None
    assert actor is not None
    each = step.votes is not None and step.votes.each_post
    others = others_to_vote(s.chain, s.case, s.people, actor, s.act.at) if each else ()
    posts, unit = posts_of(step, s.case), unit_of(step, s.case)
    return vote_of(step, s.case, posts, unit, actor, s.act.at, others)


def _overridden(s: Situation) -> Said:
    step = s.step
    assert step is not None
    data: dict[str, Any] = {"step": step.id, "note": s.act.note, "post": SUPERUSER}
    if s.case.digest is not None:
        data["digest"] = s.case.digest
    return "step-overridden", data | way_data(way_from(s.chain, s.case, step.id))


def _sent_back(s: Situation) -> Said:
    if _only_a_vote(s):
        return _voted_against(s)
    target = s.act.to or s.chain.steps[0].id
    voided = [step.id for step in s.chain.steps[s.chain.places[target] :]]
    return "case-returned", {"to": target, "note": s.act.note, "voided": voided}


def _only_a_vote(s: Situation) -> bool:
    """Return whether a return is a vote against that leaves the others to decide."""
    step, actor = s.step, s.actor
    assert step is not None
    assert actor is not None
    if step.votes is None:
        return False
    voters = others_to_vote(s.chain, s.case, s.people, actor, s.act.at)
    posts, unit = posts_of(step, s.case), unit_of(step, s.case)
    return not out_of_reach(step, s.case, posts, unit, voters, s.act.at)


def _voted_against(s: Situation) -> Said:
    held = _post_of(s)
    assert held is not None
    return "vote-against", {"step": s.case.step, "note": s.act.note, "post": held.post}


def _withdrew(s: Situation) -> Said:
    return "case-withdrawn", {"note": s.act.note}


def _edited(s: Situation) -> Said:
    return "content-edited", {
        "digest": digest_of(s.act.content or ""),
        "step": s.chain.steps[0].id,
    }


def _stated(s: Situation) -> Said:
    stated = plain_facts(s.act.facts)
    then = changed(s.case, facts={**s.case.facts, **stated})
    return "facts-stated", {"facts": stated, **_closing(s, then)}


def _occurred(s: Situation) -> Said:
    name, occurred = s.act.name or "", s.act.occurred or s.act.at
    data: dict[str, Any] = {"event": name, "occurred": kept(occurred)}
    if name == s.chain.published:
        return "event-occurred", data | {"state": "published"}
    happened = Happened(name, occurred, s.act.at)
    then = changed(s.case, events=(*s.case.events, happened))
    return "event-occurred", data | _closing(s, then)


def _closing(s: Situation, then: Case) -> dict[str, Any]:
    """Return what an entry adds if the case, as it would then be, is closed."""
    return {"state": "closed"} if closes(s.policy, s.chain, then) else {}


def _delegated(s: Situation) -> Said:
    return "step-delegated", {"to": s.act.to, "step": s.case.step}


def _reassigned(s: Situation) -> Said:
    data = {"to": s.act.to, "step": s.case.step}
    holder = holder_of(s.case)
    return "step-reassigned", data if holder in {None, s.act.by} else data | {"from": holder}


def _signers(s: Situation) -> Said:
    step, who = s.step, s.act.to
    assert step is not None
    data: dict[str, Any] = {"who": who, "step": step.id}
    if s.act.do == "add-signer":
        return "signer-added", data
    if decided(s.case, step) and not owed(s.case, step, also=who):
        data |= way_data(way_from(s.chain, s.case, step.id))
    return "signer-removed", data


def _told(s: Situation) -> Said:
    names = {"consult": "opinion-asked", "nudge": "nudged", "copy": "copied"}
    return names[s.act.do], {"to": s.act.to, "note": s.act.note}


def _paused(s: Situation) -> Said:
    moment = instant(s.act.occurred or s.act.at).isoformat()
    key = "since" if s.act.do == "pause" else "until"
    name = "clock-paused" if s.act.do == "pause" else "clock-resumed"
    return name, {"clock": s.act.clock, key: moment}


MAKES: Final[Mapping[str, Callable[[Situation], Said]]] = {
    "approve": _signed,
    "return": _sent_back,
    "withdraw": _withdrew,
    "edit": _edited,
    "state": _stated,
    "event": _occurred,
    "delegate": _delegated,
    "reassign": _reassigned,
    "add-signer": _signers,
    "remove-signer": _signers,
    "consult": _told,
    "nudge": _told,
    "copy": _told,
    "pause": _paused,
    "resume": _paused,
    "override": _overridden,
}
