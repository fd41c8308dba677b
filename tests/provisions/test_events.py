"""Events are values: two of one name and words are one."""

from attrs import evolve

from govflow.provisions.events import Event
from govflow.words import Words


def test_an_event_is_a_value() -> None:
    """An event compares by name and words, and can be a key."""
    asked = Event("asked", Words("提问", "asked"))
    assert asked == Event("asked", Words("提问", "asked"))
    assert {asked, evolve(asked), evolve(asked, name="answered")} == {
        asked,
        Event("answered", Words("提问", "asked")),
    }
