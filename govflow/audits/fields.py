"""The columns an audit reads, in English and as offices call them."""

import re
from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter
from typing import Final, Literal

from govflow.adapters.tables import Cell, Table
from govflow.errors import InputError, UnknownNameError
from govflow.values import frozen
from govflow.words import Words

Kind = Literal["documents", "messages", "columns"]

_ISSUED = ("成文日期", "成文时间", "印发日期", "发文日期", "形成日期", "签发日期", "生成日期")
_PUBLISHED = ("发布日期", "发布时间", "公开日期", "公开时间", "上网日期", "更新日期", "更新时间")
_ASKED = ("留言时间", "留言日期", "来信时间", "来信日期", "提交时间", "咨询时间", "受理日期")
_ANSWERED = ("答复时间", "答复日期", "回复时间", "回复日期", "办结时间")
_UNIT = ("单位", "责任单位", "部门", "单位名称", "主办单位")

ALIASES: Final[Mapping[Kind, Mapping[str, tuple[str, ...]]]] = {
    "documents": {"issued": _ISSUED, "published": _PUBLISHED},
    "messages": {
        "asked": _ASKED,
        "answered": _ANSWERED,
        "acknowledged": ("受理时间", "受理回复时间", "回执时间", "受理告知时间"),
        "transferred": ("转办时间", "转办日期", "交办时间"),
        "drafted": ("拟稿时间", "提出回复意见时间", "送审时间"),
        "kind": ("类别", "留言类型", "留言类别", "类型"),
        "simple": ("是否简单咨询", "简单咨询"),
    },
    "columns": {
        "unit": _UNIT,
        "column": ("栏目", "栏目名称"),
        "published": _PUBLISHED,
        "kind": ("栏目类别", "栏目类型", "类别"),
        "level": ("栏目层级", "层级", "级别"),
        "site": ("站点", "所在站点", "网站类型"),
        "cycle": ("更新周期", "周期"),
        "opened": ("开设日期", "开设时间", "开通日期"),
    },
}
REQUIRED: Final[Mapping[Kind, tuple[str, ...]]] = {
    "documents": ("issued", "published"),
    "messages": ("asked", "answered"),
    "columns": ("unit", "column", "published"),
}
GROUPS: Final = ("government", "unit", "部门", "单位", "单位名称", "责任单位", "主办单位", "site")
FIELD: Final = Words("字段", "field")
HEADER: Final = Words("表头", "header")


@frozen(eq=False, repr=False)
class Layout:
    """Where each field stands in a row, and which other columns are kept as labels."""

    fields: Mapping[str, int]
    labels: tuple[tuple[str, int], ...]
    width: int
    group: int | None

    def pick(self) -> Callable[[Sequence[Cell]], tuple[Cell, ...]]:
        """Return how to take the labels out of a row."""
        positions = [position for _, position in self.labels]
        if len(positions) > 1:
            return itemgetter(*positions)
        if positions:
            only = positions[0]
            return lambda row: (row[only],)
        return lambda _: ()

    def has(self, field: str) -> bool:
        """Return whether the table has a column for that field."""
        return field in self.fields


def plain_name(name: str) -> str:
    """Return a header as it is compared: case, spaces, `_` and `-` do not matter."""
    return re.sub(r"[\s_\-]+", "", name).lower().strip("\ufeff：:*")


def layout_of(table: Table, kind: Kind, mapping: Mapping[str, str] | None = None) -> Layout:
    """Return where the fields of `kind` stand in `table`.

    `mapping` gives header names of the table for fields. Raises InputError for a missing or
    doubled field, UnknownNameError for a field or header that does not exist.
    """
    names = _names(table, kind, mapping or {})
    found: dict[str, int] = {}
    for position, field in names.items():
        if field in found:
            first, second = table.header[found[field]], table.header[position]
            raise InputError(
                Words(
                    f"“{first}”和“{second}”两列都是 {field}；用 --map 指定其一",
                    f"the columns {first!r} and {second!r} are both {field!r}; "
                    f"choose one with --map",
                ),
                where=f"{table.name}, {table.place} {table.header_line}",
            )
        found[field] = position
    missing = [field for field in REQUIRED[kind] if field not in found]
    if missing:
        raise _missing(table, kind, missing)
    labels = tuple(
        (name, position)
        for position, name in enumerate(table.header)
        if name and position not in names
    )
    return Layout(found, labels, len(table.header), _group(table.header))


def _names(table: Table, kind: Kind, mapping: Mapping[str, str]) -> dict[int, str]:
    aliases = ALIASES[kind]
    mapped: dict[str, str] = {}
    for header, field in mapping.items():
        if field not in aliases:
            raise UnknownNameError(FIELD, field, aliases)
        if header not in table.header:
            raise UnknownNameError(HEADER, header, table.header)
        mapped[header] = field
    known = {plain_name(name): field for field in aliases for name in (field, *aliases[field])}
    found: dict[int, str] = {}
    for position, header in enumerate(table.header):
        if header in mapped:
            found[position] = mapped[header]
        elif (name := known.get(plain_name(header))) and name not in mapped.values():
            found[position] = name
    return found


def _missing(table: Table, kind: Kind, missing: Sequence[str]) -> InputError:
    field = missing[0]
    also = "、".join(ALIASES[kind][field][:3])
    header = ", ".join(table.header[:12])
    return InputError(
        Words(
            f"缺少 {field} 列（也可写作{also}）；表头有：{header}",
            f"there is no column {field!r} (or {also}); the header has: {header}",
        ),
        where=f"{table.name}, {table.place} {table.header_line}",
    )


def _group(header: Sequence[str]) -> int | None:
    lowered = [name.lower() for name in header]
    return next((lowered.index(name) for name in GROUPS if name in lowered), None)
