"""What the words around a change say has changed: a market, postings, jobs, pay."""

import re
from typing import Final

from etl.reading.attributes.publishers import BLS
from etl.reading.context import Context
from etl.reading.kinds.column_families import column_family
from etl.reading.kinds.family import Family
from etl.reading.kinds.traits import is_entry
from etl.reading.kinds.vocabulary import (
    CHANGE_OF,
    COMPARISON,
    COMPOUND,
    GROWTH,
    JOBS,
    JOBS_IN_CLAUSE,
    MARKET,
    OF_THE_LABOUR_MARKET,
    PAY_AND_ITS_GROWTH,
    PAY_OR_RATE,
    POSTINGS,
    RAISE,
)

ASKED: Final = re.compile(  # "Has pay kept up?"
    r"\b(?:kept|keep|chang\w+|ris\w+|rose|grow\w*|gone|fall\w*|moved|increas\w+)\b.*\?\W*$", re.IGNORECASE
)
CHANGE_ON: Final = re.compile(r"\bchange\b|\byoy\b|\bvs\.? (?:19|20)\d\d|Δ|[+]/-", re.IGNORECASE)
NAMED_GROWTH: Final = re.compile(
    r"(?:(?:projected|expected|forecast|annual|ten-year|10-year|job|employment) ?)*(?:growth|outlook)(?: rate)?",
    re.IGNORECASE,
)
LOSES: Final = re.compile(
    r"\blos(?:e|es|t|ing)\b[^#]*#[^#]*\b(?:jobs|staff|workforce|positions)\b", re.IGNORECASE
)
NUMBER_GROWS: Final = re.compile(r"\b(?:their|its|the) numbers?\b[^#]*\bgrow", re.IGNORECASE)
FORECAST_IS: Final = re.compile(
    r"\b(?:forecast|projection|outlook) (?:is|was|calls for|stands at)[^#]{0,15}#", re.IGNORECASE
)
IT: Final = re.compile(r"\W*(?:it|that|this|they|pay|the (?:average|figure|median))\b", re.IGNORECASE)


def is_market_growth(context: Context) -> bool:
    """ "the market grows at a CAGR of 22%"."""
    market = context.attributes.market
    if JOBS_IN_CLAUSE.search(context.own):
        return False
    if COMPOUND.search(context.wide):
        return bool(market or MARKET.search(context.everything))
    if RAISE.search(context.own):
        return False
    if not market or not GROWTH.search(context.wide) or _is_about_pay(context):
        return False
    return context.attributes.market_is_carried or MARKET.search(context.wide) is not None


def is_postings_growth(context: Context) -> bool:
    """ "job postings rose 35%"."""
    if not _is_growth(context) or _is_about_pay(context):
        return False
    if POSTINGS.search(context.own):
        return True
    if POSTINGS.search(context.before) and not JOBS_IN_CLAUSE.search(context.clause):
        return True
    if CHANGE_OF.search(context.clause) and POSTINGS.search(context.sentence):
        return not JOBS_IN_CLAUSE.search(context.clause)
    return bool(context.label) and POSTINGS.search(context.topic) is not None and not JOBS.search(context.own)


def is_job_growth(context: Context) -> bool:
    """ "employment is projected to grow 26%"."""
    if not _is_growth(context) or _is_about_pay(context) or context.attributes.education:
        return False
    if JOBS.search(context.own) or JOBS.search(context.sentence) or NUMBER_GROWS.search(context.clause):
        return True
    if is_entry(context) and NAMED_GROWTH.fullmatch(context.label.strip()):
        return True
    if context.attributes.source == BLS and context.attributes.role and GROWTH.search(context.clause):
        return True
    field, role = context.attributes.field_of_work, context.attributes.role
    if field and field != role:
        return True
    return is_entry(context) and JOBS.search(context.topic) is not None


def is_pay_growth_or_gap(context: Context) -> bool:
    """Pay rises, falls or differs, in no way that has a kind of its own."""
    under_pay = context.in_table and _is_about_pay(context)
    asked = ASKED.search(context.nearest_topic) and PAY_OR_RATE.search(context.nearest_topic)
    if (
        not under_pay
        and not asked
        and not PAY_OR_RATE.search(context.wide)
        and context.attributes.percentile is None
    ):
        return False
    if GROWTH.search(context.wide) or COMPARISON.search(context.wide):
        return True
    return context.in_table and CHANGE_ON.search(f"{context.column} | {context.label}") is not None


def is_growth_after_pay(context: Context) -> bool:
    """ "It rose 4%", after a sentence on pay."""
    return (
        context.after_pay
        and IT.match(context.sentence) is not None
        and GROWTH.search(context.own) is not None
    )


def is_of_the_labour_market(context: Context) -> bool:
    """Unemployment, remote work, shortages."""
    return not context.in_table and OF_THE_LABOUR_MARKET.search(context.own) is not None


def _is_growth(context: Context) -> bool:
    """Words of change around it, or a sign."""
    if (
        LOSES.search(context.clause)
        or FORECAST_IS.search(context.clause)
        or context.quantity.sign
        or GROWTH.search(context.own)
        or GROWTH.search(context.sentence)
    ):
        return True
    return is_entry(context) and GROWTH.search(context.topic) is not None


def _is_about_pay(context: Context) -> bool:
    """What grows is pay, not jobs."""
    if (
        context.in_table
        and CHANGE_ON.search(f"{context.column} | {context.label}")
        and not JOBS.search(context.around.headers)
    ):
        return any(column_family(head) is Family.MONEY for head in context.around.headers.split(" | "))
    return PAY_AND_ITS_GROWTH.search(context.clause) is not None and not JOBS_IN_CLAUSE.search(context.clause)
