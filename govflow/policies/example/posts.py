"""第一章 总则: articles 1 to 4, and the posts that the regulation names."""

from typing import Final

from govflow.provisions.roles import Authority, Post, Responsibility
from govflow.words import Words

STAFF: Final = Post("staff", Words("工作人员", "staff"))
SECTION_HEAD: Final = Post("section-head", Words("科室负责人", "section head"))
LEGAL: Final = Post("legal-reviewer", Words("法制审核人", "legal reviewer"))
SECRECY: Final = Post("secrecy-reviewer", Words("保密审查人", "secrecy reviewer"))
DEPUTY_HEAD: Final = Post("deputy-head", Words("分管负责人", "deputy head in charge"))
PRINCIPAL_HEAD: Final = Post("principal-head", Words("主要负责人", "principal head"))
MEMBER: Final = Post("panel-member", Words("委员、成员", "member of a panel"))
CHAIR: Final = Post("panel-chair", Words("评议组组长", "chair of the panel on columns"))
POSTS: Final = (
    STAFF,
    SECTION_HEAD,
    LEGAL,
    SECRECY,
    DEPUTY_HEAD,
    PRINCIPAL_HEAD,
    MEMBER,
    CHAIR,
)

# ── 第三条 县政府办公室是县政府网站和政务新媒体的主管单位，负责指导、协调和监督。
OFFICE: Final = Authority(
    "supervising-office", Words("主管单位", "supervising office"), "县政府办公室", "example/3.1"
)
# ── 县政务信息中心是县政府网站和政务新媒体的承办单位，负责日常运行和技术保障。
CENTRE: Final = Authority(
    "operator", Words("承办单位", "operator"), "县政务信息中心", "example/3.2"
)

# ── 第四条 各单位主要负责人是本单位信息发布的第一责任人，分管负责人是直接责任人。
RESPONSIBILITIES: Final = (
    Responsibility("first-responsible", PRINCIPAL_HEAD.id, "example/4.1"),
    Responsibility("directly-responsible", DEPUTY_HEAD.id, "example/4.2"),
)

PROVISIONS: Final = (*POSTS, OFFICE, CENTRE, *RESPONSIBILITIES)
