"""Bozhou: the yearly report (年报制度), the one column with a date of its own."""

from typing import Final

from govflow.calendars.periods import Yearly
from govflow.provisions.columns import ColumnRule
from govflow.provisions.things import Column
from govflow.provisions.variants import Variant
from govflow.rules.conditions import facts
from govflow.words import Words

column = facts(Column)

# ── s10.5 于每年1月31日前向社会公开。
ANNUAL_REPORT: Final = ColumnRule(
    norm="bozhou/s10.5.3",
    duty=Words("公开政府网站年度工作报表", "publish the yearly work report of the site"),
    when=column.kind == "annual-report",
    period=Yearly(1, 31, later=1),
    instrument="bozhou",
    readings=("bozhou/s10.5.3:including-the-day", "bozhou/s10.5.3:no-roll"),
    variants=(
        Variant(
            "bozhou/s10.5.3:before-the-day",
            instead_of="bozhou/s10.5.3:including-the-day",
            period=Yearly(1, 30, later=1),
        ),
    ),
)

COLUMNS: Final = (ANNUAL_REPORT,)
