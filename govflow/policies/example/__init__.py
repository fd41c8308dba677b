"""示例县政府网站和政务新媒体管理办法: a fictional example; no such county and no such rules.

It shows every kind of provision at work, among them those that no real regulation here
needs: numbers of votes, weights, minimum periods before a step, limits on delegation.
Hold the text beside this package: `text.txt` is the invented regulation, `law.json` splits
it into norms, `readings.json` says how open places are read. One module a chapter, in the
regulation's order; the words of the law stand first.

    articles  module             chapter
     1- 4     posts.py           第一章 总则
     5-10     publishing.py      第二章 信息发布
    11-14     columns.py         第三章 栏目管理
    15-16     interaction.py     第四章 互动交流
    17-18     media.py           第五章 政务新媒体和值守
    19-22     accountability.py  第六章 整改和责任
"""

from datetime import date
from typing import Final

from govflow.law import Instrument, Window
from govflow.policies.example import accountability, columns, interaction, media, posts, publishing
from govflow.policy import Policy
from govflow.words import Words

POLICY: Final = Policy.of(
    "example",
    Words(
        "示例县政府网站和政务新媒体管理办法（虚构示例）",
        "Website and new media rules of Example County (a fictional example)",
    ),
    (
        Instrument(
            id="example",
            title="示例县政府网站和政务新媒体管理办法（虚构示例）",
            number=None,
            # ── 第二十四条 本办法自2023年1月1日起施行。
            window=Window(since=date(2023, 1, 1)),
            norm="example/24",
        ),
    ),
    (
        *posts.PROVISIONS,
        *publishing.PROVISIONS,
        *columns.PROVISIONS,
        *interaction.PROVISIONS,
        *media.PROVISIONS,
        *accountability.PROVISIONS,
    ),
    # 第十三条：没有说明所在站点的栏目视为主网站的栏目
    column_defaults=(("site", "main", "example/13.2:site-unstated-is-main"),),
)
