"""黔江区政府网站和政务新媒体管理办法, in force from 2023-07-12.

Hold the regulation beside this package: `text.txt` is its full text, `law.json` splits it
into norms, `readings.json` says how open places are read. `clocks.py` and `columns.py`
follow the regulation's order; the words of the law stand first.
"""

from datetime import date
from typing import Final

from govflow.law import Instrument, Window
from govflow.policies.qianjiang.chains import CHAINS, POSTS, RESPONSIBILITIES
from govflow.policies.qianjiang.clocks import CLOCKS
from govflow.policies.qianjiang.columns import BLANK, COLUMNS
from govflow.policy import Policy
from govflow.words import Words

POLICY: Final = Policy(
    id="qianjiang",
    title=Words(
        "黔江区政府网站和政务新媒体管理办法",
        "Qianjiang District government website and new media measures",
    ),
    instruments=(
        Instrument(
            id="qianjiang",
            title="黔江区政府网站和政务新媒体管理办法",
            number=None,
            # the day the notice was issued (qianjiang/0.1:date-of-issue); neither the notice
            # nor the measures have a clause on entry into force or on an end
            window=Window(since=date(2023, 7, 12)),
        ),
    ),
    clocks=CLOCKS,
    columns=COLUMNS,
    blank=BLANK,
    chains=CHAINS,
    posts=POSTS,
    responsibilities=RESPONSIBILITIES,
)
