"""Unified social credit codes in a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govflow.adapters.plugins import load_detector
from govflow_zen.credit_codes import DETECTOR, check_character

SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
PUBLISHED = (
    "91110000802100433B",
    "91330100799655058B",
    "9144030071526726XG",
    "914403001922038216",
    "11100000000013127D",
)
"""Codes that companies and the General Office of the State Council publish of themselves."""


def test_found_by_its_name() -> None:
    """The package is installed: its detector is loaded by its entry point."""
    assert load_detector("credit-code") is DETECTOR


@pytest.mark.parametrize("code", PUBLISHED)
def test_codes_in_use(code: str) -> None:
    """Codes in use are found, at their place, in small and full-width letters too."""
    for written in (code, code.lower(), "".join(chr(ord(one) + 0xFEE0) for one in code)):
        (found,) = DETECTOR.find(f"申请人：{written}（法人）")
        assert (found.start, found.end, found.what) == (4, 22, "credit-code")


@pytest.mark.parametrize("code", PUBLISHED)
@pytest.mark.parametrize("place", range(18))
def test_one_wrong_sign_is_noticed(code: str, place: int) -> None:
    """The check character notices each change of one sign."""
    for sign in SIGNS:
        changed = code[:place] + sign + code[place + 1 :]
        assert bool(DETECTOR.find(changed)) is (sign == code[place])


@given(st.text(SIGNS, min_size=9, max_size=9), st.from_regex(r"\A[0-9]{6}\Z"))
def test_every_right_code_is_found(signs: str, region: str) -> None:
    """Whatever code is made by the standard is found."""
    body = f"91{region}{signs}"
    assert len(DETECTOR.find(body + check_character(body))) == 1


@pytest.mark.parametrize(
    "text",
    ["", "9111000080210043", "A91110000802100433B", "91110000802100433B7", "9I110000802100433B"],
)
def test_what_is_none(text: str) -> None:
    """Shorter and longer runs, and letters that the standard leaves out, are none."""
    assert DETECTOR.find(text) == []


@given(st.text())
def test_any_text(text: str) -> None:
    """Any text can be searched; what is found stands where it is said to stand."""
    for found in DETECTOR.find(text):
        assert len(text[found.start : found.end]) == 18
