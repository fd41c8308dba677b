"""Scenarios: people, steps in time and expectations, as an analyst writes them in TOML."""

import tomllib
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final

from attrs import field, frozen

from govflow.calendars.civil import localize, read_moment
from govflow.cases.acts import Act
from govflow.errors import GovflowError, InputError, UsageError
from govflow.policies import load_policy
from govflow.policy import Policy
from govflow.provisions.roles import Assignment, People, Person
from govflow.provisions.things import FACT_CLASSES, Subject
from govflow.rules.facts import declared_facts, find_fact
from govflow.words import Words

_STEP_KEYS: Final = frozenset(
    [
        "at",
        "by",
        "do",
        "case",
        "chain",
        "unit",
        "facts",
        "content",
        "checks",
        "to",
        "who",
        "note",
        "name",
        "occurred",
        "clock",
        "of",
        "key",
        "expect",
    ]
)
_EXPECT_KEYS: Final = frozenset(
    [
        "at",
        "case",
        "at_step",
        "state",
        "clock",
        "norm",
        "of",
        "verdict",
        "due",
        "waits_for",
        "answerable",
    ]
)
_PERSON_KEYS: Final = frozenset(["name", "unit", "posts", "in_post", "acting", "from", "until"])
_TOP_KEYS: Final = frozenset(["title", "policy", "people", "step", "expect"])


@frozen
class Stage:
    """One step of a scenario: the act, what it is of, and what is expected of it."""

    number: int
    act: Act
    of: str | None
    refused: str | None
    at_step: str | None
    expects: bool


@frozen
class Expectation:
    """What should hold at a moment."""

    number: int
    at: datetime
    about: Mapping[str, Any]


@frozen
class Scenario:
    """A title, a policy, people, steps in file order, and expectations."""

    title: str
    policy: Policy
    people: People
    stages: tuple[Stage, ...]
    expectations: tuple[Expectation, ...] = field(default=())


def read_scenario(text: str, where: str) -> Scenario:
    """Read a scenario from TOML. Raises InputError naming the place of what is wrong."""
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError(
            Words(f"不是合格的 TOML：{error}", f"this is no well-formed TOML: {error}"), where=where
        ) from error
    try:
        return _scenario(raw, where)
    except InputError:
        raise
    except GovflowError as error:
        raise InputError(error.words, where=where) from error


def _scenario(raw: Mapping[str, Any], where: str) -> Scenario:
    _known(raw, _TOP_KEYS, where)
    policy = load_policy(_text(raw, "policy", where))
    people = People(
        {
            name: _person(name, about, f"{where}, people.{name}")
            for name, about in _table(raw.get("people", {}), f"{where}, people").items()
        }
    )
    steps = _list(raw.get("step", []), f"{where}, step")
    expects = _list(raw.get("expect", []), f"{where}, expect")
    chains: dict[str, str] = {}
    return Scenario(
        str(raw.get("title", where)),
        policy,
        people,
        tuple(
            _stage(number, step, policy, chains, f"{where}, step {number}")
            for number, step in enumerate(steps, 1)
        ),
        tuple(
            _expectation(number, about, f"{where}, expect {number}")
            for number, about in enumerate(expects, 1)
        ),
    )


def _known(table: Mapping[str, Any], keys: frozenset[str], where: str) -> None:
    for key in table:
        if key not in keys:
            raise InputError(
                Words(
                    f"不认识的键“{key}”；可用：{', '.join(sorted(keys))}",
                    f"no key is called {key!r}; there are: {', '.join(sorted(keys))}",
                ),
                where=where,
            )


def _table(value: object, where: str) -> Mapping[str, Any]:
    if isinstance(value, dict):
        return value
    raise InputError(Words("应为表（table）", "a table is expected here"), where=where)


def _list(value: object, where: str) -> Sequence[Mapping[str, Any]]:
    if isinstance(value, list) and all(isinstance(item, dict) for item in value):
        return value
    raise InputError(
        Words("应为表的数组（[[...]]）", "an array of tables is expected"), where=where
    )


