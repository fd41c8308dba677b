"""Policies as plain values: what is written reads back equal, what is broken is refused."""

import json
import tomllib
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import attrs
import pytest
import tomli_w
from attrs import evolve, frozen
from hypothesis import given, settings

from govflow.adapters.codec import dump_policy, load_policy_dict
from govflow.adapters.shapes import SHAPE_OF, ColumnDefault, alternatives, members
from govflow.calendars.periods import Period, Span, working_days
from govflow.errors import ConditionError, LawError, PolicyError
from govflow.policies import SHIPPED_IDS, load_policy
from govflow.policy import Policy
from govflow.provisions.clocks import Clock
from govflow.provisions.events import Event
from govflow.provisions.things import Document
from govflow.rules.conditions import AllOf, Compare, Condition, Not, OneOf, facts
from govflow.rules.reference import say
from govflow.words import Words
from tests.adapters.breaks import BREAKS, UNSEEN, broken, dropping, setting
from tests.adapters.made import (
    COUNTY,
    clocks,
    conditions,
    document,
    periods,
    plain,
    with_clock,
    with_period,
)
from tests.adapters.parts import policies

unhurried = settings(deadline=None, max_examples=60)


def through_json(raw: dict[str, Any]) -> Any:
    """Return what JSON text keeps of plain values."""
    return json.loads(json.dumps(raw, ensure_ascii=False, allow_nan=False))


def through_toml(raw: dict[str, Any]) -> Any:
    """Return what TOML text keeps of plain values."""
    return tomllib.loads(tomli_w.dumps(raw))


TEXTS = pytest.mark.parametrize("through", [through_json, through_toml])


class TestWhatIsWrittenReadsBackEqual:
    """Nothing is lost on the way through text."""

    @TEXTS
    @pytest.mark.parametrize("policy_id", SHIPPED_IDS)
    def test_every_policy_that_ships(self, policy_id: str, through: Any) -> None:
        """Each regulation reads back equal, from JSON and from TOML."""
        policy = load_policy(policy_id)
        assert load_policy_dict(through(dump_policy(policy))) == policy

    @TEXTS
    def test_a_policy_of_everything(self, through: Any) -> None:
        """A policy with a value of every class reads back equal, types included."""
        found = load_policy_dict(through(dump_policy(COUNTY)))
        assert found == COUNTY
        assert repr(found) == repr(COUNTY)

    @TEXTS
    @unhurried
    @given(period=periods())
    def test_any_period(self, through: Any, period: Period) -> None:
        """Every period keeps its kind, unit and number."""
        policy = with_period(period)
        assert load_policy_dict(through(dump_policy(policy))) == policy

    @TEXTS
    @unhurried
    @given(condition=conditions("document"))
    def test_any_condition(self, through: Any, condition: Condition) -> None:
        """Every condition keeps its nesting and the types of its values."""
        policy = with_clock(evolve(COUNTY.clocks[0], when=condition))
        found = load_policy_dict(through(dump_policy(policy))).clocks[0].when
        assert found == condition
        assert repr(found) == repr(condition)

    @TEXTS
    @unhurried
    @given(clock=clocks())
    def test_any_clock(self, through: Any, clock: Clock) -> None:
        """Every clock reads back equal, whatever its words, variants and open periods."""
        policy = with_clock(clock)
        assert load_policy_dict(through(dump_policy(policy))) == policy

    @TEXTS
    @unhurried
    @given(policy=policies())
    def test_any_policy(self, through: Any, policy: Policy) -> None:
        """Every part of a policy reads back equal, whatever it holds."""
        found = load_policy_dict(through(dump_policy(policy)))
        assert found == policy
        assert repr(found) == repr(policy)

    def test_every_class_is_tried(self) -> None:
        """No class of the table is left out of what the tests write and read."""
        held = {type(value) for value in values_within(COUNTY)}
        for policy_id in SHIPPED_IDS:
            held |= {type(value) for value in values_within(load_policy(policy_id))}
        assert set(SHAPE_OF) - held == {ColumnDefault}

    def test_what_is_loaded_is_written_alike(self) -> None:
        """A policy that was read is written as it stood."""
        assert dump_policy(load_policy_dict(plain())) == plain()

    def test_a_label_of_ones_own(self) -> None:
        """A comparison whose label is not the fact's own keeps it."""
        other = Compare("urgent", "==", True, Words("急件", "urgent"))
        policy = with_clock(evolve(COUNTY.clocks[0], when=other))
        assert load_policy_dict(dump_policy(policy)) == policy


