"""Decision tables: rows of cells over inputs, with a stated hit policy, checked when built.

A cell is a value, a frozenset of values, a `Between`, or `ANYTHING`. Every input is cut
into the cells its comparisons tell apart; over them the checks are exact: a table has no
gap without a default row, no overlap where a hit must be unique, no row that is never hit.
"""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any, Final, Literal, get_args

from attrs import define

from govflow.errors import GovflowError, PolicyError, UsageError
from govflow.rules.cells import Cell, cells_of
from govflow.rules.conditions import (
    AllOf,
    Compare,
    Condition,
    OneOf,
    Operator,
    check_condition,
    comparisons,
    values_in,
)
from govflow.rules.facts import FactType, declared_facts, find_fact, say_value
from govflow.rules.reference import evaluate
from govflow.rules.rules import check_name
from govflow.values import frozen
from govflow.words import Words

HitPolicy = Literal["unique", "first", "collect"]
HIT_POLICIES: Final[tuple[HitPolicy, ...]] = get_args(HitPolicy)


@frozen
class Anything:
    """A cell that any value fits."""


ANYTHING: Final = Anything()


@frozen(kw_only=True)
class Between:
    """A range of values: at least or more than one value, at most or less than another."""

    at_least: object = None
    more_than: object = None
    at_most: object = None
    less_than: object = None

    def bounds(self) -> Iterator[tuple[Operator, object]]:
        """Yield the comparisons that the range stands for."""
        both: tuple[tuple[Operator, object], ...] = (
            (">=", self.at_least),
            (">", self.more_than),
            ("<=", self.at_most),
            ("<", self.less_than),
        )
        return ((operator, value) for operator, value in both if value is not None)


@frozen
class Row:
    """One row: a cell for each input, a value for each output, and the norms it rests on."""

    cells: tuple[object, ...]
    outputs: tuple[object, ...]
    norms: tuple[str, ...]


