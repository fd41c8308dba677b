"""Votes at a step: one's own, once, by one post, and never more than there are."""

from datetime import date, timedelta
from typing import Any, Final

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govflow.cases.signing import decided, owed, waits_for
from govflow.cases.voting import cast, out_of_reach
from govflow.provisions.chains import Chain, Step
from govflow.provisions.roles import Assignment, People, Person
from govflow.provisions.votes import Votes, Weight
from tests.cases.made import NOON, POLICY, UNIT, WORDS, Tale, people, person

BOARD: Final = "board"


def step(name: str, *posts: str, **about: Any) -> Step:
    """Return a step that those posts sign."""
    return Step(name, WORDS, posts, ("toy/3",), **about)


def voting(votes: Votes, *posts: str, **about: Any) -> Chain:
    """Return a chain of a draft, a step that several sign, and a signature."""
    vote = step("vote", *(posts or ("chair", "member")), votes=votes, unit=BOARD, **about)
    steps = (step("draft", "staff"), vote, step("sign", "head"))
    return Chain("vote", WORDS, WORDS, "document", steps, events=("published",))


TWO: Final = voting(Votes("toy/2", 2))
THREE: Final = voting(Votes("toy/2", 3))
WEIGHED: Final = voting(Votes("toy/2", 3, weights=(Weight("chair", 2),)))
EACH: Final = voting(Votes("toy/2", each_post=True), "chair", "member", "clerk")
VOTERS: Final = people(
    person("ann", "staff"),
    person("ben", "head"),
    person("chu", "chair", unit=BOARD),
    person("ma", "member", unit=BOARD),
    person("mi", "member", unit=BOARD),
    person("mo", "member", unit=BOARD, until=date(2024, 2, 2)),
    person("kim", "clerk", unit=BOARD),
    person("fay", "lawyer"),
    person("root", "superuser", unit="centre"),
    Person("amy", "amy", (Assignment("staff", UNIT), Assignment("member", BOARD))),
)


def at_vote(chain: Chain = TWO, voters: People = VOTERS, drafter: str = "ann") -> Tale:
    """Return a case that waits for votes."""
    tale = Tale(attrs.evolve(POLICY, chains=(chain,)), voters)
    assert tale.do(drafter, "open", chain="vote", content="x") is None
    assert tale.do(drafter, "approve") is None
    assert tale.now.step == "vote"
    return tale


def against(tale: Tale, by: str) -> str | None:
    """Have somebody vote against it; return the code of a refusal."""
    return tale.do(by, "return", note="no")


def waiting(tale: Tale) -> list[str]:
    """Return who a case waits for an hour later."""
    chain = tale.policy.chains[0]
    return list(waits_for(chain, tale.now, tale.people, tale.at + timedelta(hours=1)))


class TestForAndAgainst:
    """What votes come to."""

    def test_the_number(self) -> None:
        """One vote less than the number leaves it waiting; the number passes it."""
        tale = at_vote()
        assert tale.do("ma", "approve") is None
        assert "to" not in tale.said
        assert waiting(tale) == ["amy", "chu", "mi", "mo"]
        assert tale.do("chu", "approve") is None
        assert (tale.said["to"], tale.now.step) == ("sign", "sign")

    def test_weights(self) -> None:
        """A vote is worth what the post by which it is given is worth."""
        tale = at_vote(WEIGHED)
        tale.do("chu", "approve")
        assert tale.said["post"] == "chair"
        tale.do("ma", "approve")
        assert tale.now.step == "sign"

    def test_out_of_reach(self) -> None:
        """Votes against leave it waiting while the number can be reached, and no longer."""
        tale = at_vote(THREE)
        for by in ("chu", "ma"):
            assert against(tale, by) is None
            assert tale.entries[-1].name == "vote-against"
        assert tale.said["post"] == "member"
        assert (tale.now.state, tale.now.step) == ("open", "vote")
        assert against(tale, "mi") is None
        assert tale.entries[-1].name == "case-returned"
        assert (tale.now.state, tale.now.step, tale.now.against) == ("returned", "draft", ())

    def test_the_weight_of_a_vote_against(self) -> None:
        """What the voter's post is worth is lost with a vote against."""
        tale = at_vote(voting(Votes("toy/2", 5, weights=(Weight("chair", 2),))))
        assert against(tale, "ma") is None  # chu 2, mi 1, mo 1, amy 1 may still come
        assert tale.entries[-1].name == "vote-against"
        assert against(tale, "chu") is None
        assert tale.entries[-1].name == "case-returned"

    def test_who_is_not_in_post_cannot_make_up_the_number(self) -> None:
        """Whose term is over by then gives no vote, and none is waited for."""
        tale = at_vote(voting(Votes("toy/2", 4)))
        tale.at = NOON + timedelta(days=3)
        assert tale.do("mo", "approve") == "not-in-post"
        assert tale.codes == ["not-in-post"]
        assert against(tale, "ma") is None  # chu, mi and amy are left
        assert tale.entries[-1].name == "case-returned"

    def test_a_return_names_where_to(self) -> None:
        """The vote against that decides sends it back where it says."""
        tale = at_vote(voting(Votes("toy/2", 5)))
        assert tale.do("ma", "return", to="vote", note="again") is None
        assert (tale.entries[-1].name, tale.now.step) == ("case-returned", "vote")
        assert waiting(tale) == ["amy", "chu", "ma", "mi", "mo"]

    def test_a_step_of_one(self) -> None:
        """Where one signs, a return is a return."""
        ordinary = THREE.step("sign")
        assert out_of_reach(ordinary, at_vote().now, ("head",), UNIT, (), NOON)

    def test_a_vote_against_needs_a_reason(self) -> None:
        """A vote against without a reason is refused as a return without one is."""
        assert at_vote().do("ma", "return") == "needs-note"


