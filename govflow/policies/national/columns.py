"""National layer: columns that must move by a date of the year, in the regulation's order."""

from typing import Final

from govflow.calendars.periods import Yearly
from govflow.provisions.columns import ColumnRule
from govflow.provisions.things import Column
from govflow.rules.conditions import facts
from govflow.words import Words

column = facts(Column)

# ── 第四十九条 县级以上人民政府部门应当在每年1月31日前
# 向本级政府信息公开工作主管部门提交本行政机关上一年度政府信息公开工作年度报告并向社会公布。
ANNUAL_REPORT: Final = ColumnRule(
    norm="national/zfxxgk.49.1",
    duty=Words("向社会公布本行政机关年度报告", "publish the unit's own annual disclosure report"),
    when=column.kind == "annual-report",
    period=Yearly(1, 31, later=1),
    instrument="zfxxgk",
)

COLUMNS: Final = (ANNUAL_REPORT,)
