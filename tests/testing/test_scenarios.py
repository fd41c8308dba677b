"""Scenarios as they are written: what is read, and what is refused with its place."""

from datetime import date, datetime
from typing import Any

import pytest

from govflow.calendars.periods import natural_days, working_days
from govflow.errors import InputError
from govflow.testing.scenarios import Scenario, read_scenario

HEAD = """
policy = "siping"
[people.he]
unit = "office"
posts = ["staff"]
"""
OPEN = 'do = "open"\nby = "he"\nchain = "out-of-scope-publication"\ncase = "a"\n'


def read(text: str) -> Scenario:
    """Return the scenario that a text holds."""
    return read_scenario(text, "s.toml")


def step(*lines: str, at: str = "2024-02-01T09:00:00") -> str:
    """Return a scenario of one step."""
    return HEAD + "\n".join(["[[step]]", f"at = {at}", *lines])


def expect(*lines: str) -> str:
    """Return a scenario of one expectation."""
    return HEAD + "\n".join(["[[expect]]", *lines])


def test_what_is_read() -> None:
    """People, steps and expectations are read in order, numbered from 1."""
    tail = '\n[[expect]]\nat = 2024-02-02T00:00:00\ncase = "a"\nstate = "open"'
    found = read('title = "t"' + step(OPEN, 'expect = { at = "x" }') + tail)
    assert (found.title, found.policy.id) == ("t", "siping")
    assert found.people.persons["he"].units() == {"office"}
    assert [(s.number, s.act.do, s.at_step, s.refused) for s in found.stages] == [
        (1, "open", "x", None)
    ]
    assert [(e.number, e.about) for e in found.expectations] == [
        (1, {"case": "a", "state": "open"})
    ]


def test_a_title_may_be_left_out() -> None:
    """A scenario without a title is called by its file."""
    assert read(HEAD).title == "s.toml"


def test_readings() -> None:
    """A scenario is played under the readings it names, in place of the chosen ones."""
    other = 'readings = ["siping/23.1:as-working-days"]'
    periods = [read(top + HEAD).policy.timed("siping/23.1").period for top in ("", other)]
    assert periods == [natural_days(-5), working_days(-5)]


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("2024-02-01T09:00:00", "2024-02-01T09:00:00+08:00"),
        ("2024-02-01T01:00:00Z", "2024-02-01T09:00:00+08:00"),
        ('"2024-02-01T09:00"', "2024-02-01T09:00:00+08:00"),
        ('"2024年2月1日"', "2024-02-01T00:00:00+08:00"),
        ("2024-02-01", "2024-02-01T00:00:00+08:00"),
    ],
)
def test_times_of_steps(written: str, kept: str) -> None:
    """A time without an offset is local, text is read as people write it, a date is 00:00."""
    assert read(step(OPEN, at=written)).stages[0].act.at.isoformat() == kept


def test_a_date_without_a_time_stays_one() -> None:
    """What happened on a bare date has no time of day; an approval has nothing to say of it."""
    assert read(step(OPEN, at="2024-02-01")).stages[0].act.occurred == date(2024, 2, 1)
    event = 'do = "event"\ncase = "a"\nname = "approved"\n'
    assert read(step(event, at="2024-02-01")).stages[0].act.occurred == date(2024, 2, 1)
    late = read(step(event, "occurred = 2024-01-31")).stages[0].act
    assert late.occurred == date(2024, 1, 31)
    assert read(step('do = "approve"', at="2024-02-01")).stages[0].act.occurred is None
    assert read(step(OPEN)).stages[0].act.occurred is None


def test_times_of_expectations() -> None:
    """A bare date that is looked back from is its last instant, one that is due its first."""
    found = read(
        expect("at = 2024-02-01", 'case = "a"', 'clock = "siping/23.1"', "due = 2024-02-01")
    )
    expectation = found.expectations[0]
    assert expectation.at.isoformat() == "2024-02-01T23:59:59.999999+08:00"
    assert expectation.about["due"].isoformat() == "2024-02-01T00:00:00+08:00"


def test_people() -> None:
    """A person's days in post, presence and acting are those of each post."""
    text = (
        'policy = "siping"\n[people.x]\nname = "何"\nunit = "u"\nposts = ["staff", "deputy-head"]\n'
        'from = 2024-01-01\nuntil = "2024-03-01"\nin_post = false\nacting = true\n'
        '[people.y]\nunit = "u"'
    )
    found = read(text).people.persons
    assert found["x"].name == "何"
    assert [(a.post, a.since, a.until) for a in found["x"].assignments] == [
        ("staff", date(2024, 1, 1), date(2024, 3, 1)),
        ("deputy-head", date(2024, 1, 1), date(2024, 3, 1)),
    ]
    assert not any(a.in_post for a in found["x"].assignments)
    assert all(a.acting for a in found["x"].assignments)
    assert (found["y"].name, found["y"].units()) == ("y", {"u"})


@pytest.mark.parametrize(
    ("facts", "kept"),
    [
        ("{ planned = 2024-02-20 }", {"planned": "2024-02-20"}),
        ('{ planned = "2024-02-20" }', {"planned": "2024-02-20"}),
        ("{ planned = 2024-02-20T20:00:00Z }", {"planned": "2024-02-21"}),
        ("{ urgent = true }", {"urgent": True}),
    ],
)
def test_facts(facts: str, kept: Any) -> None:
    """Facts are those of what the chain is about; a day is kept as text."""
    assert read(step(OPEN, f"facts = {facts}")).stages[0].act.facts == kept


