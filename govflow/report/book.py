"""A policy as a book: the regulation article by article, with what encodes each norm.

Made from the objects alone, so that somebody who reads no Python can follow and correct it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Final

from attrs import evolve

from govflow.adapters.lawbooks import read_declarations, read_regulation
from govflow.calendars.china import china
from govflow.calendars.civil import Moment
from govflow.calendars.periods import Span
from govflow.law import NORM, REASONS, Norm, Reading, Regulation, Restoration
from govflow.policy import Policy
from govflow.provisions.chains import CLEARED, Branch, Chain, Step
from govflow.provisions.clocks import Clock
from govflow.provisions.columns import ColumnRule
from govflow.provisions.decisions import Decision
from govflow.provisions.gates import OPENING
from govflow.provisions.parts import Provision, kind_of
from govflow.provisions.things import facts_of
from govflow.provisions.timing import due
from govflow.report.provisions import event_words, provision_words
from govflow.rules.facts import FactType
from govflow.rules.reference import say
from govflow.rules.tables import ANYTHING, Anything, Between
from govflow.values import frozen
from govflow.words import Words, join

KINDS: Final[Mapping[str, Words]] = {
    "clock": Words("时限", "clock"),
    "column-rule": Words("栏目更新规则", "column rule"),
    "blank-rule": Words("空白栏目规则", "rule on blank columns"),
    "own-limit": Words("单个栏目的更新时限", "own limit of a column"),
    "title-rule": Words("标题标注", "mark of a title"),
    "requirement": Words("要求", "requirement"),
    "prerequisite": Words("前置条件", "prerequisite"),
    "roster": Words("值班", "roster"),
    "step": Words("流程步骤", "step of a chain"),
    "branch": Words("流程分支", "branch of a chain"),
    "cleared": Words("发布前提", "what clears"),
    "gate": Words("把关", "gate"),
    "responsibility": Words("责任人", "who answers"),
    "authority": Words("主管或承办", "authority"),
    "decision": Words("归属", "decision"),
    "rung": Words("责任追究", "rung of a ladder"),
    "register": Words("台账", "register"),
    "window": Words("施行日期", "in force"),
}
_STARTS: Final = (date(2024, 3, 4), date(2024, 2, 8), date(2024, 9, 29))
_HOURS: Final = (datetime(2024, 3, 4, 9), datetime(2024, 2, 8, 17, 30))
"""A plain Monday, the day before the Spring Festival, a Sunday that was worked."""


@frozen
class Worked:
    """A worked date: from when, and the last day or moment."""

    start: str
    last: str


@frozen
class Encoding:
    """One thing that encodes a norm: its kind, what it says, worked dates, and a picture."""

    kind: str
    head: Words
    lines: tuple[Words, ...] = ()
    worked: tuple[Worked, ...] = ()
    chain: Chain | None = None
    decision: Decision | None = None


@frozen
class Entry:
    """A norm, what encodes it or why nothing does, and how it is read."""

    norm: Norm
    encodings: tuple[Encoding, ...]
    reason: Words | None
    readings: tuple[Reading, ...]
    restorations: tuple[Restoration, ...]


@frozen
class Book:
    """A policy as a book: chapters with their entries, in the order of the law."""

    policy: Policy
    regulation: Regulation
    chapters: tuple[tuple[str, tuple[Entry, ...]], ...]


def book_of(policy: Policy) -> Book:
    """Return the book of a policy that ships with its text."""
    regulation = read_regulation(policy.id)
    declared = read_declarations(policy.id)
    drawn: set[str] = set()
    entries: dict[str, list[Entry]] = {}
    for norm in regulation.norms:
        reason = declared.get(norm.id)
        entries.setdefault(norm.article, []).append(
            Entry(
                norm,
                tuple(_encodings(policy, norm.id, drawn)),
                None if reason is None else REASONS[reason],  # type: ignore[index]
                regulation.readings_of(norm.id),
                regulation.restorations_of(norm.id),
            )
        )
    chapters = [
        (
            chapter.title or "",
            tuple(e for article in chapter.articles for e in entries.pop(article, [])),
        )
        for chapter in regulation.chapters
    ]
    rest = tuple(entry for found in entries.values() for entry in found)
    return Book(policy, regulation, (*chapters, *((("", rest),) if rest else ())))


def _encodings(policy: Policy, norm: str, drawn: set[str]) -> Iterator[Encoding]:
    provision = policy.find(norm)
    if provision is not None:
        yield _provision(provision)
    for clock in policy.clocks:
        if clock.norm != norm and norm == clock.pausable:
            lines = (Words(f"据此可以中止：{clock.norm}", f"lets {clock.norm} stand still"),)
            yield Encoding("clock", clock.duty, lines)
        if clock.norm != norm and clock.extension is not None and norm == clock.extension.norm:
            lines = (Words(f"据此可以延长：{clock.norm}", f"lets {clock.norm} be extended"),)
            yield Encoding("clock", clock.duty, lines)
    for chain in policy.chains:
        yield from _of_chain(policy, chain, norm, drawn)
    for duty in policy.responsibilities:
        if duty.norm == norm:
            post = next((p.words for p in policy.posts if p.id == duty.post), None)
            said = post or Words(duty.post, duty.post)
            yield Encoding("responsibility", Words(f"{said.zh}", f"{said.en}"))
    for authority in policy.authorities:
        if authority.norm == norm:
            words = authority.words
            head = Words(f"{words.zh}：{authority.unit}", f"{words.en}: {authority.unit}")
            yield Encoding("authority", head)
    for decision in policy.decisions:
        if norm in decision.norms():
            first = decision.id not in drawn
            drawn.add(decision.id)
            yield Encoding("decision", decision.words, decision=decision if first else None)
    for ladder in policy.ladders:
        for rung in ladder.rungs:
            if rung.norm == norm:
                by = "" if rung.by is None else policy.authority(rung.by).unit
                taken = (Words(f"由{by}作出", f"taken by {by}"),) if by else ()
                yield Encoding("rung", rung.words, taken)
    for register in policy.registers:
        if register.norm == norm:
            lines = (join([column.words for column in register.columns]),)
            yield Encoding("register", register.words, lines)
    yield from _windows(policy, norm)


def _windows(policy: Policy, norm: str) -> Iterator[Encoding]:
    for text in policy.instruments:
        since = text.window.since
        if text.norm == norm and since is not None:
            yield Encoding("window", Words(f"自{since}起施行", f"in force from {since}"))


def _provision(provision: Provision) -> Encoding:
    worked = tuple(_worked(provision)) if isinstance(provision, Clock | ColumnRule) else ()
    return Encoding(kind_of(provision), provision.duty, tuple(provision_words(provision)), worked)


def _worked(provision: Clock | ColumnRule) -> Iterator[Worked]:
    """Yield worked dates of a provision, as if it applied; none where no number is stated."""
    if isinstance(provision, Clock):
        provision = evolve(provision, when=None)
    hours = isinstance(provision.period, Span) and provision.period.in_hours
    starts: Sequence[Moment] = _HOURS if hours else _STARTS
    for start in starts:
        answer = due(provision, start, calendar=china(), facts={})
        if answer.deadline is None:
            return
        if hours:
            yield Worked(f"{start:%Y-%m-%d %H:%M}", f"{answer.deadline.due:%Y-%m-%d %H:%M}")
        else:
            yield Worked(start.isoformat(), answer.deadline.last_day.isoformat())


def post_words(policy: Policy, post_ids: Iterable[str]) -> Words:
    """Return what posts are called."""
    called = {post.id: post.words for post in policy.posts}
    found = [called.get(name, Words(name, name)) for name in post_ids]
    return Words("、".join(w.zh for w in found), ", ".join(w.en for w in found))


def _signed(policy: Policy, step: Step) -> Iterator[Words]:
    posts = post_words(policy, step.posts)
    zh, en = (f"（{step.unit}）", f" ({step.unit})") if step.unit else ("", "")
    yield Words(f"由{posts.zh}{zh}签", f"signed by {posts.en}{en}")
    for other in step.posts_when:
        posts, when = post_words(policy, other.posts), say(other.when)
        yield Words(f"若{when.zh}：由{posts.zh}签", f"if {when.en}: signed by {posts.en}")
    votes = step.votes
    if votes is not None and votes.each_post:
        yield Words("各岗位会签", "every post signs")
    elif votes is not None:
        yield Words(f"须有{votes.needed}票", f"{votes.needed} votes are needed")
        for weight in votes.weights:
            post = post_words(policy, [weight.post])
            yield Words(
                f"{post.zh}一票计{weight.votes}票", f"the vote of {post.en} counts {weight.votes}"
            )
    limit = step.delegation
    if limit is not None and not limit.allowed:
        yield Words("不得委派或转办", "it may not be handed on")
    elif limit is not None and limit.posts:
        posts = post_words(policy, limit.posts)
        yield Words(f"只能委派给{posts.zh}", f"it may be delegated to {posts.en} alone")


def _of_chain(policy: Policy, chain: Chain, norm: str, drawn: set[str]) -> Iterator[Encoding]:
    found: list[Encoding] = []
    for step in chain.steps:
        limits = [limit.norm for limit in (step.votes, step.delegation) if limit is not None]
        others = [other.norm for other in step.posts_when]
        if norm in (*step.norms, *step.checks, *others, *limits):
            lines = list(_signed(policy, step))
            if norm in step.checks:
                lines.append(_affirmed(step, norm))
            found.append(Encoding("step", _in(chain, step.words), tuple(lines)))
    for branch in chain.branches:
        if norm in branch.norms:
            lines = [branch_words(chain, branch)]
            after = chain.step(branch.after).words
            found.append(Encoding("branch", _in(chain, after), tuple(lines)))
    if norm in chain.cleared_by:
        found.append(Encoding("cleared", chain.words))
    walked = (*chain.cleared_by, *(name for step in chain.steps for name in step.norms))
    if norm in walked and chain.id not in drawn:
        drawn.add(chain.id)
        found[0] = evolve(found[0], chain=chain)
    yield from found
    for gate in chain.gates:
        if norm in (*gate.norms, *gate.elapsed):
            place = _place(policy, chain, gate.before)
            lines = [] if gate.when is None else [say(gate.when)]
            if norm in gate.elapsed:
                lines.append(Words("须已期满", "the period must have run out"))
            yield Encoding("gate", _in(chain, place), tuple(lines))


def _place(policy: Policy, chain: Chain, name: str) -> Words:
    """Return what a gate holds back: the opening, a step, or an event."""
    if name == OPENING:
        return chain.opening
    if name in chain.places:
        return chain.step(name).words
    return event_words(policy, name, chain)


def _affirmed(step: Step, norm: str) -> Words:
    items = join([item.words for item in step.items if item.norm == norm])
    if not items.en:
        return Words("签核人须确认本条", "the signer affirms this norm")
    return Words(f"签核人须逐项确认：{items.zh}", f"the signer affirms each of: {items.en}")


def branch_words(chain: Chain, branch: Branch) -> Words:
    """Return which way a branch takes under its condition, else, and where it is open."""
    when = say(branch.when)
    then, other, unknown = (
        _target(chain, name) for name in (branch.then, branch.otherwise, branch.unknown)
    )
    if branch.unknown == branch.after:
        unstated = Words("没有说明的，在本步骤等待", "where nobody stated it, it waits at the step")
    else:
        unstated = Words(f"没有说明的“{unknown.zh}”", f"where nobody stated it to {unknown.en}")
    return Words(
        f"{when.zh}：转“{then.zh}”；否则“{other.zh}”；{unstated.zh}",
        f"{when.en}: to {then.en}; else to {other.en}; {unstated.en}",
    )


def _target(chain: Chain, name: str) -> Words:
    return Words("准予发布", "cleared") if name == CLEARED else chain.step(name).words


def _in(chain: Chain, words: Words) -> Words:
    return Words(f"{chain.words.zh}：{words.zh}", f"{chain.words.en}: {words.en}")


def cell_words(declared: FactType, cell: object) -> Words:
    """Return a cell of a decision table in words, as its fact is stated."""
    if isinstance(cell, Anything):
        return Words("任意", "any")
    if isinstance(cell, Between):
        bounds = [f"{operator} {value}" for operator, value in cell.bounds()]
        return Words("，".join(bounds), ", ".join(bounds))
    if isinstance(cell, frozenset):
        found = [declared.say(value) for value in sorted(cell, key=str)]
        return Words("、".join(w.zh for w in found), ", ".join(w.en for w in found))
    return declared.say(cell)


def decision_rows(decision: Decision) -> list[list[Words]]:
    """Return a decision as the rows of a table, its headings first."""
    declared = facts_of(decision.subject)
    inputs = [declared[name] for name in decision.inputs]
    head = [fact.label for fact in inputs]
    found = [[*head, Words("归属", "then"), NORM]]
    for choice in decision.choices():
        cells = choice.cells or (ANYTHING,) * len(decision.inputs)
        norms = ", ".join(choice.norms)
        answer = declared[choice.answer].label
        if choice.unless is not None:
            reason = declared[choice.unless].label
            answer = Words(f"{answer.zh}（或者写明{reason.zh}）", f"{answer.en}, or {reason.en}")
        found.append([*map(cell_words, inputs, cells), answer, Words(norms, norms)])
    return found
