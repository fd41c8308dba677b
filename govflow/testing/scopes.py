"""Scopes: what is gone through when every case of a chain is looked for."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from attrs import field

from govflow.calendars.china import ChinaCalendar, china
from govflow.cases.acts import Act
from govflow.cases.state import Case, digest_of
from govflow.errors import UsageError
from govflow.policy import Policy
from govflow.provisions.chains import Chain
from govflow.provisions.roles import People
from govflow.values import frozen
from govflow.words import Words

CASE: Final = "c"
CONTENTS: Final = ("text 1", "text 2")
NOTE: Final = "a reason"
Ways = Iterator[Iterable[Act]]
"""Acts by what they come to: those of one way differ in who does them and in no effect."""


@frozen
class Scope:
    """Who may do which acts to a case of a chain, on one day, whatever is known of it.

    `facts` is what may be known when a case is opened, each a way to begin; all acts are of
    the moment `at`. Raises UsageError for an act that cannot be gone through.
    """

    policy: Policy
    chain: Chain
    people: People
    acts: tuple[str, ...]
    events: tuple[str, ...]
    facts: Sequence[Mapping[str, Any]]
    at: datetime
    calendar: ChinaCalendar = field(factory=china)

    def __attrs_post_init__(self) -> None:
        for do in self.acts:
            if do not in _WAYS:
                known = ", ".join(_WAYS)
                raise UsageError(
                    Words(
                        f"操作“{do}”不能逐一走遍；可以的有：{known}",
                        f"the act {do!r} cannot be gone through; these can: {known}",
                    )
                )

    def openings(self) -> Ways:
        """Yield the ways to open a case: one for all that may be known of it."""
        for facts in self.facts:
            yield _by_anybody(self, "open", chain=self.chain.id, facts=facts, content=CONTENTS[0])

    def ways_from(self, case: Case) -> Ways:
        """Yield the ways on from a case."""
        for do in self.acts:
            yield from _WAYS[do](self, do, case)

    def act(self, do: str, by: str | None, **about: Any) -> Act:
        """Return an act on the case."""
        return Act(do, self.at, by, CASE, **about)


def _by_anybody(scope: Scope, do: str, **about: Any) -> Iterator[Act]:
    return (scope.act(do, by, **about) for by in scope.people.persons)


def _by_each(scope: Scope, do: str, _case: Case) -> Ways:
    note = NOTE if do == "override" else None
    return ((scope.act(do, by, note=note),) for by in scope.people.persons)


def _to_each_step(scope: Scope, do: str, case: Case) -> Ways:
    if case.step is None:
        return
    place = scope.chain.places[case.step]
    for step in scope.chain.steps[: place + 1]:
        same = _by_anybody(scope, do, to=step.id, note=NOTE)
        if scope.chain.steps[place].votes is None:
            yield same
        else:  # a vote against: it counts who gave it
            yield from ((act,) for act in same)


def _to_each_person(scope: Scope, do: str, _case: Case) -> Ways:
    for by in scope.people.persons:
        for to in scope.people.persons:
            yield (scope.act(do, by, to=to),)


def _withdrawn(scope: Scope, do: str, _case: Case) -> Ways:
    yield _by_anybody(scope, do)


def _edited(scope: Scope, do: str, case: Case) -> Ways:
    yield _by_anybody(scope, do, content=CONTENTS[case.digest == digest_of(CONTENTS[0])])


def _stated(scope: Scope, do: str, _case: Case) -> Ways:
    pairs = {pair for facts in scope.facts for pair in facts.items()}
    for name, value in sorted(pairs, key=repr):
        yield _by_anybody(scope, do, facts={name: value})


def _occurred(scope: Scope, do: str, _case: Case) -> Ways:
    return ((scope.act(do, None, name=name),) for name in scope.events)


_WAYS: Final[Mapping[str, Callable[[Scope, str, Case], Ways]]] = {
    "approve": _by_each,
    "return": _to_each_step,
    "withdraw": _withdrawn,
    "edit": _edited,
    "state": _stated,
    "event": _occurred,
    "delegate": _to_each_person,
    "reassign": _to_each_person,
    "add-signer": _to_each_person,
    "remove-signer": _to_each_person,
    "override": _by_each,
}
