"""A case in Wanzhou's chain beside peers: making it, an approval, and the bytes it holds.

Every contender has the same places and edges, and walks the same six approvals from the
first review to clearance. A machine moves a state and keeps no record; with a guard, whoever
approves must hold the post. The record of govflow and of eventsourcing is what they are for.
"""

import gc
import tracemalloc
from collections.abc import Callable, Mapping
from functools import cache, partial
from importlib.util import find_spec
from itertools import islice, repeat
from time import process_time
from typing import Any, Final, NamedTuple

from benchmarks.cases import ACTS, PEOPLE, POSTS, SIGNERS, WANZHOU, Model, decided, opening
from govflow.adapters.memory import MemoryDirectory, MemoryStore
from govflow.cases import Act, Case
from govflow.desk import Desk
from govflow.provisions.machines import machine_of, triggers_of

CHAIN: Final = WANZHOU.chain("publication")
EDGES: Final = triggers_of(CHAIN)
PLACES: Final = tuple(dict.fromkeys(place for _, *both in EDGES for place in both))
FINAL: Final = ("withdrawn", "published")
TARGETS: Final = (
    "second-review",
    "third-review",
    "first-proof",
    "second-proof",
    "third-proof",
    "cleared",
)
WAY: Final = tuple(f"approve:{place}" for place in TARGETS)
POSTS_OF: Final = {step.id: step.posts for step in CHAIN.steps}
TIMED, HELD, ROUNDS = 100, 2_000, 9


class Contender(NamedTuple):
    """How a case is made, how it walks to its end, and where it then is.

    `walk` returns whatever the host must keep of the case.
    """

    make: Callable[[], Any]
    walk: Callable[[Any], Any]
    place: Callable[[Any], str]


def holds(place: str, by: str) -> bool:
    """Return whether somebody holds a post that may sign there."""
    return POSTS.get(by) in POSTS_OF[place]


def _state(case: Any) -> str:
    return str(case.state)


def handwritten() -> Contender:
    """Return a table keyed by strings, over an object with a state: the floor."""
    table = {(source, trigger): target for trigger, source, target in EDGES}

    def walk(model: Model) -> Model:
        for trigger in WAY:
            model.state = table[model.state, trigger]
        return model

    return Contender(Model, walk, _state)


def _may(data: Any) -> bool:
    return holds(data.transition.source, data.kwargs["by"])


def _machine(host: object, *, guarded: bool) -> Any:
    from transitions import Machine

    edges = [
        {"trigger": name, "source": a, "dest": b, "conditions": _may if guarded else None}
        for name, a, b in EDGES
    ]
    options: dict[str, Any] = {"auto_transitions": False, "send_event": True}
    return Machine(host, PLACES, PLACES[0], edges, **options)


def shared_machine(*, guarded: bool = False) -> Contender:
    """Return one machine of transitions for all cases; without a guard it is govflow's own."""
    machine = _machine(None, guarded=True) if guarded else machine_of(CHAIN)
    events = [(machine.events[trigger], by) for trigger, by in zip(WAY, SIGNERS, strict=True)]

    def walk(model: Model) -> Model:
        for event, by in events:
            event.trigger(model, by=by)
        return model

    return Contender(Model, walk, _state)


class Host:
    """A host's own object that takes attributes."""


def machine_each(*, guarded: bool = False) -> Contender:
    """Return a machine of transitions for each case, without automatic transitions."""
    events = list(zip(WAY, SIGNERS, strict=True))

    def make() -> Host:
        host = Host()
        _machine(host, guarded=guarded)
        return host

    def walk(host: Any) -> Any:
        for trigger, by in events:
            getattr(host, trigger)(by=by)
        return host

    return Contender(make, walk, _state)


def _name(trigger: str) -> str:
    return trigger.replace(":", "_").replace("-", "_")


def _statemachine(*, guarded: bool = False) -> Any:
    from statemachine import State, StateMachine

    def may(_: Any, source: Any, by: str) -> bool:
        return holds(source.value, by)

    states = {
        place: State(value=place, initial=place == PLACES[0], final=place in FINAL)
        for place in PLACES
    }
    events: dict[str, Any] = {}
    for trigger, source, target in EDGES:
        guard = {"cond": "may"} if guarded else {}
        edge, name = states[source].to(states[target], **guard), _name(trigger)
        events[name] = events[name] | edge if name in events else edge
    named = {_name(place): state for place, state in states.items()}
    return type("Publication", (StateMachine,), {**named, **events, "may": may})


def statemachine_each(*, guarded: bool = False) -> Contender:
    """Return a machine of python-statemachine for each case, kept as long as the case."""
    made = _statemachine(guarded=guarded)
    events = [(_name(trigger), by) for trigger, by in zip(WAY, SIGNERS, strict=True)]

    def walk(machine: Any) -> Any:
        for event, by in events:
            getattr(machine, event)(by=by)
        return machine

    return Contender(made, walk, lambda machine: machine.model.state)


def statemachine_anew() -> Contender:
    """Return the state kept alone, and a machine of python-statemachine made for each event."""
    made, events = _statemachine(), [_name(trigger) for trigger in WAY]

    def walk(model: Model) -> Model:
        for event in events:
            getattr(made(model=model), event)()
        return model

    return Contender(Model, walk, _state)


def statemachine_exchanged() -> Contender:
    """Return one machine of python-statemachine, the model under it exchanged by private names.

    Nobody may rely on that; it is the least that its engine can cost.
    """
    machine = _statemachine()(model=Model())
    events = [getattr(machine, _name(trigger)) for trigger in WAY]

    def walk(model: Model) -> Model:
        for event in events:
            machine.model = machine._config._model = model
            machine._config._cached = None
            event()
        return model

    return Contender(Model, walk, _state)


