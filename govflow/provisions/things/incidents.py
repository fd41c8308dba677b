"""What goes wrong and has to be put right or reported."""

from attrs import frozen


@frozen
class Incident:
    """Something that went wrong and has to be reported (应急事件)."""


@frozen
class Referral:
    """A breach that is taken up a ladder (责任追究): a human decides on each rung."""
