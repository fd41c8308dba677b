"""Policies with defects planted in them, what they break, and ways to play what is found."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs

from govflow.cases.state import Case
from govflow.policy import Policy
from govflow.provisions.chains import PostsWhen
from govflow.testing.claims import Claimed
from tests.testing.made import (
    QIANJIANG,
    SIPING,
    WANZHOU,
    YOUYANG,
    document,
    online_without,
    signed_twice,
    undivided,
    with_chain,
    with_steps,
)

ROOT = Path(__file__).parents[2]
ONLINE = ("approve", "return", "edit", "event")
"""Acts without `state`: what is known at the opening stays so."""


def weighty_goes_down(policy: Policy) -> Policy:
    """Return Wanzhou where article 16's branch is taken the wrong way round."""
    chain = policy.chain("publication")
    branches = tuple(
        attrs.evolve(one, then=one.otherwise, otherwise=one.then) for one in chain.branches
    )
    return with_chain(policy, chain, branches=branches)


def unknown_goes_down(policy: Policy) -> Policy:
    """Return Wanzhou where what nobody stated goes the plain way."""
    chain = policy.chain("publication")
    branches = tuple(attrs.evolve(one, unknown="first-proof") for one in chain.branches)
    return with_chain(policy, chain, branches=branches)


def off_by_one(policy: Policy) -> Policy:
    """Return Wanzhou where two units are not yet several."""
    chain = policy.chain("publication")
    branch = chain.branches[0]
    when = document.units_involved > 2
    for part in branch.when.conditions[1:]:  # type: ignore[union-attr]
        when = when | part  # type: ignore[assignment]
    return with_chain(policy, chain, branches=(attrs.evolve(branch, when=when),))


def major_by_the_deputy(policy: Policy) -> Policy:
    """Return Qianjiang where the deputy signs what is major."""

    def change(step: Any) -> dict[str, Any]:
        if not step.posts_when:
            return {}
        deputy = PostsWhen(document.content_class == "major", ("deputy-head",), "qianjiang/5.2.2")
        return {"posts_when": (deputy, *step.posts_when)}

    return with_steps(policy, change)


def staff_for_heads(policy: Policy) -> Policy:
    """Return Youyang where staff sign the second review too."""
    return with_steps(
        policy,
        lambda step: {"posts": (*step.posts, "staff")} if step.id == "second-review" else {},
    )


def second_review_by_staff(case: Case) -> bool:
    """Return whether somebody signed the second review who is nothing but staff."""
    staff = {"staff-1", "staff-2"}
    return any(s.step == "second-review" and s.person in staff for s in case.signatures)


def major_signed_by_the_deputy(case: Case) -> bool:
    """Return whether somebody signed the third review who is nothing but deputy."""
    deputies = {"deputy-head-1", "deputy-head-2"}
    return any(s.step == "third-review" and s.person in deputies for s in case.signatures)


def of_nothing_known(case: Case) -> bool:
    """Return whether nothing is known of a case."""
    return not case.facts


UNSIGNED = online_without("principal-sign")
DEFECTS: dict[str, tuple[Policy, Callable[[Policy], Policy], Claimed]] = {
    "nobody is kept from signing twice": (WANZHOU, undivided, signed_twice),
    "nor in Siping": (SIPING, undivided, signed_twice),
    "nor in Youyang": (YOUYANG, undivided, signed_twice),
    "what is weighty goes down": (
        WANZHOU,
        weighty_goes_down,
        (document.units_involved >= 2, UNSIGNED),
    ),
    "what is unknown goes down": (WANZHOU, unknown_goes_down, (of_nothing_known, UNSIGNED)),
    "two units are not several": (WANZHOU, off_by_one, (document.units_involved >= 2, UNSIGNED)),
    "the deputy signs what is major": (
        QIANJIANG,
        major_by_the_deputy,
        (document.content_class == "major", major_signed_by_the_deputy),
    ),
    "staff sign for their head": (YOUYANG, staff_for_heads, second_review_by_staff),
}


def counterexample(found: AssertionError) -> str:
    """Return the scenario that an error prints."""
    return str(found).partition("\n\n")[2]


def played_by_the_command(path: Path) -> dict[str, Any]:
    """Return what `govflow play --json` prints of a file that passes."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-m", "govflow", "play", str(path), "--json"],
        capture_output=True,
        check=False,
        env=environment,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found
