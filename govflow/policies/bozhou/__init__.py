"""亳州市政府网站群管理办法(暂行), first seen on 2019-06-10; its day in force is lost.

Hold the regulation beside this package: `text.txt` is its full text, `law.json` splits it
into norms, `readings.json` says how open places are read, `restored.json` what the source
lost. `clocks.py` and `columns.py` follow the regulation's order; the words of the law
stand first. The headings after article 4 are lost: `s5` to `s12` stand for the articles.
"""

from datetime import date
from typing import Final

from govflow.law import Instrument, Window
from govflow.policies.bozhou.chains import CHAINS
from govflow.policies.bozhou.clocks import CLOCKS
from govflow.policies.bozhou.columns import COLUMNS
from govflow.policy import Policy
from govflow.words import Words

POLICY: Final = Policy(
    id="bozhou",
    title=Words("亳州市政府网站群管理办法(暂行)", "Bozhou provisional government site rules"),
    instruments=(
        Instrument(
            id="bozhou",
            title="亳州市政府网站群管理办法(暂行)",
            number=None,
            # no clause on entry into force survives; 更新时间:2019-06-10 stands over the text
            window=Window(first_seen=date(2019, 6, 10)),
        ),
    ),
    clocks=CLOCKS,
    columns=COLUMNS,
    chains=CHAINS,
)
