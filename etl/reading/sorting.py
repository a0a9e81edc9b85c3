"""Sorts a text's numerals: what may be a quantity, what names a percentile or a period, and the rest."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, TypeVar

from etl.reading.attributes.employers import find_company_types
from etl.reading.attributes.percentiles import percentiles_of
from etl.reading.context import Surrounding
from etl.reading.figures.number_words import scan_words
from etl.reading.figures.numbers import Token, scan
from etl.reading.figures.periods import DATE, Period, find_periods
from etl.reading.kinds.column_families import column_family
from etl.reading.kinds.family import Family
from etl.reading.vetoes.numerals import token_veto
from etl.stretches import Stretch

T = TypeVar("T")
PERCENTILE: Final = "percentile"
PERIOD: Final = "period"


@dataclass(frozen=True, slots=True)
class Aside:
    """A numeral that is no quantity but says of which percentile or period one is."""

    token: Token
    span: Stretch[float] | Stretch[Period]
    part: str


@dataclass(slots=True)
class Sorted:
    """A text's numerals by what they may be."""

    percentiles: Sequence[Stretch[float]]
    periods: Sequence[Stretch[Period]]
    free: list[Token] = field(default_factory=list)  # may be quantities
    aside: list[Aside] = field(default_factory=list)
    explained: list[tuple[Token, str]] = field(default_factory=list)  # are nothing, for a reason


def numerals(text: str, in_thousands: bool = False) -> list[Token]:
    """The numerals of a text, in figures and in words; `in_thousands`: pay was last told in them."""
    tokens = scan(text)
    spelled = [
        word for word in scan_words(text, in_thousands) if not any(_overlap(word, token) for token in tokens)
    ]
    return sorted(tokens + spelled, key=lambda token: token.start)


def sort_numerals(text: str, tokens: Iterable[Token], around: Surrounding) -> Sorted:
    """Put each numeral of a text where it belongs."""
    dates = [Stretch(match.start(), match.end(), match[0]) for match in DATE.finditer(text)]
    percentiles = percentiles_of(text, (*around.topics, around.column, around.label))
    taken: list[Stretch[Any]] = [*percentiles, *dates]
    periods = [span for span in find_periods(text) if not any(_overlap(span, other) for other in taken)]
    found = Sorted(percentiles, periods)
    sizes = find_company_types(text)
    counted = around.in_table and column_family(around.column) in (Family.COUNT, Family.MONEY)
    for token in tokens:
        at = token.digits_start
        if token.is_word and _covering(periods, at):
            continue
        is_whole_cell = counted and token.start == 0 and token.end == len(text)
        if _covering(dates, at):
            found.explained.append((token, "a date"))
        elif _covering(sizes, at):
            found.explained.append((token, "a company's size"))
        elif percentile := _covering(percentiles, at):
            found.aside.append(Aside(token, percentile, PERCENTILE))
        elif is_whole_cell:
            found.free.append(token)
        elif not token.currency and not token.percent and (period := _covering(periods, at)):
            found.aside.append(Aside(token, period, PERIOD))
        elif reason := _no_figure(text, token):
            found.explained.append((token, reason))
        else:
            found.free.append(token)
    return found


def _no_figure(text: str, token: Token) -> str | None:
    if reason := token_veto(text, token):
        return reason
    if token.ordinal:
        return "an ordinal"
    return "part of a name" if token.glued else None


def _covering(spans: Iterable[Stretch[T]], at: int) -> Stretch[T] | None:
    return next((span for span in spans if span.start <= at < span.end), None)


def _overlap(one: Token | Stretch[Any], other: Token | Stretch[Any]) -> bool:
    return one.start < other.end and other.start < one.end
