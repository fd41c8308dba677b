"""The shell of a page: one file, nothing to load, two languages of which one is shown."""

from typing import Final

from govflow.report import phrases as say
from govflow.report.markup import both
from govflow.report.style import ASSUMED_STYLE, STYLE
from govflow.report.svg import PATTERNS
from govflow.words import Language, Words

_LANGUAGES: Final[tuple[tuple[Language, str, str], ...]] = (
    ("zh", "zh-CN", "中文"),
    ("en", "en", "English"),
)


def page(
    main: str,
    language: Language,
    *,
    title: Words = say.TITLE,
    style: str = "",
    css: str = "",
    ending: str = "",
) -> str:
    """Return a whole page around what it shows, under a title, with more style if it needs any.

    `css` and `ending` are the classes of all of it and of its last lines: where they are
    "assumed-part", every sheet of paper says so at its head.
    """
    style = STYLE + style + ASSUMED_STYLE % f"{say.AS_IF.zh} / {say.AS_IF.en}"
    tongue = next(tag for key, tag, _ in _LANGUAGES if key == language)
    inputs = "".join(_input(key, name, language) for key, _, name in _LANGUAGES)
    labels = "".join(
        f'<label for="show-{key}" lang="{tag}">{name}</label>' for key, tag, name in _LANGUAGES
    )
    return (
        f'<!doctype html>\n<html lang="{tongue}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title.speak(language)}</title>\n<style>{style}</style>\n</head>\n<body>\n"
        f'{inputs}\n<div class="languages">{labels}</div>\n{PATTERNS}\n'
        f'<main class="{css}">\n{main}\n{_footer(ending)}\n'
        "</main>\n</body>\n</html>\n"
    )


def _input(key: Language, name: str, chosen: Language) -> str:
    checked = " checked" if key == chosen else ""
    return (
        f'<input class="switch" type="radio" name="language" id="show-{key}" '
        f'aria-label="{name}" autocomplete="off"{checked}>'
    )


def _footer(css: str) -> str:
    said = Words(
        "由 govflow 按所列规定和数据计算生成；可用同样的数据、时点和日历重新得出。",
        "Made by govflow from the norms and data named here; the same data, time and calendar "
        "give the same report.",
    )
    return f'<footer class="{css}">{both(said)}</footer>'
