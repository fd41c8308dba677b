"""Registers (台账): named columns that are filled from the record."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from govflow.errors import PolicyError, UnknownNameError
from govflow.provisions.chains import Chain
from govflow.provisions.gates import OPENING
from govflow.rules.facts import FactType
from govflow.values import frozen
from govflow.words import Words

_OF_CASES: Final = frozenset(["unit", "state", "by", "step"])
"""What only a case can fill."""
_NAMED: Final = {
    "event": Words("事件", "event"),
    "fact": Words("事实", "fact"),
    "step": Words("步骤", "step"),
}
_SOURCE: Final = re.compile(r"subject|unit|state|opened|by|(event|fact|step):[a-z0-9_-]+")


@frozen
class RegisterColumn:
    """One column: its heading, and what fills it.

    `source` is `subject`, `unit`, `state`, `opened`, `by` (who opened it), `event:NAME`
    (when that last happened; of a step, when it was passed), `fact:NAME` (what was last
    stated) or `step:NAME` (whose signatures stand at that step). `absent` stands where
    nothing is known, which is else left empty. Raises PolicyError for another source.
    """

    words: Words
    source: str
    absent: Words | None = None

    def __attrs_post_init__(self) -> None:
        if not _SOURCE.fullmatch(self.source):
            raise PolicyError(
                Words(
                    f"台账栏目不能取自“{self.source}”",
                    f"no column of a register is filled from {self.source!r}",
                )
            )


@frozen
class Register:
    """A register: one row a case of its chain, or one a subject of its kind of record.

    `of` is what the subjects of those records are called before the colon ("account" for
    "account:zhang"). Raises PolicyError unless just one of `chain` and `of` is given, and
    for a column of records that only a case can fill.
    """

    id: str
    words: Words
    norm: str
    columns: tuple[RegisterColumn, ...]
    chain: str | None = None
    of: str | None = None

    def __attrs_post_init__(self) -> None:
        if (self.chain is None) == (self.of is None):
            raise PolicyError(
                Words("须指明 chain 或 of 之一", "it is of a `chain` or `of` a kind of record"),
                where=self.id,
            )
        for column in self.columns:
            if self.of is not None and column.source.partition(":")[0] in _OF_CASES:
                raise PolicyError(
                    Words(
                        f"“{column.source}”只有事项才有",
                        f"only a case has {column.source!r}",
                    ),
                    where=self.id,
                )

    def check_names(self, chain: Chain | None, stateable: Mapping[str, FactType]) -> None:
        """Raise UnknownNameError for a column of a fact, event or step that there is not."""
        steps = () if chain is None else tuple(chain.places)
        events = None if chain is None else (OPENING, *chain.events, *steps)
        known = {"fact": tuple(stateable), "event": events, "step": steps}
        for kind, name in self._named():
            names = known[kind]
            if names is not None and name not in names:
                raise UnknownNameError(_NAMED[kind], name, names)

    def _named(self) -> Iterator[tuple[str, str]]:
        for column in self.columns:
            kind, colon, name = column.source.partition(":")
            if colon:
                yield kind, name
