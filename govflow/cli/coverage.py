"""`govflow coverage`: what of a regulation is encoded, and why the rest is not."""

from argparse import ArgumentParser, Namespace

from govflow.adapters.lawbooks import read_declarations, read_regulation
from govflow.cli.arguments import add_json
from govflow.cli.output import Output
from govflow.policies import load_policy
from govflow.report.coverage import coverage_json, coverage_text
from govflow.verify.coverage import coverage_of


def add_coverage(parser: ArgumentParser) -> None:
    """Add the arguments of `govflow coverage`."""
    parser.add_argument("policy", metavar="P", help="such as wanzhou")
    add_json(parser)


def run_coverage(arguments: Namespace, out: Output) -> int:
    """Answer `govflow coverage`."""
    policy, regulation = load_policy(arguments.policy), read_regulation(arguments.policy)
    coverage = coverage_of(policy, regulation, read_declarations(policy.id))
    if arguments.json:
        out.json(coverage_json(coverage))
    else:
        out.text(coverage_text(coverage, regulation, out.language))
    return 0
