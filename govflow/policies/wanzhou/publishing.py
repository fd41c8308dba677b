"""第四章 信息发布: articles 10 to 14."""

from typing import Final

from govflow.calendars.periods import working_days
from govflow.provisions.clocks import Clock
from govflow.provisions.events import Event
from govflow.provisions.variants import Variant
from govflow.words import Words

# ── 第十二条 属于主动公开范围的政府信息,应当自该政府信息形成或者变更之日起20个工作日内及时公开。
DISCLOSURE: Final = Clock(
    norm="wanzhou/12.5",
    duty=Words("主动公开政府信息", "disclose government information"),
    start=Event("formed", Words("形成或者变更", "formed or changed")),
    stop=(Event("published", Words("公开", "published")),),
    period=working_days(20),
    subject="document",
    instrument="wanzhou",
    readings=("wanzhou/12.5:excluding-first-day", "wanzhou/12.5:formed-on-printed-date"),
    variants=(
        Variant(
            "wanzhou/12.5:including-first-day",
            instead_of="wanzhou/12.5:excluding-first-day",
            first_day=True,
        ),
    ),
)

PROVISIONS: Final = (DISCLOSURE,)
