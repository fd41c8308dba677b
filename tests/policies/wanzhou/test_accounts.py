"""第三章 账号管理: who holds an account, its password, its loss, its handover."""

from collections.abc import Mapping
from typing import Final

import pytest

from govflow.calendars.periods import parse_period
from govflow.policies.wanzhou import POLICY
from govflow.rules.verdicts import Status
from tests.policies.around import assert_limit, last_day_of
from tests.policies.wanzhou.asked import (
    chains_changed_by,
    changed_by,
    flips,
    of_facts,
    of_records,
)


class TestArticle7:
    """第七条: 账号、密码."""

    def test_the_period_is_nobodys_default(self) -> None:
        """No period is built in; stated, it counts from the day of the password."""
        assert last_day_of(POLICY, "wanzhou/7.3", "2022-01-10") is None
        stated = {"rotation_period": "90 natural-days"}
        assert_limit(POLICY, "wanzhou/7.3", "2022-01-10", "2022-04-10", facts=stated)
        monthly = {"rotation_period": "1 months"}
        assert_limit(POLICY, "wanzhou/7.3", "2022-01-31", "2022-02-28", facts=monthly)

    def test_measured_only(self) -> None:
        """Under that reading no period makes it a breach, stated or not."""
        reading = ("wanzhou/7.3:measured-only",)
        stated = {"rotation_period": "90 natural-days"}
        found = last_day_of(POLICY, "wanzhou/7.3", "2022-01-10", facts=stated, readings=reading)
        assert found is None
        assert list(changed_by(*reading)) == ["wanzhou/7.3"]

    def test_what_is_stated_is_a_period(self) -> None:
        """The parameter is among those that callers may state."""
        assert parse_period("90 natural-days")
        assert {"rotation_period", "statutory_period"} <= set(POLICY.parameters())

    @pytest.mark.parametrize(
        ("changed", "status"),
        [
            ("2022-05-08T09:00", "breached"),
            ("2022-05-09T09:30", "met"),
            ("2022-05-10T08:29", "met"),
            ("2022-05-10T08:31", "breached"),
        ],
    )
    def test_the_initial_password(self, changed: str, status: str) -> None:
        """It is changed after the account was issued and before its first use."""
        marks = ("issued 2022-05-09T09:00", f"password-changed {changed}")
        found = of_records("wanzhou/7.2", "2022-05-11", *marks, "first-use 2022-05-10T08:30")
        assert found.status == status

    @pytest.mark.parametrize("changed", ["2022-05-08T09:00", "2022-05-10T08:31"])
    def test_the_initial_password_measured_only(self, changed: str) -> None:
        """Under that reading a use before the change is shown, and is no breach."""
        reading = "wanzhou/7.2:measured-only"
        marks = ("issued 2022-05-09T09:00", f"password-changed {changed}")
        marks = (*marks, "first-use 2022-05-10T08:30")
        found = of_records("wanzhou/7.2", "2022-05-11", *marks, readings=(reading,))
        assert (found.status, found.readings) == ("undetermined", (reading,))
        assert list(changed_by(reading)) == ["wanzhou/7.2"]
        assert chains_changed_by(reading) == []

    @pytest.mark.parametrize(
        ("reading", "facts", "before", "after"),
        [
            ("equal-to-a-token", {"password_equals_token": False}, "breached", "met"),
            ("equal-to-a-token", {}, "breached", "undetermined"),
            ("derived-forms-too", {"password_linked": False}, "met", "undetermined"),
            (
                "derived-forms-too",
                {"password_linked": False, "password_derived": True},
                "met",
                "breached",
            ),
        ],
    )
    def test_when_a_password_is_linked(
        self, reading: str, facts: Mapping[str, object], before: Status, after: Status
    ) -> None:
        """By a registered item in it; else only as a whole, or in derived forms too."""
        stated = {"password_linked": True, **facts}
        flips("wanzhou/7.4", stated, f"wanzhou/7.4:{reading}", before, after)

    def test_a_classified_computer(self) -> None:
        """Read literally, a classified computer may keep the password."""
        facts = {"saved_on_workstation": True, "workstation_classified": True}
        reading = "wanzhou/7.6:classified-computer-allowed"
        flips("wanzhou/7.6", facts, reading, "breached", "met")
        other = {"saved_on_workstation": True, "workstation_classified": False}
        assert of_facts("wanzhou/7.6", other, reading).status == "breached"

    @pytest.mark.parametrize(("devices", "status"), [(0, "met"), (1, "met"), (2, "undetermined")])
    def test_devices_at_once(self, devices: int, status: str) -> None:
        """More than one device is for a person to look at, never a breach by itself."""
        assert of_facts("wanzhou/7.5", {"devices_at_once": devices}).status == status

    @pytest.mark.parametrize(
        ("effect", "readings", "status"),
        [
            (True, (), "breached"),
            (False, (), "not-applicable"),
            (None, (), "undetermined"),
            (False, ("wanzhou/7.7:every-leak-counts",), "breached"),
            (True, ("wanzhou/7.7:referral-to-another-organ",), "breached"),
        ],
    )
    def test_a_leak_is_referred(
        self, effect: bool | None, readings: tuple[str, ...], status: Status
    ) -> None:
        """A leak with an adverse effect, or any leak under the other reading."""
        facts = {"credential_leak": True, "adverse_effect": effect}
        found = of_records(
            "wanzhou/7.7", "2022-07-01", "settled 2022-07-01", readings=readings, facts=facts
        )
        assert found.status == status

    @pytest.mark.parametrize(
        ("how", "status", "other"),
        [("referred", "met", "breached"), ("referred-elsewhere", "breached", "met")],
    )
    def test_to_whom_it_is_referred(self, how: str, status: Status, other: Status) -> None:
        """To the unit; under the other reading to the organ that the office names."""
        facts = {"credential_leak": True, "adverse_effect": True}
        marks = (f"{how} 2022-06-30", "settled 2022-07-01")
        assert of_records("wanzhou/7.7", "2022-07-02", *marks, facts=facts).status == status
        reading = "wanzhou/7.7:referral-to-another-organ"
        found = of_records("wanzhou/7.7", "2022-07-02", *marks, facts=facts, readings=(reading,))
        assert found.status == other
        assert list(changed_by(reading)) == ["wanzhou/7.7"]


