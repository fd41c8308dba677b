"""第四章 互动交流: articles 15 and 16."""

from typing import Final

from govflow.calendars.periods import working_days
from govflow.provisions.chains import Chain, Run
from govflow.provisions.clocks import Clock, Extension
from govflow.provisions.events import Event
from govflow.provisions.variants import Variant
from govflow.words import Words

# ── 第十五条 收到群众留言的，应当自收到之日起5个工作日内答复。
# ── 情况复杂的，经分管负责人同意，可以延长5个工作日。
# ── 需要留言人补充说明的，等待补充说明的时间不计入答复期限。
REPLY: Final = Clock(
    norm="example/15.1",
    duty=Words("答复留言", "answer a message"),
    start=Event("asked", Words("收到留言", "message received")),
    stop=(Event("answered", Words("答复", "answered")),),
    period=working_days(5),
    subject="message",
    instrument="example",
    extension=Extension(
        working_days(5),
        "extended",
        Words("经分管负责人同意", "with the deputy head's consent"),
        "example/15.2",
    ),
    pausable="example/15.3",
    readings=("example/15.1:excluding-first-day",),
    variants=(
        Variant(
            "example/15.1:including-first-day",
            instead_of="example/15.1:excluding-first-day",
            first_day=True,
        ),
    ),
)
MESSAGE: Final = Chain(
    id="message",
    words=Words("群众留言", "message from the public"),
    opening=Words("收到留言", "a message is received"),
    subject="message",
    events=("answered",),
    runs=(Run("example/15.1"),),
    facts=("extended",),
)

# ── 第十六条 留言转由其他单位办理的，应当在2个工作日内通知该单位，并告知留言人。
TRANSFER: Final = Clock(
    norm="example/16",
    duty=Words("通知承办单位并告知留言人", "notify the unit and tell the asker"),
    start=Event("transferred", Words("转办", "transferred")),
    stop=(
        Event("unit-notified", Words("通知承办单位", "unit notified")),
        Event("asker-told", Words("告知留言人", "asker told")),
    ),
    period=working_days(2),
    subject="message",
    instrument="example",
    all_stops=True,
)
HANDOVER: Final = Chain(
    id="message-transfer",
    words=Words("留言转办", "transfer of a message"),
    opening=Words("决定转办", "a transfer is decided"),
    subject="message",
    events=("unit-notified", "asker-told"),
    runs=(Run("example/16"),),
)

PROVISIONS: Final = (REPLY, MESSAGE, TRANSFER, HANDOVER)
