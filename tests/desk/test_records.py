"""What is recorded without a case, and what is refused."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from govflow.cases import Act
from govflow.desk import Desk, Done
from govflow.errors import UnknownNameError, UsageError
from tests.desk.made import at, code, done, opened, signed


class TestRecords:
    """What is recorded without a case, and what is refused."""

    def test_records_are_refused_for_their_reasons(self, desk: Desk) -> None:
        """Somebody unknown, an earlier time, and an event yet to come are refused."""
        done(desk.record("unit:u", "trained", at=at(1), by="li"))
        unknown = desk.record("unit:u", "trained", at=at(1), by="nobody")
        earlier = desk.record("unit:u", "trained", at=at(0))
        ahead = desk.record("unit:u", "trained", at=at(2), occurred=at(3))
        assert [code(one) for one in (unknown, earlier, ahead)] == [
            "unknown-person",
            "out-of-order",
            "not-allowed",
        ]

    def test_a_verdict_sees_what_was_recorded_by_then(self, desk: Desk) -> None:
        """A training recorded later does not count for an earlier moment."""
        done(desk.record("unit:u", "trained", at=at(3), occurred=at(1)))
        assert desk.verdict("unit:u", "wanzhou/34.2", at(2)).status != "met"
        assert desk.verdict("unit:u", "wanzhou/34.2", at(3)).status == "met"

    def test_a_day_is_enough(self, desk: Desk) -> None:
        """What happened on a day is recorded as that day, with no time of day made up."""
        reply = done(desk.record("unit:u", "trained", at=at(3), occurred=at(1).date()))
        assert reply.entries[0].data["occurred"] == "2024-02-06"
        assert desk.verdict("unit:u", "wanzhou/34.2", at(3)).status == "met"
        opened(desk, occurred=at(-7).date())
        earlier = desk.status("n1").clocks["wanzhou/12.5"].due
        opened(desk, "n2")
        later = desk.status("n2").clocks["wanzhou/12.5"].due
        assert earlier is not None
        assert later is not None
        assert earlier < later

    def test_facts_are_known_by_name_and_kind(self, desk: Desk) -> None:
        """A fact that nothing declares, or of a wrong kind, is an error that names the right."""
        with pytest.raises(UnknownNameError, match="units_involved"):
            opened(desk, facts={"units_involve": 2})
        with pytest.raises(UsageError, match="units_involved"):
            opened(desk, facts={"units_involved": "two"})
        assert isinstance(opened(desk, facts={"planned": at(3).date()}), Done)
        assert desk.status("n1").case.facts == {"planned": "2024-02-08"}
        assert isinstance(opened(desk, "n2", facts={"planned": "2024年2月8日"}), Done)
        assert desk.status("n2").case.facts == {"planned": "2024-02-08"}
        with pytest.raises(UsageError, match="planned"):
            opened(desk, "n3", facts={"planned": "soon"})

    @pytest.mark.parametrize("command", ["act", "open", "record", "tick"])
    @pytest.mark.parametrize(
        ("when", "words"),
        [
            (date(2024, 2, 6), "needs a time of day: 2024-02-06 is a day alone"),
            ("2024-02-06T09:00", r"must be a moment \(a datetime\), not '2024-02-06T09:00'"),
            (None, "must be a moment"),
        ],
    )
    def test_a_command_has_a_time(self, desk: Desk, command: str, when: Any, words: str) -> None:
        """A command at a bare day, or at no time, is misuse that says what is right."""
        commands: dict[str, Callable[[], object]] = {
            "act": lambda: desk.act(signed("zhang", when)),
            "open": lambda: opened(desk, moment=when),
            "record": lambda: desk.record("unit:u", "trained", at=when),
            "tick": lambda: desk.tick(when),
        }
        with pytest.raises(UsageError, match=words) as caught:
            commands[command]()
        assert ("now" if command == "tick" else "at") in caught.value.speak("en").split()[0]
        assert "时刻" in caught.value.speak("zh")
        assert list(desk.store.streams()) == []

    def test_what_occurred_is_a_day_or_a_moment(self, desk: Desk) -> None:
        """What is neither a day nor a moment is misuse, in an act as in a record."""
        with pytest.raises(UsageError, match="'occurred' must be a day or a moment"):
            opened(desk, occurred="2024-02-05")
        with pytest.raises(UsageError, match="'occurred' must be a day or a moment"):
            desk.record("unit:u", "trained", at=at(1), occurred="2024-02-05")  # type: ignore[arg-type]

    @pytest.mark.parametrize("name", ["", None])
    def test_a_case_and_a_subject_have_names(self, desk: Desk, name: str | None) -> None:
        """A command without the name of its case or subject is misuse."""
        with pytest.raises(UsageError, match="missing"):
            desk.act(Act("approve", at(0), "zhang", name))
        with pytest.raises(UsageError, match="missing"):
            desk.record(name or "", "trained", at=at(0))
