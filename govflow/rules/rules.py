"""Rules: a condition, its exceptions, what follows, how grave it is, and the norms cited.

A rule fires if its condition holds and none of its exceptions does. Rules are values; a
rule set names the fact class they are about, and every condition is held against it.
"""

import re
from collections.abc import Iterator
from typing import Final, Literal, get_args

from attrs import field

from govflow.errors import ConditionError, GovflowError, PolicyError, UnknownNameError, UsageError
from govflow.rules.conditions import AllOf, Condition, Node, Not, check_condition, facts_in
from govflow.rules.facts import declared_facts
from govflow.values import frozen
from govflow.words import Words

Severity = Literal["block", "warn", "inform"]
SEVERITIES: Final[tuple[Severity, ...]] = get_args(Severity)
"""From the gravest to the mildest."""
RULE: Final = Words("规则", "rule")
_NAME: Final = re.compile(r"[a-z0-9]+(?:[-./][a-z0-9]+)*")


@frozen
class Consequence:
    """What follows where a rule fires: a stable name, and in words."""

    name: str
    words: Words


@frozen
class RuleException:
    """When a rule does not bind although its condition holds, by which norms, in words."""

    when: Condition
    norms: tuple[str, ...]
    words: Words

    def __attrs_post_init__(self) -> None:
        _check_node(self.when, self.words.en)
        _check_norms(self.norms, self.words.en)


@frozen
class Rule:
    """A condition with exceptions, a consequence, a severity, and the norms it rests on.

    Raises PolicyError for a name that is not stable, an unknown severity, or no norm cited.
    """

    id: str
    words: Words
    when: Condition
    consequence: Consequence
    norms: tuple[str, ...]
    severity: Severity = "block"
    exceptions: tuple[RuleException, ...] = ()

    def __attrs_post_init__(self) -> None:
        for name in (self.id, self.consequence.name):
            check_name(name)
        if self.severity not in SEVERITIES:
            listed = ", ".join(SEVERITIES)
            raise PolicyError(
                Words(
                    f"严重程度“{self.severity}”应为：{listed}",
                    f"the severity {self.severity!r} is one of: {listed}",
                ),
                where=self.id,
            )
        _check_norms(self.norms, self.id)
        _check_node(self.when, self.id)

    @property
    def fires(self) -> Condition:
        """The condition under which the rule fires: its own, and no exception."""
        if not self.exceptions:
            return self.when
        return AllOf((self.when, *(Not(exception.when) for exception in self.exceptions)))


def check_name(name: str) -> None:
    """Raise PolicyError if a name is not fit to be stored: `a-z0-9`, joined by `-./`."""
    if not _NAME.fullmatch(name):
        raise PolicyError(
            Words(
                f"名称“{name}”只能用小写字母和数字，以 - . / 连接",
                f"the name {name!r} is not made of a-z and 0-9, joined by - . or /",
            )
        )


def _check_norms(norms: tuple[str, ...], where: str) -> None:
    if not norms:
        raise PolicyError(Words("没有引用任何条款", "no norm is cited"), where=where)


def _check_node(condition: object, where: str) -> None:
    if not isinstance(condition, Node):
        raise ConditionError(
            Words(f"{condition!r}不是条件", f"{condition!r} is not a condition"), where=where
        )


@frozen
class RuleSet:
    """Rules over the facts of one class, under one name.

    Raises PolicyError for an id given twice, ConditionError for a condition over a fact that
    the class does not declare, or that compares one with a value it can never have.
    """

    id: str
    words: Words
    fact_class: type = field(repr=lambda cls: cls.__name__)
    rules: tuple[Rule, ...]

    def __attrs_post_init__(self) -> None:
        check_name(self.id)
        seen: set[str] = set()
        for rule in self:
            if rule.id in seen:
                raise PolicyError(
                    Words(f"规则“{rule.id}”写了两次", f"the rule {rule.id!r} is given twice"),
                    where=self.id,
                )
            seen.add(rule.id)
            self._check(rule)

    def _check(self, rule: Rule) -> None:
        try:
            check_condition(rule.fires, declared_facts(self.fact_class))
        except GovflowError as error:
            raise ConditionError(error.words, where=f"{self.id}, {rule.id}") from error

    def __iter__(self) -> Iterator[Rule]:
        return iter(self.rules)

    def __len__(self) -> int:
        return len(self.rules)

    def find(self, rule_id: str) -> Rule:
        """Return the rule of that id. Raises UnknownNameError naming the nearest."""
        for rule in self:
            if rule.id == rule_id:
                return rule
        raise UnknownNameError(RULE, rule_id, (rule.id for rule in self))

    def facts(self) -> tuple[str, ...]:
        """Return the names of the facts that the rules read, each once."""
        return tuple(dict.fromkeys(name for rule in self for name in facts_in(rule.fires)))

    def check(self, thing: object) -> None:
        """Raise UsageError if `thing` is no object of the fact class."""
        if not isinstance(thing, self.fact_class):
            expected, given = self.fact_class.__name__, type(thing).__name__
            raise UsageError(
                Words(
                    f"“{self.id}”须用{expected}的事实，而不是{given}",
                    f"{self.id!r} is about the facts of {expected}, not of {given}",
                )
            )
