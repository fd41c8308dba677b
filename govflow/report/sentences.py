"""What was found, in sentences: the ones that stand at the head of a report."""

from collections.abc import Mapping
from datetime import date
from pathlib import PurePath
from typing import Final

from govflow.audits.findings import UNCLASSIFIED, Audit
from govflow.calendars.periods import Period, Span
from govflow.errors import GovflowError
from govflow.policies import load_layers
from govflow.report.digest import Digest, Total, provision_of
from govflow.report.phrases import GROUP, NOUNS, days, same
from govflow.report.plain import clean, moment_words, number, percent, sentence
from govflow.rules.verdicts import STATUS_WORDS, Status
from govflow.words import Words

_BESIDES: Final[tuple[Status, ...]] = (
    "pending",
    "undetermined",
    "not-applicable",
    "not-in-force",
)
_UNITS: Final[Mapping[str, Words]] = {
    "working-days": Words(
        "工作日：起算当日不计，自次日起只计工作日；法定节假日和公休日不计，调休上班日计入。",
        "Working days: the day of the start is not counted; from the next day on only working "
        "days count, make-up workdays included, public holidays and weekends not.",
    ),
    "natural-days": Words(
        "自然日、周：起算当日不计，节假日照计，末日遇休息日不顺延（规定写明顺延的除外）。",
        "Natural days and weeks: the day of the start is not counted, holidays are, and the "
        "last day does not move unless the norm says so.",
    ),
    "hours": Words(
        "小时：自起算时刻连续计算，夜间和节假日照计。",
        "Hours: they run on from the moment of the start, through nights and holidays.",
    ),
    "working-hours": Words(
        "工作时间：只计工作日的办公时间；半个工作日即当日办公时间的一半。",
        "Working time: only office hours of working days count; half a working day is half of "
        "those hours.",
    ),
    "months": Words(
        "月、年：至对应日届满，没有对应日的为月末。",
        "Months and years: they end on the corresponding day, or on the month's last.",
    ),
    "calendar": Words(
        "固定日期、自然周期：至该日或者该周期的最后一日届满，不顺延。",
        "Fixed dates and calendar periods: they end with that day, or with the last day of "
        "the period, and do not move.",
    ),
}
_SAME_RULE: Final = {
    "weeks": "natural-days",
    "half-working-days": "working-hours",
    "years": "months",
}
_LATE: Final = Words(
    "最后一日24时以前完成的为按期；只写日期的，起点视为当日零时，终点视为当日终了。",
    "Done by the end of the last day is in time. A bare date that starts something is 00:00, "
    "one that ends something the end of that day.",
)
_TWICE: Final = Words(
    "完成早于开始、缺少必要事实的，一律不作判定，也不计入合规。",
    "What was done before it started, or lacks a fact that is needed, is left undetermined "
    "and never counts as met.",
)
_NO_DECISION: Final = Words(
    "本报告只列出对照规定计算的结果，不作处理决定；处理由有权机关决定。",
    "This report only lists what follows from the regulation and the data; what is done "
    "about it is for the competent authority to decide.",
)


def headline(audit: Audit, total: Total) -> Words:
    """Return how one duty stands, in one sentence.

    Where more is undetermined than judged, that is said first.
    """
    noun, judged, breached = NOUNS[audit.kind], total.judged, total.counts["breached"]
    if judged == 0:
        return Words(f"没有可以判定的{noun.zh}。", f"No {noun.one} could be judged.")
    every, unknown = noun.words(judged), total.counts["undetermined"]
    held = _held(noun.measure, breached, judged)
    if not _leads_unknown(total):
        zh, en = f"可以判定的{every.zh}", f"Of the {every.en} that could be judged"
        return Words(f"{zh}{held.zh}。", f"{en}, {held.en}.")
    whole, n = noun.words(unknown + judged), number(judged)
    zh = f"{whole.zh}中，{number(unknown)}{noun.measure}无法判定；可以判定的{n}{noun.measure}{held.zh}"
    en = f"{number(unknown)} of {whole.en} could not be judged; of the {n} that could, {held.en}"
    return Words(f"{zh}。", f"{en}.")


def _leads_unknown(total: Total) -> bool:
    return 0 < total.judged < total.counts["undetermined"]


def _held(measure: str, breached: int, judged: int) -> Words:
    if breached == 0:
        return Words("全部合规", "none is in breach")
    if breached == judged > 1:
        return Words("全部违反规定", "all are in breach")
    n, share = number(breached), percent(breached, judged)
    be = "is" if breached == 1 else "are"
    return Words(f"中，{n}{measure}违反规定，占{share}", f"{n} {be} in breach ({share})")


