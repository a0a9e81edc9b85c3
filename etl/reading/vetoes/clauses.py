"""Why a quantity is no market figure, told by its clause, in which `#` stands for the figure.

A row names the families it may take out and the words that do so. The first row that fits gives the reason,
so that rows with a plainer reason stand first; which figures are taken out does not depend on the order.
"""

import re
from typing import Final

from etl.reading.context import Context
from etl.reading.kinds.family import Family
from etl.reading.vetoes.money import OF_MONEY
from etl.reading.vetoes.rows import Veto, Zone
from etl.reading.vetoes.stories import OF_STORIES
from etl.reading.vetoes.surveys import OF_SURVEYS

VETOES: Final[tuple[Veto, ...]] = (*OF_SURVEYS, *OF_MONEY, *OF_STORIES)
LEAST_MARKET: Final = 1e8
ASIDE: Final = re.compile(  # "In Cardiff, where I live, you will see": what the writer adds of himself holds no figure
    r",\s(?:where I|and I had|I (?:am sorry|regret|hear|suspect|think|believe|guess|fear))\b[^,.;:$£€₹\d%]*(?=[,.;]|$)"
)
COORDINATED: Final = re.compile(r",\s(?:and|but|so|which|where)\b")  # starts a clause of its own


def veto(context: Context, family: Family) -> str | None:
    """Why a quantity is no market figure, or None."""
    is_market = (
        family is Family.MONEY and context.quantity.size >= LEAST_MARKET and bool(context.attributes.market)
    )
    texts = {Zone.CLAUSE: _clauses(context), Zone.SENTENCE: (ASIDE.sub("", context.sentence),)}
    for row in VETOES:
        if family not in row.families or (is_market and row.spares_markets):
            continue
        if any(row.pattern.search(text) for text in texts[row.zone]):
            return row.reason
    return None


def _clauses(context: Context) -> tuple[str, ...]:
    """The narrowest clause around a figure, alone and as what its label and its column are about."""
    head, _, tail = context.clause.partition("#")
    own = f"{COORDINATED.split(head)[-1]}#{COORDINATED.split(tail)[0]}"
    names = (name for name in (context.label, context.column) if name and name not in own)
    return own, *(f"{name}: {own}" for name in names)
