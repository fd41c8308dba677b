"""Scenarios: people, steps in time and expectations, as an analyst writes them in TOML."""

import tomllib
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from functools import partial
from typing import Any, Final, TypeVar, get_args

from attrs import field

from govflow.adapters.policyfiles import find_policy
from govflow.calendars.civil import Moment, civil_date, has_time, instant, read_moment
from govflow.cases.acts import CODES, Act
from govflow.cases.state import CaseState, plain_facts
from govflow.errors import GovflowError, InputError, UnknownNameError, UsageError
from govflow.policy import READING, Policy
from govflow.provisions.roles import CAPACITIES, Assignment, People, Person
from govflow.provisions.stating import read_facts
from govflow.rules.verdicts import STATUSES
from govflow.values import frozen
from govflow.words import Words

_Read = TypeVar("_Read")
_STEP_KEYS: Final[Mapping[str, type]] = {
    "at": object,
    "by": str,
    "do": str,
    "case": str,
    "chain": str,
    "unit": str,
    "facts": dict,
    "content": str,
    "checks": dict,
    "to": str,
    "who": str,
    "note": str,
    "name": str,
    "occurred": object,
    "clock": str,
    "of": str,
    "key": str,
    "expect": dict,
}
_OUTCOME_KEYS: Final[Mapping[str, type]] = {"refused": str, "at": str}
_EXPECT_KEYS: Final[Mapping[str, type]] = {
    "at": object,
    "case": str,
    "at_step": str,
    "state": str,
    "clock": str,
    "norm": str,
    "of": str,
    "verdict": str,
    "due": object,
    "since": object,
    "waits_for": list,
    "checks": list,
    "items": list,
    "answerable": dict,
    "decision": str,
    "authority": str,
    "facts": dict,
    "gives": object,
    "ladder": str,
    "rungs": list,
    "next": list,
    "register": str,
    "rows": list,
}
BESIDE_CASES: Final = frozenset(["norm", "decision", "authority", "ladder", "register"])
"""What an expectation may be about that is no case and no clock of one."""
_PERSON_KEYS: Final[Mapping[str, type]] = {
    "name": str,
    "unit": str,
    "posts": list,
    "in_post": bool,
    "acting": bool,
    "from": object,
    "until": object,
}
_TOP_KEYS: Final[Mapping[str, type]] = {
    "title": str,
    "policy": str,
    "readings": list,
    "people": dict,
    "step": list,
    "expect": list,
}
_ONE_OF: Final[Mapping[str, tuple[str, ...]]] = {
    "refused": CODES,
    "state": get_args(CaseState),
    "verdict": STATUSES,
}
_OCCURRING: Final = frozenset(["open", "event", "record"])
_CALLED: Final[Mapping[type, Words]] = {
    str: Words("文字", "text"),
    bool: Words("true 或 false", "true or false"),
    list: Words("数组", "an array"),
    dict: Words("表（table）", "a table"),
}


@frozen
class Stage:
    """One step of a scenario: the act, what it is of, and what is expected of it."""

    number: int
    act: Act
    of: str | None
    refused: str | None
    at_step: str | None


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
    return _in_place(where, partial(_scenario, raw))


def _in_place(where: str, read: Callable[[str], _Read]) -> _Read:
    """Return what is read there; whatever is wrong with it names the place."""
    try:
        return read(where)
    except InputError:
        raise
    except GovflowError as error:
        raise InputError(error.words, where=where) from error


def _scenario(raw: Mapping[str, Any], where: str) -> Scenario:
    _known(raw, _TOP_KEYS, where)
    policy = find_policy(_text(raw, "policy", where), beside=where)
    policy = _read_so(policy, raw.get("readings", []), f"{where}, readings")
    people = People(
        {
            name: _in_place(f"{where}, people.{name}", partial(_person, name, about))
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
            _in_place(f"{where}, step {number}", partial(_stage, number, step, policy, chains))
            for number, step in enumerate(steps, 1)
        ),
        tuple(
            _in_place(f"{where}, expect {number}", partial(_expectation, number, about, policy))
            for number, about in enumerate(expects, 1)
        ),
    )


def _read_so(policy: Policy, readings: Sequence[object], where: str) -> Policy:
    """Return the policy as those readings have it."""
    known = policy.readings()
    for reading in readings:
        if reading not in known:
            unknown = UnknownNameError(READING, str(reading), known)
            raise InputError(unknown.words, where=where) from unknown
    return policy.under([str(reading) for reading in readings])


def _known(table: Mapping[str, Any], keys: Mapping[str, type], where: str) -> None:
    for key, value in table.items():
        if key not in keys:
            raise InputError(
                Words(
                    f"不认识的键“{key}”；可用：{', '.join(sorted(keys))}",
                    f"no key is called {key!r}; there are: {', '.join(sorted(keys))}",
                ),
                where=where,
            )
        if not isinstance(value, keys[key]):
            right = _CALLED[keys[key]]
            raise InputError(
                Words(f"{key} 应为{right.zh}", f"{key!r} must be {right.en}"), where=where
            )
        if key in _ONE_OF and value not in _ONE_OF[key]:
            known = ", ".join(_ONE_OF[key])
            raise InputError(
                Words(
                    f"{key} 不能为“{value}”；应为：{known}",
                    f"{key!r} cannot be {value!r}; it is one of: {known}",
                ),
                where=where,
            )


