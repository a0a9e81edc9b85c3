"""The period a sum is paid for: "per hour", "a year", "monthly"."""

import re
from typing import Final

from etl.reading.words import any_of, grammar

PERIODS: Final = {
    "year": "year", "yr": "year", "y": "year", "annum": "year", "annual": "year", "annually": "year",
    "yearly": "year", "pa": "year", "lpa": "year",
    "hour": "hour", "hr": "hour", "h": "hour", "hourly": "hour", "ph": "hour",
    "month": "month", "mo": "month", "monthly": "month", "pm": "month", "pcm": "month",
    "week": "week", "wk": "week", "weekly": "week",
    "day": "day", "daily": "day", "pd": "day", "d": "day",
}  # fmt: skip
REACH: Final = 80  # characters to either side in which a period speaks of a sum

_of_what = any_of(
    "gross  net  base  on average  before tax  before bonus  in (base )?(pay|salary)  or (more|higher)"
)
AFTER: Final = grammar(
    rf"""
    ^[\s,)]*(?:\+\s*)?
    (?:{_of_what}[\s,]*)?
    (?:
        (?:/|per[ ]|an?[ ]|each[ ]|every[ ]|p/)\s?
        (?P<unit>years?|yrs?|annum|hours?|hrs?|h|months?|mo|weeks?|wk|days?|d|y)\b
        |(?P<adverb>annually|yearly|hourly|monthly|weekly|daily|LPA)\b
        |(?P<short>p\.a\.?|pa\b|p\.d\.?|p\.?h\.?\b|pm\b|pcm\b|pd\b)
    )
    """
)
BRACKETED: Final = re.compile(  # "Daily ($341.50)", "Hourly: $42"
    r"\b(?P<adverb>hourly|daily|weekly|monthly|yearly|annual(?:ly)?)\s*[(:=]\s*$", re.IGNORECASE
)
NEAR: Final = grammar(
    r"""\b(?:
    (?:per|an?|each|every)[ ](?P<unit>year|hour|month|week|day|annum)
    |(?P<adverb>annual(?:ly)?|yearly|hourly|monthly|weekly|daily)
    |(?P<rate>day)[ ]rates?
    )\b"""
)
_paid = any_of(
    """
    rates?  pay  wages?  salar  fees?  gross  take  stipend  base  median  mean  contract  comp  figures
    amounts  average  range  earn
    """
)
LENT: Final = grammar(
    rf"""
    \b(?P<kind>hourly|daily|day|weekly|monthly|annual|yearly)(?=[ ]{_paid})             # Hourly rates
    |(?:\bper[ ]|/[ ]?|\ban?[ ]|\bby[ ]the[ ])(?P<unit>hour|hr|day|week|month|mo|year|yr|annum)\b
    |\b(?P<adverb>hourly|daily|monthly|weekly|annually)
    |\b(?P<short>p\.a\.|p\.d\.|p\.h\.|pcm\b)
    """
)


def pay_period(before: str, after: str) -> str | None:
    """The period a sum is paid for, as the words beside it say: those right after it, else the nearest."""
    if match := BRACKETED.search(before) or AFTER.match(after):
        return _period(match)
    if match := NEAR.search(after[:REACH]):
        return _period(match)
    ended = None if before[:1].isalnum() else AFTER.match(before)  # the period of the sum before
    found = list(NEAR.finditer(before, max(ended.end() if ended else 0, len(before) - REACH)))
    return _period(found[-1]) if found else None


def earlier_pay_period(before: str) -> str | None:
    """The period of the sum before, told by the words between: "$24 an hour and reach #"."""
    match = None if before[:1].isalnum() else AFTER.match(before)
    return _period(match) if match else None


def lent_pay_period(text: str) -> str | None:
    """The pay period that a heading, a column or a label lends."""
    match = LENT.search(text)
    return _period(match) if match else None


def _period(match: re.Match[str]) -> str:
    word = next(word for word in match.groupdict().values() if word)
    key = word.lower().replace(".", "")
    return PERIODS.get(key) or PERIODS[key.rstrip("s")]
