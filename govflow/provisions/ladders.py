"""Ladders: what follows a breach (提醒、约谈、通报、处分), rung by rung.

A rung is taken by people and recorded as an event of the referral's chain; nothing here
decides that it should be. What must come before a rung is a prerequisite of that chain.
"""

from collections.abc import Collection

from govflow.errors import PolicyError
from govflow.values import frozen
from govflow.words import Words


@frozen
class Rung:
    """One measure: the event that records it, by which norm, who takes it.

    `beside` names the rungs that go with it (并): it is not whole without them.
    """

    event: str
    words: Words
    norm: str
    by: str | None = None
    beside: tuple[str, ...] = ()


@frozen
class Ladder:
    """The measures that follow a breach, in order, on the chain of a referral.

    Raises PolicyError for a rung given twice, or one beside a rung that is not there.
    """

    id: str
    words: Words
    chain: str
    rungs: tuple[Rung, ...]

    def __attrs_post_init__(self) -> None:
        events = [rung.event for rung in self.rungs]
        named = [name for rung in self.rungs for name in rung.beside]
        for name in named:
            if name not in events:
                raise self._wrong(Words(f"没有“{name}”一级", f"there is no rung {name!r}"))
        if len(events) != len(set(events)):
            raise self._wrong(Words("同一级写了两次", "one rung is given twice"))

    def _wrong(self, what: Words) -> PolicyError:
        return PolicyError(what, where=self.id)

    def standing(self, happened: Collection[str]) -> "Standing":
        """Return how far a referral has come, by the events that have happened."""
        taken = tuple(rung for rung in self.rungs if rung.event in happened)
        lacking = {name for rung in taken for name in rung.beside if name not in happened}
        half = tuple(rung for rung in self.rungs if rung.event in lacking)
        above = self.rungs[self.rungs.index(taken[-1]) + 1 :] if taken else self.rungs
        return Standing(taken, half, half or above[:1])


@frozen
class Standing:
    """How far a referral has come: the rungs taken, those that must go with one, the next."""

    taken: tuple[Rung, ...]
    lacking: tuple[Rung, ...]
    following: tuple[Rung, ...]
