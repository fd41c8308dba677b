"""A small fact class, and strategies for conditions over it and for what is known of it."""

from collections.abc import Mapping
from typing import Final, Literal

from attrs import fields, frozen
from hypothesis import settings
from hypothesis import strategies as st

from govflow.rules.conditions import AllOf, AnyOf, Condition, FactProxy, Not, facts
from govflow.rules.facts import fact

Route = Literal["air", "land", "sea"]


@frozen
class Parcel:
    """Something that is sent: four facts, and a name that is no fact."""

    name: str = "parcel"
    fragile: bool | None = fact("是否易碎", "whether it is fragile")
    weight: int | None = fact("重量", "the weight")
    route: Route | None = fact("线路", "the route")
    remark: str | None = fact("备注", "the remark")


unhurried: Final = settings(deadline=None, max_examples=40)
"""A property may take its time on a slow machine."""

parcel: Final = facts(Parcel)
VALUES: Final[Mapping[str, tuple[object, ...]]] = {
    "fragile": (True, False),
    "weight": (0, 1, 2, 3),
    "route": ("air", "land", "sea"),
    "remark": ("", "keep dry"),
}
FACT_NAMES: Final = tuple(VALUES)


def proxy(name: str) -> FactProxy:
    """Return the proxy of the fact of that name."""
    found: FactProxy = getattr(parcel, name)
    return found


def _weight(operator: str, value: int) -> Condition:
    weight = parcel.weight
    made: Mapping[str, Condition] = {
        "==": weight == value,
        "!=": weight != value,
        "<": weight < value,
        "<=": weight <= value,
        ">": weight > value,
        ">=": weight >= value,
    }
    return made[operator]


def comparisons(name: str) -> st.SearchStrategy[Condition]:
    """Return comparisons of one fact, each true for some of its values and false for some."""
    if name == "weight":
        strict = st.builds(_weight, st.sampled_from(["==", "!=", "<=", ">"]), st.integers(0, 2))
        return strict | st.builds(_weight, st.sampled_from(["<", ">="]), st.integers(1, 3))
    values = st.sampled_from(VALUES[name])
    made = st.builds(proxy(name).is_, values) | st.builds(lambda v: proxy(name) != v, values)
    if name != "route":
        return made
    pairs = st.lists(values, min_size=1, max_size=2, unique=True)
    return made | pairs.map(lambda two: proxy(name).one_of(*two))


def _combined(parts: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
    several = st.lists(parts, min_size=1, max_size=3).map(tuple)
    return st.builds(AllOf, several) | st.builds(AnyOf, several) | st.builds(Not, parts)


def conditions() -> st.SearchStrategy[Condition]:
    """Return conditions over a parcel, facts repeated at will."""
    leaves = st.sampled_from(FACT_NAMES).flatmap(comparisons)
    return st.recursive(leaves, _combined, max_leaves=8)


@st.composite
def conditions_read_once(draw: st.DrawFn) -> Condition:
    """Draw a condition in which no fact occurs twice."""
    names = draw(st.permutations(FACT_NAMES))[: draw(st.integers(1, 4))]
    parts: list[Condition] = [draw(comparisons(name)) for name in names]
    while True:
        parts = [Not(part) if draw(st.booleans()) else part for part in parts]
        if len(parts) == 1:
            return parts[0]
        size = draw(st.integers(2, len(parts)))
        node = AllOf if draw(st.booleans()) else AnyOf
        parts = [*parts[size:], node(tuple(parts[:size]))]


def known() -> st.SearchStrategy[dict[str, object]]:
    """Return what may be known of a parcel: any facts stated, the others unknown."""
    return st.fixed_dictionaries(
        {}, optional={name: st.sampled_from(values) for name, values in VALUES.items()}
    )


def everything() -> st.SearchStrategy[dict[str, object]]:
    """Return parcels of which every fact is stated."""
    return st.fixed_dictionaries({name: st.sampled_from(values) for name, values in VALUES.items()})


assert {f.name for f in fields(Parcel)} == {"name", *FACT_NAMES}
