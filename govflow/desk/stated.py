"""Facts as a host states them: known by name, of the right kind, and as the record keeps them."""

from collections.abc import Mapping
from datetime import date, datetime

from govflow.errors import UsageError
from govflow.policy import Policy
from govflow.provisions.chains import Chain
from govflow.provisions.things import FACT_CLASSES
from govflow.rules.facts import FactType, declared_facts, find_fact
from govflow.words import Words


def stated_facts(
    policy: Policy, chain: Chain | None, facts: Mapping[str, object]
) -> dict[str, object]:
    """Return facts as the record keeps them, dates as text.

    Raises UnknownNameError for a fact that nothing declares, UsageError for a value that it
    cannot have.
    """
    if not facts:
        return {}
    declared = dict(policy.parameters())
    for subject in FACT_CLASSES if chain is None else (chain.subject,):
        declared |= declared_facts(FACT_CLASSES[subject])
    return {name: _kept(find_fact(declared, name), value) for name, value in facts.items()}


def _kept(kind: FactType, value: object) -> object:
    plain = value.date() if isinstance(value, datetime) else value
    if isinstance(plain, str) and date in kind.kinds and not kind.admits(plain):
        try:
            plain = date.fromisoformat(plain)
        except ValueError:
            plain = value
    if plain is not None and not kind.admits(plain):
        raise UsageError(
            Words(
                f"事实“{kind.name}”不能取值{value!r}；应为：{kind.expects()}",
                f"the fact {kind.name!r} cannot be {value!r}; it is one of: {kind.expects()}",
            )
        )
    return plain.isoformat() if isinstance(plain, date) else plain
