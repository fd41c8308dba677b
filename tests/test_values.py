"""Values that are made fast are the same values."""

import pickle

import attrs
import pytest
from attrs.exceptions import FrozenInstanceError

from govflow.values import maker


@attrs.frozen
class Thing:
    """A value with a default."""

    name: str
    parts: tuple[str, ...] = ()
    facts: dict[str, object] = attrs.field(factory=dict)


make = maker(Thing)


def test_what_is_made_is_what_the_class_makes() -> None:
    """Class, fields, defaults, equality, hash and text are those of the class."""
    for made, plain in ((make("a", ("b",), {}), Thing("a", ("b",), {})), (make("a"), Thing("a"))):
        assert type(made) is Thing
        assert made == plain
        assert repr(made) == repr(plain)
        assert pickle.loads(pickle.dumps(made)) == plain
    assert hash(maker(Word)("a")) == hash(Word("a"))
    assert make("a").facts is not make("a").facts


@attrs.frozen
class Word:
    """A value that can be hashed."""

    text: str


def test_what_is_made_is_frozen() -> None:
    """Nothing of it can be set, added or deleted."""
    made = make("a")
    with pytest.raises(FrozenInstanceError):
        made.name = "b"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del made.name
    with pytest.raises(FrozenInstanceError):
        made.other = 1  # type: ignore[attr-defined]


def test_arguments_are_counted() -> None:
    """A missing argument is a TypeError, as it is to the class."""
    with pytest.raises(TypeError):
        make()  # type: ignore[call-arg]
