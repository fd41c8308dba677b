"""The policies that ship with govflow: five regulations, the national layer, and an example.

Nothing is loaded until it is asked for by name.
"""

from collections.abc import Iterable
from importlib import import_module
from typing import Final

from govflow.errors import UnknownNameError
from govflow.policy import Policy
from govflow.words import Words

POLICY_IDS: Final = ("national", "wanzhou", "siping", "youyang", "qianjiang", "bozhou")
"""The real ones."""
EXAMPLE_IDS: Final = ("example",)
"""The fictional ones: they bind nobody, and show how a regulation is encoded."""
SHIPPED_IDS: Final = (*POLICY_IDS, *EXAMPLE_IDS)
_KIND: Final = Words("政策", "policy")


def find_policy_id(name: str) -> str:
    """Return `name` if it is a policy's id. Raises UnknownNameError naming the nearest."""
    if name not in SHIPPED_IDS:
        raise UnknownNameError(_KIND, name, SHIPPED_IDS)
    return name


def load_policy(policy_id: str) -> Policy:
    """Return the policy of that id. Raises UnknownNameError naming the nearest."""
    module = import_module(f"govflow.policies.{find_policy_id(policy_id)}")
    policy: Policy = module.POLICY
    return policy


def load_layers(names: str) -> tuple[Policy, ...]:
    """Return the policies of `national+wanzhou`, in that order. Raises UnknownNameError."""
    return tuple(map(load_policy, dict.fromkeys(name.strip() for name in names.split("+"))))


def policy_of(norm_id: str) -> Policy:
    """Return the policy a norm id belongs to. Raises UnknownNameError."""
    return load_policy(norm_id.partition("/")[0])


def all_policies() -> Iterable[Policy]:
    """Return every real policy that ships with govflow; the examples are none."""
    return map(load_policy, POLICY_IDS)


def shipped_policies() -> Iterable[Policy]:
    """Return every policy that ships with govflow, the examples last."""
    return map(load_policy, SHIPPED_IDS)
