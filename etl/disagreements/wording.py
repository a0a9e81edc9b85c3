"""Figures, places and lists in words that a lay reader takes in; the sentences around them stand in texts.yaml."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from etl import figure_text
from etl.facts import Fact, Kind
from etl.figure_text import PROSE, number_text, ordinal, span_text
from etl.sentences import read_sentences

SAY = read_sentences(Path(__file__).with_name("texts.yaml"))

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


def amount(value: float, unit: str, *, signed: bool = False) -> str:
    """One number with its unit: $115,864; $60.80 an hour; $526.7 billion; 23 %; 12 years."""
    return number_text(value, unit, PROSE, signed=signed)


def percent(value: float, *, signed: bool = True) -> str:
    """+23 %, −4 %, 33.5 %."""
    return number_text(round(value, 2), "pct", PROSE, signed=signed)


def figure(fact: Fact, *, signed: bool | None = None) -> str:
    """A fact's value with its open ends in words: "up to $239,040 or more"."""
    signed = fact.kind in CHANGES if signed is None else signed
    return span_text(fact.low, fact.high, fact.bound, fact.unit, PROSE, signed=signed)


def between(low: float, high: float, unit: str, *, signed: bool = False) -> str:
    """Two ends that share their unit: "$80,000 to $110,000", "+20 to +50 %"."""
    return span_text(low, high, None, unit, PROSE, signed=signed)


def cited(fact: Fact) -> str:
    """A value with its line: "$115,864 (line 184)"."""
    return f"{figure(fact)} (line {fact.line})"


def cited_all(facts: Iterable[Fact]) -> str:
    """Several values, each with its line."""
    return listed([cited(fact) for fact in facts])


def named_source(fact: Fact) -> str:
    """A value with its publisher, if it names one, and its line."""
    if not fact.source_named:
        return cited(fact)
    return SAY("named_source", value=figure(fact), source=fact.source_named, line=fact.line)


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
    return figure_text.listed(items, LISTED)


def percentile_name(percentile: float | None) -> str:
    """ "median", "25th percentile"; a top figure without a number stays "top earners"."""
    if percentile is None:
        return "top earners"
    return "median" if percentile == 50 else f"{ordinal(percentile)} percentile"


def subject(fact: Fact) -> str:
    """What the figure is, in words: "job growth for Data Scientist"."""
    kind = str(fact.kind).replace("_", " ").removesuffix(" pct")
    about = fact.market or fact.industry or fact.city or fact.role
    return f"{kind} for {about}" if about else kind


def statement_of(fact: Fact) -> str:
    """ "job growth of +23 %"."""
    return SAY("statement", what=subject(fact), value=figure(fact))


def role_name(role: str | None) -> str:
    """The role in a sentence."""
    return role or "a role that is not named"


def _run(numbers: list[int]) -> list[str]:
    if len(numbers) > 2:
        return [f"{numbers[0]}–{numbers[-1]}"]
    return [str(number) for number in numbers]
