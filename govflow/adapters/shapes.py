"""The table of classes that a policy file is made of: codec and schema both come from it.

A class under a union carries its name as `type`. What a file says differently from the
class (facts by name, labels that follow from the fact) stands in `_HINTS` and `_DERIVED`.
"""

from collections.abc import Callable, Mapping
from functools import cache
from types import NoneType, UnionType
from typing import Any, Final, NewType, Union, get_args, get_origin, get_type_hints

import attrs

from govflow.calendars.periods import CalendarEnd, Span, Yearly
from govflow.law import Instrument, OtherWindow, Window
from govflow.policy import Policy
from govflow.provisions.chains import Branch, Chain, PostsWhen, Run, Step
from govflow.provisions.checklists import CheckItem
from govflow.provisions.choices import Choice
from govflow.provisions.clocks import Clock, Extension, Lost, Unstated
from govflow.provisions.columns import BlankRule, ColumnRule, OwnLimit
from govflow.provisions.cycles import OwnCycle
from govflow.provisions.decisions import Decision
from govflow.provisions.events import Event
from govflow.provisions.gates import Delegation, Gate
from govflow.provisions.ladders import Ladder, Rung
from govflow.provisions.prerequisites import Prerequisite
from govflow.provisions.registers import Register, RegisterColumn
from govflow.provisions.requirements import Requirement
from govflow.provisions.roles import Authority, Post, Responsibility
from govflow.provisions.rosters import Roster
from govflow.provisions.things import SUBJECTS, facts_of
from govflow.provisions.titles import TitleRule
from govflow.provisions.variants import Variant
from govflow.provisions.votes import Votes, Weight
from govflow.rules.conditions import AllOf, AnyOf, Compare, Not, OneOf
from govflow.rules.facts import FactType
from govflow.values import frozen
from govflow.words import Words

FORMAT: Final = 1
TAG: Final = "type"
FactName = NewType("FactName", str)
"""The name of a fact of the subject that the clock, column rule or chain is about."""
Cell = NewType("Cell", object)
"""A cell of a table: a value, a range of values, or anything."""


@frozen
class ColumnDefault:
    """A fact of a column read in where unstated, and the reading it rests on."""

    fact: FactName
    value: object
    reading: str


@frozen
class Shape:
    """A class as files have it: its stable name, and whether it stands under a union."""

    name: str
    cls: Any
    tagged: bool = False


@frozen
class Member:
    """One key of a shape: its type in files, and what holds where it is left out."""

    name: str
    hint: Any
    required: bool
    default: object


SHAPES: Final = (
    Shape("policy", Policy),
    Shape("instrument", Instrument),
    Shape("window", Window),
    Shape("other-window", OtherWindow),
    Shape("words", Words),
    Shape("clock", Clock),
    Shape("event", Event),
    Shape("extension", Extension),
    Shape("variant", Variant),
    Shape("column-rule", ColumnRule),
    Shape("own-limit", OwnLimit),
    Shape("blank-rule", BlankRule),
    Shape("title-rule", TitleRule),
    Shape("column-default", ColumnDefault),
    Shape("chain", Chain),
    Shape("step", Step),
    Shape("posts-when", PostsWhen),
    Shape("check-item", CheckItem),
    Shape("branch", Branch),
    Shape("run", Run),
    Shape("votes", Votes),
    Shape("weight", Weight),
    Shape("delegation", Delegation),
    Shape("gate", Gate),
    Shape("requirement", Requirement),
    Shape("prerequisite", Prerequisite),
    Shape("roster", Roster),
    Shape("decision", Decision),
    Shape("choice", Choice),
    Shape("authority", Authority),
    Shape("ladder", Ladder),
    Shape("rung", Rung),
    Shape("register", Register),
    Shape("register-column", RegisterColumn),
    Shape("post", Post),
    Shape("responsibility", Responsibility),
    Shape("span", Span, tagged=True),
    Shape("yearly", Yearly, tagged=True),
    Shape("calendar-end", CalendarEnd, tagged=True),
    Shape("lost", Lost, tagged=True),
    Shape("unstated", Unstated, tagged=True),
    Shape("own-cycle", OwnCycle, tagged=True),
    Shape("compare", Compare, tagged=True),
    Shape("one-of", OneOf, tagged=True),
    Shape("all-of", AllOf, tagged=True),
    Shape("any-of", AnyOf, tagged=True),
    Shape("not", Not, tagged=True),
)
SHAPE_OF: Final[Mapping[type, Shape]] = {shape.cls: shape for shape in SHAPES}

_HINTS: Final[Mapping[tuple[type, str], Any]] = {
    (Policy, "column_defaults"): tuple[ColumnDefault, ...],
    (Compare, "fact"): FactName,
    (OneOf, "fact"): FactName,
    (Extension, "fact"): FactName,
    (Run, "from_fact"): FactName | None,
    (Chain, "facts"): tuple[FactName, ...],
    (Gate, "facts"): tuple[FactName, ...],
    (Decision, "inputs"): tuple[FactName, ...],
    (Decision, "chosen"): FactName | None,
    (Choice, "answer"): FactName,
    (Choice, "unless"): FactName | None,
    (Choice, "cells"): tuple[Cell, ...],
    (OwnCycle, "covered"): FactName,
    (OwnLimit, "parameter"): FactName,
    (OwnLimit, "says"): tuple[FactName, ...],
    (BlankRule, "counts"): FactName,
    (ColumnRule, "unless"): FactName | None,
    (Variant, "counts"): FactName | None,
}
_DERIVED: Final = frozenset({(Compare, "label"), (OneOf, "label")})
_UNWRITTEN: Final = frozenset({(Compare, "called"), (OneOf, "called")})
"""What always follows from the fact: in files a choice is its code."""


@cache
def members(cls: type) -> tuple[Member, ...]:
    """Return the keys of a class in its order; what it computes itself is none."""
    hints = get_type_hints(cls)
    return tuple(
        _member(cls, field, _HINTS.get((cls, field.name), hints[field.name]))
        for field in attrs.fields(cls)
        if field.init and (cls, field.name) not in _UNWRITTEN
    )


def _member(cls: type, field: Any, hint: Any) -> Member:
    if field.default is not attrs.NOTHING:
        return Member(field.name, hint, required=False, default=field.default)
    if NoneType in alternatives(hint):
        return Member(field.name, hint, required=False, default=None)
    required = (cls, field.name) not in _DERIVED
    return Member(field.name, hint, required, attrs.NOTHING)


def is_union(hint: object) -> bool:
    """Return whether a type is one of several, None counted."""
    return get_origin(hint) in {Union, UnionType}


def alternatives(hint: Any) -> tuple[Any, ...]:
    """Return the types that a type is one of: itself where it is no union."""
    return get_args(hint) if is_union(hint) else (hint,)


def facts_about(cls: type, member: Callable[[str], object]) -> Mapping[str, FactType] | None:
    """Return the facts that conditions within a value of that class may read, None if unsaid."""
    if cls in {Clock, Chain, Requirement, Prerequisite, Decision}:
        return subject_facts(member("subject"))
    about_columns = {ColumnRule, ColumnDefault, OwnLimit, BlankRule, TitleRule}
    return facts_of("column") if cls in about_columns else None


def subject_facts(subject: object) -> Mapping[str, FactType] | None:
    """Return the facts of a subject, None where there is no such subject."""
    for known in SUBJECTS:
        if known == subject:
            return facts_of(known)
    return None
