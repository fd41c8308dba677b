"""Unified social credit codes (统一社会信用代码) in a text, by GB 32100-2015."""

import re
from typing import Final

from attrs import frozen

from govflow.rules import Finding
from govflow.words import Words

_SIGNS: Final = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""Digits, and letters without I, O, S, V, Z (GB 32100-2015, 附录)."""
_WEIGHTS: Final = tuple(pow(3, place, 31) for place in range(17))
_PLAIN: Final = {full: full - 0xFEE0 for full in range(0xFF01, 0xFF5F)}
_CODE: Final = re.compile(
    rf"(?<![0-9A-Z])[{_SIGNS}]{{2}}[0-9]{{6}}[{_SIGNS}]{{10}}(?![0-9A-Z])", re.ASCII
)
_CREDIT_CODE: Final = Words("统一社会信用代码", "a unified social credit code")


@frozen
class CreditCodes:
    """Unified social credit codes: 18 signs, six digits of a region, a right check character.

    Full-width and small letters are read as plain capitals. Of other strings of that form
    one in 31 has a right check character by chance.
    """

    name: str = "credit-code"

    def find(self, text: str) -> list[Finding]:
        """Return the credit codes of a text."""
        plain = "".join(one.upper() if one.isascii() else one for one in text.translate(_PLAIN))
        return [
            Finding(*match.span(), self.name, _CREDIT_CODE)
            for match in _CODE.finditer(plain)
            if check_character(match[0]) == match[0][-1]
        ]


def check_character(code: str) -> str:
    """Return the check character of the first 17 signs of a code (GB 32100-2015)."""
    total = sum(_SIGNS.index(one) * weight for one, weight in zip(code, _WEIGHTS, strict=False))
    return _SIGNS[-total % 31]


DETECTOR: Final = CreditCodes()
