"""Requirements: what must be so of a thing (应当、不得、严禁), decided from stated facts.

A checklist is what a person answers; a requirement is what a machine can decide. The two
are never mixed up.
"""

from collections.abc import Collection, Iterator, Mapping

from govflow.provisions.things import Subject, facts_of
from govflow.provisions.variants import Variant, under
from govflow.rules.conditions import Condition, check_condition
from govflow.rules.reference import Outcome, evaluate, say
from govflow.rules.verdicts import Missing, Status, Verdict
from govflow.values import frozen
from govflow.words import Words, join


@frozen
class Requirement:
    """What must be so of a thing, where it applies at all.

    An `advisory` one (原则上) warns where it is not kept and holds nothing to be a breach.
    `notice` is what is pointed out of a thing that keeps it. `each` is the event of which
    every record is held by itself (每次登录), None where what was stated last counts. `by` is
    the authority whose duty it is, None for the unit itself. Raises UnknownNameError or ConditionError for a
    condition that the subject's facts do not fit.
    """

    norm: str
    duty: Words
    subject: Subject
    holds: Condition
    instrument: str
    when: Condition | None = None
    advisory: bool = False
    notice: Condition | None = None
    each: str | None = None
    by: str | None = None
    readings: tuple[str, ...] = ()
    variants: tuple[Variant, ...] = ()

    def __attrs_post_init__(self) -> None:
        declared = facts_of(self.subject)
        for condition in (self.holds, self.when, self.notice):
            if condition is not None:
                check_condition(condition, declared)

    def under(self, readings: Collection[str]) -> "Requirement":
        """Return the requirement as those readings have it, in place of the chosen ones."""
        return under(self, readings)

    def verdict(self, facts: Mapping[str, object]) -> Verdict:
        """Return what is held on those facts; what nobody stated is unknown, not false."""
        applies = None if self.when is None else evaluate(self.when, facts)
        if applies is not None and applies.truth is False:
            said = _said(applies)
            why = Words(f"不适用（{said.zh}）", f"does not apply ({said.en})")
            return self._verdict("not-applicable", why)
        if applies is not None and applies.truth is None:
            return self._open(applies)
        held = evaluate(self.holds, facts)
        if held.truth is None:
            return self._open(held)
        said = join([self.duty, _said(held)])
        if held.truth:
            return self._verdict("met", join([said, *self._noticed(facts)]))
        demanded = say(self.holds)
        why = join([said, Words(f"应当：{demanded.zh}", f"required: {demanded.en}")])
        if not self.advisory:
            return self._verdict("breached", why)
        warned = join([why, Words("只作提醒，不认定违反", "a warning, no breach is held")])
        return self._verdict("undetermined", warned, Missing("human-judgement", warned))

    def _noticed(self, facts: Mapping[str, object]) -> Iterator[Words]:
        if self.notice is not None and evaluate(self.notice, facts).truth:
            said = say(self.notice)
            yield Words(f"提示核实：{said.zh}", f"to be looked at: {said.en}")

    def _open(self, outcome: Outcome) -> Verdict:
        why = join([self.duty, *(clause.why for clause in outcome.open)])
        return self._verdict("undetermined", why, Missing(outcome.unknown[0], why))

    def _verdict(self, status: Status, why: Words, missing: Missing | None = None) -> Verdict:
        return Verdict(status, (self.norm,), why, missing=missing, readings=self.readings)


def _said(outcome: Outcome) -> Words:
    return join([clause.why for clause in outcome.clauses])
