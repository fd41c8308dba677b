"""What encodes a norm, as text and JSON."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Final

from govflow.policy import Policy
from govflow.provisions.chains import Chain
from govflow.provisions.clocks import Clock, Lost, Unstated
from govflow.provisions.columns import BlankRule, ColumnRule, OwnLimit
from govflow.provisions.cycles import OwnCycle
from govflow.provisions.events import Event
from govflow.provisions.parts import Provision, kind_of
from govflow.provisions.prerequisites import Prerequisite
from govflow.provisions.requirements import Requirement
from govflow.provisions.rosters import Roster
from govflow.provisions.things import Column
from govflow.provisions.titles import TitleRule
from govflow.rules.facts import declared_facts
from govflow.rules.reference import say
from govflow.words import Language, Words, join

_UNCONDITIONAL: Final = (BlankRule, OwnLimit, Roster)
_CHECKS: Final[Mapping[str, Words]] = {
    "each-day": Words("每个自然日至少一次检查记录", "a check in each calendar day"),
    "each-shift": Words("每个班次至少一次检查记录", "a check in each shift"),
}


def period_words(provision: Clock | ColumnRule) -> Words:
    """Return the period of a provision in words."""
    period = provision.period
    if isinstance(period, Lost):
        return Words(f"原文缺失{period.what.zh}", f"the source lost {period.what.en}")
    if isinstance(period, Unstated):
        return Words(f"{period.word}（没有数字）", f"{period.word} (no number)")
    if isinstance(period, OwnCycle):
        return Words("按栏目自身周期", "by the column's own cycle")
    words = period.words()
    if provision.roll == "next":
        words = Words(f"{words.zh}，逢休息日顺延", f"{words.en}, moved on from days off")
    if isinstance(provision, Clock) and provision.bound == "min":
        return Words(f"至少{words.zh}", f"at least {words.en}")
    return words


def provision_json(provision: Provision) -> dict[str, object]:
    """Return what encodes a norm, for JSON."""
    found: dict[str, object] = {"kind": kind_of(provision), "duty": provision.duty.as_json()}
    if isinstance(provision, Clock | ColumnRule):
        found["period"] = period_words(provision).as_json()
    found["readings"] = list(provision.readings)
    found["variants"] = [variant.reading for variant in provision.variants]
    if isinstance(provision, Roster):
        found["checks"] = provision.checks
    if isinstance(provision, Clock):
        found["start"] = provision.start.name
        found["stop"] = [event.name for event in provision.stop]
        found["bound"] = provision.bound
    if isinstance(provision, Requirement):
        found["holds"] = say(provision.holds).as_json()
        if provision.each is not None:
            found["each"] = provision.each
    if isinstance(provision, Prerequisite):
        found["before"] = provision.before.name
        found["needs"] = [event.name for event in provision.needs]
    when = None if isinstance(provision, _UNCONDITIONAL) else provision.when
    if when is not None:
        found["when"] = say(when).as_json()
    return found


def provision_lines(provision: Provision | None, language: Language) -> list[str]:
    """Return what encodes a norm, as lines of text."""
    if provision is None:
        return [Words("尚无编码", "not encoded").speak(language)]
    head = Words("编码", "encoded").speak(language) + f": {provision.duty.speak(language)}"
    return [head, *(f"  {words.speak(language)}" for words in provision_words(provision))]


def provision_words(provision: Provision) -> Iterator[Words]:
    """Yield what a provision says beside its duty: period, events, condition."""
    if isinstance(provision, Clock | ColumnRule):
        yield period_words(provision)
    if isinstance(provision, Clock):
        joined = " + " if provision.all_stops else " / "
        start, stops = provision.start, provision.stop
        names = ", ".join(event.name for event in stops)
        yield Words(
            f"{start.words.zh} ({start.name}) → "
            f"{joined.join(event.words.zh for event in stops)} ({names})",
            f"{start.words.en} ({start.name}) → "
            f"{joined.join(event.words.en for event in stops)} ({names})",
        )
    if isinstance(provision, Requirement):
        said = say(provision.holds)
        yield Words(f"应当：{said.zh}", f"required: {said.en}")
        if provision.each is not None:
            yield Words(
                f"逐次核对（{provision.each}）", f"each record by itself ({provision.each})"
            )
        if provision.notice is not None:
            said = say(provision.notice)
            yield Words(f"提示核实：{said.zh}", f"to be looked at: {said.en}")
    if isinstance(provision, Prerequisite):
        yield from _prerequisite_words(provision)
    if isinstance(provision, Clock | Requirement | Prerequisite) and provision.advisory:
        yield Words("只作提醒，不认定违反", "a warning, no breach is held")
    if isinstance(provision, Roster) and provision.checks in _CHECKS:
        yield _CHECKS[provision.checks]
    if isinstance(provision, TitleRule):
        marks = ["…".join(form) for form in provision.forms]
        yield Words(f"标题须有：{'、'.join(marks)}", f"the title bears: {', '.join(marks)}")
    if isinstance(provision, OwnLimit):
        named = [declared_facts(Column)[n].label for n in (*provision.says, provision.parameter)]
        said = join(named)
        yield Words(f"须写明：{said.zh}", f"it says: {said.en}")
    if isinstance(provision, ColumnRule) and provision.unless is not None:
        yield Words("原则上：记明理由的可以更长", "in principle: longer for a reason on record")
    when = None if isinstance(provision, _UNCONDITIONAL) else provision.when
    if when is not None:
        yield say(when)


def _prerequisite_words(provision: Prerequisite) -> Iterator[Words]:
    needs = join([event.words for event in provision.needs])
    before = provision.before.words
    if provision.same_day:
        yield Words(f"{before.zh}当日：{needs.zh}", f"on the day of {before.en}: {needs.en}")
    elif provision.by_day:
        yield Words(f"至迟{before.zh}当日：{needs.zh}", f"by the day of {before.en}: {needs.en}")
    else:
        turn = Words("依次", ", in turn") if provision.in_turn else Words("", "")
        yield Words(
            f"{before.zh}前{turn.zh}：{needs.zh}", f"before {before.en}{turn.en}: {needs.en}"
        )
    if provision.since is not None:
        since = provision.since.words
        yield Words(f"每次{since.zh}后另行办理", f"anew after each {since.en}")


def event_words(policy: Policy, name: str, chain: Chain | None = None) -> Words:
    """Return what an event is called, by what names it: a clock, prerequisite or register.

    On a chain what its own gates and clocks call it goes first, then what is about the same
    subject: a name may stand for one thing here and for another there.
    """
    parts: tuple[Clock | Prerequisite, ...] = (*policy.clocks, *policy.prerequisites)
    if chain is not None:
        own = {run.norm for run in chain.runs} | {n for gate in chain.gates for n in gate.norms}
        parts = tuple(sorted(parts, key=partial(_distance, chain, own)))
    registers = sorted(policy.registers, key=lambda r: chain is None or r.chain != chain.id)
    called = () if chain is None else chain.called
    named = (*called, *(event for part in parts for event in _events_of(part)))
    found = [(event.name, event.words) for event in named]
    columns = (column for register in registers for column in register.columns)
    found += [(column.source.removeprefix("event:"), column.words) for column in columns]
    return next((words for own, words in found if own == name), Words(name, name))


def _events_of(part: Clock | Prerequisite) -> Iterator[Event]:
    yield from part.events() if isinstance(part, Prerequisite) else (part.start, *part.stop)
    yield from (event for variant in part.variants for event in (*variant.stop, *variant.needs))


def _distance(chain: Chain, own: set[str], part: Clock | Prerequisite) -> tuple[bool, bool]:
    return part.norm not in own, part.subject != chain.subject
