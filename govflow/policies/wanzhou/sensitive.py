"""第八章 错敏监控: articles 23 and 24; 25 and 26 follow in `correction`."""

from typing import Final

from govflow.policies.wanzhou.posts import CENTRE
from govflow.provisions.events import Event
from govflow.provisions.gates import Gate
from govflow.provisions.prerequisites import Prerequisite
from govflow.provisions.requirements import Requirement
from govflow.provisions.things import Document, Incident, Unit
from govflow.provisions.variants import Variant
from govflow.rules.conditions import facts
from govflow.words import Words

document = facts(Document)
incident = facts(Incident)
unit = facts(Unit)

_PUBLISHED: Final = Event("published", Words("发布", "publication"))

# ── 第二十三条 各行政机关和有关单位不得发布以下情形的信息
# 审查时逐项由人答复；认定属于所列情形的，审校完成后也不得发布
NOT_FORBIDDEN: Final = Requirement(
    norm="wanzhou/23.0",
    duty=Words("不得发布所列情形的信息", "publish nothing of the forbidden kinds"),
    subject="document",
    holds=document.forbidden_content.is_(False),
    instrument="wanzhou",
)
FORBIDDEN: Final = (
    # ── (一)不符合国家大政方针和法律法规的相关信息
    "wanzhou/23.1",
    # ── (二)涉密信息或涉及敏感性问题的信息
    "wanzhou/23.2",
    # ── (三)可能对其他行政机关、个人合法权益造成危害的信息
    "wanzhou/23.3",
    # ── (四)对外发布时间不适宜的信息
    "wanzhou/23.4",
    # ── (五)不利于我区宣传和发展、稳定的信息
    "wanzhou/23.5",
    # ── (六)统计数据、提法不准确的信息
    "wanzhou/23.6",
    # ── (七)代表个人观点、意见、情绪的言论
    "wanzhou/23.7.1",
    # ── 刊登商业广告或链接商业广告的页面
    "wanzhou/23.7.2",
    # ── (八)其他不适宜的信息。
    "wanzhou/23.8",
)

# ── 第二十三条 (二)涉密信息或涉及敏感性问题的信息
_UNMARKED: Final = document.secrecy_mark.is_(False)
_FOUND_CLEAN: Final = document.sensitive.is_(False)
NOT_SECRET: Final = Requirement(
    norm="wanzhou/23.2",
    duty=Words("不得发布涉密、敏感信息", "publish nothing secret or sensitive"),
    subject="document",
    holds=_UNMARKED & _FOUND_CLEAN,
    instrument="wanzhou",
    readings=("wanzhou/23.2:lexicon-and-person",),
    variants=(
        Variant(
            "wanzhou/23.2:lexicon-alone",
            instead_of="wanzhou/23.2:lexicon-and-person",
            holds=_UNMARKED & _FOUND_CLEAN & document.lexicon_hit.is_(False),
        ),
        Variant(
            "wanzhou/23.2:person-alone",
            instead_of="wanzhou/23.2:lexicon-and-person",
            holds=_FOUND_CLEAN,
        ),
    ),
)

# ── 第二十三条 (三)可能对其他行政机关、个人合法权益造成危害的信息
MASKED: Final = Requirement(
    norm="wanzhou/23.3",
    duty=Words("遮盖个人信息", "mask personal data"),
    subject="document",
    holds=document.unmasked_personal_data.is_(False),
    instrument="wanzhou",
)

# ── 第二十三条 (四)对外发布时间不适宜的信息
NOT_TOO_EARLY: Final = Prerequisite(
    norm="wanzhou/23.4",
    duty=Words("不早于标明的时刻发布", "publish no earlier than the stated moment"),
    subject="document",
    before=_PUBLISHED,
    needs=(Event("embargo-ended", Words("到达标明的时刻", "the stated moment has come")),),
    instrument="wanzhou",
    when=document.embargoed.is_(True),
    readings=("wanzhou/23.4:embargo-and-person",),
    variants=(
        Variant(
            "wanzhou/23.4:person-alone",
            instead_of="wanzhou/23.4:embargo-and-person",
            advisory=True,
        ),
    ),
)

# ── 第二十三条 (六)统计数据、提法不准确的信息
FIGURES_AGREE: Final = Requirement(
    norm="wanzhou/23.6",
    duty=Words("统计数据准确", "publish figures that agree with the statistics"),
    subject="document",
    holds=document.statistics_differ.is_(False),
    instrument="wanzhou",
    # 两处数字不一致，哪一处有误由审核人员核实
    advisory=True,
)

# ── 第二十三条 刊登商业广告或链接商业广告的页面
NO_ADVERTISING: Final = Requirement(
    norm="wanzhou/23.7.2",
    duty=Words("不得刊登、链接商业广告", "carry no advertising and link to none"),
    subject="document",
    holds=document.advertising.is_(False),
    instrument="wanzhou",
)

# ── 第二十四条 区党政信息中心委托第三方技术检测平台对区政府网站中存在的错敏信息进行监控
MONITORED: Final = Requirement(
    norm="wanzhou/24.1",
    duty=Words("委托第三方技术检测平台监控", "have a third party's platform monitor the sites"),
    subject="unit",
    holds=unit.third_party_monitoring.is_(True),
    instrument="wanzhou",
    by=CENTRE.id,
)

# ── 第二十四条 各行政机关和有关单位也应引入一定的技术手段,在信息发布前后对敏感信息进行筛查。
SCREENED: Final = Requirement(
    norm="wanzhou/24.2",
    duty=Words("发布前后筛查敏感信息", "screen for sensitive content before and after"),
    subject="document",
    holds=document.screened_before.is_(True) & document.screened_after.is_(True),
    instrument="wanzhou",
)

# ── 第二十三条、第二十四条、第二十六条 对发布（第十六条）的限制
GATES: Final = (
    Gate("published", ("wanzhou/23.0",), when=document.forbidden_content.is_(True)),
    Gate(
        "published",
        ("wanzhou/23.2",),
        when=document.secrecy_mark.is_(True)
        | document.sensitive.is_(True)
        | document.lexicon_hit.is_(True),
    ),
    Gate("published", ("wanzhou/23.3",), when=document.unmasked_personal_data.is_(True)),
    Gate("published", ("wanzhou/23.4",), when=document.embargoed.is_(True)),
    Gate("published", ("wanzhou/23.7.2",), when=document.advertising.is_(True)),
    Gate("published", ("wanzhou/24.2",), when=document.screened_before.is_(False)),
    Gate("published", ("wanzhou/26.3",)),
)

PROVISIONS: Final = (
    NOT_FORBIDDEN,
    NOT_SECRET,
    MASKED,
    NOT_TOO_EARLY,
    FIGURES_AGREE,
    NO_ADVERTISING,
    MONITORED,
    SCREENED,
)
