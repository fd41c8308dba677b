"""第三章 账号管理: articles 7 to 9."""

from typing import Final

from govflow.policy import Part

PROVISIONS: Final[tuple[Part, ...]] = ()
