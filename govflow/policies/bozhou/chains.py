"""Bozhou: the life of a site, messages, rectification and reposting, as events with clocks."""

from typing import Final

from govflow.provisions.chains import Chain, Run
from govflow.words import Words

# ── s10.4 对中国政府网“我为政府网站找错”栏目中的网民纠错意见,在半个工作日内提出回复意见,在1个工作日内答复网民。
MESSAGE: Final = Chain(
    id="message",
    words=Words("网民纠错意见办理", "handling of an error report"),
    opening=Words("收到纠错意见", "the report is received"),
    subject="message",
    events=("drafted", "answered"),
    runs=(Run("bozhou/s10.4.3"), Run("bozhou/s10.4.4")),
    facts=("kind",),
    final=("answered",),  # 提出回复意见 is no answer yet
)

# ── s11.2 整改时限不超过3个工作日。
RECTIFICATION: Final = Chain(
    id="rectification",
    words=Words("整改", "rectification"),
    opening=Words("下发整改清单", "the list is issued"),
    subject="site",
    events=("rectified",),
    runs=(Run("bozhou/s11.2.3"),),
)

# ── s12.2 应在12小时内转载
REPOST: Final = Chain(
    id="repost",
    words=Words("转载", "repost"),
    opening=Words("上级网站发布", "a superior site publishes"),
    subject="document",
    events=("reposted",),
    runs=(Run("bozhou/s12.2.2"),),
)

# ── s5.3 新开通政府网站要在主站发布开通公告,公告时间不得少于30日。
SITE_OPENING: Final = Chain(
    id="site-opening",
    words=Words("网站开通", "opening of a site"),
    opening=Words("拟开通", "the opening is planned"),
    subject="site",
    events=("notice-published", "notice-removed"),
    runs=(Run("bozhou/s5.3.3", from_open=False, starts=("notice-published",)),),
)

# ── s8.2 政府网站临时下线小时的 / s8.3 临时下线拟恢复上线天提交上线申请（原文数字缺失）
OFFLINE_TEMPORARY: Final = Chain(
    id="site-offline-temporary",
    words=Words("临时下线", "temporary offline"),
    opening=Words("拟临时下线", "going offline is planned"),
    subject="site",
    events=("offline-began", "online-again", "restoration", "restoration-applied"),
    runs=(
        Run("bozhou/s8.2.1", starts=("offline-began",)),
        Run("bozhou/s8.2.3", starts=("offline-began",)),
        Run("bozhou/s8.3.1", starts=("restoration",)),
    ),
)

# ── s8.1 相关工作应在批复后90日内完成。
OFFLINE_PERMANENT: Final = Chain(
    id="site-offline-permanent",
    words=Words("永久下线", "permanent offline"),
    opening=Words("提出申请", "going offline is applied for"),
    subject="site",
    events=("approved", "completed"),
    runs=(Run("bozhou/s8.1.5", from_open=False, starts=("approved",)),),
)

# ── s6.2 域名调整情况在网站首页醒目位置公告3个月后,注销原域名。
DOMAIN_CHANGE: Final = Chain(
    id="domain-change",
    words=Words("域名调整", "change of a domain"),
    opening=Words("拟调整域名", "the change is planned"),
    subject="site",
    events=("announced", "cancelled"),
    runs=(Run("bozhou/s6.2.3", from_open=False, starts=("announced",)),),
)

CHAINS: Final = (
    SITE_OPENING,
    DOMAIN_CHANGE,
    OFFLINE_PERMANENT,
    OFFLINE_TEMPORARY,
    MESSAGE,
    RECTIFICATION,
    REPOST,
)
