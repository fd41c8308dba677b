"""样例镇政府网站管理办法: the regulation of a town that does not exist, as an example.

The words of the made-up law stand above what encodes them.
"""

from datetime import date
from typing import Final

from govflow.calendars.periods import weeks, working_days
from govflow.law import Instrument, Window
from govflow.policy import Policy
from govflow.provisions.chains import Branch, Chain, Run, Step
from govflow.provisions.clocks import Clock
from govflow.provisions.columns import ColumnRule
from govflow.provisions.events import Event
from govflow.provisions.roles import Post
from govflow.provisions.things import Column, Document, Message
from govflow.rules import facts
from govflow.words import Words

document, message, column = facts(Document), facts(Message), facts(Column)
_FORMED: Final = Event("formed", Words("信息形成", "information formed"))
_PUBLISHED: Final = Event("published", Words("公开", "published"))
_DISCLOSE: Final = Words("主动公开政府信息", "disclose government information")

# ── 第三条 政府信息自形成之日起10个工作日内公开；
ORDINARY: Final = Clock(
    norm="sample-town/3.1",
    duty=_DISCLOSE,
    start=_FORMED,
    stop=(_PUBLISHED,),
    period=working_days(10),
    subject="document",
    instrument="sample-town",
    when=document.urgent.is_(False),
)

# ── 紧急信息自形成之日起1个工作日内公开。
URGENT: Final = Clock(
    norm="sample-town/3.2",
    duty=_DISCLOSE,
    start=_FORMED,
    stop=(_PUBLISHED,),
    period=working_days(1),
    subject="document",
    instrument="sample-town",
    when=document.urgent.is_(True),
)

# ── 第五条 纠错和投诉类留言自收到之日起2个工作日内答复。
ANSWER: Final = Clock(
    norm="sample-town/5",
    duty=Words("答复留言", "answer a message"),
    start=Event("asked", Words("收到留言", "message received")),
    stop=(Event("answered", Words("答复", "answered")),),
    period=working_days(2),
    subject="message",
    instrument="sample-town",
    when=message.kind.one_of("error-report", "complaint"),
)

# ── 第六条 主站一级要闻栏目每周至少更新一次。
NEWS: Final = ColumnRule(
    norm="sample-town/6",
    duty=Words("更新要闻栏目", "update a news column"),
    when=(column.kind == "news") & (column.level == 1) & (column.site != "sub"),
    period=weeks(1),
    instrument="sample-town",
)

# ── 第八条 信息由经办人员审核。涉及两个以上单位或者群众关注度高的，报镇长签发；
# ── 简单明了、事实清楚的除外。
STAFF: Final = Post("staff", Words("经办人员", "staff"))
MAYOR: Final = Post("mayor", Words("镇长", "mayor"))
PUBLICATION: Final = Chain(
    id="publication",
    words=Words("信息发布", "publication"),
    opening=Words("信息形成", "information is formed"),
    subject="document",
    steps=(
        Step("review", Words("审核", "review"), (STAFF.id,), ("sample-town/8.1",)),
        Step("sign", Words("签发", "signature"), (MAYOR.id,), ("sample-town/8.2",)),
    ),
    branches=(
        Branch(
            after="review",
            when=((document.units_involved >= 2) | (document.public_concern == "high"))
            & ~document.clear_and_simple.is_(True),
            then="sign",
            otherwise="cleared",
            unknown="sign",
            norms=("sample-town/8.2",),
            readings=("sample-town/8.2:unstated-goes-up",),
        ),
    ),
    events=("published",),
    runs=(Run("sample-town/3.1"), Run("sample-town/3.2")),
    facts=("urgent", "units_involved", "public_concern", "clear_and_simple"),
    published="published",
)

POLICY: Final = Policy(
    id="sample-town",
    title=Words("样例镇政府网站管理办法（虚构）", "website rules of a made-up town"),
    instruments=(
        Instrument("sample-town", "样例镇政府网站管理办法", None, Window(since=date(2024, 1, 1))),
    ),
    clocks=(ORDINARY, URGENT, ANSWER),
    columns=(NEWS,),
    chains=(PUBLICATION,),
    posts=(STAFF, MAYOR),
)
