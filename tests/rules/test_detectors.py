"""Detectors: personal data and a host's own words, found exactly where they stand."""

from datetime import date
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govflow.errors import PolicyError
from govflow.rules.detectors import Detector, MobileNumbers, ResidentIds, WordList
from govflow.words import Words
from tests.rules.strategies import unhurried

SAYS = Words("禁用词", "a forbidden word")
WEIGHTS = [2 ** (17 - place) % 11 for place in range(17)]
ADS = WordList("advert", ("ad.example", "AD.example/go", "赌博", "博彩网"), SAYS)


def checked(number: str) -> str:
    """Return 17 digits with their check digit, by the formula of GB 11643."""
    total = sum(int(digit) * weight for digit, weight in zip(number, WEIGHTS, strict=True))
    digit = (12 - total % 11) % 11
    return number + ("X" if digit == 10 else str(digit))


def wide(text: str) -> str:
    """Return a text in full-width letters."""
    return "".join(chr(ord(one) + 0xFEE0) for one in text)


def found(detector: Detector, text: str) -> list[tuple[str, str]]:
    """Return what a detector found: what it is, and the text."""
    return [(one.what, text[one.start : one.end]) for one in detector.find(text)]


class TestResidentIds:
    """Resident identity numbers."""

    @pytest.mark.parametrize(
        "number",
        [
            "11010519491231002X",
            "11010519491231002x",
            checked("51010119900307001"),
            "440524188001010014",
        ],
    )
    def test_numbers_of_18(self, number: str) -> None:
        """A number with a right checksum and a birth date since 1900 is found, no other."""
        expected = [] if "1880" in number else [("resident-id", number)]
        assert found(ResidentIds(), f"证号{number}。") == expected

    @pytest.mark.parametrize(
        "text",
        [
            "110105194912310021",  # the check digit is wrong
            checked("11010519491331002"),  # no such month
            checked("11010519490229002"),  # no such day in 1949
            checked("99010519491231002"),  # no such region
            "1" + "11010519491231002X",  # within a longer run
            checked("51010119900307001") + "1",
            "11010519491231002XY",
            "",
        ],
    )
    def test_what_is_none(self, text: str) -> None:
        """Wrong checksums, dates and regions, and longer runs of digits, are none."""
        assert found(ResidentIds(), text) == []

    def test_the_29th_of_february(self) -> None:
        """A birthday on 29 February is one in a leap year only."""
        assert found(ResidentIds(), checked("11010519480229002"))

    def test_old_numbers_are_possible(self) -> None:
        """Fifteen digits with a region and a birth date are possibly an old number."""
        text = "旧证110105491231002，新证11010519491231002X"
        assert found(ResidentIds(), text) == [
            ("possible-resident-id", "110105491231002"),
            ("resident-id", "11010519491231002X"),
        ]
        for none in ("110105491331002", "990105491231002", "1101054912310021"):
            assert found(ResidentIds(), none) == []

    def test_born_by(self) -> None:
        """A date after the day given is no birth date; without a day any date is one."""
        number = checked("11010520300101002")
        assert found(ResidentIds(), number)
        assert not found(ResidentIds(born_by=date(2029, 12, 31)), number)
        assert found(ResidentIds(born_by=date(2030, 1, 1)), number)

    @pytest.mark.parametrize(
        "text",
        ["110105 19491231 002X", "110105-19491231-002X", wide("11010519491231002X")],
    )
    def test_grouped_and_full_width(self, text: str) -> None:
        """Groups parted by a blank or hyphen, and full-width digits, are read; places hold."""
        assert found(ResidentIds(), f"（{text}）") == [("resident-id", text)]

    @unhurried
    @given(
        number=st.from_regex(r"[1-6][1-3][0-9]{4}19[0-9]{2}0[1-9]1[0-9][0-9]{3}", fullmatch=True)
    )
    def test_the_checksum_is_exact(self, number: str) -> None:
        """Of the eleven check digits exactly one is right."""
        right = [
            d
            for d in "0123456789X"
            if (("resident-id", number + d) in found(ResidentIds(), number + d))
        ]
        assert right in ([], [checked(number)[-1]])


