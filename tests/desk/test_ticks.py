"""What falls due, and that it is told once."""

from datetime import timedelta
from threading import Thread
from typing import Any

import pytest

from govflow.adapters.memory import MemoryDirectory
from govflow.calendars import ChinaCalendar, Overlay
from govflow.calendars.civil import localize
from govflow.cases import Act
from govflow.desk import Desk, Falling
from govflow.policies import load_policy
from govflow.ports import Store
from tests.desk.made import PEOPLE, Overtaken, at, desk_over, done, opened


class TestTicks:
    """Clocks that fall due."""

    def test_a_tick_tells_once(self, desk: Desk) -> None:
        """A clock that fell due is told by one tick, at its due time and not before."""
        opened(desk)
        (falling,) = desk.due(at(400))
        assert (falling.case, falling.norm) == ("n1", "wanzhou/12.5")
        assert desk.tick(falling.due - timedelta(microseconds=1)) == ()
        assert desk.tick(falling.due) == (falling,)
        assert desk.tick(falling.due) == ()
        assert desk.tick(falling.due + timedelta(days=9)) == ()
        assert desk.due(falling.due) == (falling,)
        assert desk.due(falling.due - timedelta(seconds=1)) == ()

    def test_a_tick_repeated_under_its_key_is_told_again(self, store: Store) -> None:
        """Who lost the answer of a tick gets it again under the key."""
        desk = desk_over(store)
        opened(desk)
        first = desk.tick(at(60), key="t1")
        assert len(first) == 1
        assert desk.tick(at(60), key="t1") == first
        assert desk_over(store).tick(at(60), key="t1") == first
        assert desk.tick(at(60)) == ()

    def test_a_clock_that_stopped_is_not_told(self, desk: Desk) -> None:
        """A case that is withdrawn in time falls due no more."""
        opened(desk)
        done(desk.act(Act("withdraw", at(1), "zhang", "n1", note="撤")))
        assert desk.due(at(400)) == ()
        assert desk.tick(at(400)) == ()

    def test_a_clock_that_starts_anew_is_told_anew(self, desk: Desk) -> None:
        """A clock restarted after it was told falls due again, at its new time."""
        opened(desk)
        (first,) = desk.tick(at(60))
        done(desk.act(Act("event", at(61), None, "n1", name="changed")))
        (second,) = desk.tick(at(200))
        assert second.due > first.due
        assert desk.tick(at(200)) == ()

    def test_what_is_recorded_late_is_told_late(self, desk: Desk) -> None:
        """A clock whose due time lies before the last tick is told by the next."""
        opened(desk)
        desk.tick(at(60))
        opened(desk, "n2")
        assert [falling.case for falling in desk.tick(at(60))] == ["n2"]

    def test_a_tick_between_two_questions_is_seen(self) -> None:
        """What another desk tells after this one has looked is not told a second time."""
        store = Overtaken()
        opened(desk_over(store))
        late, early = desk_over(store), desk_over(store)
        store.then = lambda: done_once.extend(early.tick(at(60)))
        done_once: list[Falling] = []
        assert late.tick(at(60)) == ()
        assert [falling.case for falling in done_once] == ["n1"]

    def test_two_desks_never_tell_the_same(self, store: Store) -> None:
        """Of desks that tick at once in threads, each clock is told by one alone."""
        for turn in range(20):
            opened(desk_over(store), f"n{turn}")
        told: list[str] = []
        desks = [desk_over(store) for _ in range(4)]

        def run(desk: Desk) -> None:
            told.extend(falling.case for falling in desk.tick(at(60)))

        threads = [Thread(target=run, args=(desk,)) for desk in desks]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(told) == sorted(f"n{turn}" for turn in range(20))

    def test_another_calendar_counts_open_clocks_anew(self, store: Store) -> None:
        """A notice that came later moves what falls due; the old date stays in the record."""
        before = desk_over(store)
        opened(before)
        (old,) = before.due(at(400))
        closed = frozenset([at(1).date(), at(2).date()])
        after = desk_over(store, calendar=ChinaCalendar(overlays=(Overlay("雪", closed),)))
        (new,) = after.due(at(400))
        assert new.due == after.status("n1").clocks["wanzhou/12.5"].due == localize(at(37, 0))
        assert old.due == before.status("n1").clocks["wanzhou/12.5"].due == localize(at(33, 0))
        assert after.worklist("zhao", at(1))[0].due == new.due
        assert after.tick(old.due) == ()
        assert after.tick(new.due) == (new,)
        assert after.history("n1")[0].data["dues"] == {"wanzhou/12.5": old.due.isoformat()}
        assert after.history("n1")[0].data["calendar"] == before.calendar.version

    def test_a_desk_with_the_same_calendar_takes_what_was_recorded(self, store: Store) -> None:
        """Following the record counts nothing anew: the due times are those of the entries."""
        opened(desk_over(store))

        def refuse(*_: object, **__: object) -> Any:
            raise AssertionError

        calendar = ChinaCalendar()
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(ChinaCalendar, "deadline", refuse)
            desk = desk_over(store, calendar=calendar)
            assert [falling.case for falling in desk.due(at(400))] == ["n1"]
            assert desk.worklist("zhao", at(1))[0].due is not None

    def test_a_fact_that_no_period_can_be_read_from_stops_nobody(self, store: Store) -> None:
        """A case whose clock cannot be counted has no due time; the others have theirs."""
        policy = load_policy("bozhou")
        desk = Desk(policy, store=store, directory=MemoryDirectory(PEOPLE))
        for case, days in (("s1", 3), ("s2", -3), ("s3", 5)):
            facts = {"max_days_each": days}
            done(desk.open("site-offline-temporary", case, by="zhang", at=at(0), facts=facts))
        norm = "bozhou/s8.2.3"
        assert [f.case for f in desk.due(at(60)) if f.norm == norm] == ["s1", "s3"]
