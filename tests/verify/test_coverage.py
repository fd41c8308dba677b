"""Coverage: every norm is encoded, or declared with a reason; never both, never neither."""

from collections.abc import Mapping
from typing import Final, get_args

import pytest

from govflow.adapters.lawbooks import read_declarations, read_regulation
from govflow.calendars.periods import working_days
from govflow.errors import LawError
from govflow.law import REASONS, Coverage, Instrument, Norm, Operational, Reason, Regulation
from govflow.policies import SHIPPED_IDS, load_policy
from govflow.policy import Policy
from govflow.provisions.chains import Chain, Step
from govflow.provisions.clocks import Extension
from govflow.provisions.columns import BlankRule
from govflow.provisions.roles import Responsibility
from govflow.verify.coverage import coverage_of, encoded_by
from govflow.words import Words
from tests.provisions.toys import DUTY, OPEN, clock, column

every = pytest.mark.parametrize("policy_id", SHIPPED_IDS)
TITLE: Final = "玩具办法"
TOY: Final = Instrument("toy", TITLE, None, OPEN)
REVIEW: Final = Step("review", DUTY, ("head",), ("toy/6",), checks=("toy/7",))
POLICY: Final = Policy(
    id="toy",
    title=Words(TITLE, "toy rules"),
    instruments=(TOY,),
    clocks=(
        clock(pausable="toy/4", extension=Extension(working_days(10), "extended", DUTY, "toy/5")),
    ),
    columns=(column(),),
    blank=BlankRule("toy/3", DUTY, "toy"),
    chains=(Chain("publication", DUTY, DUTY, "document", (REVIEW,), cleared_by=("toy/11",)),),
    responsibilities=(Responsibility("first-responsible", "head", "toy/8"),),
)
DECLARED: Final[Mapping[str, str]] = {"toy/9": "not-yet", "toy/10": "meta-norm"}


def norm(number: int, operational: Operational) -> Norm:
    """Return a norm of the toy regulation."""
    return Norm(f"toy/{number}", str(number), "应做某事", "clock", operational, None, None, "toy")


REGULATION: Final = Regulation(
    id="toy",
    title=TITLE,
    number=None,
    issuer="玩具局",
    promulgated=None,
    instruments=(TOY,),
    chapters=(),
    legal_basis=(),
    norms=(*(norm(number, "yes") for number in range(1, 10)), norm(10, "no")),
    readings=(),
    restorations=(),
    text=None,
)


def shipped(policy_id: str) -> Coverage:
    """Return the coverage of a policy that ships."""
    return coverage_of(
        load_policy(policy_id), read_regulation(policy_id), read_declarations(policy_id)
    )


class TestShipped:
    """The policies that ship are covered whole."""

    @every
    def test_nothing_is_silent(self, policy_id: str) -> None:
        """Every norm stands in the coverage once, in the law's order."""
        found = shipped(policy_id)
        norms = read_regulation(policy_id).norms
        assert [item.norm for item in found.items] == [norm.id for norm in norms]
        assert found.encoded + found.declared == len(norms)

    @every
    def test_no_norm_is_both_encoded_and_declared(self, policy_id: str) -> None:
        """What is declared is encoded by nothing."""
        policy = load_policy(policy_id)
        assert [norm for norm in read_declarations(policy_id) if encoded_by(policy, norm)] == []

    @every
    def test_declared_in_the_order_of_the_law(self, policy_id: str) -> None:
        """The declarations follow the law, and their reasons the closed list."""
        declared = read_declarations(policy_id)
        norms = [norm.id for norm in read_regulation(policy_id).norms]
        assert list(declared) == sorted(declared, key=norms.index)
        assert set(declared.values()) <= set(REASONS)

    @every
    def test_every_gap_is_operational(self, policy_id: str) -> None:
        """The gaps are the norms that are operational and only declared."""
        found = shipped(policy_id)
        operational = {norm.id: norm.operational for norm in read_regulation(policy_id).norms}
        declared = read_declarations(policy_id)
        assert [gap.norm for gap in found.gaps] == [
            norm_id for norm_id in declared if operational[norm_id] == "yes"
        ]

    @every
    def test_an_operational_norm_hides_behind_no_soft_reason(self, policy_id: str) -> None:
        """What is operational is not yet encoded, or says how others are read."""
        reasons = {gap.reason for gap in shipped(policy_id).gaps}
        assert reasons <= {"not-yet", "definition", "meta-norm"}


class TestEncoded:
    """What counts as encoded."""

    @pytest.mark.parametrize(
        ("number", "by"),
        [
            (1, ("clock",)),
            (2, ("column-rule",)),
            (3, ("blank-rule",)),
            (4, ("toy/1",)),
            (5, ("toy/1",)),
            (6, ("publication/review",)),
            (7, ("publication/review",)),
            (8, ("first-responsible",)),
            (9, ()),
            (11, ("publication/cleared",)),
        ],
    )
    def test_by(self, number: int, by: tuple[str, ...]) -> None:
        """A provision encodes a norm, or a clock, a step, a clearance or a capacity cites it."""
        assert encoded_by(POLICY, f"toy/{number}") == by

    def test_a_whole_coverage(self) -> None:
        """The counts are of the items, and a gap is operational."""
        found = coverage_of(POLICY, REGULATION, DECLARED)
        assert (found.policy, found.encoded, found.declared) == ("toy", 8, 2)
        assert [gap.norm for gap in found.gaps] == ["toy/9"]
        assert {reason: n for reason, n in found.by_reason().items() if n} == {
            "not-yet": 1,
            "meta-norm": 1,
        }

    def test_the_reasons_are_one_closed_list(self) -> None:
        """Each reason of the list has words, in the list's order."""
        assert tuple(REASONS) == get_args(Reason)


@pytest.mark.parametrize(
    ("declared", "said"),
    [
        ({**DECLARED, "toy/99": "not-yet"}, "toy/99 is declared, and no norm of 'toy'"),
        ({**DECLARED, "toy/10": "too-hard"}, "toy/10: the reason 'too-hard' is none of definition"),
        ({**DECLARED, "toy/7": "not-yet"}, "toy/7 is encoded (publication/review) and declared"),
        ({"toy/9": "not-yet"}, "toy/10 is neither encoded nor declared"),
    ],
)
def test_refused(declared: Mapping[str, str], said: str) -> None:
    """An unknown norm or reason, a norm of both kinds and a silent one are errors, by name."""
    with pytest.raises(LawError) as caught:
        coverage_of(POLICY, REGULATION, declared)
    assert said in caught.value.speak("en")
    assert next(iter(said.split())).rstrip(":") in caught.value.speak("zh")
