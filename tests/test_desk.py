"""The desk: a week at one office, over memory and SQLite; what it permits, clears and tells."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from govflow.adapters.memory import MemoryDirectory, MemoryStore
from govflow.adapters.sqlite import SqliteStore
from govflow.calendars import ChinaCalendar, Overlay
from govflow.calendars.civil import localize
from govflow.cases import Act, Refusal, digest_of
from govflow.desk import Clearance, Desk, Done, Falling, Reply
from govflow.errors import UnknownNameError, UsageError
from govflow.journal import JournalError, Sealed
from govflow.policies import load_policy
from govflow.ports import ConflictError, Store, StoreError, verify_store
from govflow.provisions.roles import Assignment, People, Person

WANZHOU = load_policy("wanzhou")
MONDAY = datetime(2024, 2, 5, 9)  # the week before the Spring Festival; Sunday 4th was worked
UNIT = "区民政局"
TEXT = "关于春节期间婚姻登记安排的通告"


def person(name: str, *posts: str, unit: str = UNIT) -> Person:
    """Return a person who holds posts in a unit."""
    return Person(name, name, tuple(Assignment(post, unit) for post in posts))


PEOPLE = People(
    {
        each.id: each
        for each in (
            person("zhang", "staff"),
            person("zhao", "staff"),
            person("li", "section-head", "staff"),
            person("wang", "deputy-head"),
            person("chen", "principal-head"),
            person("sun", "section-head", unit="区教委"),
            person("root", "superuser"),
        )
    }
)


def at(day: int, hour: int = 9, minute: int = 0) -> datetime:
    """Return a moment of the week: day 0 is Monday."""
    return MONDAY + timedelta(days=day, hours=hour - 9, minutes=minute)


class Overtaken(MemoryStore):
    """A store in which somebody else acts just after the record was looked at, once."""

    then: Callable[[], object] | None = None

    def scan(self, after: int = 0) -> Iterator[tuple[int, Sealed]]:
        """Give what there is; then the other acts."""
        yield from super().scan(after)
        if self.then is not None:
            then, self.then = self.then, None
            then()


def desk_over(store: Store, **named: Any) -> Desk:
    """Return a desk of Wanzhou's over a store."""
    return Desk(WANZHOU, store=store, directory=MemoryDirectory(PEOPLE), **named)


