"""Registers (台账): named columns that are filled from the record."""

import re
from typing import Final

from attrs import frozen

from govflow.errors import PolicyError
from govflow.words import Words

_SOURCE: Final = re.compile(r"subject|unit|state|opened|by|(event|fact|step):[a-z0-9_-]+")


@frozen
class RegisterColumn:
    """One column: its heading, and what fills it.

    `source` is `subject`, `unit`, `state`, `opened`, `by` (who opened it), `event:NAME`
    (when that happened), `fact:NAME` (what was last stated) or `step:NAME` (whose
    signatures stand at that step). `absent` stands where nothing is known, which is else
    left empty. Raises PolicyError for another source.
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
    "account:zhang"). Raises PolicyError unless just one of `chain` and `of` is given.
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
