"""Strategies for chains: steps of any number, branches, groups, posts, a way online or none."""

from collections.abc import Sequence
from typing import Final

from hypothesis import strategies as st

from govflow.provisions.chains import CLEARED, Branch, Chain, PostsWhen, Step
from govflow.provisions.things import Document
from govflow.provisions.votes import Votes, Weight
from govflow.rules.conditions import Condition, facts
from govflow.words import Words

WORDS: Final = Words('说“是”或"否"', 'say "yes" \\ "no"')
document = facts(Document)
CONDITIONS: Final[tuple[Condition, ...]] = (
    document.urgent.is_(True),
    document.units_involved >= 2,
    (document.units_involved >= 2) | (document.public_concern == "high"),
    ~document.urgent.is_(True) & (document.public_concern != "high"),
)
POSTS: Final = ("staff", "head", "deputy")


@st.composite
def chains(draw: st.DrawFn, least: int = 1, most: int = 8) -> Chain:
    """Draw a chain of so many steps that branch forward, no step out of reach."""
    names = [f"s-{i}" for i in range(draw(st.integers(least, most)))]
    places = [*names, CLEARED]
    reached, branches = set(places[:1]), []
    for i, name in enumerate(names):
        ways = [places[i + 1]]
        if draw(st.booleans()):
            later = st.sampled_from(places[i + 1 :])
            must = places[i + 1] not in reached
            ways = [places[i + 1] if must else draw(later), draw(later), draw(later)]
            when = draw(st.sampled_from(CONDITIONS))
            branches.append(Branch(name, when, *draw(st.permutations(ways)), ()))
        reached.update(ways)
    published = draw(st.sampled_from([None, "online"]))
    ends = draw(st.sampled_from([(), ("executed",)]))
    return Chain(
        "drawn",
        WORDS,
        WORDS,
        "document",
        tuple(draw(steps(name)) for name in names),
        tuple(branches),
        (*(() if published is None else (published,)), *ends),
        facts=("urgent", "units_involved", "public_concern"),
        published=published,
        ends=ends,
    )


@st.composite
def steps(draw: st.DrawFn, name: str) -> Step:
    """Draw a step of that name: who signs it, in which group, and who else on a fact."""
    sets = st.lists(st.sampled_from(POSTS), min_size=1, max_size=2, unique=True).map(tuple)
    other = st.builds(PostsWhen, st.sampled_from(CONDITIONS), sets, st.just("toy/1"))
    posts, others = draw(sets), draw(st.lists(other, max_size=1).map(tuple))
    return Step(
        name,
        WORDS,
        posts,
        (),
        draw(st.sampled_from(["review", "proof"])),
        posts_when=others,
        votes=draw(st.none() | votes(posts, each_post=not others)),
    )


def votes(posts: Sequence[str], *, each_post: bool) -> st.SearchStrategy[Votes]:
    """Return votes of those posts: a number, with weights, or one of each post."""
    weights = st.builds(Weight, st.sampled_from(posts), st.integers(1, 2))
    numbers = st.builds(
        Votes,
        st.just("toy/1"),
        st.integers(1, 2),
        weights=st.lists(weights, max_size=1).map(tuple),
    )
    return numbers | st.just(Votes("toy/1", each_post=True)) if each_post else numbers
