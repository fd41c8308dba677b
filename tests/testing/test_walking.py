"""Walks: what became of each act, and the case after it."""

from datetime import timedelta

from govflow.cases.acts import Act
from govflow.cases.state import evolve
from govflow.journal import GENESIS, fold, verify
from govflow.testing.offices import START, office
from govflow.testing.walking import Walk, moved, sealed
from tests.cases.made import CALENDAR
from tests.testing.made import SIPING

OPEN = Act("open", START, "staff-1", "c", "publication")
WRONG = Act("approve", START, "staff-2", "c")
RIGHT = Act("approve", START, "secrecy-reviewer-1", "c")


def walk(*acts: Act) -> Walk:
    """Return the walk of those acts."""
    return Walk(SIPING, office(SIPING)).then(*acts)


def test_before_it_begins() -> None:
    """A walk of no acts has no case and no entries."""
    assert walk().case is None
    assert walk().entries == ()


def test_what_becomes_of_each_act() -> None:
    """What is done is kept with its entries, what is refused with its reasons."""
    found = walk(OPEN, WRONG, RIGHT)
    assert [move.refusal and move.refusal.code for move in found.moves] == [
        None,
        "not-your-role",
        None,
    ]
    assert [entry.name for entry in found.entries] == ["case-opened", "step-approved"]
    assert found.acts == (OPEN, RIGHT)
    assert found.moves[1].entries == ()
    assert found.moves[1].case == found.moves[0].case


def test_the_case_is_what_the_entries_come_to() -> None:
    """The case of a walk is the fold of its entries."""
    found = walk(OPEN, RIGHT)
    start = None
    assert fold(evolve, start, found.entries) == found.case


def test_a_walk_stays_where_it_is() -> None:
    """Trying an act, or going on, gives another value."""
    found = walk(OPEN)
    move = found.move(RIGHT)
    assert move == moved(SIPING, found.case, RIGHT, found.people, CALENDAR)
    assert move.case == found.then(RIGHT).case != found.case
    assert found.anew([OPEN, RIGHT]) == found.then(RIGHT)


def test_in_short() -> None:
    """A walk is printed by its acts: who did what, to whom, and why not."""
    told = repr(walk(OPEN, WRONG, Act("copy", START, "staff-1", "c", to="staff-2")))
    assert told == (
        "<walk of siping: staff-1 open, staff-2 approve not-your-role, staff-1 copy staff-2>"
    )
    event = Act("event", START, None, "c", name="published")
    assert "the host event published not-at-this-step" in repr(walk(OPEN, event))


def test_sealed() -> None:
    """Entries are sealed in their chain from the first."""
    later = Act("approve", START + timedelta(days=1), "deputy-head-1", "c")
    stream = sealed(walk(OPEN, RIGHT, later).entries)
    assert [one.entry.revision for one in stream] == [1, 2, 3]
    assert verify(stream) == stream[-1].hash
    assert verify(sealed([])) == GENESIS
