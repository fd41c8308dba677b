"""Sites and their columns."""

from datetime import date
from typing import Final, Literal, get_args

from govflow.provisions.things.units import UNIT_KINDS, UnitKind
from govflow.rules.facts import fact
from govflow.values import frozen
from govflow.words import Words

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
_SITES: Final = {
    "main": Words("主网站", "the main site"),
    "sub": Words("子网站", "a sub-site"),
}
_DISPUTES: Final = {
    "none": Words("没有争议", "none"),
    "pending": Words("尚未明确", "pending"),
    "decided": Words("已经明确", "decided"),
}
COLUMN_KINDS: Final[tuple[ColumnKind, ...]] = get_args(ColumnKind)

_KINDS: Final = {
    "news": Words("动态要闻", "news"),
    "notices": Words("通知公告", "notices"),
    "periodic": Words("按周期更新", "periodic"),
    "fixed": Words("概况指南", "fixed"),
    "interaction": Words("互动交流", "interaction"),
    "topic": Words("专题专栏", "special topic"),
    "annual-report": Words("年度报告", "annual report"),
    "other": Words("其他", "other"),
}


@frozen
class Column:
    """A column (栏目) of a site."""

    kind: ColumnKind | None = fact("栏目类别", "the kind of column", choices=_KINDS)
    level: int | None = fact("栏目层级", "the level of the column")
    site: Literal["main", "sub"] | None = fact("所在站点", "the site it stands on", choices=_SITES)
    unit_kind: UnitKind | None = fact("单位性质", "the kind of unit", choices=UNIT_KINDS)
    site_owner: str | None = fact("子网站所属行政机关", "the organ whose site it is on")
    content_unit: str | None = fact("内容保障单位", "the unit that provides its content")
    managing_unit: str | None = fact("实际管理单位", "the unit that in fact manages it")
    supervising_unit: str | None = fact("主管单位", "the supervising office")
    monthly_visits: int | None = fact("月均访问量", "the number of visits a month")
    keeper: bool | None = fact("是否有专人负责", "whether somebody is in charge of it")
    planned_interval: int | None = fact(
        "拟定的更新间隔（日）", "the planned interval between updates in days"
    )
    months_of_content: int | None = fact(
        "内容储备（月）", "the number of months for which content is in hand"
    )
    cross_site: bool | None = fact("是否跨网站的专题或频道", "whether it runs across sites")
    column_name: str | None = fact("栏目名称", "the name of the column")
    path: str | None = fact("开设路径", "the path of the column")
    content_measures: str | None = fact("内容保障措施", "how its content is guaranteed")
    change_reason: str | None = fact("新增或关停原因", "why it is opened or closed")
    update_limit: str | None = fact("复函明确的更新时限", "the update limit of the column itself")
    designated: bool | None = fact("是否已指定责任单位", "whether a unit was designated for it")
    longer_limit_reason: str | None = fact(
        "更新时限可以更长的理由", "the reason why its update limit may be longer"
    )
    designated_unit: str | None = fact("指定的责任单位", "the unit that was designated")
    ruling_unit: str | None = fact(
        "主管单位明确的责任单位", "the unit that the supervising office ruled to be responsible"
    )
    operating_unit: str | None = fact("运维单位", "the unit that operates its site")
    opening_unit: str | None = fact("开设单位", "the unit that opened it")
    previous_unit: str | None = fact("原登记的责任单位", "the unit recorded before a dispute")
    previously_recorded: bool | None = fact(
        "原先是否登记责任单位", "whether a unit was recorded before a dispute"
    )
    responsible_unit: str | None = fact("登记的责任单位", "the unit recorded as responsible")
    dispute: Literal["none", "pending", "decided"] | None = fact(
        "责任单位争议", "whether its responsible unit is in dispute", choices=_DISPUTES
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
    site: Literal["main", "sub"] | None = fact("站点类型", "the kind of site", choices=_SITES)
    owner_kind: (
        Literal["development-zone", "township", "department", "relevant-unit", "other"] | None
    ) = fact(
        "主办单位类别",
        "the kind of unit that owns it",
        choices={
            "development-zone": Words("经开区管委会", "a development zone"),
            "township": Words("镇乡街道", "a township"),
            "department": Words("区政府部门", "a department"),
            "relevant-unit": Words("有关单位", "a relevant unit"),
            "other": Words("其他", "another"),
        },
    )
