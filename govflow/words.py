"""Sentences in Chinese and English: every reason govflow gives is a pair of them."""

from typing import Literal

from govflow.values import frozen

Language = Literal["zh", "en"]


@frozen
class Words:
    """One statement, said in Chinese and in English."""

    zh: str
    en: str

    def speak(self, language: Language) -> str:
        """Return the sentence in `language`."""
        return self.zh if language == "zh" else self.en

    def format(self, **values: object) -> "Words":
        """Return both sentences with the same named values filled in."""
        return Words(self.zh.format(**values), self.en.format(**values))

    def as_json(self) -> dict[str, str]:
        """Return the form every `why` has in JSON: `{"zh": ..., "en": ...}`."""
        return {"zh": self.zh, "en": self.en}


def join(parts: "list[Words] | tuple[Words, ...]") -> Words:
    """Join statements into one, with the semicolons of each language."""
    return Words("；".join(p.zh for p in parts), "; ".join(p.en for p in parts))
