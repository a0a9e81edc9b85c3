"""Employee stock purchase plans: the discount, the lookback, and the $25,000 limit."""

from dataclasses import dataclass
from math import exp, log, sqrt

import numpy as np
from scipy.special import ndtr

from dashboard.compensation.cash import Floats
from dashboard.compensation.errors import CompensationError

YEARLY_LIMIT_USD = (
    25_000  # 26 U.S.C. 423(b)(8): per calendar year, at the price on the day the offering starts
)


@dataclass(frozen=True)
class Terms:
    """What a plan takes off, and from which price."""

    discount_pct: float
    lookback: bool = True

    def __post_init__(self) -> None:
        if not 0 <= self.discount_pct < 100:
            raise CompensationError(
                f"An ESPP discount of {self.discount_pct:g} % is not between 0 and 100 %."
            )

    def price(self, start: Floats | float, end: Floats | float) -> Floats:
        """What a share costs the employee."""
        base = np.minimum(start, end) if self.lookback else np.asarray(end, float)
        paid: Floats = (1 - self.discount_pct / 100) * base
        return paid


@dataclass(frozen=True)
class Purchase:
    """One purchase; arrays where the prices are arrays."""

    price: Floats
    shares: Floats
    spent: Floats
    refund: Floats
    gain: Floats


def purchase(
    terms: Terms,
    contribution_usd: float,
    start: Floats | float,
    end: Floats | float,
    limit_usd: Floats | float = np.inf,
) -> Purchase:
    """Buy with what was paid in; what the limit, measured at the starting price, leaves over is refunded."""
    price = terms.price(start, end)
    shares = np.minimum(contribution_usd / price, limit_usd / np.asarray(start, float))
    spent = shares * price
    return Purchase(price, shares, spent, contribution_usd - spent, shares * end - spent)


def most_shares(offering_price: float, already_bought: int = 0) -> int:
    """The whole shares that the yearly limit still allows."""
    return max(0, int(YEARLY_LIMIT_USD / offering_price) - already_bought)


def expected_gain(terms: Terms, contribution_usd: float, mu: float, sigma: float, years: float) -> float:
    """The gain to expect on a fixed contribution: the lookback is worth a call on the price at its start."""
    forward = exp(mu * years)
    spread = sigma * sqrt(years)
    if not terms.lookback:
        worth = 1.0
    elif spread == 0:
        worth = max(forward, 1.0)
    else:
        d1 = (log(forward) + spread**2 / 2) / spread
        worth = 1 + forward * float(ndtr(d1)) - float(ndtr(d1 - spread))
    return contribution_usd * (worth / (1 - terms.discount_pct / 100) - 1)