class TestOnce:
    """Nobody votes twice, and only who may vote does."""

    @pytest.mark.parametrize(
        ("first", "then", "code"),
        [
            ("approve", "approve", "separation-of-duties"),
            ("approve", "return", "separation-of-duties"),
            ("return", "approve", "not-at-this-step"),
            ("return", "return", "not-at-this-step"),
        ],
    )
    def test_nobody_votes_twice(self, first: str, then: str, code: str) -> None:
        """Who has voted, for or against, votes no more, either way, and no vote changes."""
        tale = at_vote(THREE)
        assert tale.do("ma", first, note="x") is None
        before = tale.now
        assert tale.do("ma", then, note="y") == code
        assert tale.now == before

    @pytest.mark.parametrize("do", ["approve", "return"])
    @pytest.mark.parametrize(
        ("by", "code"), [("ben", "not-your-unit"), ("kim", "not-your-role"), ("fay", None)]
    )
    def test_who_holds_no_post_of_it(self, do: str, by: str, code: str | None) -> None:
        """Others are told that they hold no post of the step, and nothing of votes."""
        tale = at_vote()
        assert tale.do(by, do, note="x") == (code or "not-your-unit")
        assert len(tale.codes) == 1

    @pytest.mark.parametrize("do", ["approve", "return"])
    def test_who_took_part_before(self, do: str) -> None:
        """Who signed another step of the group has no vote, neither for nor against."""
        tale = at_vote(drafter="amy")
        assert tale.do("amy", do, note="x") == "separation-of-duties"
        assert "amy" not in waiting(tale)

    @pytest.mark.parametrize("do", ["approve", "return"])
    def test_after_the_number_is_reached(self, do: str) -> None:
        """What has its number and waits for an added signer takes no more votes."""
        tale = at_vote()
        tale.do("ma", "add-signer", to="fay")
        tale.do("ma", "approve")
        tale.do("chu", "approve")
        assert tale.now.step == "vote"
        assert tale.do("mi", do, note="x") == "not-at-this-step"
        assert waiting(tale) == ["fay"]

    @pytest.mark.parametrize("do", ["approve", "return"])
    @pytest.mark.parametrize("acting", [True, False])
    def test_acting(self, do: str, acting: bool) -> None:
        """Who acts for a post votes by it, and the record says that they acted."""
        voters = people(person("ann", "staff"), person("ada", "chair", unit=BOARD, acting=acting))
        tale = at_vote(WEIGHED, voters)
        assert tale.do("ada", do, note="x") is None
        if do == "approve":
            assert (tale.said["post"], tale.said["acting"]) == ("chair", acting)


class TestOnesOwn:
    """A vote is nobody else's."""

    @pytest.mark.parametrize("do", ["delegate", "reassign"])
    @pytest.mark.parametrize("to", ["mi", "ma", "ben"])
    def test_it_is_not_handed_on(self, do: str, to: str) -> None:
        """No vote is delegated or reassigned, and nobody takes the step for themselves."""
        tale = at_vote()
        assert tale.do("ma", do, to=to) == "not-allowed"
        assert tale.refused is not None
        assert ("toy/2",) in {reason.norms for reason in tale.refused.reasons}
        assert waiting(tale) == ["amy", "chu", "ma", "mi", "mo"]

    def test_a_voter_is_not_added_beside_the_voters(self) -> None:
        """Who has a vote is not made a signer beside the others, for or against."""
        tale = at_vote(THREE)
        against(tale, "mi")
        for who in ("mi", "mo"):
            assert tale.do("ma", "add-signer", to=who) == "not-allowed"
        assert tale.do("ma", "add-signer", to="fay") is None

    def test_an_added_signer_who_comes_into_the_post(self) -> None:
        """Whoever was added signs beside the voters, and has no vote even in the post."""
        late = person("lee", "member", unit=BOARD, since=date(2024, 2, 2))
        voters = attrs.evolve(VOTERS, persons={**VOTERS.persons, "lee": late})
        tale = at_vote(THREE, voters)
        assert tale.do("ma", "add-signer", to="lee") is None
        tale.at += timedelta(days=1)
        assert against(tale, "lee") == "not-at-this-step"
        assert tale.do("ma", "approve") is None
        assert tale.do("mi", "approve") is None
        assert tale.do("lee", "approve") is None
        assert (tale.now.step, tale.said["added"]) == ("vote", True)
        assert against(tale, "chu") is None  # amy is left, and lee's signature is no vote
        assert tale.entries[-1].name == "vote-against"
        assert tale.do("amy", "approve") is None
        assert tale.now.step == "sign"


