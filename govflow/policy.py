"""A policy: what encodes a regulation, as one value read in the regulation's order."""

from collections.abc import Collection, Iterable, Mapping
from itertools import pairwise

from attrs import field, frozen

from govflow.errors import LawError, PolicyError, UnknownNameError
from govflow.law import Instrument
from govflow.provisions.chains import CLEARED, Chain
from govflow.provisions.clocks import Clock, Lost, Unstated
from govflow.provisions.columns import BlankRule, ColumnRule, OwnCycle
from govflow.provisions.roles import Post, Responsibility
from govflow.provisions.things import FACT_CLASSES
from govflow.rules.facts import FactType, declared_facts
from govflow.words import Words

READING = Words("解读", "reading")
CHAIN = Words("流程", "chain")
Provision = Clock | ColumnRule | BlankRule


@frozen
class Policy:
    """The provisions that encode one regulation, its instruments and windows in force.

    Raises PolicyError for a provision that cites another regulation or is given twice,
    LawError for editions of one duty that overlap or leave a gap.
    """

    id: str
    title: Words
    instruments: tuple[Instrument, ...]
    clocks: tuple[Clock, ...] = ()
    columns: tuple[ColumnRule, ...] = ()
    blank: BlankRule | None = None
    chains: tuple[Chain, ...] = ()
    posts: tuple[Post, ...] = ()
    responsibilities: tuple[Responsibility, ...] = ()
    column_defaults: tuple[tuple[str, object, str], ...] = ()
    """Facts of a column read in where unstated: name, value, and the reading it rests on."""
    _by_norm: Mapping[str, Provision] = field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        by_norm: dict[str, Provision] = {}
        for provision in self.provisions():
            if not provision.norm.startswith(f"{self.id}/"):
                raise PolicyError(
                    Words(
                        f"{provision.norm}不属于“{self.id}”",
                        f"{provision.norm} is no norm of {self.id!r}",
                    )
                )
            if provision.norm in by_norm:
                raise PolicyError(
                    Words(f"{provision.norm}写了两次", f"{provision.norm} is encoded twice")
                )
            by_norm[provision.norm] = provision
            self.instrument(provision.instrument)
        object.__setattr__(self, "_by_norm", by_norm)
        for clock in self.clocks:
            if clock.edition_of is not None and clock.edition_of not in by_norm:
                raise PolicyError(
                    Words(
                        f"{clock.norm}所续的{clock.edition_of}没有编码",
                        f"{clock.norm} is an edition of {clock.edition_of}, which is not encoded",
                    )
                )
        for editions in self.editions().values():
            _check_editions([self.instrument(clock.instrument) for clock in editions])

    def with_a_time(self) -> tuple[Clock | ColumnRule, ...]:
        """Return every provision that has a period, clocks first."""
        return (*self.clocks, *self.columns)

    def provisions(self) -> Iterable[Provision]:
        """Return every provision, clocks first."""
        yield from self.with_a_time()
        if self.blank is not None:
            yield self.blank

    def find(self, norm_id: str) -> Provision | None:
        """Return what encodes a norm, or None."""
        return self._by_norm.get(norm_id)

    def cited(self, norm_id: str) -> tuple[str, ...]:
        """Return the places of chains and responsibilities that rest on a norm."""
        found = []
        for chain in self.chains:
            for step in chain.steps:
                norms = (*step.norms, *step.checks, *(other.norm for other in step.posts_when))
                if norm_id in norms:
                    found.append(f"{chain.id}/{step.id}")
            found += [
                f"{chain.id}/{branch.after}?"
                for branch in chain.branches
                if norm_id in branch.norms
            ]
            if norm_id in chain.cleared_by:
                found.append(f"{chain.id}/{CLEARED}")
        found += [duty.capacity for duty in self.responsibilities if duty.norm == norm_id]
        return tuple(dict.fromkeys(found))

    def timed(self, norm_id: str) -> Clock | ColumnRule:
        """Return the clock or column rule of a norm. Raises UnknownNameError."""
        found = self._by_norm.get(norm_id)
        if found is None or isinstance(found, BlankRule):
            norms = (provision.norm for provision in self.with_a_time())
            raise UnknownNameError(Words("有时限的规定", "norm with a deadline"), norm_id, norms)
        return found

    def find_chain(self, chain_id: str) -> Chain | None:
        """Return a chain by its id, or None."""
        return next((chain for chain in self.chains if chain.id == chain_id), None)

    def chain(self, chain_id: str) -> Chain:
        """Return a chain by its id. Raises UnknownNameError."""
        found = self.find_chain(chain_id)
        if found is None:
            raise UnknownNameError(CHAIN, chain_id, (chain.id for chain in self.chains))
        return found

    def instrument(self, instrument_id: str) -> Instrument:
        """Return one of the policy's legal texts. Raises LawError."""
        for instrument in self.instruments:
            if instrument.id == instrument_id:
                return instrument
        raise LawError(
            Words(
                f"“{self.id}”没有法律文本“{instrument_id}”",
                f"{self.id!r} has no instrument {instrument_id!r}",
            )
        )

    def editions(self) -> Mapping[str, tuple[Clock, ...]]:
        """Return the clocks of each duty, earliest edition first, by the first one's norm."""
        found: dict[str, list[Clock]] = {}
        for clock in self.clocks:
            found.setdefault(clock.edition_of or clock.norm, []).append(clock)
        return {key: tuple(clocks) for key, clocks in found.items()}

    def readings(self) -> frozenset[str]:
        """Return the reading ids that change what a provision says."""
        timed = self.with_a_time()
        rested = {reading for provision in timed for reading in provision.readings}
        other = {variant.reading for provision in timed for variant in provision.variants}
        return frozenset(rested | other)

    def under(self, readings: Collection[str]) -> "Policy":
        """Return the policy as those readings have it, in place of the chosen ones."""
        if not readings:
            return self
        return Policy(
            self.id,
            self.title,
            self.instruments,
            tuple(clock.under(readings) for clock in self.clocks),
            tuple(rule.under(readings) for rule in self.columns),
            self.blank,
            self.chains,
            self.posts,
            self.responsibilities,
            self.column_defaults,
        )

    def parameters(self) -> Mapping[str, FactType]:
        """Return the numbers and periods a caller may state, by name."""
        found: dict[str, FactType] = {}
        for provision in self.with_a_time():
            period = provision.period
            if isinstance(period, Lost):
                found[period.parameter] = FactType(period.parameter, period.what, (int,))
            elif isinstance(period, Unstated | OwnCycle):
                label = Words("期限", "the period")
                found[period.parameter] = FactType(period.parameter, label, (str,))
        return found

    def stateable(self, chain: Chain | None = None) -> Mapping[str, FactType]:
        """Return what may be stated of a case of a chain, or of any subject, by name."""
        found = dict(self.parameters())
        for subject in FACT_CLASSES if chain is None else (chain.subject,):
            found |= declared_facts(FACT_CLASSES[subject])
        return found


def _check_editions(instruments: list[Instrument]) -> None:
    for earlier, later in pairwise(instruments):
        if earlier.window.until is None or earlier.window.until != later.window.since:
            raise LawError(
                Words(
                    f"{earlier.id}与{later.id}的施行期间重叠或有空档",
                    f"the windows in force of {earlier.id} and {later.id} overlap or leave a gap",
                )
            )
