"""第九章 舆情处置: articles 27 to 29."""

from typing import Final

from govflow.policy import Part

PROVISIONS: Final[tuple[Part, ...]] = ()