class TestArticle8:
    """第八条: 实名、专人、备案、遗失."""

    @pytest.mark.parametrize("missing", ["real_name", "phone_on_file"])
    def test_name_and_number(self, missing: str) -> None:
        """Both the name and the mobile number are on file."""
        facts = {"real_name": True, "phone_on_file": True}
        assert of_facts("wanzhou/8.1", facts).status == "met"
        assert of_facts("wanzhou/8.1", {**facts, missing: False}).status == "breached"

    @pytest.mark.parametrize(("holders", "status"), [(0, "breached"), (1, "met"), (2, "breached")])
    def test_one_holder(self, holders: int, status: str) -> None:
        """An account has one holder, not none and not two."""
        assert of_facts("wanzhou/8.2", {"holders": holders}).status == status

    def test_several_accounts_of_one_person(self) -> None:
        """They are pointed out; under the other reading they are a breach."""
        facts = {"holders": 1, "accounts_of_holder": 2}
        assert "提示核实" in of_facts("wanzhou/8.2", facts).why.zh
        flips("wanzhou/8.2", facts, "wanzhou/8.2:one-account-per-person", "met", "breached")

    def test_filing_measured_only(self) -> None:
        """Under that reading a later filing is shown, and is no breach."""
        reading = "wanzhou/8.3:measured-only"
        marks = ("filed 2022-05-06", "holder-changed 2022-04-29", "first-login 2022-05-05T08:30")
        assert of_records("wanzhou/8.3", "2022-05-07", *marks).status == "breached"
        found = of_records("wanzhou/8.3", "2022-05-07", *marks, readings=(reading,))
        assert (found.status, found.readings) == ("undetermined", (reading,))
        assert list(changed_by(reading)) == ["wanzhou/8.3"]

    @pytest.mark.parametrize(
        ("filed", "status"),
        [
            ("2022-04-28", "breached"),
            ("2022-04-29", "met"),
            ("2022-05-04", "met"),
            ("2022-05-05", "undetermined"),
            ("2022-05-06", "breached"),
        ],
    )
    def test_filed_between_change_and_login(self, filed: str, status: str) -> None:
        """The filing comes after the change and before the new holder's first login."""
        marks = (f"filed {filed}", "holder-changed 2022-04-29", "first-login 2022-05-05T08:30")
        assert of_records("wanzhou/8.3", "2022-05-09", *marks).status == status

    def test_any_written_notice(self) -> None:
        """Under that reading an e-mail will do."""
        facts = {"letter_number": "", "written_notice": True}
        flips("wanzhou/8.4", facts, "wanzhou/8.4:any-written-notice", "breached", "met")


