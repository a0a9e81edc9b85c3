"""Figures, places and lists in words that a lay reader takes in."""

import re
from collections.abc import Iterable, Sequence

from etl.facts import Bound, Fact, Kind

SYMBOLS = {"usd": "$", "eur": "€", "gbp": "£", "inr": "₹", "jpy": "¥"}
MONEY = re.compile(r"((?!pct)[a-z]{3})_(?:per_(year|hour|day|week|month)|total)")
SPANS = {"hour": " an hour", "day": " a day", "week": " a week", "month": " a month"}
SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
CHANGES = {
    Kind.CITY_PREMIUM,
    Kind.HUB_PREMIUM,
    Kind.LEVEL_PREMIUM,
    Kind.SKILL_PREMIUM,
    Kind.EDUCATION_PREMIUM,
    Kind.JOB_GROWTH,
    Kind.POSTINGS_GROWTH,
    Kind.MARKET_CAGR,
}
LISTED = 6  # items of a list before "and 12 more"


def is_money(unit: str) -> bool:
    """A unit of some currency."""
    return MONEY.fullmatch(unit) is not None


def amount(value: float, unit: str, *, signed: bool = False) -> str:
    """One number with its unit: $115,864; $60.80 an hour; $526.7 billion; +23 %; 12 years."""
    money = MONEY.fullmatch(unit)
    if money:
        return _money(value, money[1], unit.endswith("_total")) + SPANS.get(money[2], "")
    if unit.startswith("pct"):
        return percent(value, signed=signed) + _yearly(unit)
    noun = {"years": " year" if value == 1 else " years"}.get(unit, "")
    return _number(value) + noun


def percent(value: float, *, signed: bool = True) -> str:
    """+23 %, −4 %, 33.5 %."""
    rounded = round(value, 2) + 0.0
    return f"{rounded:+g} %".replace("-", "−") if signed else f"{rounded:g} %".replace("-", "−")


def figure(fact: Fact, *, signed: bool | None = None) -> str:
    """A fact's value with its open ends in words: "up to $239,040 or more"."""
    signed = fact.kind in CHANGES if signed is None else signed
    if fact.low is None and fact.high is not None:
        more = " or more" if fact.bound is Bound.UP_TO_OR_MORE else ""
        return f"up to {amount(fact.high, fact.unit, signed=signed)}{more}"
    if fact.low is not None and fact.high is None:
        return f"{amount(fact.low, fact.unit, signed=signed)} or more"
    if fact.low is None or fact.high is None:
        return "no figure"
    text = between(fact.low, fact.high, fact.unit, signed=signed)
    return f"{text} or more" if fact.bound is Bound.HIGH_OPEN else text


def between(low: float, high: float, unit: str, *, signed: bool = False) -> str:
    """Two ends that share their unit: "$80,000 to $110,000", "+20 to +50 %"."""
    top = amount(high, unit, signed=signed)
    if low == high:
        return top
    bottom = amount(low, unit, signed=signed)
    for shared in (*SPANS.values(), " % a year", " %", " years"):
        if bottom.endswith(shared) and top.endswith(shared):
            bottom = bottom.removesuffix(shared)
    return f"{bottom} to {top}"


def cited(fact: Fact) -> str:
    """A value with its line: "$115,864 (line 184)"."""
    return f"{figure(fact)} (line {fact.line})"


def cited_all(facts: Iterable[Fact]) -> str:
    """Several values, each with its line."""
    return listed([cited(fact) for fact in facts])


def named_source(fact: Fact) -> str:
    """A value with its publisher, if it names one, and its line."""
    return f"{figure(fact)} from {fact.source_named} (line {fact.line})" if fact.source_named else cited(fact)


def lines(facts: Iterable[Fact]) -> str:
    """ "line 183", "lines 183 and 184"."""
    numbers = sorted({fact.line for fact in facts})
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    told = [text for run in runs for text in _run(run)]
    return ("line " if len(numbers) == 1 else "lines ") + listed(told)


def listed(items: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c", and for long lists how many more."""
    if len(items) > LISTED:
        return ", ".join(items[: LISTED - 1]) + f" and {len(items) - LISTED + 1} more"
    if len(items) < 2:
        return "".join(items)
    return ", ".join(items[:-1]) + " and " + items[-1]


def percentile_name(percentile: float | None) -> str:
    """ "median", "25th percentile"; a top figure without a number stays "top earners"."""
    if percentile is None:
        return "top earners"
    return "median" if percentile == 50 else f"{ordinal(percentile)} percentile"


def ordinal(number: float) -> str:
    """21st, 22nd, 23rd, 11th."""
    text = f"{number:g}"
    if text.endswith(("11", "12", "13")) or "." in text:
        return f"{text}th"
    return text + {"1": "st", "2": "nd", "3": "rd"}.get(text[-1], "th")


def subject(fact: Fact) -> str:
    """What the figure is, in words: "job growth for Data Scientist"."""
    kind = str(fact.kind).replace("_", " ").removesuffix(" pct")
    about = fact.market or fact.industry or fact.city or fact.role
    return f"{kind} for {about}" if about else kind


def role_name(role: str | None) -> str:
    """The role in a sentence."""
    return role or "a role that is not named"


def _run(numbers: list[int]) -> list[str]:
    if len(numbers) > 2:
        return [f"{numbers[0]}–{numbers[-1]}"]
    return [str(number) for number in numbers]


def _money(value: float, currency: str, scaled: bool) -> str:
    symbol = SYMBOLS.get(currency, f"{currency.upper()} ")
    if scaled:
        for size, word in SCALES:
            # $1,597.1 billion stays comparable with $526.7 billion, as markets are told in billions
            if abs(value) >= size and not (word == "trillion" and value < 1e13):
                return f"{symbol}{_short(value / size)} {word}"
    return symbol + _number(value)


def _short(value: float) -> str:
    return f"{value:,.1f}".removesuffix(".0")


def _number(value: float) -> str:
    return f"{value:,.0f}" if value == round(value) else f"{value:,.2f}"


def _yearly(unit: str) -> str:
    return " a year" if unit.endswith("per_year") else ""