class TestMobileNumbers:
    """Mobile numbers."""

    @pytest.mark.parametrize(
        "text",
        [
            "13812345678",
            "+8613812345678",
            "+86 138-1234-5678",
            "008613812345678",
            "138 1234 5678",
            wide("13812345678"),
        ],
    )
    def test_found(self, text: str) -> None:
        """Eleven digits, with the prefix of the country, in groups or full-width, are found."""
        assert found(MobileNumbers(), f"电话：{text}，转") == [("mobile", text)]

    @pytest.mark.parametrize(
        "text",
        [
            "1381234567",
            "12812345678",
            "113812345678",
            "138123456789",
            "11010519491231002X",
            "138-1234 5678",
            "订单2024138123456780001",
        ],
    )
    def test_none(self, text: str) -> None:
        """Too few digits, another range, and parts of longer runs are none."""
        assert found(MobileNumbers(), text) == []

    def test_several(self) -> None:
        """Every number of a text is found, in order."""
        text = "13812345678、13912345678/13712345678"
        assert [one for _, one in found(MobileNumbers(), text)] == [
            text[:11],
            text[12:23],
            text[24:],
        ]


class TestWordList:
    """A host's own words."""

    def test_found_with_the_host_s_words(self) -> None:
        """A listed word is found with the list's name, and said in both languages."""
        (one,) = ADS.find("远离赌博")
        assert (one.start, one.end, one.what) == (2, 4, "advert")
        assert one.words == Words("禁用词：赌博", "a forbidden word: 赌博")

    def test_the_longest_at_each_place(self) -> None:
        """The longest word at a place is found; words that overlap are both found."""
        assert [one for _, one in found(ADS, "http://ad.example/go 赌博彩网")] == [
            "ad.example/go",
            "赌博",
            "博彩网",
        ]
        assert [one for _, one in found(ADS, "ad.example/g")] == ["ad.example"]

    def test_case_and_width(self) -> None:
        """Case and width of letters do not count unless the list is exact; places hold."""
        text = f"İİ {wide('AD.')}Example"
        assert found(ADS, text) == [("advert", text[3:])]
        exact = WordList("advert", ("AD",), SAYS, exact=True)
        assert found(exact, "ad AD") == [("advert", "AD")]

    def test_whole_words(self) -> None:
        """A list of whole words finds none within a longer name."""
        whole = WordList("advert", ("ad.example",), SAYS, whole=True)
        assert found(whole, "road.example my-ad.example ad.example2 ad.example_") == []
        assert len(found(whole, "ad.example，见ad.example/x")) == 2

    @pytest.mark.parametrize("listed", [(), ("",), ("a", "")])
    def test_empty(self, listed: tuple[str, ...]) -> None:
        """An empty list, or an empty word, is refused."""
        with pytest.raises(PolicyError, match="the word list 'advert' is empty or holds"):
            WordList("advert", listed, SAYS)

    @unhurried
    @given(
        words=st.lists(st.text("ab赌", min_size=1, max_size=4), min_size=1, max_size=5),
        text=st.text("ab赌c", max_size=20),
    )
    def test_as_by_brute_force(self, words: list[str], text: str) -> None:
        """At every place the longest listed word is found, and nothing else."""
        expected = []
        for start in range(len(text)):
            fits = [word for word in words if text.startswith(word, start)]
            if fits:
                expected.append((start, start + max(map(len, fits))))
        spans = [(one.start, one.end) for one in WordList("advert", words, SAYS).find(text)]  # type: ignore[arg-type]
        assert spans == expected


@pytest.mark.parametrize("detector", [ResidentIds(), MobileNumbers(), ADS], ids=lambda d: d.name)
@pytest.mark.parametrize(
    "unit", ["1", "1101051949123100", "138-1234-", "+86 ", "赌", "ad.exampl", "13812345678"]
)
def test_linear(detector: Detector, unit: str) -> None:
    """Eight times the text takes about eight times as long, however near the misses are."""

    def taken(size: int) -> float:
        text = unit * (size // len(unit))
        best = float("inf")
        for _ in range(3):
            start = process_time()
            detector.find(text)
            best = min(best, process_time() - start)
        return best

    assert isinstance(detector, Detector)
    assert taken(160_000) < 40 * taken(20_000) + 0.02
