"""A toy package that adds an engine, a detector, a rule set and a policy."""

from collections.abc import Callable
from textwrap import dedent

TOY = dedent(
    '''
    """A toy package."""

    from attrs import frozen

    from govflow.policy import Policy
    from govflow.rules import Finding, Outcomes, RuleSet, fact
    from govflow.rules.outcomes import explain
    from govflow.words import Words

    WORDS = Words("样例", "a toy")


    @frozen
    class Thing:
        urgent: bool | None = fact("是否紧急", "whether it is urgent")


    @frozen
    class Engine:
        name: str = "toy-engine"

        def evaluate(self, rule_set, facts):
            rule_set.check(facts)
            truths = tuple(explain(rule, facts).truth for rule in rule_set)
            return Outcomes(rule_set, facts, truths)


    @frozen
    class Detector:
        name: str = "toy-detector"

        def find(self, text):
            return [Finding(0, len(text), self.name, WORDS)]


    ENGINE = Engine()
    DETECTOR = Detector()
    RULES = RuleSet("toy-rules", WORDS, Thing, ())
    POLICY = Policy("toy-policy", WORDS, ())
    '''
)
ENTRIES = {
    "govflow.engines": "toy-engine = {module}:ENGINE",
    "govflow.detectors": "toy-detector = {module}:DETECTOR",
    "govflow.rules": "toy-rules = {module}:RULES",
    "govflow.policies": "toy-policy = {module}:POLICY",
}
Install = Callable[..., None]