@define(frozen=True, slots=False)
class DecisionTable:
    """Rows over the facts of one class, a value for each output, and a hit policy.

    "unique": exactly one row fits. "first": the topmost that fits counts. "collect": all
    that fit do. `default` has no cells and counts where no row fits. Raises PolicyError for
    a gap, an overlap, or a row that can never count, naming the rows and the facts.
    """

    id: str
    words: Words
    fact_class: type
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    hit_policy: HitPolicy
    rows: tuple[Row, ...]
    default: Row | None = None

    def __attrs_post_init__(self) -> None:
        check_name(self.id)
        self._check_form()
        if self.hit_policy == "unique":
            self._check_overlaps()
        self._check_gaps()
        self._check_reach()

    def evaluate(self, facts: object) -> "TableOutcome":
        """Return which rows fit, and the outputs; undetermined unless all that may fit agree.

        `facts` is an object of the fact class. Raises UsageError for another.
        """
        if not isinstance(facts, self.fact_class):
            expected, given = self.fact_class.__name__, type(facts).__name__
            raise UsageError(
                Words(
                    f"“{self.id}”须用{expected}的事实，而不是{given}",
                    f"{self.id!r} is about the facts of {expected}, not of {given}",
                )
            )
        masks = [
            self._masks[name] if value is None else (self._fitting(place, name, value),)
            for place, name in enumerate(self.inputs)
            for value in (getattr(facts, name),)
        ]
        hits = tuple(_Walk(self, masks).hits())
        return TableOutcome(self, facts, tuple(tuple(self._rows_of(hit)) for hit in hits))

    def _rows_of(self, hit: int) -> Iterator[Row]:
        if not hit and self.default is not None:
            yield self.default
        for number, row in enumerate(self.rows):
            if hit >> number & 1:
                yield row

    def _fitting(self, place: int, name: str, value: object) -> int:
        conditions = self._conditions[place]
        return sum(
            1 << number
            for number, condition in enumerate(conditions)
            if condition is None or evaluate(condition, {name: value}).truth
        )

    @cached_property
    def _declared(self) -> Mapping[str, FactType]:
        return declared_facts(self.fact_class)

    @cached_property
    def _conditions(self) -> tuple[tuple[Condition | None, ...], ...]:
        """The condition of each row on each input, None where anything fits."""
        return tuple(
            tuple(
                _condition(find_fact(self._declared, name), row.cells[place]) for row in self.rows
            )
            for place, name in enumerate(self.inputs)
        )

    @cached_property
    def _cells(self) -> tuple[tuple[Cell, ...], ...]:
        """The cells of each input."""
        found = []
        for name, column in zip(self.inputs, self._conditions, strict=True):
            nodes = [node for one in column if one is not None for node in comparisons(one)]
            values = [value for node in nodes for value in values_in(node)]
            found.append(cells_of(self._declared[name], values))
        return tuple(found)

    @cached_property
    def _masks(self) -> Mapping[str, tuple[int, ...]]:
        """For each cell of each input, the rows that fit it, as bits."""
        return {
            name: tuple(self._fitting(place, name, cell.value) for cell in self._cells[place])
            for place, name in enumerate(self.inputs)
        }

    @cached_property
    def _free(self) -> tuple[int, ...]:
        """For each place, the rows that anything fits from there on, as bits."""
        found = [(1 << len(self.rows)) - 1]
        for column in reversed(self._conditions):
            own = sum(1 << number for number, one in enumerate(column) if one is None)
            found.append(found[-1] & own)
        return tuple(reversed(found))

    def _check_form(self) -> None:
        if self.hit_policy not in HIT_POLICIES:
            listed = ", ".join(HIT_POLICIES)
            raise self._error(
                f"命中策略“{self.hit_policy}”应为：{listed}",
                f"the hit policy {self.hit_policy!r} is one of: {listed}",
            )
        for row in self.rows if self.default is None else (*self.rows, self.default):
            wide = 0 if row is self.default else len(self.inputs)
            if (len(row.cells), len(row.outputs)) != (wide, len(self.outputs)) or not row.norms:
                name = self._name(row)
                raise self._error(
                    f"{name.zh}须有{wide}个条件、{len(self.outputs)}个结果，并引用条款",
                    f"{name.en} needs {wide} cells, {len(self.outputs)} outputs, and a norm",
                )
        try:
            for column in self._conditions:
                for condition in column:
                    if condition is not None:
                        check_condition(condition, self._declared)
        except GovflowError as error:
            raise self._error(error.words.zh, error.words.en) from error

    def _check_overlaps(self) -> None:
        for later in range(len(self.rows)):
            for earlier in range(later):
                both = 1 << earlier | 1 << later
                common = [
                    next(
                        (c for c, mask in zip(cells, masks, strict=True) if mask & both == both),
                        None,
                    )
                    for cells, masks in zip(self._cells, self._masks.values(), strict=True)
                ]
                if None not in common:
                    one, two = self._name(self.rows[earlier]), self._name(self.rows[later])
                    said = _said(self.inputs, [cell.value for cell in common if cell])
                    raise self._error(
                        f"{one.zh}与{two.zh}重叠：{said}", f"{one.en} and {two.en} overlap: {said}"
                    )

    def _check_gaps(self) -> None:
        gap = None if self.default else _Walk(self, list(self._masks.values())).gap()
        if gap is not None:
            values = [cells[at].value for cells, at in zip(self._cells, gap, strict=True)]
            said = _said(self.inputs, values)
            raise self._error(f"没有规定的情形：{said}", f"no row fits: {said}")

    def _check_reach(self) -> None:
        hits = _Walk(self, list(self._masks.values())).hits()
        reached = 0
        for hit in hits:
            reached |= hit
        for number, row in enumerate(self.rows):
            if not reached >> number & 1:
                name = self._name(row)
                raise self._error(f"{name.zh}永远不会命中", f"{name.en} can never count")

    def _name(self, row: Row) -> Words:
        cited = ", ".join(row.norms)
        if row is self.default:
            return Words(f"默认行（{cited}）", f"the default row ({cited})")
        number = next(n for n, one in enumerate(self.rows, 1) if one is row)
        return Words(f"第{number}行（{cited}）", f"row {number} ({cited})")

    def _error(self, zh: str, en: str) -> PolicyError:
        return PolicyError(Words(zh, en), where=self.id)


