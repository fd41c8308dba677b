"""An inspection of an office: clause by clause, with evidence, since when, who answers."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Final

from govflow.adapters.lawbooks import read_regulation
from govflow.audits.inspection import Remark, worst_first
from govflow.audits.office import Inspection
from govflow.audits.recordtables import Placed
from govflow.law import Regulation
from govflow.policies import SHIPPED_IDS
from govflow.policy import Policy
from govflow.provisions.roles import Capacity
from govflow.report import phrases as say
from govflow.report.blocks import Block, Facts, Field, Grid, Heading, Note, Paragraph
from govflow.report.plain import number
from govflow.rules.verdicts import STATUS_WORDS, Status
from govflow.words import Language, Words, join

TITLE: Final = Words("政府网站管理检查报告", "Inspection of a government website office")
CLAUSES: Final = Words("各条检查结果", "Clause by clause")
UNITS: Final = Words("各单位问题数", "Findings by unit")
REMARKS: Final = Words("发现的问题", "Findings")
LACKING: Final = Words("缺少材料、无法判定的", "Not judged: material is missing")
UNREAD: Final = Words("未能使用的表格", "Tables that could not be used")
EVIDENCE: Final = Words("依据材料", "evidence")
SINCE: Final = Words("自何日起", "since")
ANSWERS: Final = Words("责任人", "who answers")
FOLLOWS: Final = Words("后续措施", "what follows")
NOBODY: Final = Words("岗位空缺", "post vacant")
UNKNOWN: Final = Words("未提供人员表", "no table of people was given")
_SHOWN: Final = 25
_CAPACITIES: Final[Mapping[Capacity, Words]] = {
    "first-responsible": Words("第一责任人", "first responsible"),
    "directly-responsible": Words("直接责任人", "directly responsible"),
    "chiefly-responsible": Words("主要责任人", "chiefly responsible"),
    "operating": Words("运维责任人", "operating"),
}


def law_of(policy: Policy) -> Regulation | None:
    """Return the regulation of a policy, None for one of a file, whose text is not here."""
    return read_regulation(policy.id) if policy.id in SHIPPED_IDS else None


def order_of(inspection: Inspection, regulation: Regulation | None) -> list[str]:
    """Return the norms that were judged, in the order of the law."""
    if regulation is None:
        return list(inspection.counts)
    return [norm.id for norm in regulation.norms if norm.id in inspection.counts]


def remarks_by_norm(inspection: Inspection) -> dict[str, list[Remark]]:
    """Return the findings under each norm, the oldest breach first."""
    found: dict[str, list[Remark]] = {}
    for remark in worst_first(inspection.remarks):
        found.setdefault(remark.norm, []).append(remark)
    return found


def duty_words(policy: Policy, norm: str) -> Words:
    """Return the duty that a norm states, or the question that it decides."""
    provision = policy.find(norm)
    if provision is not None:
        return provision.duty
    decided = (decision.words for decision in policy.decisions if norm in decision.norms())
    return next(decided, say.same(norm))


def evidence_words(placed: Placed) -> Words:
    """Return where something was read."""
    if placed.line is None:
        return say.same(placed.table)
    return Words(f"{placed.table} 第{placed.line}行", f"{placed.table} line {placed.line}")


def since_text(began: datetime | None) -> str:
    """Return the day a breach began, with the time of day where there is one."""
    if began is None:
        return ""
    return f"{began:%Y-%m-%d}" if began.hour == began.minute == 0 else f"{began:%Y-%m-%d %H:%M}"


def answers_words(remark: Remark) -> Words:
    """Return who answers for a breach: an authority, or people in their capacities."""
    if remark.authority is not None:
        words = remark.authority.words
        return Words(
            f"{remark.authority.unit}（{words.zh}）", f"{remark.authority.unit} ({words.en})"
        )
    if not remark.answers:
        return UNKNOWN
    parts = []
    for each in remark.answers:
        capacity = _CAPACITIES[each.capacity]
        person = NOBODY if each.person is None else say.same(each.person)
        parts.append(Words(f"{capacity.zh}：{person.zh}", f"{capacity.en}: {person.en}"))
    return join(parts)


def follows_words(remark: Remark, policy: Policy) -> Words:
    """Return what follows a breach under the regulation: the first rung of its ladder."""
    rung = remark.follows
    if rung is None:
        return say.same("")
    by = "" if rung.by is None else policy.authority(rung.by).unit
    return Words(f"{by}{rung.words.zh}（{rung.norm}）", f"{by}: {rung.words.en} ({rung.norm})")


def headline(inspection: Inspection) -> Words:
    """Return what was found, in one sentence."""
    rows = sum(inspection.rows.values()) + sum(audit.rows for audit in inspection.audits)
    tables = len(inspection.rows) + len(inspection.audits)
    breaches = len(inspection.remarks)
    clauses = len({remark.norm for remark in inspection.remarks})
    units = len({r.evidence.unit for r in inspection.remarks if r.evidence.unit})
    return Words(
        f"检查{tables}张表{number(rows)}行，发现问题{number(breaches)}个，"
        f"涉及{clauses}条规定、{units}个单位。",
        f"{tables} tables with {number(rows)} rows were looked at: {number(breaches)} findings "
        f"under {clauses} clauses, of {units} units.",
    )


def by_unit(inspection: Inspection) -> list[tuple[str, int]]:
    """Return the units with findings, those with the most first."""
    found = Counter(r.evidence.unit for r in inspection.remarks if r.evidence.unit)
    return sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))


def inspection_blocks(inspection: Inspection, language: Language) -> Iterator[Block]:
    """Yield the report of an inspection in one language."""
    policy, regulation = inspection.policy, law_of(inspection.policy)

    def speak(words: Words) -> str:
        return words.speak(language)

    yield Heading(speak(TITLE), 1)
    yield Facts(
        (
            (speak(say.POLICY), speak(policy.title)),
            (speak(say.SOURCE), inspection.folder),
            (speak(say.AS_OF), f"{inspection.as_of:%Y-%m-%d}"),
        )
    )
    yield Paragraph(speak(headline(inspection)))
    yield Heading(speak(CLAUSES))
    yield _clauses(inspection, regulation, language)
    found = remarks_by_norm(inspection)
    for norm in order_of(inspection, regulation):
        if norm in found:
            yield Heading(f"{norm}  {speak(duty_words(policy, norm))}", 3)
            if regulation is not None:
                yield Paragraph(regulation.norm(norm).text or "")
            yield _remarks(found[norm], policy, language)
    if inspection.lacking:
        yield Heading(speak(LACKING))
        yield _lacking(inspection, language)
    for note in notes(inspection):
        yield Note(speak(note))


def notes(inspection: Inspection) -> Iterator[Words]:
    """Yield what the reader of an inspection may not overlook."""
    if inspection.unread:
        names = ", ".join(inspection.unread)
        yield Words(f"{UNREAD.zh}：{names}", f"{UNREAD.en}: {names}")
    if inspection.rejected:
        table, first = inspection.rejected[0]
        count = len(inspection.rejected)
        yield Words(
            f"{count}行无法读取，首个在{table}第{first.line}行：{first.why.zh}",
            f"{count} rows could not be read, the first in {table} on line {first.line}: "
            f"{first.why.en}",
        )


def _clauses(inspection: Inspection, regulation: Regulation | None, language: Language) -> Grid:
    statuses: Sequence[Status] = ("met", "breached", "pending", "undetermined")
    heads = [say.NORM, say.DUTY, *(STATUS_WORDS[status] for status in statuses)]
    rows = []
    for norm in order_of(inspection, regulation):
        counts = inspection.counts[norm]
        if not sum(counts.values()):
            continue
        numbers = [number(counts.get(status, 0)) for status in statuses]
        duty = duty_words(inspection.policy, norm).speak(language)
        rows.append((norm, duty, *numbers))
    fields = tuple(
        Field(head.speak(language), "left" if i < 2 else "right", i == 1, i == 3)
        for i, head in enumerate(heads)
    )
    return Grid(fields, tuple(rows))


def _remarks(remarks: Sequence[Remark], policy: Policy, language: Language) -> Grid:
    heads = (say.SUBJECT, SINCE, EVIDENCE, ANSWERS, FOLLOWS)
    shown = remarks[:_SHOWN]
    rows = tuple(
        (
            remark.subject,
            since_text(remark.began),
            evidence_words(remark.evidence).speak(language),
            answers_words(remark).speak(language),
            follows_words(remark, policy).speak(language),
        )
        for remark in shown
    )
    below = tuple(remark.verdict.why.speak(language) for remark in shown)
    fields = tuple(Field(head.speak(language), "left", True) for head in heads)
    return Grid(fields, rows, below)


def _lacking(inspection: Inspection, language: Language) -> Grid:
    heads = (say.NORM, say.DUTY, say.FACT, say.NUMBER)
    rows = tuple(
        (norm, duty_words(inspection.policy, norm).speak(language), fact, number(len(subjects)))
        for (norm, fact), subjects in sorted(inspection.lacking.items())
    )
    return Grid(tuple(Field(head.speak(language), "left", True) for head in heads), rows)


def inspection_json(inspection: Inspection) -> dict[str, object]:
    """Return an inspection for JSON, without the audits of its tables."""
    return {
        "policy": inspection.policy.id,
        "folder": inspection.folder,
        "as_of": inspection.as_of.isoformat(),
        "rows": dict(inspection.rows),
        "rejected": [{"table": table, **row.as_json()} for table, row in inspection.rejected],
        "unread": list(inspection.unread),
        "counts": {norm: dict(counts) for norm, counts in inspection.counts.items()},
        "lacking": [
            {"norm": norm, "missing": fact, "subjects": list(subjects)}
            for (norm, fact), subjects in inspection.lacking.items()
        ],
        "findings": [_remark_json(remark) for remark in worst_first(inspection.remarks)],
    }


def _remark_json(remark: Remark) -> dict[str, object]:
    began, due = remark.began, remark.verdict.due
    late = remark.verdict.late_by
    return {
        "norm": remark.norm,
        "subject": remark.subject,
        "unit": remark.evidence.unit,
        "verdict": remark.verdict.status,
        "since": None if began is None else began.isoformat(),
        "due": None if due is None else due.isoformat(),
        "late_by": None if late is None else late.as_json(),
        "why": remark.verdict.why.as_json(),
        "evidence": {"table": remark.evidence.table, "line": remark.evidence.line},
        "answers": [
            {"capacity": each.capacity, "person": each.person, "norm": each.norm}
            for each in remark.answers
        ],
        "authority": None if remark.authority is None else remark.authority.unit,
        "follows": None
        if remark.follows is None
        else {"event": remark.follows.event, "norm": remark.follows.norm},
    }
