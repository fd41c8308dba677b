"""Coverage: each norm is encoded or declared not encoded with a reason, and none is silent."""

from collections.abc import Iterator, Mapping
from typing import Final

from govflow.errors import LawError
from govflow.law import REASONS, Coverage, Covered, Norm, Reason, Regulation
from govflow.policy import Policy
from govflow.provisions.parts import kind_of
from govflow.words import Words

_REASONS: Final[Mapping[str, Reason]] = {reason: reason for reason in REASONS}


def coverage_of(policy: Policy, regulation: Regulation, declared: Mapping[str, str]) -> Coverage:
    """Return what of a regulation its policy encodes, and why the rest is not.

    Raises LawError for an unknown norm or reason, for a norm both encoded and declared, and
    for one that is neither.
    """
    known = {norm.id for norm in regulation.norms}
    for norm_id in declared:
        if norm_id not in known:
            raise LawError(
                Words(
                    f"声明了“{regulation.id}”所没有的规定{norm_id}",
                    f"{norm_id} is declared, and no norm of {regulation.id!r}",
                )
            )
    items = tuple(_covered(norm, policy, declared) for norm in regulation.norms)
    return Coverage(policy.id, items)


def encoded_by(policy: Policy, norm_id: str) -> tuple[str, ...]:
    """Return what encodes or cites a norm: a kind of provision, clocks, places of chains."""
    return tuple(_encoded_by(policy, norm_id))


def _encoded_by(policy: Policy, norm_id: str) -> Iterator[str]:
    provision = policy.find(norm_id)
    if provision is not None:
        yield kind_of(provision)
    for clock in policy.clocks:
        granted = None if clock.extension is None else clock.extension.norm
        if clock.norm != norm_id and norm_id in {clock.pausable, granted}:
            yield clock.norm
    yield from policy.cited(norm_id)


def _covered(norm: Norm, policy: Policy, declared: Mapping[str, str]) -> Covered:
    by = encoded_by(policy, norm.id)
    reason = declared.get(norm.id)
    if reason is None:
        if not by:
            raise LawError(
                Words(
                    f"{norm.id}既没有编码，也没有声明理由",
                    f"{norm.id} is neither encoded nor declared not encoded",
                )
            )
        return Covered(norm.id, norm.operational, by, None)
    if by:
        raise LawError(
            Words(
                f"{norm.id}已经编码（{'、'.join(by)}），不能再声明未编码",
                f"{norm.id} is encoded ({', '.join(by)}) and declared not encoded",
            )
        )
    if reason not in _REASONS:
        raise LawError(
            Words(
                f"{norm.id}的理由“{reason}”不在清单内：{'、'.join(REASONS)}",
                f"{norm.id}: the reason {reason!r} is none of {', '.join(REASONS)}",
            )
        )
    return Covered(norm.id, norm.operational, (), _REASONS[reason])
