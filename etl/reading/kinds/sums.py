"""What the words around a sum say it is: a market's size, a bonus, equity, a percentile, an average, a range.

The words nearest to a figure count most: `own` is its label, column and clause, `wide` its whole sentence,
`topic` the scopes above it (`Context` has them).
"""

import re
from typing import Final

from etl.reading.context import Context
from etl.reading.kinds.traits import is_entry
from etl.reading.kinds.vocabulary import (
    AVERAGE,
    BASE,
    BONUS,
    EQUITY,
    GRANT,
    MARKET,
    MORE_PAID,
    MORE_PAID_THAN,
    PAY_NOUN,
    SIGNING,
    TOTAL_PAY,
    YEARLY,
)

LEAST_MARKET: Final = 2e7
PLAINLY_MARKET: Final = 1e8  # no pay is as much
OF_A_JOB: Final = re.compile(r"\b(?:per (?:year|hour)|salar)", re.IGNORECASE)
HELP: Final = re.compile(r"\brelocation|\blearning|\btraining budget|\bconference", re.IGNORECASE)
BONUS_OR_SIGNING: Final = re.compile(r"bonus|sign", re.IGNORECASE)
PERCENTILE: Final = re.compile("percentile", re.IGNORECASE)
LONGEST_AVERAGE_HEADING: Final = 70
ABOVE_AVERAGE: Final = re.compile(
    r"(?:above|over|vs\.?|below|than|against) (?:the )?(?:\w+ )?average", re.IGNORECASE
)
PARALLEL_CLAUSE: Final = re.compile(r",\s(?:and|but|while|whereas)\s[^,;]*\baverage\b", re.IGNORECASE)
RANGE_HEADING: Final = re.compile("range", re.IGNORECASE)
RANGE: Final = re.compile(r"\brange", re.IGNORECASE)
RUNS_FROM: Final = re.compile(
    r"\b(?:earn|make|fall|run|range|sit)s?\b[^#]*\b(?:from|between)\b[^#]*#", re.IGNORECASE
)
REACH_AFTER: Final = 60
NEAREST_AFTER: Final = 40
NEAREST_BEFORE: Final = 25
STARTS_WITH_WORD: Final = re.compile(r"\s*[\w-]")
NOT_ONLY: Final = re.compile(r"\bnot (?:only|just|merely|about) (?:the |a |an |their )?$", re.IGNORECASE)
OTHER_SUM: Final = re.compile(r"[,;]|\b(?:and|plus|with|before|excluding|once|when|including|counting)\b")


def is_market_size(context: Context) -> bool:
    """ "The market reached $1.6 billion": a sum too large for pay, where a market is spoken of."""
    size = context.quantity.size
    if size * context.factor < LEAST_MARKET:
        return False
    if size < PLAINLY_MARKET and OF_A_JOB.search(context.own):
        return False
    is_named = context.attributes.market or MARKET.search(context.wide)
    return bool(is_named) or (is_entry(context) and MARKET.search(context.topic) is not None)


def is_help_to_move_or_learn(context: Context) -> bool:
    """A relocation bonus or a budget for training is no bonus for work."""
    return HELP.search(context.own) is not None and SIGNING.search(context.own) is not None


def is_bonus_amount(context: Context) -> bool:
    """ "signing bonuses of $10,000", "Bonus: $5,000", a sum of no other name under "Bonuses"."""
    if _is_paid_as(SIGNING, context) and BONUS_OR_SIGNING.search(context.wide):
        return True
    if _is_paid_as(BONUS, context) and not TOTAL_PAY.search(context.own):
        return True
    if context.in_table or not (BONUS.search(context.nearest_topic) or SIGNING.search(context.nearest_topic)):
        return False
    return not PAY_NOUN.search(context.own) and not EQUITY.search(context.own)


def is_whole_grant(context: Context) -> bool:
    """ "equity grants of $200,000 over four years": not what a year brings."""
    if not _is_paid_as(EQUITY, context):
        return False
    return GRANT.search(context.own) is not None and not YEARLY.search(context.own)


def is_equity(context: Context) -> bool:
    """ "$20,000 in stock"."""
    if _is_paid_as(EQUITY, context):
        return not TOTAL_PAY.search(context.own)
    asked = context.nearest_topic
    is_asked = asked.endswith("?") and EQUITY.search(asked) is not None and not PAY_NOUN.search(asked)
    return is_asked and not PAY_NOUN.search(context.own) and not BONUS.search(context.own)


def is_percentile(context: Context) -> bool:
    """A percentile is named; "top earners" are one among percentiles."""
    if context.attributes.percentile is not None:
        return True
    if not (context.attributes.level or "").startswith("top "):
        return False
    spoken = f"{context.sentence if context.in_table else ''} {context.nearest_topic}"
    return PERCENTILE.search(spoken) is not None


def is_paid_more_for_skill(context: Context) -> bool:
    """ "CUDA adds $15,000"."""
    if context.attributes.skill is None:
        return False
    has_sign = context.in_table and context.quantity.sign > 0  # "CUDA | +$9,000"
    return has_sign or MORE_PAID.search(context.wide + context.topic) is not None


def is_paid_more_for_degree(context: Context) -> bool:
    """ "a PhD adds $20,000"."""
    return context.attributes.education and MORE_PAID_THAN.search(context.wide + context.topic) is not None


def names_company_type(context: Context) -> bool:
    """A kind of employer is named."""
    return context.attributes.company_type is not None


def names_industry(context: Context) -> bool:
    """An industry is named."""
    return context.attributes.industry is not None


def names_career_level(context: Context) -> bool:
    """A level of the career is named; "top earners" are none."""
    level = context.attributes.level
    return level is not None and not level.startswith("top ")


def is_average(context: Context) -> bool:
    """An average is spoken of, by its own words or by the heading above; an open end is none."""
    if context.quantity.is_open:
        return False
    if context.quantity.is_range and PARALLEL_CLAUSE.search(context.after):
        return AVERAGE.search(context.own) is not None  # the average is that of the next clause
    if AVERAGE.search(context.wide) or AVERAGE.search(context.clause):
        return True
    heading = context.nearest_topic
    if RUNS_FROM.search(context.clause) or not AVERAGE.search(heading) or RANGE.search(context.own):
        return False
    of_averages = not RANGE_HEADING.search(heading) and not ABOVE_AVERAGE.search(heading)
    return of_averages and len(heading) < LONGEST_AVERAGE_HEADING


def is_range(context: Context) -> bool:
    """Two ends, or an open one."""
    return context.quantity.is_range


def _is_paid_as(part: re.Pattern[str], context: Context) -> bool:
    """The sum is named as this part of pay: in its label, before it, or right after ("$20,000 in stock")."""
    if part.search(context.label) or part.search(context.column):
        return True
    head, _, _ = context.clause.partition("#")
    named, base = _end_of_last(part, head), _end_of_last(BASE, head)
    if named is not None and (base is None or named > base or named > len(head) - NEAREST_BEFORE):
        return True
    if not STARTS_WITH_WORD.match(context.after):
        return False
    following = part.search(context.after[:REACH_AFTER])
    if following is None or following.start() >= NEAREST_AFTER:
        return False
    return not OTHER_SUM.search(context.after[: following.start()])


def _end_of_last(pattern: re.Pattern[str], text: str) -> int | None:
    found = (match for match in pattern.finditer(text) if not NOT_ONLY.search(text[: match.start()]))
    return max((match.end() for match in found), default=None)
