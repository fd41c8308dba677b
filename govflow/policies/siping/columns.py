"""Siping: how long columns may stand still (第二十一条, 第二十八条), in that order."""

from typing import Final

from govflow.calendars.periods import months, natural_days, working_days
from govflow.provisions.columns import ColumnRule
from govflow.provisions.things import Column
from govflow.provisions.variants import Variant
from govflow.rules.conditions import facts
from govflow.words import Words

column = facts(Column)

# ── 第二十一条 如专题、专栏连续7日无更新,将予以撤销。
TOPIC: Final = ColumnRule(
    norm="siping/21.4",
    duty=Words("专题、专栏更新", "update a special topic or column"),
    when=column.kind == "topic",
    # the last update is day 0: seven whole days pass before the eighth, that of revocation
    period=natural_days(7),
    instrument="siping",
    readings=(
        "siping/21.4:as-natural-days",
        "siping/21.4:excluding-last-update-day",
        "siping/21.4:no-holiday-shift",
    ),
    variants=(
        Variant(
            "siping/21.4:as-working-days",
            instead_of="siping/21.4:as-natural-days",
            period=working_days(7),
        ),
    ),
)

# ── 第二十八条 互动栏目超过3个月未更新的,将予以通报。
INTERACTION: Final = ColumnRule(
    norm="siping/28.4",
    duty=Words("互动栏目更新", "update an interactive column"),
    when=column.kind == "interaction",
    period=months(3),
    instrument="siping",
    readings=(
        "siping/28.1:binding-though-supplementary",
        "siping/28.4:strictly-more-than-three-months",
        "siping/28.4:any-reply-or-item",
    ),
)

COLUMNS: Final = (TOPIC, INTERACTION)
