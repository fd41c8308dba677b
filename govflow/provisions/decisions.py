"""Decisions: what the regulation gives to whom, as a decision table over stated facts.

Who is responsible for a column, who publishes, who interprets: each row of the table names
the fact that says who it is, and the norms that say so.
"""

from collections.abc import Collection, Mapping
from functools import cached_property

from attrs import define

from govflow.errors import PolicyError
from govflow.provisions.choices import Choice
from govflow.provisions.things import Subject, fact_class, facts_of
from govflow.provisions.variants import Variant, under
from govflow.rules.facts import find_fact, state
from govflow.rules.tables import DecisionTable, HitPolicy, Row
from govflow.rules.verdicts import Missing, Status, Verdict
from govflow.values import frozen
from govflow.words import Words, join


@frozen
class Answer:
    """What a decision comes to: the value and the fact it stands in, the norms, and why.

    `value` is None while undetermined: then `missing` names the fact that nobody stated.
    `unless` is the fact that holds the reason for departing from it, if one may.
    """

    value: object
    fact: str | None
    norms: tuple[str, ...]
    why: Words
    missing: Missing | None = None
    unless: str | None = None


@define(frozen=True, slots=False)
class Decision:
    """A question that the regulation answers by a table, checked for gaps and overlaps.

    `chosen` is the fact that says what was done, where that can be held against the answer
    (原则上 where `advisory`). Raises PolicyError for a table that is not whole, or an
    answer that is no fact of the subject.
    """

    id: str
    words: Words
    subject: Subject
    inputs: tuple[str, ...]
    rows: tuple[Choice, ...]
    instrument: str
    hit_policy: HitPolicy = "unique"
    otherwise: Choice | None = None
    chosen: str | None = None
    advisory: bool = False
    readings: tuple[str, ...] = ()
    variants: tuple[Variant, ...] = ()

    def __attrs_post_init__(self) -> None:
        if self.hit_policy == "collect":
            raise PolicyError(
                Words("归属只能有一个结果", "a decision has one answer: unique or first"),
                where=self.id,
            )
        declared = facts_of(self.subject)
        named = [name for row in self.choices() for name in (row.answer, row.unless)]
        for name in (*named, self.chosen):
            if name is not None:
                find_fact(declared, name)
        _ = self.table

    def under(self, readings: Collection[str]) -> "Decision":
        """Return the decision as those readings have it, in place of the chosen ones."""
        return under(self, readings)

    def choices(self) -> tuple[Choice, ...]:
        """Return every row, the default last."""
        return self.rows if self.otherwise is None else (*self.rows, self.otherwise)

    def norms(self) -> tuple[str, ...]:
        """Return the norms that rows rest on, each once."""
        return tuple(dict.fromkeys(norm for row in self.choices() for norm in row.norms))

    @cached_property
    def table(self) -> DecisionTable:
        """The decision as a table of the rules engine."""
        return DecisionTable(
            self.id,
            self.words,
            fact_class(self.subject),
            self.inputs,
            ("answer", "unless"),
            self.hit_policy,
            tuple(_row(choice, choice.cells) for choice in self.rows),
            None if self.otherwise is None else _row(self.otherwise, ()),
        )

    def answer(self, facts: Mapping[str, object]) -> Answer:
        """Return what the table says on those facts."""
        declared = facts_of(self.subject)
        known = {name: value for name, value in facts.items() if name in declared}
        outcome = self.table.evaluate(state(fact_class(self.subject), known))
        if outcome.outputs is None:
            unknown = [declared[name] for name in outcome.unknown]
            why = join(
                [Words(f"没有说明{f.label.zh}", f"nobody stated {f.label.en}") for f in unknown]
            )
            missing = Missing(outcome.unknown[0], why)
            return Answer(None, None, outcome.norms, join([self.words, why]), missing)
        name, unless = str(outcome.outputs[0]["answer"]), outcome.outputs[0]["unless"]
        reason = None if unless is None else str(unless)
        label = declared[name].label
        value = known.get(name)
        if value is None:
            why = Words(f"没有说明{label.zh}", f"nobody stated {label.en}")
            missing = Missing(name, why)
            said = join([self.words, why])
            return Answer(None, name, outcome.norms, said, missing, unless=reason)
        words = declared[name].say(value)
        said = Words(f"{label.zh}：{words.zh}", f"{label.en}: {words.en}")
        return Answer(value, name, outcome.norms, join([self.words, said]), unless=reason)

    def verdict(self, norm: str, facts: Mapping[str, object]) -> Verdict:
        """Return whether what was done is what the table says, where `norm` decides it."""
        found = self.answer(facts)
        if found.missing is not None and norm in found.norms:
            return self._verdict("undetermined", norm, found.why, found.missing)
        if norm not in found.norms:
            why = Words("由其他条款决定", "other norms decide it")
            return self._verdict("not-applicable", norm, join([found.why, why]))
        if self.chosen is None:
            unheld = Words("实际如何办理，须由人核对", "what was done is for people to check")
            why = join([found.why, unheld])
            return self._verdict("undetermined", norm, why, Missing("human-judgement", why))
        chosen, done = facts.get(self.chosen), facts_of(self.subject)
        label = done[self.chosen].label
        if chosen is None:
            why = Words(f"没有说明{label.zh}", f"nobody stated {label.en}")
            return self._verdict("undetermined", norm, why, Missing(self.chosen, why))
        words = done[self.chosen].say(chosen)
        said = join([found.why, Words(f"实为{words.zh}", f"it was {words.en}")])
        if chosen == found.value:
            return self._verdict("met", norm, said)
        if self.advisory:
            return self._verdict("undetermined", norm, said, Missing("human-judgement", said))
        if found.unless is not None:
            return self._departed(norm, said, found.unless, facts.get(found.unless))
        return self._verdict("breached", norm, said)

    def _departed(self, norm: str, said: Words, unless: str, reason: object) -> Verdict:
        """Return the verdict where what was done is not the answer, but a reason would excuse it."""
        label = facts_of(self.subject)[unless].label
        if reason is None:
            why = join([said, Words(f"没有说明{label.zh}", f"nobody stated {label.en}")])
            return self._verdict("undetermined", norm, why, Missing(unless, why))
        if not reason:
            why = join([said, Words(f"{label.zh}：无", f"{label.en}: none")])
            return self._verdict("breached", norm, why)
        why = join([said, Words(f"{label.zh}：{reason}", f"{label.en}: {reason}")])
        return self._verdict("met", norm, why)

    def _verdict(
        self, status: Status, norm: str, why: Words, missing: Missing | None = None
    ) -> Verdict:
        return Verdict(status, (norm,), why, missing=missing, readings=self.readings)


def _row(choice: Choice, cells: tuple[object, ...]) -> Row:
    return Row(cells, (choice.answer, choice.unless), choice.norms)
