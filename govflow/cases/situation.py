"""What a decision looks at."""

from govflow.calendars.china import ChinaCalendar
from govflow.cases.acts import Act, Code, Reason
from govflow.cases.state import Case
from govflow.policy import Policy
from govflow.provisions.chains import Chain, Step
from govflow.provisions.roles import People, Person
from govflow.values import frozen
from govflow.words import Words


@frozen
class Situation:
    """What a decision looks at: the policy, the case as it is, the act, and the people."""

    policy: Policy
    chain: Chain
    case: Case
    act: Act
    people: People
    calendar: ChinaCalendar

    @property
    def actor(self) -> Person | None:
        """Who acts, None for the host."""
        return None if self.act.by is None else self.people.find(self.act.by)

    @property
    def step(self) -> Step | None:
        """The step that the case waits at."""
        return None if self.case.step is None else self.chain.step(self.case.step)


def reason_for(code: Code, zh: str, en: str, norms: tuple[str, ...] = ()) -> Reason:
    """Return one reason against an act."""
    return Reason(code, Words(zh, en), norms)
