"""Offers side by side: each under its letter, as marks for the charts, and as one table."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import fsum

import pandas as pd

from dashboard.charts import Mark
from dashboard.charts.look import Tone
from dashboard.charts.marks import by_row, grouped
from dashboard.compensation import Assumptions, Estimate, Offer, OfferFile, compare, estimate
from dashboard.compensation.cities import real_pay
from dashboard.compensation.comparison import Comparison, lead_changes
from dashboard.data.official import PriceLevel, price_level
from dashboard.data.provenance import SourcedFigure
from dashboard.offers.worth.marks import month_marks, outcome_marks, year_marks
from dashboard.words.numbers import counted, full, short
from dashboard.words.sentences import sentences
from etl.unit import USD

SAY = sentences("compare")
LETTERS = "ABCD"
LEAST, MOST = 2, len(LETTERS)


@dataclass(frozen=True)
class Side:
    """One of the offers that are compared, under its letter."""

    letter: str
    offer: Offer
    estimate: Estimate

    @property
    def name(self) -> str:
        """A, Employer; else A, City."""
        return ", ".join(
            filter(None, [self.letter, self.offer.employer or self.offer.city or self.offer.title])
        )

    @cached_property
    def prices(self) -> PriceLevel | None:
        """The price level of its city."""
        city, _, state = self.offer.city.partition(", ")
        return price_level(city, state)

    @property
    def wages_usd(self) -> float:
        """What is taxed as wages, a year on average."""
        years = self.estimate.assumptions.years
        return fsum(row.wages_usd for row in self.estimate.years[:years]) / years

    @property
    def kept_usd(self) -> float | None:
        """What taxes leave of the wages, a year on average; None without tax tables for the city."""
        years = self.estimate.assumptions.years
        kept = self.estimate.take_home[:years]
        return fsum(year.steps.net for year in kept) / years if kept else None

    @property
    def worth_usd(self) -> float | None:
        """What that buys at national prices; None without a price level."""
        if self.kept_usd is None or self.prices is None:
            return None
        return real_pay(self.kept_usd, self.prices.all_items)


@dataclass(frozen=True)
class SideBySide:
    """The offers in their order, judged under the same assumptions, and every pair of them."""

    sides: tuple[Side, ...]
    comparison: Comparison

    @property
    def years(self) -> int:
        """The years that are compared."""
        return self.sides[0].estimate.assumptions.years

    @property
    def best(self) -> Side:
        """The offer with the highest total."""
        return max(self.sides, key=lambda side: side.estimate.headline.cumulative_usd)


def side_by_side(files: Sequence[OfferFile], assumptions: Assumptions) -> SideBySide:
    """Judge offers under the same assumptions."""
    letters = LETTERS[: len(files)]
    estimates = {
        letter: estimate(file.offer, assumptions, letter) for letter, file in zip(letters, files, strict=True)
    }
    sides = tuple(Side(letter, found.offer, found) for letter, found in estimates.items())
    return SideBySide(sides, compare(estimates))


def total_figures(found: SideBySide) -> list[SourcedFigure]:
    """The total of each offer, with its first and its average year."""
    figures = []
    for side in found.sides:
        head = side.estimate.headline
        figures.append(
            SourcedFigure(
                side.name,
                short(head.cumulative_usd, USD),
                SAY(
                    "total_note",
                    average=short(head.average_usd, USD),
                    first=short(head.first_year_usd, USD),
                ),
                formula=SAY("total_formula", years=counted(found.years, "year")),
            )
        )
    return figures


def total_marks(found: SideBySide) -> tuple[Mark, ...]:
    """What each guarantees against what it hopes for, over all years."""
    marks = []
    for side in found.sides:
        years = year_marks(side.estimate, side.name, found.years)
        for (mark, tone), parts in grouped(years, lambda mark: (mark.mark, mark.tone)).items():
            usd = sum(part.amount for part in parts)
            formula = f"Sum of {counted(found.years, 'year')}"
            marks.append(_mark(side, mark, tone, usd, formula, unit="usd_total"))
    return tuple(marks)


def by_year_marks(found: SideBySide) -> tuple[Mark, ...]:
    """Year by year, the offers of each year together."""
    every = by_row(mark for side in found.sides for mark in year_marks(side.estimate, side.name))
    longest = max(len(side.estimate.years) for side in found.sides)
    return tuple(mark for year in range(longest) for mark in every.get(f"Year {year + 1}", ()))


def cumulative_marks(found: SideBySide) -> tuple[Mark, ...]:
    """What each has paid after so many months."""
    formula = SAY("received_formula")
    return tuple(
        mark
        for side in found.sides
        for mark in month_marks(
            side.name, found.comparison.sides[side.letter].cumulative_usd, side.name, formula
        )
    )


def crossings(found: SideBySide) -> list[tuple[int, str]]:
    """The months in which another offer takes the lead among all."""
    received = {side.letter: found.comparison.sides[side.letter].cumulative_usd for side in found.sides}
    changes = lead_changes(received)
    return [(month, f"month {month}: {letter} leads") for month, letter in changes[1:]]


def worth_marks(found: SideBySide) -> tuple[Mark, ...]:
    """A year's wages on average, what taxes leave of them, and what that buys at national prices."""
    return tuple(mark for side in found.sides for mark in _worth_of(side))


def _worth_of(side: Side) -> Iterator[Mark]:
    place, year = side.offer.city, side.estimate.assumptions.tax_year
    level = f"{side.prices.all_items:g}, {side.prices.vintage}" if side.prices else ""
    yield _mark(side, "wages", "you", side.wages_usd, SAY("wages_formula"))
    if side.kept_usd is not None:
        yield _mark(side, "kept", "other", side.kept_usd, SAY("kept_formula", place=place, year=year))
    if side.worth_usd is not None:
        formula = SAY("worth_formula", place=place, level=level)
        yield _mark(side, "worth", "other", side.worth_usd, formula)


def _mark(side: Side, name: str, tone: Tone, usd: float, formula: str, unit: str = USD) -> Mark:
    return Mark(
        side.name, mark=name, tone=tone, low=usd, high=usd, unit=unit, source=side.name, formula=formula
    )


def all_outcomes(found: SideBySide) -> tuple[Mark, ...]:
    """Equally likely totals of each offer, on one axis."""
    return tuple(mark for side in found.sides for mark in outcome_marks(side.estimate.outcomes, side.name))


def measures(found: SideBySide) -> pd.DataFrame:
    """The offers in columns, what is compared in rows."""
    years = counted(found.years, "year")
    columns: dict[str, list[str]] = {}
    for side in found.sides:
        head, sums = side.estimate.headline, found.comparison.sides[side.letter]
        cells: Mapping[str, float | None] = {
            "First year": head.first_year_usd,
            "Average a year": head.average_usd,
            f"Year {found.years}": head.last_year_usd,
            f"Year {found.years + 1}": head.year_after_usd,
            f"Total of {years}": head.cumulative_usd,
            "of it guaranteed": sums.guaranteed_usd,
            "of it conditional": sums.conditional_usd,
            "of it in shares": sums.market_usd,
            "Apart: private shares, options": sums.speculative_usd,
            "Present value": side.estimate.present_value_usd,
            "Wages a year, on average": side.wages_usd,
            "Kept after taxes": side.kept_usd,
            "Worth at national prices": side.worth_usd,
        }
        columns.setdefault("US dollars", [*cells, "Paid time off, days a year"])
        columns[side.name] = [
            *("not known" if usd is None else full(round(usd), USD) for usd in cells.values()),
            f"{side.offer.time_off_days:g}",
        ]
    return pd.DataFrame(columns)