def _text(table: Mapping[str, Any], key: str, where: str) -> str:
    value = table.get(key)
    if isinstance(value, str) and value:
        return value
    raise InputError(Words(f"缺少 {key}", f"{key!r} is missing"), where=where)


def _day(value: object, where: str) -> date | None:
    if value is None or (isinstance(value, date) and not isinstance(value, datetime)):
        return value
    if isinstance(value, datetime):
        return value.date()
    raise InputError(Words(f"不是日期：{value}", f"this is no day: {value!r}"), where=where)


def _moment(value: object, where: str) -> datetime:
    if isinstance(value, str):
        value = read_moment(value)
    if isinstance(value, datetime):
        return localize(value)
    if isinstance(value, date):
        return localize(datetime(value.year, value.month, value.day))
    raise InputError(Words(f"不是时刻：{value}", f"this is no moment: {value!r}"), where=where)


def _person(name: str, raw: object, where: str) -> Person:
    about = _table(raw, where)
    _known(about, _PERSON_KEYS, where)
    unit = _text(about, "unit", where)
    posts = about.get("posts", [])
    if not isinstance(posts, list):
        raise InputError(Words("posts 应为数组", "posts must be an array"), where=where)
    return Person(
        name,
        str(about.get("name", name)),
        tuple(
            Assignment(
                str(post),
                unit,
                _day(about.get("from"), where),
                _day(about.get("until"), where),
                bool(about.get("in_post", True)),
                bool(about.get("acting", False)),
            )
            for post in posts or [""]
        ),
    )


def _stage(
    number: int, raw: Mapping[str, Any], policy: Policy, chains: dict[str, str], where: str
) -> Stage:
    _known(raw, _STEP_KEYS, where)
    if "at" not in raw:
        raise InputError(Words("缺少 at", "'at' is missing"), where=where)
    at = _moment(raw["at"], where)
    case = raw.get("case")
    if raw.get("do") == "open" and case is not None:
        chains.setdefault(str(case), str(raw.get("chain")))
    occurred = raw.get("occurred")
    act = Act(
        _text(raw, "do", where),
        at,
        raw.get("by"),
        case,
        raw.get("chain"),
        raw.get("unit"),
        _facts(raw.get("facts", {}), policy, chains.get(str(case)), where),
        None if raw.get("content") is None else str(raw["content"]),
        _table(raw.get("checks", {}), where),
        raw.get("who", raw.get("to")),
        raw.get("note"),
        raw.get("name"),
        None if occurred is None else _moment(occurred, where),
        raw.get("clock"),
        raw.get("key"),
    )
    expect = _table(raw.get("expect", {}), where)
    _known(expect, frozenset({"refused", "at"}), where)
    return Stage(
        number, act, raw.get("of"), expect.get("refused"), expect.get("at"), "expect" in raw
    )


def _facts(raw: object, policy: Policy, chain_id: str | None, where: str) -> Mapping[str, object]:
    """Return the facts of a step, checked against what its chain is about; dates as text."""
    stated = _table(raw, where)
    chain = policy.find_chain(chain_id or "")
    subjects: tuple[Subject, ...] = tuple(FACT_CLASSES) if chain is None else (chain.subject,)
    declared = dict(policy.parameters())
    for subject in subjects:
        declared |= declared_facts(FACT_CLASSES[subject])
    found: dict[str, object] = {}
    for name, value in stated.items():
        kind = find_fact(declared, name)
        plain = value.date() if isinstance(value, datetime) else value
        if not kind.admits(plain):
            raise UsageError(
                Words(
                    f"事实“{name}”不能取值{value!r}；应为：{kind.expects()}",
                    f"the fact {name!r} cannot be {value!r}; it is one of: {kind.expects()}",
                )
            )
        found[name] = plain.isoformat() if isinstance(plain, date) else plain
    return found


def _expectation(number: int, raw: Mapping[str, Any], where: str) -> Expectation:
    _known(raw, _EXPECT_KEYS, where)
    if "at" not in raw:
        raise InputError(Words("缺少 at", "'at' is missing"), where=where)
    about = {key: value for key, value in raw.items() if key != "at"}
    if "due" in about:
        about["due"] = _moment(about["due"], where)
    return Expectation(number, _moment(raw["at"], where), about)