class TestBeside:
    """Added signers, edits and the superuser beside the voters."""

    def test_the_number_and_the_added(self) -> None:
        """It is passed once both have signed, whoever comes last; removing them passes it too."""
        first = at_vote()
        first.do("ma", "add-signer", to="fay")
        assert first.do("fay", "approve") is None
        first.do("ma", "approve")
        assert first.now.step == "vote"
        first.do("chu", "approve")
        assert first.now.step == "sign"
        last = at_vote()
        last.do("ma", "add-signer", to="fay")
        last.do("ma", "approve")
        last.do("chu", "approve")
        assert last.do("ma", "remove-signer", to="fay") is None
        assert (last.said["to"], last.now.step) == ("sign", "sign")

    def test_removed_before_the_number(self) -> None:
        """An added signer who is removed while votes are missing passes nothing."""
        tale = at_vote()
        tale.do("ma", "add-signer", to="fay")
        tale.do("ma", "approve")
        assert tale.do("ma", "remove-signer", to="fay") is None
        assert tale.now.step == "vote"

    def test_an_edit_voids_votes(self) -> None:
        """After an edit everybody votes anew, whichever way they had voted."""
        tale = at_vote(THREE)
        tale.do("ma", "approve")
        against(tale, "mi")
        assert tale.do("ann", "edit", content="y") is None
        assert (tale.now.signatures, tale.now.against) == ((), ())
        assert tale.do("ann", "approve") is None
        assert waiting(tale) == ["amy", "chu", "ma", "mi", "mo"]

    def test_a_later_return_voids_votes(self) -> None:
        """Returned to the vote from a later step, it is voted on anew."""
        tale = at_vote()
        tale.do("ma", "approve")
        tale.do("chu", "approve")
        assert tale.do("ben", "return", to="vote", note="x") is None
        assert cast(tale.now, TWO.step("vote")) == []
        assert waiting(tale) == ["amy", "chu", "ma", "mi", "mo"]

    def test_a_withdrawal_voids_the_votes_of_an_open_step(self) -> None:
        """Withdrawn in the middle of a vote, the vote comes to nothing; what was passed stands."""
        tale = at_vote(THREE)
        tale.do("ma", "approve")
        tale.do("ann", "withdraw")
        assert [signature.step for signature in tale.now.signatures] == ["draft"]

    def test_an_override(self) -> None:
        """A superuser passes the step whatever was voted; no vote is counted for them."""
        tale = at_vote(THREE)
        against(tale, "ma")
        tale.do("root", "override", note="x")
        assert tale.now.step == "sign"
        assert cast(tale.now, THREE.step("vote")) == []


ACTS: Final = ("approve", "approve", "return", "add-signer", "remove-signer", "edit", "delegate")


@settings(deadline=None, max_examples=120)
@given(
    st.sampled_from([TWO, THREE, WEIGHED, EACH]),
    st.lists(
        st.tuples(st.sampled_from(sorted(VOTERS.persons)), st.sampled_from(ACTS)), max_size=25
    ),
    st.sampled_from(sorted(VOTERS.persons)),
)
def test_votes_are_conserved(chain: Chain, acts: list[tuple[str, str]], other: str) -> None:
    """Whatever is tried: one vote a person, none lost or made, passed only by its number."""
    tale = at_vote(chain)
    vote = chain.step("vote")
    for by, do in acts:
        before = tale.now
        if tale.do(by, do, note="x", to=other if "signer" in do else None, content="x") is not None:
            assert tale.now == before
            continue
        entry, now = tale.entries[-1], tale.now
        given, denied = cast(now, vote), now.against
        if entry.name in {"step-approved", "vote-against"} and before.step == "vote":
            changed = len(given) + len(denied) - len(cast(before, vote)) - len(before.against)
            gone = len(before.against) if now.step != "vote" else 0
            assert changed == (0 if entry.data.get("added") else 1) - gone
        voters = [signature.person for signature in (*given, *denied)]
        assert len(voters) == len(set(voters))
        if now.step == "vote":
            assert not (decided(now, vote) and not owed(now, vote))
        elif before.step == "vote" and entry.name in {"step-approved", "signer-removed"}:
            assert decided(now, vote)
            assert vote.votes is not None
            assert vote.votes.passed([signature.post for signature in given], vote.posts)
        if entry.name == "vote-against":
            left = [tale.people.persons[name] for name in waiting(tale) if name not in now.added]
            assert not out_of_reach(vote, now, vote.posts, BOARD, left, tale.at)
        assert tale.folded() == now
