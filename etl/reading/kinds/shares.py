"""What the words around a percentage of pay say it is: a share of pay, a bonus, a raise, a premium."""

import re
from typing import Final

from etl.reading.attributes.skills import EDUCATION
from etl.reading.context import Context
from etl.reading.kinds.traits import is_compared
from etl.reading.kinds.vocabulary import (
    BONUS,
    CHANGE_OF,
    JOBS_IN_CLAUSE,
    LEVEL_COMPARED,
    OF_ALL_PAY,
    PAY,
    PER_YEAR,
    PROMOTION,
    RAISE,
    SHARE_OF_PAY,
    WHAT_PAY_IS_MADE_OF,
)
from etl.reading.words import words

OF_WHICH: Final = re.compile(  # "total pay of $320,000, of which about 45% arrives as stock"
    r"\bof (?:which|that|it)\b[^#]{0,20}#\s*(?:[\w-]+ ){0,3}(?:base|stock|equity|bonus|cash|variable|shares)\b"
    r"|\b(?:base|stock|equity|bonus|bonuses|cash|variable)\b[^#]{0,40}#\s*of (?:that|it)\b",
    re.IGNORECASE,
)
AS_MUCH: Final = re.compile(
    r"^\s*(?:x|×|times)?\s*(?:as much|what|that of|the (?:pay|salary))\b", re.IGNORECASE
)
BARELY_OF_PAY: Final = re.compile(r"#[^#]{0,8}\bof (?:pay|salary|earnings|base)\b", re.IGNORECASE)
PREMIUM: Final = re.compile(r"\bpremium", re.IGNORECASE)
NO_PREMIUM: Final = re.compile(
    r"\b(?:salary|pay|wage) growth|cost of living|year[- ]over[- ]year", re.IGNORECASE
)
CHANGE_NAMED: Final = words(r"change  yoy  year[- ]over[- ]year  growth  \+/-")
RAISES: Final = words("raises  merit  pay rises?  increments  (pay|salary) increases")
OTHER_THAN_RAISES: Final = words(
    r"jobs  postings  employment  demand*  premium*  more than  less than  promot\w+"
)
LAST_YEAR: Final = words("rose  grew  fell  last year  past year  year[- ](over|on)[- ]year  since")
BRINGS: Final = re.compile(
    r"\b(?:brings?|yields?|pays?|is good for|fetches|gets you)(?: an?| another| some| about| around)* #",
    re.IGNORECASE,
)
TARGET: Final = re.compile(r"\btargets?\b[^#]*#\s*of (?:the )?(?:base|salary)\b", re.IGNORECASE)
ASKS_FOR_BONUS: Final = re.compile(r"[\W\d]*(?:and |what about |the )?bonus(?:es)?\W*", re.IGNORECASE)
PAYS_IT: Final = re.compile(
    r"\b(?:pays?|gives?|offers?|adds?|hands? out|averages?|is|are)\b[^#]*#", re.IGNORECASE
)
OF_BASE: Final = re.compile(r"\bof (?:base|salary|pay)|elsewhere|^\W*#", re.IGNORECASE)


def is_share_of_pay(context: Context) -> bool:
    """ "bonuses make up 10% of total compensation"."""
    if BONUS.search(context.own) and BARELY_OF_PAY.search(context.clause):
        return False  # "bonuses of 2 to 4% of pay"
    if SHARE_OF_PAY.search(context.own) or OF_WHICH.search(context.clause):
        return True
    return (
        OF_ALL_PAY.search(context.clause) is not None and WHAT_PAY_IS_MADE_OF.search(context.wide) is not None
    )


def is_promotion(context: Context) -> bool:
    """ "changing employers brings 15%"."""
    if PROMOTION.search(context.own):
        return True
    if RAISE.search(context.own) or PER_YEAR.search(context.near):
        return False
    return PROMOTION.search(context.sentence) is not None


def is_bonus_rate(context: Context) -> bool:
    """ "bonuses of 10 to 15 percent", "the target is 10 percent of base"."""
    if TARGET.search(context.clause):
        return True
    return BONUS.search(context.own) is not None and not PREMIUM.search(context.own)


def stands_under_raises(context: Context) -> bool:
    """Under a heading on raises, where nothing else is spoken of."""
    return RAISES.search(context.nearest_topic) is not None and not OTHER_THAN_RAISES.search(context.own)


def stands_under_bonuses(context: Context) -> bool:
    """ "Finance: 20% of base" under a heading on bonuses."""
    if not BONUS.search(context.nearest_topic):
        return False
    if ASKS_FOR_BONUS.fullmatch(context.nearest_topic) and PAYS_IT.search(context.clause):
        return True
    bare = f"{context.label}: #" if context.label else "#"
    return OF_BASE.search(context.clause) is not None or context.clause.strip() == bare


def is_raise(context: Context) -> bool:
    """ "merit increases of 3%": what a raise usually is, not what pay did last year."""
    return RAISE.search(context.own) is not None and not LAST_YEAR.search(context.wide)


def is_city_premium(context: Context) -> bool:
    """A city pays more or less than elsewhere; that jobs grow there is another thing."""
    attributes = context.attributes
    if not attributes.has_place or not is_compared(context) or NO_PREMIUM.search(context.own):
        return False
    if CHANGE_NAMED.search(f"{context.column} | {context.label}") or CHANGE_OF.search(context.clause):
        return False
    if not attributes.place_is_own and RAISE.search(context.own):
        return False
    if JOBS_IN_CLAUSE.search(context.own) and not PAY.search(context.own):
        return False
    return attributes.place_is_own or attributes.skill is None


def is_hub_premium(context: Context) -> bool:
    """Hubs pay more than elsewhere."""
    return context.attributes.hub and is_compared(context)


def is_education_premium(context: Context) -> bool:
    """A degree pays more than none."""
    if not context.attributes.education:
        return False
    return is_compared(context) or BRINGS.search(context.clause) is not None


def is_labelled_with_degree(context: Context) -> bool:
    """ "PhD: 12%"."""
    return EDUCATION.search(context.label) is not None and not JOBS_IN_CLAUSE.search(context.own)


def is_skill_premium(context: Context) -> bool:
    """A skill pays more than none."""
    return context.attributes.skill is not None and is_compared(context)


def is_level_multiple(context: Context) -> bool:
    """ "seniors earn 1.8 times as much as juniors"."""
    is_compared = AS_MUCH.search(context.after) is not None
    return is_compared and context.attributes.level is not None and PAY.search(context.wide) is not None


def is_level_premium(context: Context) -> bool:
    """ "seniors earn 30% more"."""
    if context.attributes.level is None or JOBS_IN_CLAUSE.search(context.own):
        return False
    return LEVEL_COMPARED.search(context.wide) is not None
