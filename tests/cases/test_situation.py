"""What a decision looks at."""

from govflow.cases.acts import Act
from govflow.cases.situation import Situation, reason_for
from tests.cases.made import CALENDAR, CHAIN, EVENTS, NOON, PEOPLE, POLICY, opened


def test_actor_and_step() -> None:
    """The actor is looked up, the host is nobody; the step is the one the case waits at."""
    case = opened().now
    by_ann = Situation(POLICY, CHAIN, case, Act("approve", NOON, "ann", "c"), PEOPLE, CALENDAR)
    assert by_ann.actor is PEOPLE.persons["ann"]
    assert by_ann.step is CHAIN.steps[0]
    by_host = Situation(POLICY, EVENTS, opened("request").now, Act("event", NOON), PEOPLE, CALENDAR)
    assert by_host.actor is None
    assert by_host.step is None


def test_reason() -> None:
    """A reason speaks both languages and names its norms."""
    reason = reason_for("closed", "已结束", "ended", ("toy/1",))
    assert (reason.why.zh, reason.why.en, reason.norms) == ("已结束", "ended", ("toy/1",))
