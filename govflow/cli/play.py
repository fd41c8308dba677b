"""`govflow play`: play scenarios and say what did not hold."""

from argparse import ArgumentParser, Namespace

from govflow.cli.arguments import add_json
from govflow.cli.output import Output
from govflow.errors import InputError
from govflow.testing.playing import Played, play
from govflow.testing.scenarios import Scenario, Stage, read_scenario
from govflow.words import Language, Words


def add_play(parser: ArgumentParser) -> None:
    """Add the arguments of `govflow play`."""
    parser.add_argument("files", nargs="+", metavar="FILE.toml", help="scenarios")
    add_json(parser)


def run_play(arguments: Namespace, out: Output) -> int:
    """Answer `govflow play`: status 1 if an expectation failed."""
    scenarios = [read_scenario(_read(path), path) for path in arguments.files]
    played = [play(scenario) for scenario in scenarios]
    if arguments.json:
        found = [one.as_json() for one in played]
        out.json(found[0] if len(found) == 1 else found)
    else:
        told = zip(scenarios, played, strict=True)
        out.text("\n\n".join(_text(of, one, out.language) for of, one in told))
    return 0 if all(one.passed for one in played) else 1


def _read(path: str) -> str:
    try:
        with open(path, encoding="utf-8-sig") as file:
            return file.read()
    except UnicodeDecodeError as error:
        raise InputError(Words("须为 UTF-8", "it must be UTF-8"), where=path) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError(
            Words(f"无法读取：{reason}", f"cannot be read: {reason}"), where=path
        ) from error


def _text(scenario: Scenario, played: Played, language: Language) -> str:
    passed = Words("通过", "passed") if played.passed else Words("未通过", "failed")
    lines = [f"{played.title}: {passed.speak(language)}"]
    for stage, step in zip(scenario.stages, played.steps, strict=True):
        mark = "·" if step.outcome == "done" else "✗"
        at = "" if step.at is None else f" → {step.at}"
        lines.append(f"  {mark} {step.n}{at}  ({_act(stage)})")
        lines += [f"      [{r.code}] {r.why.speak(language)}" for r in step.reasons]
    lines += [f"  ! {f.where}: {f.why.speak(language)}" for f in played.failures]
    return "\n".join(lines)


def _act(stage: Stage) -> str:
    act = stage.act
    parts = (f"{act.at:%Y-%m-%d %H:%M}", act.by, act.do, act.name, act.case or stage.of)
    return " ".join(part for part in parts if part)
