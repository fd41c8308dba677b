"""Votes: how many signatures a step needs (会签、票签), and what each is worth."""

from collections.abc import Iterable

from govflow.errors import PolicyError
from govflow.values import frozen
from govflow.words import Words


@frozen
class Weight:
    """What a vote by the holder of a post is worth."""

    post: str
    votes: int


@frozen
class Votes:
    """A step that several sign: it is passed once their votes come to `needed`.

    One person, one vote, by one post, for or against, and nobody else's: a vote is neither
    delegated nor reassigned, and whoever acts for a post votes for it. A vote is worth 1
    unless `weights` says otherwise; who holds several posts votes by the one that counts
    most. `each_post` asks for a signature by every post of the step (会签) instead of a
    number: who holds several signs for one of them.

    A return is a vote against. The case goes back once the votes that may still come cannot
    make up the number; where each post signs, one is enough. Abstentions count for nothing.
    A return and an edit void what was voted. Signers who are added sign beside the voters:
    the step waits for them too, and they do not count. Raises PolicyError for numbers that
    mean nothing.
    """

    norm: str
    needed: int = 1
    each_post: bool = False
    weights: tuple[Weight, ...] = ()

    def __attrs_post_init__(self) -> None:
        if self.needed < 1 or any(weight.votes < 1 for weight in self.weights):
            raise self._wrong(Words("票数至少为1", "at least one vote"))
        if self.each_post and (self.needed != 1 or self.weights):
            raise self._wrong(Words("会签不计票数", "each post signs: no numbers of votes"))
        posts = [weight.post for weight in self.weights]
        if len(posts) != len(set(posts)):
            raise self._wrong(Words("同一岗位写了两次票数", "one post has two weights"))

    def _wrong(self, what: Words) -> PolicyError:
        return PolicyError(Words(f"{self.norm}：{what.zh}", f"{self.norm}: {what.en}"))

    def worth(self, post: str | None) -> int:
        """Return what a vote by the holder of that post is worth."""
        return next((weight.votes for weight in self.weights if weight.post == post), 1)

    def passed(self, signed: Iterable[str | None], posts: Iterable[str]) -> bool:
        """Return whether a step of those posts is passed by signatures of these posts."""
        if self.each_post:
            return set(posts) <= set(signed)
        return sum(map(self.worth, signed)) >= self.needed
