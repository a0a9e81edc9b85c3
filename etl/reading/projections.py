"""Whether a figure is a forecast: expected, projected, predicted."""

import re
from typing import Final

from etl.facts import Kind
from etl.reading.context import Context
from etl.reading.figures.periods import Period
from etl.reading.kinds.rules import GROWTH_KINDS
from etl.reading.words import words

FAR: Final = 2027  # a horizon that no document of today looks back on
LONG: Final = 5  # years

FORETOLD_KINDS: Final = frozenset(
    (Kind.SALARY_AVERAGE, Kind.OTHER_STAT, Kind.SALARY_RANGE, Kind.RAISE_PCT, Kind.SALARY_PERCENTILE)
)
_foreseen = "expected|projected|predicted|forecast(ed)?|anticipated"
FORECAST: Final = words(
    rf"""
    (is|are|was|were) (\w+ )?({_foreseen}|set|poised|likely|slated|on track|estimated to|tipped|due)
    ({_foreseen}|poised|on track|slated|likely) (to|at)  (set|poised|due|slated) to  will
    sees?\b(?= (\w+ ){0, 4}(employment|growth|jobs|demand|occupation|the market))
    predicts?  forecasts?  projections?  projected  anticipates?  estimated to (reach|grow)
    projects?\b(?= (a|an|the|that|employment|growth|demand|jobs|about|\w+ (growth|employment|jobs)|#))
    expects?\b(?! to (earn|be paid|make|receive)\b)  expected\b(?! (salary|pay|range))
    (may|might) (be|reach|hit|grow|exceed|rise|climb|recover)
    could (reach|grow|hit|exceed|be worth|climb|rise)  should (pass|be|reach|grow|hit|exceed|climb|rise)
    would (reach|grow|be worth)  (is|are) to (grow|reach|rise|exceed|expand|double|triple|fall|shrink)
    """
)
PAST: Final = words(
    """
    was  were  rose  grew  fell  stood  reached  valued at  climbed  increased  had  has  have  totall?ed  hit
    up
    """
)
PAST_VERB: Final = re.compile(r"\b(?:was|were|stood|valued at|rose|grew|fell) ")
WITHIN_FORECAST: Final = 12  # "was expected to": the past verb is the forecast's own
FORETOLD: Final = words(
    r"""
    (is|are) (\w+ )?(expected|projected|predicted|forecast|anticipated|set|planned)
    projected  planned  forecasts?  expects  predicts
    """
)
NAMED_FORECAST: Final = re.compile(r"\b(?:projected|projection|forecast|outlook)", re.IGNORECASE)
HELD: Final = re.compile(r"\s(?:[\w-]+ ){0,2}(?:held|worked|were employed)\b")
TAIL_BREAK: Final = re.compile(r"[;,]|\sand\b|\sbut\b")


def is_forecast(context: Context, before: bool) -> bool:
    """Whether the words foretell: in its stretch of the sentence, else as for the figure before it."""
    head = context.before
    if forecasts := [match.start() for match in FORECAST.finditer(head)]:
        past = [match.start() for match in PAST_VERB.finditer(head)]
        return not past or forecasts[-1] >= past[-1] - WITHIN_FORECAST
    if before and not PAST.search(head) and not HELD.match(context.after):
        return True
    return FORECAST.search(TAIL_BREAK.split(context.after)[0]) is not None


def is_projection(context: Context, kind: Kind, period: Period, in_forecast: bool) -> bool:
    """Growth is projected by its words, its column or its horizon, pay only if plainly foretold."""
    if kind in FORETOLD_KINDS:
        return in_forecast and FORETOLD.search(context.sentence) is not None
    if kind not in GROWTH_KINDS:
        return False
    return (
        in_forecast
        or NAMED_FORECAST.search(f"{context.column} {context.label}") is not None
        or _is_far(period)
    )


def _is_far(period: Period) -> bool:
    """The period ends in years to come, and spans enough of them or names only its end."""
    if period.end is None or period.end < FAR:
        return False
    return period.start is None or period.start >= FAR or period.end - period.start >= LONG
