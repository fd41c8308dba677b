"""第五章 政务新媒体和值守: articles 17 and 18."""

from typing import Final

from govflow.calendars.periods import months, natural_days
from govflow.policies.example.posts import CENTRE
from govflow.provisions.chains import Chain
from govflow.provisions.clocks import Clock
from govflow.provisions.events import Event
from govflow.provisions.gates import Gate
from govflow.provisions.prerequisites import Prerequisite
from govflow.provisions.requirements import Requirement
from govflow.provisions.rosters import Roster
from govflow.provisions.things import Account
from govflow.provisions.things import Roster as Shifts
from govflow.provisions.variants import Variant
from govflow.rules.conditions import facts
from govflow.words import Words

account = facts(Account)
shifts = facts(Shifts)
HANDED_OVER: Final = Event("handed-over", Words("移交账号", "account handed over"))

# ── 第十七条 列入保留清单的政务新媒体账号不得申请注销。
NOT_RETAINED: Final = Requirement(
    norm="example/17.1",
    duty=Words("保留清单内的账号不得注销", "close no account on the retained list"),
    subject="account",
    holds=account.retained.is_(False),
    instrument="example",
)
MEDIA_CLOSING: Final = Chain(
    id="media-closing",
    words=Words("注销政务新媒体账号", "closing of a media account"),
    opening=Words("申请注销", "closing is applied for"),
    subject="account",
    events=("cancelled",),
    facts=("retained",),
    gates=(Gate("open", norms=("example/17.1",)),),
    final=("cancelled",),
)

# ── 账号密码至少每3个月更换一次。
PASSWORD: Final = Clock(
    norm="example/17.2",
    duty=Words("更换密码", "change the password"),
    start=Event("password-set", Words("设置密码", "password set")),
    stop=(Event("password-changed", Words("更换密码", "password changed")),),
    period=months(3),
    subject="account",
    instrument="example",
    recurring=True,
    readings=("example/17.2:calendar-months",),
    variants=(
        Variant(
            "example/17.2:ninety-days",
            instead_of="example/17.2:calendar-months",
            period=natural_days(90),
        ),
    ),
)

# ── 账号管理人员离岗前，应当移交账号并收回登录权限。
LEAVING: Final = Prerequisite(
    norm="example/17.3",
    duty=Words("先移交账号并收回权限", "hand over the account and revoke access first"),
    subject="account",
    before=Event("left", Words("离岗", "its holder leaves")),
    needs=(HANDED_OVER, Event("access-revoked", Words("收回登录权限", "access revoked"))),
    instrument="example",
    readings=("example/17.3:both-before-leaving",),
    variants=(
        Variant(
            "example/17.3:handover-is-enough",
            instead_of="example/17.3:both-before-leaving",
            needs=(HANDED_OVER,),
        ),
    ),
)

# ── 第十八条 承办单位对县政府网站实行全天候值守。
ON_DUTY: Final = Roster(
    norm="example/18.1",
    duty=Words("全天候值守", "have somebody on duty day and night"),
    instrument="example",
    by=CENTRE.id,
)

# ── 值守人员应当登记联系方式。
REACHABLE: Final = Requirement(
    norm="example/18.2",
    duty=Words("登记联系方式", "have a phone on file"),
    subject="roster",
    holds=shifts.reachable.is_(True),
    instrument="example",
    by=CENTRE.id,
)

PROVISIONS: Final = (NOT_RETAINED, MEDIA_CLOSING, PASSWORD, LEAVING, ON_DUTY, REACHABLE)
