"""What missing facts are called, and who can supply them."""

from collections.abc import Mapping
from typing import Final

from govflow.provisions.clocks import Clock, Lost, Unstated
from govflow.provisions.columns import ColumnRule
from govflow.provisions.parts import Provision
from govflow.report.plain import clean
from govflow.words import Words

_EXPORTER: Final = Words(
    "导出数据的单位（导出时包括该列）", "whoever exported the table (by including that column)"
)
_OWNER: Final = Words("栏目责任单位或者网站主办单位", "the unit responsible for the column or site")
_HANDLER: Final = Words("承办留言的单位", "the unit that handled the message")
_ISSUER: Final = Words("发布规定的机关", "the authority that issued the regulation")
_READER: Final = Words(
    "使用本报告的单位（选定解读）", "whoever uses this report, by choosing a reading"
)
_LOST: Final = Words(
    "发布规定的机关（原文缺失），或者由使用本报告的单位写明",
    "the authority that issued the regulation (the source lost it), or whoever uses this report",
)
_UNSTATED: Final = Words(
    "使用本报告的单位（原文没有数字，可以设定期限）",
    "whoever uses this report, by setting a limit (the text gives no number)",
)
_ANYONE: Final = Words("提供数据的单位", "whoever supplied the data")

_SUPPLIERS: Final[Mapping[str, Words]] = {
    "order": Words(
        "提供数据的单位（核对两个日期）", "whoever supplied the data (check the two dates)"
    ),
    "calendar": Words(
        "国务院办公厅节假日安排通知（未收录的年份须另行提供）",
        "the State Council's notices on holidays (for years that are not held)",
    ),
    "day-in-force": _ISSUER,
    "kind": Words("栏目或者留言的责任单位", "the unit responsible for the column or message"),
    "level": _OWNER,
    "site": _OWNER,
    "cycle": _OWNER,
    "opened": _OWNER,
    "published": _OWNER,
    "simple": _HANDLER,
    "time-of-day": Words(
        "导出数据的单位（导出时包括时、分）", "whoever exported the table (with the time of day)"
    ),
    "human-judgement": Words("有权作出判断的人员", "a person with the authority to judge"),
} | dict.fromkeys(("asked", "answered", "acknowledged", "transferred", "drafted"), _EXPORTER)


_NAMES: Final[Mapping[str, Words]] = {
    "": Words("（未写明）", "(not stated)"),
    "order": Words("起止日期的先后", "order of the two dates"),
    "calendar": Words("节假日安排", "holidays of those years"),
    "day-in-force": Words("施行日期", "day in force"),
    "kind": Words("类别", "kind"),
    "level": Words("栏目层级", "level of the column"),
    "site": Words("所在站点", "main or sub-site"),
    "cycle": Words("栏目更新周期", "cycle of the column"),
    "opened": Words("栏目开设日期", "day the column opened"),
    "published": Words("更新记录", "updates on record"),
    "simple": Words("是否简单咨询", "whether it is a simple question"),
    "time-of-day": Words("起算时刻", "time of day of the start"),
    "human-judgement": Words("人工判断", "human judgement"),
    "asked": Words("留言时间", "when it was asked"),
    "answered": Words("答复时间", "when it was answered"),
    "acknowledged": Words("受理回复时间", "when it was acknowledged"),
    "transferred": Words("转办时间", "when it was transferred"),
    "drafted": Words("拟稿时间", "when the reply was drafted"),
}


def name_of(missing: str) -> Words:
    """Return what a missing fact is called, with the name it is stated under."""
    words, said = _NAMES.get(missing), clean(missing, 80)
    if words is None or not said:
        return words or Words(said, said)
    en = said if said == words.en else f"{words.en} ({said})"
    return Words(f"{words.zh}（{said}）", en)


def supplier_of(missing: str, provision: Provision | None = None) -> Words:
    """Return who can supply a fact that is missing to judge by `provision`."""
    if isinstance(provision, Clock | ColumnRule):
        period = provision.period
        if isinstance(period, Lost | Unstated) and period.parameter == missing:
            return _LOST if isinstance(period, Lost) else _UNSTATED
    found = _SUPPLIERS.get(missing)
    if found is not None:
        return found
    return _READER if ":" in missing else _ANYONE
