"""The currency and the multiplier that a heading, a column or a label declares: "(USD thousands)"."""

import re
from functools import lru_cache
from typing import Final

from etl.reading.context import Surrounding
from etl.reading.figures.pay_periods import lent_pay_period, pay_period
from etl.reading.figures.quantities import Quantity
from etl.reading.words import grammar, words

OTHER_CODES: Final = tuple("ILS KRW ZAR AED CZK HUF RON THB IDR MYR VND UAH SAR QAR NGN KES PKR".split())
# The first that a text names counts, so that the dollar comes last.
CURRENCY_NAMES: Final[tuple[tuple[str, re.Pattern[str]], ...]] = (
    ("cad", re.compile(r"\bCAD\b|C\$|CA\$|[Cc]anadian dollars?")),
    ("aud", re.compile(r"\bAUD\b|A\$|AU\$|[Aa]ustralian dollars?")),
    ("sgd", re.compile(r"\bSGD\b|S\$|[Ss]ingapore dollars?")),
    ("nzd", re.compile(r"\bNZD\b|NZ\$|New Zealand dollars?")),
    ("hkd", re.compile(r"\bHKD\b|HK\$|Hong Kong dollars?")),
    ("twd", re.compile(r"\bTWD\b|NT\$")),
    ("mxn", re.compile(r"\bMXN\b|MX\$")),
    ("brl", re.compile(r"\bBRL\b|\bR\$|\b[Rr]eais\b")),
    ("gbp", re.compile(r"\bGBP\b|£|\b[Pp]ounds?\b(?! of)|\b[Ss]terling\b")),
    ("eur", re.compile(r"\bEUR\b|€|\b[Ee]uros?\b")),
    ("chf", re.compile(r"\bCHF\b|[Ss]wiss francs?")),
    ("inr", re.compile(r"\bINR\b|₹|\b[Rr]upees?\b|\bRs\b|\bLPA\b|\b[Ll]akhs?\b")),
    ("jpy", re.compile(r"\bJPY\b|¥|\b[Yy]en\b")),
    ("sek", re.compile(r"\bSEK\b")),
    ("nok", re.compile(r"\bNOK\b")),
    ("dkk", re.compile(r"\bDKK\b")),
    ("pln", re.compile(r"\bPLN\b|zł|\b[Zz]loty")),
    ("cny", re.compile(r"\b(?:CNY|RMB)\b|\b[Yy]uan\b")),
    *((code.lower(), re.compile(rf"\b{code}\b")) for code in OTHER_CODES),
    ("usd", re.compile(r"\bUSD\b|US\$|\$|\bU\.?S\.? dollars?|\b[Dd]ollars?\b")),
)
WHOSE_DOLLARS: Final = {
    "canadian": "cad", "australian": "aud", "new zealand": "nzd", "singapore": "sgd", "hong kong": "hkd",
    "cad": "cad", "aud": "aud", "nzd": "nzd", "sgd": "sgd", "hkd": "hkd",
}  # fmt: skip
_whose = "Canadian|Australian|New[ ]Zealand|Singapore|Hong[ ]Kong"
DECLARED_DOLLARS: Final = grammar(
    rf"""
    \b(?:dollars?|dollar[ ](?:figures?|amounts?|signs?|sums)|sums|amounts|figures|money|salaries|values|\$)
    (?:[ ](?:here|below|quoted|given|shown|in[ ]this[ ]\w+))*
    [ ](?:are|is|means?|refers?[ ]to|stands?[ ]for)[ ](?:all[ ]|in[ ]|to[ ]|always[ ]|understood[ ]as[ ])*
    (?:(?P<whose>{_whose})\b|(?P<meant>CAD|AUD|NZD|SGD|HKD)\b)
    """
)
THOUSANDS: Final = grammar(
    r"""
    \bthousands?\b
    |0{3}s|0{3}\)|[$£€]\s?0{3}\b                                # '000s, ($000), $000
    |['’]0{3}\b                                                  # EUR '000 p.a.
    |[$£€]\s?k\b|\b(?:USD|GBP|EUR|CAD|AUD|CHF)[ ]?k\b           # $k, USD k
    |\bk(?:CHF|EUR|USD|GBP|SEK|AUD|CAD)\b                         # kCHF
    |\(k\)|,\s?k\b|\bk[ ](?:USD|GBP|EUR)|\bk[$£€]               # (k), k USD, k€
    """
)
MILLIONS: Final = words(r"millions?  USD ?mn?  [$£€]\s?m\b")
BILLIONS: Final = words(r"billions?  USD ?bn?  [$£€]\s?bn?\b")
HUNDREDS: Final = re.compile(r"\(hundreds\)|\bin hundreds\b", re.IGNORECASE)
LAKHS: Final = words("lakhs?  LPA  lacs?")
LARGE: Final = 1e5  # a larger multiplier is declared for a table, never for a text
SHORT_PERIODS: Final = ("hour", "day", "week", "month")
LEAST_WRITTEN_OUT: Final = 10_000  # "120000" under "in thousands" is written out
MULTIPLIERS: Final = ((LAKHS, 1e5), (THOUSANDS, 1e3), (HUNDREDS, 1e2), (BILLIONS, 1e9), (MILLIONS, 1e6))


def _nearer_period(around: Surrounding) -> str | None:
    """The pay period of a scope that stands nearer than the one that multiplies."""
    for topic in around.topics:
        if multiplier_of(topic):
            return None
        if period := lent_pay_period(topic):
            return period
    return None


def declared_dollars(text: str) -> str | None:
    """Whose dollars a document says its dollar signs are: "(all dollars are Canadian)"."""
    match = DECLARED_DOLLARS.search(text)
    name = next((name for name in (match["whose"], match["meant"]) if name), "") if match else ""
    return WHOSE_DOLLARS.get(name.lower())


@lru_cache(maxsize=4096)
def currency_of(text: str) -> str | None:
    """The one currency a heading or header names."""
    named = currencies_of(text)
    return declared_dollars(text) or (named[0] if len(named) == 1 else None)


def currencies_of(text: str) -> list[str]:
    """All currencies that a text names."""
    plain = text.replace("US$", "USD ")  # no Singapore dollar
    named = [currency for currency, pattern in CURRENCY_NAMES if pattern.search(plain)]
    if named and named[-1] == "usd" and any(currency in WHOSE_DOLLARS.values() for currency in named):
        named.pop()  # "C$" is no other dollar
    return named


@lru_cache(maxsize=4096)
def multiplier_of(text: str) -> float | None:
    """The multiplier a heading or header declares."""
    return next((factor for pattern, factor in MULTIPLIERS if pattern.search(text)), None)


def factor_of(quantity: Quantity, around: Surrounding, before: str, after: str) -> float:
    """What a column or a scope multiplies a figure by; one with its own scale or thousands is written out."""
    lent = next((factor for text in around.named if (factor := multiplier_of(text))), 1.0)
    if quantity.scaled or lent == 1.0:
        return 1.0
    if lent > LARGE and not around.in_table:
        return 1.0
    if lent <= LARGE and (quantity.is_grouped or quantity.size >= LEAST_WRITTEN_OUT):
        return 1.0
    own_factor = multiplier_of(around.column) or multiplier_of(around.label)
    period = pay_period(before, after) or lent_pay_period(around.column) or _nearer_period(around)
    return 1.0 if period in SHORT_PERIODS and not own_factor else lent
