"""第七章 读网值班: articles 21 and 22."""

from typing import Final

from govflow.policy import Part

PROVISIONS: Final[tuple[Part, ...]] = ()
