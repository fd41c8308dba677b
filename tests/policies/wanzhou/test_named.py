"""Every operational norm is played by a scenario that names it, or is declared with a reason."""

import re
from typing import Final

import pytest

from govflow.adapters.lawbooks import read_declarations, read_regulation
from tests.policies.wanzhou.played import SCENARIOS, text_of

OPERATIONAL: Final = [
    norm.id for norm in read_regulation("wanzhou").norms if norm.operational == "yes"
]
DECLARED: Final = read_declarations("wanzhou")


def names(text: str) -> set[str]:
    """Return the norms that a text names by their ids."""
    return set(re.findall(r"wanzhou/\d+(?:\.\d+)*", text))


def test_an_id_is_read_whole() -> None:
    """16.1 is not named by 16.10, nor 3 by 33.1."""
    assert names("（wanzhou/16.10、wanzhou/33.1）") == {"wanzhou/16.10", "wanzhou/33.1"}


@pytest.mark.parametrize("norm", OPERATIONAL)
def test_an_operational_norm_is_played(norm: str) -> None:
    """A scenario names the norm in its title or in what it expects; else it is declared."""
    named = any(norm in names(text_of(file)) for file in SCENARIOS)
    assert named or norm in DECLARED


def test_every_operational_norm_is_there() -> None:
    """There are 95 operational norms of 146, and none of them is only declared."""
    assert len(OPERATIONAL) == 95
    assert not set(OPERATIONAL) & set(DECLARED)
