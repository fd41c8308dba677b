"""Lawbooks: the texts that ship are whole, verbatim, and what the policies say they are."""

import json
from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

import pytest

from govflow.adapters.lawbooks import read_declarations, read_regulation
from govflow.errors import LawError, UnknownNameError
from govflow.law import Norm, Window
from govflow.policies import SHIPPED_IDS, load_policy

LOCAL: Final = tuple(policy_id for policy_id in SHIPPED_IDS if policy_id != "national")
NATIONAL_LIMITS: Final = (
    "zfxxgk07.18",
    "zfxxgk.26",
    "zfxxgk.30",
    "zfxxgk.31",
    "zfxxgk.32",
    "zfxxgk.33.2",
    "zfxxgk.34",
    "zfxxgk.49.1",
    "zfxxgk.49.2",
)
every = pytest.mark.parametrize("policy_id", SHIPPED_IDS)
local = pytest.mark.parametrize("policy_id", LOCAL)


def raw(policy_id: str, name: str) -> Any:
    """Return a file that ships beside a policy, as JSON."""
    path = files("govflow.policies") / policy_id / name
    return json.loads(path.read_text(encoding="utf-8"))


def cited(policy_id: str) -> Iterator[tuple[str, str]]:
    """Yield every norm of a policy with each reading that it rests on."""
    policy = load_policy(policy_id)
    for provision in policy.with_a_time():
        for reading in provision.readings:
            yield provision.norm, reading
    for _, _, reading in policy.column_defaults:
        yield "column defaults", reading


class TestText:
    """The words of the law."""

    @local
    def test_every_norm_stands_verbatim_in_the_text(self, policy_id: str) -> None:
        """What a norm quotes is found in the regulation's full text, letter by letter."""
        regulation = read_regulation(policy_id)
        assert regulation.text is not None
        text = regulation.text
        missing = [n.id for n in regulation.norms if n.text is not None and n.text not in text]
        assert missing == []

    @every
    def test_only_what_the_source_lost_has_no_text(self, policy_id: str) -> None:
        """A norm without words is one of which the source lost the words, and says so."""
        silent = [norm for norm in read_regulation(policy_id).norms if not norm.text]
        assert all(norm.source_lost for norm in silent)

    @local
    def test_a_chapeau_stands_in_the_text(self, policy_id: str) -> None:
        """The words that stand over several items are verbatim as well."""
        regulation = read_regulation(policy_id)
        assert regulation.text is not None
        for norm in regulation.norms:
            assert norm.chapeau is None or norm.chapeau in regulation.text

    def test_the_national_layer_has_no_text_of_its_own(self) -> None:
        """The superior texts are many, so no full text stands beside them."""
        assert read_regulation("national").text is None

    @every
    def test_what_is_damaged_is_quoted_verbatim(self, policy_id: str) -> None:
        """The printed side of a restoration stands in its norm, and differs from the other."""
        regulation = read_regulation(policy_id)
        for restoration in regulation.restorations:
            norm = regulation.norm(restoration.norm)
            assert restoration.printed is None or restoration.printed in (norm.text or "")
            assert restoration.printed is None or restoration.printed != restoration.restored
            assert restoration.note.zh
            assert restoration.note.en

    @every
    def test_what_is_lost_altogether_is_not_restored(self, policy_id: str) -> None:
        """Where nothing is printed nothing is put in its place, and the norm has no words."""
        regulation = read_regulation(policy_id)
        for restoration in regulation.restorations:
            if restoration.printed is None:
                assert restoration.restored is None
                assert regulation.norm(restoration.norm).text is None


