"""Who has what to do."""

from govflow.adapters.memory import MemoryDirectory
from govflow.calendars.civil import localize
from govflow.cases import Act
from govflow.desk import Desk
from govflow.ports import Store
from govflow.provisions.roles import Assignment, People, Person
from tests.desk.made import PEOPLE, UNIT, WANZHOU, WEEK, at, done, opened, signed


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
