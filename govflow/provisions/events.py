"""Events: what starts or stops a clock, and what must come before something else."""

from govflow.values import frozen
from govflow.words import Words


@frozen
class Event:
    """Something that happens: a stable name, and what it is called."""

    name: str
    words: Words
