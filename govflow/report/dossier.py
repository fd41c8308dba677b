"""A case as people file it: who held it how long, what was refused, its clocks, its entries."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Final, Literal

from attrs import field

from govflow.calendars.civil import Moment, localize
from govflow.cases.clocks import running
from govflow.cases.state import Case, CaseState, evolve
from govflow.desk import Desk
from govflow.desk.kept import CASE, REFUSED, read_refusal, read_tick
from govflow.journal import Entry, Sealed, verify
from govflow.provisions.chains import Chain
from govflow.report.provisions import event_words
from govflow.rules.verdicts import Verdict
from govflow.values import frozen
from govflow.words import Words

Outcome = Literal["done", "refused", "answered", "told"]
Ending = Literal["signed", "returned", "edited", "withdrawn", "published", "done", "waits"]
Sign = Literal["refused", "returned", "edited"]
_ENDINGS: Final[Mapping[str, Ending]] = {
    "step-approved": "signed",
    "step-overridden": "signed",
    "signer-removed": "signed",
    "case-returned": "returned",
    "content-edited": "edited",
    "case-withdrawn": "withdrawn",
}
_ONLINE: Final = Words("待公开", "to go online")
_HOST: Final = Words("系统", "the host")
_UPDATED: Final = Words("更新", "updated")
_OPEN: Final = Words("待办结", "to be concluded")


@frozen
class Told:
    """One line of a narrative: when, who, what, how it went, and why."""

    at: datetime
    who: Words
    what: Words
    outcome: Outcome
    why: Words | None = None
    case: str | None = None
    routine: bool = False


@frozen
class Stay:
    """A stretch of a case at one place: which, with whom, from when to when, how it ended."""

    place: Words
    holder: Words
    since: datetime
    until: datetime
    ending: Ending


@frozen
class Mark:
    """A moment of a case that stands out: what, by whom, and why."""

    sign: Sign
    at: datetime
    who: Words
    why: Words


@frozen
class Timer:
    """A clock of a case: from when, to when, until when it ran, and what is held of it."""

    norm: str
    duty: Words
    start: Moment | None
    stop: Moment | None
    verdict: Verdict


@frozen
class Line:
    """An entry of a case as it is read: number, time, who, what, and the hash it was sealed by."""

    revision: int
    at: datetime
    who: Words
    what: Words
    hash: str


@frozen
class Dossier:
    """A case with all that people ask of it, as one looked at a moment."""

    id: str
    title: Words
    chain: Words
    unit: str
    state: CaseState
    opened: datetime
    seen: datetime
    stays: tuple[Stay, ...]
    marks: tuple[Mark, ...]
    timers: tuple[Timer, ...]
    lines: tuple[Line, ...]
    head: str
    fallen: tuple[tuple[datetime, str, datetime], ...] = ()
    """What ticks have told of it: when, which norm, due when."""
    off: tuple[datetime, ...] = ()
    """The midnights of the days off between its opening and when one looked."""


@frozen
class Subject:
    """Something without a case, such as a column: how it stood when somebody looked."""

    id: str
    norm: str
    looks: tuple[tuple[datetime, Verdict], ...]
    lines: tuple[Line, ...] = ()
    head: str = ""


@frozen
class Week:
    """What happened at a desk: the narrative, the cases, the subjects without a case."""

    policy: Words
    unit: str
    since: datetime
    until: datetime
    calendar: str
    told: tuple[Told, ...]
    dossiers: tuple[Dossier, ...]
    subjects: tuple[Subject, ...] = ()


def dossier(desk: Desk, case: str, at: datetime, title: Words | None = None) -> Dossier:
    """Return the file of a case at a moment. Raises JournalError if it was tampered with."""
    status = desk.status(case, at)
    sealed = desk.store.read(CASE + case)
    head = verify(sealed)
    reader = _Reader(desk, localize(at), desk.policy.chain(status.case.chain))
    return Dossier(
        case,
        title or Words(case, case),
        reader.chain.words,
        status.case.unit,
        status.case.state,
        status.case.opened,
        localize(at),
        tuple(reader.stays(sealed, status.case, status.waits_for)),
        tuple(sorted(reader.marks(case, sealed), key=lambda mark: mark.at)),
        tuple(reader.timers(status.case, status.clocks)),
        tuple(reader.line(each) for each in sealed),
        head,
        tuple(_fallen(desk, case)),
        tuple(_days_off(desk, status.case.opened, localize(at))),
    )


def lines_of(desk: Desk, stream: str, at: datetime) -> tuple[tuple[Line, ...], str]:
    """Return the entries of any stream as they are read, and the hash of the last."""
    sealed = desk.store.read(stream)
    head = verify(sealed)
    reader = _Reader(desk, localize(at), None)
    return tuple(reader.line(each) for each in sealed), head


def person_words(desk: Desk, person: str | None, at: datetime) -> Words:
    """Return what somebody is called: by name, the host where nobody is named."""
    if person is None:
        return _HOST
    found = desk.directory.people(at).find(person)
    return Words(person, person) if found is None else Words(found.name, found.name)


def _fallen(desk: Desk, case: str) -> Iterator[tuple[datetime, str, datetime]]:
    for sealed in desk.store.read(f"desk:{desk.policy.id}"):
        for falling in read_tick([sealed]):
            if falling.case == case:
                yield sealed.entry.at, falling.norm, falling.due


def _days_off(desk: Desk, since: datetime, until: datetime) -> Iterator[datetime]:
    day = localize(since).start_of("day")
    while day <= until:
        if not desk.calendar.is_working_day(day.date(), beyond="estimate"):
            yield day
        day = day.add(days=1)


@frozen
class _Reader:
    """Reads the entries of one case in the words of its chain."""

    desk: Desk
    at: datetime
    chain: Any = field(default=None)

    def name(self, person: str | None) -> Words:
        return person_words(self.desk, person, self.at)

    def place(self, step: str | None) -> Words:
        chain: Chain | None = self.chain
        if chain is None or step is None or step not in chain.places:
            return Words(step or "", step or "")
        return chain.step(step).words

    def event(self, name: str) -> Words:
        """Return what an event is called, by the clock or prerequisite that names it."""
        found = event_words(self.desk.policy, name, self.chain)
        return _UPDATED if name == "updated" and found.en == name else found

    def posts(self, step: str) -> Words:
        held = self.chain.step(step).posts
        found = [post.words for post in self.desk.policy.posts if post.id in held]
        return Words("、".join(w.zh for w in found), ", ".join(w.en for w in found))

    def stays(self, sealed: Sequence[Sealed], case: Case, waiting: Sequence[str]) -> Iterator[Stay]:
        """Yield where the case was and with whom, one stretch after the other."""
        held: Case | None = None
        since = case.opened
        for each in sealed:
            before, held = held, evolve(held, each.entry)
            if before is not None and self._moves(before, held, each.entry):
                yield self._stay(before, held, since, each.entry)
                since = each.entry.at
        if held is not None and not held.ended:
            place = self.place(held.step) if held.step else _OPEN
            if held.state == "cleared":
                place = _ONLINE
            names = [self.name(person) for person in waiting]
            who = Words("、".join(n.zh for n in names), ", ".join(n.en for n in names))
            yield Stay(place, who, since, self.at, "waits")

    def _moves(self, before: Case, after: Case, entry: Entry) -> bool:
        if entry.name in {"case-returned", "content-edited"} or after.ended:
            return True
        if not self.chain.steps:
            return entry.name == "event-occurred"
        return before.step != after.step

    def _stay(self, before: Case, after: Case, since: datetime, entry: Entry) -> Stay:
        ending: Ending = _ENDINGS.get(entry.name, "done")
        who = self.name(entry.by)
        place = _OPEN
        if before.state == "cleared":
            place, who = _ONLINE, _HOST
        if after.state == "published":
            ending = "published"
        elif entry.name == "event-occurred":
            words = self.event(str(entry.data["event"]))
            place = Words(f"至{words.zh}", f"until {words.en}")
        if before.step is not None:
            place = self.place(before.step)
            if ending == "edited":
                who = self.posts(before.step)
            else:
                post = self.post(entry.data.get("post")) or self.posts(before.step)
                who = Words(f"{who.zh}（{post.zh}）", f"{who.en} ({post.en})")
        return Stay(place, who, since, entry.at, ending)

    def post(self, post: object) -> Words | None:
        return next((p.words for p in self.desk.policy.posts if p.id == post), None)

    def marks(self, case: str, sealed: Sequence[Sealed]) -> Iterator[Mark]:
        """Yield the returns and edits of a case, and the refusals that were kept of it."""
        for each in sealed:
            entry, who = each.entry, self.name(each.entry.by)
            if entry.name == "case-returned":
                note = str(entry.data["note"])
                yield Mark("returned", entry.at, who, Words(note, note))
            elif entry.name == "content-edited":
                why = Words("内容改动，已有签批作废", "content changed; what was signed is void")
                yield Mark("edited", entry.at, who, why)
        for each in self.desk.store.read(f"{REFUSED}{CASE}{case}"):
            why = read_refusal([each]).why
            yield Mark("refused", each.entry.at, self.name(each.entry.by), why)

    def timers(self, case: Case, clocks: Mapping[str, Verdict]) -> Iterator[Timer]:
        """Yield the clocks of a case in the order of its chain; of an ended one those that ran."""
        for run in self.chain.runs:
            found = running(self.desk.policy, case, run)
            if found.start is None and case.ended:
                continue
            duty, verdict = found.clock.duty, clocks[run.norm]
            yield Timer(run.norm, duty, found.start, found.stop, verdict)

    def line(self, sealed: Sealed) -> Line:
        """Return an entry as it is read."""
        entry = sealed.entry
        return Line(entry.revision, entry.at, self.name(entry.by), self.what(entry), sealed.hash)

    def what(self, entry: Entry) -> Words:
        """Return what an entry says happened."""
        said = _SAID.get(entry.name, Words(entry.name, entry.name))
        data: Mapping[str, Any] = entry.data
        more: list[Words] = []
        if entry.name in {"event-occurred", "recorded"}:
            more.append(self.event(str(data["event"])))
            occurred = str(data["occurred"])
            if not occurred.startswith(entry.at.isoformat()[:16]):
                more.append(Words(f"发生于{occurred[:10]}", f"on {occurred[:10]}"))
        elif entry.name == "case-returned":
            to = self.place(data["to"])
            more.append(Words(f"退至{to.zh}", f"to {to.en}"))
            more.append(Words(str(data["note"]), str(data["note"])))
        elif "step" in data and entry.name != "case-opened":
            more.append(self.place(data["step"]))
        if not more:
            return said
        zh, en = "，".join(w.zh for w in more), ", ".join(w.en for w in more)
        return Words(f"{said.zh}：{zh}", f"{said.en}: {en}")


_SAID: Final[Mapping[str, Words]] = {
    "case-opened": Words("立项", "opened"),
    "step-approved": Words("签批", "signed"),
    "step-overridden": Words("越级处理", "overridden"),
    "advice-given": Words("受托提出意见", "advice given"),
    "case-returned": Words("退回", "returned"),
    "case-withdrawn": Words("撤回", "withdrawn"),
    "content-edited": Words("修改内容，重新审校", "content changed, reviews begin again"),
    "facts-stated": Words("补充事实", "facts stated"),
    "event-occurred": Words("登记", "recorded"),
    "recorded": Words("登记", "recorded"),
    "step-delegated": Words("委派", "delegated"),
    "step-reassigned": Words("转办", "reassigned"),
    "signer-added": Words("加签", "signer added"),
    "signer-removed": Words("撤销加签", "signer removed"),
    "opinion-asked": Words("征询意见", "opinion asked"),
    "nudged": Words("催办", "nudged"),
    "copied": Words("抄送", "copied"),
    "clock-paused": Words("时限中止", "clock paused"),
    "clock-resumed": Words("时限恢复", "clock resumed"),
}
