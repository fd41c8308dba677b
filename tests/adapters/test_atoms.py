"""Values and cells, as a file holds them: each comes back as what it was."""

from datetime import UTC, date, datetime

import pytest

from govflow.adapters.atoms import read_cell, read_value, write_cell, write_value
from govflow.adapters.misfits import MisfitError
from govflow.rules.tables import ANYTHING, Between
from tests.adapters.test_codec import through_json, through_toml


class TestValues:
    """What a fact may be compared with, as a file holds it."""

    @pytest.mark.parametrize(
        "value",
        ["2024-01-01", "", True, 0, 1.5, date(2024, 1, 1), datetime(2024, 1, 1, 9, tzinfo=UTC)],
    )
    def test_keeps_its_type(self, value: object) -> None:
        """A value comes back as what it was: a date as a date, its text as text."""
        found = read_value(through_toml(through_json({"value": write_value(value)}))["value"])
        assert (found, type(found)) == (value, type(value))

    @pytest.mark.parametrize(
        "raw",
        [None, [], {}, float("nan"), float("inf"), {"day": "2024-01-01"}, {"moment": "noon"}],
    )
    def test_nothing_else_is_one(self, raw: object) -> None:
        """What is no value is refused both ways."""
        with pytest.raises(MisfitError):
            read_value(raw)
        with pytest.raises(MisfitError):
            write_value(raw)


class TestCells:
    """What a cell of a decision may be, as a file holds it."""

    @pytest.mark.parametrize(
        ("cell", "written"),
        [
            (ANYTHING, {"any": True}),
            (True, True),
            ("news", "news"),
            (frozenset(["topic", "news"]), {"one-of": ["news", "topic"]}),
            (frozenset([2, 1]), {"one-of": [1, 2]}),
            (Between(at_least=1, less_than=3), {"between": {"at_least": 1, "less_than": 3}}),
            (
                Between(more_than=date(2024, 1, 1)),
                {"between": {"more_than": {"date": "2024-01-01"}}},
            ),
        ],
    )
    def test_keeps_what_it_is(self, cell: object, written: object) -> None:
        """A cell comes back as what it was, and is always written alike."""
        assert write_cell(cell) == written
        found = read_cell(through_toml(through_json({"cell": written}))["cell"])
        assert (found, type(found)) == (cell, type(cell))

    @pytest.mark.parametrize(
        ("raw", "place"),
        [
            ({"one-of": []}, "one-of"),
            ({"one-of": "news"}, "one-of"),
            ({"one-of": ["news", None]}, "one-of[1]"),
            ({"between": {}}, "between"),
            ({"between": {"least": 1}}, "between"),
            ({"any": False}, ""),
            ({"one-of": ["news"], "any": True}, ""),
        ],
    )
    def test_nothing_else_is_one(self, raw: object, place: str) -> None:
        """What is no cell is refused, naming the place in it."""
        with pytest.raises(MisfitError) as raised:
            read_cell(raw)
        assert raised.value.path() == place
