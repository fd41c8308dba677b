"""Qianjiang: how often columns must move (第十二条).

第十二条 leaves every other class of column to the latest national and municipal inspection
indicators (qianjiang/12.3), so no interval of theirs stands here.
"""

from typing import Final

from govflow.calendars.periods import CalendarEnd, natural_days
from govflow.provisions.columns import BlankRule, ColumnRule
from govflow.provisions.things import Column
from govflow.provisions.variants import Variant
from govflow.rules.conditions import facts
from govflow.words import Words

column = facts(Column)

# ── 第十二条 政府网站和政务新媒体应及时进行更新，避免出现长期不更新、空白栏目等情况。
BLANK: Final = BlankRule(
    norm="qianjiang/12.1",
    duty=Words("避免出现空白栏目", "avoid blank columns"),
    instrument="qianjiang",
)

# ── 第十二条 政府网站动态要闻类栏目应至少每周更新1次
NEWS: Final = ColumnRule(
    norm="qianjiang/12.2",
    duty=Words("动态要闻类栏目更新", "update a news column"),
    when=column.kind == "news",
    # one update in every calendar week: after one, the next is due by the end of the next week
    period=CalendarEnd("week", later=1),
    instrument="qianjiang",
    readings=("qianjiang/12.2:calendar-week", "qianjiang/12.2:no-holiday-exception"),
    variants=(
        Variant(
            "qianjiang/12.2:rolling-seven-days",
            instead_of="qianjiang/12.2:calendar-week",
            period=natural_days(7),
        ),
    ),
)

COLUMNS: Final = (NEWS,)
