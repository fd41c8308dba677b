"""How acts and walks are drawn: which acts, by whom, and with what they say."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

import attrs

from govflow.cases.acts import ACTS, Act
from govflow.cases.reasons import SUPERUSER
from govflow.cases.signing import waits_for
from govflow.provisions.chains import Chain
from govflow.provisions.roles import People
from govflow.testing.scopes import CASE, CONTENTS, NOTE
from govflow.testing.walking import Walk
from govflow.values import frozen

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy

NOBODY: Final = "nobody"
GOVERNED: Final = tuple(do for do in ACTS if do not in {"open", "record", "override"})
"""What may be done to an open case, save what no regulation provides for."""
_BESIDE_STEPS: Final = ("state", "event")
_AT_STEPS: Final = ("approve", "return", "edit", "delegate", "reassign", "add-signer", "override")
"""Acts after which a case may go another way: at least half of those that are drawn."""
_GAPS: Final = tuple(timedelta(minutes=n) for n in (1, 60, 1500))
_FIVE_HOURS: Final = timedelta(hours=5)


@frozen
class Drawing:
    """How acts are drawn on the cases of a chain: which, and what is stated, at first and later."""

    chain: Chain
    kinds: tuple[str, ...]
    opening: "SearchStrategy[dict[str, Any]]"
    facts: "SearchStrategy[dict[str, Any]]"

    def a_walk(self, draw: "DrawFn", walk: Walk, at: datetime, longest: int) -> Walk:
        """Draw a walk from its opening on."""
        from hypothesis import strategies as st

        walk = walk.then(self._opening(draw, walk, at))
        # one draw for each act and for whether there is one, so that any can be left out
        more = st.composite(lambda inner: self._one_more(inner, walk, at, longest))
        for _ in range(longest):
            if walk.case is None or (walk.case.ended and draw(st.booleans())):
                return walk
            act = draw(more())
            if act is None:
                break
            walk, at = walk.then(act), act.at
        return self._to_the_end(draw, walk, at) if draw(st.booleans()) else walk

    def _one_more(self, draw: "DrawFn", walk: Walk, at: datetime, longest: int) -> Act | None:
        """Draw the next act, or that there is none."""
        from hypothesis import strategies as st

        if not draw(st.integers(0, longest // 2)):
            return None
        return self.an_act(draw, walk, at + draw(st.sampled_from(_GAPS)))

    def _opening(self, draw: "DrawFn", walk: Walk, at: datetime) -> Act:
        """Draw an opening, most often by somebody who may open the case."""
        from hypothesis import strategies as st

        content = draw(st.sampled_from([None, CONTENTS[0]]))
        act = Act("open", at, None, CASE, self.chain.id, facts=draw(self.opening), content=content)
        everybody = [attrs.evolve(act, by=name) for name in walk.people.persons]
        able = [one for one in everybody if walk.move(one).refusal is None]
        anybody = not able or draw(st.integers(0, 3)) == 0
        return draw(st.sampled_from(everybody if anybody else able))

    def _to_the_end(self, draw: "DrawFn", walk: Walk, at: datetime) -> Walk:
        """Sign every step that somebody can sign, and publish what was cleared."""
        for _ in range(2 * len(self.chain.steps)):
            at += _GAPS[0]
            waiting = self._waiting(walk, at)
            if not waiting or "approve" not in self.kinds:
                break
            walk = walk.then(_approval(draw, waiting, at))
        if walk.case is not None and self.chain.published is not None and "event" in self.kinds:
            walk = walk.then(Act("event", at, None, CASE, name=self.chain.published))
        return walk

    def _waiting(self, walk: Walk, at: datetime) -> tuple[str, ...]:
        case = walk.case
        return () if case is None else waits_for(self.chain, case, walk.people, at)

    def an_act(self, draw: "DrawFn", walk: Walk, at: datetime) -> Act:
        """Draw an act: what leads on, or any act by those near or by anybody."""
        from hypothesis import strategies as st

        case = walk.case
        assert case is not None
        waiting = self._waiting(walk, at)
        if waiting and "approve" in self.kinds and draw(st.booleans()):
            return self._leading_on(draw, walk, waiting, at)
        moving = [*_BESIDE_STEPS, *(_AT_STEPS if self.chain.steps else ())]
        likely = [do for do in self.kinds if do in moving]
        often = likely * (len(self.kinds) // max(len(likely), 1))
        do = draw(st.sampled_from([*self.kinds, *often]))
        near = self._near(do, walk.people, case.opener, waiting)
        anybody: list[str | None] = [*walk.people.persons, NOBODY, None]
        far = not near or draw(st.booleans())
        by = draw(st.sampled_from(anybody if far else near))
        return Act(do, at, by, case.id, **self._about(draw, do, walk, at))

    def _near(
        self, do: str, people: People, opener: str | None, waiting: tuple[str, ...]
    ) -> list[str | None]:
        """Return who is likely to be allowed to do it; None is the host."""
        persons = people.persons.values()
        if do == "override":
            return [p.id for p in persons if any(h.post == SUPERUSER for h in p.assignments)]
        if do == "event":
            units = {gate.unit for gate in self.chain.gates} - {None}
            return [None, opener, *(p.id for p in persons if not units.isdisjoint(p.units()))]
        return [opener, *waiting]

    def _leading_on(
        self, draw: "DrawFn", walk: Walk, waiting: tuple[str, ...], at: datetime
    ) -> Act:
        """Draw an approval by somebody it waits for; where a gate is shut, a statement."""
        case = walk.case
        assert case is not None
        act = attrs.evolve(_approval(draw, waiting, at), case=case.id)
        shut = any(True for _ in self.chain.gates_before(case.step or ""))
        if not shut or "state" not in self.kinds or walk.move(act).refusal is None:
            return act
        return Act("state", at, case.opener, case.id, facts=draw(self.facts))

    def _about(self, draw: "DrawFn", do: str, walk: Walk, at: datetime) -> dict[str, Any]:
        """Draw what an act says beside who does it: what it needs, too little, or too much."""
        from hypothesis import strategies as st

        def one_of(*values: Any) -> Any:
            return draw(st.sampled_from(values))

        said: dict[str, Any] = {"note": one_of(NOTE, NOTE, None)}
        if do in {"approve", "edit"}:
            said["content"] = one_of(*CONTENTS, None)
        if do == "approve":
            norms = dict.fromkeys(norm for step in self.chain.steps for norm in step.checks)
            said["checks"] = one_of({}, {}, {}, *({norm: False} for norm in norms))
        elif do == "return":
            said["to"] = one_of(None, *(step.id for step in self.chain.steps), "nowhere")
        elif do == "state":
            said["facts"] = draw(self.facts)
        elif do == "event":
            said["name"] = one_of(*self.chain.events, *self.chain.events, "nothing", None)
        elif do in {"pause", "resume"}:
            said["clock"] = one_of(*(run.norm for run in self.chain.runs), "no/1", None)
        elif do not in {"edit", "withdraw", "override"}:
            said["to"] = one_of(*walk.people.persons, NOBODY, None)
        if do in {"event", "pause", "resume"}:
            said["occurred"] = one_of(None, None, at - _FIVE_HOURS, at.date())
        return said


def _approval(draw: "DrawFn", waiting: Sequence[str], at: datetime) -> Act:
    from hypothesis import strategies as st

    content = draw(st.sampled_from([None, CONTENTS[0]]))
    return Act("approve", at, draw(st.sampled_from(waiting)), CASE, content=content)
