"""Cases as one page for people: timelines, clocks, the record, and what fell due."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Final

from govflow.calendars.civil import Moment, has_time, instant
from govflow.cases.state import STATES
from govflow.report import phrases as say
from govflow.report.casestyle import CASE_STYLE
from govflow.report.dossier import Dossier, Line, Outcome, Subject, Timer, Told, Week
from govflow.report.markup import begun, both, data, paragraph, table
from govflow.report.page import page
from govflow.report.plain import day_words, moment_words
from govflow.report.stretches import SIGNS, stretches
from govflow.report.svg import swatch
from govflow.rules.verdicts import STATUS_WORDS
from govflow.words import Language, Words

TITLE: Final = Words("办件时间线", "Cases in time")
STORY: Final = Words("经过", "What happened")
CLOCKS: Final = Words("时限", "Clocks")
MARKS: Final = Words("退回与不予办理", "Returns and refusals")
RECORD: Final = Words("记录", "The record")
FALLEN: Final = Words("到期提醒", "What fell due")
HEAD: Final = Words("末条哈希", "hash of the last entry")
NO_FALL: Final = Words("没有到期未办的时限。", "Nothing fell due.")
SUBJECTS: Final = Words("栏目", "Columns")
HEADS: Final = {
    "time": Words("时间", "time"),
    "who": Words("谁", "who"),
    "what": Words("事项", "what"),
    "why": Words("结果与理由", "outcome and why"),
    "clock": Words("时限", "clock"),
    "start": Words("起算", "start"),
    "due": Words("到期", "due"),
    "stop": Words("停止", "stop"),
    "verdict": Words("结论", "verdict"),
    "entry": Words("序", "no."),
    "hash": Words("哈希", "hash"),
    "told": Words("提醒", "told"),
}
OUTCOMES: Final[dict[Outcome, Words]] = {
    "done": Words("已办", "done"),
    "refused": Words("不予办理", "refused"),
    "answered": Words("答复", "answered"),
    "told": Words("提醒", "told"),
}


def week_page(week: Week, language: Language) -> str:
    """Return one page about cases, complete in itself, that shows `language` first."""
    parts = [f"<h1>{both(TITLE)}</h1>", _facts(_about(week)), _contents(week.dossiers)]
    parts += [_file(found, i) for i, found in enumerate(week.dossiers, 1)]
    if week.subjects:
        inner = "".join(_subject(subject) for subject in week.subjects)
        parts.append(f'<section class="file"><h2>{begun(SUBJECTS)}</h2>{inner}</section>')
    if week.told:
        parts.append(f'<section class="file"><h2>{begun(STORY)}</h2>{_story(week.told)}</section>')
    return page("\n".join(parts), language, title=TITLE, style=CASE_STYLE)


def _about(week: Week) -> list[tuple[Words, str]]:
    since, until = moment_words(week.since), moment_words(week.until)
    return [
        (say.POLICY, both(week.policy)),
        (say.GROUP, data(week.unit)),
        (
            Words("起止", "from and to"),
            both(Words(f"{since.zh}至{until.zh}", f"{since.en} to {until.en}")),
        ),
        (say.CALENDAR, data(week.calendar)),
    ]


def _facts(pairs: Sequence[tuple[Words, str]]) -> str:
    inner = "".join(f"<dt>{begun(name)}</dt><dd>{value}</dd>" for name, value in pairs)
    return f'<dl class="facts">{inner}</dl>'


def _contents(dossiers: Sequence[Dossier]) -> str:
    items = "".join(
        f'<li><a href="#case-{i}">{both(found.title)}</a> <small>{begun(STATES[found.state])}'
        f"{_worst(found)}</small></li>"
        for i, found in enumerate(dossiers, 1)
    )
    return f'<ol class="contents">{items}</ol>' if items else paragraph(both(say.NO_ROWS))


def _worst(found: Dossier) -> str:
    if not any(timer.verdict.status == "breached" for timer in found.timers):
        return ""
    return f' · <span class="refused">{begun(STATUS_WORDS["breached"])}</span>'


def _heads(*names: str) -> list[str]:
    return [begun(HEADS[name]) for name in names]


def _story(told: Sequence[Told]) -> str:
    day, rows = None, []
    for each in told:
        if each.at.date() != day:
            day = each.at.date()
            head = both(_weekday(day))
            rows.append(f'<tr class="day"><th scope="rowgroup" colspan="4">{head}</th></tr>')
        rows.append(
            f'<tr><th scope="row">{each.at:%H:%M}</th><td>{both(each.who)}</td>'
            f"<td>{begun(each.what)}</td><td>{_outcome(each)}</td></tr>"
        )
    heads = "".join(f'<th scope="col">{h}</th>' for h in _heads("time", "who", "what", "why"))
    return (
        f'<div class="scroll"><table class="told"><thead><tr>{heads}</tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table></div>"
    )


def _weekday(day: date) -> Words:
    words = day_words(day)
    return Words(f"{words.zh} 周{'一二三四五六日'[day.weekday()]}", f"{words.en} {day:%A}")


def _outcome(told: Told) -> str:
    css = ' class="refused"' if told.outcome == "refused" else ""
    said = f"<span{css}>{begun(OUTCOMES[told.outcome])}</span>"
    return said if told.why is None else f'{said} <span class="why">{begun(told.why)}</span>'


def _file(found: Dossier, place: int) -> str:
    pairs = [
        (HEADS["what"], f"{both(found.chain)} <code>{data(found.id)}</code>"),
        (say.GROUP, data(found.unit)),
        (Words("状态", "state"), begun(STATES[found.state])),
        (HEAD, f"<code>{data(found.head)}</code>"),
    ]
    parts = [f"<h2>{both(found.title)}</h2>", _facts(pairs), stretches(found), _marks(found)]
    parts += [f"<h3>{begun(title)}</h3>{inner}" for title, inner in _parts(found) if inner]
    return f'<section class="file" id="case-{place}">' + "\n".join(parts) + "</section>"


def _parts(found: Dossier) -> Iterator[tuple[Words, str]]:
    yield CLOCKS, _clocks(found.timers)
    yield FALLEN, _fallen(found)
    yield RECORD, entries(found.lines)


def _marks(found: Dossier) -> str:
    if not found.marks:
        return ""
    rows = (
        [both(moment_words(mark.at)), both(mark.who), begun(SIGNS[mark.sign]), both(mark.why)]
        for mark in found.marks
    )
    heads = [*_heads("time", "who", "what"), begun(say.WHY)]
    return f"<h3>{begun(MARKS)}</h3>{table(heads, rows, css='marks')}"


def _clocks(timers: Sequence[Timer]) -> str:
    if not timers:
        return ""
    rows = (
        [
            f"{begun(timer.duty)}<br><code>{data(timer.norm)}</code>",
            both(moment_of(timer.start)),
            both(due_words(timer.verdict.due)),
            both(moment_of(timer.stop)),
            f"{swatch(timer.verdict.status)}{begun(STATUS_WORDS[timer.verdict.status])}",
            begun(timer.verdict.why),
        ]
        for timer in timers
    )
    heads = [*_heads("clock", "start", "due", "stop", "verdict"), begun(say.WHY)]
    return table(heads, rows, css="clocks")


def moment_of(moment: Moment | None) -> Words:
    """Return a moment in words, a dash where there is none."""
    if moment is None:
        return Words("–", "–")
    return moment_words(instant(moment)) if has_time(moment) else day_words(moment)


def due_words(due: datetime | None) -> Words:
    """Return a due time in words."""
    return Words("–", "–") if due is None else moment_words(due)


def _fallen(found: Dossier) -> str:
    if not found.fallen:
        return paragraph(both(NO_FALL), "caption")
    rows = (
        [both(moment_words(at)), f"<code>{data(norm)}</code>", both(due_words(due))]
        for at, norm, due in found.fallen
    )
    return table(_heads("told", "clock", "due"), rows, css="marks")


def entries(lines: Sequence[Line]) -> str:
    """Return entries as a table, each with the beginning of its hash."""
    rows = (
        [
            str(line.revision),
            both(moment_words(line.at)),
            both(line.who),
            begun(line.what),
            f"<code>{data(line.hash[:12])}</code>",
        ]
        for line in lines
    )
    return table(_heads("entry", "time", "who", "what", "hash"), rows, css="entries")


def _subject(subject: Subject) -> str:
    rows = (
        [
            both(moment_words(at)),
            f"<code>{data(subject.norm)}</code>",
            f"{swatch(verdict.status)}{begun(STATUS_WORDS[verdict.status])}",
            both(due_words(verdict.due)),
            begun(verdict.why),
        ]
        for at, verdict in subject.looks
    )
    heads = [*_heads("time", "clock", "verdict", "due"), begun(say.WHY)]
    head = _facts([(HEAD, f"<code>{data(subject.head)}</code>")]) if subject.head else ""
    record = f"<h3>{begun(RECORD)}</h3>{entries(subject.lines)}" if subject.lines else ""
    return f"<h3>{data(subject.id)}</h3>{head}{table(heads, rows, css='marks')}{record}"
