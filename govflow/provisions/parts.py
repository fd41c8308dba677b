"""The kinds of part that a policy is made of: where each belongs, and what it is called."""

from collections.abc import Mapping
from typing import Final

from govflow.provisions.chains import Chain
from govflow.provisions.clocks import Clock
from govflow.provisions.columns import BlankRule, ColumnRule, OwnLimit
from govflow.provisions.decisions import Decision
from govflow.provisions.ladders import Ladder
from govflow.provisions.prerequisites import Prerequisite
from govflow.provisions.registers import Register
from govflow.provisions.requirements import Requirement
from govflow.provisions.roles import Authority, Post, Responsibility
from govflow.provisions.rosters import Roster
from govflow.provisions.titles import TitleRule

Provision = (
    Clock | ColumnRule | BlankRule | OwnLimit | TitleRule | Requirement | Prerequisite | Roster
)
"""What encodes one norm by itself."""
Part = Provision | Chain | Decision | Ladder | Register | Post | Authority | Responsibility
"""What a policy is made of."""
PLACES: Final[Mapping[type, str]] = {
    Clock: "clocks",
    ColumnRule: "columns",
    Chain: "chains",
    Post: "posts",
    Responsibility: "responsibilities",
    Requirement: "requirements",
    Prerequisite: "prerequisites",
    Roster: "rosters",
    TitleRule: "titles",
    Decision: "decisions",
    Authority: "authorities",
    Ladder: "ladders",
    Register: "registers",
}
_KINDS: Final[Mapping[type, str]] = {
    Clock: "clock",
    ColumnRule: "column-rule",
    BlankRule: "blank-rule",
    OwnLimit: "own-limit",
    TitleRule: "title-rule",
    Requirement: "requirement",
    Prerequisite: "prerequisite",
    Roster: "roster",
}


def kind_of(provision: Provision) -> str:
    """Return the stable name of a kind of provision."""
    return _KINDS[type(provision)]
