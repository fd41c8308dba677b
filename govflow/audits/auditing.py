"""The run over one table: its question, its rows or columns, its findings."""

import os
from collections.abc import Mapping, Sequence

from govflow.adapters.policyfiles import find_layers
from govflow.adapters.tables import Table, read_table, table_of
from govflow.audits import Progress, Source
from govflow.audits.columns import ColumnRun, column_counts, seen_day, start_column_run, timeline
from govflow.audits.fields import ALIASES, Kind
from govflow.audits.findings import (
    REPORTED,
    Audit,
    Breakdown,
    Duties,
    Findings,
    Raw,
    Timeline,
)
from govflow.audits.questions import Question, clocks_for
from govflow.audits.timed import Run, start_run
from govflow.calendars.china import ChinaCalendar, china
from govflow.calendars.civil import Moment, instant
from govflow.errors import UsageError
from govflow.policies import all_policies
from govflow.policy import Policy
from govflow.rules.verdicts import STATUSES, Status
from govflow.words import Words

_KIND_WORDS: dict[Kind, Words] = {
    "documents": Words("信息公开文件", "documents"),
    "messages": Words("网民留言", "messages"),
    "columns": Words("栏目", "columns"),
}


def judges(policy: Policy, kind: Kind) -> bool:
    """Return whether a policy has a norm by which rows of that kind can be judged."""
    return bool(policy.columns if kind == "columns" else clocks_for(policy, kind))


def run_audit(
    policy: str | Policy | Sequence[Policy],
    kind: Kind,
    source: Source,
    *,
    as_of: Moment,
    calendar: ChinaCalendar | None = None,
    as_if_in_force: bool = False,
    facts: Mapping[str, object] | None = None,
    readings: Sequence[str] = (),
    mapping: Mapping[str, str] | None = None,
    breakdown: bool = False,
    progress: Progress | None = None,
) -> Audit:
    """Judge every row of `source`, as `govflow.audit` says."""
    layers = _layers(policy)
    bound = frozenset(clock.norm for layer in layers for clock in clocks_for(layer, kind))
    layers = tuple(layer.under(readings) for layer in layers)
    name = "+".join(layer.id for layer in layers)
    if not bound and not (kind == "columns" and any(layer.columns for layer in layers)):
        raise _cannot_judge(name, kind)
    table = _table(source, kind)
    question = Question(
        layers,
        as_of,
        calendar or china(),
        as_if_in_force,
        {key: value for key, value in (facts or {}).items() if value is not None},
        bound,
    )
    judge = _audit_columns if kind == "columns" else _audit_rows
    rest = (mapping or {}, breakdown, tuple(readings), progress)
    try:
        return judge(name, kind, table, question, *rest)
    finally:
        table.close()


def _layers(policy: str | Policy | Sequence[Policy]) -> tuple[Policy, ...]:
    if isinstance(policy, str):
        return find_layers(policy)
    return (policy,) if isinstance(policy, Policy) else tuple(policy)


def _table(source: Source, kind: Kind) -> Table:
    if isinstance(source, Table):
        return source
    if isinstance(source, str | os.PathLike):
        return read_table(source)
    return table_of(source, tuple(ALIASES[kind]))


def _cannot_judge(name: str, kind: Kind) -> UsageError:
    able = ", ".join(policy.id for policy in all_policies() if judges(policy, kind))
    words = _KIND_WORDS[kind]
    return UsageError(
        Words(
            f"政策“{name}”没有可据以评判{words.zh}的规定；有的政策：{able}",
            f"the policy {name!r} has no norm to judge {words.en} by; these have: {able}",
        )
    )


def _audit_rows(
    name: str,
    kind: Kind,
    table: Table,
    question: Question,
    mapping: Mapping[str, str],
    breakdown: bool,
    readings: tuple[str, ...],
    progress: Progress | None,
) -> Audit:
    run = start_run(table, kind, question, mapping)
    if breakdown:
        run.groups = {}
    for done in run.go():
        if progress is not None:
            progress(done, table)
    counts: dict[str, list[int]] = {}
    duties: Duties = []
    for duty in run.duties:
        counts |= duty.counts
        duties += [(clock.norm, clock.duty, clock) for clock, _ in duty.editions]
    pictures = None if run.groups is None else Breakdown(run.groups)
    kept = run.duties[0].kept
    findings = Findings(
        kept, duties, run.layout, table.place, question.calendar, question.facts, table.damaged
    )
    return _audit(name, kind, table, question, counts, findings, run, readings, pictures)


def _audit_columns(
    name: str,
    kind: Kind,
    table: Table,
    question: Question,
    mapping: Mapping[str, str],
    breakdown: bool,
    readings: tuple[str, ...],
    progress: Progress | None,
) -> Audit:
    run = start_column_run(table, question, mapping, keep_updates=breakdown)
    for done in run.go():
        if progress is not None:
            progress(done, table)
    counts = column_counts(question.layers)
    raw: list[Raw] = []
    duties: Duties = []
    timelines: list[Timeline] = []
    pick, day = run.layout.pick(), seen_day(question)
    for subject, seen, judged in run.judged():
        counts[judged.norm][judged.status] += 1
        if judged.status in REPORTED:
            duties.append((judged.norm, judged.duty, judged.rule))
            number, labels, last = len(duties) - 1, pick(seen.row), judged.last
            rest = (judged.why, judged.missing, None, seen.start())
            raw.append((number, subject, judged.status, last, day, False, labels, *rest))
        if breakdown:
            timelines.append(timeline(subject, seen, judged))
    pictures = Breakdown({}, tuple(timelines)) if breakdown else None
    findings = Findings(
        raw, duties, run.layout, table.place, question.calendar, question.facts, table.damaged
    )
    return _audit(name, kind, table, question, counts, findings, run, readings, pictures)


def _audit(
    name: str,
    kind: Kind,
    table: Table,
    question: Question,
    counts: Mapping[str, Sequence[int]],
    findings: Findings,
    run: Run | ColumnRun,
    readings: tuple[str, ...],
    breakdown: Breakdown | None,
) -> Audit:
    named: dict[str, dict[Status, int]] = {
        norm: dict(zip(STATUSES, found, strict=True)) for norm, found in counts.items()
    }
    return Audit(
        name,
        kind,
        table.name,
        instant(question.as_of, ends=True),
        question.as_if_in_force,
        run.rows,
        tuple(run.rejected),
        named,
        findings,
        question.calendar.version,
        readings,
        _rested_on(question.layers, named),
        breakdown,
    )


def _rested_on(
    layers: Sequence[Policy], counts: Mapping[str, Mapping[Status, int]]
) -> tuple[str, ...]:
    """Return the readings behind the norms that anything was judged by."""
    found: dict[str, None] = {}
    for policy in layers:
        for provision in policy.with_a_time():
            counted = counts.get(provision.norm, {})
            if sum(n for status, n in counted.items() if status != "not-in-force"):
                found |= dict.fromkeys(provision.readings)
    return tuple(found)
