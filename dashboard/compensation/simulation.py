"""What chance does to an offer: its total on many paths of the share price.

A percentile of the total is read from whole paths. Adding up the years' percentiles would suppose that every
year goes equally badly or equally well.
"""

from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

import numpy as np

from dashboard.compensation.assumptions import Assumptions
from dashboard.compensation.cash import Floats
from dashboard.compensation.equity import Claim
from dashboard.compensation.ledger import Certainty
from dashboard.compensation.offer import Offer
from dashboard.compensation.prices import PricePaths, price_paths
from dashboard.compensation.timeline import Timeline

PATHS = 20_000
BANDS = (10, 25, 50, 75, 90)


@dataclass(frozen=True)
class Outcomes:
    """Totals without speculative money: a row for each year, a column for each path."""

    by_year: Floats

    @cached_property
    def totals(self) -> Floats:
        """All years together, for each path."""
        totals: Floats = self.by_year.sum(axis=0)
        return totals

    @property
    def mean_usd(self) -> float:
        """The average over all paths."""
        return float(self.totals.mean())

    def bands(self) -> dict[int, float]:
        """Percentiles of the total."""
        return dict(zip(BANDS, map(float, np.percentile(self.totals, BANDS)), strict=True))

    def dots(self, count: int = 20) -> Floats:
        """Equally likely outcomes in rising order, each the middle of its share of the paths."""
        dots: Floats = np.quantile(self.totals, (np.arange(count) + 0.5) / count)
        return dots


def simulate(offer: Offer, assumptions: Assumptions, *, paths: int = PATHS, label: str = "") -> Outcomes:
    """The totals of the assumed years on random paths of the share price."""
    return outcomes_of(Timeline(offer, assumptions), paths=paths, label=label)


def outcomes_of(timeline: Timeline, *, paths: int = PATHS, label: str = "") -> Outcomes:
    """The totals of an offer that is laid out in time, on random paths of the share price.

    Offers of one employer ride on one share price. Where no employer is named, `label` tells offers apart.
    """
    assumptions = timeline.assumptions
    prices = price_paths(
        assumptions.stock_growth_pct,
        assumptions.stock_volatility_pct,
        months_that_matter(timeline),
        paths=paths,
        seed=_seed(timeline.offer.employer or label),
    )
    return outcomes_on(timeline, prices)


def months_that_matter(timeline: Timeline) -> set[int]:
    """The months of the assumed years whose share price moves the total."""
    needed = {0}.union(*(claim.months() for claim in _market(timeline)))
    return {month for month in needed if month <= 12 * timeline.assumptions.years}


def outcomes_on(timeline: Timeline, prices: PricePaths) -> Outcomes:
    """The totals of the assumed years on given paths."""
    by_year = np.repeat(timeline.fixed_by_year[:, None], prices.relative.shape[1], axis=1)
    for claim in _market(timeline):
        for month, amount in claim.payments(prices):
            by_year[-(-month // 12) - 1] += amount
    return Outcomes(by_year)


def _market(timeline: Timeline) -> list[Claim]:
    return [claim for claim in timeline.claims if claim.certainty is Certainty.MARKET]


def _seed(name: str) -> int:
    """A fixed seed for each name, the same on every machine."""
    return int.from_bytes(sha256(name.strip().casefold().encode()).digest()[:8])
