"""Audit columns: each row is an item of a column; a column is judged by its last update."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Final, TypeVar

from attrs import define, evolve, field

from govflow.adapters.tables import Cell, Table
from govflow.audits.fields import Layout, layout_of
from govflow.audits.findings import (
    BREACHED,
    MET,
    NOT_APPLICABLE,
    NOT_IN_FORCE,
    UNCLASSIFIED,
    UNDETERMINED,
    Rejected,
    Timeline,
)
from govflow.audits.questions import Question, fitted, seen_instant
from govflow.audits.stamps import DAY, EMPTY, Stamp, Stamps
from govflow.errors import HorizonError, UsageError
from govflow.policy import Policy
from govflow.provisions.columns import BlankRule, ColumnRule
from govflow.provisions.cycles import OwnCycle
from govflow.provisions.things import facts_of
from govflow.provisions.timing import due, forward_period
from govflow.rules.facts import say_value
from govflow.rules.verdicts import STATUSES, Missing
from govflow.values import frozen
from govflow.words import Words

T = TypeVar("T")
_FACTS: Final = ("kind", "level", "site", "cycle")
_KIND_NAMES: Final = {
    "周动态": "periodic",  # wanzhou/20.3 names these three: the first that fits decides
    "月小结": "periodic",
    "季度情况": "periodic",
    "动态": "news",
    "要闻": "news",
    "工作进展": "news",
    "通知": "notices",
    "公告": "notices",
    "政策文件": "notices",
    "概况": "fixed",
    "指南": "fixed",
    "简介": "fixed",
    "固定": "fixed",
    "互动": "interaction",
    "专题": "topic",
    "专栏": "topic",
    "年报": "annual-report",
    "年度报告": "annual-report",
    "周期": "periodic",
    "定期": "periodic",
    "其他": "other",
}
_SITE_NAMES: Final = {"主站": "main", "主网站": "main", "子站": "sub", "子网站": "sub"}
_UPDATE: Final = Words("栏目更新", "update of the column")
_LEVELS: Final = {"一级": "1", "二级": "2", "三级": "3", "四级": "4"}


@define(eq=False, repr=False)
class Seen:
    """What the rows said of one column so far."""

    row: Sequence[Cell]
    line: int
    last: int | None = None
    blank: bool = False
    opened: bool = False
    facts: dict[str, object] = field(factory=dict)
    clashes: dict[str, Missing] = field(factory=dict)
    updates: set[int] = field(factory=set)

    def or_clash(self, found: "ColumnRule | Missing | None") -> "ColumnRule | Missing | None":
        """Return what was found, or, where a fact is missing, that rows state it differently."""
        return self.clashes.get(found.missing, found) if isinstance(found, Missing) else found

    def start(self) -> Stamp | None:
        """Return the day of the last update, None if there was none."""
        return None if self.last is None else (self.last, self.last * DAY, False)


@define(eq=False, repr=False)
class ColumnRun:
    """An audit of columns under way."""

    table: Table
    question: Question
    layout: Layout
    keep_updates: bool = False
    rows: int = 0
    rejected: list[Rejected] = field(factory=list)
    columns: dict[tuple[str, str], Seen] = field(factory=dict)

    def go(self) -> Iterator[int]:
        """Read every row, yielding the number of rows now and then."""
        stamps = Stamps(ends=False)
        for place, row in self.table.rows:
            if not any(row):
                continue
            self.rows += 1
            try:
                self._take(place, row, stamps)
            except _FieldError as error:
                self.rejected.append(Rejected(place, error.field, error.words))
            if not self.rows & 0x3FFF:
                yield self.rows
        yield self.rows

    def _take(self, place: int, row: Sequence[Cell], stamps: Stamps) -> None:
        if len(row) != self.layout.width:
            row = _read("row", lambda: fitted(row, self.layout.width))
        unit, name = self._text(row, "unit"), self._text(row, "column")
        at = self.layout.fields
        published = _read("published", lambda: stamps[row[at["published"]]])
        opened = None
        if "opened" in at:
            opened = _read("opened", lambda: stamps[row[at["opened"]]])
        facts = self._facts(row)
        seen = self.columns.get((unit, name))
        if seen is None:
            seen = self.columns[unit, name] = Seen(row, place)
        now = seen_instant(self.question.as_of)
        seen.opened |= opened is not None and opened[1] <= now
        assumed = self.question.facts.get("opened")
        if opened is None and isinstance(assumed, date):
            seen.opened |= assumed.toordinal() * DAY <= now
        if published is None:
            seen.blank = True
        elif published[1] <= now:
            if seen.last is None or published[0] >= seen.last:
                seen.last, seen.row = published[0], row
            if self.keep_updates:
                seen.updates.add(published[0])
        for fact, value in facts.items():
            if seen.facts.setdefault(fact, value) != value:
                seen.clashes.setdefault(fact, _clash(fact, seen.facts[fact], value))

    def _text(self, row: Sequence[Cell], name: str) -> str:
        text = str(row[self.layout.fields[name]] or "").strip()
        if not text:
            raise _FieldError(name, EMPTY)
        return text

    def _facts(self, row: Sequence[Cell]) -> dict[str, object]:
        found: dict[str, object] = {}
        for name in _FACTS:
            position = self.layout.fields.get(name)
            text = "" if position is None else str(row[position] or "").strip()
            if text:
                found[name] = _read(name, partial(column_fact, name, text))
        return found

    def judged(self) -> "Iterator[tuple[str, Seen, Judged]]":
        """Judge every column under every layer, layer by layer in the order of the columns.

        A column that one layer has a rule for is not said to be unclassified by another.
        """
        found = {
            key: [judge_column(policy, self.question, seen) for policy in self.question.layers]
            for key, seen in self.columns.items()
        }
        for layer in range(len(self.question.layers)):
            for (unit, name), seen in self.columns.items():
                judged = found[unit, name]
                if judged[layer].norm == UNCLASSIFIED and _said_elsewhere(judged, layer):
                    continue
                yield f"{unit}/{name}", seen, judged[layer]


def _said_elsewhere(judged: "Sequence[Judged]", layer: int) -> bool:
    """Return whether another layer has a rule, or has said the same before."""
    ruled = any(each.norm != UNCLASSIFIED for each in judged)
    return ruled or layer > 0


class _FieldError(Exception):
    def __init__(self, name: str, words: Words) -> None:
        self.field = name
        self.words = words
        super().__init__(words.en)


def _read(name: str, read: Callable[[], T]) -> T:
    try:
        return read()
    except UsageError as error:
        raise _FieldError(name, error.words) from None


def column_fact(name: str, text: str) -> object:
    """Return a fact of a column as written in a table. Raises UsageError."""
    if name == "cycle":
        forward_period(name, text)
        return text
    if name == "kind":
        text = next((kind for zh, kind in _KIND_NAMES.items() if zh in text), text)
    elif name == "site":
        text = _SITE_NAMES.get(text, text)
    else:
        said = text.removesuffix("级")
        text = next((level for zh, level in _LEVELS.items() if text.startswith(zh)), said)
    return facts_of("column")[name].read(text)


def _clash(fact: str, one: object, other: object) -> Missing:
    declared = facts_of("column").get(fact)  # a cycle is none
    called = () if declared is None else declared.called
    first, second = say_value(one, called), say_value(other, called)
    return Missing(
        fact,
        Words(
            f"各行对 {fact} 的说明不一致：{first.zh}、{second.zh}",
            f"the rows state different values for {fact!r}: {first.en} and {second.en}",
        ),
    )


@frozen(eq=False, repr=False)
class Judged:
    """How one column stands: under which norm, with which last day, and why."""

    norm: str
    duty: Words
    status: int
    last: int | None = None
    missing: Missing | None = None
    why: Words | None = None
    rule: ColumnRule | None = None


def judge_column(policy: Policy, question: Question, seen: Seen) -> Judged:
    """Return how one column stands under one policy."""
    facts = dict(question.facts) | seen.facts
    for name in seen.clashes:
        facts.pop(name, None)
    found = seen.or_clash(policy.rule_for(facts))
    if seen.last is None and policy.blank is not None:
        return _blank(policy, question, seen, policy.blank)
    if isinstance(found, Missing):
        return Judged(UNCLASSIFIED, _UPDATE, UNDETERMINED, missing=found, why=found.why)
    if found is None:
        why = Words("本规定没有这类栏目的更新要求", "the policy has no rule for such columns")
        return Judged(UNCLASSIFIED, _UPDATE, NOT_APPLICABLE, why=why)
    unbound = _unbound(policy, question, found.instrument, found.norm, found.duty)
    if unbound is not None:
        return unbound
    if seen.last is None:
        why = Words("没有任何更新记录", "there is no update on record")
        missing = Missing("published", why)
        return Judged(found.norm, found.duty, UNDETERMINED, None, missing, why, found)
    return _by_last_update(question, found, facts, date.fromordinal(seen.last))


def _by_last_update(
    question: Question, rule: ColumnRule, facts: Mapping[str, object], updated: date
) -> Judged:
    try:
        answer = due(rule, updated, calendar=question.calendar, facts=facts)
    except HorizonError as error:
        missing = Missing("calendar", error.words)
        return Judged(rule.norm, rule.duty, UNDETERMINED, None, missing, error.words, rule)
    if isinstance(rule.period, OwnCycle) and answer.deadline and answer.start == updated:
        rule = evolve(rule, period=answer.deadline.period)
    if answer.deadline is None:
        missing_fact = answer.missing
        return Judged(rule.norm, rule.duty, UNDETERMINED, None, missing_fact, answer.why, rule)
    last = answer.deadline.last_day.toordinal()
    status = MET if seen_day(question) <= last else BREACHED
    return Judged(rule.norm, rule.duty, status, last, rule=rule)


def seen_day(question: Question) -> int:
    """Return the ordinal of the day of as-of."""
    return seen_instant(question.as_of) // DAY


def _unbound(
    policy: Policy, question: Question, instrument: str, norm: str, duty: Words
) -> Judged | None:
    """Return that the text does not bind at as-of, or None if it does."""
    if question.as_if_in_force:
        return None
    binds = policy.instrument(instrument).window.on(date.fromordinal(seen_day(question)))
    if binds == "binds":
        return None
    if binds == "not-in-force":
        return Judged(norm, duty, NOT_IN_FORCE)
    why = Words("施行日期不明，不能确定是否适用", "the day in force is unknown")
    return Judged(norm, duty, UNDETERMINED, missing=Missing("day-in-force", why), why=why)


def _blank(policy: Policy, question: Question, seen: Seen, blank: BlankRule) -> Judged:
    unbound = _unbound(policy, question, blank.instrument, blank.norm, blank.duty)
    if unbound is not None:
        return unbound
    if seen.blank or seen.opened:
        why = Words("空白栏目：没有任何内容", "a blank column: there is nothing in it")
        return Judged(blank.norm, blank.duty, BREACHED, why=why)
    why = Words(
        "没有截至评判时的内容，也不知道栏目是否已开设",
        "nothing in it by then, and nobody stated whether it was open",
    )
    return Judged(blank.norm, blank.duty, UNDETERMINED, missing=Missing("opened", why), why=why)


def column_counts(layers: tuple[Policy, ...]) -> dict[str, list[int]]:
    """Return an empty count for every norm a column may be judged by."""
    norms = [rule.norm for policy in layers for rule in policy.columns]
    norms += [policy.blank.norm for policy in layers if policy.blank is not None]
    return {norm: [0] * len(STATUSES) for norm in (*norms, UNCLASSIFIED)}


def start_column_run(
    table: Table, question: Question, mapping: Mapping[str, str], *, keep_updates: bool
) -> ColumnRun:
    """Return an audit of columns, ready to go. Raises InputError for its header."""
    return ColumnRun(table, question, layout_of(table, "columns", mapping), keep_updates)


def timeline(subject: str, seen: Seen, judged: Judged) -> Timeline:
    """Return the updates of one column for a picture."""
    period = None if judged.rule is None else judged.rule.period
    interval = None if period is None or isinstance(period, OwnCycle) else period.words()
    status = STATUSES[judged.status]
    updates = tuple(sorted(seen.updates))
    return Timeline(subject, judged.norm, status, updates, judged.last, interval)