def test_facts_of_a_record() -> None:
    """What is recorded without a case may state any fact, and a number that the text lost."""
    record = 'do = "record"\nof = "site:a"\nname = "x"\nfacts = { simple = true }'
    assert read(step(record)).stages[0].act.facts == {"simple": True}
    text = step('do = "record"\nfacts = { max_hours = 24 }').replace("siping", "bozhou")
    assert read(text).stages[0].act.facts == {"max_hours": 24}


def test_who_and_to() -> None:
    """`who` and `to` both name the person an act is about."""
    assert read(step('do = "add-signer"\nwho = "he"')).stages[0].act.to == "he"
    assert read(step('do = "delegate"\nto = "he"')).stages[0].act.to == "he"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a = [", "s.toml: this is no well-formed TOML"),
        ("", "s.toml: 'policy' is missing"),
        ('policy = ""', "s.toml: 'policy' is missing"),
        ("policy = 5", "s.toml: 'policy' must be text"),
        ('policy = "x"', "s.toml: no policy is called 'x'"),
        ('policy = "siping"\ntitle = 5', "'title' must be text"),
        ('policy = "siping"\npeople = 5', "'people' must be a table"),
        ('policy = "siping"\npeople = { x = 5 }', "s.toml, people.x: a table is expected"),
        ('policy = "siping"\n[people.x]', "s.toml, people.x: 'unit' is missing"),
        (HEAD + "in_post = 0", "s.toml, people.he: 'in_post' must be true or false"),
        (HEAD + "from = 5", "s.toml, people.he: this is no moment: 5"),
        (HEAD + "until = 09:00:00", "s.toml, people.he: this is no moment"),
        (HEAD + 'from = "soon"', "s.toml, people.he: cannot read the date"),
        ('policy = "siping"\nstep = 5', "'step' must be an array"),
        ('policy = "siping"\nstep = [5]', "s.toml, step: an array of tables is expected"),
        (HEAD + "[[step]]", "s.toml, step 1: 'at' is missing"),
        (step(), "s.toml, step 1: 'do' is missing"),
        (step("do = 5"), "s.toml, step 1: 'do' must be text"),
        (step('do = "approve"', "checks = { a = 1 }"), "a table of true or false is expected"),
        (step('do = "approve"', "expect = 5"), "'expect' must be a table"),
        (step('do = "approve"', 'expect = { state = "x" }'), "no key is called 'state'"),
        (step('do = "approve"', "expect = { refused = true }"), "'refused' must be text"),
        (step('do = "approve"', 'expect = { refused = "x" }'), "'refused' cannot be 'x'"),
        (step('do = "event"', 'occurred = "soon"'), "s.toml, step 1: cannot read the date"),
        (step(OPEN, "facts = { simple = true }"), "s.toml, step 1: no fact is called 'simple'"),
        (step(OPEN, 'facts = { urgent = "x" }'), "the fact 'urgent' cannot be 'x'"),
        (
            step(OPEN, 'facts = { planned = "x" }'),
            "s.toml, step 1: the fact 'planned': cannot read the date 'x'",
        ),
        (expect('case = "a"'), "s.toml, expect 1: 'at' is missing"),
        (expect("at = 2024-02-01"), "s.toml, expect 1: it needs `case`, or `norm` and `of`"),
        (expect("at = 2024-02-01", 'norm = "siping/28.1"'), "it needs `case`, or"),
        (expect("at = 2024-02-01", 'case = "a"'), "it says nothing that should hold"),
        (
            expect("at = 2024-02-01", 'case = "a"', 'clock = "siping/18.5"'),
            "it says nothing that should hold",
        ),
        (
            expect("at = 2024-02-01", 'of = "a"', 'norm = "siping/28.1"'),
            "it says nothing that should hold",
        ),
        (expect("at = 2024-02-01", 'case = "a"', 'verdict = "met"'), "need a `clock`"),
        (
            expect("at = 2024-02-01", 'case = "a"', 'clock = "x"', 'verdict = "met"'),
            "s.toml, expect 1: no norm with a deadline is called 'x'",
        ),
        (expect("at = 2024-02-01", 'case = "a"', 'state = "x"'), "'state' cannot be 'x'"),
        (
            expect("at = 2024-02-01", 'case = "a"', "answerable = { boss = 'x' }"),
            "no capacity is called 'boss'",
        ),
        (
            expect("at = 2024-02-01", 'case = "a"', "answerable = { operating = 5 }"),
            "a table of text is expected",
        ),
        (expect("at = 2024-02-01", 'case = "a"', 'waits_for = "x"'), "must be an array"),
        (
            'readings = ["siping/23.1:as-hours"]' + HEAD,
            "s.toml, readings: no reading is called 'siping/23.1:as-hours'",
        ),
        ('readings = "siping/23.1:as-working-days"' + HEAD, "'readings' must be an array"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(text: str, words: str) -> None:
    """Whatever is malformed or unknown is an InputError that names file and place."""
    with pytest.raises(InputError) as raised:
        read(text)
    assert words in raised.value.speak("en")
    assert raised.value.speak("zh").startswith("s.toml")


def test_a_moment_is_a_moment() -> None:
    """An act's time is an aware datetime whatever was written."""
    at = read(step(OPEN)).stages[0].act.at
    assert isinstance(at, datetime)
    assert at.tzinfo is not None
