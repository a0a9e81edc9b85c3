"""Share prices over time: steady growth, and chance as geometric Brownian motion."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp, log, sqrt

import numpy as np
from scipy.special import ndtr, ndtri

from dashboard.compensation.cash import Floats
from dashboard.compensation.errors import CompensationError


@dataclass(frozen=True)
class PricePaths:
    """Prices relative to today's at chosen months: a row for each month, a column for each path."""

    row_of: dict[int, int]
    relative: Floats

    def __contains__(self, month: int) -> bool:
        return month in self.row_of

    def at(self, month: int) -> Floats:
        """The price of each path at a month, as a multiple of today's."""
        row: Floats = self.relative[self.row_of[month]]
        return row


def drift(growth_pct: float) -> float:
    """The yearly drift of the logarithm that a growth of so many percent a year stands for."""
    if growth_pct <= -100:
        raise CompensationError(f"A share cannot lose {-growth_pct:g} % a year; growth must be above -100 %.")
    return log(1 + growth_pct / 100)


def steady(growth_pct: float | Sequence[float], months: Iterable[int]) -> PricePaths:
    """Prices that grow evenly, p0 (1 + g)^(m / 12): one path for each growth."""
    growths = [growth_pct] if isinstance(growth_pct, int | float) else growth_pct
    rates = np.array([drift(growth) for growth in growths])
    wanted = sorted(set(months))
    years = np.array(wanted, float) / 12
    return PricePaths({month: row for row, month in enumerate(wanted)}, np.exp(np.outer(years, rates)))


def price_paths(
    growth_pct: float, volatility_pct: float, months: Iterable[int], *, paths: int = 20_000, seed: int = 0
) -> PricePaths:
    """Many paths of chance around that growth; the same seed gives the same paths."""
    wanted = sorted(set(months))
    sigma = volatility_pct / 100
    years = np.diff(np.array([0, *wanted], float)) / 12
    # Every step deals one deck of evenly spaced normal scores to the paths, shuffled anew: percentiles then
    # settle with far fewer paths than with independent draws.
    rng = np.random.default_rng(seed)
    steps = np.empty((len(wanted), paths))
    steps[:] = _normal_scores(paths)
    rng.permuted(steps, axis=1, out=steps)
    steps *= sigma * np.sqrt(years)[:, None]
    steps += (drift(growth_pct) - sigma**2 / 2) * years[:, None]
    np.cumsum(steps, axis=0, out=steps)
    return PricePaths({month: row for row, month in enumerate(wanted)}, np.exp(steps, out=steps))


@cache
def _normal_scores(count: int) -> Floats:
    scores: Floats = ndtri((np.arange(count) + 0.5) / count)
    return scores


@dataclass(frozen=True)
class PriceAt:
    """The distribution of one price at one time, in closed form."""

    price: float
    mu: float
    sigma: float
    years: float

    @property
    def mean(self) -> float:
        """What the price is on average."""
        return self.price * exp(self.mu * self.years)

    @property
    def median(self) -> float:
        """What the price exceeds in half of all cases; below the mean unless nothing is left to chance."""
        return self.price * exp((self.mu - self.sigma**2 / 2) * self.years)

    def quantile(self, probability: float) -> float:
        """The price that is not exceeded with that probability."""
        return self.median * exp(self.sigma * sqrt(self.years) * float(ndtri(probability)))

    def chance_below(self, price: float) -> float:
        """The probability of ending below a price."""
        spread = self.sigma * sqrt(self.years)
        distance = log(price / self.median)
        return float(ndtr(distance / spread)) if spread else float(distance > 0)
