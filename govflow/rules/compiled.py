"""The compiled engine: a Python function for each rule, built from syntax nodes.

Condition nodes are a closed set, and each has one form in Python's own syntax tree. No
text is parsed: names of facts become attributes, values become constants or are handed
over by reference.
"""

import ast
from collections.abc import Callable, Mapping
from typing import Any, Final

from attrs import field, frozen

from govflow.rules.conditions import AllOf, AnyOf, Compare, Condition, Not, OneOf, Operator
from govflow.rules.facts import FactType, declared_facts
from govflow.rules.outcomes import Outcomes
from govflow.rules.reference import Truth
from govflow.rules.rules import RuleSet

Verdict = Callable[[Any], Truth]
Body = list[ast.stmt]

_OPERATORS: Final[Mapping[Operator, type[ast.cmpop]]] = {
    "==": ast.Eq,
    "!=": ast.NotEq,
    "<": ast.Lt,
    "<=": ast.LtE,
    ">": ast.Gt,
    ">=": ast.GtE,
}
_CONSTANTS: Final = (bool, int, float, str)
_FACTS: Final = "facts"
_VALUE: Final = "value"


def _load(name: str) -> ast.expr:
    return ast.Name(name, ast.Load())


def _set(name: str, value: ast.expr) -> ast.stmt:
    return ast.Assign([ast.Name(name, ast.Store())], value)


def _return(truth: Truth) -> Body:
    return [ast.Return(ast.Constant(truth))]


def _settle(truth_of: str, truth: Truth) -> Body:
    return [_set(truth_of, ast.Constant(truth)), ast.Break()]


def _if(test: ast.expr, then: Body, otherwise: Body) -> ast.stmt:
    return ast.If(test, then or [ast.Pass()], otherwise)


def _is_none(name: str) -> ast.expr:
    return ast.Compare(_load(name), [ast.Is()], [ast.Constant(None)])


@frozen
class _Exits:
    """What follows where a part is true, false or unknown; nothing means going on."""

    true: Body
    false: Body
    unknown: Body


@frozen(eq=False)
class _Writer:
    """Writes the body of one rule's function.

    A conjunction goes through its parts: a false one settles it, an unknown one is marked,
    and what remains at the end is unknown if anything was marked. A disjunction is its
    mirror image; negations are pushed down to the comparisons. A composite within another
    is a block that is left by `break`.
    """

    declared: Mapping[str, FactType]
    values: dict[str, object]
    depth: int = 0

    def function(self, condition: Condition) -> Body:
        """Return the statements that return the truth of a condition."""
        if isinstance(condition, Not | Compare | OneOf):
            exits = _Exits(_return(True), _return(False), _return(None))
            return self.part(condition, exits, negated=False)
        settling = isinstance(condition, AnyOf)
        mark: Body = [_set(self.mark, ast.Constant(True))]
        exits = _exits(settling, _return(settling), mark)
        return [
            _set(self.mark, ast.Constant(False)),
            *self.parts(condition, exits, negated=False),
            ast.Return(self.remainder(settling)),
        ]

    @property
    def mark(self) -> str:
        """The name that holds whether a part of this composite is unknown."""
        return f"unknown_{self.depth}"

    def remainder(self, settling: bool) -> ast.expr:
        """Return what a composite comes to if no part settled it."""
        return ast.IfExp(_load(self.mark), ast.Constant(None), ast.Constant(not settling))

    def parts(self, condition: AllOf | AnyOf, exits: _Exits, *, negated: bool) -> Body:
        """Return the statements of each part of a composite in turn."""
        found: Body = []
        for part in condition.conditions:
            found += self.part(part, exits, negated=negated)
        return found

    def part(self, condition: Condition, exits: _Exits, *, negated: bool) -> Body:
        """Return the statements of one part, with where to go from it."""
        if isinstance(condition, Not):
            return self.part(condition.condition, exits, negated=not negated)
        if isinstance(condition, Compare | OneOf):
            return self.comparison(condition, exits, negated=negated)
        return self.block(condition, exits, negated=negated)

    def block(self, condition: AllOf | AnyOf, exits: _Exits, *, negated: bool) -> Body:
        """Return a composite within another: a block that sets its truth, and what follows."""
        inner = _Writer(self.declared, self.values, self.depth + 1)
        truth = f"truth_{inner.depth}"
        settling = isinstance(condition, AnyOf) is not negated
        mark: Body = [_set(inner.mark, ast.Constant(True))]
        parts = inner.parts(
            condition, _exits(settling, _settle(truth, settling), mark), negated=negated
        )
        remainder = _set(truth, inner.remainder(settling))
        start = _set(inner.mark, ast.Constant(False))
        loop = ast.While(ast.Constant(True), [start, *parts, remainder, ast.Break()], [])
        known = _if(_load(truth), exits.true, exits.false)
        return [loop, _if(_is_none(truth), exits.unknown, [known])]

    def comparison(self, node: Compare | OneOf, exits: _Exits, *, negated: bool) -> Body:
        """Return one comparison: unknown if the fact is, else true or false."""
        fact = ast.Attribute(_load(_FACTS), node.fact, ast.Load())
        true, false = (exits.false, exits.true) if negated else (exits.true, exits.false)
        known = _if(self.test(node), true, false)
        return [_set(_VALUE, fact), _if(_is_none(_VALUE), exits.unknown, [known])]

    def test(self, node: Compare | OneOf) -> ast.expr:
        """Return the test of a known value."""
        operator: ast.cmpop
        if isinstance(node, OneOf):
            operator, against = ast.In(), self.constant(node.values)
        else:
            operator, against = _OPERATORS[node.operator](), self.constant(node.value)
            if isinstance(node.value, bool) and self.declared[node.fact].kinds == (bool,):
                operator = ast.Is() if node.operator == "==" else ast.IsNot()
        return ast.Compare(_load(_VALUE), [operator], [against])

    def constant(self, value: object) -> ast.expr:
        """Return a value as a constant of the code, or by a name that refers to it."""
        plain = value if isinstance(value, tuple) else (value,)
        if all(type(one) in _CONSTANTS for one in plain):
            return ast.Constant(value)  # type: ignore[arg-type]
        name = f"value_{len(self.values)}"
        self.values[name] = value
        return _load(name)


