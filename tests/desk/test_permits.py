"""The dry run: what may happen, why not, and who could."""

from govflow.cases import Act, Refusal
from govflow.desk import Desk
from tests.desk.made import MONDAY, at, done, opened, signed


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
