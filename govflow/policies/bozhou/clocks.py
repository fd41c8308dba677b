"""Bozhou: the norms with a deadline, in the order of the text."""

from typing import Final

from govflow.policies.bozhou.mechanisms import MECHANISM_CLOCKS
from govflow.policies.bozhou.sites import SITE_CLOCKS

CLOCKS: Final = (*SITE_CLOCKS, *MECHANISM_CLOCKS)
