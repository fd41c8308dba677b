"""Typed facts: attrs classes whose fields may be unknown, and the names conditions use.

A fact class declares each fact with `fact(...)`; None means unknown. `facts(cls)` gives
the proxies that make `message.kind == "error-report"` a condition node; they exist only
while a policy is written.
"""

import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date, datetime, timedelta
from functools import cache
from types import MappingProxyType, NoneType, UnionType
from typing import Any, Final, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

import attrs

from govflow.errors import ConditionError, PolicyError, UnknownNameError, UsageError
from govflow.values import frozen
from govflow.words import Words

_LABEL: Final = "govflow.label"
_CHOICES: Final = "govflow.choices"
ORDERED: Final = (int, float, date, datetime, timedelta)
"""The types whose values are more and less; text is not: its order is that of spelling."""
_Thing = TypeVar("_Thing")
FACT: Final = Words("事实", "fact")
_TRUTHS: Final[Mapping[bool, Words]] = {True: Words("是", "yes"), False: Words("否", "no")}
_EMPTY: Final = Words("空", "empty")
Called = tuple[tuple[object, Words], ...]
"""What values are called in sentences: each choice of a fact with its words."""


def fact(zh: str, en: str, *, choices: Mapping[Any, Words] | None = None) -> Any:
    """Declare a fact that may be unknown, with its name in Chinese and English.

    `choices` says what each value of a Literal is called: values are stated and stored as
    they are, and said in words. Stating a value that it can never have raises UsageError.
    """
    return attrs.field(
        default=None,
        kw_only=True,
        metadata={_LABEL: Words(zh, en), _CHOICES: tuple((choices or {}).items())},
        validator=attrs.validators.optional(_check_stated),
    )


def _check_stated(thing: object, stated: Any, value: object) -> None:
    declared = declared_facts(type(thing))[stated.name]
    if not declared.admits(value):
        raise unfit(declared, value)


@frozen
class FactType:
    """One declared fact: its name, what it is called, and the values it may take.

    `called` says what its choices are called, where they have words.
    """

    name: str
    label: Words
    kinds: tuple[type, ...]
    choices: tuple[object, ...] = ()
    called: Called = ()

    def admits(self, value: object) -> bool:
        """Return whether `value` may stand for this fact."""
        if self.choices:
            return any(value == choice and type(value) is type(choice) for choice in self.choices)
        return any(_is_of(value, kind) for kind in self.kinds)

    def expects(self) -> str:
        """Return the values it may take, in words for a message."""
        if self.choices:
            return " | ".join(str(choice) for choice in self.choices)
        return " | ".join("true | false" if k is bool else k.__name__ for k in self.kinds)

    def say(self, value: object) -> Words:
        """Return one of its values in words."""
        return say_value(value, self.called)

    def read(self, text: str) -> object:
        """Read a value that was written as text. Raises UsageError naming what is right."""
        for candidate in _candidates(text, self):
            if self.admits(candidate):
                return candidate
        raise unfit(self, text)


def unfit(declared: FactType, value: object) -> UsageError:
    """Return the error for a value that a fact can never have: it names what is right."""
    return UsageError(
        Words(
            f"事实“{declared.name}”不能取值{value!r}；应为：{declared.expects()}",
            f"the fact {declared.name!r} cannot be {value!r}; it is one of: {declared.expects()}",
        )
    )


def say_value(value: object, called: Called = ()) -> Words:
    """Return a value in words: what it is called, yes or no, empty, else as it prints."""
    for choice, words in called:
        if choice == value:
            return words
    if isinstance(value, bool):
        return _TRUTHS[value]
    return _EMPTY if value == "" else Words(str(value), str(value))


def _is_of(value: object, kind: type) -> bool:
    # true is no number, and a moment is no date; a pendulum.DateTime is a datetime
    if kind in {int, date}:
        return isinstance(value, kind) and not isinstance(value, bool | datetime)
    return isinstance(value, kind)


def _candidates(text: str, declared: FactType) -> Iterable[object]:
    lowered = text.strip().lower()
    if bool in declared.kinds and lowered in {"true", "yes", "1", "是", "false", "no", "0", "否"}:
        yield lowered in {"true", "yes", "1", "是"}
    if int in declared.kinds and re.fullmatch(r"[+-]?\d{1,9}", lowered):
        yield int(lowered)
    if date in declared.kinds:
        with suppress(ValueError):
            yield date.fromisoformat(text.strip())
    yield text.strip()


def declared_facts(cls: type) -> Mapping[str, FactType]:
    """Return the facts that a class declares, by name."""
    return MappingProxyType(_declared(cls))


@cache
def _declared(cls: type) -> dict[str, FactType]:
    hints = get_type_hints(cls)
    found = {}
    for field in attrs.fields(cls):
        if _LABEL in field.metadata:
            kinds, choices = _values(hints[field.name])
            label, called = field.metadata[_LABEL], field.metadata[_CHOICES]
            if called and [choice for choice, _ in called] != list(choices):
                raise _miscalled(cls, field.name, choices)
            found[field.name] = FactType(field.name, label, kinds, choices, called)
    return found


def _miscalled(cls: type, name: str, choices: tuple[object, ...]) -> PolicyError:
    listed = ", ".join(map(str, choices))
    return PolicyError(
        Words(
            f"{cls.__name__}.{name}：choices 应依次写明每个取值：{listed}",
            f"{cls.__name__}.{name}: `choices` must say what each value is called, in order: "
            f"{listed}",
        )
    )


def _values(hint: Any) -> tuple[tuple[type, ...], tuple[object, ...]]:
    parts = get_args(hint) if get_origin(hint) in {Union, UnionType} else (hint,)
    choices: list[object] = []
    kinds: list[type] = []
    for part in parts:
        if get_origin(part) is Literal:
            choices.extend(get_args(part))
            kinds.extend(type(choice) for choice in get_args(part))
        elif part is not NoneType:
            kinds.append(get_origin(part) or part)
    return tuple(dict.fromkeys(kinds)), tuple(choices)


def find_fact(declared: Mapping[str, FactType], name: str) -> FactType:
    """Return the declared fact of that name. Raises UnknownNameError with the nearest."""
    if name not in declared:
        raise UnknownNameError(FACT, name, declared)
    return declared[name]


def state(cls: type[_Thing], known: Mapping[str, object]) -> _Thing:
    """Return a fact object of which that much is known; the rest stays unknown.

    Raises UnknownNameError for a fact that the class does not declare, UsageError for a
    value that a fact can never have.
    """
    declared = declared_facts(cls)
    return cls(**{find_fact(declared, name).name: value for name, value in known.items()})


def check_value(declared: FactType, value: object) -> None:
    """Raise ConditionError if `value` can never equal that fact."""
    if not declared.admits(value):
        raise ConditionError(
            Words(
                f"事实“{declared.name}”不能与{value!r}比较；应为：{declared.expects()}",
                f"the fact {declared.name!r} cannot be compared with {value!r}; "
                f"it is one of: {declared.expects()}",
            )
        )


def check_order(declared: FactType, operator: str) -> None:
    """Raise ConditionError if the values of that fact have no order that a norm could mean."""
    if len(declared.kinds) == 1 and declared.kinds[0] in ORDERED:
        return
    raise ConditionError(
        Words(
            f"事实“{declared.name}”（{declared.expects()}）没有大小先后，不能用{operator}",
            f"the fact {declared.name!r} ({declared.expects()}) has no order: "
            f"{operator} cannot be used",
        )
    )