def _exits(settling: bool, settle: Body, mark: Body) -> _Exits:
    return _Exits(settle, [], mark) if settling else _Exits([], settle, mark)


def compile_condition(condition: Condition, declared: Mapping[str, FactType]) -> Verdict:
    """Return a function from fact objects to the truth of a condition over those facts."""
    values: dict[str, object] = {}
    parameters = ast.arguments([], [ast.arg(_FACTS)], None, [], [], None, [])
    body = _Writer(declared, values).function(condition)
    code = ast.FunctionDef("verdict", parameters, body, [])
    module = ast.fix_missing_locations(ast.Module([code], []))
    exec(compile(module, "<rule>", "exec"), values)  # noqa: S102 - built from nodes, never from text
    made: Verdict = values["verdict"]  # type: ignore[assignment]
    return made


@frozen(eq=False)
class CompiledRules:
    """The functions of one rule set, in its order."""

    rule_set: RuleSet
    verdicts: tuple[Verdict, ...]

    def verdict(self, rule_id: str) -> Verdict:
        """Return the function of one rule. Raises UnknownNameError naming the nearest."""
        return self.verdicts[self.rule_set.rules.index(self.rule_set.find(rule_id))]

    def truths(self, facts: object) -> tuple[Truth, ...]:
        """Return what every rule says of a fact object, in the order of the rule set."""
        return tuple([verdict(facts) for verdict in self.verdicts])


def compile_rules(rule_set: RuleSet) -> CompiledRules:
    """Return the functions of a rule set."""
    declared = declared_facts(rule_set.fact_class)
    verdicts = tuple(compile_condition(rule.fires, declared) for rule in rule_set)
    return CompiledRules(rule_set, verdicts)


@frozen(eq=False)
class CompiledEngine:
    """Compiles a rule set when it first meets it, and keeps it as long as the engine lives."""

    name: str = "compiled"
    _known: dict[int, CompiledRules] = field(factory=dict, init=False, repr=False)

    def compiled(self, rule_set: RuleSet) -> CompiledRules:
        """Return the functions of a rule set."""
        found = self._known.get(id(rule_set))
        if found is None:
            found = self._known[id(rule_set)] = compile_rules(rule_set)
        return found

    def evaluate(self, rule_set: RuleSet, facts: object) -> Outcomes:
        """Return what every rule of the set says of those facts. Raises UsageError."""
        rule_set.check(facts)
        return Outcomes(rule_set, facts, self.compiled(rule_set).truths(facts))