def besides(audit: Audit, total: Total) -> Words | None:
    """Return what the headline leaves out, None if nothing."""
    said = "undetermined" if _leads_unknown(total) else None
    found: list[tuple[Status, int]] = [
        (s, total.counts[s]) for s in _BESIDES if total.counts[s] and s != said
    ]
    if not found:
        return None
    measure = NOUNS[audit.kind].measure
    zh = "，".join(f"{number(n)}{measure}{STATUS_WORDS[status].zh}" for status, n in found)
    en = ", ".join(f"{number(n)} {STATUS_WORDS[status].en}" for status, n in found)
    if total.judged == 0:
        return Words(f"{zh}。", f"{sentence(en)}.")
    return Words(f"另有{zh}。", f"Besides: {en}.")


def lateness(audit: Audit, total: Total) -> Words | None:
    """Return how late the breaches of a duty are, None if there are none with a last day."""
    late = total.late
    if not late.known:
        return None
    median, longest = days(late.median), days(late.longest)
    zh = f"逾期天数中位数为{median.zh}，最长{longest.zh}"
    en = f"Median delay {median.en}, longest {longest.en}"
    if late.known == 1:
        zh, en = f"逾期{longest.zh}", f"Late by {longest.en}"
    if late.open and audit.kind != "columns":
        be = "is" if late.open == 1 else "are"
        zh += f"；其中{number(late.open)}{NOUNS[audit.kind].measure}截至评判时仍未完成"
        en += f"; {number(late.open)} {be} still not done"
    return Words(f"{zh}。", f"{en}.")


def idle_words(found: Digest) -> Words | None:
    """Return which norms nothing fell under, None if there are none."""
    idle = [norm for norm in found.idle if norm != UNCLASSIFIED]
    if not idle or not found.norms:
        return None
    zh, en = "、".join(idle), ", ".join(idle)
    return Words(f"没有数据落入的规定：{zh}。", f"Norms that nothing fell under: {en}.")


def group_words(audit: Audit) -> Words:
    """Return what the groups of a table are, by the heading of their column."""
    layout = audit.findings.layout
    heading = next((clean(name, 40) for name, at in layout.labels if at == layout.group), "")
    if not heading:
        return GROUP
    return Words(f"{GROUP.zh}（{heading}）", f"{GROUP.en} ({heading})")


def policy_words(audit: Audit) -> Words:
    """Return the titles of the policies of an audit; their ids where they are not known."""
    try:
        titles = [layer.title for layer in load_layers(audit.policy)]
    except GovflowError:
        return same(audit.policy)
    zh = "、".join(title.zh for title in titles)
    return Words(zh, "; ".join(title.en for title in titles))


def source_name(audit: Audit) -> str:
    """Return the name of the file that was judged, without its folder."""
    return clean(PurePath(audit.source.replace("\\", "/")).name or audit.source, 120)


def as_of_words(audit: Audit) -> Words:
    """Return when the audit looked."""
    return moment_words(audit.as_of)


def rows_words(audit: Audit) -> Words:
    """Return how many rows there were, and how many could not be read."""
    rows, bad = number(audit.rows), number(len(audit.rejected))
    return Words(f"{rows}行，其中{bad}行无法读取", f"{rows}, of which {bad} could not be read")


def calendar_words(audit: Audit) -> Words:
    """Return what stands behind the count of working days."""
    through = audit.findings.calendar.published_through
    version = clean(audit.calendar, 80)
    return Words(
        f"国务院办公厅节假日安排通知，收录至{through}年（{version}）",
        f"State Council notices on holidays, held through {through} ({version})",
    )


def method(found: Digest) -> list[Words]:
    """Return how days were counted, for the units that the norms of an audit use."""
    audit = found.audit
    rules = dict.fromkeys(rule for norm in found.norms if (rule := _rule_of(audit, norm)))
    said = [_UNITS[rule] for rule in rules]
    if audit.kind == "columns":
        said.append(
            Words(
                "栏目只按最近一次更新评判；更早的间隔只在图中标出，不计入结果。",
                "A column is judged by its last update alone; earlier gaps are drawn, not counted.",
            )
        )
    return [*said, _LATE, _TWICE, _horizon(audit), _NO_DECISION]


def _rule_of(audit: Audit, norm: str) -> str | None:
    period = getattr(provision_of(audit, norm), "period", None)
    if isinstance(period, Span):
        return _SAME_RULE.get(period.unit, period.unit)
    return "calendar" if isinstance(period, Period) else None


def _horizon(audit: Audit) -> Words:
    final = date.fromordinal(audit.findings.calendar.published()[1])
    said = Words(
        f"工作日依据的日历：{calendar_words(audit).zh}；{final}以后的日子按推算计，结果为暂定，"
        f"新通知公布后须重新计算。",
        f"The calendar of working days: {calendar_words(audit).en}. Days after {final} are "
        f"estimated; what rests on them is provisional and is to be counted again when the "
        f"next notice is out.",
    )
    if audit.as_of.date() <= final:
        return said
    return Words(
        f"{said.zh}本次评判的时点已在此之后。", f"{said.en} The day of this report lies beyond."
    )
