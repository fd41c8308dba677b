"""Policies as plain values and back: what JSON and TOML can hold, nothing lost, all checked.

Every union is tagged by hand, text is never taken for anything else, None is left out, and
conditions are checked against the facts of what they are about. Whatever does not fit is a
PolicyError that names its place, such as `clocks[3].when.fact`.
"""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from types import NoneType
from typing import Any, Literal, get_args, get_origin

from cattrs import Converter

from govflow.adapters.atoms import (
    about,
    choice,
    exactly,
    fact_name,
    goes_without_saying,
    part_of,
    plain,
    read_cell,
    read_day,
    read_value,
    settle,
    write_cell,
    write_day,
    write_value,
)
from govflow.adapters.misfits import MisfitError, at, each, missing, reported, unwritable
from govflow.adapters.shapes import (
    FORMAT,
    SHAPE_OF,
    SHAPES,
    TAG,
    Cell,
    FactName,
    Member,
    Shape,
    alternatives,
    facts_about,
    is_union,
    members,
)
from govflow.errors import PolicyError
from govflow.policy import Policy
from govflow.words import Words


def dump_policy(policy: Policy) -> dict[str, Any]:
    """Return a policy as mappings, lists, text, numbers and booleans.

    Raises PolicyError for what would not read back equal: a subclass, a value of a wrong
    type, a condition over a fact that there is not.
    """
    with reported(None):
        found = {"format": FORMAT, **_converter().unstructure(policy, Policy)}
    if load_policy_dict(found) != policy:
        raise PolicyError(
            Words(
                f"“{policy.id}”写出后读回并不相等",
                f"{policy.id!r} would not read back equal",
            )
        )
    return found


def load_policy_dict(raw: Mapping[str, object], where: str | None = None) -> Policy:
    """Return the policy that plain values describe; `where` names their file in errors.

    Raises PolicyError naming the path of what does not fit.
    """
    with reported(where):
        table = dict(exactly(dict, raw))
        _check_format(table.pop("format", None))
        policy: Policy = _converter().structure(table, Policy)
        return policy


def _check_format(found: object) -> None:
    with at("format"):
        if found is None:
            raise MisfitError(
                Words(f"缺少格式版本；应为 {FORMAT}", f"the format is missing; it is {FORMAT}")
            )
        if type(found) is not int or found != FORMAT:
            raise MisfitError(
                Words(
                    f"不认识的格式版本：{found!r}；可读：{FORMAT}",
                    f"the format {found!r} is unknown; this govflow reads {FORMAT}",
                )
            )


@cache
def _converter() -> Converter:
    """Return the converter of policies, which knows nothing but what stands here."""
    made = Converter(detailed_validation=False)
    for kind in (str, int, bool):  # by class: cattrs looks there first, and would convert
        made.register_structure_hook(kind, _inward(plain(kind)))
        made.register_unstructure_hook(kind, plain(kind))
    _both(made, lambda hint: get_origin(hint) is Literal, choice)
    _both(made, lambda hint: hint is FactName, lambda _: fact_name)
    made.register_structure_hook(date, _inward(read_day))
    made.register_unstructure_hook(date, write_day)
    made.register_structure_hook_func(lambda hint: hint is object, _inward(read_value))
    made.register_unstructure_hook_func(lambda hint: hint is object, write_value)
    made.register_structure_hook_func(lambda hint: hint is Cell, _inward(read_cell))
    made.register_unstructure_hook_func(lambda hint: hint is Cell, write_cell)
    made.register_structure_hook_factory(_is_tuple, _read_tuple)
    made.register_unstructure_hook_factory(_is_tuple, _write_tuple)
    made.register_structure_hook_factory(is_union, _read_union)
    made.register_unstructure_hook_factory(is_union, _write_union)
    for shape in SHAPES:
        made.register_structure_hook(shape.cls, _reader(shape, made))
        made.register_unstructure_hook(shape.cls, _writer(shape, made))
    return made


