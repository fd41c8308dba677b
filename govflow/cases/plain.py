"""The short way for a plain signature: one signs, and nothing is arranged at the step.

It says yes or no where it is sure. Where it is not, and for every reason why not, the long
way is asked (`reasons`, `makes`); `tests` hold the two to one answer.
"""

from datetime import date
from typing import Any, Literal

from govflow.cases.acts import Act
from govflow.cases.state import NOTHING, Case, digest_of
from govflow.provisions.chains import Chain
from govflow.provisions.roles import Assignment, Person
from govflow.provisions.ways import Row, Way


def post_to_sign(
    row: Row, case: Case, person: Person, day: date, seen: str | None = None
) -> Assignment | Literal[False] | None:
    """Return the post by which a person may sign the step that a case waits at.

    False if they surely may not; None if the long way has to say, as it has to where
    somebody signed another content than the one that was `seen`.
    """
    step = row.step
    if step.votes is not None or case.arranged is not NOTHING:
        return None
    name, here, group = person.id, step.id, row.group
    for signature in case.signatures:
        if signature.step == here:
            return None
        if signature.person == name and signature.step in group:
            return False
        if seen is not None and signature.digest != seen and signature.digest is not None:
            return None
    unit = step.unit or case.unit
    posts = row.posts(case.facts) if row.others else step.posts
    for held in person.assignments:
        if held.unit == unit and held.post in posts and held.covers(day):
            return held
    return False


def edge(chain: Chain, case: Case, person: Person, day: date) -> Way | None:
    """Return where a case goes if that person signs its step: who may, and which way.

    None where they may not, a gate is before the step, the case waits there for a fact, or
    the long way has to say.
    """
    row = chain.rows.get(case.step)
    if row is None or (row.gate is not None and row.gate(case.facts)):
        return None
    if not post_to_sign(row, case, person, day):
        return None
    way = row.then if row.test is None else row.way(case.facts)
    return None if way.to == row.step.id else way


def signed_plainly(
    chain: Chain, case: Case, act: Act, person: Person, day: date
) -> dict[str, Any] | None:
    """Return what the entry of an approval on that day holds; None if the long way has to say."""
    row = chain.rows.get(case.step)
    if row is None or (row.gate is not None and row.gate(case.facts)):
        return None
    if act.checks and not all(act.checks.values()):
        return None
    digest, seen = case.digest, None
    if act.content is not None:
        seen = digest_of(act.content)
        if digest is None:
            digest = seen
        elif digest != seen:
            return None
    held = post_to_sign(row, case, person, day, seen)
    if not held:
        return None
    way = row.then if row.test is None else row.way(case.facts)
    return None if way.to == row.step.id else signature_data(row, digest, held, way)


def signature_data(
    row: Row, digest: str | None, held: Assignment | None, way: Way | None = None
) -> dict[str, Any]:
    """Return what an entry keeps of a signature: step, content, post, what was affirmed."""
    step = row.step
    data: dict[str, Any] = {"step": step.id}
    if held is not None:
        data = {"step": step.id, "post": held.post, "unit": held.unit, "acting": held.acting}
        if held.since is not None:
            data["since"] = held.since.isoformat()
    if digest is not None:
        data["digest"] = digest
    if row.affirmed:
        data["affirmed"] = [*row.affirmed]
    if way is not None:
        if way.norms or way.unknown:
            data |= way_data(way)
        else:
            data["to"] = way.to
    return data


def way_data(way: Way) -> dict[str, Any]:
    """Return what an entry keeps of the way a case goes, and what that rests on."""
    data: dict[str, Any] = {"to": way.to}
    if way.norms:
        data["norms"], data["readings"] = list(way.norms), list(way.readings)
    if way.unknown:
        data["unstated"] = list(way.unknown)
    return data
