"""Sites and their columns."""

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
    site: Literal["main", "sub"] | None = fact("所在站点", "whether the site is main or sub")


@frozen
class Site:
    """A government site and its domain."""

    extended: bool | None = fact("是否已依法延长", "whether the period was extended")
