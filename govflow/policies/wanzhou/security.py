"""第十章 安全管理: articles 30 to 33."""

from typing import Final

from govflow.policy import Part

PROVISIONS: Final[tuple[Part, ...]] = ()
