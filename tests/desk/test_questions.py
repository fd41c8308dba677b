"""Questions to the desk: status, history, and who answers."""

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from typing import Any

import attrs
import pytest

from govflow.adapters.memory import MemoryDirectory, MemoryStore
from govflow.cases import Act
from govflow.desk import Desk
from govflow.errors import PolicyError, UsageError
from govflow.journal import JournalError, Sealed
from govflow.policies import load_policy
from govflow.ports import Store
from govflow.provisions.roles import People
from tests.desk.made import PEOPLE, UNIT, WANZHOU, at, code, desk_over, done, opened, signed


class TestQuestions:
    """Status, history, and who answers."""

    def test_a_day_looks_back_from_its_last_instant(self, desk: Desk) -> None:
        """A question about a bare day is answered as the end of that day has it."""
        opened(desk)
        done(desk.record("unit:u", "trained", at=at(1, 20)))
        day = at(1).date()
        end = datetime.combine(day, time.max)
        assert desk.status("n1", day) == desk.status("n1", end)
        assert desk.worklist("zhang", day) == desk.worklist("zhang", end) != ()
        assert desk.verdict("unit:u", "wanzhou/34.2", day).status == "met"
        due = desk.status("n1").clocks["wanzhou/12.5"].due
        assert due is not None
        assert desk.due(due.date()) == desk.due(due) != ()
        assert desk.due(due.date() - timedelta(days=1)) == ()
        assert desk.answerable(UNIT, at(0)) == desk.answerable(UNIT, at(0).date())

    def test_what_comes_later_is_not_seen(self, desk: Desk) -> None:
        """A case stands at a moment as what was recorded by then left it, that moment included."""
        opened(desk)
        done(desk.act(signed("zhang", at(0, 10))))
        done(desk.act(Act("state", at(1), "zhang", "n1", facts={"units_involved": 3})))
        done(desk.act(Act("withdraw", at(2), "zhang", "n1", note="撤")))
        instant = timedelta(microseconds=1)
        for moment, state, place, signed_by in (
            (at(0, 10) - instant, "open", "first-review", 0),
            (at(0, 10), "open", "second-review", 1),
            (at(2) - instant, "open", "second-review", 1),
            (at(1).date(), "open", "second-review", 1),
            (at(2), "withdrawn", None, 1),
            (None, "withdrawn", None, 1),
        ):
            stood = desk.status("n1", moment)
            assert (stood.case.state, stood.place) == (state, place)
            assert len(stood.case.signatures) == signed_by
        assert desk.status("n1", at(0, 10)).waits_for == ("li",)
        assert "units_involved" not in desk.status("n1", at(0, 10)).case.facts
        with pytest.raises(UsageError, match="there is no case 'n1'"):
            desk.status("n1", at(-1))

    def test_what_is_no_time_is_misuse(self, desk: Desk) -> None:
        """A question at what is neither a day nor a moment says what it needs."""
        opened(desk)
        when: Any = "2024-02-06"
        questions: tuple[Callable[[], object], ...] = (
            lambda: desk.status("n1", when),
            lambda: desk.worklist("zhang", when),
            lambda: desk.verdict("unit:u", "wanzhou/34.2", when),
            lambda: desk.due(when),
            lambda: desk.answerable(UNIT, when),
        )
        for question in questions:
            with pytest.raises(UsageError, match="must be a day or a moment"):
                question()

    def test_what_names_nothing_is_misuse(self, desk: Desk) -> None:
        """A question about what is no text, or by what is no number, says what it needs."""
        opened(desk)
        number: Any = 17
        for question in (
            lambda: desk.status(number),
            lambda: desk.history(number),
            lambda: desk.cleared(number, ""),
            lambda: desk.verdict(number, "wanzhou/34.2", at(1)),
            lambda: desk.verdict("unit:u", number, at(1)),
            lambda: desk.worklist(number, at(1)),
            lambda: desk.answerable(number, at(1)),
        ):
            with pytest.raises(UsageError, match="must be text, not 17"):
                question()
        text: Any = "10"
        for page in (
            lambda: desk.worklist("zhang", at(1), limit=text),
            lambda: desk.worklist("zhang", at(1), skip=-1),
        ):
            with pytest.raises(UsageError, match="must be a whole number from 0 on"):
                page()

    def test_a_case_that_is_not_there(self, desk: Desk) -> None:
        """Signing a case that is not there is refused; its status is an error."""
        assert code(desk.act(signed("zhang", at(0)))) == "unknown-case"
        assert desk.history("n1") == ()
        with pytest.raises(UsageError, match="no case"):
            desk.status("n1")

    def test_a_tampered_history_is_not_told(self) -> None:
        """A history that was tampered with is an error and no answer."""
        store = MemoryStore()
        desk = desk_over(store)
        opened(desk)
        done(desk.act(signed("zhang", at(0, 10))))
        sealed = store._streams["case:n1"][1]
        forged = sealed.body.replace(b"zhang", b"zhao")
        store._streams["case:n1"][1] = Sealed(sealed.entry, forged, sealed.previous, sealed.hash)
        with pytest.raises(JournalError):
            desk.history("n1")

    def test_who_answers_on_a_day(self, desk: Desk) -> None:
        """The heads of a unit answer for it; in a unit without heads the posts are vacant."""
        found = {one.capacity: one.person for one in desk.answerable(UNIT, at(0).date())}
        assert found == {"first-responsible": "chen", "directly-responsible": "wang"}
        vacant = desk.answerable("区教委", at(0).date())
        assert [one.person for one in vacant] == [None, None]

    def test_a_directory_is_asked_in_local_time(self, store: Store) -> None:
        """Whatever zone a host counts in, its directory is asked by the time of China."""
        asked: list[datetime] = []

        class Asked:
            def people(self, at: datetime) -> People:
                asked.append(at)
                return PEOPLE

        desk = Desk(WANZHOU, store=store, directory=Asked())
        abroad = datetime(2024, 2, 5, 17, tzinfo=UTC)  # one o'clock on Tuesday, in China
        done(desk.open("publication", "n1", by="zhang", at=abroad))
        desk.permits(signed("wang", at(1)))
        done(desk.act(signed("zhang", at(1))))
        done(desk.record("unit:u", "trained", at=at(1), by="zhang"))
        desk.status("n1")
        desk.worklist("zhang", at(1).date())
        desk.answerable(UNIT, at(1).date())
        assert len(asked) == 8
        assert {str(each.tzinfo) for each in asked} == {"Asia/Shanghai"}
        assert asked[0].isoformat() == "2024-02-06T01:00:00+08:00"

    def test_desks_of_two_policies_share_a_store(self, store: Store) -> None:
        """A case of another policy is on no list, falls due at no tick, and cannot be signed."""
        opened(desk_over(store))
        other = Desk(load_policy("siping"), store=store, directory=MemoryDirectory(PEOPLE))
        assert other.due(at(400)) == ()
        assert other.tick(at(400)) == ()
        assert other.worklist("zhang", at(1)) == ()
        with pytest.raises(UsageError, match="'wanzhou'"):
            other.act(signed("zhang", at(0, 10)))

    def test_an_open_case_needs_its_chain_and_step(self, store: Store) -> None:
        """A policy that lost the chain or step of an open case is told which case; once the
        case has ended, the policy is used like any other."""
        before = desk_over(store)
        opened(before)
        done(before.act(signed("zhang", at(0, 10))))
        chain = WANZHOU.chain("publication")
        rest = tuple(each for each in WANZHOU.chains if each is not chain)
        gone = attrs.evolve(WANZHOU, chains=rest, registers=())
        steps = (*chain.steps[:1], attrs.evolve(chain.steps[1], id="review"), *chain.steps[2:])
        renamed = attrs.evolve(chain, steps=steps, branches=(), gates=())
        other = attrs.evolve(gone, chains=(renamed, *rest))
        directory = MemoryDirectory(PEOPLE)
        for policy in (gone, other):
            with pytest.raises(PolicyError, match=r"case:n1 #2: the policy 'wanzhou' has not"):
                Desk(policy, store=store, directory=directory)
        done(before.act(Act("withdraw", at(1), "zhang", "n1")))
        for policy in (gone, other):
            after = Desk(policy, store=store, directory=directory)
            assert after.worklist("li", at(2)) == after.due(at(400)) == ()
            assert len(after.history("n1")) == 3

    def test_an_ended_case_is_answered_from_the_record(self, desk: Desk) -> None:
        """A withdrawn case keeps its status and history, and takes no more acts."""
        opened(desk)
        last = done(desk.act(Act("withdraw", at(1), "zhang", "n1", note="撤", key="k")))
        assert desk.status("n1").case == last.case
        assert desk.act(Act("withdraw", at(1), "zhang", "n1", note="撤", key="k")) == last
        assert code(desk.act(signed("zhang", at(2)))) == "closed"
