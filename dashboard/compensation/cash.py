"""Base pay, bonus and sign-on."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float64]


@dataclass(frozen=True)
class Promotion:
    """A rise in base pay after so many months."""

    month: int
    pct: float
    replaces_raise: bool = False


class Clawback(StrEnum):
    """What of a sign-on is paid back on leaving early."""

    FULL = "full"
    PRO_RATA = "pro_rata"


def monthly_base(
    base_usd: float, months: int, raise_pct: float = 0.0, promotion: Promotion | None = None
) -> Floats:
    """Base pay of each month; the yearly raise comes on each anniversary, none in year 1.

    A promotion that replaces the raise cancels the one on the anniversary it falls on or,
    between two, the next: the one before it has long been paid.
    """
    replaced = -(-promotion.month // 12) * 12 if promotion and promotion.replaces_raise else None
    paid = np.empty(months)
    yearly = base_usd
    for month in range(months):
        if month and month % 12 == 0 and month != replaced:
            yearly *= 1 + raise_pct / 100
        if promotion and month == promotion.month:
            yearly *= 1 + promotion.pct / 100
        paid[month] = yearly / 12
    return paid


def base_by_year(monthly: Floats) -> Floats:
    """Base pay earned in each whole year, so that a change within a year is pro-rated."""
    by_year: Floats = monthly.reshape(-1, 12).sum(axis=1)
    return by_year


def bonus(
    base_earned_usd: float, target_pct: float, attainment_pct: float = 100, eligible_months: float = 12
) -> float:
    """A year's bonus: a share of the base earned in that year."""
    return base_earned_usd * target_pct / 100 * attainment_pct / 100 * eligible_months / 12


def clawed_back(amount_usd: float, period_months: int, months_stayed: int, style: Clawback) -> float:
    """The part of a sign-on that is owed back by one who leaves so many months after it was paid."""
    if months_stayed >= period_months:
        return 0.0
    if style is Clawback.FULL:
        return amount_usd
    return amount_usd * (period_months - months_stayed) / period_months


def quoted_as_average(
    base_usd: float, bonus_target_pct: float, sign_on_usd: float, stock_usd: float, years: float = 4
) -> tuple[float, float, float]:
    """Total, stock and bonus of an offer as levels.fyi averages them: spread evenly over the years.

    Only for a comparison with figures that are quoted in this way; it hides when the money comes.
    """
    stock = stock_usd / years
    cash = bonus(base_usd, bonus_target_pct) + sign_on_usd / years
    return base_usd + stock + cash, stock, cash