@cache  # eventsourcing takes a class of one name once
def _aggregate() -> Any:
    from eventsourcing.domain import Aggregate, event

    class Publication(Aggregate):
        @event("Opened")
        def __init__(self, by: str, content: str) -> None:
            self.by, self.content, self.state = by, content, PLACES[0]

        @event("Approved")
        def approve(self, by: str, to: str) -> None:  # noqa: ARG002 - kept in the event
            self.state = to

    return Publication


def aggregate() -> Contender:
    """Return an aggregate of eventsourcing, its events not saved."""
    made = _aggregate()

    def walk(case: Any) -> Any:
        for by, to in zip(SIGNERS, TARGETS, strict=True):
            case.approve(by=by, to=to)
        return case

    return Contender(lambda: made(by="zhang", content="通知"), walk, _state)


def application() -> Contender:
    """Return an application of eventsourcing in memory, each event saved."""
    from eventsourcing.application import Application

    made, app = _aggregate(), Application[Any]()

    def make() -> Any:
        case = made(by="zhang", content="通知")
        app.save(case)
        return case

    def walk(case: Any) -> Any:
        for by, to in zip(SIGNERS, TARGETS, strict=True):
            case.approve(by=by, to=to)
            app.save(case)
        return case

    return Contender(make, walk, _state)


def core() -> Contender:
    """Return govflow's decide and evolve: who may sign, why not, an entry for the record."""

    def walk(case: Case) -> Case:
        for act in ACTS[1:]:
            case, _ = decided(case, act)
        return case

    return Contender(lambda: decided(None, ACTS[0])[0], walk, lambda case: case.state)


def desk() -> Contender:
    """Return govflow's desk in memory: the record sealed, worklists and clocks kept."""
    kept = Desk(WANZHOU, store=MemoryStore(), directory=MemoryDirectory(PEOPLE))
    numbers = iter(range(10**9))

    def make() -> str:
        name = f"n{next(numbers)}"
        kept.act(opening(name))
        return name

    def walk(name: str) -> str:
        for act in ACTS[1:]:
            kept.act(Act(act.do, act.at, act.by, name, content=act.content))
        return name

    return Contender(make, walk, lambda name: kept.status(name).case.state)


PEERS: Final[Mapping[str, tuple[Callable[[], Contender], str]]] = {
    "handwritten table, state alone": (handwritten, "govflow"),
    "transitions, one shared machine": (shared_machine, "transitions"),
    "transitions, shared, guarded": (partial(shared_machine, guarded=True), "transitions"),
    "transitions, a machine a case": (machine_each, "transitions"),
    "transitions, a case, guarded": (partial(machine_each, guarded=True), "transitions"),
    "statemachine, a machine a case": (statemachine_each, "statemachine"),
    "statemachine, a case, guarded": (partial(statemachine_each, guarded=True), "statemachine"),
    "statemachine, anew for each event": (statemachine_anew, "statemachine"),
    "statemachine, shared by private names": (statemachine_exchanged, "statemachine"),
    "eventsourcing, aggregate not saved": (aggregate, "eventsourcing"),
    "eventsourcing, application in memory": (application, "eventsourcing"),
    "govflow decide + evolve": (core, "govflow"),
    "govflow desk in memory": (desk, "govflow"),
}
SHARED: Final = "transitions, one shared machine"


class Figures(NamedTuple):
    """CPU microseconds of making a case and of an approval; bytes of a case, new and cleared."""

    make: float
    approval: float
    fresh: float
    after: float


def measured(contenders: Mapping[str, Callable[[], Contender]]) -> dict[str, Figures]:
    """Return the figures of each, timed in turn; every case must end where it should."""
    ready = {name: contender() for name, contender in contenders.items()}
    for name, made in ready.items():
        assert made.place(made.walk(made.make())) == "cleared", name
    rounds = [{name: _timed(made) for name, made in ready.items()} for _ in repeat(None, ROUNDS)]
    return {
        name: Figures(
            min(one[name][0] for one in rounds) / TIMED * 1e6,
            min(one[name][1] for one in rounds) / TIMED / len(WAY) * 1e6,
            _held(contender(), lambda one: one.make()),
            _held(contender(), lambda one: one.walk(one.make())),
        )
        for name, contender in contenders.items()
    }


def _timed(contender: Contender) -> tuple[float, float]:
    """Return the CPU seconds of making cases, and then of walking them."""
    gc.collect()
    start = process_time()
    cases = [contender.make() for _ in repeat(None, TIMED)]
    made = process_time()
    for case in cases:
        contender.walk(case)
    return made - start, process_time() - made


def _held(contender: Contender, case: Callable[[Contender], Any]) -> float:
    case(contender)  # whatever is made once is made before
    gc.collect()
    tracemalloc.start()
    kept = [case(contender) for _ in islice(repeat(None), HELD)]
    gc.collect()
    found = tracemalloc.get_traced_memory()[0] / len(kept)
    tracemalloc.stop()
    return found


def peers() -> None:
    """Print every contender whose package is there, with its ratio to the shared machine."""
    figures = measured(
        {name: made for name, (made, package) in PEERS.items() if find_spec(package) is not None}
    )
    floor = figures[SHARED]
    print("a case of six approvals (CPU us, bytes; ratio of an approval to a shared machine's)")
    print(f"  {'':<44}{'make':>9}{'approval':>10}{'ratio':>10}{'idle':>11}{'cleared':>11}")
    for name, one in figures.items():
        ratio = one.approval / floor.approval
        print(
            f"  {name:<44}{one.make:9.1f}{one.approval:10.2f}{ratio:8.1f} x"
            f"{one.fresh:9,.0f} B{one.after:9,.0f} B"
        )
    print()


if __name__ == "__main__":
    peers()
