"""Policies: what cannot be one is refused, and a reading changes only what it concerns."""

from datetime import date
from typing import Any

import attrs
import pytest

from govflow.calendars.periods import natural_days, working_days
from govflow.errors import LawError, PolicyError, UnknownNameError, UsageError
from govflow.law import Instrument, OtherWindow, Window
from govflow.policies import SHIPPED_IDS, load_policy
from govflow.policy import Policy
from govflow.provisions.chains import Chain
from govflow.provisions.clocks import Lost, Unstated
from govflow.provisions.columns import BlankRule
from govflow.provisions.cycles import OwnCycle
from govflow.provisions.ladders import Ladder, Rung
from govflow.provisions.variants import Variant
from govflow.words import Words
from tests.provisions.toys import DUTY, clock, column

CHANGE = date(2019, 5, 15)
BLANK = BlankRule("toy/3", DUTY, "toy")
FIRST_DAY = Variant("toy/1:including", instead_of="toy/1:excluding", first_day=True)
LONGER = Variant("toy/1:longer", instead_of="toy/1:excluding", period=working_days(30))
CHANGED = ("period", "roll", "first_day", "start", "stop", "all_stops", "advisory", "when")
"""What another reading may change in a clock or a column rule."""
ROLLED = Variant("toy/2:rolled", instead_of="toy/2:no-roll", roll="next")
CLOCK = clock(readings=("toy/1:excluding",), variants=(FIRST_DAY, LONGER))
COLUMN = column(readings=("toy/2:no-roll",), variants=(ROLLED,))


def instrument(name: str, since: date | None = CHANGE, until: date | None = None) -> Instrument:
    """Return a legal text with that window in force."""
    return Instrument(name, "玩具办法", None, Window(since, until))


def policy(**changes: Any) -> Policy:
    """Return a policy of one clock, one column rule and a blank rule, with changes."""
    made: dict[str, Any] = {
        "id": "toy",
        "title": Words("玩具办法", "toy rules"),
        "instruments": (instrument("toy"),),
        "clocks": (CLOCK,),
        "columns": (COLUMN,),
        "blank": BLANK,
        "column_defaults": (("site", "main", "toy/2:site-unstated-is-main"),),
    }
    return Policy(**{**made, **changes})


def editions(*instruments: Instrument) -> Policy:
    """Return a policy of one duty with an edition in each of those texts."""
    clocks = tuple(
        clock(norm=f"toy/{found.id}", instrument=found.id, edition_of=f"toy/{instruments[0].id}")
        for found in instruments
    )
    first = attrs.evolve(clocks[0], edition_of=None)
    return policy(instruments=instruments, clocks=(first, *clocks[1:]), columns=(), blank=None)


class TestWrittenWrongly:
    """A policy that cannot hold fails when it is written."""

    @pytest.mark.parametrize(
        "changes",
        [
            {"clocks": (clock(norm="other/1"),)},
            {"columns": (column(norm="toys/2"),)},
            {"blank": attrs.evolve(BLANK, norm="toy")},
        ],
    )
    def test_a_foreign_norm(self, changes: dict[str, object]) -> None:
        """A provision of another regulation is refused, naming the norm and the policy."""
        with pytest.raises(PolicyError, match="is no norm of 'toy'"):
            policy(**changes)

    @pytest.mark.parametrize(
        "changes",
        [
            {"clocks": (CLOCK, CLOCK)},
            {"clocks": (CLOCK, clock(period=natural_days(1)))},
            {"columns": (column(norm="toy/1"),)},
            {"blank": attrs.evolve(BLANK, norm="toy/2")},
        ],
    )
    def test_a_doubled_norm(self, changes: dict[str, object]) -> None:
        """A norm is encoded once, whatever encodes it."""
        with pytest.raises(PolicyError, match=r"toy/[12] is encoded twice"):
            policy(**changes)

    @pytest.mark.parametrize(
        "changes",
        [
            {"clocks": (clock(instrument="old"),)},
            {"columns": (column(instrument="old"),)},
            {"blank": attrs.evolve(BLANK, instrument="old")},
            {"instruments": (instrument("older"),)},
        ],
    )
    def test_an_unknown_instrument(self, changes: dict[str, object]) -> None:
        """A provision of a legal text that the policy does not have is refused."""
        with pytest.raises(LawError, match=r"'toy' has no instrument '(old|toy)'"):
            policy(**changes)


