"""Claims: what may be so of a case, in conditions over facts and functions of the case.

A claim is a condition, a function that is told the case, or several of them, which hold
together or not. A condition is met where it is true; unknown is not.
"""

from collections.abc import Callable, Sequence

from govflow.cases.state import Case
from govflow.errors import UsageError
from govflow.policy import Policy
from govflow.provisions.chains import Chain
from govflow.rules.conditions import Condition, check_condition
from govflow.rules.reference import evaluate, say
from govflow.testing.samples import known_of
from govflow.values import frozen
from govflow.words import Words

Predicate = Callable[[Case], bool]
Claimed = Condition | Predicate | Sequence[Condition | Predicate]


@frozen
class Claim:
    """Conditions and functions of a case of one chain, which hold together or not."""

    policy: Policy
    chain: Chain
    conditions: tuple[Condition, ...]
    predicates: tuple[Predicate, ...]

    def holds(self, case: Case) -> bool:
        """Return whether all of it holds of a case."""
        if self.conditions:
            known = known_of(self.policy, case)
            if not all(evaluate(one, known).truth for one in self.conditions):
                return False
        return all(predicate(case) for predicate in self.predicates)

    @property
    def words(self) -> str:
        """What is claimed: conditions in words, functions by name."""
        said = [say(one).en for one in self.conditions]
        said += [getattr(one, "__name__", repr(one)) for one in self.predicates]
        return " and ".join(said)


def claim(policy: Policy, chain_id: str, parts: Claimed) -> Claim:
    """Return what is claimed of the cases of a chain.

    Raises UnknownNameError for a chain or a fact that there is not, ConditionError for a
    value that a fact cannot have, UsageError where nothing is claimed.
    """
    chain = policy.chain(chain_id)
    several = parts if isinstance(parts, Sequence) else (parts,)
    conditions = tuple(part for part in several if isinstance(part, Condition))
    predicates = tuple(part for part in several if not isinstance(part, Condition))
    if not several or not all(callable(one) for one in predicates):
        raise UsageError(
            Words(
                f"应为条件或函数，或二者的序列：{parts!r}",
                f"a condition, a function or several of them are expected, not {parts!r}",
            )
        )
    for condition in conditions:
        check_condition(condition, policy.stateable(chain))
    return Claim(policy, chain, conditions, predicates)
