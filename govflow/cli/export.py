"""`govflow export`: a policy as a file, and the schema of such files."""

from argparse import ArgumentParser, Namespace

from govflow.adapters.policyfiles import find_policy, json_text, toml_text
from govflow.cli.output import Output
from govflow.errors import UsageError
from govflow.words import Words


def add_export(parser: ArgumentParser) -> None:
    """Add the arguments of `govflow export`."""
    parser.add_argument("policy", nargs="?", metavar="P", help="an id, or a .json or .toml file")
    parser.add_argument("--format", choices=("json", "toml", "schema"), default="json")


def run_export(arguments: Namespace, out: Output) -> int:
    """Answer `govflow export`."""
    if arguments.format == "schema":
        from govflow.adapters.schema import policy_schema

        if arguments.policy is not None:
            find_policy(arguments.policy)
        out.json(policy_schema())
        return 0
    if arguments.policy is None:
        raise UsageError(Words("须给出政策（P）", "give a policy (P)"))
    policy = find_policy(arguments.policy)
    out.text(json_text(policy) if arguments.format == "json" else toml_text(policy))
    return 0
