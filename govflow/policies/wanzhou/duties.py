"""第一章 总则、第二章 管理职责: articles 1 to 6."""

from typing import Final

from govflow.policies.wanzhou.posts import DEPUTY_HEAD, PRINCIPAL_HEAD
from govflow.provisions.roles import Responsibility

# ── 第五条 各行政机关和有关单位要落实主要负责人第一责任人和分管负责人直接责任人责任
RESPONSIBILITIES: Final = (
    Responsibility("first-responsible", PRINCIPAL_HEAD.id, "wanzhou/5.3"),
    Responsibility("directly-responsible", DEPUTY_HEAD.id, "wanzhou/5.3"),
)

PROVISIONS: Final = RESPONSIBILITIES