class _Walk:
    """Goes through the cells of the inputs, each set of rows still alive only once a place."""

    def __init__(self, table: DecisionTable, masks: list[tuple[int, ...]]) -> None:
        self.masks = masks
        self.free = table._free  # noqa: SLF001 - the other half of the table
        self.policy = table.hit_policy
        self.all = (1 << len(table.rows)) - 1
        self.seen: set[tuple[int, int]] = set()

    def gap(self) -> list[int] | None:
        """Return the first cell of each input that no row fits together, or None."""
        return self._gap(0, self.all)

    def _gap(self, place: int, alive: int) -> list[int] | None:
        if not alive:
            return [0] * (len(self.masks) - place)
        if alive & self.free[place] or (place, alive) in self.seen:
            return None
        self.seen.add((place, alive))
        for number, mask in enumerate(self.masks[place]):
            rest = self._gap(place + 1, alive & mask)
            if rest is not None:
                return [number, *rest]
        return None

    def hits(self) -> dict[int, None]:
        """Return every set of rows that may count, as bits; 0 where none does."""
        found: dict[int, None] = {}
        self._hits(0, self.all, found)
        return found

    def _hits(self, place: int, alive: int, found: dict[int, None]) -> None:
        if (place, alive) in self.seen:
            return
        self.seen.add((place, alive))
        first = alive & -alive
        if place == len(self.masks) or not alive:
            found[alive if self.policy == "collect" else first] = None
        elif self.policy == "first" and first & self.free[place]:
            found[first] = None
        else:
            for mask in dict.fromkeys(self.masks[place]):
                self._hits(place + 1, alive & mask, found)


@frozen(eq=False)
class TableOutcome:
    """What a table says of a fact object: the ways it may come out, one if nothing is open."""

    table: DecisionTable
    facts: object
    ways: tuple[tuple[Row, ...], ...]

    @property
    def settled(self) -> bool:
        """Whether all rows that may still fit give the same outputs."""
        return all(_outputs(way) == _outputs(self.ways[0]) for way in self.ways)

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows that fit or may still fit."""
        return tuple(dict.fromkeys(row for way in self.ways for row in way))

    @property
    def norms(self) -> tuple[str, ...]:
        """The norms of those rows."""
        return tuple(dict.fromkeys(norm for row in self.rows for norm in row.norms))

    @property
    def outputs(self) -> tuple[Mapping[str, object], ...] | None:
        """The outputs of each row that counts, or None while undetermined.

        One mapping under "unique" and "first"; under "collect" one for each row that fits.
        """
        if not self.settled:
            return None
        names = self.table.outputs
        return tuple(dict(zip(names, one, strict=True)) for one in _outputs(self.ways[0]))

    @property
    def unknown(self) -> tuple[str, ...]:
        """The facts nobody stated that would settle it; empty where it is settled."""
        if self.settled:
            return ()
        return tuple(
            name
            for place, name in enumerate(self.table.inputs)
            if getattr(self.facts, name) is None
            and any(row.cells and row.cells[place] != ANYTHING for row in self.rows)
        )


def _outputs(way: tuple[Row, ...]) -> list[tuple[object, ...]]:
    return [row.outputs for row in way]


def _condition(declared: FactType, cell: object) -> Condition | None:
    if isinstance(cell, Anything):
        return None
    if isinstance(cell, frozenset):
        ordered = tuple(sorted(cell, key=str))
        return OneOf(declared.name, ordered, declared.label, declared.called)
    if isinstance(cell, Between):
        return AllOf(
            tuple(
                Compare(declared.name, operator, value, declared.label, declared.called)
                for operator, value in cell.bounds()
            )
        )
    return Compare(declared.name, "==", cell, declared.label, declared.called)


def _said(names: tuple[str, ...], values: list[Any]) -> str:
    return ", ".join(f"{n}={say_value(v).en}" for n, v in zip(names, values, strict=True))
