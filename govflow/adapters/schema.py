"""The JSON Schema of policy files, made from the table of classes that the codec reads by.

What it accepts may still be refused when it is read: a norm encoded twice, a chain that
never ends, a fact of another subject.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from types import NoneType
from typing import Any, Final, Literal, get_args, get_origin

from govflow.adapters.atoms import ANY, BETWEEN, BOUNDS, LITERALS, ONE_OF
from govflow.adapters.shapes import (
    FORMAT,
    SHAPE_OF,
    SHAPES,
    TAG,
    Cell,
    FactName,
    Shape,
    alternatives,
    members,
)
from govflow.policy import Policy
from govflow.provisions.things import SUBJECTS, facts_of
from govflow.rules.conditions import EQUALITY, Compare, OneOf
from govflow.rules.facts import ORDERED, FactType

Schema = dict[str, Any]
_DAY: Final = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
_MOMENT: Final = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}"
_PATTERNS: Final = {"date": _DAY, "moment": _MOMENT}
_KINDS: Final[Mapping[Any, str]] = {
    str: "string",
    int: "integer",
    bool: "boolean",
    float: "number",
}


def policy_schema() -> Schema:
    """Return the schema of a policy file (JSON Schema, draft 2020-12)."""
    top = _object(SHAPE_OF[Policy])
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "govflow policy",
        **top,
        "properties": {"format": {"const": FORMAT}, **top["properties"]},
        "required": ["format", *top["required"]],
        "$defs": {
            **{shape.name: _object(shape) for shape in SHAPES if shape.cls is not Policy},
            "fact": {"enum": sorted(_facts())},
            "value": {"anyOf": [*({"type": kind} for kind in _kinds(_KINDS)), *_typed()]},
            "cell": {
                "description": "A cell of a table: a value, several, a range, or anything.",
                "anyOf": [
                    {"$ref": "#/$defs/value"},
                    {"const": dict(ANY)},
                    _one_key(BETWEEN, _range()),
                    _one_key(ONE_OF, _several()),
                ],
            },
        },
    }


def _object(shape: Shape) -> Schema:
    known = members(shape.cls)
    properties: Schema = {TAG: {"const": shape.name}} if shape.tagged else {}
    properties |= {member.name: _type(member.hint) for member in known}
    found: Schema = {
        "description": (shape.cls.__doc__ or "").partition("\n")[0],
        "type": "object",
        "properties": properties,
        "required": [*([TAG] if shape.tagged else []), *(m.name for m in known if m.required)],
        "additionalProperties": False,
    }
    if shape.cls is OneOf:
        properties["values"]["minItems"] = 1
    if shape.cls in {Compare, OneOf}:
        found["allOf"] = [_compared(shape.cls, name, of) for name, of in sorted(_facts().items())]
    return found


def _type(hint: Any) -> Schema:
    kinds = [kind for kind in alternatives(hint) if kind is not NoneType]
    if len(kinds) > 1:
        return {"oneOf": [_type(kind) for kind in kinds]}
    kind = kinds[0]
    if kind in _KINDS:
        return {"type": _KINDS[kind]}
    if kind is date:
        return {"type": "string", "format": "date", "pattern": _DAY}
    if get_origin(kind) is Literal:
        return {"enum": list(get_args(kind))}
    if get_origin(kind) is tuple:
        return {"type": "array", "items": _type(get_args(kind)[0])}
    names: Mapping[Any, str] = {FactName: "fact", Cell: "cell", object: "value"}
    name = names.get(kind) or SHAPE_OF[kind].name
    return {"$ref": f"#/$defs/{name}"}


def _range() -> Schema:
    bounds = {name: {"$ref": "#/$defs/value"} for name in BOUNDS}
    inner = {"type": "object", "properties": bounds, "additionalProperties": False}
    return {**inner, "minProperties": 1}


def _several() -> Schema:
    return {"type": "array", "items": {"$ref": "#/$defs/value"}, "minItems": 1}


def _one_key(name: str, of: Schema) -> Schema:
    return {
        "type": "object",
        "properties": {name: of},
        "required": [name],
        "additionalProperties": False,
    }


def _typed() -> Iterator[Schema]:
    return (_literal(name) for name in LITERALS)


def _literal(name: str) -> Schema:
    return {
        "type": "object",
        "properties": {name: {"type": "string", "pattern": _PATTERNS[name]}},
        "required": [name],
        "additionalProperties": False,
    }


def _facts() -> dict[str, list[FactType]]:
    """Return the facts of all subjects by name: one name may be of several subjects."""
    found: dict[str, list[FactType]] = {}
    for subject in SUBJECTS:
        for name, declared in facts_of(subject).items():
            found.setdefault(name, []).append(declared)
    return found


def _compared(cls: type, name: str, declared: list[FactType]) -> Schema:
    """Return what may stand beside a fact: its values, and an order only where it has one."""
    values = {"anyOf": [schema for found in declared for schema in _admitted(found)]}
    then: Schema = {"values": {"items": values}} if cls is OneOf else {"value": values}
    if cls is Compare and not any(
        len(found.kinds) == 1 and found.kinds[0] in ORDERED for found in declared
    ):
        then["operator"] = {"enum": list(EQUALITY)}
    return {"if": {"properties": {"fact": {"const": name}}}, "then": {"properties": then}}


def _admitted(declared: FactType) -> Iterator[Schema]:
    if declared.choices:
        yield {"enum": list(declared.choices)}
        return
    yield from ({"type": kind} for kind in _kinds(declared.kinds))
    yield from (_literal(name) for name, kind in LITERALS.items() if kind in declared.kinds)


def _kinds(kinds: Any) -> Iterator[str]:
    return (_KINDS[kind] for kind in kinds if kind in _KINDS)
