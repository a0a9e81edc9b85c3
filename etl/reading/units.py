"""The value of a quantity: its ends, the currency and pay period of a sum, "per year" of a percentage."""

import re
from dataclasses import dataclass, replace
from typing import Final

from etl.facts import Kind
from etl.places import find_places
from etl.reading.context import Context
from etl.reading.denominations import currency_of, factor_of
from etl.reading.figures.currencies import SHARED_NAME
from etl.reading.figures.numbers import tidy
from etl.reading.figures.pay_periods import earlier_pay_period, lent_pay_period
from etl.reading.kinds.families import LEAST_PAY_OF_A_YEAR
from etl.reading.kinds.family import Family
from etl.reading.kinds.vocabulary import BONUS, EQUITY, GROWTH, PER_YEAR, SIGNING

NATIONAL_CURRENCY: Final = {
    "US": "usd", "GB": "gbp", "CA": "cad", "AU": "aud", "SG": "sgd", "IN": "inr", "CH": "chf", "JP": "jpy",
    "NZ": "nzd", "SE": "sek", "NO": "nok", "DK": "dkk", "PL": "pln",
    **dict.fromkeys(("DE", "FR", "NL", "ES", "IT", "IE", "AT", "BE", "FI", "PT"), "eur"),
}  # fmt: skip
OTHER_DOLLARS: Final = ("cad", "aud", "sgd", "nzd", "hkd")  # they write "$" too

IN_OTHER_MONEY: Final = re.compile(rf"\s?{SHARED_NAME}(?!\w)")

UNITS: Final = {
    Family.COUNT: "count",
    Family.YEARS: "years",
    Family.MULTIPLE: "multiple",
    Family.INDEX: "index",
}
OF_JOBS: Final = re.compile("employ|jobs|openings|postings", re.IGNORECASE)
COMPOUND: Final = re.compile(r"\bCAGR\b|compound|annual|per year|a year|yearly|per annum", re.IGNORECASE)
ONCE: Final = re.compile(r"\b(?:since|one-off|one-time)\b|\bup\b.*\bfrom 20\d\d", re.IGNORECASE)

# What pay can be, in the units of most currencies.
LEAST_PAY: Final = {"year": 1000.0, "month": 200.0, "week": 50.0, "day": 20.0, "hour": 2.0}
MOST_PAY: Final = {"year": 2e7, "month": 2e6, "week": 4e5, "day": 1e5, "hour": 1e4}
SMALL_CURRENCIES: Final = frozenset(("jpy", "inr", "krw", "idr", "vnd", "huf", "ngn", "pkr"))
MOST_OF_AN_HOUR: Final = 500
LEAST_OF_YEAR_IN_FIGURES: Final = 1000  # "$45 ... a year" under "Hourly rates" is an hour's
PARTS_OF_PAY: Final = frozenset(
    (Kind.BONUS_AMOUNT, Kind.EQUITY_PER_YEAR, Kind.SKILL_PREMIUM, Kind.EDUCATION_PREMIUM)
)


@dataclass(frozen=True, slots=True)
class Value:
    """A figure's ends in its unit."""

    low: float | None
    high: float | None
    unit: str


def value_of(
    context: Context, family: Family, kind: Kind, usual_currency: str | None, usual_period: str | None = None
) -> Value | str:
    """The ends of a figure and their unit, or the reason why it has none; what falls is not yet negative."""
    quantity = context.quantity
    if family is Family.MONEY:
        return _sum(context, kind, usual_currency, usual_period)
    if family is Family.PERCENT:
        return Value(quantity.low, quantity.high, _percent_unit(context, kind))
    factor = _count_factor(context) if family is Family.COUNT else 1.0
    return Value(_times(quantity.low, factor), _times(quantity.high, factor), UNITS[family])


