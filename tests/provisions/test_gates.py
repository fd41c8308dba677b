"""Limits on handing a step on: which mean nothing."""

import pytest

from govflow.errors import PolicyError
from govflow.provisions.gates import Delegation


def test_what_may_not_be_handed_on_is_handed_to_no_post() -> None:
    """A limit that forbids handing on and names to whom contradicts itself."""
    with pytest.raises(PolicyError, match="toy/1: what may not be handed on is handed to no post"):
        Delegation("toy/1", allowed=False, posts=("head",))
    assert Delegation("toy/1", allowed=False) != Delegation("toy/1", posts=("head",))
