"""Votes: what a step needs, what each vote is worth, and which numbers mean nothing."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govflow.errors import PolicyError
from govflow.provisions.votes import Votes, Weight

CHAIR = (Weight("chair", 2),)
POSTS = ("chair", "member", "clerk")
signatures = st.lists(st.sampled_from(POSTS), max_size=8)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"needed": 0}, "at least one vote"),
        ({"needed": -1}, "at least one vote"),
        ({"weights": (Weight("chair", 0),)}, "at least one vote"),
        ({"each_post": True, "needed": 2}, "each post signs: no numbers of votes"),
        ({"each_post": True, "weights": CHAIR}, "each post signs: no numbers of votes"),
        ({"weights": CHAIR * 2}, "one post has two weights"),
    ],
)
def test_numbers_that_mean_nothing(changes: Any, said: str) -> None:
    """A number that no votes can mean is refused when it is written, naming the norm."""
    with pytest.raises(PolicyError) as raised:
        Votes("toy/1", **changes)
    assert raised.value.speak("en") == f"toy/1: {said}"
    assert raised.value.speak("zh").startswith("toy/1：")


@pytest.mark.parametrize(("post", "worth"), [("chair", 2), ("member", 1), (None, 1)])
def test_what_a_vote_is_worth(post: str | None, worth: int) -> None:
    """A vote is worth one, unless the post has a weight."""
    assert Votes("toy/1", 3, weights=CHAIR).worth(post) == worth


@pytest.mark.parametrize(
    ("signed", "passed"),
    [
        ([], False),
        (["member", "member"], False),
        (["chair"], False),
        (["member", "member", "member"], True),
        (["chair", "member"], True),
        (["chair", "chair"], True),
    ],
)
def test_a_number_of_votes(signed: list[str], passed: bool) -> None:
    """It is passed once what the votes are worth comes to the number: one less does not do."""
    assert Votes("toy/1", 3, weights=CHAIR).passed(signed, POSTS) is passed


@pytest.mark.parametrize(
    ("signed", "passed"),
    [
        (["chair", "member"], False),
        (["chair", "chair", "member"], False),
        (["clerk", "chair", "member"], True),
        (["clerk", "chair", "member", "guest"], True),
    ],
)
def test_each_post(signed: list[str], passed: bool) -> None:
    """Where each post signs, two of one post do not stand for another."""
    assert Votes("toy/1", each_post=True).passed(signed, POSTS) is passed


@given(signatures, st.integers(1, 6), st.sampled_from(POSTS))
def test_one_more_vote_never_undoes_it(signed: list[str], needed: int, more: str) -> None:
    """What is passed stays passed with one more vote, in whatever order they came."""
    for votes in (Votes("toy/1", needed, weights=CHAIR), Votes("toy/1", each_post=True)):
        if votes.passed(signed, POSTS):
            assert votes.passed([*signed, more], POSTS)
            assert votes.passed([more, *reversed(signed)], POSTS)
