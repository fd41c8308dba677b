"""Sites and their columns."""

from datetime import date
from typing import Final, Literal, get_args

from attrs import frozen

from govflow.rules.facts import fact

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
class Column:
    """A column (栏目) of a site."""

    kind: ColumnKind | None = fact("栏目类别", "the kind of column")
    level: int | None = fact("栏目层级", "the level of the column")
    site: Literal["main", "sub", "cross-site"] | None = fact(
        "所在站点", "whether the site is main or sub"
    )
    column_name: str | None = fact("栏目名称", "the name of the column")
    path: str | None = fact("开设路径", "the path of the column")
    content_measures: str | None = fact("内容保障措施", "how its content is guaranteed")
    change_reason: str | None = fact("新增或关停原因", "why it is opened or closed")
    update_limit: str | None = fact("复函明确的更新时限", "the update limit of the column itself")
    content_unit: str | None = fact("内容保障机关", "the organ that guarantees its content")
    designated_unit: str | None = fact("指定的责任单位", "the unit that was designated")
    operating_unit: str | None = fact("运维子网站的机关", "the organ that operates its site")
    opening_unit: str | None = fact("开设单位", "the unit that opened it")
    previous_unit: str | None = fact("原登记的责任单位", "the unit recorded before a dispute")
    previously_recorded: bool | None = fact(
        "原先是否登记责任单位", "whether a unit was recorded before a dispute"
    )
    responsible_unit: str | None = fact("登记的责任单位", "the unit recorded as responsible")
    dispute: Literal["none", "pending", "decided"] | None = fact(
        "责任单位争议", "whether its responsible unit is in dispute"
    )
    extra_publishers: bool | None = fact("是否增设发布单位", "whether others may publish in it")
    items: int | None = fact(
        "本级和下级栏目显示的信息数", "the number of items, those of its children too"
    )
    own_items: int | None = fact("本级显示的信息数", "the number of items of its own")
    current_items: int | None = fact("未过期的信息数", "the number of items that have not expired")
    covered: date | None = fact(
        "最近一件所属的时期", "a day of the period that the last item covers"
    )
    title: str | None = fact("标题", "the title of the last item")


@frozen
class Site:
    """A government site and its domain."""

    extended: bool | None = fact("是否已依法延长", "whether the period was extended")
