"""Decision tables: exact about gaps, overlaps and dead rows; open where facts are unknown."""

from collections.abc import Callable
from itertools import product
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from govflow.errors import PolicyError, UsageError
from govflow.rules.tables import ANYTHING, Between, DecisionTable, HitPolicy, Row
from govflow.words import Words
from tests.rules.strategies import VALUES, Parcel, unhurried

FEES = Words("邮费", "the fees")


def row(number: int, *cells: object, fee: int | None = None) -> Row:
    """Return a row of that number, with a fee of its own unless one is given."""
    return Row(cells, (number if fee is None else fee,), (f"toy/{number}",))


def table(
    *rows: Row,
    policy: HitPolicy = "unique",
    inputs: tuple[str, ...] = ("route", "weight"),
    default: Row | None = None,
) -> DecisionTable:
    """Return a table of fees by route and weight."""
    return DecisionTable("fees", FEES, Parcel, inputs, ("fee",), policy, rows, default)


UNIQUE = table(
    row(1, "air", Between(less_than=2)),
    row(2, "air", Between(at_least=2)),
    row(3, frozenset({"land", "sea"}), ANYTHING),
)
FIRST = table(
    row(1, "air", ANYTHING),
    row(2, ANYTHING, Between(more_than=2, at_most=5)),
    row(3, ANYTHING, ANYTHING),
    policy="first",
)
COLLECT = table(
    row(1, "air", ANYTHING),
    row(2, ANYTHING, 2),
    policy="collect",
    default=Row((), (0,), ("toy/9",)),
)


def fees(made: DecisionTable, **facts: Any) -> list[object] | None:
    """Return the fees that a table gives, or None while undetermined."""
    found = made.evaluate(Parcel(**facts)).outputs
    return None if found is None else [one["fee"] for one in found]


class TestHitPolicies:
    """Which rows count."""

    @pytest.mark.parametrize(
        ("route", "weight", "unique", "first", "collect"),
        [
            ("air", 1, [1], [1], [1]),
            ("air", 2, [2], [1], [1, 2]),
            ("land", 2, [3], [3], [2]),
            ("sea", 3, [3], [2], [0]),
            ("sea", 5, [3], [2], [0]),
            ("sea", 6, [3], [3], [0]),
        ],
    )
    def test_each(
        self, route: str, weight: int, unique: object, first: object, collect: object
    ) -> None:
        """Exactly one row, the topmost, or all that fit; the default where none does."""
        found = [fees(made, route=route, weight=weight) for made in (UNIQUE, FIRST, COLLECT)]
        assert found == [unique, first, collect]

    def test_citations(self) -> None:
        """The rows that fit are given with the norms they rest on."""
        found = COLLECT.evaluate(Parcel(route="air", weight=2))
        assert found.rows == COLLECT.rows
        assert found.norms == ("toy/1", "toy/2")
        assert COLLECT.evaluate(Parcel(route="sea", weight=3)).norms == ("toy/9",)

    def test_another_class(self) -> None:
        """A table is asked about objects of its own fact class only."""
        with pytest.raises(UsageError, match="'fees' is about the facts of Parcel, not of dict"):
            UNIQUE.evaluate({"route": "air"})


class TestUnknown:
    """What is not known stays open unless it makes no difference."""

    @pytest.mark.parametrize(
        ("made", "facts", "expected", "unknown"),
        [
            (UNIQUE, {}, None, ("route", "weight")),
            (UNIQUE, {"route": "sea"}, [3], ()),
            (UNIQUE, {"route": "air"}, None, ("weight",)),
            (UNIQUE, {"weight": 1}, None, ("route",)),
            (FIRST, {"route": "air"}, [1], ()),
            (FIRST, {"weight": 9}, None, ("route",)),
            (COLLECT, {"weight": 2}, None, ("route",)),
            (COLLECT, {"route": "sea"}, None, ("weight",)),
        ],
    )
    def test_undetermined_unless_all_agree(
        self,
        made: DecisionTable,
        facts: dict[str, object],
        expected: object,
        unknown: tuple[str, ...],
    ) -> None:
        """The result is open unless all rows that may still fit agree; it names the facts."""
        found = made.evaluate(Parcel(**facts))  # type: ignore[arg-type]
        assert fees(made, **facts) == expected
        assert (found.settled, found.unknown) == (expected is not None, unknown)

    def test_rows_that_agree(self) -> None:
        """Rows with equal outputs settle it together, and all of them are cited."""
        made = table(
            row(1, "air", Between(less_than=2), fee=7),
            row(2, "air", Between(at_least=2), fee=7),
            row(3, frozenset({"land", "sea"}), ANYTHING),
        )
        found = made.evaluate(Parcel(route="air"))
        assert found.outputs == ({"fee": 7},)
        assert found.norms == ("toy/1", "toy/2")


