"""Tell a case of Wanzhou's event by event, under a reading or none, and ask what is held."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from attrs import define

from govflow.calendars import ChinaCalendar, read_moment
from govflow.calendars.civil import instant
from govflow.cases.acts import Act, Refusal
from govflow.cases.clocks import verdict_on
from govflow.cases.compliance import known_of_case, verdict_on_known
from govflow.cases.decide import decide
from govflow.cases.state import Case, evolve
from govflow.policies.wanzhou import POLICY
from govflow.policy import Policy
from govflow.provisions.roles import Assignment, People, Person
from govflow.rules.verdicts import Verdict

CALENDAR: Final = ChinaCalendar()
UNITS: Final = {"chen": "区教委", "ma": "区党政信息中心", "he": "区政府办公室"}
PEOPLE: Final = People(
    {name: Person(name, name, (Assignment("staff", unit),)) for name, unit in UNITS.items()}
)


@define
class Told:
    """A case as far as it has been told."""

    policy: Policy
    case: Case | None = None

    def act(self, act: Act) -> str | None:
        """Do something; return the code of a refusal, or None."""
        found = decide(self.policy, self.case, act, PEOPLE, CALENDAR)
        if isinstance(found, Refusal):
            return found.code
        for entry in found:
            self.case = evolve(self.case, entry)
        return None

    def event(self, mark: str) -> str | None:
        """Let an event happen, written "event 2022-05-09T09:00", and by whom if it matters."""
        name, when, *by = mark.split()
        return self.act(Act("event", _at(when), by[0] if by else None, "c", name=name))

    def clock(self, norm: str, as_of: str) -> Verdict:
        """Return what is held of a clock of the case."""
        assert self.case is not None
        run = next(r for r in self.policy.chain(self.case.chain).runs if r.norm == norm)
        seen = read_moment(as_of)
        return verdict_on(self.policy, self.case, run, as_of=seen, calendar=CALENDAR)

    def norm(self, norm: str, as_of: str = "2023-01-01") -> Verdict:
        """Return what is held of a norm without a period."""
        assert self.case is not None
        known, seen = known_of_case(self.case), read_moment(as_of)
        return verdict_on_known(self.policy, norm, known, as_of=seen, calendar=CALENDAR)

    @property
    def state(self) -> str:
        """The state of the case."""
        assert self.case is not None
        return self.case.state


def told(
    chain: str,
    opened: str,
    *marks: str,
    facts: Mapping[str, object] | None = None,
    readings: tuple[str, ...] = (),
) -> Told:
    """Return a case that chen opened, and what happened on it; nothing of it is refused."""
    found = Told(POLICY.under(readings))
    opening = Act("open", _at(opened), "chen", "c", chain=chain, facts=facts or {})
    assert found.act(opening) is None
    for mark in marks:
        assert found.event(mark) is None, mark
    return found


def _at(text: str) -> datetime:
    return instant(read_moment(text))
