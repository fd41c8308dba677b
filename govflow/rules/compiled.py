"""The compiled engine: a Python function for each rule, built from syntax nodes.

Condition nodes are a closed set, and each has one form in Python's own syntax tree. No
text is parsed: names of facts become attributes, values become constants or are handed
over by reference.
"""

import ast
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Final

from attrs import field

from govflow.rules.conditions import (
    AllOf,
    AnyOf,
    Compare,
    Condition,
    Not,
    OneOf,
    Operator,
    comparisons,
)
from govflow.rules.facts import FactType, declared_facts
from govflow.rules.outcomes import Explanation, Outcomes
from govflow.rules.reference import Truth, evaluate
from govflow.rules.rules import Rule, RuleSet
from govflow.values import frozen

Verdict = Callable[[Any], Truth]
Trace = Callable[[Any], tuple[tuple[Truth, Compare | OneOf, object], ...]]
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
_CAREFUL: Final = "careful"
_make: Final = tuple.__new__


def _load(name: str) -> ast.expr:
    return ast.Name(name, ast.Load())


def _set(name: str, value: ast.expr) -> ast.stmt:
    return ast.Assign([ast.Name(name, ast.Store())], value)


def _return(truth: Truth) -> Body:
    return [ast.Return(ast.Constant(truth))]


