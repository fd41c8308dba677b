"""What a caller gave: texts, counts, tables."""

from collections import UserDict
from collections.abc import Callable
from typing import Any

import pytest

from govflow.cases.given import check_count, check_table, check_text
from govflow.errors import UsageError


class Text(str):
    """Text of a host's own class."""

    __slots__ = ()


class TestGiven:
    """What is of the right kind passes as it is; what is not is told by name."""

    def test_what_is_right_passes(self) -> None:
        """Text of any class, a number from 0 on, and any mapping from names are taken."""
        assert check_text(Text("17"), "case") == "17"
        assert check_text("", "case") == ""
        assert [check_count(number, "skip") for number in (0, 1, 50)] == [0, 1, 50]
        check_table(UserDict({"kind": "news"}), "facts")
        check_table({}, "facts")

    @pytest.mark.parametrize(
        ("check", "value", "en", "zh"),
        [
            (check_text, 17, "'x' must be text, not 17", "x 应为文本，不是17"),
            (check_text, None, "'x' must be text, not None", "x 应为文本，不是None"),
            (check_text, b"17", "'x' must be text, not b'17'", "x 应为文本，不是b'17'"),
            (
                check_count,
                -1,
                "'x' must be a whole number from 0 on, not -1",
                "x 应为不小于0的整数，不是-1",
            ),
            (
                check_count,
                "1",
                "'x' must be a whole number from 0 on, not '1'",
                "x 应为不小于0的整数，不是'1'",
            ),
            (
                check_count,
                True,
                "'x' must be a whole number from 0 on, not True",
                "x 应为不小于0的整数，不是True",
            ),
            (
                check_table,
                ["news"],
                "'x' must be a mapping from names to values (a dict), not ['news']",
                "x 应为名称到取值的对照（dict），不是['news']",
            ),
            (check_table, {1: 2}, "a name in 'x' must be text, not 1", "x 中的名称应为文本，不是1"),
        ],
    )
    def test_what_is_wrong_is_told(
        self, check: Callable[[Any, str], object], value: object, en: str, zh: str
    ) -> None:
        """The error says under which name, what was given, and what would be right."""
        with pytest.raises(UsageError) as caught:
            check(value, "x")
        assert (caught.value.words.en, caught.value.words.zh) == (en, zh)