class TestChecks:
    """What fails when a table is built."""

    @pytest.mark.parametrize(
        ("written", "expected"),
        [
            (
                lambda: table(row(1, "air", ANYTHING), row(2, ANYTHING, 2), default=row(9)),
                r"fees: row 1 \(toy/1\) and row 2 \(toy/2\) overlap: route=air, weight=2",
            ),
            (
                lambda: table(
                    row(1, "air", Between(at_most=3)),
                    row(2, frozenset({"land", "sea"}), ANYTHING),
                    row(3, "air", Between(at_least=3)),
                ),
                r"row 1 \(toy/1\) and row 3 \(toy/3\) overlap: route=air, weight=3",
            ),
            (
                lambda: table(
                    row(1, "air", Between(at_most=3)),
                    row(2, frozenset({"land", "sea"}), ANYTHING),
                    row(3, "air", Between(more_than=4)),
                ),
                "no row fits: route=air, weight=4",
            ),
            (lambda: table(row(1, "air", ANYTHING)), "no row fits: route=land, weight=0"),
            (table, "no row fits: route=air, weight=0"),
            (
                lambda: table(row(1, "air"), row(2, True), inputs=("route",)),
                "'route' cannot be compared with True",
            ),
            (
                lambda: table(row(1, "x"), inputs=("remark",), policy="collect"),
                "no row fits: remark=other",
            ),
            (
                lambda: table(row(1, ANYTHING, ANYTHING), row(2, "air", 2), policy="first"),
                r"row 2 \(toy/2\) can never count",
            ),
            (
                lambda: table(
                    row(1, ANYTHING, Between(at_least=2)),
                    row(2, ANYTHING, Between(less_than=2)),
                    row(3, "sea", ANYTHING),
                    policy="first",
                ),
                r"row 3 \(toy/3\) can never count",
            ),
            (
                lambda: table(row(1, ANYTHING, ANYTHING), row(2, frozenset(), 2), policy="collect"),
                r"row 2 \(toy/2\) can never count",
            ),
            (lambda: table(row(1, "air")), r"row 1 \(toy/1\) needs 2 cells, 1 outputs, and a norm"),
            (
                lambda: table(Row((ANYTHING,) * 2, (), ("toy/1",))),
                r"row 1 \(toy/1\) needs 2 cells, 1 outputs",
            ),
            (
                lambda: table(Row((ANYTHING,) * 2, (1,), ())),
                r"row 1 \(\) needs 2 cells, 1 outputs, and a norm",
            ),
            (
                lambda: table(row(1, "air", 2), default=row(9, "air", 2)),
                r"the default row \(toy/9\) needs 0 cells",
            ),
            (
                lambda: table(row(1, ANYTHING, ANYTHING), inputs=("route", "wait")),
                "fees: no fact is called 'wait'",
            ),
            (
                lambda: table(row(1, Between(at_least="b")), inputs=("remark",)),
                r"'remark' \(str\) has no order",
            ),
            (
                lambda: table(policy="priority"),  # type: ignore[arg-type]
                "the hit policy 'priority' is one of: unique, first, collect",
            ),
            (lambda: evolve(UNIQUE, id="The fees"), "the name 'The fees'"),
        ],
    )
    def test_written_wrongly(self, written: Callable[[], object], expected: str) -> None:
        """Gaps, overlaps, dead rows and cells that do not fit name rows and facts."""
        with pytest.raises(PolicyError, match=expected):
            written()

    def test_no_inputs(self) -> None:
        """A table without inputs is its one row."""
        assert table(row(1), inputs=()).evaluate(Parcel()).outputs == ({"fee": 1},)