class TestEditions:
    """Editions of one duty follow one another without overlap or gap."""

    def test_one_after_the_other(self) -> None:
        """Editions that meet on a day are one duty, the earliest first."""
        earlier = instrument("a", date(2008, 5, 1), CHANGE)
        later = instrument("b", CHANGE, date(2024, 1, 1))
        last = instrument("c", date(2024, 1, 1))
        found = editions(earlier, later, last)
        assert [c.norm for c in found.editions()["toy/a"]] == ["toy/a", "toy/b", "toy/c"]
        assert list(found.editions()) == ["toy/a"]

    @pytest.mark.parametrize(
        "until",
        [
            date(2019, 5, 16),  # overlap of one day
            date(2019, 5, 14),  # a gap of one day
            None,  # overlap without an end
        ],
    )
    def test_overlap_or_gap(self, until: date | None) -> None:
        """Editions that overlap by a day, or leave one out, are refused, naming both texts."""
        with pytest.raises(LawError, match="of a and b overlap or leave a gap"):
            editions(instrument("a", date(2008, 5, 1), until), instrument("b", CHANGE))

    def test_every_pair_is_looked_at(self) -> None:
        """A gap between later editions is found as well."""
        texts = (
            instrument("a", date(2008, 5, 1), CHANGE),
            instrument("b", CHANGE, date(2024, 1, 1)),
            instrument("c", date(2024, 1, 2)),
        )
        with pytest.raises(LawError, match="of b and c overlap or leave a gap"):
            editions(*texts)

    def test_duties_stand_alone(self) -> None:
        """Clocks that are no editions of one another are duties of their own."""
        second = clock(norm="toy/4")
        found = policy(clocks=(CLOCK, second))
        assert found.editions() == {"toy/1": (CLOCK,), "toy/4": (second,)}


class TestFind:
    """What a policy holds."""

    def test_provisions_in_order(self) -> None:
        """The provisions are its clocks, columns and the blank rule; two have a period."""
        assert list(policy().provisions()) == [CLOCK, COLUMN, BLANK]
        assert policy().with_a_time() == (CLOCK, COLUMN)
        assert list(policy(blank=None).provisions()) == [CLOCK, COLUMN]

    def test_by_norm(self) -> None:
        """What encodes a norm is found by its id, or nothing is."""
        assert policy().find("toy/2") == COLUMN
        assert policy().find("toy/3") == BLANK
        assert policy().find("toy/9") is None

    def test_with_a_period_by_norm(self) -> None:
        """A clock or column rule is found by its norm."""
        assert policy().timed("toy/1") == CLOCK
        assert policy().timed("toy/2") == COLUMN

    @pytest.mark.parametrize("norm", ["toy/9", "toy/3"])
    def test_without_a_period(self, norm: str) -> None:
        """A norm without a period, encoded or not, is answered with the nearest that has."""
        with pytest.raises(UnknownNameError, match=f"no norm with a deadline is called '{norm}'"):
            policy().timed(norm)

    def test_instruments(self) -> None:
        """A legal text is found by its id."""
        assert policy().instrument("toy").window.since == CHANGE
        with pytest.raises(LawError, match="'toy' has no instrument 'tory'"):
            policy().instrument("tory")

    def test_parameters(self) -> None:
        """The numbers and periods a caller may state are listed with what they are."""
        what = Words("最长天数", "the most days")
        found = policy(
            clocks=(
                CLOCK,
                clock(norm="toy/4", period=Lost("max_days", "natural-days", what)),
                clock(norm="toy/5", period=Unstated("立即", "threshold")),
            ),
            columns=(COLUMN, column(norm="toy/6", period=OwnCycle())),
        ).parameters()
        assert {name: declared.kinds for name, declared in found.items()} == {
            "max_days": (int,),
            "threshold": (str,),
            "cycle": (str,),
        }
        assert found["max_days"].label == what
        assert found["max_days"].read("30") == 30
        assert found["threshold"].read("2 hours") == "2 hours"
        assert policy().parameters() == {}

    def test_what_may_be_stated(self) -> None:
        """Of a case its own subject's facts may be stated, else every subject's; parameters too."""
        lost = Lost("max_days", "natural-days", Words("最长天数", "the most days"))
        found = policy(clocks=(CLOCK, clock(norm="toy/4", period=lost)))
        words = Words("留言", "message")
        of_a_message = found.stateable(Chain("message", words, words, "message"))
        assert set(of_a_message) == {"max_days", "simple", "kind", "extended"}
        assert {"max_days", "simple", "units_involved", "level"} <= set(found.stateable())

    def test_a_policy_is_a_value(self) -> None:
        """Policies compare by what they hold and cannot be changed."""
        assert policy() == policy()
        assert policy() != policy(blank=None)
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            policy().blank = None  # type: ignore[misc]


