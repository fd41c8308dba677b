"""Prerequisites: what must have happened before something else, how long ago, by which day."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final

import pytest

from govflow.calendars import Moment, read_moment
from govflow.errors import PolicyError
from govflow.provisions.events import Event
from govflow.provisions.prerequisites import Prerequisite
from govflow.provisions.things import Account
from govflow.provisions.variants import Variant
from govflow.rules.conditions import facts
from govflow.rules.verdicts import Verdict
from govflow.words import Words

account = facts(Account)
LEFT: Final = Event("left", Words("离开", "left"))
TOLD: Final = Event("told", Words("说明", "told"))
SIGNED: Final = Event("signed", Words("签字", "signed"))
MOVED: Final = Event("moved", Words("变动", "moved"))


def needed(**changes: Any) -> Prerequisite:
    """Return that something must be told and signed before somebody leaves, with changes."""
    made: dict[str, Any] = {
        "norm": "toy/1",
        "duty": Words("先说明", "tell first"),
        "subject": "account",
        "before": LEFT,
        "needs": (TOLD, SIGNED),
        "instrument": "toy",
    }
    return Prerequisite(**{**made, **changes})


def verdict(
    prerequisite: Prerequisite,
    happened: Mapping[str, str | Sequence[str]],
    *,
    at: str | None = None,
    as_of: str | None = None,
    stated: Mapping[str, object] | None = None,
) -> Verdict:
    """Return what is held, moments as they are written."""
    times: dict[str, list[Moment]] = {
        name: [read_moment(text) for text in ([found] if isinstance(found, str) else found)]
        for name, found in happened.items()
    }
    when = None if at is None else read_moment(at)
    seen = None if as_of is None else read_moment(as_of)
    return prerequisite.verdict(stated or {}, times, when, seen)


class TestOrder:
    """What is needed comes before."""

    @pytest.mark.parametrize(
        ("told", "status"),
        [
            ("2022-03-01", "met"),
            ("2022-03-02", "undetermined"),
            ("2022-03-02T08:59", "met"),
            ("2022-03-02T09:01", "breached"),
            ("2022-03-03", "breached"),
        ],
    )
    def test_the_day_before_that_day_and_the_day_after(self, told: str, status: str) -> None:
        """Before is met, after breached; on that day without a time nobody can say."""
        happened = {"told": told, "signed": "2022-03-01", "left": "2022-03-02T09:00"}
        assert verdict(needed(), happened).status == status

    def test_all_of_it(self) -> None:
        """What is lacking is named, all of it, and since when it is a breach."""
        found = verdict(needed(), {"left": "2022-03-02T09:00"})
        assert found.status == "breached"
        assert found.since == datetime.fromisoformat("2022-03-02T09:00:00+08:00")
        assert found.why.zh == "先说明；离开前没有：说明；签字"
        assert found.why.en == "tell first; lacking before left: told; signed"

    def test_not_yet(self) -> None:
        """Until the event happens nothing is held; a moment given stands for it."""
        assert verdict(needed(), {}).status == "not-applicable"
        assert verdict(needed(), {}, at="2022-03-02").status == "breached"

    def test_the_last_time_counts(self) -> None:
        """Of an event that happened twice the last time is judged."""
        happened = {"told": "2022-03-03", "signed": "2022-03-01"}
        assert verdict(needed(), {**happened, "left": ["2022-03-02", "2022-03-04"]}).status == "met"

    def test_nothing_needed(self) -> None:
        """A prerequisite that needs nothing is refused."""
        with pytest.raises(PolicyError, match="nothing is needed before"):
            needed(needs=())


class TestCondition:
    """Where it applies at all."""

    @pytest.mark.parametrize(
        ("stated", "status"),
        [
            ({"holders": 2}, "breached"),
            ({"holders": 1}, "not-applicable"),
            ({}, "undetermined"),
        ],
    )
    def test_by_a_fact(self, stated: Mapping[str, object], status: str) -> None:
        """It holds where its condition does, not where it does not; unknown stays open."""
        found = verdict(needed(when=account.holders > 1), {"left": "2022-03-02"}, stated=stated)
        assert found.status == status
        assert found.missing is None or found.missing.missing == "holders"


class TestSameDay:
    """同步: on that very day."""

    @pytest.mark.parametrize(
        ("told", "status"),
        [("2022-03-01", "breached"), ("2022-03-02", "met"), ("2022-03-03", "breached")],
    )
    def test_on_the_day_alone(self, told: str, status: str) -> None:
        """The day before is too early, the day after too late."""
        one = needed(needs=(TOLD,), same_day=True)
        found = verdict(one, {"told": told, "left": "2022-03-02"})
        assert found.status == status
        assert status == "met" or "on the same day as" in found.why.en


class TestByDay:
    """By the day of the event, whatever the hour."""

    ONE: Final = needed(needs=(TOLD,), by_day=True)

    @pytest.mark.parametrize(
        ("told", "status"),
        [("2022-08-30", "met"), ("2022-08-31T23:59", "met"), ("2022-09-01", "breached")],
    )
    def test_that_day_will_do(self, told: str, status: str) -> None:
        """On the day itself it is in time, even later than the event; the day after it is not."""
        happened = {"told": told, "left": "2022-08-31T12:00"}
        assert verdict(self.ONE, happened).status == status

    @pytest.mark.parametrize(
        ("as_of", "status"),
        [
            ("2022-08-31", "pending"),
            ("2022-08-31T23:59", "pending"),
            ("2022-09-01T00:00", "breached"),
        ],
    )
    def test_pending_until_the_day_is_over(self, as_of: str, status: str) -> None:
        """It is a breach from the midnight on, and not before."""
        found = verdict(self.ONE, {"left": "2022-08-31"}, as_of=as_of)
        assert found.status == status
        midnight = datetime.fromisoformat("2022-09-01T00:00:00+08:00")
        assert found.since == (midnight if status == "breached" else None)

    def test_a_gate_does_not_wait(self) -> None:
        """What would happen now needs it now."""
        found = verdict(self.ONE, {}, at="2022-08-31T12:00", as_of="2022-08-31T12:00")
        assert found.status == "breached"


class TestSince:
    """Needed anew after each event of a kind."""

    ONE: Final = needed(needs=(TOLD,), since=MOVED)

    def test_without_one_it_does_not_apply(self) -> None:
        """Where that event never happened, or only later, nothing is asked for."""
        assert verdict(self.ONE, {"left": "2022-05-05"}).status == "not-applicable"
        later = {"moved": "2022-05-06", "left": "2022-05-05"}
        assert verdict(self.ONE, later).status == "not-applicable"

    @pytest.mark.parametrize(
        ("told", "status"),
        [("2022-04-28", "breached"), ("2022-04-29", "met"), ("2022-04-30", "met")],
    )
    def test_what_served_before_serves_no_more(self, told: str, status: str) -> None:
        """What happened before it does not count, what happened that day or later does."""
        happened = {"told": told, "moved": "2022-04-29", "left": "2022-05-05"}
        assert verdict(self.ONE, happened).status == status

    def test_the_last_one_counts(self) -> None:
        """Two such events need it after the second."""
        happened = {"told": "2022-02-01", "moved": ["2022-01-01", "2022-04-29"]}
        assert verdict(self.ONE, {**happened, "left": "2022-03-01"}).status == "met"
        assert verdict(self.ONE, {**happened, "left": "2022-05-05"}).status == "breached"

    def test_its_events(self) -> None:
        """It names what it is before, what it needs, and since when."""
        assert self.ONE.events() == (LEFT, TOLD, MOVED)
        assert needed().events() == (LEFT, TOLD, SIGNED)


class TestInTurn:
    """Needed in the order in which it is listed."""

    ONE: Final = needed(in_turn=True)

    @pytest.mark.parametrize(
        ("told", "signed", "status"),
        [
            ("2022-03-01T09:00", "2022-03-01T08:59", "breached"),
            ("2022-03-01T09:00", "2022-03-01T09:00", "met"),
            ("2022-03-01T09:00", "2022-03-01T09:01", "met"),
            ("2022-03-01", "2022-03-01", "met"),
            ("2022-03-02", "2022-03-01", "breached"),
        ],
    )
    def test_the_minute_before_on_and_after(self, told: str, signed: str, status: str) -> None:
        """What came too early serves no more; what came with it, or that day, does."""
        happened = {"told": told, "signed": signed}
        found = verdict(self.ONE, happened, at="2022-03-05T09:00")
        assert found.status == status
        assert verdict(needed(), happened, at="2022-03-05T09:00").status == "met"

    def test_done_again(self) -> None:
        """It is enough that it happened again after."""
        happened = {"told": "2022-03-02T08:00", "signed": ["2022-03-01", "2022-03-03"]}
        assert verdict(self.ONE, happened, at="2022-03-05T09:00").status == "met"
        assert verdict(self.ONE, happened, at="2022-03-02T09:00").status == "breached"

    def test_what_is_said(self) -> None:
        """It says after what it did not happen; what is lacking altogether is told as ever."""
        happened = {"told": "2022-03-02", "signed": "2022-03-01"}
        assert "signed after told" in verdict(self.ONE, happened, at="2022-03-05T09:00").why.en
        assert "说明之后的签字" in verdict(self.ONE, happened, at="2022-03-05T09:00").why.zh
        alone = verdict(self.ONE, {"signed": "2022-03-01"}, at="2022-03-05T09:00")
        assert "lacking before left: told" in alone.why.en


def test_an_advisory_one_warns() -> None:
    """It holds nothing to be a breach: a person has to look."""
    found = verdict(needed(advisory=True), {"left": "2022-03-02"})
    assert found.status == "undetermined"
    assert found.missing is not None
    assert found.missing.missing == "human-judgement"


def test_under_another_reading() -> None:
    """Another reading may need less, and rests on its own name."""
    one = needed(
        readings=("toy/1:both",),
        variants=(Variant("toy/1:one", instead_of="toy/1:both", needs=(TOLD,)),),
    )
    happened = {"told": "2022-03-01", "left": "2022-03-02"}
    assert verdict(one, happened).status == "breached"
    found = verdict(one.under(["toy/1:one"]), happened)
    assert (found.status, found.readings) == ("met", ("toy/1:one",))


def test_days_and_moments_together() -> None:
    """Bare dates and moments may stand beside each other."""
    happened = {"told": [date(2022, 3, 1)], "signed": [datetime(2022, 3, 1, 9)], "left": ()}
    assert needed().verdict({}, happened, datetime(2022, 3, 2, 9)).status == "met"


class TestTogether:
    """What must go together (同步): on that very day, before or after, until it is over."""

    TOGETHER: Final = needed(needs=(TOLD,), same_day=True)

    @pytest.mark.parametrize(
        ("told", "status"),
        [
            ("2022-05-19T23:59", "breached"),
            ("2022-05-20T00:00", "met"),
            ("2022-05-20T23:59", "met"),
            ("2022-05-20", "met"),
            ("2022-05-21T00:00", "breached"),
        ],
    )
    def test_the_day_before_that_day_and_the_day_after(self, told: str, status: str) -> None:
        """On that day is met, whichever came first; on another it is not."""
        happened = {"told": told, "left": "2022-05-20T12:00"}
        assert verdict(self.TOGETHER, happened, as_of="2022-06-01").status == status

    def test_the_day_is_not_over(self) -> None:
        """Until the day is over it may still come; the breach begins at midnight."""
        happened = {"left": "2022-05-20T12:00"}
        assert verdict(self.TOGETHER, happened, as_of="2022-05-20").status == "pending"
        found = verdict(self.TOGETHER, happened, as_of="2022-05-21T00:00")
        assert found.status == "breached"
        assert found.since == datetime.fromisoformat("2022-05-21T00:00:00+08:00")
        assert "lacking on the same day as left: told" in found.why.en
