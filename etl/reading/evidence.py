"""Whether a sum is pay: a sum beside which nothing speaks of pay is no fact."""

from typing import Final

from etl.reading.carried import ABOUT_PAY
from etl.reading.context import Attributes, Context
from etl.reading.kinds.families import is_told_in_thousands
from etl.reading.kinds.vocabulary import AVERAGE, PART_OF_PAY, PAY

LEAST_OF_A_MARKET: Final = 1e7  # no pay is as much; `kinds` tells what it is
LEAST_FACTOR_OF_A_MARKET: Final = 1e6
LONGEST_HEADING: Final = 60
LEAST_LIKELY_PAY: Final = 9_000
MOST_LIKELY_PAY: Final = 2e6


def counts_as_pay(context: Context, about_pay: bool, was_pay: bool) -> bool:
    """Whether a sum may be taken as pay, or as a market's.

    `about_pay`: its document is about pay. `was_pay`: the figure before was pay.
    """
    said, size = context.attributes, context.quantity.size
    if (
        context.in_thousands
        and about_pay
        and (is_told_in_thousands(context) or _is_spoken_in_thousands(context))
    ):
        return True
    if size >= LEAST_OF_A_MARKET or (said.market and context.factor >= LEAST_FACTOR_OF_A_MARKET):
        return True
    if PAY.search(context.wide) or (was_pay and _goes_on(context)):
        return True
    if (about_pay or PAY.search(context.everything)) and _stands_in_pay(context):
        return True
    if about_pay and not context.in_table and context.goes_on_with_sums:
        return True
    if context.in_table and PAY.search(context.around.headers) and PART_OF_PAY.search(context.column):
        return True
    if AVERAGE.search(context.wide) and (_names_group(context) or said.role):
        return True
    return about_pay and _names_group(context) and LEAST_LIKELY_PAY <= size < MOST_LIKELY_PAY


def _is_spoken_in_thousands(context: Context) -> bool:
    """ "Forty-four and a half thousand", as the answer to a question on pay."""
    tokens = context.quantity.tokens
    return all(token.is_word and token.currency is None for token in tokens) and any(
        token.scale for token in tokens
    )


def _names_earners(said: Attributes) -> bool:
    """A group of people who are paid alike."""
    return bool(said.level or said.industry or said.company_type) or said.percentile is not None


def _names_group(context: Context) -> bool:
    said = context.attributes
    return said.has_place or _names_earners(said) or (said.education and bool(context.label))


def _goes_on(context: Context) -> bool:
    """ "They reach $150,000", "In finance it is $140,000": the sentence goes on from one on pay."""
    said = context.attributes
    return said.place_is_own or _names_earners(said) or ABOUT_PAY.search(context.sentence) is not None


def _stands_in_pay(context: Context) -> bool:
    """Where pay is spoken of around it: an entry of a list or table, an average, a part of pay, someone's."""
    said, heading = context.attributes, context.nearest_topic
    if context.label or context.in_table or said.role or said.level or said.source or said.place_is_own:
        return True
    if len(heading) < LONGEST_HEADING and PAY.search(heading):
        return True
    return PART_OF_PAY.search(context.wide) is not None or AVERAGE.search(context.wide) is not None
