"""The command line: the place where clock, environment and files meet the library."""

import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Final

from govflow.cli.language import Parser, language_of
from govflow.cli.output import Output, standard_output
from govflow.errors import GovflowError
from govflow.words import Language, Words

Run = Callable[[Namespace, Output], int]
_UNWRITTEN: Final = Words("标准输出无法写入", "standard output cannot be written")
_COMMANDS: Final = {
    "due": ("when something falls due, and why", "何时到期，为什么"),
    "audit": ("judge a table of documents, messages or columns", "按规定评判一张表"),
    "explain": ("the words of a norm, what encodes it, how it is read", "规定原文、编码与解读"),
    "read": ("a regulation, and beside each norm what encodes it", "逐条对照阅读规定及其编码"),
    "policies": ("the policies there are", "现有政策"),
    "coverage": (
        "what of a regulation is encoded, and why the rest is not",
        "编码了哪些规定，其余为何未编码",
    ),
    "play": ("play scenarios and check what they expect", "演练情景并核对预期"),
    "export": (
        "a policy as JSON or TOML, or the schema of such files",
        "把政策导出为文件，或其模式",
    ),
    "draw": ("draw a chain", "画出流程图"),
    "demo": ("audit a small site over Spring Festival 2024", "演示：2024年春节前后的小网站"),
}


def _parser(command: str | None, language: Language) -> Parser:
    """Return the parser; only the command that is asked for is loaded."""
    parser = Parser(
        prog="govflow",
        description="Regulations on government websites as objects that run."
        if language == "en"
        else "把政府网站管理规定变成可运行的对象。",
    )
    parser.add_argument("--lang", choices=("zh", "en"), help="the language to speak")
    parser.add_argument("--version", action="store_true", help="print the version")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    for name, (english, chinese) in _COMMANDS.items():
        child = commands.add_parser(
            name, help=english if language == "en" else chinese, allow_abbrev=False
        )
        child.add_argument("--lang", choices=("zh", "en"), default=None, dest="child_lang")
        if name == command:
            _load(name)[0](child)
    return parser


def _load(name: str) -> tuple[Callable[[Parser], None], Run]:
    if name == "due":
        from govflow.cli.due import add_due, run_due

        return add_due, run_due
    if name == "audit":
        from govflow.cli.audit import add_audit, run_audit

        return add_audit, run_audit
    if name == "coverage":
        from govflow.cli.coverage import add_coverage, run_coverage

        return add_coverage, run_coverage
    if name == "play":
        from govflow.cli.play import add_play, run_play

        return add_play, run_play
    if name == "draw":
        from govflow.cli.draw import add_draw, run_draw

        return add_draw, run_draw
    if name == "export":
        from govflow.cli.export import add_export, run_export

        return add_export, run_export
    if name == "read":
        from govflow.cli.read import add_read, run_read

        return add_read, run_read
    if name == "demo":
        from govflow.cli.demo import add_demo, run_demo

        return add_demo, run_demo
    from govflow.cli.law import add_explain, add_policies, run_explain, run_policies

    return (add_explain, run_explain) if name == "explain" else (add_policies, run_policies)


def _asked_language(argv: Sequence[str]) -> str | None:
    for i, word in enumerate(argv):
        if word == "--lang" and i + 1 < len(argv):
            return argv[i + 1]
        if word.startswith("--lang="):
            return word.partition("=")[2]
    return None


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status.

    0: the question was answered; 2: bad usage, or nothing could be judged.
    """
    words = list(sys.argv[1:] if argv is None else argv)
    language = language_of(_asked_language(words))
    out = standard_output(language)
    try:
        status = _run(words, language, out)
        out.stream.flush()
    except GovflowError as error:
        out.errors.write(f"govflow: {error.speak(language)}\n")
        return 2
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except OSError as error:
        reason = error.strerror or str(error)
        out.errors.write(f"govflow: {_UNWRITTEN.speak(language)}: {reason}\n")
        with suppress(OSError):
            out.stream.close()
        return 2
    return status


def _run(words: list[str], language: Language, out: Output) -> int:
    command = next((word for word in words if word in _COMMANDS), None)
    parser = _parser(command, language)
    arguments = parser.parse_args(words)
    if arguments.version:
        from importlib.metadata import PackageNotFoundError, version

        try:
            out.text(f"govflow {version('govflow')}")
        except PackageNotFoundError:  # run from a folder that was never installed
            out.text("govflow (not installed)")
        return 0
    if arguments.command is None:
        parser.print_help(out.stream)
        return 2
    return _load(arguments.command)[1](arguments, out)
