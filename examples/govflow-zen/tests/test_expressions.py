"""Values and conditions as zen reads them."""

import json
from datetime import date, timedelta

import pendulum
import zen
from hypothesis import given
from hypothesis import strategies as st

from govflow.rules import AllOf, AnyOf, facts
from govflow.testing.engines import Specimen, rules_of
from govflow_zen.content import decision_content
from govflow_zen.expressions import Both, as_zen, both, literal
from govflow_zen.sample_town import POLICY

specimen = facts(Specimen)
plain = st.characters(exclude_categories=["Cs"])


@given(st.text(plain) | st.text("'\"\\ +${}`#/"))
def test_text_reads_back(text: str) -> None:
    """Any text is written so that zen reads the same: quotation marks, signs, line ends."""
    assert zen.evaluate_expression(literal(text, "remark"), {}) == text


@given(st.integers(-(2**63), 2**64 - 1), st.integers(-(2**63), 2**64 - 1))
def test_whole_numbers_are_exact(one: int, other: int) -> None:
    """Whole numbers are compared to the last digit."""
    found = zen.evaluate_expression(f"x < {literal(other, 'units')}", {"x": as_zen(one)})
    assert found is (one < other)


@given(st.floats(allow_nan=False), st.floats(allow_nan=False))
def test_floats_keep_their_order(one: float, other: float) -> None:
    """The places of two floats are in the order of the floats, and equal if they are."""
    held, against = as_zen(one), as_zen(other)
    assert isinstance(held, int)
    assert isinstance(against, int)
    assert (held < against, held == against) == (one < other, one == other)


@given(st.dates(), st.dates())
def test_days_keep_their_order(one: date, other: date) -> None:
    """So are the numbers of two days."""
    held, against = as_zen(one), as_zen(other)
    assert isinstance(held, int)
    assert isinstance(against, int)
    assert (held < against, held == against) == (one < other, one == other)


def test_spans_of_time() -> None:
    """A span is its microseconds, whoever made it; one that is too long is not held."""
    made = timedelta(days=-1, hours=2, microseconds=5)
    assert as_zen(made) == -22 * 3600 * 10**6 + 5
    assert as_zen(pendulum.duration(days=1, hours=2, minutes=3)) == 26 * 3600 * 10**6 + 180 * 10**6
    assert as_zen(timedelta.max) is None


def test_both_ways() -> None:
    """A condition is two expressions; a negation turns them round."""
    there, test = 'facts["units"] != null', 'facts["units"] >= 2'
    said = both(specimen.units >= 2)
    assert said == Both(f"({there} and {test})", f"({there} and not ({test}))")
    assert both(~(specimen.units >= 2)) == (said.fails, said.holds)
    assert both(AllOf(())) == ("true", "false")
    assert both(AnyOf(())) == ("false", "true")


def test_the_content_is_a_decision_of_its_own() -> None:
    """The content can be stored, and is judged by zen alone, without govflow."""
    documents = rules_of(POLICY)[0]
    decision = zen.ZenEngine().create_decision(json.dumps(decision_content(documents)))
    decision.validate()
    stated = dict.fromkeys(documents.facts()) | {"urgent": True}
    found = decision.evaluate({"facts": stated})["result"]
    assert [rule.id for rule in documents][:2] == ["sample-town/3.1-0", "sample-town/3.2-1"]
    assert [found["holds_0"], found["fails_0"], found["holds_1"]] == [False, True, True]