class TestTheForm:
    """How things stand in a file."""

    def test_the_version_stands_first(self) -> None:
        """A file begins with its format."""
        assert next(iter(plain().items())) == ("format", 1)

    def test_a_union_is_tagged(self) -> None:
        """A period names its kind, under `| None` too."""
        clock = plain()["clocks"][0]
        assert clock["period"] == {"type": "span", "amount": 10, "unit": "working-days"}
        assert clock["variants"][0]["period"] == {"type": "yearly", "month": 1, "day": 31}

    def test_a_condition_is_tagged(self) -> None:
        """Conditions are nested tables; a date among values is typed."""
        planned, urgent = plain()["clocks"][0]["when"]["conditions"][0]["conditions"]
        value = {"date": "2023-01-01"}
        assert planned == {"type": "compare", "fact": "planned", "operator": ">", "value": value}
        assert urgent == {
            "type": "not",
            "condition": {"type": "compare", "fact": "urgent", "operator": "==", "value": True},
        }

    def test_a_choice_is_its_code(self) -> None:
        """A choice is written as its code; what it is called is read from the fact again."""
        when = facts(Document).social_impact == "high"
        policy = with_clock(evolve(COUNTY.clocks[0], when=when))
        written = dump_policy(policy)["clocks"][0]["when"]
        assert written == {
            "type": "compare",
            "fact": "social_impact",
            "operator": "==",
            "value": "high",
        }
        read = load_policy_dict(dump_policy(policy)).clocks[0].when
        assert read is not None
        assert say(read) == say(when) == Words("社会影响为较大", "the social impact is high")

    def test_none_and_defaults_are_left_out(self) -> None:
        """What is None, or what it is by default, does not stand in a file."""
        assert set(plain()["clocks"][1]) == {
            *("norm", "duty", "start", "stop", "period", "subject", "instrument", "extension")
        }
        assert "number" not in plain()["instruments"][0]

    def test_a_default_of_columns_is_a_table(self) -> None:
        """What is read into columns has keys and no places."""
        first = {"fact": "site", "value": "main", "reading": "county/3:main"}
        assert plain()["column_defaults"][0] == first

    def test_dates_of_toml_are_read(self) -> None:
        """A date may stand in TOML as one, as a day and as a value."""
        raw = plain()
        raw["instruments"][0]["window"]["since"] = date(2022, 1, 1)
        raw["clocks"][0]["when"]["conditions"][0]["conditions"][0]["value"] = date(2023, 1, 1)
        assert load_policy_dict(through_toml(raw)) == COUNTY

    def test_every_class_is_in_the_table(self) -> None:
        """Whatever a policy can hold is in the table, and nothing else is."""
        reached, front = set(), {Policy}
        while front:
            cls = front.pop()
            reached.add(cls)
            for member in members(cls):
                front |= _classes(member.hint) - reached
        assert reached == set(SHAPE_OF)

    def test_what_may_be_none_is_none_by_default(self) -> None:
        """A key left out is None exactly where the class says None: no default hides it."""
        for cls in SHAPE_OF:
            for member in members(cls):
                if type(None) in alternatives(member.hint):
                    assert member.default is None, (cls, member.name)

    def test_names_are_single(self) -> None:
        """No two classes of the table share a name."""
        assert len({shape.name for shape in SHAPE_OF.values()}) == len(SHAPE_OF)


def values_within(value: object) -> Iterator[object]:
    """Yield every value of a policy."""
    yield value
    if isinstance(value, tuple):
        for part in value:
            yield from values_within(part)
    elif attrs.has(type(value)):
        for field in attrs.fields(type(value)):
            if field.init:
                yield from values_within(getattr(value, field.name))


def _classes(hint: Any) -> set[type]:
    parts = getattr(hint, "__args__", ())
    found = {hint} if isinstance(hint, type) and attrs.has(hint) else set()
    return found.union(*map(_classes, parts)) if parts else found


