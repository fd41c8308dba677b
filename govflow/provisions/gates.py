"""Gates: what must be so before a step is signed or an event happens on a case."""

from typing import Final

from govflow.errors import PolicyError
from govflow.rules.conditions import Condition
from govflow.values import frozen
from govflow.words import Words

OPENING: Final = "open"


@frozen
class Gate:
    """Before the step, event or `open` that it names: what must be met, and have run out.

    `norms` are what can be judged without a period (requirements, prerequisites, decisions
    and the like), held against the facts and events of the case: what is breached refuses
    the act, what is undetermined asks for the missing fact. `elapsed` are clocks of the
    chain that must have run out: a notice that stood for at least so many days and was not
    cut short, a grace that has passed and was not used. One that does not apply to the case
    holds nothing back. `after` is the step, or `cleared`, that the case must have come to.
    `unit` is the unit whose people alone may open the case or record the event. With `when`
    the gate is there only where that is known to hold. `facts` must have been stated. An
    override passes a step's gates.
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

    Without `allowed` nobody may; whoever holds a post of the step may still take it for
    themselves. With `posts` it may be delegated only to somebody who holds one of them in
    the same unit; it is reassigned among holders of the step's own posts in any case.
    Raises PolicyError for posts to which nothing may be handed.
    """

    norm: str
    allowed: bool = True
    posts: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        if self.posts and not self.allowed:
            raise PolicyError(
                Words(
                    f"{self.norm}：不得委派，就没有可委派的岗位",
                    f"{self.norm}: what may not be handed on is handed to no post",
                )
            )
