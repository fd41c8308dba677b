"""`govflow explain` and `govflow policies`: the law, and what encodes it."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator

from govflow.adapters.lawbooks import read_regulation
from govflow.cli.arguments import add_json
from govflow.cli.output import Output
from govflow.errors import UnknownNameError, WorldError
from govflow.law import NORM
from govflow.policies import EXAMPLE_IDS, SHIPPED_IDS, all_policies, load_policy
from govflow.report.law import Listed, norm_json, norm_text, policies_json, policies_text
from govflow.words import Words


def add_explain(parser: ArgumentParser) -> None:
    """Add the arguments of `govflow explain`."""
    parser.add_argument("norm", metavar="NORM", help="such as wanzhou/12.5")
    add_json(parser)


def run_explain(arguments: Namespace, out: Output) -> int:
    """Answer `govflow explain`."""
    policy_id = arguments.norm.partition("/")[0]
    if policy_id not in SHIPPED_IDS:
        raise UnknownNameError(NORM, arguments.norm, [f"{name}/…" for name in SHIPPED_IDS])
    regulation, policy = read_regulation(policy_id), load_policy(policy_id)
    norm = regulation.norm(arguments.norm)
    if arguments.json:
        out.json(norm_json(norm, regulation, policy))
    else:
        out.text(norm_text(norm, regulation, policy, out.language))
    return 0


def add_policies(parser: ArgumentParser) -> None:
    """Add the arguments of `govflow policies`."""
    add_json(parser)


def run_policies(arguments: Namespace, out: Output) -> int:
    """Answer `govflow policies`."""
    real = (Listed(one, "govflow", read_regulation(one.id)) for one in all_policies())
    examples = (
        Listed(load_policy(name), "govflow", read_regulation(name), example=True)
        for name in EXAMPLE_IDS
    )
    found = [*real, *_installed(out), *examples]
    if arguments.json:
        out.json(policies_json(found))
    else:
        out.text(policies_text(found, out.language))
    return 0


def _installed(out: Output) -> Iterator[Listed]:
    from govflow.adapters.plugins import plugins

    for plugin in plugins("govflow.policies").values():
        try:
            yield Listed(plugin.load(), plugin.package, None)
        except WorldError as error:  # one bad package hides no other
            out.note(Words(error.speak("zh"), error.speak("en")))
