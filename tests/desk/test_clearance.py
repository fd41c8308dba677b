"""The one call before content goes online, and by which norms it answers."""

from govflow.cases import Act, Refusal, digest_of
from govflow.desk import Clearance, Desk
from tests.desk.made import PLAIN, TEXT, TO_CLEARANCE, at, code, done, opened


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
        norms = (
            *("wanzhou/15.1", "wanzhou/16.1", "wanzhou/16.2", "wanzhou/16.7", "wanzhou/16.11"),
            "wanzhou/26.3",
        )
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

    def test_what_was_found_since_keeps_it_offline(self, desk: Desk) -> None:
        """A fact or an event that a gate before publication reads takes the clearance away."""
        self.through(desk)
        done(desk.act(Act("state", at(2), "zhang", "n1", facts={"secrecy_mark": True})))
        held_back = desk.cleared("n1", digest_of(TEXT))
        assert not held_back
        assert held_back.norms == ("wanzhou/23.2",)
        done(
            desk.act(
                Act(
                    "state",
                    at(2, 10),
                    "zhang",
                    "n1",
                    facts={"secrecy_mark": False, "sensitive": False},
                )
            )
        )
        assert desk.cleared("n1", digest_of(TEXT))
        done(desk.act(Act("event", at(3), None, "n1", name="corrected")))
        assert desk.cleared("n1", digest_of(TEXT)).norms == ("wanzhou/26.3",)

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
