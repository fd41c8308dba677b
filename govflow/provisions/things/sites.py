"""Sites and their columns."""

from typing import Final, Literal, get_args

from attrs import frozen

from govflow.rules.facts import fact
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
    site: Literal["main", "sub"] | None = fact(
        "所在站点",
        "the site it stands on",
        choices={"main": Words("主网站", "the main site"), "sub": Words("子网站", "a sub-site")},
    )


@frozen
class Site:
    """A government site and its domain."""

    extended: bool | None = fact("是否已依法延长", "whether the period was extended")