def _table(value: object, where: str, of: type = object) -> Mapping[str, Any]:
    if isinstance(value, dict) and all(isinstance(item, of) for item in value.values()):
        return value
    inner = "" if of is object else f" of {_CALLED[of].en}"
    zh = "" if of is object else f"，各值为{_CALLED[of].zh}"
    raise InputError(Words(f"应为表（table）{zh}", f"a table{inner} is expected"), where=where)


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
    return None if value is None else civil_date(_moment(value, where))


def _moment(value: object, where: str) -> Moment:
    """Return what was written as a day or moment; a day stays one."""
    if isinstance(value, str):
        value = read_moment(value)
    if isinstance(value, date):
        return value
    raise InputError(Words(f"不是时刻：{value}", f"this is no moment: {value!r}"), where=where)


def _person(name: str, raw: object, where: str) -> Person:
    about = _table(raw, where)
    _known(about, _PERSON_KEYS, where)
    unit = _text(about, "unit", where)
    posts = about.get("posts", [])
    return Person(
        name,
        str(about.get("name", name)),
        tuple(
            Assignment(
                str(post),
                unit,
                _day(about.get("from"), where),
                _day(about.get("until"), where),
                about.get("in_post", True),
                about.get("acting", False),
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
    at, do, case = _moment(raw["at"], where), _text(raw, "do", where), raw.get("case")
    if do == "open" and case is not None:
        chains.setdefault(case, str(raw.get("chain")))
    occurred = None if "occurred" not in raw else _moment(raw["occurred"], where)
    if occurred is None and not has_time(at) and do in _OCCURRING:
        occurred = at  # of what happened that day nobody said when
    act = Act(
        do,
        instant(at),
        raw.get("by"),
        case,
        raw.get("chain"),
        raw.get("unit"),
        _facts(raw.get("facts", {}), policy, chains.get(str(case)), where),
        raw.get("content"),
        _table(raw.get("checks", {}), where, bool),
        raw.get("who", raw.get("to")),
        raw.get("note"),
        raw.get("name"),
        occurred,
        raw.get("clock"),
        raw.get("key"),
    )
    expect = raw.get("expect", {})
    _known(expect, _OUTCOME_KEYS, where)
    return Stage(number, act, raw.get("of"), expect.get("refused"), expect.get("at"))


def _facts(raw: object, policy: Policy, chain_id: str | None, where: str) -> Mapping[str, object]:
    """Return the facts of a step, checked against what its chain is about; dates as text."""
    declared = policy.stateable(policy.find_chain(chain_id or ""))
    return plain_facts(read_facts(declared, _table(raw, where)))


def _expectation(number: int, raw: Mapping[str, Any], policy: Policy, where: str) -> Expectation:
    _known(raw, _EXPECT_KEYS, where)
    if "at" not in raw:
        raise InputError(Words("缺少 at", "'at' is missing"), where=where)
    about = {key: value for key, value in raw.items() if key != "at"}
    _says_something(set(about), where)
    _check_names(about, policy)
    for key in {"due", "since"} & set(about):
        about[key] = instant(_moment(about[key], where))
    if "facts" in about:
        about["facts"] = _facts(about["facts"], policy, None, where)
    at = instant(_moment(raw["at"], where), ends=True)
    for capacity in _table(about.get("answerable", {}), where, str):
        if capacity not in CAPACITIES:
            raise InputError(
                Words(
                    f"没有责任“{capacity}”；有：{', '.join(CAPACITIES)}",
                    f"no capacity is called {capacity!r}; there are: {', '.join(CAPACITIES)}",
                ),
                where=where,
            )
    return Expectation(number, at, about)


def _check_names(about: Mapping[str, Any], policy: Policy) -> None:
    """Raise UnknownNameError for a norm, decision, ladder or register that is not there.

    Raises UsageError for a norm with a period that is asked of a case without its clock.
    """
    if "clock" in about:
        policy.timed(about["clock"])
    if "norm" in about and about["norm"] not in policy.untimed():
        policy.timed(about["norm"])
        if "case" in about:
            norm = about["norm"]
            wrong = Words(
                f"{norm}是时限，应写作 clock", f"{norm} has a period: ask for it as `clock`"
            )
            raise UsageError(wrong)
    if "authority" in about:
        policy.authority(about["authority"])
    named = (
        ("decision", policy.decision),
        ("ladder", policy.ladder),
        ("register", policy.register),
    )
    for key, find in named:
        if key in about:
            find(about[key])


def _says_something(keys: set[str], where: str) -> None:
    """Raise InputError for an expectation of nothing, or of nobody knows what."""
    said = keys - {"case", "norm", "of", "clock", "decision", "authority", "facts"}
    said -= {"ladder", "register"}
    timed = keys & {"clock", "norm"}
    if (
        "case" not in keys
        and not keys & {"decision", "authority", "register"}
        and not {"norm", "of"} <= keys
    ):
        wrong = Words("须有 case，或者 norm 与 of", "it needs `case`, or `norm` and `of`")
    elif keys & {"verdict", "due", "since"} and not timed:
        wrong = Words("verdict、due 须指明 clock", "`verdict` and `due` need a `clock`")
    elif not said or (timed and not keys & {"verdict", "due", "since"}) or _lacking(keys):
        wrong = Words("没有写明预期", "it says nothing that should hold")
    else:
        return
    raise InputError(wrong, where=where)


def _lacking(keys: set[str]) -> bool:
    return (
        (bool(keys & {"decision", "authority"}) and "gives" not in keys)
        or ("ladder" in keys and not {"case"} < keys & {"case", "rungs", "next"})
        or ("register" in keys and "rows" not in keys)
    )
