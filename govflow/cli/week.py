"""The made-up week of `govflow demo`: everything that is tried goes through a desk."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Final

import attrs
from attrs import define, field

from govflow.adapters.memory import MemoryDirectory
from govflow.adapters.sqlite import SqliteStore
from govflow.calendars.civil import localize
from govflow.cases import Act, Case, Refusal, digest_of
from govflow.cli.weekscript import (
    AS_OF,
    TITLES,
    UNIT,
    Look,
    Publish,
    Recorded,
    Tick,
    people,
    script,
)
from govflow.desk import Desk, Falling
from govflow.policies import load_policy
from govflow.report.dossier import Subject, Told, Week, dossier, lines_of, person_words
from govflow.report.plain import moment_words
from govflow.rules.verdicts import STATUS_WORDS, Verdict
from govflow.words import Words, join

_SAYING: Final = frozenset(["met", "breached", "pending"])
_SCHEDULER: Final = Words("定时任务", "the scheduler")
_HOST: Final = Words("系统", "the host")
_NOTHING: Final = Words("没有新到期的事项", "nothing has newly fallen due")
_EVENTS: Final = {
    "formed": Words("登记信息形成日期", "records when the information was formed"),
    "notified": Words("通知责任单位", "notifies the unit"),
    "rectified": Words("完成整改", "puts it right"),
    "updated": Words("更新栏目", "updates the column"),
    "reminded": Words("工作提醒", "reminds the unit"),
    "found-poor": Words("认定整改情况不佳", "finds that it was not put right"),
    "interviewed": Words("约谈主要负责人", "interviews the principal head"),
    "criticised": Words("通报批评", "criticises the unit in a circular"),
    "force-closed": Words("强制关停栏目", "closes the column by force"),
}


def walk_week(folder: Path) -> Week:
    """Play the week on a SQLite file in `folder`; return what happened and what is on file."""
    with SqliteStore(folder / "week.db") as store:
        desk = Desk(load_policy("wanzhou"), store=store, directory=MemoryDirectory(people()))
        walk = _Walk(desk)
        for deed in script():
            walk.take(deed)
        subjects = [
            Subject(of, norm, tuple(looks), *lines_of(desk, f"record:{of}", AS_OF))
            for (of, norm), looks in walk.looks.items()
        ]
        return Week(
            desk.policy.title,
            UNIT,
            localize(walk.told[0].at),
            localize(AS_OF),
            desk.calendar.version,
            tuple(walk.told),
            tuple(dossier(desk, case, AS_OF, title) for case, title in TITLES.items()),
            tuple(subjects),
        )


@define
class _Walk:
    """Carries out one deed after the other and tells how each went."""

    desk: Desk
    told: list[Told] = field(factory=list)
    looks: dict[tuple[str, str], list[tuple[datetime, Verdict]]] = field(factory=dict)

    def take(self, deed: Act | Publish | Recorded | Look | Tick) -> None:
        """Carry out one deed."""
        if isinstance(deed, Act):
            told = self.act(deed)
        elif isinstance(deed, Publish):
            told = self.publish(deed)
        elif isinstance(deed, Recorded):
            told = self.record(deed)
        elif isinstance(deed, Look):
            told = self.look(deed)
        else:
            told = self.tick(deed)
        self.told.append(told)

    def act(self, act: Act) -> Told:
        """Try an act; a refusal is kept because the command has a key."""
        what = self._what(act)
        waited = self._step(act)
        reply = self.desk.act(attrs.evolve(act, key=f"{act.do}@{act.at.isoformat()}"))
        who = person_words(self.desk, act.by, act.at)
        if isinstance(reply, Refusal):
            return Told(localize(act.at), who, what, "refused", _grounds(reply), act.case)
        note = None if act.note is None else Words(act.note, act.note)
        assert reply.case is not None
        if reply.case.state == "cleared" and act.do == "approve":
            note = Words("三审三校完成，可以公开", "all reviews and proofs done: it may go online")
        elif reply.case.step == "principal-sign" and act.do == "approve":
            note = Words(
                "涉及多个单位，报主要负责人", "several units: it goes to the principal head"
            )
        elif waited == "principal-sign":
            note = Words("主要负责人终审签发", "the principal head's signature is the last review")
        elif act.do == "edit":
            note = Words("已有签批作废，回到第一步", "what was signed is void; back to the start")
        elif reply.case.chain == "accountability":
            note = self._standing(reply.case)
        elif act.do == "event":
            note = self._stopped(act.case, act.at)
        routine = note is None and act.do == "approve"
        return Told(localize(act.at), who, what, "done", note, act.case, routine)

    def _standing(self, case: Case) -> Words:
        """Return how far a referral has come up the ladder, and which rung would follow."""
        ladder = self.desk.policy.ladder(case.chain)
        standing = ladder.standing({event.name for event in case.events})
        parts = []
        for said, rungs in (
            (Words("已经", "taken"), standing.taken),
            (Words("下一级", "next"), standing.following),
        ):
            named = [Words(f"{r.words.zh}（{r.norm}）", f"{r.words.en} ({r.norm})") for r in rungs]
            if named:
                listed = join(named)
                parts.append(Words(f"{said.zh}：{listed.zh}", f"{said.en}: {listed.en}"))
        return join(parts)

    def _stopped(self, case: str | None, at: datetime) -> Words | None:
        """Return what is held of the clocks that an event at that moment stopped or started."""
        clocks = self.desk.status(case or "", at).clocks
        found = [
            Words(
                f"{norm} {STATUS_WORDS[verdict.status].zh}（{verdict.why.zh}）",
                f"{norm} {STATUS_WORDS[verdict.status].en} ({verdict.why.en})",
            )
            for norm, verdict in clocks.items()
            if verdict.status in _SAYING
        ]
        return join(found[-1:]) if found else None

    def _step(self, act: Act) -> str | None:
        """Return the step that a case waits at before an act, None before it is opened."""
        return None if act.do == "open" else self.desk.status(act.case or "").case.step

    def _what(self, act: Act) -> Words:
        title, waits = TITLES[act.case or ""], self._step(act)
        if act.do == "approve" and waits is not None:
            step = self.desk.policy.chain("publication").step(waits).words
            return Words(f"签批“{step.zh}”：{title.zh}", f"signs “{step.en}”: {title.en}")
        verb = {
            "open": Words("立项", "opens"),
            "return": Words("退回", "returns"),
            "edit": Words("修改", "edits"),
            "state": Words("说明情况", "states facts of"),
            "event": _EVENTS.get(act.name or "", Words("", "")),
        }[act.do]
        return Words(f"{verb.zh}：{title.zh}", f"{verb.en}: {title.en}")

    def publish(self, deed: Publish) -> Told:
        """Ask whether content may go online, then say that it does."""
        title = TITLES[deed.case]
        clearance = self.desk.cleared(deed.case, digest_of(deed.content))
        key = f"publish@{deed.at.isoformat()}"
        act = Act("event", deed.at, case=deed.case, name="published", key=key)
        reply = self.desk.act(act)
        if isinstance(reply, Refusal):
            what = Words(f"请求公开：{title.zh}", f"asks to put online: {title.en}")
            why = join([_cited(clearance.why, clearance.norms), reply.why])
            return Told(localize(deed.at), _HOST, what, "refused", why, deed.case)
        what = Words(f"公开：{title.zh}", f"puts online: {title.en}")
        held = self._stopped(deed.case, deed.at)
        return Told(localize(deed.at), _HOST, what, "done", held, deed.case)

    def record(self, deed: Recorded) -> Told:
        """Record something without a case."""
        reply = self.desk.record(
            deed.of,
            deed.name,
            at=deed.at,
            by=deed.by,
            occurred=_moment(deed.occurred),
            facts=deed.facts,
        )
        who, verb = person_words(self.desk, deed.by, deed.at), _EVENTS[deed.name]
        subject = deed.of.partition(":")[2]
        what = Words(f"登记{verb.zh}：{subject}", f"records: {verb.en}, {subject}")
        if isinstance(reply, Refusal):
            return Told(localize(deed.at), who, what, "refused", _grounds(reply))
        why = None
        if deed.occurred is not None:
            why = Words(f"更新于{deed.occurred}", f"it was updated on {deed.occurred}")
        return Told(localize(deed.at), who, what, "done", why)

    def look(self, deed: Look) -> Told:
        """Ask how a subject stands."""
        verdict = self.desk.verdict(deed.of, deed.norm, deed.at)
        at = localize(deed.at)
        self.looks.setdefault((deed.of, deed.norm), []).append((at, verdict))
        subject = deed.of.partition(":")[2]
        what = Words(f"查看{subject}（{deed.norm}）", f"looks at {subject} ({deed.norm})")
        status = STATUS_WORDS[verdict.status]
        due = Words("–", "–") if verdict.due is None else moment_words(verdict.due)
        why = Words(
            f"{status.zh}：{verdict.why.zh}，{due.zh}到期",
            f"{status.en}: {verdict.why.en}, due {due.en}",
        )
        return Told(at, _SCHEDULER, what, "answered", why)

    def tick(self, deed: Tick) -> Told:
        """Ask what has fallen due, and what will before the holiday is over."""
        what = Words("查看到期事项", "asks what has fallen due")
        found = self.desk.tick(deed.at)
        why = join([_falling(each) for each in found]) if found else _NOTHING
        coming = [each for each in self.desk.due(AS_OF) if each.due > localize(deed.at)]
        if coming:
            listed = join([_falling(each) for each in coming])
            why = join([why, Words(f"即将到期：{listed.zh}", f"due next: {listed.en}")])
        return Told(localize(deed.at), _SCHEDULER, what, "told", why)


def _moment(value: date | datetime | None) -> datetime | None:
    if value is None or isinstance(value, datetime):
        return value
    return datetime(value.year, value.month, value.day)


def _grounds(refusal: Refusal) -> Words:
    return _cited(refusal.why, refusal.reasons[0].norms)


def _cited(why: Words, norms: tuple[str, ...]) -> Words:
    if not norms:
        return why
    zh, en = "、".join(norms), ", ".join(norms)
    return Words(f"{why.zh}（{zh}）", f"{why.en} ({en})")


def _falling(falling: Falling) -> Words:
    title, due = TITLES[falling.case], moment_words(falling.due)
    return Words(
        f"{title.zh}（{falling.norm}，{due.zh}）", f"{title.en} ({falling.norm}, {due.en})"
    )


def narrative(week: Week) -> Iterator[Words]:
    """Yield the week as short lines; of the signatures only those that decide something."""
    day = None
    signs = {"done": "✓", "refused": "✗", "answered": "·", "told": "·"}
    title = Words(f"{week.unit}的一周（虚构）", f"a week at {week.unit} (made up)")
    yield Words(f"\n{title.zh}\n{'─' * 2 * len(title.zh)}", f"\n{title.en}\n{'─' * 40}")
    for told in week.told:
        if told.routine:
            continue
        if told.at.date() != day:
            day = told.at.date()
            yield Words(str(day), str(day))
        sign = signs[told.outcome]
        zh, en = (f"　{told.why.zh}", f" - {told.why.en}") if told.why else ("", "")
        yield Words(
            f"  {told.at:%H:%M} {sign} {told.who.zh} {told.what.zh}{zh}",
            f"  {told.at:%H:%M} {sign} {told.who.en} {told.what.en}{en}",
        )