def _assign(name: str, value: Truth) -> Body:
    return [_set(name, ast.Constant(value))]


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

    With `unsure`, the statements to take at the first unknown fact, nothing is marked.
    Without `declared`, facts are a mapping that nobody has checked. With `surely`, what is
    unknown is no reason to hold a part to be true, and nothing is marked either.
    """

    declared: Mapping[str, FactType] | None
    values: dict[str, object]
    unsure: Body = field(factory=list)
    surely: bool = False
    depth: int = 0

    def function(self, condition: Condition) -> Body:
        """Return the statements that return the truth of a condition."""
        if isinstance(condition, Not | Compare | OneOf):
            exits = _Exits(_return(True), _return(False), _return(None))
            return self.part(condition, exits, negated=False)
        settling = isinstance(condition, AnyOf)
        exits = _exits(settling, _return(settling), self.marked())
        parts = self.parts(condition, exits, negated=False)
        return [*self.start(), *parts, *self.remainder(_return(None), _return(not settling))]

    @property
    def mark(self) -> str:
        """The name that holds whether a part of this composite is unknown."""
        return f"unknown_{self.depth}"

    def marked(self) -> Body:
        """Return the statement that marks a part of this composite as unknown."""
        return _assign(self.mark, value=True)

    def start(self) -> Body:
        """Return the statement that no part of this composite is unknown yet."""
        return [] if self.unsure or self.surely else _assign(self.mark, value=False)

    def remainder(self, unknown: Body, contrary: Body) -> Body:
        """Return what follows a composite if no part settled it."""
        if self.unsure or self.surely:
            return contrary
        return [_if(_load(self.mark), unknown, contrary)]

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
        """Return a composite within another, as a block that is left by `break`.

        One block deep the ways on stand where they are decided; deeper the truth is set, as
        a `break` cannot leave two blocks.
        """
        inner = _Writer(self.declared, self.values, self.unsure, self.surely, self.depth + 1)
        if self.depth:
            truth = f"truth_{inner.depth}"
            after = [_if(_load(truth), exits.true, exits.false)]
            if not self.unsure:
                after = [_if(_is_none(truth), exits.unknown, after)]
            ways = _Exits(*(_assign(truth, value) for value in (True, False, None)))
        else:
            after, ways = [], exits
        settling = isinstance(condition, AnyOf) is not negated
        settle, contrary = (ways.true, ways.false) if settling else (ways.false, ways.true)
        parts = inner.parts(
            condition, _exits(settling, [*settle, ast.Break()], inner.marked()), negated=negated
        )
        remainder = inner.remainder(ways.unknown, contrary)
        body = [*inner.start(), *parts, *remainder, ast.Break()]
        return [ast.While(ast.Constant(True), body, []), *after]

    def comparison(self, node: Compare | OneOf, exits: _Exits, *, negated: bool) -> Body:
        """Return one comparison: unknown if the fact is, else true or false.

        None equals no value, so that equality is asked before whether the fact is known.
        """
        true, false = (exits.false, exits.true) if negated else (exits.true, exits.false)
        unknown = exits.false if self.surely else self.unsure or exits.unknown
        read, test = _set(_VALUE, self.fact(node)), self.test(node)
        if isinstance(node, OneOf) or node.operator == "==":
            return [read, _if(test, true, [_if(_is_none(_VALUE), unknown, false)])]
        return [read, _if(_is_none(_VALUE), unknown, [_if(test, true, false)])]

    def fact(self, node: Compare | OneOf) -> ast.expr:
        """Return the fact that a comparison reads: an attribute, or a value by its name."""
        if self.declared is not None:
            return ast.Attribute(_load(_FACTS), node.fact, ast.Load())
        get = ast.Attribute(_load(_FACTS), "get", ast.Load())
        return ast.Call(get, [ast.Constant(node.fact)], [])

    def trace(self, condition: Condition) -> Body:
        """Return the statements that return truth, comparison and value of every clause."""
        body: Body = []
        marks: list[ast.expr] = []
        for node in comparisons(condition):
            value, name = f"fact_{len(marks)}", f"node_{len(marks)}"
            self.values[name] = node
            body.append(_set(value, self.fact(node)))
            truth = ast.IfExp(_is_none(value), ast.Constant(None), self.test(node, value))
            marks.append(ast.Tuple([truth, _load(name), _load(value)], ast.Load()))
        return [*body, ast.Return(ast.Tuple(marks, ast.Load()))]

    def test(self, node: Compare | OneOf, value: str = _VALUE) -> ast.expr:
        """Return the test of a known value."""
        operator: ast.cmpop
        if isinstance(node, OneOf):
            operator, against = ast.In(), self.constant(node.values)
        else:
            operator, against = _OPERATORS[node.operator](), self.constant(node.value)
            if isinstance(node.value, bool) and self.is_boolean(node.fact):
                operator = ast.Is() if node.operator == "==" else ast.IsNot()
        return ast.Compare(_load(value), [operator], [against])

    def is_boolean(self, fact: str) -> bool:
        """Return whether a fact is declared to be nothing but true or false."""
        return self.declared is not None and self.declared[fact].kinds == (bool,)

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


def _compile(name: str, body: Body, values: dict[str, object]) -> Any:
    parameters = ast.arguments([], [ast.arg(_FACTS)], None, [], [], None, [])
    code = ast.FunctionDef(name, parameters, body, [])
    module = ast.fix_missing_locations(ast.Module([code], []))
    exec(compile(module, f"<{name}>", "exec"), values)  # noqa: S102 - nodes, never text
    return values[name]


def compile_condition(condition: Condition, declared: Mapping[str, FactType] | None) -> Verdict:
    """Return a function from fact objects to the truth of a condition over those facts.

    Without `declared` it takes a mapping, in which what is absent is unknown.

    It is two functions: one that turns to the other at the first unknown fact, and so need
    not remember any. A condition nested deeper than Python's syntax allows is left to the
    reference engine.
    """
    values: dict[str, object] = {}
    careful = _Writer(declared, values)
    call = ast.Call(_load(_CAREFUL), [_load(_FACTS)], [])
    swift = _Writer(declared, values, [ast.Return(call)])
    try:
        _compile(_CAREFUL, careful.function(condition), values)
        made: Verdict = _compile("verdict", swift.function(condition), values)
    except (SyntaxError, RecursionError):
        return partial(_walked, condition)
    return made


def _walked(condition: Condition, facts: object) -> Truth:
    return evaluate(condition, facts).truth


def compile_surely(condition: Condition) -> Callable[[Mapping[str, object]], bool]:
    """Return a function from facts by name to whether a condition surely holds on them.

    Where it is unknown it does not: one pass that need not remember anything.
    """
    values: dict[str, object] = {}
    try:
        body = _Writer(None, values, surely=True).function(condition)
        made: Callable[[Mapping[str, object]], bool] = _compile("surely", body, values)
    except (SyntaxError, RecursionError):
        return partial(_surely_walked, condition)
    return made


def _surely_walked(condition: Condition, facts: Mapping[str, object]) -> bool:
    return evaluate(condition, facts).truth is True


def compile_trace(condition: Condition, declared: Mapping[str, FactType]) -> Trace:
    """Return a function from fact objects to truth, comparison and value of every clause."""
    values: dict[str, object] = {}
    body = _Writer(declared, values).trace(condition)
    made: Trace = _compile("trace", body, values)
    return made


@frozen
class CompiledRule:
    """The functions of one rule: its verdict, and what every clause came to."""

    rule: Rule
    verdict: Verdict
    trace: Trace

    def explain(self, facts: object) -> Explanation:
        """Return the verdict with every clause."""
        found = (self.rule, self.verdict(facts), self.trace(facts))
        return _make(Explanation, found)  # twice as fast as the class itself


@frozen(eq=False)
class CompiledRules:
    """The functions of the rules of one set."""

    rule_set: RuleSet
    rules: Mapping[str, CompiledRule]
    verdicts: tuple[Verdict, ...]

    def truths(self, facts: object) -> tuple[Truth, ...]:
        """Return what every rule says of a fact object, in the order of the rule set."""
        return tuple([verdict(facts) for verdict in self.verdicts])

    def explain(self, rule: Rule, facts: object) -> Explanation:
        """Return the verdict of one of the rules with every clause."""
        return self.rules[rule.id].explain(facts)


def compile_rules(rule_set: RuleSet) -> CompiledRules:
    """Return the functions of a rule set."""
    declared = declared_facts(rule_set.fact_class)
    rules = {
        rule.id: CompiledRule(
            rule, compile_condition(rule.fires, declared), compile_trace(rule.fires, declared)
        )
        for rule in rule_set
    }
    return CompiledRules(rule_set, rules, tuple(made.verdict for made in rules.values()))


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
        made = self.compiled(rule_set)
        return Outcomes(rule_set, facts, made.truths(facts), made.explain)
