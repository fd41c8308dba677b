"""`govflow explain` and `govflow policies`: the law, and what encodes it."""

from argparse import ArgumentParser, Namespace

from govflow.adapters.lawbooks import read_regulation
from govflow.cli.arguments import add_json
from govflow.cli.output import Output
from govflow.errors import UnknownNameError
from govflow.law import NORM
from govflow.policies import POLICY_IDS, all_policies, load_policy
from govflow.report.law import norm_json, norm_text, policies_json, policies_text


def add_explain(parser: ArgumentParser) -> None:
    """Add the arguments of `govflow explain`."""
    parser.add_argument("norm", metavar="NORM", help="such as wanzhou/12.5")
    add_json(parser)


def run_explain(arguments: Namespace, out: Output) -> int:
    """Answer `govflow explain`."""
    policy_id = arguments.norm.partition("/")[0]
    if policy_id not in POLICY_IDS:
        raise UnknownNameError(NORM, arguments.norm, [f"{name}/…" for name in POLICY_IDS])
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
    pairs = [(policy, read_regulation(policy.id)) for policy in all_policies()]
    if arguments.json:
        out.json(policies_json(pairs))
    else:
        out.text(policies_text(pairs, out.language))
    return 0
