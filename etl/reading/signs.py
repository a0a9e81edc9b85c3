"""Whether a change is a fall: an explicit sign wins, else the nearest word of rise or fall in the clause."""

import re
from typing import Final

from etl.reading.context import Context
from etl.reading.figures.quantities import Quantity
from etl.reading.words import any_of

_fall: Final = any_of(
    r"""
    fell  falls?  fallen  falling  declin\w+  drop(s|ped|ping)?  decreas\w+  down  shr[aiu]nk*
    contract(ed|ing|ion)  slip(s|ped|ping)?  slid  slump*  plung\w+  tumbl\w+  dip(s|ped|ping)?  retreat*
    los[et]  losing  lower(ed)?  less  below  beneath  under  fewer  trail*  lag*  behind  reduc\w+  discount
    cut(s|ting)?  penalty  short  shy  south  worse  weaker  adrift  sank  sink(s|ing)?
    shed(s|ding)?  minus  off  shaved  knock(s|ed)?  cool(ed|ing)?  eas(ed|ing)
    """
)
_rise: Final = any_of(
    r"""
    rose  ris(e|es|en|ing)  grew  grow*  increas\w+  up  jump*  climb*  gain*  surg\w+  soar*  expand*
    expansion  add(s|ed|ing)?  premiums?  above  higher  more  over  ahead  doubl\w+  swell*  rebound*  boost*
    recover*  lift*  exceed*  clear  north  better  ahead  stronger  top(s|ped|ping)?  beat(s|ing)?  swollen  plus
    """
)
FALL: Final = re.compile(rf"\b{_fall}\b", re.IGNORECASE)
RISE: Final = re.compile(rf"\b{_rise}\b", re.IGNORECASE)
WORD_AFTER: Final = re.compile(  # "5% steeper decline"
    r"\s*(?:(?:year-over-year|annual|overall|yearly|pay|salary|steeper|further|points?|of|in) ){0,2}"
    r"(?P<word>[a-z-]+)",
    re.IGNORECASE,
)
RESPECTIVELY: Final = re.compile(r"\brespectively\b|\bin that order\b")
CLAUSE_BREAK: Final = re.compile(r";|[—–]\s|\bwhile\b|\bwhereas\b|\bbut\b")


def sign_of(context: Context, above: float) -> float:
    """1 for a rise, -1 for a fall; a parallel figure without a word of either goes as the one above it."""
    if context.quantity.sign:
        return float(context.quantity.sign)
    following = WORD_AFTER.match(context.after)
    word = following["word"] if following else ""
    if FALL.fullmatch(word):
        return -1.0
    if RISE.fullmatch(word) and word.lower() != "over":  # "5% over two years"
        return 1.0
    head = CLAUSE_BREAK.split(context.before)[-1]
    last_fall, last_rise = _last(FALL, head), _last(RISE, head)
    if last_fall != last_rise:
        return -1.0 if last_fall > last_rise else 1.0
    if RESPECTIVELY.search(context.sentence) and FALL.search(context.sentence):
        return above if RISE.search(context.sentence) else -1.0
    named = f"{context.label} {context.column}"
    return -1.0 if FALL.search(named) and not RISE.search(named) else above


def signed(quantity: Quantity, sign: float) -> tuple[float | None, float | None]:
    """The ends with a sign of -1 or 1; a falling range keeps its lower end first."""
    low, high = quantity.low, quantity.high
    if sign > 0:
        return low, high
    if low is not None and high is not None:
        return -high + 0.0, -low + 0.0
    return None if low is None else -low, None if high is None else -high


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((match.start() for match in pattern.finditer(text)), default=-1)
