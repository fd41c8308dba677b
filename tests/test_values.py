"""Values that are made fast are the same values."""

import pickle

import attrs
import pytest
from attrs.exceptions import FrozenInstanceError

from govflow.values import frozen, maker


@frozen
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


@frozen
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


def test_frozen_values_print_as_those_of_attrs() -> None:
    """One text for all classes: the class by its own name, and each field that is shown."""

    @frozen
    class Pair:
        left: int
        right: str = attrs.field(default="r", repr=False)
        _own: tuple[int, ...] = attrs.field(default=(), repr=lambda held: f"{len(held)} held")

    @attrs.frozen
    class Twin:
        left: int
        right: str = attrs.field(default="r", repr=False)
        _own: tuple[int, ...] = attrs.field(default=(), repr=lambda held: f"{len(held)} held")

    assert repr(Pair(1, own=(2,))) == repr(Twin(1, own=(2,))).replace("Twin", "Pair")


def test_a_text_of_its_own_is_kept() -> None:
    """A class that says how it prints prints so, and one that shows nothing shows nothing."""

    @frozen
    class Spoken:
        left: int

        def __repr__(self) -> str:
            return "spoken"

    @frozen(repr=False)
    class Silent:
        left: int

    assert repr(Spoken(1)) == "spoken"
    assert repr(Silent(1)).startswith("<")
