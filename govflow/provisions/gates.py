"""Gates: what must be so before a step is signed or an event happens on a case."""

from typing import Final

from attrs import frozen

from govflow.rules.conditions import Condition

OPENING: Final = "open"


@frozen
class Gate:
    """Before the step, event or `open` that it names: what must be met, and have run out.

    `norms` are what can be judged without a period (requirements, prerequisites, decisions
    and the like), held against the facts and events of the case: what is breached refuses
    the act, what is undetermined asks for the missing fact. `elapsed` are clocks of the
    chain that must have run out: a notice that stands for at least so many days, a grace
    that has passed. `after` is the step, or `cleared`, that the case must have come to.
    `unit` is the unit whose people alone may open the case or record the event. With `when`
    the gate is there only where that is known to hold. `facts` must have been stated.
    """

    before: str
    norms: tuple[str, ...] = ()
    elapsed: tuple[str, ...] = ()
    after: str | None = None
    unit: str | None = None
    when: Condition | None = None
    facts: tuple[str, ...] = ()


@frozen
class Delegation:
    """What limits handing a step to somebody else (委派、转办), by which norm.

    Without `allowed` nobody may; with `posts` only to somebody who holds one of them in the
    same unit.
    """

    norm: str
    allowed: bool = True
    posts: tuple[str, ...] = ()
