"""四平市人民政府网站信息发布管理办法, in force from 2020-04-15.

Hold the regulation beside this package: `text.txt` is its full text, `law.json` splits it
into norms, `readings.json` says how open places are read. `clocks.py` and `columns.py`
follow the regulation's order; the words of the law stand first.
"""

from datetime import date
from typing import Final

from govflow.law import Instrument, Window
from govflow.policies.siping.chains import CHAINS, POSTS
from govflow.policies.siping.clocks import CLOCKS
from govflow.policies.siping.columns import COLUMNS
from govflow.policy import Policy
from govflow.words import Words

POLICY: Final = Policy(
    id="siping",
    title=Words(
        "四平市人民政府网站信息发布管理办法",
        "Siping Municipal Government website publication measures",
    ),
    instruments=(
        Instrument(
            id="siping",
            title="四平市人民政府网站信息发布管理办法",
            number="四政办函〔2020〕12号",
            # 【施行日期】 over the text; the articles have no clause on entry into force
            window=Window(since=date(2020, 4, 15)),
        ),
    ),
    clocks=CLOCKS,
    columns=COLUMNS,
    chains=CHAINS,
    posts=POSTS,
)
