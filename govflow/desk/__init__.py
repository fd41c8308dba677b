"""The desk: what a host calls. It holds no rule and builds no adapter."""

from govflow.desk.answers import Clearance, Done, Falling, Permit, Reply, Status, Waiting
from govflow.desk.shell import Desk

__all__ = [
    "Clearance",
    "Desk",
    "Done",
    "Falling",
    "Permit",
    "Reply",
    "Status",
    "Waiting",
]
