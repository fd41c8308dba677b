"""The national layer: the two editions of 中华人民共和国政府信息公开条例.

`law.json` beside this package holds the superior texts as norms, with text status,
provenance and confidence; `readings.json` says how open places are read. Only norms of
high confidence are encoded. `disclosure.py` and `columns.py` follow the regulation's
order; the words of the law stand first.
"""

from datetime import date
from typing import Final

from govflow.law import Instrument, Window
from govflow.policies.national.columns import COLUMNS
from govflow.policies.national.disclosure import CLOCKS
from govflow.policy import Policy
from govflow.words import Words

POLICY: Final = Policy(
    id="national",
    title=Words("国家层面的上位规定", "national layer: superior texts"),
    instruments=(
        Instrument(
            id="zfxxgk07",
            title="中华人民共和国政府信息公开条例 (2007 edition, replaced on 2019-05-15)",
            number="国务院令第492号",
            window=Window(since=date(2008, 5, 1), until=date(2019, 5, 15)),
        ),
        Instrument(
            id="zfxxgk",
            title="中华人民共和国政府信息公开条例",
            number="国务院令第711号",
            window=Window(since=date(2019, 5, 15)),
        ),
    ),
    clocks=CLOCKS,
    columns=COLUMNS,
    # of the texts of high confidence none forbids a single blank column
    blank=None,
)
