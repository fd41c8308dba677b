"""What a scenario expects beside steps and clocks: told where it is otherwise, and how."""

import pytest

from govflow.errors import InputError, UnknownNameError
from govflow.testing.playing import play
from govflow.testing.scenarios import read_scenario

OPENING = """
title = "t"
policy = "example"

[people.xin]
unit = "县政务信息中心"
posts = ["staff"]

[[step]]
at = 2024-03-13T09:00:00
by = "xin"
do = "open"
chain = "accountability"
case = "a"
facts = { overdue = true }

[[step]]
at = 2024-03-13T10:00:00
by = "xin"
do = "event"
name = "reminded"
case = "a"

[[step]]
at = 2024-03-13T11:00:00
do = "record"
of = "account:weixin"
name = "password-set"
facts = { retained = true, holder_name = "丁" }

[[step]]
at = 2024-03-13T11:00:00
do = "record"
of = "column:a"
name = "stated"
facts = { kind = "news", monthly_visits = 999, operating_unit = "中心", managing_unit = "甲" }
"""
COLUMN = 'decision = "managing-unit"'
LADDER = 'case = "a"\nladder = "accountability"'
ROWS = 'register = "media-accounts"'
PASSWORD = """norm = "example/17.2"
of = "account:weixin"
verdict = "met"
due = 2024-06-13T00:00:00
since = 2024-06-13T00:00:00"""


def unmet(expect: str, at: str = "2024-03-14") -> list[str]:
    """Return what does not hold of an expectation, in English."""
    text = f"{OPENING}\n[[expect]]\nat = {at}\n{expect}\n"
    return [failure.why.en for failure in play(read_scenario(text, "s.toml")).failures]


@pytest.mark.parametrize(
    "expect",
    [
        'authority = "operator"\ngives = "县政务信息中心"',
        f'{COLUMN}\nof = "column:a"\ngives = "中心"',
        f'{COLUMN}\nof = "column:a"\nfacts = {{ operating_unit = "乙" }}\ngives = "乙"',
        f'{COLUMN}\nof = "column:b"\ngives = "undetermined"',
        f'{COLUMN}\nfacts = {{ kind = "interaction", supervising_unit = "办" }}\ngives = "办"',
        f'{LADDER}\nrungs = ["reminded"]',
        f'{LADDER}\nrungs = ["reminded"]\nnext = ["interviewed"]',
        f'{ROWS}\nrows = [["weixin", "丁", "是", "2024-03-13 11:00", ""]]',
        'register = "deliberations"\nrows = []',
        'norm = "example/19.3"\ncase = "a"\nverdict = "met"',
        'norm = "example/12.4"\nof = "column:a"\nverdict = "breached"\nsince = 2024-03-13T11:00:00',
        'norm = "example/17.2"\nof = "account:weixin"\nverdict = "pending"',
        'norm = "example/17.2"\nof = "account:weixin"\ndue = 2024-06-14T00:00:00',
        'norm = "example/17.2"\nof = "account:nobody"\nverdict = "not-applicable"',
    ],
)
def test_what_holds(expect: str) -> None:
    """What is as it should be is told nothing of."""
    assert unmet(expect) == []


@pytest.mark.parametrize(
    ("expect", "said"),
    [
        (
            'authority = "operator"\ngives = "某局"',
            ["gives should be 某局, it is 县政务信息中心"],
        ),
        (
            f'{COLUMN}\nof = "column:a"\ngives = "甲"',
            ["gives should be 甲, it is 中心 (the unit that manages a column; "],
        ),
        (
            f'{COLUMN}\nof = "column:b"\ngives = "甲"',
            ["gives should be 甲, it is undetermined ("],
        ),
        (
            f'{LADDER}\nrungs = []\nnext = ["reminded"]',
            [
                "rungs should be [], it is ['reminded']",
                "next should be ['reminded'], it is ['interviewed']",
            ],
        ),
        (
            f"{ROWS}\nrows = []",
            ["rows should be [], it is [['weixin', '丁', '是', '2024-03-13 11:00', '']]"],
        ),
        (
            'norm = "example/19.3"\ncase = "a"\nverdict = "breached"',
            ["verdict should be breached, it is met ("],
        ),
        (
            PASSWORD,
            [
                "verdict should be met, it is pending (",
                "due should be 2024-06-13",
                "since should be 2024-06-13",
            ],
        ),
        ('case = "b"\nstate = "open"', ["there is no case 'b'"]),
    ],
)
def test_what_does_not(expect: str, said: list[str]) -> None:
    """What is otherwise is told with what should be, what is, and why."""
    found = unmet(expect)
    assert len(found) == len(said)
    for one, start in zip(found, said, strict=True):
        assert one.startswith(start)


def test_as_it_was_then() -> None:
    """An expectation sees what had been recorded by its own time."""
    early = "2024-03-13T09:30:00"
    assert unmet(f'{LADDER}\nrungs = []\nnext = ["reminded"]', early) == []
    assert unmet(f"{ROWS}\nrows = []", early) == []
    assert unmet(f'{COLUMN}\nof = "column:a"\ngives = "undetermined"', early) == []


@pytest.mark.parametrize(
    ("expect", "said"),
    [
        ('norm = "example/99"\nof = "account:a"\nverdict = "met"', "example/99"),
        ('norm = "example/20.1"\ncase = "a"\nverdict = "met"', "ask for it as `clock`"),
        ('decision = "nobody"\ngives = "甲"', "no decision is called 'nobody'"),
        ('ladder = "fire"\ncase = "a"\nrungs = []', "no ladder is called 'fire'"),
        ('register = "rows"\nrows = []', "no register is called 'rows'"),
        ('authority = "king"\ngives = "甲"', "no authority is called 'king'"),
        (f"{ROWS}", "it says nothing that should hold"),
        (f"{COLUMN}", "it says nothing that should hold"),
        (f"{LADDER}", "it says nothing that should hold"),
    ],
)
def test_what_cannot_be_asked(expect: str, said: str) -> None:
    """A name that there is not, or an expectation of nothing, is an error with its place."""
    with pytest.raises((InputError, UnknownNameError)) as raised:
        unmet(expect)
    assert said in raised.value.speak("en")
    assert raised.value.where is not None
    assert "expect 1" in raised.value.where
