"""Cases as text: what happened, who held each how long, its clocks, and what fell due."""

from collections.abc import Iterator

from govflow.cases.state import STATES
from govflow.report import phrases as say
from govflow.report.blocks import Block, Facts, Field, Grid, Heading
from govflow.report.casefile import (
    CLOCKS,
    FALLEN,
    HEAD,
    HEADS,
    MARKS,
    OUTCOMES,
    RECORD,
    STORY,
    SUBJECTS,
    TITLE,
    due_words,
    moment_of,
)
from govflow.report.dossier import Dossier, Line, Subject, Told, Week
from govflow.report.plain import clean, moment_words, sentence
from govflow.report.stretches import ENDINGS, SIGNS, duration
from govflow.report.text import blocks_text
from govflow.rules.verdicts import STATUS_WORDS
from govflow.words import Language, Words

_PLACE = Words("环节", "step")
_TOOK = Words("时长", "for how long")
_ENDED = Words("结束", "how it ended")


def week_text(week: Week, language: Language, *, width: int = 100) -> str:
    """Return cases as text, at most `width` cells wide where their tables allow."""
    return blocks_text(_Speaker(language).week(week), width)


class _Speaker:
    """Says the parts of a report in one language."""

    def __init__(self, language: Language) -> None:
        self.language: Language = language

    def say(self, words: Words) -> str:
        return sentence(clean(words.speak(self.language)))

    def fields(self, *heads: Words, flexible: int = -1) -> tuple[Field, ...]:
        last = flexible % len(heads)
        return tuple(
            Field(self.say(head), flexible=place == last) for place, head in enumerate(heads)
        )

    def week(self, week: Week) -> Iterator[Block]:
        yield Heading(self.say(TITLE), 1)
        since, until = self.say(moment_words(week.since)), self.say(moment_words(week.until))
        pairs = [
            (say.POLICY, self.say(week.policy)),
            (say.GROUP, clean(week.unit)),
            (say.CALENDAR, clean(week.calendar)),
        ]
        yield Facts((*((self.say(n), v) for n, v in pairs), ("", f"{since} - {until}")))
        if week.told:
            yield Heading(self.say(STORY))
            heads = [HEADS["time"], HEADS["who"], HEADS["what"], HEADS["why"]]
            yield Grid(self.fields(*heads), tuple(self.told(told) for told in week.told))
        for found in week.dossiers:
            yield from self.dossier(found)
        if week.subjects:
            yield Heading(self.say(SUBJECTS))
            for subject in week.subjects:
                yield from self.subject(subject)

    def told(self, told: Told) -> tuple[str, ...]:
        outcome = self.say(OUTCOMES[told.outcome])
        why = "" if told.why is None else f" {self.say(told.why)}"
        return f"{told.at:%m-%d %H:%M}", self.say(told.who), self.say(told.what), outcome + why

    def dossier(self, found: Dossier) -> Iterator[Block]:
        yield Heading(self.say(found.title))
        yield Facts(
            (
                (self.say(HEADS["what"]), f"{self.say(found.chain)} ({clean(found.id)})"),
                (self.say(say.GROUP), clean(found.unit)),
                (self.say(Words("状态", "state")), self.say(STATES[found.state])),
                (self.say(HEAD), found.head),
            )
        )
        yield self.stays(found)
        if found.marks:
            yield Heading(self.say(MARKS), 3)
            heads = [HEADS["time"], HEADS["who"], HEADS["what"], say.WHY]
            marks = (
                tuple(map(self.say, (moment_words(m.at), m.who, SIGNS[m.sign], m.why)))
                for m in found.marks
            )
            yield Grid(self.fields(*heads), tuple(marks))
        yield Heading(self.say(CLOCKS), 3)
        yield self.clocks(found)
        if found.fallen:
            yield Heading(self.say(FALLEN), 3)
            rows = (
                (self.say(moment_words(at)), norm, self.say(due_words(due)))
                for at, norm, due in found.fallen
            )
            yield Grid(self.fields(HEADS["told"], HEADS["clock"], HEADS["due"]), tuple(rows))
        yield Heading(self.say(RECORD), 3)
        yield self.lines(found.lines)

    def stays(self, found: Dossier) -> Grid:
        rows = (
            (
                self.say(stay.place),
                self.say(stay.holder),
                self.say(moment_words(stay.since)),
                self.say(duration(stay)),
                self.say(ENDINGS[stay.ending]),
            )
            for stay in found.stays
        )
        heads = [_PLACE, HEADS["who"], HEADS["start"], _TOOK, _ENDED]
        return Grid(self.fields(*heads), tuple(rows))

    def clocks(self, found: Dossier) -> Grid:
        rows = (
            (
                timer.norm,
                self.say(moment_of(timer.start)),
                self.say(due_words(timer.verdict.due)),
                self.say(moment_of(timer.stop)),
                f"{self.say(STATUS_WORDS[timer.verdict.status])}: {self.say(timer.verdict.why)}",
            )
            for timer in found.timers
        )
        heads = [HEADS[n] for n in ("clock", "start", "due", "stop", "verdict")]
        return Grid(self.fields(*heads), tuple(rows))

    def lines(self, lines: tuple[Line, ...]) -> Grid:
        rows = (
            (
                str(line.revision),
                self.say(moment_words(line.at)),
                self.say(line.who),
                self.say(line.what),
                line.hash[:12],
            )
            for line in lines
        )
        heads = [HEADS[n] for n in ("entry", "time", "who", "what", "hash")]
        return Grid(self.fields(*heads, flexible=3), tuple(rows))

    def subject(self, subject: Subject) -> Iterator[Block]:
        yield Heading(clean(subject.id), 3)
        rows = (
            (
                self.say(moment_words(at)),
                subject.norm,
                self.say(STATUS_WORDS[verdict.status]),
                self.say(due_words(verdict.due)),
                self.say(verdict.why),
            )
            for at, verdict in subject.looks
        )
        heads = [*(HEADS[n] for n in ("time", "clock", "verdict", "due")), say.WHY]
        yield Grid(self.fields(*heads), tuple(rows))
        if subject.lines:
            yield self.lines(subject.lines)
