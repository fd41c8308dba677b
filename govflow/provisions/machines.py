"""A chain as one `transitions` machine, shared by all cases, and as a diagram.

The machine carries the topology and is what a host with triggers of its own gets. It is
generated from the chain, never written: `tests` hold its edges equal to the chain's.
Guards are decided before anything moves, since a machine's guards are two-valued and silent.
"""

from typing import TYPE_CHECKING, Final

from govflow.provisions.chains import CLEARED, Chain, Step
from govflow.rules.reference import say
from govflow.words import Language

if TYPE_CHECKING:
    from transitions import Machine

APPROVE: Final = "approve"
RETURN: Final = "return"
WITHDRAW: Final = "withdraw"
PUBLISH: Final = "publish"
END: Final = "end"


def machine_of(chain: Chain) -> "Machine":
    """Return the machine of a chain; triggers are `approve:TO`, `return:TO`, and so on.

    The target is part of a trigger's name, so that no two edges of one step share one.
    """
    from transitions import Machine

    states = [*(step.id for step in chain.steps), CLEARED, "withdrawn"]
    if _goes_online(chain):
        states.append("published")
    if chain.ends:
        states.append("closed")
    return Machine(
        model=None,
        states=states,
        initial=states[0],
        transitions=[
            {"trigger": trigger, "source": source, "dest": target}
            for trigger, source, target in triggers_of(chain)
        ],
        auto_transitions=False,
        send_event=True,
    )


def triggers_of(chain: Chain) -> list[tuple[str, str, str]]:
    """Return every edge of the machine: trigger, source, target."""
    found = [(f"{APPROVE}:{target}", source, target) for source, target in chain.edges()]
    for later, step in enumerate(chain.steps):
        for earlier in chain.steps[: later + 1]:
            found.append((f"{RETURN}:{earlier.id}", step.id, earlier.id))
        found.append((WITHDRAW, step.id, "withdrawn"))
    found.append((WITHDRAW, CLEARED, "withdrawn"))
    if _goes_online(chain):
        found.append((PUBLISH, CLEARED, "published"))
    if chain.ends:
        found.append((END, CLEARED, "closed"))
    return found


def _goes_online(chain: Chain) -> bool:
    # where nobody signs nothing is cleared, and `decide` publishes nothing
    return chain.published is not None and bool(chain.steps)


def edges_of(machine: "Machine") -> set[tuple[str, str, str | None]]:
    """Return the edges that a machine holds: trigger, source, target."""
    return {
        (name, source, transition.dest)
        for name, event in machine.events.items()
        for source, transitions in event.transitions.items()
        for transition in transitions
    }


def mermaid(chain: Chain, language: Language) -> str:
    """Return a chain as a Mermaid flowchart: ids are ASCII, labels in the reader's language."""
    lines = ["flowchart TD", f'  open(["{_quoted(chain.opening.speak(language))}"])']
    for step in chain.steps:
        words = _quoted(step.words.speak(language))
        lines.append(f'  {_name(step.id)}["{words}<br/>{", ".join(_posts(step))}"]')
    lines.append(f'  {CLEARED}(["{_CLEARED[language]}"])')
    first = chain.steps[0].id if chain.steps else CLEARED
    lines.append(f"  open --> {_name(first)}")
    lines += [
        f"  {_name(a)} -->{_on_edge(chain, a, b, language)} {_name(b)}" for a, b in chain.edges()
    ]
    return "\n".join(lines) + "\n"


def dot(chain: Chain, language: Language) -> str:
    """Return a chain as a Graphviz digraph."""
    lines = ["digraph chain {", '  node [shape=box, fontname="Noto Sans CJK SC"];']
    lines.append(f'  open [shape=oval, label="{_escaped(chain.opening.speak(language))}"];')
    for step in chain.steps:
        words = _escaped(step.words.speak(language))
        lines.append(f'  "{step.id}" [label="{words}\\n{", ".join(_posts(step))}"];')
    lines.append(f'  {CLEARED} [shape=oval, label="{_CLEARED[language]}"];')
    first = chain.steps[0].id if chain.steps else CLEARED
    lines.append(f'  open -> "{first}";')
    for source, target in chain.edges():
        label = _label(chain, source, target, language)
        said = f' [label="{_escaped(label)}"]' if label else ""
        lines.append(f'  "{source}" -> "{target}"{said};')
    return "\n".join([*lines, "}"]) + "\n"


_CLEARED: Final[dict[Language, str]] = {"zh": "准予发布", "en": "cleared"}


def _posts(step: Step) -> list[str]:
    """Return every post that may sign a step, on whatever facts."""
    other = [post for when in step.posts_when for post in when.posts]
    return list(dict.fromkeys([*step.posts, *other]))


def _name(step_id: str) -> str:
    return step_id.replace("-", "_")


def _label(chain: Chain, source: str, target: str, language: Language) -> str:
    branch = chain.branch_after(source)
    if branch is None:
        return ""
    return say(branch.when, negated=target != branch.then).speak(language)


def _on_edge(chain: Chain, source: str, target: str, language: Language) -> str:
    label = _label(chain, source, target, language)
    return f'|"{_quoted(label)}"|' if label else ""


def _quoted(text: str) -> str:
    return text.replace('"', "#quot;")


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')
