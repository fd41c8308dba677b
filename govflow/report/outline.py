"""The report of an audit as blocks, from top to bottom, in one language."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from govflow.audits.findings import BREACHED, MET, Audit, Kept
from govflow.report import phrases as say
from govflow.report.blocks import Block, Facts, Field, Grid, Heading, Note, Paragraph
from govflow.report.citations import reliances
from govflow.report.digest import Digest, Row, Total, digest, duty_of, recent_years, top_groups
from govflow.report.plain import Align, clean, number, percent, sentence
from govflow.report.sentences import (
    as_of_words,
    besides,
    calendar_words,
    group_words,
    headline,
    idle_words,
    lateness,
    policy_words,
    rows_words,
    source_name,
)
from govflow.report.suppliers import name_of
from govflow.rules.verdicts import STATUS_WORDS, STATUSES
from govflow.words import Language, Words

_LONGEST: Final = 12
_REJECTED: Final = 10


def report_blocks(audit: Audit, language: Language, worst: int = 10) -> list[Block]:
    """Return the report of an audit in `language`, as blocks from top to bottom."""
    return list(_Report(digest(audit, worst=worst), language).blocks())


class _Report:
    """One audit, said in one language."""

    def __init__(self, found: Digest, language: Language) -> None:
        self._found = found
        self._audit = found.audit
        self._language: Language = language

    def _say(self, words: Words) -> str:
        return words.speak(self._language)

    def blocks(self) -> Iterator[Block]:
        yield Heading(self._say(say.TITLE), 1)
        if self._audit.as_if_in_force:
            note = Words(
                f"【{say.AS_IF.zh}】{say.AS_IF_NOTE.zh}",
                f"[{say.AS_IF.en.upper()}] {say.AS_IF_NOTE.en}",
            )
            yield Note(self._say(note))
        yield self._facts()
        yield Heading(self._say(say.RESULT))
        for total in self._found.totals:
            yield Paragraph(self._conclusion(total))
        if self._found.norms:
            yield Heading(self._say(say.OUTCOMES))
            yield self._outcomes()
            idle = idle_words(self._found)
            if idle is not None:
                yield Paragraph(self._say(idle))
        yield from self._splits()
        yield from self._worst()
        yield from self._lacking()
        yield from self._rejected()
        yield from self._readings()

    def _facts(self) -> Facts:
        audit = self._audit
        pairs = [
            (say.JUDGED, say.KINDS[audit.kind]),
            (say.SOURCE, say.same(source_name(audit))),
            (say.POLICY, policy_words(audit)),
            (say.AS_OF, as_of_words(audit)),
            (say.ROWS, rows_words(audit)),
            (say.CALENDAR, calendar_words(audit)),
        ]
        if audit.readings:
            pairs.append((say.CHANGED, say.same(", ".join(audit.readings))))
        return Facts(tuple((self._say(name), self._say(value)) for name, value in pairs))

    def _conclusion(self, total: Total) -> str:
        if not total.all:
            return self._say(say.NO_ROWS)
        audit = self._audit
        parts = [headline(audit, total), besides(audit, total), lateness(audit, total)]
        said = [self._say(words) for words in parts if words is not None]
        name = self._named(total)
        duty = self._say(Words(f"“{name.zh}”：", f"“{name.en}”: "))
        return duty + ("" if self._language == "zh" else " ").join(said)

    def _field(self, head: Words, align: Align = "left", *, flexible: bool = False) -> Field:
        return Field(self._say(head), align, flexible)

    def _statuses(self) -> list[Field]:
        return [
            Field(self._say(STATUS_WORDS[status]), "right", grave=status == "breached")
            for status in self._found.statuses
        ]

    def _outcomes(self) -> Grid:
        found = self._found
        fields = [self._field(say.NORM), self._field(say.DUTY, flexible=True)]
        fields += self._statuses()
        rows = []
        for norm in found.norms:
            counts = self._audit.counts[norm]
            numbers = [number(counts[status]) for status in found.statuses]
            rows.append((norm, self._say(duty_of(self._audit, norm)), *numbers))
        return Grid(tuple(fields), tuple(rows))

    def _splits(self) -> Iterator[Block]:
        found = self._found
        for title, splits, fold in (
            (say.BY_YEAR, found.years, recent_years),
            (say.BY_GROUP, found.groups, top_groups),
        ):
            for total in found.totals:
                rows = splits.get(total.key)
                if rows is not None:
                    yield Heading(self._titled(title, total))
                    head = say.YEAR if title is say.BY_YEAR else group_words(self._audit)
                    yield self._split(head, fold(rows, _LONGEST))

    def _titled(self, title: Words, total: Total) -> str:
        if len(self._found.totals) == 1:
            return self._say(title)
        name = self._named(total)
        return self._say(Words(f"{title.zh}：{name.zh}", f"{title.en}: {name.en}"))

    def _named(self, total: Total) -> Words:
        """Return the duty, and the layer it is of where several have one of that name."""
        duty = total.duty
        if sum(other.duty == duty for other in self._found.totals) == 1:
            return duty
        layer = total.key.partition("/")[0]
        return Words(f"{duty.zh}（{layer}）", f"{duty.en} ({layer})")

    def _split(self, head: Words, rows: Sequence[Row]) -> Grid:
        shown = [i for i, status in enumerate(STATUSES) if status in self._found.statuses]
        fields = [self._field(head, flexible=True), self._field(say.TOTAL, "right")]
        fields += self._statuses()
        fields.append(self._field(say.SHARE, "right"))
        lines = []
        for name, counts in rows:
            numbers = [number(counts[i]) for i in shown]
            share = percent(counts[BREACHED], counts[BREACHED] + counts[MET])
            lines.append((self._say(name), number(sum(counts)), *numbers, share))
        return Grid(tuple(fields), tuple(lines))

    def _worst(self) -> Iterator[Block]:
        found = self._found
        if not found.worst:
            return
        yield Heading(self._say(say.WORST))
        fields = (
            self._field(say.SUBJECT, flexible=True),
            self._field(say.NORM),
            self._field(say.LAST_DAY),
            self._field(say.DONE),
            self._field(say.DAYS_LATE, "right"),
            self._field(say.WORKING_DAYS_LATE, "right"),
        )
        rows = tuple(self._case(kept) for kept in found.worst)
        below = tuple(self._labels(kept) for kept in found.worst)
        yield Grid(fields, rows, below)

    def _case(self, kept: Kept) -> tuple[str, ...]:
        findings = self._audit.findings
        late = findings.late_by(kept)
        working = None if late is None else late.working_days
        return (
            clean(self._say(say.place_words(kept.place, findings.place)), 120),
            findings.duties[kept.duty][0],
            last_day(kept),
            date.fromordinal(kept.at).isoformat()
            if kept.done and kept.at is not None
            else self._say(say.NOT_DONE),
            "–" if late is None else number(late.days),
            "–" if working is None else number(working),
        )

    def _labels(self, kept: Kept) -> str:
        labels = self._audit.findings.labels(kept)
        said = [f"{clean(name, 40)}: {clean(text, 160)}" for name, text in labels.items() if text]
        return "; ".join(said)

    def _lacking(self) -> Iterator[Block]:
        if not self._found.lacking:
            return
        yield Heading(self._say(say.MISSING))
        fields = (
            self._field(say.FACT, flexible=True),
            self._field(say.NUMBER, "right"),
            self._field(say.WHY, flexible=True),
            self._field(say.WHO, flexible=True),
        )
        rows = [
            (
                self._say(name_of(lacking.name)),
                number(lacking.count),
                clean(self._say(lacking.reason()), 300),
                self._say(lacking.who),
            )
            for lacking in self._found.lacking
        ]
        yield Grid(fields, tuple(rows))

    def _rejected(self) -> Iterator[Block]:
        rejected = self._audit.rejected
        if not rejected:
            return
        shown, every = rejected[:_REJECTED], number(len(rejected))
        count = Words(f"（共{every}行）", f" ({every})")
        yield Heading(self._say(say.REJECTED) + self._say(count))
        fields = (
            self._field(say.LINE, "right"),
            self._field(say.FIELD),
            self._field(say.WHY, flexible=True),
        )
        rows = [(str(r.line), clean(r.field, 60), clean(self._say(r.why), 300)) for r in shown]
        yield Grid(fields, tuple(rows))

    def _readings(self) -> Iterator[Block]:
        found = reliances(self._audit, self._found.norms)
        if not found:
            return
        yield Heading(self._say(say.READINGS))
        for reliance in found:
            said = Words(
                f"{reliance.question.zh}{reliance.chosen.zh}（{reliance.id}）",
                f"{sentence(reliance.question.en)} {sentence(reliance.chosen.en)} ({reliance.id})",
            )
            yield Paragraph(self._say(said))


def last_day(kept: Kept) -> str:
    """Return the last day of a finding, or the moment where its period is in hours."""
    if kept.exact is not None:
        return f"{kept.exact[0]:%Y-%m-%d %H:%M}"
    return "–" if kept.last is None else date.fromordinal(kept.last).isoformat()
