"""An office of Wanzhou's, its people, a week of theirs, and short ways to act at a desk."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

from govflow.adapters.memory import MemoryDirectory, MemoryStore
from govflow.cases import Act, Refusal
from govflow.desk import Desk, Done, Reply
from govflow.journal import Sealed
from govflow.policies import load_policy
from govflow.ports import Store, verify_store
from govflow.provisions.roles import Assignment, People, Person

WANZHOU = load_policy("wanzhou")
MONDAY = datetime(2024, 2, 5, 9)  # the week before the Spring Festival; Sunday 4th was worked
UNIT = "区民政局"
TEXT = "关于春节期间婚姻登记安排的通告"


def person(name: str, *posts: str, unit: str = UNIT) -> Person:
    """Return a person who holds posts in a unit."""
    return Person(name, name, tuple(Assignment(post, unit) for post in posts))


PEOPLE = People(
    {
        each.id: each
        for each in (
            person("zhang", "staff"),
            person("zhao", "staff"),
            person("li", "section-head", "staff"),
            person("wang", "deputy-head"),
            person("chen", "principal-head"),
            person("sun", "section-head", unit="区教委"),
            person("root", "superuser"),
        )
    }
)


def at(day: int, hour: int = 9, minute: int = 0) -> datetime:
    """Return a moment of the week: day 0 is Monday."""
    return MONDAY + timedelta(days=day, hours=hour - 9, minutes=minute)


class Overtaken(MemoryStore):
    """A store in which somebody else acts just after the record was looked at, once."""

    then: Callable[[], object] | None = None

    def scan(self, after: int = 0) -> Iterator[tuple[int, Sealed]]:
        """Give what there is; then the other acts."""
        yield from super().scan(after)
        if self.then is not None:
            then, self.then = self.then, None
            then()


def desk_over(store: Store, **named: Any) -> Desk:
    """Return a desk of Wanzhou's over a store."""
    about = {"policy": WANZHOU, "directory": MemoryDirectory(PEOPLE)} | named
    return Desk(store=store, **about)


def signed(who: str, moment: datetime, case: str = "n1", **named: Any) -> Act:
    """Return an approval."""
    return Act("approve", moment, who, case, **named)


def opened(desk: Desk, case: str = "n1", moment: datetime = MONDAY, **named: Any) -> Reply:
    """Open a publication as zhang does."""
    named = {"content": TEXT, "facts": {"clear_and_simple": True}} | named
    return desk.open("publication", case, by="zhang", at=moment, **named)


def done(reply: Reply) -> Done:
    """Return a reply that must not be a refusal."""
    assert isinstance(reply, Done), reply
    return reply


def code(reply: Reply) -> str:
    """Return the code of a refusal."""
    assert isinstance(reply, Refusal), reply
    return reply.code


PLAIN = {
    "units_involved": 1,
    "social_impact": "ordinary",
    "public_concern": "ordinary",
    "clear_and_simple": True,
}
TO_CLEARANCE: tuple[Act, ...] = (
    signed("zhang", at(0, 10), content=TEXT),
    signed("li", at(0, 11), content=TEXT),
    signed("wang", at(0, 15), content=TEXT),
    signed("zhao", at(1, 9)),
    signed("li", at(1, 10)),
    signed("wang", at(1, 11)),
)
WEEK: tuple[Callable[[Desk], Any], ...] = (
    lambda d: opened(d, facts=PLAIN),
    lambda d: opened(d, "n2", at(0, 9, 30), content="二"),
    *(lambda d, act=act: d.act(act) for act in TO_CLEARANCE[:3]),
    lambda d: d.act(Act("delegate", at(0, 16), "zhang", "n2", to="zhao")),
    *(lambda d, act=act: d.act(act) for act in TO_CLEARANCE[3:]),
    lambda d: d.act(Act("event", at(1, 12), None, "n1", name="published")),
    lambda d: d.open("correction", "e1", by="li", at=at(1, 14)),
    lambda d: d.tick(at(2)),
    lambda d: d.act(Act("event", at(2, 10), None, "e1", name="notified")),
    lambda d: d.act(signed("zhao", at(2, 11), "n2")),
    lambda d: d.act(signed("zhang", at(2, 12), "n2")),
    lambda d: d.act(Act("return", at(2, 14), "li", "n2", to="first-review", note="错字")),
    lambda d: d.act(Act("edit", at(3), "zhang", "n2", content="二（改）")),
    lambda d: d.act(signed("zhao", at(3, 10), "n2")),
    lambda d: d.act(Act("add-signer", at(3, 11), "li", "n2", to="chen")),
    lambda d: d.act(signed("chen", at(3, 12), "n2")),
    lambda d: d.tick(at(4)),
    lambda d: d.record("unit:民政局", "trained", at=at(4, 10), by="li"),
    lambda d: d.act(Act("event", at(4, 11), None, "e1", name="rectified")),
    lambda d: d.act(signed("li", at(4, 12), "n2")),
    lambda d: d.tick(at(60)),
)


def seen(desk: Desk) -> dict[str, Any]:
    """Return what there is to see at a desk at the end of the week."""
    cases = [stream.removeprefix("case:") for stream in desk.store.streams() if "case:" in stream]
    moment = at(60)
    return {
        "status": [desk.status(case, moment) for case in cases],
        "history": [desk.history(case) for case in cases],
        "worklists": {who: desk.worklist(who, moment) for who in PEOPLE.persons},
        "due": desk.due(at(400)),
        "verdict": desk.verdict("unit:民政局", "wanzhou/34.2", at(5)),
        "heads": verify_store(desk.store),
    }
