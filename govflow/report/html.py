"""Audits as one page for people: in Chinese and English, for a screen and for paper."""

from collections.abc import Iterator, Sequence
from html import escape
from typing import Final

from govflow.audits.findings import Audit
from govflow.report import phrases as say
from govflow.report.cases import cases
from govflow.report.digest import Digest, Total, digest
from govflow.report.grounds import method_list, quotations, readings
from govflow.report.markup import begun, both, data, paragraph
from govflow.report.page import page
from govflow.report.plain import number, percent
from govflow.report.sections import histograms, lacking, outcomes, rejected, splits
from govflow.report.sentences import (
    as_of_words,
    besides,
    calendar_words,
    headline,
    lateness,
    policy_words,
    rows_words,
    source_name,
)
from govflow.report.timelines import timelines
from govflow.rules.verdicts import STATUS_WORDS
from govflow.words import Language, Words

_ASSUMED: Final = "assumed-part"
_MEDIAN: Final = Words("逾期中位数", "median delay")
_LONGEST: Final = Words("最长逾期", "longest delay")


def audit_page(audits: Sequence[Audit], language: Language) -> str:
    """Return one page about audits, complete in itself, that shows `language` first."""
    parts = [f"<h1>{both(say.TITLE)}</h1>"]
    if any(audit.as_if_in_force for audit in audits):
        parts.append(_assumption(audits))
    if not audits:
        parts.append(paragraph(both(say.NO_ROWS)))
    if len(audits) > 1:
        parts.append(_contents(audits))
    parts.extend(audit_section(audit, i) for i, audit in enumerate(audits, 1))
    everywhere = bool(audits) and all(audit.as_if_in_force for audit in audits)
    return page(
        "\n".join(parts),
        language,
        css=_ASSUMED if everywhere else "",
        ending=_ASSUMED if audits and audits[-1].as_if_in_force else "",
    )


def _assumption(audits: Sequence[Audit]) -> str:
    everywhere = all(audit.as_if_in_force for audit in audits)
    note = say.AS_IF_NOTE if everywhere else say.AS_IF_SOME
    return (
        f'<div class="assumed" role="note"><strong>{begun(say.AS_IF)}</strong>'
        f"{paragraph(both(note))}</div>"
    )


def _title(audit: Audit) -> Words:
    kind, policy = say.KINDS[audit.kind], policy_words(audit)
    return Words(f"{kind.zh}：{policy.zh}", f"{kind.en}: {policy.en}")


def _contents(audits: Sequence[Audit]) -> str:
    items = "".join(
        f'<li><a href="#audit-{i}">{both(_title(audit))}</a>{_tag(audit)}</li>'
        for i, audit in enumerate(audits, 1)
    )
    return f'<ol class="contents">{items}</ol>'


def _tag(audit: Audit) -> str:
    return f'<span class="tag">{both(say.AS_IF)}</span>' if audit.as_if_in_force else ""


def audit_section(audit: Audit, place: int) -> str:
    """Return the part of a page that is about one audit."""
    found = digest(audit)
    parts = [f"<h2>{both(_title(audit))}{_tag(audit)}</h2>", _facts(audit)]
    parts += [_duty(audit, total) for total in found.totals]
    parts += [
        f"<section><h3>{begun(title)}{_tag(audit)}</h3>{inner}</section>"
        for title, inner in _parts(found)
        if inner
    ]
    css = f"audit {_ASSUMED}" if audit.as_if_in_force else "audit"
    return f'<section class="{css}" id="audit-{place}">' + "\n".join(parts) + "</section>"


def _parts(found: Digest) -> Iterator[tuple[Words, str]]:
    audit = found.audit
    yield say.OUTCOMES, outcomes(found)
    yield say.BY_YEAR, splits(found, by_year=True)
    yield say.BY_GROUP, splits(found, by_year=False)
    yield say.LATENESS, histograms(found)
    yield say.TIMELINES, timelines(audit)
    yield say.WORST, cases(found) if found.worst else ""
    yield say.MISSING, lacking(found)
    yield say.REJECTED, rejected(audit)
    yield say.LAW, quotations(found)
    yield say.READINGS, readings(found)
    yield say.METHOD, method_list(found)


def _facts(audit: Audit) -> str:
    pairs = [
        (say.POLICY, f"{both(policy_words(audit))} <code>{data(audit.policy)}</code>"),
        (say.SOURCE, data(source_name(audit))),
        (say.AS_OF, both(as_of_words(audit))),
        (say.ROWS, both(rows_words(audit))),
        (say.CALENDAR, both(calendar_words(audit))),
    ]
    if audit.readings:
        ids = "<br>".join(f"<code>{data(reading)}</code>" for reading in audit.readings)
        pairs.append((say.CHANGED, ids))
    inner = "".join(f"<dt>{begun(name)}</dt><dd>{value}</dd>" for name, value in pairs)
    return f'<dl class="facts">{inner}</dl>'


def _duty(audit: Audit, total: Total) -> str:
    norms = " ".join(f"<code>{data(norm)}</code>" for norm in total.norms)
    more = [words for words in (besides(audit, total), lateness(audit, total)) if words]
    said = Words("".join(words.zh for words in more), " ".join(words.en for words in more))
    return (
        f'<section class="duty"><h3>{begun(total.duty)} {norms}{_tag(audit)}</h3>'
        f"{paragraph(both(headline(audit, total)), 'headline')}"
        f"{paragraph(both(said)) if more else ''}{_figures(total)}</section>"
    )


def _figures(total: Total) -> str:
    if not total.all:
        return ""
    pairs = []
    for status, count in total.counts.items():
        if count or status in {"met", "breached"}:
            shared = total.judged and status in {"met", "breached"}
            share = f" {escape(percent(count, total.judged))}" if shared else ""
            pairs.append((begun(STATUS_WORDS[status]) + share, number(count)))
    if total.late.known:
        pairs.append((begun(_MEDIAN), both(say.days(total.late.median))))
        pairs.append((begun(_LONGEST), both(say.days(total.late.longest))))
    inner = "".join(f"<div><dt>{name}</dt><dd>{value}</dd></div>" for name, value in pairs)
    return f'<dl class="figures">{inner}</dl>'
