"""The desk: a week at one office, over memory and SQLite."""

from pathlib import Path

import pytest

from govflow.adapters.memory import MemoryStore
from govflow.adapters.sqlite import SqliteStore
from govflow.cases import Refusal
from govflow.desk import Desk
from govflow.ports import Store
from tests.desk.made import PEOPLE, WEEK, at, desk_over, seen


class TestWeek:
    """A week at one office."""

    def test_the_week_ends_as_it_should(self, desk: Desk) -> None:
        """One notice is published in time, one waits for the deputy head, one error was late."""
        for command in WEEK:
            assert not isinstance(command(desk), Refusal)
        first, second, error = desk.status("n1"), desk.status("n2"), desk.status("e1")
        assert first.case.state == "published"
        assert first.clocks["wanzhou/12.5"].status == "met"
        assert (second.place, second.waits_for) == ("third-review", ("wang",))
        assert error.case.state == "closed"
        assert error.clocks["wanzhou/25.2"].status == "breached"
        assert error.clocks["wanzhou/25.3"].status == "breached"
        assert desk.verdict("unit:民政局", "wanzhou/34.2", at(5)).status == "met"

    def test_both_stores_see_the_same_week(self, tmp_path: Path) -> None:
        """Memory and SQLite give equal replies, and end with equal heads."""
        with SqliteStore(tmp_path / "week.db") as file:
            one, two = desk_over(MemoryStore()), desk_over(file)
            for command in WEEK:
                assert command(one) == command(two)
            assert seen(one) == seen(two)

    @pytest.mark.parametrize("stop", range(len(WEEK) + 1))
    def test_reopening_between_any_two_steps_changes_nothing(
        self, tmp_path: Path, stop: int
    ) -> None:
        """A desk that is put away and opened again after any step goes on as if it had not."""
        straight = desk_over(MemoryStore())
        path = tmp_path / "week.db"
        with SqliteStore(path) as file:
            before = desk_over(file)
            for command in WEEK[:stop]:
                assert command(before) == command(straight)
            left = seen(before)
        with SqliteStore(path) as file:
            after = desk_over(file)
            assert seen(after) == left
            for command in WEEK[stop:]:
                assert command(after) == command(straight)
            assert seen(after) == seen(straight)

    def test_two_desks_share_a_store(self, store: Store) -> None:
        """Desks that take turns at one store see what the other did, at once."""
        desks = desk_over(store), desk_over(store)
        straight = desk_over(MemoryStore())
        for turn, command in enumerate(WEEK):
            assert command(desks[turn % 2]) == command(straight)
            assert desks[0].due(at(400)) == desks[1].due(at(400))
            for who in PEOPLE.persons:
                assert desks[0].worklist(who, at(60)) == desks[1].worklist(who, at(60))
        assert seen(desks[0]) == seen(desks[1]) == seen(straight)
