"""The posts and authorities that Wanzhou's regulation names."""

from typing import Final

from govflow.provisions.roles import Authority, Post
from govflow.words import Words

STAFF: Final = Post("staff", Words("工作人员", "staff"))
SECTION_HEAD: Final = Post("section-head", Words("科室负责人", "section head"))
DEPUTY_HEAD: Final = Post("deputy-head", Words("分管负责人", "deputy head in charge"))
PRINCIPAL_HEAD: Final = Post("principal-head", Words("主要负责人", "principal head"))
POSTS: Final = (STAFF, SECTION_HEAD, DEPUTY_HEAD, PRINCIPAL_HEAD)
# 条文只写单位、没有写岗位的，该单位任何岗位均可办理
ANYBODY: Final = tuple(post.id for post in POSTS)

# ── 第三条 区政府办公室是区政府网站的主管单位,负责推进、指导、协调、监督全区的政府信息公开工作。
OFFICE: Final = Authority(
    "supervising-office", Words("主管单位", "supervising office"), "区政府办公室", "wanzhou/3"
)
# ── 第四条 区党政信息中心是区政府网站的承办单位,具体负责区政府网站日常运行保障工作。
CENTRE: Final = Authority("operator", Words("承办单位", "operator"), "区党政信息中心", "wanzhou/4")
AUTHORITIES: Final = (OFFICE, CENTRE)