class TestNorms:
    """Norms as read."""

    @every
    def test_ids_are_unique_and_of_their_regulation(self, policy_id: str) -> None:
        """No two norms share an id, and each begins with its regulation's."""
        ids = [norm.id for norm in read_regulation(policy_id).norms]
        assert len(set(ids)) == len(ids)
        assert all(norm_id.startswith(f"{policy_id}/") for norm_id in ids)

    @every
    def test_nothing_is_lost_in_reading(self, policy_id: str) -> None:
        """Every norm of the file is read with each value of a field that a norm has."""
        read = {norm.id: norm for norm in read_regulation(policy_id).norms}
        found = raw(policy_id, "law.json")["norms"]
        assert len(found) == len(read)
        for entry in found:
            norm = read[entry["id"]]
            for name in ("text", "kind", "operational", "deadline", "instrument", "confidence"):
                assert getattr(norm, name) == entry.get(name)
            for name in ("exceptions", "depends_on"):
                listed = entry.get(name, [])
                expected = (listed,) if isinstance(listed, str) else tuple(listed)
                assert getattr(norm, name) == expected
                assert all(isinstance(text, str) for text in getattr(norm, name))

    @every
    def test_norms_belong_to_a_legal_text(self, policy_id: str) -> None:
        """Every norm names one of the legal texts of its regulation."""
        regulation = read_regulation(policy_id)
        known = {instrument.id for instrument in regulation.instruments}
        assert {norm.instrument for norm in regulation.norms} <= known

    @local
    def test_articles_are_those_of_the_chapters(self, policy_id: str) -> None:
        """The chapters list articles once, and no chapter lists one twice."""
        articles = [a for chapter in read_regulation(policy_id).chapters for a in chapter.articles]
        assert len(set(articles)) == len(articles)

    def test_days_are_dates(self) -> None:
        """Days in the files are read as dates, and an absent one as None."""
        wanzhou, bozhou = read_regulation("wanzhou"), read_regulation("bozhou")
        assert wanzhou.instruments[0].window == Window(since=date(2021, 12, 30))
        assert bozhou.instruments[0].window == Window(first_seen=date(2019, 6, 10))
        assert bozhou.promulgated is None

    def test_read_once(self) -> None:
        """A regulation is read once and then the same value."""
        assert read_regulation("siping") is read_regulation("siping")

    def test_an_unknown_regulation(self) -> None:
        """A regulation that does not ship is answered with the nearest that does."""
        with pytest.raises(UnknownNameError, match=r"no policy is called 'wanzou'.*wanzhou"):
            read_regulation("wanzou")


class TestReadings:
    """How open places are read."""

    @every
    def test_ids_are_unique(self, policy_id: str) -> None:
        """No id stands for two interpretations, chosen or not."""
        readings = read_regulation(policy_id).readings
        ids = [r.id for r in readings] + [other.id for r in readings for other in r.instead]
        assert len(set(ids)) == len(ids)

    @every
    def test_of_existing_norms(self, policy_id: str) -> None:
        """A reading is of a norm of its regulation and is called after it, and so are others."""
        regulation = read_regulation(policy_id)
        for reading in regulation.readings:
            assert regulation.norm(reading.norm)
            for name in (reading.id, *(other.id for other in reading.instead)):
                assert name.startswith(f"{reading.norm}:")

    @every
    def test_said_in_both_languages(self, policy_id: str) -> None:
        """Question, choice, reason and every other answer stand in Chinese and English."""
        for reading in read_regulation(policy_id).readings:
            assert reading.instead
            said = (reading.question, reading.chosen, reading.because)
            for words in (*said, *(other.words for other in reading.instead)):
                assert words.zh.strip()
                assert words.en.strip()

    @every
    def test_what_a_provision_cites_was_chosen(self, policy_id: str) -> None:
        """Every reading that a provision rests on is one that was chosen."""
        chosen = {reading.id for reading in read_regulation(policy_id).readings}
        assert [pair for pair in cited(policy_id) if pair[1] not in chosen] == []

    @every
    def test_a_variant_is_another_answer_to_its_question(self, policy_id: str) -> None:
        """What a provision offers instead is an answer listed beside the one it replaces."""
        answers = {
            reading.id: {other.id for other in reading.instead}
            for reading in read_regulation(policy_id).readings
        }
        for provision in load_policy(policy_id).with_a_time():
            for variant in provision.variants:
                assert variant.reading in answers[variant.instead_of]


