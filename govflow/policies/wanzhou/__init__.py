"""万州区人民政府网站管理制度(试行), in force from 2021-12-30.

Hold the regulation beside this package: `text.txt` is its full text, `law.json` splits it
into norms, `readings.json` says how open places are read. `clocks.py` and `columns.py`
follow the regulation's order; the words of the law stand first.
"""

from datetime import date
from typing import Final

from govflow.law import Instrument, Window
from govflow.policies.wanzhou.chains import CHAINS, POSTS, RESPONSIBILITIES
from govflow.policies.wanzhou.clocks import CLOCKS
from govflow.policies.wanzhou.columns import BLANK, COLUMNS
from govflow.policy import Policy
from govflow.words import Words

POLICY: Final = Policy(
    id="wanzhou",
    title=Words("万州区人民政府网站管理制度(试行)", "Wanzhou District government website rules"),
    instruments=(
        Instrument(
            id="wanzhou",
            title="万州区人民政府网站管理制度(试行)",
            number=None,
            # the day printed over the text; it has no clause on entry into force
            window=Window(since=date(2021, 12, 30)),
        ),
    ),
    clocks=CLOCKS,
    columns=COLUMNS,
    blank=BLANK,
    # 层级按整个网站群计；没有说明站点的一级栏目视为主网站栏目
    column_defaults=(("site", "main", "wanzhou/20.2.2:site-unstated-is-main"),),
    chains=CHAINS,
    posts=POSTS,
    responsibilities=RESPONSIBILITIES,
)
