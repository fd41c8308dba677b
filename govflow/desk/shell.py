"""The desk: load, decide, append, answer. What is right is decided in `govflow.cases`."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from threading import RLock
from typing import Any, Final

import attrs

from govflow.calendars.china import ChinaCalendar, china
from govflow.calendars.civil import (
    Moment,
    check_day_or_moment,
    check_moment,
    civil_date,
    instant,
    localize,
    seen_at,
)
from govflow.cases.acts import Act, Reason, Refusal
from govflow.cases.clocks import verdict_on
from govflow.cases.compliance import verdict_on_subject
from govflow.cases.decide import Outcome, decide
from govflow.cases.gates import against_publishing
from govflow.cases.given import check_count, check_text
from govflow.cases.makes import kept as kept_moment
from govflow.cases.reasons import too_late
from govflow.cases.signing import waits_for
from govflow.cases.state import Case, evolve, plain_facts
from govflow.desk.answers import (
    Clearance,
    Done,
    Falling,
    Permit,
    Reply,
    Status,
    Waiting,
    clearance_of,
    norms_on_clearance,
)
from govflow.desk.board import Board
from govflow.desk.kept import (
    CASE,
    RECORD,
    REFUSED,
    TICKED,
    read_record,
    read_refusal,
    read_tick,
    refusal_data,
    tick_data,
)
from govflow.errors import UsageError
from govflow.journal import Entry, Sealed, fold, seal, verify
from govflow.policy import Policy
from govflow.ports import ConflictError, Directory, Notifier, Store, StoreError
from govflow.provisions.roles import Answerable, People, answerable
from govflow.provisions.stating import read_facts
from govflow.rules.verdicts import Verdict
from govflow.words import Words

_TRIES: Final = 100
_STANDING: Final = frozenset(["not-in-post", "not-your-unit", "not-your-role"])
_PERSONAL: Final = _STANDING | {"separation-of-duties", "unknown-person"}


class Desk:
    """The cases of one policy in one store, for any number of threads.

    Several desks, in as many processes, may share a store. A command takes an idempotency
    key, of its case's or subject's own (repeated, it gives its first reply, a refusal too),
    and an expected revision (ConflictError if the stream has moved on). Without an expected
    revision, a command that lost a race is decided again.
    """

    def __init__(
        self,
        policy: Policy,
        *,
        store: Store,
        directory: Directory,
        calendar: ChinaCalendar | None = None,
        notifier: Notifier | None = None,
    ) -> None:
        self.policy = policy
        self.store = store
        self.directory = directory
        self.calendar = calendar or china()
        self.notifier = notifier
        self._lock = RLock()
        self._board = Board(policy, self.calendar)
        self._follow()

    # -- commands ----------------------------------------------------------------------------

    def open(
        self,
        chain: str,
        case: str,
        *,
        by: str,
        at: datetime,
        unit: str | None = None,
        content: str | None = None,
        facts: Mapping[str, object] | None = None,
        occurred: Moment | None = None,
        key: str | None = None,
    ) -> Reply:
        """Open a case of a chain under an id of the host's; what opens it may have occurred."""
        told = {} if facts is None else facts
        act = Act("open", at, by, case, chain, unit, told, content, occurred=occurred, key=key)
        return self.act(act)

    def act(self, act: Act, *, expected_revision: int | None = None) -> Reply:
        """Carry out an act on a case, or say every reason why not."""
        stream = CASE + _named(act.case, "case")
        with self._lock:
            for _ in range(_TRIES):
                first = self._first_reply(stream, act.key)
                if first is not None:
                    return first
                case = self._case(act.case or "")
                _expect(stream, expected_revision, 0 if case is None else case.revision)
                found = self._decide(case, act)
                if isinstance(found, Refusal):
                    return self._refuse(stream, found, act)
                kept = self._append(stream, found, act.key, retry=expected_revision is None)
                if kept is not None:
                    return self._done(stream, kept)
        raise _contended(stream)

    def record(
        self,
        of: str,
        name: str,
        *,
        at: datetime,
        by: str | None = None,
        occurred: Moment | None = None,
        facts: Mapping[str, object] | None = None,
        key: str | None = None,
        expected_revision: int | None = None,
    ) -> Reply:
        """Record what happened to a subject without a case: an account, a column, a unit."""
        stream = RECORD + _named(of, "of")
        told, named = {} if facts is None else facts, _named(name, "name")
        tried = Act("record", at, by, facts=told, name=named, occurred=occurred, key=key)
        data = {
            "event": name,
            "occurred": kept_moment(at if occurred is None else occurred),
            "facts": plain_facts(read_facts(self.policy.stateable(), told)),
        }
        with self._lock:
            for _ in range(_TRIES):
                first = self._first_reply(stream, key)
                if first is not None:
                    return first
                head = self.store.head(stream)
                _expect(stream, expected_revision, head.revision)
                reason = self._against_record(stream, head.revision, tried)
                if reason is not None:
                    return self._refuse(stream, Refusal((reason,)), tried)
                entry = Entry(
                    stream, head.revision + 1, "recorded", localize(at), by, data, key=key
                )
                kept = self._append(stream, (entry,), key, retry=expected_revision is None)
                if kept is not None:
                    return self._done(stream, kept)
        raise _contended(stream)

    def tick(self, now: datetime, *, key: str | None = None) -> tuple[Falling, ...]:
        """Record and return the clocks that have fallen due and were not told before.

        Each is told once, whoever ticks; a tick repeated under its key is told again.
        """
        stream, now = self._board.ticks, localize(check_moment(now, "now"))
        key = None if key is None else check_text(key, "key")
        with self._lock:
            for _ in range(_TRIES):
                first = self.store.replied(stream, key) if key is not None else ()
                if first:
                    return read_tick(first)
                head = self.store.head(stream)  # before following: a later tick is a conflict
                self._follow()
                found = self._board.newly_due(now)
                if not found:
                    return ()
                data = tick_data(found, self.calendar.version)
                entry = Entry(stream, head.revision + 1, TICKED, now, None, data, key=key)
                kept = self._append(stream, (entry,), key, retry=True)
                if kept is not None:
                    return read_tick(kept)
        raise _contended(stream)

    # -- questions: a bare date looks back from the last instant of its day -------------------

    def permits(self, act: Act) -> Permit:
        """Return whether an act may happen and what it would record; nothing is recorded."""
        with self._lock:
            case = self._case(_named(act.case, "case"))
            found = self._decide(case, act)
        if not isinstance(found, Refusal):
            return Permit(entries=found)
        instead: tuple[str, ...] = ()
        if case is not None and any(reason.code in _PERSONAL for reason in found.reasons):
            instead = self._signers(case, act.at)
        return Permit(found.reasons, instead=instead)

    def cleared(self, case: str, digest: str) -> Clearance:
        """Return whether content of that digest may be online; ask before it goes there."""
        with self._lock:
            found = self._case(_named(case, "case"))
        if found is None:
            why = Words(f"没有事项“{case}”", f"there is no case {case!r}")
            return Clearance(False, why, norms_on_clearance(self.policy))
        chain = self.policy.chain(found.chain)
        against = against_publishing(self.policy, chain, found, self.calendar)
        return clearance_of(found, digest, chain.cleared_by, against)

    def worklist(
        self, person: str, at: Moment, *, limit: int = 50, skip: int = 0
    ) -> tuple[Waiting, ...]:
        """Return the cases that a person could sign at a moment, the longest waiting first."""
        moment = seen_at(at, "at")
        limit, skip = check_count(limit, "limit"), check_count(skip, "skip")
        found = self.directory.people(moment).find(check_text(person, "person"))
        if found is None:
            return ()
        with self._lock:
            self._follow()
            return self._board.waiting_for(found, moment, limit, skip)

    def due(self, until: Moment) -> tuple[Falling, ...]:
        """Return the running clocks that are due by then, told or not, in order."""
        moment = seen_at(until, "until")
        with self._lock:
            self._follow()
            return self._board.due(moment)

    def status(self, case: str, at: Moment | None = None) -> Status:
        """Return how a case stands at a moment, or as its last entry left it.

        What was recorded later is not seen. Raises UsageError for a case not there by then.
        """
        asked = None if at is None else seen_at(at, "at")
        with self._lock:
            found = self._known(_named(case, "case"), asked)
        moment = asked or found.last_at
        place = found.step or ("cleared" if found.state == "cleared" else None)
        clocks = {
            run.norm: verdict_on(self.policy, found, run, as_of=moment, calendar=self.calendar)
            for run in self.policy.chain(found.chain).runs
        }
        return Status(found, place, self._signers(found, moment), clocks)

    def history(self, case: str) -> tuple[Entry, ...]:
        """Return every entry of a case, verified. Raises JournalError if it was tampered with."""
        entries = self.store.read(CASE + _named(case, "case"))
        verify(entries)
        return tuple(sealed.entry for sealed in entries)

    def verdict(self, of: str, norm: str, at: Moment) -> Verdict:
        """Return what is held of a norm over what was recorded of a subject up to a moment."""
        moment, stream = seen_at(at, "at"), RECORD + _named(of, "of")
        records = [read_record(sealed.entry) for sealed in self.store.read(stream)]
        seen = [record for record in records if record.recorded <= moment]
        return verdict_on_subject(
            self.policy, _named(norm, "norm"), seen, as_of=moment, calendar=self.calendar
        )

    def answerable(self, unit: str, on: date) -> tuple[Answerable, ...]:
        """Return who answers for a unit on a day, in every capacity the regulation names."""
        unit, day = check_text(unit, "unit"), civil_date(check_day_or_moment(on, "on"))
        people = self.directory.people(instant(day))
        return answerable(self.policy.responsibilities, unit, day, people)

    # -- how ---------------------------------------------------------------------------------

    def _follow(self) -> None:
        self._board.follow(self.store)

    def _case(self, case_id: str) -> Case | None:
        """Return a case as the record has it now, open or ended."""
        self._follow()
        case = self._board.cases.get(case_id)
        return self._folded(self.store.read(CASE + case_id)) if case is None else case

    def _known(self, case_id: str, at: datetime | None = None) -> Case:
        case = self._case(case_id)
        if case is not None and at is not None and at < case.last_at:
            kept = self.store.read(CASE + case_id)
            case = self._folded([sealed for sealed in kept if sealed.entry.at <= at])
        if case is None:
            raise UsageError(Words(f"没有事项“{case_id}”", f"there is no case {case_id!r}"))
        return case

    def _folded(self, entries: Sequence[Sealed]) -> Case | None:
        if not entries:
            return None
        first = entries[0].entry
        policy = first.data.get("policy")
        if policy != self.policy.id:
            raise UsageError(
                Words(
                    f"{first.stream}属于“{policy}”，不属于“{self.policy.id}”",
                    f"{first.stream} is a case of {policy!r}, not of {self.policy.id!r}",
                )
            )
        start: Case | None = None
        return fold(evolve, start, (sealed.entry for sealed in entries))

    def _decide(self, case: Case | None, act: Act) -> Outcome:
        if act.facts:
            chain = self.policy.find_chain((act.chain if case is None else case.chain) or "")
            act = attrs.evolve(act, facts=read_facts(self.policy.stateable(chain), act.facts))
        return decide(self.policy, case, act, self._people(act.at), self.calendar)

    def _people(self, at: datetime) -> People:
        return self.directory.people(localize(at))

    def _signers(self, case: Case, at: datetime) -> tuple[str, ...]:
        return waits_for(self.policy.chain(case.chain), case, self._people(at), at)

    def _first_reply(self, stream: str, key: str | None) -> Reply | None:
        if key is None:
            return None
        kept = self.store.replied(stream, key)
        if kept:
            return self._done(stream, kept)
        refused = self.store.replied(REFUSED + stream, key)
        return read_refusal(refused) if refused else None

    def _refuse(self, stream: str, refusal: Refusal, act: Act) -> Refusal:
        """Return a refusal; under a key it is kept, in a stream beside the one refused."""
        kept: Sequence[Sealed] | None = None if act.key is not None else ()
        aside, data = REFUSED + stream, refusal_data(refusal, act)
        while kept is None:
            revision = self.store.head(aside).revision + 1
            entry = Entry(aside, revision, "refused", localize(act.at), act.by, data, key=act.key)
            kept = self._append(aside, (entry,), act.key, retry=True)
        return read_refusal(kept) if kept else refusal

    def _append(
        self, stream: str, entries: Sequence[Entry], key: str | None, *, retry: bool
    ) -> Sequence[Sealed] | None:
        """Append entries to a stream; None if somebody else was first and it may be retried."""
        expected = entries[0].revision - 1
        head = self.store.head(stream)
        sealed: list[Sealed] = []
        for entry in entries:
            sealed.append(seal(entry, sealed[-1].hash if sealed else head.hash))
        try:
            if head.revision != expected:
                raise ConflictError(stream, expected, head.revision)
            kept = self.store.append(stream, expected, sealed, key)
        except ConflictError:
            if not retry:
                raise
            return None
        if self.notifier is not None and kept[0].hash == sealed[0].hash:
            self.notifier.notify(kept)
        return kept

    def _done(self, stream: str, kept: Sequence[Sealed]) -> Done:
        """Return the reply to a command from what it left in the record."""
        self._follow()
        entries = tuple(sealed.entry for sealed in kept)
        if not stream.startswith(CASE):
            return Done(entries)
        case = self._board.cases.get(stream.removeprefix(CASE))
        if case is None or case.revision != entries[-1].revision:
            upto = self.store.read(stream)[: entries[-1].revision]
            case = self._folded(upto)
        return Done(entries, case)

    def _against_record(self, stream: str, revision: int, act: Act) -> Reason | None:
        by = act.by
        if by is not None and self._people(act.at).find(by) is None:
            return Reason("unknown-person", Words(f"没有此人：{by}", f"nobody is called {by!r}"))
        last: Any = self.store.read(stream, revision - 1)[0].entry.at if revision else None
        if last is not None and localize(act.at) < last:
            return Reason(
                "out-of-order", Words("时间早于上一条记录", "before the last record of it")
            )
        return too_late(act)


def _named(value: str | None, name: str) -> str:
    if value is None or value == "":
        raise UsageError(Words(f"缺少 {name}", f"{name!r} is missing"))
    return check_text(value, name)


def _expect(stream: str, expected: int | None, found: int) -> None:
    if expected is not None and check_count(expected, "expected_revision") != found:
        raise ConflictError(stream, expected, found)


def _contended(stream: str) -> StoreError:
    return StoreError(Words(f"{stream}争用过多", f"{stream} is written by too many at once"))