def _both(
    made: Converter, fits: Callable[[Any], bool], check: Callable[[Any], Callable[[Any], Any]]
) -> None:
    """Let a type that looks the same in files be checked alike both ways."""
    made.register_structure_hook_factory(fits, lambda hint: _inward(check(hint)))
    made.register_unstructure_hook_factory(fits, check)


def _inward(read: Callable[[Any], Any]) -> Callable[[Any, Any], Any]:
    return lambda raw, _: read(raw)


def _is_tuple(hint: object) -> bool:
    return get_origin(hint) is tuple


def _read_tuple(hint: Any, made: Converter) -> Callable[[Any, Any], Any]:
    return lambda raw, _: tuple(
        each(exactly(list, raw), lambda item: made.structure(item, get_args(hint)[0]))
    )


def _write_tuple(hint: Any, made: Converter) -> Callable[[Any], Any]:
    return lambda value: list(each(value, lambda item: made.unstructure(item, get_args(hint)[0])))


def _read_union(hint: Any, made: Converter) -> Callable[[Any, Any], Any]:
    kinds = [kind for kind in alternatives(hint) if kind is not NoneType]
    if len(kinds) == 1:
        return lambda raw, _: made.structure(raw, kinds[0])
    named = {SHAPE_OF[kind].name: kind for kind in kinds}
    tag = choice(Literal[tuple(named)])

    def read(raw: Any, _: Any) -> Any:
        table = exactly(dict, raw)
        if TAG not in table:
            raise missing(TAG)
        with at(TAG):
            name = tag(table[TAG])
        return made.structure(table, named[name])

    return read


def _write_union(hint: Any, made: Converter) -> Callable[[Any], Any]:
    kinds = [kind for kind in alternatives(hint) if kind is not NoneType]

    def write(value: Any) -> Any:
        kind = kinds[0] if len(kinds) == 1 else type(value)
        if kind not in kinds:
            raise unwritable(value)
        return made.unstructure(value, kind)

    return write


def _reader(shape: Shape, made: Converter) -> Callable[[Any, Any], Any]:
    def read(raw: Any, _: Any) -> Any:
        table = exactly(dict, raw)
        known = {member.name: member for member in members(shape.cls)}
        _check_keys(table, shape, known)
        values: dict[str, Any] = {}
        with about(facts_about(shape.cls, table.get)):
            for name, member in known.items():
                if name in table:
                    with at(name):
                        values[name] = made.structure(table[name], member.hint)
                elif member.default is None:
                    values[name] = None
            settle(shape.cls, values)
        with at():
            return shape.cls(**values)

    return read


def _check_keys(table: Mapping[str, object], shape: Shape, known: Mapping[str, Member]) -> None:
    names = [TAG, *known] if shape.tagged else [*known]
    for key, value in table.items():
        with at(str(key)):
            if key not in names:
                listed = ", ".join(names)
                raise MisfitError(
                    Words(f"不认识的键；可用：{listed}", f"unknown key; there are: {listed}")
                )
            if value is None:
                raise MisfitError(
                    Words("不能为 null；没有就略去", "null cannot stand here: leave the key out")
                )
    for name in names:
        if name not in table and (name == TAG or known[name].required):
            raise missing(name)
    if shape.tagged:
        with at(TAG):
            choice(Literal[shape.name])(table[TAG])


def _writer(shape: Shape, made: Converter) -> Callable[[Any], Any]:
    def write(value: Any) -> dict[str, Any]:
        if shape is not SHAPE_OF.get(type(value)):
            raise unwritable(value)
        found: dict[str, Any] = {TAG: shape.name} if shape.tagged else {}
        with about(facts_about(shape.cls, lambda name: getattr(value, name))):
            for member in members(shape.cls):
                part = part_of(value, member)
                if not goes_without_saying(value, member, part):
                    with at(member.name):
                        found[member.name] = made.unstructure(part, member.hint)
        return found

    return write
