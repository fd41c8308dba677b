"""`govflow draw`: a chain as a diagram."""

from argparse import ArgumentParser, Namespace

from govflow.adapters.policyfiles import find_policy
from govflow.cli.output import Output
from govflow.provisions.machines import dot, mermaid


def add_draw(parser: ArgumentParser) -> None:
    """Add the arguments of `govflow draw`."""
    parser.add_argument("policy", metavar="P")
    parser.add_argument("chain", metavar="CHAIN")
    parser.add_argument("--format", choices=("mermaid", "dot"), default="mermaid")


def run_draw(arguments: Namespace, out: Output) -> int:
    """Answer `govflow draw`."""
    chain = find_policy(arguments.policy).chain(arguments.chain)
    draw = mermaid if arguments.format == "mermaid" else dot
    out.text(draw(chain, out.language))
    return 0
