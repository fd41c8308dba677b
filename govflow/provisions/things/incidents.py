"""What goes wrong and has to be put right or reported."""

from attrs import frozen

from govflow.rules.facts import fact


@frozen
class Incident:
    """Something that went wrong and has to be reported (应急事件)."""

    credential_leak: bool | None = fact(
        "是否账号、密码外泄", "whether an account or password leaked"
    )
    adverse_effect: bool | None = fact("是否造成不良影响", "whether it had an adverse effect")


@frozen
class Referral:
    """A breach that is taken up a ladder (责任追究): a human decides on each rung."""
