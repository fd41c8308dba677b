"""酉阳土家族苗族自治县政府门户网站管理办法（试行）, in force from 2023-02-14.

Hold the regulation beside this package: `text.txt` is its full text, `law.json` splits it
into norms, `readings.json` says how open places are read. `clocks.py` follows the
regulation's order; the words of the law stand first.
"""

from datetime import date
from typing import Final

from govflow.law import Instrument, Window
from govflow.policies.youyang.chains import CHAINS, POSTS, RESPONSIBILITIES
from govflow.policies.youyang.clocks import CLOCKS
from govflow.policy import Policy
from govflow.words import Words

POLICY: Final = Policy(
    id="youyang",
    title=Words(
        "酉阳土家族苗族自治县政府门户网站管理办法（试行）",
        "Youyang Tujia and Miao Autonomous County government portal measures",
    ),
    instruments=(
        Instrument(
            id="youyang",
            title="酉阳土家族苗族自治县政府门户网站管理办法（试行）",
            number="酉阳府办发〔2023〕5号",
            # 第三十六条 本办法自发布之日起实施: the date that the notice bears
            # (`youyang/36:from-date-of-notice`); no end is set (`youyang/36:no-end-date`)
            window=Window(since=date(2023, 2, 14)),
        ),
    ),
    clocks=CLOCKS,
    chains=CHAINS,
    posts=POSTS,
    responsibilities=RESPONSIBILITIES,
)
