"""What other packages add through entry points: engines, detectors, rule sets, policies.

A package states, under the group `govflow.engines`, `govflow.detectors`, `govflow.rules` or
`govflow.policies`, an id and the object it stands for. Nothing is read before it is asked
for, and only what is asked for is imported; a plugin only adds.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib.metadata import EntryPoint, entry_points
from typing import Any, Final, Literal, get_args

from attrs import field

from govflow.errors import UnknownNameError, WorldError
from govflow.policies import SHIPPED_IDS, load_policy
from govflow.policy import Policy
from govflow.rules.compiled import CompiledEngine
from govflow.rules.detectors import Detector, MobileNumbers, ResidentIds
from govflow.rules.engines import Engine, ReferenceEngine
from govflow.rules.rules import RuleSet
from govflow.values import frozen
from govflow.words import Words

Group = Literal["govflow.engines", "govflow.detectors", "govflow.rules", "govflow.policies"]
GROUPS: Final[tuple[Group, ...]] = get_args(Group)
_OWN: Final = "govflow"


@frozen
class _Kind:
    """What the objects of one group are, how they are called, and which ship with govflow."""

    words: Words
    type: type
    name: str
    shipped: Mapping[str, Callable[[], object]]


def _kind(group: Group) -> _Kind:
    if group == "govflow.engines":
        engines = {"reference": ReferenceEngine, "compiled": CompiledEngine}
        return _Kind(Words("引擎", "engine"), Engine, "name", engines)
    if group == "govflow.detectors":
        detectors = {"resident-id": ResidentIds, "mobile": MobileNumbers}
        return _Kind(Words("检测器", "detector"), Detector, "name", detectors)
    if group == "govflow.rules":
        return _Kind(Words("规则集", "rule set"), RuleSet, "id", {})
    shipped = {policy_id: _policy(policy_id) for policy_id in SHIPPED_IDS}
    return _Kind(Words("政策", "policy"), Policy, "id", shipped)


def _policy(policy_id: str) -> Callable[[], object]:
    return lambda: load_policy(policy_id)


@frozen
class Plugin:
    """What a package adds: not imported until `load` is called."""

    group: Group
    id: str
    package: str
    _entry: EntryPoint = field(repr=False, eq=False)

    def load(self) -> Any:
        """Import and return the object. Raises WorldError naming the package if it is none."""
        kind = _kind(self.group)
        try:
            found = self._entry.load()
        except Exception as error:
            raise self._error(f"无法载入（{error}）", f"cannot be loaded ({error})") from error
        if not isinstance(found, kind.type):
            raise self._error(f"不是{kind.words.zh}", f"is no {kind.words.en}")
        if (own := getattr(found, kind.name)) != self.id:
            raise self._error(f"自称“{own}”", f"calls itself {own!r}")
        return found

    def _error(self, zh: str, en: str) -> WorldError:
        return WorldError(
            Words(
                f"软件包 {self.package} 的“{self.id}”{zh}",
                f"{self.id!r} of the package {self.package} {en}",
            ),
            where=self.group,
        )


def plugins(group: Group) -> Mapping[str, Plugin]:
    """Return what other packages add to a group, by id; nothing is imported.

    Raises WorldError naming both packages where two of them, or one and govflow itself, use
    the same id.
    """
    found: dict[str, Plugin] = {}
    shipped = _kind(group).shipped
    for plugin in sorted(_stated(group), key=lambda one: (one.id, one.package)):
        other = found.get(plugin.id)
        if other is not None or plugin.id in shipped:
            one, two = _OWN if other is None else other.package, plugin.package
            raise WorldError(
                Words(
                    f"软件包 {one} 与 {two} 都提供“{plugin.id}”",
                    f"the packages {one} and {two} both offer {plugin.id!r}",
                ),
                where=group,
            )
        found[plugin.id] = plugin
    return found


def _stated(group: Group) -> Iterator[Plugin]:
    for entry in entry_points(group=group):
        package = "?" if entry.dist is None else entry.dist.name
        yield Plugin(group, entry.name, package, entry)


def load_engine(name: str) -> Engine:
    """Return the engine of that name, shipped or installed. Raises UnknownNameError."""
    found: Engine = _load("govflow.engines", name)
    return found


def load_detector(name: str) -> Detector:
    """Return the detector of that name, shipped or installed. Raises UnknownNameError."""
    found: Detector = _load("govflow.detectors", name)
    return found


def load_rules(name: str) -> RuleSet:
    """Return the installed rule set of that id. Raises UnknownNameError."""
    found: RuleSet = _load("govflow.rules", name)
    return found


def load_any_policy(policy_id: str) -> Policy:
    """Return the policy of that id, shipped or installed. Raises UnknownNameError."""
    found: Policy = _load("govflow.policies", policy_id)
    return found


def names(group: Group) -> Iterable[str]:
    """Return the ids of a group: those that ship with govflow, then those installed."""
    return (*_kind(group).shipped, *plugins(group))


def _load(group: Group, name: str) -> Any:
    kind, installed = _kind(group), plugins(group)
    if name in kind.shipped:
        return kind.shipped[name]()
    if name in installed:
        return installed[name].load()
    raise UnknownNameError(kind.words, name, (*kind.shipped, *installed))
