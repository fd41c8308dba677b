"""A policy: what encodes a regulation, as one value read in the regulation's order."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

import attrs
from attrs import field

from govflow.errors import LawError, PolicyError, UnknownNameError
from govflow.law import Instrument, check_editions
from govflow.provisions.chains import CLEARED, Chain
from govflow.provisions.clocks import Clock, Lost, Unstated
from govflow.provisions.clockwork import Clockwork, clockwork_of
from govflow.provisions.columns import BlankRule, ColumnRule, OwnLimit, rule_for
from govflow.provisions.cycles import OwnCycle
from govflow.provisions.decisions import Decision
from govflow.provisions.ladders import Ladder
from govflow.provisions.parts import PLACES, Part, Provision
from govflow.provisions.prerequisites import Prerequisite
from govflow.provisions.registers import Register
from govflow.provisions.requirements import Requirement
from govflow.provisions.roles import Authority, Post, Responsibility
from govflow.provisions.rosters import Roster
from govflow.provisions.things import SUBJECTS, facts_of
from govflow.provisions.titles import TitleRule
from govflow.rules.facts import FactType
from govflow.rules.verdicts import Missing
from govflow.values import frozen
from govflow.words import Words

READING = Words("解读", "reading")
CHAIN = Words("流程", "chain")
AUTHORITY = Words("主管或承办单位", "authority")
DECISION = Words("归属", "decision")
LADDER = Words("责任追究", "ladder")
REGISTER = Words("台账", "register")
UNTIMED = Words("可作前置条件的规定", "norm that a gate can hold to")

_Named = TypeVar("_Named", Authority, Decision, Ladder, Register)


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
    requirements: tuple[Requirement, ...] = ()
    prerequisites: tuple[Prerequisite, ...] = ()
    rosters: tuple[Roster, ...] = ()
    titles: tuple[TitleRule, ...] = ()
    decisions: tuple[Decision, ...] = ()
    authorities: tuple[Authority, ...] = ()
    ladders: tuple[Ladder, ...] = ()
    registers: tuple[Register, ...] = ()
    _by_norm: Mapping[str, Provision] = field(init=False, repr=False, eq=False)
    _places: Mapping[str, tuple[str, ...]] = field(init=False, repr=False, eq=False)
    _by_id: Mapping[str, Chain] = field(init=False, repr=False, eq=False)
    _clockworks: dict[str, Clockwork] = field(init=False, repr=False, eq=False, factory=dict)

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
        by_id = {chain.id: chain for chain in reversed(self.chains)}
        object.__setattr__(self, "_by_id", by_id)
        object.__setattr__(self, "_places", self._all_places())
        for clock in self.clocks:
            if clock.edition_of is not None and clock.edition_of not in by_norm:
                raise PolicyError(
                    Words(
                        f"{clock.norm}所续的{clock.edition_of}没有编码",
                        f"{clock.norm} is an edition of {clock.edition_of}, which is not encoded",
                    )
                )
        for editions in self.editions().values():
            check_editions([self.instrument(clock.instrument) for clock in editions])
        self._check_named()

    def _check_named(self) -> None:
        """Raise unless what provisions name of one another is there."""
        untimed = self.untimed()
        for gate in (gate for each in self.chains for gate in each.gates):
            for norm in gate.norms:
                if norm not in untimed:
                    raise UnknownNameError(UNTIMED, norm, untimed)
        for ladder in self.ladders:
            known = self.chain(ladder.chain).events
            for rung in ladder.rungs:
                if rung.event not in known:
                    raise UnknownNameError(Words("事件", "event"), rung.event, known)
        for register in self.registers:
            chain = None if register.chain is None else self.chain(register.chain)
            register.check_names(chain, self.stateable(chain))
        authorities = [authority.id for authority in self.authorities]
        for name in self._bound():
            if name is not None and name not in authorities:
                raise UnknownNameError(AUTHORITY, name, authorities)

    def _bound(self) -> Iterable[str | None]:
        yield from (requirement.by for requirement in self.requirements)
        yield from (prerequisite.by for prerequisite in self.prerequisites)
        yield from (roster.by for roster in self.rosters)
        yield from (clock.by for clock in self.clocks)
        yield from (limit.by for limit in self.own_limits())
        yield from (rung.by for ladder in self.ladders for rung in ladder.rungs)

    @classmethod
    def of(
        cls,
        policy_id: str,
        title: Words,
        instruments: tuple[Instrument, ...],
        parts: Iterable[Part],
        column_defaults: tuple[tuple[str, object, str], ...] = (),
    ) -> "Policy":
        """Return a policy of parts of any kind, each put where its kind belongs, in order."""
        sorted_parts: dict[str, list[Any]] = {}
        blank: BlankRule | None = None
        for part in parts:
            if isinstance(part, BlankRule):
                blank = part
            else:
                sorted_parts.setdefault(PLACES[type(part)], []).append(part)
        lists = {name: tuple(found) for name, found in sorted_parts.items()}
        return cls(
            policy_id, title, instruments, blank=blank, column_defaults=column_defaults, **lists
        )

    def with_a_time(self) -> tuple[Clock | ColumnRule, ...]:
        """Return every provision that has a period, clocks first."""
        return (*self.clocks, *self.columns)

    def provisions(self) -> Iterable[Provision]:
        """Return every provision, clocks first."""
        yield from self.with_a_time()
        if self.blank is not None:
            yield self.blank
        yield from self.own_limits()
        yield from self.titles
        yield from self.requirements
        yield from self.prerequisites
        yield from self.rosters

    def own_limits(self) -> tuple[OwnLimit, ...]:
        """Return what may give one column a limit of its own, each once."""
        limits = (rule.own_limit for rule in self.columns)
        return tuple(dict.fromkeys(limit for limit in limits if limit is not None))

    def rule_for(self, facts: Mapping[str, object]) -> ColumnRule | Missing | None:
        """Return the rule for a column, what nobody stated of it, or None if no rule is for it.

        A fact that the policy reads in where it is unstated (`column_defaults`) is.
        """
        defaults = {name: value for name, value, _ in self.column_defaults}
        return rule_for(self.columns, defaults | {n: v for n, v in facts.items() if v is not None})

    def find(self, norm_id: str) -> Provision | None:
        """Return what encodes a norm, or None."""
        return self._by_norm.get(norm_id)

    def cited(self, norm_id: str) -> tuple[str, ...]:
        """Return the places of chains, decisions and the like that rest on a norm."""
        return self._places.get(norm_id, ())

    def _all_places(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, dict[str, None]] = {}
        for norm, place in self._citations():
            found.setdefault(norm, {})[place] = None
        return {norm: tuple(places) for norm, places in found.items()}

    def _citations(self) -> Iterator[tuple[str, str]]:
        for chain in self.chains:
            yield from _cited_by_steps(chain)
            for branch in chain.branches:
                yield from ((norm, f"{chain.id}/{branch.after}?") for norm in branch.norms)
            yield from ((norm, f"{chain.id}/{CLEARED}") for norm in chain.cleared_by)
        for duty in self.responsibilities:
            yield duty.norm, duty.capacity
        for decision in self.decisions:
            yield from ((norm, f"decision/{decision.id}") for norm in decision.norms())
        for authority in self.authorities:
            yield authority.norm, f"authority/{authority.id}"
        for ladder in self.ladders:
            yield from ((rung.norm, f"{ladder.id}/{rung.event}") for rung in ladder.rungs)
        for register in self.registers:
            yield register.norm, f"register/{register.id}"
        texts = (text for text in self.instruments if text.norm is not None)
        yield from ((str(text.norm), f"window/{text.id}") for text in texts)

    def timed(self, norm_id: str) -> Clock | ColumnRule:
        """Return the clock or column rule of a norm. Raises UnknownNameError."""
        found = self._by_norm.get(norm_id)
        if not isinstance(found, Clock | ColumnRule):
            norms = (provision.norm for provision in self.with_a_time())
            raise UnknownNameError(Words("有时限的规定", "norm with a deadline"), norm_id, norms)
        return found

    def untimed(self) -> tuple[str, ...]:
        """Return the norms that can be judged without a period, those of decisions last."""
        own = (p.norm for p in self.provisions() if not isinstance(p, Clock | ColumnRule))
        decided = (norm for decision in self.decisions for norm in decision.norms())
        return tuple(dict.fromkeys((*own, *decided)))

    def authority(self, authority_id: str) -> Authority:
        """Return an authority by its id. Raises UnknownNameError."""
        return _named(self.authorities, AUTHORITY, authority_id)

    def decision(self, decision_id: str) -> Decision:
        """Return a decision by its id. Raises UnknownNameError."""
        return _named(self.decisions, DECISION, decision_id)

    def ladder(self, ladder_id: str) -> Ladder:
        """Return a ladder by its id. Raises UnknownNameError."""
        return _named(self.ladders, LADDER, ladder_id)

    def register(self, register_id: str) -> Register:
        """Return a register by its id. Raises UnknownNameError."""
        return _named(self.registers, REGISTER, register_id)

    def find_chain(self, chain_id: str) -> Chain | None:
        """Return a chain by its id, or None."""
        return self._by_id.get(chain_id)

    def chain(self, chain_id: str) -> Chain:
        """Return a chain by its id. Raises UnknownNameError."""
        found = self._by_id.get(chain_id)
        if found is None:
            raise UnknownNameError(CHAIN, chain_id, (chain.id for chain in self.chains))
        return found

    def clockwork(self, chain_id: str) -> Clockwork:
        """Return the clocks of a chain, worked out once. Raises UnknownNameError."""
        found = self._clockworks.get(chain_id)
        if found is None:
            runs = [(run, self.timed(run.norm)) for run in self.chain(chain_id).runs]
            found = clockwork_of(runs, {each.id: each.window for each in self.instruments})
            self._clockworks[chain_id] = found
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
        steps = (step for chain in self.chains for step in chain.steps)
        branches = (branch for chain in self.chains for branch in chain.branches)
        runs = (run for chain in self.chains for run in chain.runs)
        blank = () if self.blank is None else (self.blank,)
        timed = (*self.with_a_time(), *self.own_limits(), *blank, *self.titles)
        untimed = (*self.requirements, *self.prerequisites, *self.rosters, *self.decisions)
        open_ones = (*timed, *untimed, *steps, *branches, *runs, *self.instruments)
        rested = {reading for each in open_ones for reading in each.readings}
        other = {variant.reading for each in open_ones for variant in each.variants}
        return frozenset(rested | other)

    def under(self, readings: Collection[str]) -> "Policy":
        """Return the policy as those readings have it, in place of the chosen ones."""
        if not readings:
            return self
        columns = tuple(rule.under(readings) for rule in self.columns)
        return attrs.evolve(
            self,
            instruments=tuple(text.under(readings) for text in self.instruments),
            clocks=tuple(clock.under(readings) for clock in self.clocks),
            columns=columns,
            column_defaults=self._defaults_under(columns),
            blank=None if self.blank is None else self.blank.under(readings),
            titles=tuple(rule.under(readings) for rule in self.titles),
            chains=tuple(chain.under(readings) for chain in self.chains),
            requirements=tuple(each.under(readings) for each in self.requirements),
            prerequisites=tuple(each.under(readings) for each in self.prerequisites),
            rosters=tuple(roster.under(readings) for roster in self.rosters),
            decisions=tuple(each.under(readings) for each in self.decisions),
        )

    def _defaults_under(
        self, columns: tuple[ColumnRule, ...]
    ) -> tuple[tuple[str, object, str], ...]:
        """Return what is still read in once no rule rests on a reading that one rested on."""
        before = {reading for rule in self.columns for reading in rule.readings}
        gone = before - {reading for rule in columns for reading in rule.readings}
        return tuple(default for default in self.column_defaults if default[2] not in gone)

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
        for subject in SUBJECTS if chain is None else (chain.subject,):
            found |= facts_of(subject)
        return found


def _cited_by_steps(chain: Chain) -> Iterator[tuple[str, str]]:
    for step in chain.steps:
        limits = (limit.norm for limit in (step.votes, step.delegation) if limit is not None)
        others = (other.norm for other in step.posts_when)
        for norm in (*step.norms, *step.checks, *others, *limits):
            yield norm, f"{chain.id}/{step.id}"


def _named(values: Sequence[_Named], kind: Words, wanted: str) -> _Named:
    for value in values:
        if value.id == wanted:
            return value
    raise UnknownNameError(kind, wanted, (value.id for value in values))
