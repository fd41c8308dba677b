"""Commands: keys, revisions and races."""

from collections.abc import Callable, Sequence
from threading import Thread
from typing import Any

import pytest

from govflow.adapters.memory import MemoryStore
from govflow.cases import Act
from govflow.desk import Desk, Done, Reply
from govflow.errors import UsageError
from govflow.journal import Sealed
from govflow.ports import ConflictError, Store, StoreError
from tests.desk.made import PLAIN, at, code, desk_over, done, opened, signed


class TestCommands:
    """Keys, revisions and races."""

    def test_a_repeated_command_gives_its_first_reply(self, store: Store) -> None:
        """Under one key, opening, signing and recording happen once, with one reply."""
        desk = desk_over(store)
        first = opened(desk, key="k1")
        act = signed("zhang", at(0, 10), key="k2")
        second = desk.act(act)
        third = desk.act(signed("li", at(0, 11)))
        record = desk.record("account:微博", "updated", at=at(0), key="r")
        for again in (desk, desk_over(store)):
            assert opened(again, key="k1") == first
            assert again.act(act) == second
            assert again.act(act, expected_revision=1) == second
            assert again.record("account:微博", "updated", at=at(9), key="r") == record
        assert desk.status("n1").case == done(third).case

    def test_a_repeated_refusal_stays_refused(self, store: Store) -> None:
        """A refusal under a key is repeated even where the act would be right by now."""
        desk = desk_over(store)
        opened(desk)
        act = signed("li", at(0, 12), key="k1")
        early = signed("wang", at(0, 12), key="k2")
        assert code(desk.act(early)) == "not-your-role"
        done(desk.act(signed("zhang", at(0, 10))))
        done(desk.act(act))
        first = desk.act(early)
        assert code(first) == "not-your-role"
        assert desk_over(store).act(early) == first
        assert desk.permits(early)
        assert len(desk.history("n1")) == 3

    def test_a_kept_refusal_says_what_was_tried(self, store: Store) -> None:
        """A refusal under a key is kept with the act that was tried, and what it named."""
        desk = desk_over(store)
        opened(desk)
        desk.act(signed("wang", at(0, 10), key="k1"))
        desk.act(Act("event", at(0, 11), None, "n1", name="published", key="k2"))
        desk.act(Act("waltz", at(0, 12), "zhang", "n1", key="k3"))
        desk.act(signed("wang", at(0, 12)))  # without a key nothing is kept
        desk.record("unit:u", "trained", at=at(0), by="nobody", key="k4")
        kept = [
            sealed.entry
            for stream in ("case:n1", "record:unit:u")
            for sealed in store.read(f"refused:{stream}")
        ]
        assert [(e.data["act"], e.data.get("name"), e.by) for e in kept] == [
            ("approve", None, "wang"),
            ("event", "published", None),
            ("waltz", None, "zhang"),
            ("record", "trained", "nobody"),
        ]

    def test_a_stale_revision_is_a_conflict(self, desk: Desk) -> None:
        """A command decided on an older revision is refused; on the right one it is done."""
        opened(desk)
        done(desk.act(signed("zhang", at(0, 10)), expected_revision=1))
        with pytest.raises(ConflictError):
            desk.act(signed("li", at(0, 11)), expected_revision=1)
        with pytest.raises(ConflictError):
            desk.record("unit:u", "trained", at=at(0), expected_revision=3)
        done(desk.act(signed("li", at(0, 11)), expected_revision=2))

    def test_a_lost_race_is_decided_again(self) -> None:
        """Of two heads who sign at once one signs; the other is told the step is done."""

        class Raced(MemoryStore):
            """A store in which another desk is always quicker, once."""

            rival: Callable[[], Any] | None = None

            def append(
                self,
                stream: str,
                expected_revision: int,
                entries: Sequence[Sealed],
                key: str | None = None,
            ) -> Sequence[Sealed]:
                rival, self.rival = self.rival, None
                if rival is not None:
                    rival()
                return super().append(stream, expected_revision, entries, key)

        store = Raced()
        desk, other = desk_over(store), desk_over(store)
        opened(desk)
        store.rival = lambda: other.act(signed("zhao", at(0, 10)))
        assert code(desk.act(signed("zhang", at(0, 10)))) == "not-your-role"
        store.rival = lambda: other.act(signed("li", at(0, 11)))
        with pytest.raises(ConflictError):
            desk.act(Act("state", at(0, 11), "zhang", "n1", facts=PLAIN), expected_revision=2)
        store.rival = lambda: other.record("unit:u", "trained", at=at(0))
        assert done(desk.record("unit:u", "trained", at=at(0))).revision == 2

    def test_many_threads_sign_and_one_signature_stands(self, store: Store) -> None:
        """Threads that all sign one step leave one signature."""
        desks = [desk_over(store) for _ in range(4)]
        opened(desks[0])
        replies: list[Reply] = []

        def run(desk: Desk) -> None:
            replies.append(desk.act(signed("zhang", at(0, 10))))

        threads = [Thread(target=run, args=(desk,)) for desk in desks]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sum(isinstance(reply, Done) for reply in replies) == 1
        assert len(desks[0].history("n1")) == 2

    def test_a_store_that_never_agrees_is_given_up(self) -> None:
        """A stream that somebody else always writes first ends in an error, not for ever."""

        class Hopeless(MemoryStore):
            def append(
                self,
                stream: str,
                expected_revision: int,
                entries: Sequence[Sealed],
                key: str | None = None,
            ) -> Sequence[Sealed]:
                raise ConflictError(stream, expected_revision, expected_revision + 1)

        desk = desk_over(Hopeless())
        with pytest.raises(StoreError, match="too many"):
            opened(desk)
        with pytest.raises(StoreError, match="too many"):
            desk.record("unit:u", "trained", at=at(0))

    def test_a_tick_that_never_gets_through_is_given_up(self) -> None:
        """A tick that always loses to another writer ends in an error; nothing is told."""

        class Taken(MemoryStore):
            def append(
                self,
                stream: str,
                expected_revision: int,
                entries: Sequence[Sealed],
                key: str | None = None,
            ) -> Sequence[Sealed]:
                if stream.startswith("desk:"):
                    raise ConflictError(stream, expected_revision, expected_revision + 1)
                return super().append(stream, expected_revision, entries, key)

        desk = desk_over(Taken())
        opened(desk)
        with pytest.raises(StoreError, match="too many"):
            desk.tick(at(60))
        assert len(desk.due(at(60))) == 1

    def test_somebody_is_told_what_was_recorded_once(self, store: Store) -> None:
        """A notifier hears of each command that did something, and never of a repetition."""

        class Heard:
            def __init__(self) -> None:
                self.names: list[str] = []

            def notify(self, entries: Sequence[Sealed]) -> None:
                self.names += [sealed.entry.name for sealed in entries]

        heard = Heard()
        desk = desk_over(store, notifier=heard)
        for _ in range(2):
            opened(desk, key="k1")
            desk.act(signed("zhang", at(0, 10), key="k2"))
            desk.tick(at(60), key="k3")
        assert heard.names == ["case-opened", "step-approved", "ticked"]

    def test_what_is_no_text_or_number_is_misuse(self, store: Store) -> None:
        """A number for an id, a text for a revision: misuse, and nothing is recorded."""
        desk = desk_over(store)
        number: Any = 17
        revision: Any = "1"
        for command in (
            lambda: desk.open("publication", number, by="zhang", at=at(0)),
            lambda: desk.open("publication", "n1", by="zhang", at=at(0), unit=number),
            lambda: desk.record(number, "trained", at=at(0)),
            lambda: desk.record("unit:u", "trained", at=at(0), by=number),
            lambda: desk.tick(at(60), key=number),
        ):
            with pytest.raises(UsageError, match="must be text, not 17"):
                command()
        with pytest.raises(UsageError, match="'facts' must be a mapping"):
            desk.open("publication", "n1", by="zhang", at=at(0), facts=number)
        with pytest.raises(UsageError, match="'expected_revision' must be a whole number"):
            desk.act(signed("zhang", at(0, 10)), expected_revision=revision)
        assert tuple(store.streams()) == ()
