"""What comes after the desk's answers: who takes up what fell due, and registers."""

from datetime import date

import pytest

from govflow.adapters.memory import MemoryStore
from govflow.cases import Act
from govflow.desk.followup import escalation, register_rows
from govflow.errors import UnknownNameError, UsageError
from govflow.policies import load_policy
from govflow.ports import Store
from tests.desk.made import UNIT, WANZHOU, at, desk_over, done, opened


class TestEscalation:
    """Who takes up what fell due."""

    def test_who_answers_and_what_follows(self, store: Store) -> None:
        """Of the case's unit, on the day it fell due; the first rung is for people to decide."""
        desk = desk_over(store)
        done(opened(desk))
        (falling,) = desk.tick(at(60))
        found = escalation(desk, falling)
        assert (found.falling, found.unit) == (falling, UNIT)
        assert {one.person for one in found.answers} >= {"chen", "wang"}
        assert found.authority is None
        assert found.follows == WANZHOU.ladders[0].rungs[0]

    def test_a_duty_of_an_authority(self, store: Store) -> None:
        """A duty that is an authority's own is that authority's to answer for."""
        desk = desk_over(store)
        done(desk.open("correction", "e1", by="zhang", at=at(0)))
        (falling,) = [one for one in desk.due(at(60)) if one.norm == "wanzhou/25.2"]
        by = WANZHOU.timed("wanzhou/25.2").by
        assert by is not None
        assert escalation(desk, falling).authority == WANZHOU.authority(by)

    def test_a_regulation_without_a_ladder(self, store: Store) -> None:
        """Nothing is said to follow where the regulation says nothing."""
        desk = desk_over(store, policy=load_policy("siping"))
        done(desk.open("message", "m1", by="zhang", at=at(0), facts={"simple": True}))
        (falling,) = desk.due(at(60))
        assert escalation(desk, falling).follows is None

    def test_a_case_that_is_not_there(self, store: Store) -> None:
        """A due of another desk's case is refused by name."""
        desk = desk_over(store)
        done(opened(desk))
        (falling,) = desk.due(at(60))
        with pytest.raises(UsageError, match="there is no case 'n1'"):
            escalation(desk_over(MemoryStore()), falling)


class TestRegisterRows:
    """A register as the record fills it."""

    def test_of_subjects(self, store: Store) -> None:
        """Every subject that was recorded stands once, with what the register asks for."""
        desk = desk_over(store)
        for name in ("b", "a"):
            desk.record(f"account:{name}", "issued", at=at(0), occurred=date(2024, 2, 1))
        rows = register_rows(store, WANZHOU, "accounts")
        assert sorted(str(row[0]) for row in rows) == ["a", "b"]

    def test_of_cases(self, store: Store) -> None:
        """Cases of the chain stand there, ended ones too; those of another policy do not."""
        desk = desk_over(store)
        register = next(one for one in WANZHOU.registers if one.chain == "publication")
        done(opened(desk))
        done(opened(desk, "n2"))
        done(desk.act(Act("withdraw", at(1), "zhang", "n2", note="不再发布")))
        siping = desk_over(store, policy=load_policy("siping"))
        done(siping.open("message", "m1", by="zhang", at=at(1)))
        assert len(register_rows(store, WANZHOU, register.id)) == 2

    def test_of_none(self, store: Store) -> None:
        """A register that the policy does not have is refused by name."""
        with pytest.raises(UnknownNameError, match="nothing"):
            register_rows(store, WANZHOU, "nothing")