def _sum(context: Context, kind: Kind, usual_currency: str | None, usual_period: str | None) -> Value | str:
    currency = _currency(context, usual_currency)
    if currency is None:
        return "a sum without a currency"
    quantity, factor = context.quantity, context.factor
    if _is_paid_once(context, kind):
        per = "total"
    else:
        period = _period(context, quantity.size * factor)
        is_small = quantity.size * factor < LEAST_PAY_OF_A_YEAR and kind not in PARTS_OF_PAY
        if period is None and is_small and quantity.size < MOST_OF_AN_HOUR:
            period = usual_period
        if period is None and is_small:
            period = earlier_pay_period(context.before)
        if period is None and context.goes_on_with_sums:
            period = context.period_before
        if period is None and is_small:
            return "a sum without a pay period"
        period = period or "year"
        if not _is_likely(quantity.size * factor, currency, period):
            return f"too large or too small for pay per {period}"
        per = f"per_{period}"
    return Value(_tidy_times(quantity.low, factor), _tidy_times(quantity.high, factor), f"{currency}_{per}")


def _currency(context: Context, usual: str | None) -> str | None:
    """A sum's own currency, else its column's, its label's or its scopes', else the document's usual one."""
    own = context.quantity.currency
    if own is None and IN_OTHER_MONEY.match(context.after):
        return None
    lent = next((currency for text in context.around.named if (currency := currency_of(text))), None)
    if own == "usd" and lent in OTHER_DOLLARS and context.quantity.has_bare_dollar:
        return lent
    if own == "usd" and lent is None and usual in OTHER_DOLLARS and context.quantity.has_bare_dollar:
        return usual
    return own or lent or usual or _national_currency(context)


def _period(context: Context, size: float) -> str | None:
    """The pay period of a sum: its own, else the one that a column, a label or a heading lends."""
    own = context.pay_period
    if own and not (own == "year" and size < LEAST_OF_YEAR_IN_FIGURES):
        return own
    return next((period for text in context.around.named if (period := lent_pay_period(text))), own)


def _is_likely(size: float, currency: str, period: str) -> bool:
    """Whether anyone may be paid as much in a period."""
    most = MOST_PAY[period] * (100 if currency in SMALL_CURRENCIES else 1)
    return LEAST_PAY[period] <= size <= most


def _count_factor(context: Context) -> float:
    """What the scopes multiply a count by: only those that speak of jobs, not of sums."""
    named = OF_JOBS.search(f"{context.column} {context.label}")
    topics = (
        topic for topic in context.topics if (named or OF_JOBS.search(topic)) and currency_of(topic) is None
    )
    around = replace(context.around, topics=tuple(topics))
    return factor_of(context.quantity, around, context.before, context.after)


def _times(end: float | None, factor: float) -> float | None:
    return None if end is None else end * factor


def _tidy_times(end: float | None, factor: float) -> float | None:
    return None if end is None else tidy(end * factor)


def _percent_unit(context: Context, kind: Kind) -> str:
    """Per year where the words say so."""
    if kind is Kind.MARKET_CAGR:
        in_one_year = context.attributes.period.is_single_year and not COMPOUND.search(context.everything)
        return "pct" if in_one_year else "pct_per_year"
    if kind is Kind.RAISE_PCT and not ONCE.search(context.near):
        return "pct_per_year"
    is_yearly = PER_YEAR.search(f"{context.label} | {context.column} | {context.near}") is not None
    if kind is Kind.RAISE_PCT:
        is_yearly = is_yearly or PER_YEAR.search(context.sentence) is not None
    grows = kind in (Kind.JOB_GROWTH, Kind.POSTINGS_GROWTH, Kind.RAISE_PCT)
    grows = grows or (kind is Kind.OTHER_STAT and GROWTH.search(context.wide) is not None)
    return "pct_per_year" if grows and is_yearly else "pct"


def _is_paid_once(context: Context, kind: Kind) -> bool:
    """The size of a market, a signing bonus, a grant of equity."""
    if kind is Kind.BONUS_AMOUNT:
        spoken = f"{context.sentence} | {context.nearest_topic}"
        is_signing = SIGNING.search(context.own) or (SIGNING.search(spoken) and not BONUS.search(context.own))
        return context.pay_period is None and bool(is_signing)
    return kind is Kind.MARKET_SIZE or (kind is Kind.OTHER_STAT and EQUITY.search(context.own) is not None)


def _national_currency(context: Context) -> str | None:
    """The currency of the one country that the label or the scopes name."""
    for text in (context.label, context.column, *context.topics):
        countries = {mention.place.country for mention in find_places(text)}
        if len(countries) == 1:
            return NATIONAL_CURRENCY.get(countries.pop())
    return None
