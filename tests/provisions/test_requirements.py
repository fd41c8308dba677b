"""Requirements: what must be so of a thing, decided from stated facts."""

from collections.abc import Mapping
from typing import Any, Final

import pytest

from govflow.errors import UnknownNameError
from govflow.provisions.requirements import Requirement
from govflow.provisions.things import Account, Document
from govflow.provisions.variants import Variant
from govflow.rules.conditions import facts
from govflow.words import Words

account, document = facts(Account), facts(Document)


def required(**changes: Any) -> Requirement:
    """Return that an account has one holder, with changes."""
    made: dict[str, Any] = {
        "norm": "toy/1",
        "duty": Words("专人专管", "have one holder"),
        "subject": "account",
        "holds": account.holders == 1,
        "instrument": "toy",
    }
    return Requirement(**{**made, **changes})


@pytest.mark.parametrize(
    ("stated", "status"),
    [({"holders": 1}, "met"), ({"holders": 2}, "breached"), ({}, "undetermined")],
)
def test_decided_from_facts(stated: Mapping[str, object], status: str) -> None:
    """It is met or breached by what is stated, and open while nobody stated it."""
    found = required().verdict(stated)
    assert found.status == status
    assert (found.missing is None) is (status != "undetermined")


def test_a_breach_says_what_is_required() -> None:
    """A breach says what is, and what should be."""
    said = required().verdict({"holders": 2}).why
    assert said.zh == "专人专管；管理人数：2；应当：管理人数为1"
    assert said.en.endswith("required: the number of its holders is 1")


@pytest.mark.parametrize(
    ("stated", "status"),
    [
        ({"real_name": True, "holders": 2}, "breached"),
        ({"real_name": False, "holders": 2}, "not-applicable"),
        ({"holders": 2}, "undetermined"),
    ],
)
def test_where_it_applies(stated: Mapping[str, object], status: str) -> None:
    """Where its condition is false it does not apply; where unknown it is open."""
    assert required(when=account.real_name.is_(True)).verdict(stated).status == status


def test_an_advisory_one_warns() -> None:
    """原则上: what is not kept is for a person to judge."""
    found = required(advisory=True).verdict({"holders": 2})
    assert found.status == "undetermined"
    assert found.missing is not None
    assert found.missing.missing == "human-judgement"


class TestNotice:
    """What is pointed out of a thing that keeps the requirement."""

    ONE: Final = required(notice=account.accounts_of_holder > 1)

    def test_it_is_no_breach(self) -> None:
        """The thing is met, and the words say what is to be looked at."""
        found = self.ONE.verdict({"holders": 1, "accounts_of_holder": 2})
        assert found.status == "met"
        assert found.why.zh.endswith("提示核实：持有人管理的账号数大于1")
        assert found.why.en.endswith("the number of accounts its holder has is more than 1")

    @pytest.mark.parametrize("stated", [{}, {"accounts_of_holder": 1}])
    def test_nothing_to_point_out(self, stated: Mapping[str, object]) -> None:
        """What is not so, or not known, is not pointed out."""
        found = self.ONE.verdict({"holders": 1, **stated})
        assert found.status == "met"
        assert "to be looked at" not in found.why.en

    def test_only_of_what_is_met(self) -> None:
        """A breach stays a breach."""
        stated = {"holders": 2, "accounts_of_holder": 2}
        assert self.ONE.verdict(stated).status == "breached"


@pytest.mark.parametrize("place", ["holds", "when", "notice"])
def test_facts_of_another_thing(place: str) -> None:
    """A condition over facts of another subject is refused when it is written."""
    with pytest.raises(UnknownNameError, match="no fact is called 'urgent'"):
        required(**{place: document.urgent.is_(True)})


def test_under_another_reading() -> None:
    """Another reading changes what must be so, and what it rests on."""
    one = required(
        readings=("toy/1:one-holder",),
        variants=(Variant("toy/1:two", instead_of="toy/1:one-holder", holds=account.holders <= 2),),
    )
    assert one.verdict({"holders": 2}).status == "breached"
    other = one.under(["toy/1:two"]).verdict({"holders": 2})
    assert (other.status, other.readings) == ("met", ("toy/1:two",))


def test_empty_text_has_a_word() -> None:
    """What is stated as empty is said to be, and so is what must not be."""
    lettered = required(holds=account.letter_number != "")
    said = lettered.verdict({"letter_number": ""}).why
    assert said.zh == "专人专管；来函文号：空；应当：来函文号不为空"
