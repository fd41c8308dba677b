"""万州区人民政府网站管理制度(试行), in force from 2021-12-30.

Hold the regulation beside this package: `text.txt` is its full text, `law.json` splits it
into norms, `readings.json` says how open places are read. One module a chapter, in the
regulation's order; the words of the law stand first.

    articles  module         chapter
     1- 6     duties.py      第一章 总则、第二章 管理职责
     7- 9     accounts.py    第三章 账号管理
    10-12     publishing.py  第四章 信息发布
    13-14     interpretation.py
    15-16     review.py      第五章 信息审核
    17-19     column_life.py 第六章 栏目管理
    20        columns.py
    21-22     patrol.py      第七章 读网值班
    23-24     sensitive.py   第八章 错敏监控
    25-26     correction.py
    27-29     opinion.py     第九章 舆情处置
    30-33     security.py    第十章 安全管理
    34-37     inspection.py  第十一章 检查考核、第十二章 附则
"""

from datetime import date
from typing import Final

from govflow.law import Instrument, OtherWindow, Window
from govflow.policies.wanzhou import (
    accounts,
    column_life,
    columns,
    correction,
    duties,
    inspection,
    interpretation,
    opinion,
    patrol,
    publishing,
    review,
    security,
    sensitive,
)
from govflow.policies.wanzhou.posts import AUTHORITIES, POSTS
from govflow.policy import Policy
from govflow.words import Words

POLICY: Final = Policy.of(
    "wanzhou",
    Words("万州区人民政府网站管理制度(试行)", "Wanzhou District government website rules"),
    (
        Instrument(
            id="wanzhou",
            title="万州区人民政府网站管理制度(试行)",
            number=None,
            # ── 第三十七条 本制度自发布之日起试行。
            # 日期:2021-12-30（页首）；没有写明试行到何时
            window=Window(since=date(2021, 12, 30)),
            norm="wanzhou/37",
            readings=("wanzhou/37:from-2021-12-30", "wanzhou/37:no-end-date"),
            variants=(
                OtherWindow(
                    "wanzhou/37:from-2022-01-04",
                    instead_of="wanzhou/37:from-2021-12-30",
                    window=Window(since=date(2022, 1, 4)),
                ),
            ),
        ),
    ),
    (
        *POSTS,
        *AUTHORITIES,
        *duties.PROVISIONS,
        *accounts.PROVISIONS,
        *publishing.PROVISIONS,
        *interpretation.PROVISIONS,
        *review.PROVISIONS,
        *column_life.PROVISIONS,
        *columns.PROVISIONS,
        *patrol.PROVISIONS,
        *sensitive.PROVISIONS,
        *correction.PROVISIONS,
        *opinion.PROVISIONS,
        *security.PROVISIONS,
        *inspection.PROVISIONS,
    ),
    # 层级按整个网站群计；没有说明站点的一级栏目视为主网站栏目
    column_defaults=(("site", "main", "wanzhou/20.2.2:site-unstated-is-main"),),
)