class TestArticle9:
    """第九条: 在编在岗、移交、培训."""

    IN_POST: Final = {"in_own_unit": True, "on_post": True}

    def test_formal_employees_of_enterprises(self) -> None:
        """An enterprise's formal employee qualifies, unless the text is taken literally."""
        facts = {**self.IN_POST, "employment": "formal", "unit_kind": "enterprise"}
        flips("wanzhou/9.1", facts, "wanzhou/9.1:establishment-only", "met", "breached")

    def test_contractors(self) -> None:
        """A contractor qualifies only where article 6 is read as an exception."""
        facts = {
            "employment": "contractor",
            "in_own_unit": False,
            "on_post": True,
            "contract_in_order": True,
        }
        flips("wanzhou/9.1", facts, "wanzhou/6.1:contract-as-exception", "breached", "met")
        loose = {**facts, "contract_in_order": False}
        assert of_facts("wanzhou/9.1", loose, "wanzhou/6.1:contract-as-exception").status == (
            "breached"
        )

    @pytest.mark.parametrize(
        ("facts", "status"),
        [
            ({"employment": "established"}, "met"),
            ({"employment": "established", "on_post": False}, "breached"),
            ({"employment": "established", "in_own_unit": False}, "breached"),
            ({"employment": "agency", "unit_kind": "enterprise"}, "breached"),
            ({"employment": "formal"}, "undetermined"),
        ],
    )
    def test_who_qualifies(self, facts: Mapping[str, object], status: str) -> None:
        """Established, of the unit itself, and in post, all three."""
        assert of_facts("wanzhou/9.1", {**self.IN_POST, **facts}).status == status

    HANDED: Final = ("account-handed-over 2022-08-29", "password-handed-over 2022-08-29")

    @pytest.mark.parametrize(
        ("devices", "status"),
        [("2022-08-30", "met"), ("2022-08-31", "met"), ("2022-09-01", "breached")],
    )
    def test_handed_over_by_the_last_day(self, devices: str, status: str) -> None:
        """The devices the day before, on the day, and the day after the departure."""
        marks = (*self.HANDED, f"devices-handed-over {devices}", "departed 2022-08-31")
        assert of_records("wanzhou/9.2", "2022-09-05", *marks).status == status

    def test_all_three_are_handed_over(self) -> None:
        """Account, password and devices: what is lacking is named."""
        found = of_records("wanzhou/9.2", "2022-09-05", "departed 2022-08-31")
        assert found.status == "breached"
        assert found.why.zh.endswith("移交账号；移交密码；移交管理设备")

    @pytest.mark.parametrize(
        ("trained", "status", "other"),
        [
            ("2022-08-30", "met", "met"),
            ("2022-08-31", "met", "met"),
            ("2022-09-01", "breached", "undetermined"),
        ],
    )
    def test_the_successor_is_trained(self, trained: str, status: str, other: str) -> None:
        """By the day of the departure; under the other reading later is shown, no breach."""
        marks = (f"successor-trained {trained}", "departed 2022-08-31")
        assert of_records("wanzhou/9.3", "2022-09-05", *marks).status == status
        reading = ("wanzhou/9.3:after-departure-allowed",)
        found = of_records("wanzhou/9.3", "2022-09-05", *marks, readings=reading)
        assert found.status == other
        assert list(changed_by(*reading)) == ["wanzhou/9.3"]
