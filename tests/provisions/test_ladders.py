"""Ladders: how far a referral has come, which rung is next, and what goes with another."""

import pytest

from govflow.errors import PolicyError
from govflow.provisions.ladders import Ladder, Rung
from govflow.words import Words

WORDS = Words("某事", "something")


def rung(event: str, *beside: str) -> Rung:
    """Return a rung that goes with those."""
    return Rung(event, WORDS, "toy/1", beside=beside)


LADDER = Ladder(
    "toy", WORDS, "referral", (rung("remind"), rung("name", "strike"), rung("strike"), rung("fire"))
)


@pytest.mark.parametrize(
    ("happened", "taken", "lacking", "following"),
    [
        ([], [], [], ["remind"]),
        (["heard"], [], [], ["remind"]),
        (["remind"], ["remind"], [], ["name"]),
        (["remind", "name"], ["remind", "name"], ["strike"], ["strike"]),
        (["name"], ["name"], ["strike"], ["strike"]),
        (["strike"], ["strike"], [], ["fire"]),
        (["strike", "name", "remind"], ["remind", "name", "strike"], [], ["fire"]),
        (["remind", "name", "strike", "fire"], ["remind", "name", "strike", "fire"], [], []),
        (["fire", "name"], ["name", "fire"], ["strike"], ["strike"]),
    ],
)
def test_how_far_it_has_come(
    happened: list[str], taken: list[str], lacking: list[str], following: list[str]
) -> None:
    """What must go with a rung that was taken comes before the next one up."""
    standing = LADDER.standing(happened)
    found = (standing.taken, standing.lacking, standing.following)
    assert [[each.event for each in rungs] for rungs in found] == [taken, lacking, following]


@pytest.mark.parametrize(
    ("rungs", "said"),
    [
        ((rung("remind"), rung("remind")), "one rung is given twice"),
        ((rung("remind", "strike"),), "there is no rung 'strike'"),
    ],
)
def test_ladders_that_cannot_hold(rungs: tuple[Rung, ...], said: str) -> None:
    """A rung given twice, or beside one that is not there, is an error that names the ladder."""
    with pytest.raises(PolicyError, match=said) as raised:
        Ladder("toy", WORDS, "referral", rungs)
    assert raised.value.where == "toy"
