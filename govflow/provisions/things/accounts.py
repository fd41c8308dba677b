"""Accounts, and the people who work with them."""

from typing import Literal

from govflow.provisions.things.units import UNIT_KINDS, UnitKind
from govflow.rules.facts import fact
from govflow.values import frozen
from govflow.words import Words


@frozen
class Account:
    """A login account, or an account on somebody else's platform (政务新媒体)."""

    platform_limited: bool | None = fact(
        "平台是否限制更新次数和时间", "whether the platform limits updates"
    )
    retained: bool | None = fact("是否属于保留账号", "whether the account is on the retained list")
    holder_name: str | None = fact("持有人姓名", "the name of its holder")
    phone_on_file: bool | None = fact("是否登记手机号码", "whether a mobile number is on file")
    real_name: bool | None = fact(
        "是否以真实姓名登记", "whether it is registered under a real name"
    )
    holder_runs_site: bool | None = fact(
        "持有人是否网站运维工作人员", "whether its holder runs the site"
    )
    holders: int | None = fact("管理人数", "the number of its holders")
    accounts_of_holder: int | None = fact(
        "持有人管理的账号数", "the number of accounts its holder has"
    )
    password_linked: bool | None = fact(
        "密码是否与个人、单位或者设备信息相关联",
        "whether the password is linked to data of a person, unit or device",
    )
    password_equals_token: bool | None = fact(
        "密码是否与某项个人、单位或者设备信息完全相同",
        "whether the password equals an item of such data",
    )
    password_derived: bool | None = fact(
        "密码是否由个人、单位或者设备信息变形而成",
        "whether the password is derived from such data",
    )
    devices_at_once: int | None = fact(
        "同时登录的设备数", "the number of devices logged in at once"
    )
    saved_on_workstation: bool | None = fact(
        "办公终端是否保存账号、密码", "whether a workstation keeps the password"
    )
    workstation_classified: bool | None = fact(
        "该终端是否涉密计算机", "whether that workstation is a classified computer"
    )
    letter_number: str | None = fact("来函文号", "the number of the letter")
    written_notice: bool | None = fact(
        "是否有其他书面说明", "whether there is any other written notice"
    )
    security_software: bool | None = fact(
        "登录设备是否装有安全软件", "whether the device logged in from has security software"
    )
    virus_protection: bool | None = fact(
        "登录设备是否防范病毒、黑客", "whether that device is protected from viruses and intruders"
    )


@frozen
class Worker:
    """Somebody who runs or maintains a site (网站运维工作人员)."""

    employment: Literal["established", "formal", "agency", "contractor"] | None = fact(
        "用工性质",
        "the kind of employment",
        choices={
            "established": Words("在编", "established"),
            "formal": Words("正式职工", "formal"),
            "agency": Words("劳务派遣", "agency"),
            "contractor": Words("外包", "contractor"),
        },
    )
    in_own_unit: bool | None = fact("是否本单位人员", "whether they belong to the unit itself")
    on_post: bool | None = fact("是否在岗", "whether they are in post")
    unit_kind: UnitKind | None = fact("单位性质", "the kind of unit", choices=UNIT_KINDS)
    contract_in_order: bool | None = fact(
        "受托机构是否已约定权责并签订保密协议",
        "whether the contractor has agreed on duties and secrecy",
    )
    competence_attested: bool | None = fact(
        "单位是否确认政治素质和专业技能", "whether the unit attests their competence"
    )