class TestWindows:
    """The norm that says from when a text binds."""

    TEXT = attrs.evolve(
        instrument("toy"),
        norm="toy/37",
        readings=("toy/37:printed-day",),
        variants=(OtherWindow("toy/37:web-day", "toy/37:printed-day", Window(date(2022, 1, 4))),),
    )

    def test_is_cited(self) -> None:
        """The text's window is what encodes the norm."""
        assert policy(instruments=(self.TEXT,)).cited("toy/37") == ("window/toy",)
        assert policy().cited("toy/37") == ()

    def test_under_another_reading(self) -> None:
        """A reading of that norm moves the window, and nothing else."""
        found = policy(instruments=(self.TEXT,))
        assert {"toy/37:printed-day", "toy/37:web-day"} <= found.readings()
        flipped = found.under(["toy/37:web-day"])
        assert flipped.instrument("toy").window.since == date(2022, 1, 4)
        assert list(flipped.provisions()) == list(found.provisions())


class TestUnder:
    """A policy under other readings."""

    def test_the_readings_there_are(self) -> None:
        """The readings of a policy are those it rests on and those it offers instead."""
        assert policy().readings() == {
            "toy/1:excluding",
            "toy/1:including",
            "toy/1:longer",
            "toy/2:no-roll",
            "toy/2:rolled",
        }

    def test_no_reading(self) -> None:
        """Without a reading it is the same policy."""
        made = policy()
        assert made.under(()) is made
        assert made.under(("toy/1:excluding",)) == made

    @pytest.mark.parametrize(
        ("reading", "changed", "same"),
        [
            ("toy/1:including", "toy/1", "toy/2"),
            ("toy/1:longer", "toy/1", "toy/2"),
            ("toy/2:rolled", "toy/2", "toy/1"),
        ],
    )
    def test_exactly_the_provision_concerned(self, reading: str, changed: str, same: str) -> None:
        """A reading changes the provision that offers it; all else stays what it was."""
        made = policy()
        flipped = made.under((reading,))
        assert flipped.find(changed) != made.find(changed)
        assert reading in flipped.timed(changed).readings
        assert flipped.find(same) == made.find(same)
        kept = ("id", "title", "instruments", "blank", "column_defaults")
        assert all(getattr(flipped, name) == getattr(made, name) for name in kept)

    def test_two_at_once(self) -> None:
        """Readings on different questions are taken together."""
        flipped = policy().under(("toy/2:rolled", "toy/1:longer"))
        assert flipped.timed("toy/1") == CLOCK.under(("toy/1:longer",))
        assert flipped.timed("toy/2") == COLUMN.under(("toy/2:rolled",))

    def test_two_answers_to_one_question(self) -> None:
        """Readings that answer one question are refused together."""
        with pytest.raises(UsageError, match="answer one question: choose one"):
            policy().under(("toy/1:including", "toy/1:longer"))