def cells(name: str) -> st.SearchStrategy[object]:
    """Return cells for one input."""
    plain = st.sampled_from(VALUES[name])
    some = st.sets(plain, min_size=1, max_size=2).map(frozenset)
    if name != "weight":
        return plain | some | st.just(ANYTHING)
    bound = st.none() | st.integers(0, 3)
    ranges = st.builds(Between, at_least=bound, more_than=bound, at_most=bound, less_than=bound)
    return plain | some | ranges | st.just(ANYTHING)


@st.composite
def tables(draw: st.DrawFn) -> tuple[tuple[Row, ...], HitPolicy, bool]:
    """Draw the rows of a table over three facts, a hit policy, and whether it has a default."""
    parts = st.tuples(cells("fragile"), cells("weight"), cells("route"), st.integers(0, 2))
    drawn = draw(st.lists(parts, max_size=5))
    rows = tuple(row(n, *part[:3], fee=part[3]) for n, part in enumerate(drawn, 1))
    return rows, draw(st.sampled_from(["unique", "first", "collect"])), draw(st.booleans())


NAMES = ("fragile", "weight", "route")
SPACE = list(product((True, False), range(-1, 6), ("air", "land", "sea")))


def fits(one: Row, values: tuple[object, ...]) -> bool:
    """Return whether a row fits, the plain way."""
    return all(_fits(cell, value) for cell, value in zip(one.cells, values, strict=True))


def _fits(cell: Any, value: Any) -> bool:
    if isinstance(cell, Between):
        return (
            (cell.at_least is None or value >= cell.at_least)
            and (cell.more_than is None or value > cell.more_than)
            and (cell.at_most is None or value <= cell.at_most)
            and (cell.less_than is None or value < cell.less_than)
        )
    return cell == ANYTHING or (value in cell if isinstance(cell, frozenset) else value == cell)


def plain(rows: tuple[Row, ...], policy: HitPolicy, values: tuple[object, ...]) -> list[int]:
    """Return the numbers of the rows that count, the plain way."""
    hit = [number for number, one in enumerate(rows) if fits(one, values)]
    return hit if policy == "collect" else hit[:1]


@unhurried
@given(drawn=tables(), data=st.data())
def test_exactly_as_by_brute_force(
    drawn: tuple[tuple[Row, ...], HitPolicy, bool], data: st.DataObject
) -> None:
    """A table is refused exactly for a gap, an overlap or a dead row; else it answers right."""
    rows, policy, has_default = drawn
    default = Row((), (9,), ("toy/9",)) if has_default else None
    hits = {values: plain(rows, policy, values) for values in SPACE}
    gap = not has_default and any(not hit for hit in hits.values())
    overlap = policy == "unique" and any(
        sum(fits(one, values) for one in rows) > 1 for values in SPACE
    )
    dead = set(range(len(rows))) - {number for hit in hits.values() for number in hit}
    if gap or overlap or dead:
        with pytest.raises(PolicyError):
            table(*rows, policy=policy, inputs=NAMES, default=default)
        return
    made = table(*rows, policy=policy, inputs=NAMES, default=default)
    stated = data.draw(st.sampled_from(SPACE))
    unknown = data.draw(st.sets(st.sampled_from(NAMES)))
    facts = {n: v for n, v in zip(NAMES, stated, strict=True) if n not in unknown}
    possible = {
        tuple(rows[n].outputs for n in hit) or ((9,),)
        for values, hit in hits.items()
        if facts.items() <= dict(zip(NAMES, values, strict=True)).items()
    }
    found = made.evaluate(Parcel(**facts))  # type: ignore[arg-type]
    assert found.settled is (len(possible) == 1)
    if found.outputs is not None:
        assert {tuple((one["fee"],) for one in found.outputs)} == possible
        return
    assert set(found.unknown) <= unknown
    complete = {**dict(zip(NAMES, stated, strict=True))}
    more = {name: complete[name] for name in found.unknown}
    assert made.evaluate(Parcel(**facts, **more)).settled  # type: ignore[arg-type]
