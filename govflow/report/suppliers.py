"""Who can supply a fact that nobody stated."""

from collections.abc import Mapping
from typing import Final

from govflow.policy import Provision
from govflow.provisions.clocks import Lost, Unstated
from govflow.provisions.columns import BlankRule
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


def supplier_of(missing: str, provision: Provision | None = None) -> Words:
    """Return who can supply a fact that is missing to judge by `provision`."""
    if provision is not None and not isinstance(provision, BlankRule):
        period = provision.period
        if isinstance(period, Lost | Unstated) and period.parameter == missing:
            return _LOST if isinstance(period, Lost) else _UNSTATED
    found = _SUPPLIERS.get(missing)
    if found is not None:
        return found
    return _READER if ":" in missing else _ANYONE