@pytest.mark.parametrize("policy_id", SHIPPED_IDS)
class TestShipped:
    """The policies that ship, under each of their readings."""

    def test_a_reading_changes_what_offers_it(self, policy_id: str) -> None:
        """Each reading changes exactly the provisions that offer it, and they rest on it."""
        shipped = load_policy(policy_id)
        offers = {
            variant.reading: {
                p.norm
                for p in shipped.with_a_time()
                if variant.reading in {v.reading for v in p.variants}
            }
            for provision in shipped.with_a_time()
            for variant in provision.variants
        }
        for reading, norms in offers.items():
            flipped = shipped.under((reading,))
            changed = {
                before.norm
                for before, after in zip(shipped.provisions(), flipped.provisions(), strict=True)
                if before != after
            }
            assert changed == norms
            assert all(reading in flipped.timed(norm).readings for norm in norms)

    def test_a_variant_replaces_a_reading_it_rests_on(self, policy_id: str) -> None:
        """What another reading replaces is a reading that the provision rests on."""
        for provision in load_policy(policy_id).with_a_time():
            for variant in provision.variants:
                assert variant.instead_of in provision.readings
                assert variant.reading not in provision.readings

    def test_one_question_one_answer(self, policy_id: str) -> None:
        """Any two readings go together unless they answer one question or change one thing."""
        for provision in load_policy(policy_id).with_a_time():
            for one in provision.variants:
                for other in provision.variants:
                    readings = {one.reading, other.reading}
                    alike = one.instead_of == other.instead_of
                    changed = [
                        field
                        for field in CHANGED
                        if not {None, ()} & {getattr(one, field), getattr(other, field)}
                    ]
                    if one is other or not (alike or changed):
                        assert readings <= set(provision.under(readings).readings)
                    else:
                        with pytest.raises(UsageError, match="choose one"):
                            provision.under(readings)

    def test_every_clock_has_its_text(self, policy_id: str) -> None:
        """Every provision names a legal text of its policy, and is found by its norm."""
        shipped = load_policy(policy_id)
        for provision in shipped.provisions():
            assert shipped.instrument(provision.instrument).id == provision.instrument
            assert shipped.find(provision.norm) is provision
            untimed = (*shipped.requirements, *shipped.prerequisites, *shipped.rosters)
            others = (*shipped.with_a_time(), shipped.blank, *shipped.own_limits(), *shipped.titles)
            assert provision in (*others, *untimed)


def test_an_edition_of_nothing() -> None:
    """An edition of a clock that is not there is refused."""
    law = Instrument("toy", "玩具", None, Window(since=date(2020, 1, 1)))
    with pytest.raises(PolicyError, match="edition"):
        Policy("toy", DUTY, (law,), (clock(edition_of="toy/99"),))


class TestNamed:
    """What provisions name of one another must be there."""

    LADDER = Ladder("up", DUTY, "message", (Rung("reminded", DUTY, "toy/1"),))

    def test_a_rung_that_the_chain_does_not_know(self) -> None:
        """A rung is an event of its ladder's chain; another is refused by name."""
        words = Words("留言", "message")
        chain = Chain("message", words, words, "message", events=("answered",))
        with pytest.raises(UnknownNameError, match="'reminded'; the nearest are: answered"):
            policy(chains=(chain,), ladders=(self.LADDER,))

    def test_an_authority_that_there_is_not(self) -> None:
        """Whoever a duty is laid upon is an authority of the policy."""
        with pytest.raises(UnknownNameError, match="nobody"):
            policy(clocks=(attrs.evolve(CLOCK, by="nobody"),))
