"""Cases: a decision beside a trigger of `transitions`, bytes of an idle case, a desk that grows."""

import gc
import tracemalloc
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from itertools import islice
from time import perf_counter

from benchmarks.timing import row, seconds
from govflow.adapters.memory import MemoryDirectory, MemoryStore
from govflow.calendars.china import china
from govflow.calendars.civil import civil_date
from govflow.cases import Act, Case, Refusal, decide, digest_of, evolve
from govflow.cases.plain import edge
from govflow.desk import Desk
from govflow.journal import GENESIS, Entry, seal
from govflow.policies import load_policy
from govflow.provisions.machines import machine_of
from govflow.provisions.roles import Assignment, People, Person

START = datetime(2024, 2, 5, 9)
POSTS = {"zhang": "staff", "li": "section-head", "wang": "deputy-head"}
SIGNERS = ("zhang", "li", "wang", "zhang", "li", "wang")
FACTS = {
    "units_involved": 1,
    "social_impact": "ordinary",
    "public_concern": "ordinary",
    "clear_and_simple": True,
}
WANZHOU = load_policy("wanzhou")
CALENDAR = china()
PEOPLE = People({n: Person(n, n, (Assignment(p, "u"),)) for n, p in POSTS.items()})
IDLE = 20_000
FEW, MANY = 1_000, 100_000


def opening(case: str = "n", unit: str = "u") -> Act:
    """Return the act that opens a case."""
    digest = {"content": "通知", "unit": unit}
    return Act("open", START, "zhang", case, chain="publication", facts=FACTS, **digest)


ACTS = [
    opening(),
    *(
        Act("approve", START + timedelta(minutes=n), who, "n", content="通知")
        for n, who in enumerate(SIGNERS, 1)
    ),
]


def decided(case: Case | None, act: Act) -> tuple[Case, tuple[Entry, ...]]:
    """Return the case after an act that must not be refused, and its entries."""
    found = decide(WANZHOU, case, act, PEOPLE, CALENDAR)
    assert not isinstance(found, Refusal), found
    for entry in found:
        case = evolve(case, entry)
    assert case is not None
    return case, found


class Model:
    """A host's own object with a state."""

    __slots__ = ("state",)

    def __init__(self) -> None:
        self.state = "first-review"


def decisions() -> None:
    """Compare a whole way through Wanzhou's chain, an event at a time."""
    chain = WANZHOU.chain("publication")
    machine = machine_of(chain)
    way = ["second-review", "third-review", "first-proof", "second-proof", "third-proof", "cleared"]
    events = [machine.events[f"approve:{step}"] for step in way]
    waiting, day = _cases(), civil_date(START)
    asked = [
        (case, PEOPLE.persons[act.by or ""]) for case, act in zip(waiting, ACTS[1:], strict=True)
    ]
    assert [edge(chain, case, person, day).to for case, person in asked] == way

    def bare() -> None:
        model = Model()
        for event in events:
            event.trigger(model)

    def guarded() -> None:
        for case, person in asked:
            edge(chain, case, person, day)

    def core() -> None:
        case = None
        for act in ACTS:
            for entry in decide(WANZHOU, case, act, PEOPLE, CALENDAR):
                case = evolve(case, entry)

    def sealed() -> None:
        case, previous = None, GENESIS
        for act in ACTS:
            for entry in decide(WANZHOU, case, act, PEOPLE, CALENDAR):
                case = evolve(case, entry)
                previous = seal(entry, previous).hash

    print("an approval (CPU us an event, ratio to a trigger of a shared transitions machine)")
    parts = ((bare, len(events)), (guarded, len(events)), (core, len(ACTS)), (sealed, len(ACTS)))
    floor, guard, whole, chained = _in_turn(parts)
    row("transitions, one shared machine, no guard", floor, "us", floor)
    row("who may sign, and which way it goes", guard, "us", floor)
    row("govflow decide + evolve, record and clocks", whole, "us", floor)
    row("... and sealed into the chain", chained, "us", floor)
    row("... through a desk in memory", _each(_through_desk(), 200 * len(ACTS), 1), "us", floor)
    print()


def _cases() -> list[Case]:
    """Return a case as it waits at each step of its way."""
    found: list[Case] = []
    for act in ACTS[:-1]:
        found.append(decided(found[-1] if found else None, act)[0])
    return found


def _in_turn(parts: Sequence[tuple[Callable[[], object], int]], rounds: int = 15) -> list[float]:
    """Return the least time of an event of each part; they take turns, as machines slow down."""
    taken = [[_each(run, events, rounds=1) for run, events in parts] for _ in range(rounds)]
    return [min(column) for column in zip(*taken, strict=True)]