@pytest.fixture(params=["memory", "sqlite"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Any]:
    """A store of each kind."""
    if request.param == "memory":
        yield MemoryStore()
        return
    with SqliteStore(tmp_path / "desk.db", timeout=60) as opened:
        yield opened


@pytest.fixture
def desk(store: Store) -> Desk:
    """A desk over a store of each kind."""
    return desk_over(store)


def signed(who: str, moment: datetime, case: str = "n1", **named: Any) -> Act:
    """Return an approval."""
    return Act("approve", moment, who, case, **named)


def opened(desk: Desk, case: str = "n1", moment: datetime = MONDAY, **named: Any) -> Reply:
    """Open a publication as zhang does."""
    named = {"content": TEXT, "facts": {"clear_and_simple": True}} | named
    return desk.open("publication", case, by="zhang", at=moment, **named)


def done(reply: Reply) -> Done:
    """Return a reply that must not be a refusal."""
    assert isinstance(reply, Done), reply
    return reply


def code(reply: Reply) -> str:
    """Return the code of a refusal."""
    assert isinstance(reply, Refusal), reply
    return reply.code


PLAIN = {
    "units_involved": 1,
    "social_impact": "ordinary",
    "public_concern": "ordinary",
    "clear_and_simple": True,
}
TO_CLEARANCE: tuple[Act, ...] = (
    signed("zhang", at(0, 10), content=TEXT),
    signed("li", at(0, 11), content=TEXT),
    signed("wang", at(0, 15), content=TEXT),
    signed("zhao", at(1, 9)),
    signed("li", at(1, 10)),
    signed("wang", at(1, 11)),
)
WEEK: tuple[Callable[[Desk], Any], ...] = (
    lambda d: opened(d, facts=PLAIN),
    lambda d: opened(d, "n2", at(0, 9, 30), content="二"),
    *(lambda d, act=act: d.act(act) for act in TO_CLEARANCE[:3]),
    lambda d: d.act(Act("delegate", at(0, 16), "zhang", "n2", to="zhao")),
    *(lambda d, act=act: d.act(act) for act in TO_CLEARANCE[3:]),
    lambda d: d.act(Act("event", at(1, 12), None, "n1", name="published")),
    lambda d: d.open("correction", "e1", by="li", at=at(1, 14)),
    lambda d: d.tick(at(2)),
    lambda d: d.act(Act("event", at(2, 10), None, "e1", name="notified")),
    lambda d: d.act(signed("zhao", at(2, 11), "n2")),
    lambda d: d.act(signed("zhang", at(2, 12), "n2")),
    lambda d: d.act(Act("return", at(2, 14), "li", "n2", to="first-review", note="错字")),
    lambda d: d.act(Act("edit", at(3), "zhang", "n2", content="二（改）")),
    lambda d: d.act(signed("zhao", at(3, 10), "n2")),
    lambda d: d.act(Act("add-signer", at(3, 11), "li", "n2", to="chen")),
    lambda d: d.act(signed("chen", at(3, 12), "n2")),
    lambda d: d.tick(at(4)),
    lambda d: d.record("unit:民政局", "trained", at=at(4, 10), by="li"),
    lambda d: d.act(Act("event", at(4, 11), None, "e1", name="rectified")),
    lambda d: d.act(signed("li", at(4, 12), "n2")),
    lambda d: d.tick(at(60)),
)


def seen(desk: Desk) -> dict[str, Any]:
    """Return what there is to see at a desk at the end of the week."""
    cases = [stream.removeprefix("case:") for stream in desk.store.streams() if "case:" in stream]
    moment = at(60)
    return {
        "status": [desk.status(case, moment) for case in cases],
        "history": [desk.history(case) for case in cases],
        "worklists": {who: desk.worklist(who, moment) for who in PEOPLE.persons},
        "due": desk.due(at(400)),
        "verdict": desk.verdict("unit:民政局", "wanzhou/34.2", at(5)),
        "heads": verify_store(desk.store),
    }


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


class TestPermits:
    """The dry run."""

    def test_a_permitted_act_records_nothing(self, desk: Desk) -> None:
        """A dry run shows the entry that the act would make, and makes none."""
        opened(desk)
        act = signed("zhang", at(0, 10))
        permit = desk.permits(act)
        assert permit
        assert desk.status("n1").case.revision == 1
        assert permit.entries == done(desk.act(act)).entries

    def test_every_reason_is_given_and_who_could_instead(self, desk: Desk) -> None:
        """A refusal names every reason at once, and who could sign in the person's place."""
        opened(desk)
        act = signed("wang", at(0, 10), content="别的", checks={"wanzhou/15.3": False})
        permit = desk.permits(act)
        assert not permit
        assert [reason.code for reason in permit.reasons] == [
            "not-your-role",
            "checklist-incomplete",
            "content-changed",
        ]
        assert permit.instead == ("li", "zhang", "zhao")
        refused = desk.act(act)
        assert isinstance(refused, Refusal)
        assert refused.reasons == permit.reasons

    def test_nobody_else_helps_where_the_person_is_not_the_trouble(self, desk: Desk) -> None:
        """Where only the checklist fails, nobody is named in the person's place."""
        opened(desk)
        permit = desk.permits(signed("zhang", at(0, 10), checks={"wanzhou/15.3": False}))
        assert [reason.code for reason in permit.reasons] == ["checklist-incomplete"]
        assert permit.instead == ()

    def test_opening_may_be_asked_for(self, desk: Desk) -> None:
        """Whether a case may be opened is asked like any act."""
        act = Act("open", MONDAY, "zhang", "n1", chain="publication")
        assert desk.permits(act)
        desk.act(act)
        assert [reason.code for reason in desk.permits(act).reasons] == ["not-allowed"]


class TestClearance:
    """The one call before content goes online."""

    def through(self, desk: Desk) -> None:
        """Take n1 to its clearance."""
        done(opened(desk, facts=PLAIN))
        for act in TO_CLEARANCE:
            assert not desk.cleared("n1", digest_of(TEXT))
            done(desk.act(act))

    def test_only_what_was_cleared_is_cleared(self, desk: Desk) -> None:
        """After the last step the digest that was signed is cleared, and no other."""
        self.through(desk)
        assert desk.cleared("n1", digest_of(TEXT))
        assert not desk.cleared("n1", digest_of(TEXT + "。"))
        assert not desk.cleared("n1", "")
        assert not desk.cleared("n9", digest_of(TEXT))

    def test_a_clearance_cites_what_demands_it(self, desk: Desk) -> None:
        """Granted or not, for a case that is there or not, it says by which norms."""
        norms = ("wanzhou/15.1", "wanzhou/16.1", "wanzhou/16.2", "wanzhou/16.7", "wanzhou/16.11")
        assert desk.cleared("n1", digest_of(TEXT)).norms == norms
        self.through(desk)
        assert desk.cleared("n1", digest_of(TEXT)).norms == norms
        assert desk.cleared("n1", digest_of("改")).norms == norms
        done(desk.open("correction", "e1", by="li", at=at(2)))
        assert desk.cleared("e1", digest_of(TEXT)) == Clearance(
            False, desk.cleared("e1", digest_of(TEXT)).why
        )

    def test_a_premature_publication_cites_them_too(self, desk: Desk) -> None:
        """Publishing what is not cleared is refused by those norms, and by the open step's."""
        opened(desk)
        refused = desk.act(Act("event", at(0, 10), None, "n1", name="published"))
        assert isinstance(refused, Refusal)
        assert refused.reasons[0].norms == (
            *desk.cleared("n1", digest_of(TEXT)).norms,
            "wanzhou/16.3",
        )

    def test_an_edit_takes_the_clearance_away(self, desk: Desk) -> None:
        """After an edit neither the old content nor the new is cleared."""
        self.through(desk)
        done(desk.act(Act("edit", at(2), "zhang", "n1", content="改")))
        assert not desk.cleared("n1", digest_of(TEXT))
        assert not desk.cleared("n1", digest_of("改"))
        refused = desk.act(Act("event", at(2), None, "n1", name="published"))
        assert code(refused) == "not-at-this-step"

    def test_published_content_stays_cleared(self, desk: Desk) -> None:
        """What went online as cleared may stay there, and nothing else may."""
        self.through(desk)
        done(desk.act(Act("event", at(2), None, "n1", name="published")))
        assert desk.cleared("n1", digest_of(TEXT))
        assert not desk.cleared("n1", digest_of("改"))

    def test_a_withdrawn_case_clears_nothing(self, desk: Desk) -> None:
        """A case withdrawn after its clearance clears nothing any more."""
        self.through(desk)
        done(desk.act(Act("withdraw", at(2), "zhang", "n1", note="撤")))
        assert not desk.cleared("n1", digest_of(TEXT))

    def test_without_content_nothing_is_cleared(self, desk: Desk) -> None:
        """A case to which no content was bound clears no content."""
        done(opened(desk, content=None, facts=PLAIN))
        for act in TO_CLEARANCE:
            done(desk.act(Act(act.do, act.at, act.by, act.case)))
        assert desk.status("n1").place == "cleared"
        assert not desk.cleared("n1", digest_of(""))


class TestWorklist:
    """Who has what to do."""

    def test_what_one_may_sign_is_listed(self, desk: Desk) -> None:
        """Cases are listed for those who may sign them, the longest waiting first."""
        for turn in range(3):
            opened(desk, f"n{turn}", at(0, 9, turn))
        assert [item.case for item in desk.worklist("zhao", at(1))] == ["n0", "n1", "n2"]
        assert desk.worklist("wang", at(1)) == ()
        assert desk.worklist("nobody", at(1)) == ()
        done(desk.act(signed("zhang", at(0, 10), "n1")))
        assert [item.case for item in desk.worklist("zhao", at(1))] == ["n0", "n2"]
        (item,) = desk.worklist("li", at(1))[2:]
        assert (item.case, item.step, item.unit) == ("n1", "second-review", UNIT)
        assert item.since == localize(at(0, 10))
        assert item.due == desk.status("n1").clocks["wanzhou/12.5"].due

    def test_separation_of_duties_is_applied(self, desk: Desk) -> None:
        """Who signed one review finds no other review of that case on the list."""
        opened(desk)
        done(desk.act(signed("li", at(0, 10))))
        assert desk.worklist("li", at(1)) == ()
        assert desk.status("n1").waits_for == ()

    def test_those_asked_by_name_find_the_case(self, desk: Desk) -> None:
        """A delegate or an added signer is listed without the post; the delegator waits."""
        opened(desk)
        done(desk.act(Act("delegate", at(0, 10), "zhang", "n1", to="wang")))
        assert [item.case for item in desk.worklist("wang", at(1))] == ["n1"]
        assert desk.worklist("zhang", at(1)) == ()
        done(desk.act(signed("wang", at(0, 11))))
        assert desk.worklist("wang", at(1)) == ()
        assert [item.case for item in desk.worklist("zhang", at(1))] == ["n1"]
        done(desk.act(Act("add-signer", at(0, 12), "zhang", "n1", to="chen")))
        assert [item.case for item in desk.worklist("chen", at(1))] == ["n1"]

    def test_posts_count_on_the_day_and_in_the_unit(self, store: Store) -> None:
        """A post held on another day, or in another unit, lists nothing."""
        later = Assignment("staff", UNIT, since=at(3).date())
        people = People({**PEOPLE.persons, "new": Person("new", "新", (later,))})
        desk = Desk(WANZHOU, store=store, directory=MemoryDirectory(people))
        opened(desk)
        assert desk.worklist("new", at(2)) == ()
        assert len(desk.worklist("new", at(3))) == 1
        done(desk.act(signed("zhang", at(0, 10))))
        assert desk.worklist("sun", at(1)) == ()

    def test_a_list_comes_in_pages(self, desk: Desk) -> None:
        """Pages follow one another without gap or overlap."""
        for turn in range(7):
            opened(desk, f"n{turn}", at(0, 9, turn))
        pages = [desk.worklist("zhao", at(1), limit=3, skip=skip) for skip in (0, 3, 6, 9)]
        assert [[item.case[1:] for item in page] for page in pages] == [
            ["0", "1", "2"],
            ["3", "4", "5"],
            ["6"],
            [],
        ]

    def test_the_list_agrees_with_each_case(self, desk: Desk) -> None:
        """After every step of the week each list holds the cases that wait for the person."""
        for command in WEEK:
            command(desk)
            for who in PEOPLE.persons:
                listed = {item.case for item in desk.worklist(who, at(60))}
                waits = {
                    case
                    for case, found in desk._board.cases.items()
                    if who in desk.status(case, at(60)).waits_for and found.step
                }
                assert listed == waits


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


class TestCommands:
    """Keys, revisions and races."""

    def test_a_repeated_command_gives_its_first_reply(self, store: Store) -> None:
        """Under one key, opening, signing and recording happen once, with one reply."""
        desk = desk_over(store)
        first = opened(desk, key="k1")
        act = signed("zhang", at(0, 10), key="k2")
        second = desk.act(act)
        third = desk.act(signed("li", at(0, 11)))
        record = desk.record("account:微博", "updated", at=at(0), key="r")
        for again in (desk, desk_over(store)):
            assert opened(again, key="k1") == first
            assert again.act(act) == second
            assert again.act(act, expected_revision=1) == second
            assert again.record("account:微博", "updated", at=at(9), key="r") == record
        assert desk.status("n1").case == done(third).case

    def test_a_repeated_refusal_stays_refused(self, store: Store) -> None:
        """A refusal under a key is repeated even where the act would be right by now."""
        desk = desk_over(store)
        opened(desk)
        act = signed("li", at(0, 12), key="k1")
        early = signed("wang", at(0, 12), key="k2")
        assert code(desk.act(early)) == "not-your-role"
        done(desk.act(signed("zhang", at(0, 10))))
        done(desk.act(act))
        first = desk.act(early)
        assert code(first) == "not-your-role"
        assert desk_over(store).act(early) == first
        assert desk.permits(early)
        assert len(desk.history("n1")) == 3

    def test_a_stale_revision_is_a_conflict(self, desk: Desk) -> None:
        """A command decided on an older revision is refused; on the right one it is done."""
        opened(desk)
        done(desk.act(signed("zhang", at(0, 10)), expected_revision=1))
        with pytest.raises(ConflictError):
            desk.act(signed("li", at(0, 11)), expected_revision=1)
        with pytest.raises(ConflictError):
            desk.record("unit:u", "trained", at=at(0), expected_revision=3)
        done(desk.act(signed("li", at(0, 11)), expected_revision=2))

    def test_a_lost_race_is_decided_again(self) -> None:
        """Of two heads who sign at once one signs; the other is told the step is done."""

        class Raced(MemoryStore):
            """A store in which another desk is always quicker, once."""

            rival: Callable[[], Any] | None = None

            def append(
                self,
                stream: str,
                expected_revision: int,
                entries: Sequence[Sealed],
                key: str | None = None,
            ) -> Sequence[Sealed]:
                rival, self.rival = self.rival, None
                if rival is not None:
                    rival()
                return super().append(stream, expected_revision, entries, key)

        store = Raced()
        desk, other = desk_over(store), desk_over(store)
        opened(desk)
        store.rival = lambda: other.act(signed("zhao", at(0, 10)))
        assert code(desk.act(signed("zhang", at(0, 10)))) == "not-your-role"
        store.rival = lambda: other.act(signed("li", at(0, 11)))
        with pytest.raises(ConflictError):
            desk.act(Act("state", at(0, 11), "zhang", "n1", facts=PLAIN), expected_revision=2)
        store.rival = lambda: other.record("unit:u", "trained", at=at(0))
        assert done(desk.record("unit:u", "trained", at=at(0))).revision == 2

    def test_many_threads_sign_and_one_signature_stands(self, store: Store) -> None:
        """Threads that all sign one step leave one signature."""
        desks = [desk_over(store) for _ in range(4)]
        opened(desks[0])
        replies: list[Reply] = []

        def run(desk: Desk) -> None:
            replies.append(desk.act(signed("zhang", at(0, 10))))

        threads = [Thread(target=run, args=(desk,)) for desk in desks]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sum(isinstance(reply, Done) for reply in replies) == 1
        assert len(desks[0].history("n1")) == 2

    def test_a_store_that_never_agrees_is_given_up(self) -> None:
        """A stream that somebody else always writes first ends in an error, not for ever."""

        class Hopeless(MemoryStore):
            def append(
                self,
                stream: str,
                expected_revision: int,
                entries: Sequence[Sealed],
                key: str | None = None,
            ) -> Sequence[Sealed]:
                raise ConflictError(stream, expected_revision, expected_revision + 1)

        desk = desk_over(Hopeless())
        with pytest.raises(StoreError, match="too many"):
            opened(desk)
        with pytest.raises(StoreError, match="too many"):
            desk.record("unit:u", "trained", at=at(0))

    def test_a_tick_that_never_gets_through_is_given_up(self) -> None:
        """A tick that always loses to another writer ends in an error; nothing is told."""

        class Taken(MemoryStore):
            def append(
                self,
                stream: str,
                expected_revision: int,
                entries: Sequence[Sealed],
                key: str | None = None,
            ) -> Sequence[Sealed]:
                if stream.startswith("desk:"):
                    raise ConflictError(stream, expected_revision, expected_revision + 1)
                return super().append(stream, expected_revision, entries, key)

        desk = desk_over(Taken())
        opened(desk)
        with pytest.raises(StoreError, match="too many"):
            desk.tick(at(60))
        assert len(desk.due(at(60))) == 1

    def test_somebody_is_told_what_was_recorded_once(self, store: Store) -> None:
        """A notifier hears of each command that did something, and never of a repetition."""

        class Heard:
            def __init__(self) -> None:
                self.names: list[str] = []

            def notify(self, entries: Sequence[Sealed]) -> None:
                self.names += [sealed.entry.name for sealed in entries]

        heard = Heard()
        desk = desk_over(store, notifier=heard)
        for _ in range(2):
            opened(desk, key="k1")
            desk.act(signed("zhang", at(0, 10), key="k2"))
            desk.tick(at(60), key="k3")
        assert heard.names == ["case-opened", "step-approved", "ticked"]


class TestRecords:
    """What is recorded without a case, and what is refused."""

    def test_records_are_refused_for_their_reasons(self, desk: Desk) -> None:
        """Somebody unknown, an earlier time, and an event yet to come are refused."""
        done(desk.record("unit:u", "trained", at=at(1), by="li"))
        unknown = desk.record("unit:u", "trained", at=at(1), by="nobody")
        earlier = desk.record("unit:u", "trained", at=at(0))
        ahead = desk.record("unit:u", "trained", at=at(2), occurred=at(3))
        assert [code(one) for one in (unknown, earlier, ahead)] == [
            "unknown-person",
            "out-of-order",
            "not-allowed",
        ]

    def test_a_verdict_sees_what_was_recorded_by_then(self, desk: Desk) -> None:
        """A training recorded later does not count for an earlier moment."""
        done(desk.record("unit:u", "trained", at=at(3), occurred=at(1)))
        assert desk.verdict("unit:u", "wanzhou/34.2", at(2)).status != "met"
        assert desk.verdict("unit:u", "wanzhou/34.2", at(3)).status == "met"

    def test_a_day_is_enough(self, desk: Desk) -> None:
        """What happened on a day is recorded as that day, with no time of day made up."""
        reply = done(desk.record("unit:u", "trained", at=at(3), occurred=at(1).date()))
        assert reply.entries[0].data["occurred"] == "2024-02-06"
        assert desk.verdict("unit:u", "wanzhou/34.2", at(3)).status == "met"
        opened(desk, occurred=at(-7).date())
        earlier = desk.status("n1").clocks["wanzhou/12.5"].due
        opened(desk, "n2")
        later = desk.status("n2").clocks["wanzhou/12.5"].due
        assert earlier is not None
        assert later is not None
        assert earlier < later

    def test_facts_are_known_by_name_and_kind(self, desk: Desk) -> None:
        """A fact that nothing declares, or of a wrong kind, is an error that names the right."""
        with pytest.raises(UnknownNameError, match="units_involved"):
            opened(desk, facts={"units_involve": 2})
        with pytest.raises(UsageError, match="units_involved"):
            opened(desk, facts={"units_involved": "two"})
        assert isinstance(opened(desk, facts={"planned": at(3).date()}), Done)
        assert desk.status("n1").case.facts == {"planned": "2024-02-08"}
        assert isinstance(opened(desk, "n2", facts={"planned": "2024年2月8日"}), Done)
        assert desk.status("n2").case.facts == {"planned": "2024-02-08"}
        with pytest.raises(UsageError, match="planned"):
            opened(desk, "n3", facts={"planned": "soon"})

    @pytest.mark.parametrize("name", ["", None])
    def test_a_case_and_a_subject_have_names(self, desk: Desk, name: str | None) -> None:
        """A command without the name of its case or subject is misuse."""
        with pytest.raises(UsageError, match="missing"):
            desk.act(Act("approve", at(0), "zhang", name))
        with pytest.raises(UsageError, match="missing"):
            desk.record(name or "", "trained", at=at(0))


class TestQuestions:
    """Status, history, and who answers."""

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

    def test_desks_of_two_policies_share_a_store(self, store: Store) -> None:
        """A case of another policy is on no list, falls due at no tick, and cannot be signed."""
        opened(desk_over(store))
        other = Desk(load_policy("siping"), store=store, directory=MemoryDirectory(PEOPLE))
        assert other.due(at(400)) == ()
        assert other.tick(at(400)) == ()
        assert other.worklist("zhang", at(1)) == ()
        with pytest.raises(UsageError, match="'wanzhou'"):
            other.act(signed("zhang", at(0, 10)))

    def test_an_ended_case_is_answered_from_the_record(self, desk: Desk) -> None:
        """A withdrawn case keeps its status and history, and takes no more acts."""
        opened(desk)
        last = done(desk.act(Act("withdraw", at(1), "zhang", "n1", note="撤", key="k")))
        assert desk.status("n1").case == last.case
        assert desk.act(Act("withdraw", at(1), "zhang", "n1", note="撤", key="k")) == last
        assert code(desk.act(signed("zhang", at(2)))) == "closed"
