"""Things: every fact may be unknown, has two names, and can be used in a condition."""

import re
from typing import get_args

import attrs
import pytest

import govflow.provisions
from govflow.provisions import things
from govflow.provisions.things import COLUMN_KINDS, SUBJECTS, Column, Subject, fact_class
from govflow.rules.facts import FactType, declared_facts

CLASSES = [fact_class(subject) for subject in SUBJECTS]
FACTS = [found for cls in CLASSES for found in declared_facts(cls).values()]


def test_every_subject_has_its_class() -> None:
    """Whatever a clock may be about has facts that can be stated of it."""
    assert get_args(Subject) == SUBJECTS
    assert [cls.__name__.lower() for cls in CLASSES] == list(SUBJECTS)


def test_a_thing_is_loaded_when_it_is_named() -> None:
    """What the room does not hold is no thing, and is said to be none."""
    with pytest.raises(AttributeError, match="has no attribute 'Ship'"):
        _ = things.Ship


def test_the_kinds_of_column_of_the_contract() -> None:
    """The kinds of column are the eight of the contract, and the fact admits just these."""
    assert COLUMN_KINDS == (
        "news",
        "notices",
        "periodic",
        "fixed",
        "interaction",
        "topic",
        "annual-report",
        "other",
    )
    assert declared_facts(Column)["kind"].choices == COLUMN_KINDS


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_everything_may_be_unknown(cls: type) -> None:
    """A thing of which nothing is stated can be made; all its fields are unknown facts."""
    assert set(attrs.asdict(cls())) == set(declared_facts(cls))
    assert set(attrs.asdict(cls()).values()) <= {None}


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_things_are_values(cls: type) -> None:
    """Two things of which the same is known are equal and hash alike."""
    assert len({cls(), cls()}) == 1
    assert attrs.fields_dict(cls) == {} or list(attrs.fields_dict(cls)) == list(declared_facts(cls))


@pytest.mark.parametrize("declared", FACTS, ids=lambda declared: declared.name)
def test_facts_have_two_names_and_types(declared: FactType) -> None:
    """A fact is called something in Chinese and in English, and admits its own choices."""
    assert re.search(r"[一-鿿]", declared.label.zh)
    assert re.fullmatch(r"[a-z][a-z ,]+", declared.label.en)
    assert declared.kinds
    assert all(declared.admits(choice) for choice in declared.choices)
    assert not declared.admits(None)


@pytest.mark.parametrize("declared", FACTS, ids=lambda declared: declared.name)
def test_choices_are_called_in_both_languages(declared: FactType) -> None:
    """Every choice is called something, in Chinese and in English, and no two alike."""
    assert [choice for choice, _ in declared.called] == list(declared.choices)
    for _, words in declared.called:
        assert re.search(r"[一-鿿]", words.zh)
        assert re.fullmatch(r"[a-z][a-z -]+", words.en)
    assert len({words for _, words in declared.called}) == len(declared.called)


def test_one_name_one_type() -> None:
    """A fact name that two things share has the same type in both: it is stated by name."""
    types: dict[str, set[tuple[object, ...]]] = {}
    for found in FACTS:
        types.setdefault(found.name, set()).add((found.kinds, found.choices))
    shared = {name for name, ways in types.items() if len(ways) > 1}
    assert shared == {"kind"}  # the kind of a message and that of a column


def test_the_door_lists_what_it_offers() -> None:
    """The package offers exactly the names it lists, sorted."""
    names = govflow.provisions.__all__
    assert names == sorted(names, key=lambda name: (name[0].islower(), name))
    assert all(hasattr(govflow.provisions, name) for name in names)
