"""The things that duties are about, and the facts one may state of them."""

from collections.abc import Mapping
from datetime import date
from typing import Final, Literal, get_args

from attrs import frozen

from govflow.rules.facts import fact

Subject = Literal[
    "document", "message", "column", "application", "site", "account", "incident", "unit"
]
ColumnKind = Literal[
    "news",
    "notices",
    "periodic",
    "fixed",
    "interaction",
    "topic",
    "annual-report",
    "other",
]
COLUMN_KINDS: Final[tuple[ColumnKind, ...]] = get_args(ColumnKind)


@frozen
class Document:
    """A piece of government information (政府信息) on its way to the public."""

    urgent: bool | None = fact("是否紧急信息", "whether it is urgent")
    units_involved: int | None = fact("涉及业务单位数", "the number of units involved")
    social_impact: Literal["ordinary", "high"] | None = fact("社会影响", "the social impact")
    public_concern: Literal["ordinary", "high"] | None = fact("群众关注度", "the public concern")
    clear_and_simple: bool | None = fact(
        "是否简单明了、事实清楚", "whether it is simple and its facts are clear"
    )
    content_class: Literal["routine", "major"] | None = fact("内容类别", "the class of content")
    joint_units: int | None = fact("联合发布单位数", "the number of units publishing jointly")
    planned: date | None = fact("拟发布日期", "the planned day of publication")
    wide_impact: bool | None = fact(
        "是否涉及面广、社会关注度高、实施难度大或专业性强",
        "whether it is wide in scope, of high concern, hard to implement or technical",
    )


@frozen
class Message:
    """A message from the public (网民留言): a question, suggestion or error report."""

    simple: bool | None = fact("是否简单咨询问题", "whether it is a simple question")
    kind: Literal["error-report", "suggestion", "question", "complaint"] | None = fact(
        "留言类别", "the kind of message"
    )


@frozen
class Column:
    """A column (栏目) of a site."""

    kind: ColumnKind | None = fact("栏目类别", "the kind of column")
    level: int | None = fact("栏目层级", "the level of the column")
    site: Literal["main", "sub"] | None = fact("所在站点", "whether the site is main or sub")


@frozen
class Application:
    """A request for government information (政府信息公开申请)."""

    channel: Literal["by-hand", "registered-mail", "ordinary-mail", "internet", "fax"] | None = (
        fact("提交方式", "the way it was handed in")
    )
    extended: bool | None = fact("是否已依法延长答复期限", "whether the reply period was extended")


@frozen
class Site:
    """A government site and its domain."""

    extended: bool | None = fact("是否已依法延长", "whether the period was extended")


@frozen
class Account:
    """A login account, or an account on somebody else's platform (政务新媒体)."""

    platform_limited: bool | None = fact(
        "平台是否限制更新次数和时间", "whether the platform limits updates"
    )
    retained: bool | None = fact("是否属于保留账号", "whether the account is on the retained list")


@frozen
class Incident:
    """Something that went wrong and has to be reported (应急事件)."""


@frozen
class Unit:
    """A unit (单位) with duties that recur."""


FACT_CLASSES: Final[Mapping[Subject, type]] = {
    "document": Document,
    "message": Message,
    "column": Column,
    "application": Application,
    "site": Site,
    "account": Account,
    "incident": Incident,
    "unit": Unit,
}
