"""Several figures for one thing: what may be said of them together."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, fsum, log, prod

from scipy.optimize import brentq

from dashboard.compensation.errors import CompensationError
from dashboard.compensation.percentiles import Lognormal


@dataclass(frozen=True)
class PointAndRange:
    """One source's figure beside another's range: what both cover, and where they agree."""

    low: float
    high: float
    agree_at: float | None


@dataclass(frozen=True)
class MeanReturn:
    """An average of yearly returns, and what a holder got."""

    arithmetic: float
    geometric: float


@dataclass(frozen=True)
class Pooled:
    """Two ways to pool two distributions: one averages quantiles, the other mixes the populations."""

    quantile_average: float
    mixture: float


def point_and_range(point: float, low: float, high: float) -> PointAndRange:
    """A figure beside a range: never average the two."""
    if low > high:
        raise CompensationError(f"The range from {low:,.0f} to {high:,.0f} runs backwards.")
    return PointAndRange(
        low=min(point, low),
        high=max(point, high),
        agree_at=point if low <= point <= high else None,
    )


def geometric_mean(values: Sequence[float]) -> float:
    """The mean for ratios: inverting every ratio inverts it."""
    if not values or min(values) <= 0:
        raise CompensationError("Give at least one figure, all above zero.")
    return exp(fsum(log(value) for value in values) / len(values))


def mean_return(returns: Sequence[float]) -> MeanReturn:
    """Average yearly returns given as fractions."""
    if not returns or min(returns) < -1:
        raise CompensationError("Give at least one return, none below -100 %.")
    grown = prod(1 + value for value in returns)
    return MeanReturn(fsum(returns) / len(returns), grown ** (1 / len(returns)) - 1)


def pool(sources: Sequence[Lognormal], pct: float) -> Pooled:
    """A percentile of several lognormals pooled in both ways.

    The quantile average suits sources that measure one population with noise, the mixture those of several.
    """
    quantiles = [source.pay_at(pct) for source in sources]
    low, high = min(quantiles), max(quantiles)
    mixture = (
        low
        if low == high
        else brentq(
            lambda pay: fsum(source.percentile(pay) for source in sources) / len(sources) - pct,
            low,
            high,
            xtol=1e-9,
        )
    )
    return Pooled(fsum(quantiles) / len(quantiles), float(mixture))
