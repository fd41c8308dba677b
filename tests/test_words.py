"""Words: one statement in two languages, joined and filled in together."""

import attrs
import pytest

from govflow.words import Words, join

LATE = Words("晚了{days}天", "{days} days late")
MET = Words("按期完成", "in time")


def test_speaks_both_languages() -> None:
    """A statement is spoken in the language asked for."""
    assert MET.speak("zh") == "按期完成"
    assert MET.speak("en") == "in time"


def test_values_are_filled_into_both() -> None:
    """A named value stands in both sentences, and the statement itself is unchanged."""
    assert LATE.format(days=3) == Words("晚了3天", "3 days late")
    assert LATE.zh == "晚了{days}天"


def test_json_has_one_key_a_language() -> None:
    """The JSON of a statement is what every `why` looks like."""
    assert MET.as_json() == {"zh": "按期完成", "en": "in time"}


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([], Words("", "")),
        ([MET], MET),
        ((MET, Words("第二", "second")), Words("按期完成；第二", "in time; second")),
    ],
)
def test_joined_with_the_marks_of_each_language(
    parts: list[Words] | tuple[Words, ...], expected: Words
) -> None:
    """Statements are joined by full-width semicolons in Chinese, by plain ones in English."""
    assert join(parts) == expected


def test_a_statement_is_a_value() -> None:
    """Equal statements are equal, hash alike and cannot be changed."""
    assert {MET, Words("按期完成", "in time")} == {MET}
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        MET.en = "late"  # type: ignore[misc]
