"""The door for test suites: names that are loaded when they are touched, and no sooner."""

import sys

import pytest

import govflow.testing
from govflow.errors import MissingExtraError
from govflow.provisions.things import Document
from govflow.rules.compiled import CompiledEngine
from govflow.rules.facts import declared_facts
from govflow.testing.engines import Specimen, check_engine, conditions, rule_sets
from govflow.testing.extras import need_hypothesis
from govflow.testing.never import assert_never
from govflow.testing.offices import START, office
from govflow.testing.strategies import (
    acts,
    assignments,
    days,
    entries,
    journals,
    json_values,
    known_facts,
    moments,
    people,
    values,
    walks,
)
from govflow.testing.walking import Walk
from tests.test_door import loaded_after
from tests.testing.made import SIPING


def test_every_name_is_there() -> None:
    """Each name at the door is there, sorted, and of this library."""
    assert list(govflow.testing.__all__) == sorted(govflow.testing.__all__)
    assert dir(govflow.testing) == govflow.testing.__all__
    for name in govflow.testing.__all__:
        assert getattr(govflow.testing, name).__module__.startswith("govflow.testing."), name


def test_what_the_issue_asks_for() -> None:
    """Playing, builders, strategies, `assert_never` and the kits come from one place."""
    from govflow.testing import (  # noqa: F401
        assert_never,
        check_engine,
        check_store,
        opened,
        play,
        read_scenario,
        walks,
    )


def test_unknown_names_are_unknown() -> None:
    """A name that is not at the door is an AttributeError, as everywhere."""
    assert not hasattr(govflow.testing, "nothing_of_that_name")


def test_import_loads_nothing_heavy() -> None:
    """The door alone loads neither Hypothesis nor a policy, the builders no Hypothesis."""
    assert not loaded_after("import govflow.testing") & {"hypothesis", "pytest", "pendulum"}
    loaded = loaded_after("from govflow.testing import opened, play, walks, assert_never")
    assert not loaded & {"hypothesis", "pytest", "holidays", "govflow.policies.wanzhou"}


def test_without_hypothesis(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever needs Hypothesis says which extra installs it."""
    chain = SIPING.chain("publication")
    walk = Walk(SIPING, office(SIPING))
    fact = declared_facts(Document)["urgent"]
    for needs in (
        need_hypothesis,
        lambda: values(fact),
        lambda: known_facts(SIPING, "document"),
        lambda: assignments(SIPING),
        lambda: people(SIPING),
        lambda: acts(walk, START),
        lambda: walks(SIPING, chain),
        days,
        moments,
        json_values,
        entries,
        journals,
        lambda: assert_never(SIPING, "publication", bool),
        lambda: check_engine(CompiledEngine()),
        lambda: conditions(Specimen),
        lambda: rule_sets(Specimen),
    ):
        with monkeypatch.context() as patch:
            patch.setitem(sys.modules, "hypothesis", None)
            with pytest.raises(MissingExtraError, match=r"pip install 'govflow\[testing\]'"):
                needs()