class TestWhatIsBrokenIsRefused:
    """Every error names the file and the path."""

    @pytest.mark.parametrize("how", [*BREAKS, *UNSEEN])
    def test_with_its_path(self, how: str) -> None:
        """What does not fit is refused, and where it stands is said."""
        change, path = {**BREAKS, **UNSEEN}[how]
        with pytest.raises(PolicyError) as caught:
            load_policy_dict(broken(change), "county.toml")
        assert caught.value.where == (f"county.toml, {path}" if path else "county.toml")

    def test_without_a_file(self) -> None:
        """The path stands alone where no file is named."""
        with pytest.raises(PolicyError) as caught:
            load_policy_dict(broken(dropping("clocks.1.norm")))
        assert str(caught.value) == "clocks[1].norm: the key is missing"

    def test_the_kind_of_error_is_kept(self) -> None:
        """Errors of law stay errors of law, those of conditions stay so."""
        with pytest.raises(LawError):
            load_policy_dict(broken(setting("instruments.0.window.until", "2020-01-01")))
        with pytest.raises(ConditionError):
            load_policy_dict(broken(setting("columns.1.when.value", "two")))

    def test_an_unknown_format(self) -> None:
        """A version of the future is said to be one, before anything else."""
        raw = {"format": 2, "things": []}
        with pytest.raises(PolicyError, match="the format 2 is unknown; this govflow reads 1"):
            load_policy_dict(raw)

    def test_no_table_at_all(self) -> None:
        """A list is no policy."""
        with pytest.raises(PolicyError, match="a table is expected"):
            load_policy_dict([])  # type: ignore[arg-type]

    def test_a_bottomless_condition(self) -> None:
        """Nesting without measure is an error of govflow and no crash."""
        raw: Any = {"type": "compare", "fact": "urgent", "operator": "==", "value": True}
        for _ in range(5000):
            raw = {"type": "not", "condition": raw}
        with pytest.raises(PolicyError, match="nested too deeply"):
            load_policy_dict(broken(setting("clocks.0.when", raw)))

    def test_in_chinese(self) -> None:
        """The message is there in Chinese."""
        with pytest.raises(PolicyError) as caught:
            load_policy_dict(broken(setting("clocks.0.first_day", "是")), "县.toml")
        expected = "县.toml, clocks[0].first_day: 应为true 或 false，得到'是'"
        assert caught.value.speak("zh") == expected


@frozen
class LongSpan(Span):
    """A period of somebody else's."""

    longer: bool = True


def slipped_in(clock: Clock, when: Condition) -> Clock:
    """Return a clock with a condition that its own check would have refused."""
    other = evolve(clock)
    object.__setattr__(other, "when", when)
    return other


def unwritable() -> dict[str, Policy]:
    """Return policies that no file can hold."""
    clock = COUNTY.clocks[0]
    label = Words("事实", "fact")
    return {
        "a subclass in a union": with_clock(evolve(clock, period=LongSpan(5, "weeks"))),
        "a subclass": with_clock(
            evolve(
                COUNTY.clocks[1],
                extension=evolve(
                    COUNTY.clocks[1].extension,  # type: ignore[type-var]
                    period=LongSpan(5, "working-days"),
                ),
            )
        ),
        "text for words": with_clock(evolve(clock, duty="公开")),
        "a list for a tuple": with_clock(evolve(clock, readings=["a"])),
        "a moment for a day": evolve(
            COUNTY,
            instruments=(
                evolve(
                    COUNTY.instruments[0],
                    window=evolve(
                        COUNTY.instruments[0].window, since=datetime(2022, 1, 1, tzinfo=UTC)
                    ),
                ),
                COUNTY.instruments[1],
            ),
        ),
        "a fact that there is not": with_clock(
            slipped_in(clock, Compare("colour", "==", "red", label))
        ),
        "a value that no fact has": with_clock(
            slipped_in(clock, Compare("urgent", "==", 1, label))
        ),
        "a value of no type": with_clock(
            slipped_in(clock, Compare("urgent", "==", {"date": "2024-01-01"}, label))
        ),
        "no values": with_clock(evolve(clock, when=OneOf("urgent", (), label))),
        "an order of a moment": with_clock(
            evolve(clock, when=document.planned != date(2024, 1, 1), stop=(Event("a", label), None))
        ),
        "a moment as a value": with_clock(
            slipped_in(clock, Not(AllOf((Compare("planned", ">", datetime(2024, 1, 1), label),))))
        ),
    }


class TestWhatCannotBeWritten:
    """Nothing is written that would not read back equal."""

    @pytest.mark.parametrize("what", unwritable())
    def test_is_refused(self, what: str) -> None:
        """A policy that no file can hold is an error when it is written."""
        with pytest.raises(PolicyError):
            dump_policy(unwritable()[what])

    def test_a_subclass_says_its_path(self) -> None:
        """What cannot be written is named with its path."""
        with pytest.raises(PolicyError, match=r"clocks\[0\].period: LongSpan cannot be written"):
            dump_policy(unwritable()["a subclass in a union"])

    def test_a_subclass_of_a_policy(self) -> None:
        """A policy of somebody else's class is no policy of a file."""

        @frozen
        class Other(Policy):
            """A policy with more."""

        made = Other("county", COUNTY.title, COUNTY.instruments)
        with pytest.raises(PolicyError, match="Other cannot be written"):
            dump_policy(made)

    def test_the_global_converter_is_left_alone(self) -> None:
        """What govflow registers, nobody else's converter sees."""
        from cattrs import global_converter

        dump_policy(COUNTY)
        assert global_converter.unstructure(working_days(3)) == {
            "amount": 3,
            "unit": "working-days",
        }
