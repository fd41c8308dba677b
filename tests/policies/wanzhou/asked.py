"""Ask what Wanzhou's regulation holds of facts and records, under a reading or none."""

from collections.abc import Mapping

from govflow.calendars import ChinaCalendar, read_moment
from govflow.calendars.civil import instant
from govflow.cases.compliance import Known, verdict_on_known, verdict_on_subject
from govflow.cases.records import Record
from govflow.policies.wanzhou import POLICY
from govflow.rules.verdicts import Status, Verdict

CALENDAR = ChinaCalendar()
IN_FORCE = "2022-06-01"


def of_facts(
    norm: str, facts: Mapping[str, object], *readings: str, as_of: str = IN_FORCE
) -> Verdict:
    """Return what is held of a norm on those facts, under those readings."""
    policy, known = POLICY.under(readings), Known(facts, {})
    return verdict_on_known(policy, norm, known, as_of=read_moment(as_of), calendar=CALENDAR)


def of_records(
    norm: str,
    as_of: str,
    *marks: str,
    readings: tuple[str, ...] = (),
    facts: Mapping[str, object] | None = None,
    shifts: int | None = None,
) -> Verdict:
    """Return what is held of a norm over records written as "event 2022-05-09", facts first.

    `shifts` is how many minutes each shift lasts.
    """
    records = [Record("stated", read_moment("2022-01-01"), instant(read_moment("2022-01-01")))]
    records = [Record(r.name, r.occurred, r.recorded, facts or {}) for r in records]
    for mark in marks:
        name, when = mark.split()
        moment = read_moment(when)
        own = {"shift_minutes": shifts} if name == "on-duty" else {}
        records.append(Record(name, moment, instant(moment), own))
    policy, seen = POLICY.under(readings), read_moment(as_of)
    return verdict_on_subject(policy, norm, records, as_of=seen, calendar=CALENDAR)


def changed_by(reading: str) -> dict[str, object]:
    """Return the provisions that a reading changes, by norm or id."""
    other = POLICY.under([reading])
    parts = [*POLICY.provisions(), *POLICY.decisions]
    others = [*other.provisions(), *other.decisions]
    return {
        getattr(one, "norm", None) or getattr(one, "id", ""): two
        for one, two in zip(parts, others, strict=True)
        if one != two
    }


def chains_changed_by(reading: str) -> list[str]:
    """Return the chains that a reading changes, by id."""
    pairs = zip(POLICY.chains, POLICY.under([reading]).chains, strict=True)
    return [chain.id for chain, other in pairs if chain != other]


def flips(
    norm: str, facts: Mapping[str, object], reading: str, before: Status, after: Status
) -> None:
    """Assert that a reading turns one verdict into another, and no other provision changes."""
    assert of_facts(norm, facts).status == before
    found = of_facts(norm, facts, reading)
    assert found.status == after
    assert reading in found.readings
    assert len(changed_by(reading)) == 1