def _through_desk() -> Callable[[], None]:
    def run() -> None:
        desk = Desk(WANZHOU, store=MemoryStore(), directory=MemoryDirectory(PEOPLE))
        for n in range(200):
            name = f"n{n}"
            desk.act(opening(name))
            for act in ACTS[1:]:
                desk.act(Act(act.do, act.at, act.by, name, content=act.content))

    return run


def _each(run: Callable[[], object], events: int, repeat: int = 100, rounds: int = 7) -> float:
    def repeated() -> None:
        for _ in range(repeat):
            run()

    return seconds(repeated, rounds) / repeat / events * 1e6


def memory() -> None:
    """Print the bytes of an idle case, alone and with its record and its place on a desk."""
    print(f"{IDLE:,} idle cases in memory (bytes a case)")
    gc.collect()
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    cases = [decided(None, opening(f"n{n}"))[0] for n in range(IDLE)]
    gc.collect()
    row("the case alone", (tracemalloc.get_traced_memory()[0] - before) / len(cases), "B")
    del cases
    gc.collect()
    before = tracemalloc.get_traced_memory()[0]
    desk = grown(IDLE)
    gc.collect()
    row("case, record and desk", (tracemalloc.get_traced_memory()[0] - before) / IDLE, "B")
    store = desk.store
    del desk
    gc.collect()
    row("of that, the record", (tracemalloc.get_traced_memory()[0] - before) / IDLE, "B")
    tracemalloc.stop()
    del store
    print()


def grown(count: int) -> Desk:
    """Return a desk in memory with that many open cases, a few of each unit and day."""
    desk = Desk(WANZHOU, store=MemoryStore(), directory=MemoryDirectory(PEOPLE))
    for n in range(count):
        unit = "u" if n < FEW else f"u{n % 997}"
        moment = START if n < FEW else START + timedelta(days=400 + n % 300)
        act = opening(f"n{n}", unit)
        desk.act(Act("open", moment, "zhang", act.case, "publication", unit, FACTS, "通知"))
    return desk


def growth() -> None:
    """Print what a question costs with few and with many open cases."""
    few, many = grown(FEW), grown(MANY)
    digest = digest_of("通知")
    later = START + timedelta(days=5)
    due = START + timedelta(days=60)
    few.tick(START)
    calls: dict[str, Callable[[Desk], object]] = {
        "worklist, a page of 50": lambda d: d.worklist("zhang", later),
        "cleared": lambda d: d.cleared("n7", digest),
        "tick, nothing due": lambda d: d.tick(later),
        f"due, {FEW:,} of them": lambda d: d.due(due),
        "permits": lambda d: d.permits(Act("approve", later, "zhang", "n7")),
        "act: state a fact": lambda d: d.act(Act("state", later, "zhang", "n7", facts=FACTS)),
    }
    print(f"a desk in memory (us a call with {FEW:,} and {MANY:,} open cases, ratio)")
    page = [_one(lambda d=d: _ids(d, 50)) for d in (few, many)]
    _compare("50 ids out of zhang's trays, no more", *page)
    for name, call in calls.items():
        _compare(name, *(_one(lambda d=d, call=call: call(d)) for d in (few, many)))
    _compare(f"tick, {FEW:,} due", *(_once(lambda d=d: d.tick(due)) for d in (few, many)))
    start = perf_counter()
    Desk(WANZHOU, store=many.store, directory=MemoryDirectory(PEOPLE))
    took = (perf_counter() - start) / MANY * 1e6
    print(f"  {'start over the record, a case':<44}{took:12.1f} us\n")


def _ids(desk: Desk, limit: int) -> list[str]:
    """Return the first cases in a person's trays, in order: what no worklist can do without."""
    trays = (desk._board._trays.get(tray, {}) for tray in (("staff", "u"), (None, "zhang")))
    heads = sorted((at, case) for pile in trays for case, at in islice(pile.items(), limit))
    return list(dict.fromkeys(case for _, case in heads))[:limit]


def _one(call: Callable[[], object]) -> float:
    return min(_once(call) for _ in islice(iter(int, 1), 200))


def _once(call: Callable[[], object]) -> float:
    start = perf_counter()
    call()
    return (perf_counter() - start) * 1e6


def _compare(name: str, few: float, many: float) -> None:
    print(f"  {name:<44}{few:12.1f} {many:12.1f} us {many / few:8.2f} x")


def cases() -> None:
    """Run all three."""
    decisions()
    memory()
    growth()


if __name__ == "__main__":
    cases()