class TestEncoded:
    """What the policies encode of it."""

    @local
    def test_every_deadline_is_encoded(self, policy_id: str) -> None:
        """A norm with a deadline has a clock or a column rule."""
        policy = load_policy(policy_id)
        timed = {provision.norm for provision in policy.with_a_time()}
        norms = [norm.id for norm in read_regulation(policy_id).norms if norm.deadline is not None]
        assert norms
        assert set(norms) <= timed

    @pytest.mark.parametrize("norm", NATIONAL_LIMITS)
    def test_the_limits_of_the_national_layer_are_encoded(self, norm: str) -> None:
        """The limits of both editions of the disclosure regulation have a clock or a rule."""
        assert load_policy("national").timed(f"national/{norm}").norm == f"national/{norm}"

    def test_nothing_national_of_doubtful_wording_is_encoded(self) -> None:
        """Of the superior texts only norms of high confidence are encoded."""
        regulation = read_regulation("national")
        doubtful = {n.id for n in regulation.norms if n.confidence != "high"}
        assert {n.confidence for n in regulation.norms} == {"high", "medium", "low"}
        assert not {p.norm for p in load_policy("national").provisions()} & doubtful

    @every
    def test_what_is_encoded_is_a_norm(self, policy_id: str) -> None:
        """Every provision, and the norm that allows its pause or extension, is a norm."""
        regulation, policy = read_regulation(policy_id), load_policy(policy_id)
        for provision in policy.provisions():
            norm: Norm = regulation.norm(provision.norm)
            assert norm.instrument == provision.instrument
        for clock in policy.clocks:
            if clock.pausable is not None:
                assert regulation.norm(clock.pausable)
            if clock.extension is not None:
                assert regulation.norm(clock.extension.norm)
            if clock.edition_of is not None:
                assert regulation.norm(clock.edition_of)
                assert policy.timed(clock.edition_of)

    @every
    def test_windows_and_texts_are_those_of_the_lawbook(self, policy_id: str) -> None:
        """The legal texts of a policy equal those of its lawbook: title, number and window."""
        lawbook = {found.id: found for found in read_regulation(policy_id).instruments}
        policy = load_policy(policy_id)
        for found in policy.instruments:
            printed = lawbook[found.id]
            assert (found.title, found.number) == (printed.title, printed.number)
            assert found.window == printed.window
        if policy_id != "national":
            assert list(lawbook) == [found.id for found in policy.instruments]

    @local
    def test_the_title_is_that_of_the_lawbook(self, policy_id: str) -> None:
        """A policy is called what its regulation is called."""
        assert load_policy(policy_id).title.zh == read_regulation(policy_id).title


class TestDeclarations:
    """The norms that are declared not encoded."""

    @every
    def test_one_line_a_norm(self, policy_id: str) -> None:
        """Each declaration stands on a line of its own, and none is lost in reading."""
        path = files("govflow.policies") / policy_id / "declared.json"
        lines = path.read_text(encoding="utf-8").splitlines()
        assert len(read_declarations(policy_id)) == len(lines) - 2

    def test_a_norm_and_its_reason(self) -> None:
        """A declaration is a norm's id with a reason."""
        assert read_declarations("wanzhou")["wanzhou/29.2"] == "meta-norm"

    def test_declared_twice(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        """A norm that is declared twice is an error, not the last one's reason."""
        doubled = '{"toy/1": "not-yet", "toy/1": "principle"}'
        (tmp_path / "declared.json").write_text(doubled, encoding="utf-8")
        monkeypatch.setattr("govflow.adapters.lawbooks._folder", lambda _: tmp_path)
        with pytest.raises(LawError, match="toy/1"):
            read_declarations("toy")

    def test_an_unknown_policy(self) -> None:
        """An unknown policy is named with its nearest."""
        with pytest.raises(UnknownNameError, match="wanzhou"):
            read_declarations("wanzou")
