"""What a rule set says of a fact object: each rule fires, does not, or is undetermined.

An engine settles the truths; the reasons are worked out when they are asked for.
"""

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Final, Literal, NamedTuple

from attrs import define

from govflow.errors import UnknownNameError
from govflow.rules.conditions import Compare, OneOf, comparisons
from govflow.rules.reference import Clause, Outcome, Truth, evaluate, fold, say
from govflow.rules.rules import RULE, SEVERITIES, Rule, RuleException, RuleSet, Severity
from govflow.words import Words, join

Standing = Literal["fires", "does-not", "undetermined"]
_STANDINGS: Final[dict[Truth, Standing]] = {True: "fires", False: "does-not", None: "undetermined"}


class Explanation(NamedTuple):
    """What every clause of a rule came to: those of its condition, then of each exception.

    `marks` holds the truth, the comparison and the value of each.
    """

    rule: Rule
    truth: Truth
    marks: tuple[tuple[Truth, Compare | OneOf, object], ...]

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """Every clause, those of the exceptions last."""
        return tuple(map(Clause._make, self.marks))

    @property
    def condition(self) -> Outcome:
        """What the condition came to, exceptions aside."""
        return self._parts()[0]

    @property
    def exceptions(self) -> tuple[tuple[RuleException, Outcome], ...]:
        """Each exception with what it came to."""
        return tuple(zip(self.rule.exceptions, self._parts()[1:], strict=True))

    @property
    def applied(self) -> tuple[RuleException, ...]:
        """The exceptions that hold."""
        return tuple(exception for exception, outcome in self.exceptions if outcome.truth)

    @property
    def open(self) -> tuple[Clause, ...]:
        """The unknown clauses that keep the answer open; none where it is settled."""
        return fold(self.rule.fires, self.clauses).open

    @property
    def unknown(self) -> tuple[str, ...]:
        """The facts nobody stated that would settle it."""
        return tuple(dict.fromkeys(clause.fact for clause in self.open))

    def _parts(self) -> tuple[Outcome, ...]:
        clauses = iter(self.clauses)
        conditions = (self.rule.when, *(exception.when for exception in self.rule.exceptions))
        return tuple(
            fold(condition, tuple(next(clauses) for _ in comparisons(condition)))
            for condition in conditions
        )


def explain(rule: Rule, facts: object) -> Explanation:
    """Return every clause of a rule with its truth, by the reference engine."""
    found = evaluate(rule.fires, facts)
    return Explanation(rule, found.truth, found.clauses)


Explainer = Callable[[Rule, object], Explanation]


@define(frozen=True, slots=False, eq=False)
class RuleOutcome:
    """What one rule says of a fact object; `explanation` is worked out when first asked for."""

    rule: Rule
    facts: object
    truth: Truth
    explainer: Explainer = explain

    @property
    def standing(self) -> Standing:
        """Whether the rule fires, does not, or cannot be told."""
        return _STANDINGS[self.truth]

    @cached_property
    def explanation(self) -> Explanation:
        """Every clause and every exception."""
        return self.explainer(self.rule, self.facts)

    @property
    def unknown(self) -> tuple[str, ...]:
        """The facts nobody stated that would settle it; empty where it is settled."""
        return self.explanation.unknown if self.truth is None else ()

    @property
    def norms(self) -> tuple[str, ...]:
        """The norms that decided: the rule's, and those of the exceptions that hold."""
        applied = (norm for exception in self.explanation.applied for norm in exception.norms)
        return tuple(dict.fromkeys((*self.rule.norms, *applied)))

    @property
    def why(self) -> Words:
        """The reason, in Chinese and English."""
        if self.truth is None:
            return join([clause.why for clause in self.explanation.open])
        if self.truth:
            said = say(self.rule.when)
            follows = self.rule.consequence.words
            return Words(f"{said.zh}：{follows.zh}", f"{said.en}: {follows.en}")
        if applied := self.explanation.applied:
            return join([_excepted(exception) for exception in applied])
        said = join([clause.why for clause in self.explanation.condition.clauses])
        return Words(f"条件不成立（{said.zh}）", f"the condition does not hold ({said.en})")


def _excepted(exception: RuleException) -> Words:
    zh, en = "、".join(exception.norms), ", ".join(exception.norms)
    return Words(f"例外：{exception.words.zh}（{zh}）", f"exception: {exception.words.en} ({en})")


@define(frozen=True, slots=False, eq=False)
class Outcomes:
    """What a rule set says of one fact object: a truth for each rule, in its order."""

    rule_set: RuleSet
    facts: object
    truths: tuple[Truth, ...]
    explainer: Explainer = explain

    @cached_property
    def outcomes(self) -> tuple[RuleOutcome, ...]:
        """The outcome of each rule, in the order of the rule set."""
        both = zip(self.rule_set.rules, self.truths, strict=True)
        return tuple(RuleOutcome(rule, self.facts, truth, self.explainer) for rule, truth in both)

    def __iter__(self) -> Iterator[RuleOutcome]:
        return iter(self.outcomes)

    def find(self, rule_id: str) -> RuleOutcome:
        """Return the outcome of one rule. Raises UnknownNameError naming the nearest."""
        for outcome in self:
            if outcome.rule.id == rule_id:
                return outcome
        raise UnknownNameError(RULE, rule_id, (rule.id for rule in self.rule_set))

    @property
    def fired(self) -> tuple[RuleOutcome, ...]:
        """The rules that fire."""
        return tuple(outcome for outcome in self if outcome.truth)

    @property
    def undetermined(self) -> tuple[RuleOutcome, ...]:
        """The rules that cannot be told."""
        return tuple(outcome for outcome in self if outcome.truth is None)

    @property
    def unknown(self) -> tuple[str, ...]:
        """The facts nobody stated that would settle the rules that are open."""
        return tuple(dict.fromkeys(name for outcome in self for name in outcome.unknown))

    @property
    def severity(self) -> Severity | None:
        """The gravest severity of the rules that fire, or None if none does."""
        fired = {outcome.rule.severity for outcome in self.fired}
        return next((severity for severity in SEVERITIES if severity in fired), None)
