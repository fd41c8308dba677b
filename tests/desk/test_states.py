"""The desk against a small model: whatever is done, in whatever order, they stand alike."""

from datetime import datetime, timedelta
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from govflow.adapters.memory import MemoryDirectory, MemoryStore
from govflow.cases import Act, Refusal, digest_of
from govflow.desk import Desk, Done
from govflow.policies import load_policy
from govflow.testing.offices import office

POLICY = load_policy("wanzhou")
PEOPLE = office(POLICY, chain=POLICY.chain("publication"))
HOLDS = {
    name: {assignment.post for assignment in person.assignments}
    for name, person in PEOPLE.persons.items()
}
NAMES = st.sampled_from(sorted(HOLDS))
REVIEWS = [
    ("first-review", "staff"),
    ("second-review", "section-head"),
    ("third-review", "deputy-head"),
]
PRINCIPAL = [("principal-sign", "principal-head")]
PROOFS = [
    ("first-proof", "staff"),
    ("second-proof", "section-head"),
    ("third-proof", "deputy-head"),
]


class DeskAgainstModel(RuleBasedStateMachine):
    """One publication case of Wanzhou's; the model is a list of signers and a text."""

    def __init__(self) -> None:
        """Begin with an empty store."""
        super().__init__()
        self.store = MemoryStore()
        self.desk = self.fresh()
        self.now = datetime(2024, 2, 5, 9)
        self.signers: list[str] = []
        self.text = 0
        self.ended: str | None = None

    def fresh(self) -> Desk:
        """Return a desk that knows nothing but the store."""
        return Desk(POLICY, store=self.store, directory=MemoryDirectory(PEOPLE))

    @property
    def content(self) -> str:
        """The text as the model has it."""
        return f"text {self.text}"

    @property
    def cleared(self) -> bool:
        """Whether every step is signed, in the model."""
        return len(self.signers) == len(self.steps)

    def could_sign(self) -> set[str]:
        """Who could sign next, in the model: holds the post, and is new to the group."""
        if self.cleared or self.ended is not None:
            return set()
        at = len(self.signers)
        begins = 0 if at < self.reviews else self.reviews
        post = self.steps[at][1]
        return {n for n, posts in HOLDS.items() if post in posts} - set(self.signers[begins:])

    def act(self, do: str, by: str | None, **named: Any) -> bool:
        """Do one thing a minute later; what is permitted is what happens."""
        self.now += timedelta(minutes=1)
        act = Act(do, self.now, by, "c", **named)
        permit = self.desk.permits(act)
        before = self.desk.status("c").case
        reply = self.desk.act(act)
        assert bool(permit) == isinstance(reply, Done)
        if isinstance(reply, Refusal):
            assert self.desk.status("c").case == before
        return bool(permit)

    @initialize(weighty=st.booleans())
    def open(self, weighty: bool) -> None:
        """Open the case; a weighty one has a step more."""
        self.steps = [*REVIEWS, *(PRINCIPAL if weighty else []), *PROOFS]
        self.reviews = len(self.steps) - len(PROOFS)
        facts = {
            "units_involved": 2 if weighty else 1,
            "social_impact": "ordinary",
            "public_concern": "ordinary",
            "clear_and_simple": True,
        }
        self.desk.open(
            "publication", "c", by="staff-1", at=self.now, content=self.content, facts=facts
        )

    @rule(by=NAMES)
    def anyone_signs(self, by: str) -> None:
        """A signature counts exactly where the model lets it."""
        expected = by in self.could_sign()
        assert self.act("approve", by, content=self.content) == expected
        if expected:
            self.signers.append(by)

    @precondition(lambda self: self.could_sign())
    @rule(data=st.data())
    def the_right_one_signs(self, data: st.DataObject) -> None:
        """Whoever the model lets sign can."""
        by = data.draw(st.sampled_from(sorted(self.could_sign())))
        assert self.act("approve", by, content=self.content)
        self.signers.append(by)

    @precondition(lambda self: self.could_sign())
    @rule(data=st.data())
    def a_signer_returns(self, data: st.DataObject) -> None:
        """A return to a step voids the signatures from that step on."""
        by = data.draw(st.sampled_from(sorted(self.could_sign())))
        back = data.draw(st.integers(0, len(self.signers)))
        if self.act("return", by, to=self.steps[back][0], note="again"):
            del self.signers[back:]

    @rule()
    def the_opener_edits(self) -> None:
        """An edit voids every signature."""
        if self.act("edit", "staff-1", content=f"text {self.text + 1}"):
            assert self.ended is None
            self.text += 1
            self.signers.clear()

    @rule()
    def the_host_publishes(self) -> None:
        """What is not cleared is not published."""
        if self.act("event", None, name="published"):
            assert self.cleared
            self.ended = "published"

    @rule()
    def the_opener_withdraws(self) -> None:
        """A withdrawal ends the case."""
        if self.act("withdraw", "staff-1", note="not needed"):
            assert self.ended is None
            self.ended = "withdrawn"

    @rule()
    def the_host_starts_anew(self) -> None:
        """Save and restore change nothing."""
        before = self.desk.status("c", self.now)
        self.desk = self.fresh()
        assert self.desk.status("c", self.now) == before

    @invariant()
    def they_stand_alike(self) -> None:
        """The place, who could sign, and what may go online are the model's."""
        if not hasattr(self, "steps"):
            return
        status = self.desk.status("c", self.now)
        expected = self.could_sign()
        assert set(status.waits_for) == expected
        if expected:
            assert status.case.step == self.steps[len(self.signers)][0]
        online = self.cleared and self.ended != "withdrawn"
        assert bool(self.desk.cleared("c", digest_of(self.content))) == online
        assert not self.desk.cleared("c", digest_of("another"))
        for name in HOLDS:
            waiting = [each.case for each in self.desk.worklist(name, self.now)]
            assert waiting == (["c"] if name in expected else [])

    @invariant()
    def the_record_holds(self) -> None:
        """The chain of entries is whole, and nothing but entries makes the case."""
        if hasattr(self, "steps"):
            entries = self.desk.history("c")
            assert [entry.revision for entry in entries] == list(range(1, len(entries) + 1))


DeskAgainstModel.TestCase.settings = settings(
    max_examples=60, stateful_step_count=40, deadline=None
)
TestDeskAgainstModel = DeskAgainstModel.TestCase
