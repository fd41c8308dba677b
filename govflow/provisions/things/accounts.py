"""Accounts, and the people who work with them."""

from attrs import frozen

from govflow.rules.facts import fact


@frozen
class Account:
    """A login account, or an account on somebody else's platform (政务新媒体)."""

    platform_limited: bool | None = fact(
        "平台是否限制更新次数和时间", "whether the platform limits updates"
    )
    retained: bool | None = fact("是否属于保留账号", "whether the account is on the retained list")


@frozen
class Worker:
    """Somebody who runs or maintains a site (网站运维工作人员)."""
