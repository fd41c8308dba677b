"""Each post signs (会签): in any order, each once, one person for one post."""

import pytest

from govflow.cases.voting import vote_of
from tests.cases.made import people, person
from tests.cases.test_voting import BOARD, EACH, VOTERS, WEIGHED, against, at_vote, waiting


class TestEachPost:
    """Each post signs (会签)."""

    def test_in_any_order(self) -> None:
        """The last of the posts passes it, whichever that is."""
        tale = at_vote(EACH)
        for by, at in (("kim", "vote"), ("ma", "vote"), ("chu", "sign")):
            assert tale.do(by, "approve") is None
            assert tale.now.step == at

    @pytest.mark.parametrize("do", ["approve", "return"])
    def test_a_post_signs_once(self, do: str) -> None:
        """Another holder of a post that has signed has no vote left, for or against."""
        tale = at_vote(EACH)
        tale.do("ma", "approve")
        assert tale.do("mi", do, note="x") == "not-at-this-step"
        assert waiting(tale) == ["chu", "kim"]

    def test_one_against_is_enough(self) -> None:
        """One vote against sends it back, whoever else would sign for that post."""
        tale = at_vote(EACH)
        tale.do("chu", "approve")
        assert against(tale, "ma") is None
        assert (tale.entries[-1].name, tale.now.step) == ("case-returned", "draft")

    def test_one_person_signs_for_one_post(self) -> None:
        """Who holds two of the posts signs for one: the other waits for somebody else."""
        double = person("duo", "chair", "member", unit=BOARD)
        tale = at_vote(EACH, people(person("ann", "staff"), double, VOTERS.persons["kim"]))
        tale.do("kim", "approve")
        assert tale.do("duo", "approve") is None
        assert tale.said["post"] == "chair"
        assert tale.do("duo", "approve") == "separation-of-duties"
        assert (tale.now.step, waiting(tale)) == ("vote", [])

    @pytest.mark.parametrize("others", [("chu", "kim"), ("ma", "kim"), ("mi", "kim")])
    @pytest.mark.parametrize("place", [0, 1, 2])
    def test_by_the_post_that_leaves_the_rest_to_others(
        self, others: tuple[str, str], place: int
    ) -> None:
        """Who holds two of the posts signs for the one that others cannot, first or last."""
        double = person("duo", "chair", "member", unit=BOARD)
        signers = list(others)
        signers.insert(place, "duo")
        voters = people(person("ann", "staff"), double, *(VOTERS.persons[name] for name in others))
        tale = at_vote(EACH, voters)
        for by in signers:
            assert tale.do(by, "approve") is None
        assert tale.now.step == "sign"

    def test_a_ring_of_double_posts(self) -> None:
        """Three people with two of three posts each can sign in any order."""
        ring = (
            person("one", "chair", "member", unit=BOARD),
            person("two", "member", "clerk", unit=BOARD),
            person("tri", "clerk", "chair", unit=BOARD),
        )
        for first, second, third in ((0, 1, 2), (1, 0, 2), (2, 1, 0), (1, 2, 0)):
            tale = at_vote(EACH, people(person("ann", "staff"), *ring))
            for n in (first, second, third):
                assert tale.do(ring[n].id, "approve") is None
            assert tale.now.step == "sign"

    def test_among_several_posts_the_heaviest(self) -> None:
        """Who holds several posts has one vote, by the one that counts most."""
        double = person("duo", "member", "chair", unit=BOARD)
        tale = at_vote(WEIGHED, people(person("ann", "staff"), double, VOTERS.persons["ma"]))
        held = vote_of(WEIGHED.step("vote"), tale.now, ("chair", "member"), BOARD, double, tale.at)
        assert held is not None
        assert held.post == "chair"
        tale.do("duo", "approve")
        assert tale.do("duo", "approve") == "separation-of-duties"
        tale.do("ma", "approve")
        assert tale.now.step == "sign"
