"""Money that depends on a share price, as claims that can be valued on any path of prices."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Protocol

import numpy as np

from dashboard.compensation import espp
from dashboard.compensation.cash import Floats
from dashboard.compensation.dates import add_months
from dashboard.compensation.ledger import Certainty, Kind
from dashboard.compensation.prices import PricePaths


class Claim(Protocol):
    """What is paid at later prices. One valuation serves the steady path and twenty thousand random ones."""

    @property
    def kind(self) -> Kind: ...  # noqa: D102
    @property
    def certainty(self) -> Certainty: ...  # noqa: D102
    @property
    def label(self) -> str: ...  # noqa: D102

    def months(self) -> set[int]:
        """The months whose price it needs."""

    def payments(self, prices: PricePaths) -> Iterator[tuple[int, Floats]]:
        """Month and amount of each payment whose prices are known, an amount for each path."""


def units(value_usd: float, grant_price_usd: float) -> float:
    """The shares that a grant in dollars becomes; they stay the same whatever the price does."""
    return value_usd / grant_price_usd


@dataclass(frozen=True)
class Shares:
    """Shares released month by month, worth the price of that month."""

    price_today_usd: float
    released: Mapping[int, float]
    kind: Kind = Kind.RSU
    certainty: Certainty = Certainty.MARKET
    label: str = ""

    def months(self) -> set[int]:
        """The months of release."""
        return set(self.released)

    def payments(self, prices: PricePaths) -> Iterator[tuple[int, Floats]]:
        """Shares times the price of the month."""
        for month, count in self.released.items():
            if month in prices:
                yield month, count * self.price_today_usd * prices.at(month)


@dataclass(frozen=True)
class DollarGrant:
    """A later grant stated in dollars: it becomes shares at its own date's price."""

    value_usd: float
    granted_month: int
    released: Mapping[int, Fraction]
    kind: Kind = Kind.REFRESHER
    certainty: Certainty = Certainty.MARKET
    label: str = ""

    def months(self) -> set[int]:
        """The month of the grant and those of release."""
        return {self.granted_month, *(self.granted_month + month for month in self.released)}

    def payments(self, prices: PricePaths) -> Iterator[tuple[int, Floats]]:
        """The value granted, moved with the price since."""
        for month, fraction in self.released.items():
            at = self.granted_month + month
            if at in prices:
                moved = prices.at(at) / prices.at(self.granted_month)
                yield at, float(fraction) * self.value_usd * moved


@dataclass(frozen=True)
class Discounted:
    """Purchases under an ESPP, one at the end of each period, within the limit of each calendar year."""

    terms: espp.Terms
    start: date
    paid_in: Mapping[int, float]
    every_months: int
    kind: Kind = Kind.ESPP
    certainty: Certainty = Certainty.MARKET
    label: str = ""

    def months(self) -> set[int]:
        """The first and the last month of each period."""
        return {end - back for end in self.paid_in for back in (0, self.every_months)}

    def payments(self, prices: PricePaths) -> Iterator[tuple[int, Floats]]:
        """The gain of each purchase."""
        left: dict[int, Floats] = {}
        for end, contribution in self.paid_in.items():
            if end not in prices:
                continue
            # A period that began on New Year's Day ends with the year, not on the next one's first day.
            year = add_months(self.start, end - 1).year
            first, last = prices.at(end - self.every_months), prices.at(end)
            limit = left.get(year, np.full(last.shape, float(espp.YEARLY_LIMIT_USD)))
            bought = espp.purchase(self.terms, contribution, first, last, limit)
            left[year] = limit - bought.shares * first
            yield end, bought.gain
