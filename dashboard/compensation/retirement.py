"""The employer's match on 401(k) savings."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, pairwise
from math import inf

from pydantic import BaseModel, ConfigDict

from dashboard.compensation.errors import CompensationError
from dashboard.compensation.reference import LimitRow, table


class Limits(BaseModel):
    """A year's limits in law on 401(k) and HSA money."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    elective_deferral: float = inf
    compensation: float = inf
    annual_additions: float = inf
    hsa_self: float | None = None
    hsa_family: float | None = None


@dataclass(frozen=True)
class Tier:
    """The employer adds `rate_pct` of what is saved within the next `width_pct` of pay."""

    rate_pct: float
    width_pct: float


@cache
def limits(year: int) -> Limits:
    """The limits of a year that is on file."""
    rows = table("contribution_limits.csv", LimitRow)
    found = {row.limit: row.value_usd for row in rows if row.year == year}
    if not found:
        known = sorted({row.year for row in rows})
        raise CompensationError(
            f"No 401(k) limits for {year}; the years on file are {', '.join(map(str, known))}."
        )
    return Limits.model_validate(found)


def match(pay_usd: float, deferral_pct: float, tiers: Sequence[Tier], within: Limits) -> float:
    """A year's match when savings are spread evenly, or when a true-up makes good what they were not."""
    return _matched(min(pay_usd * deferral_pct / 100, within.elective_deferral), pay_usd, tiers, within)


def match_by_period(
    pay_usd: Sequence[float],
    deferral_pct: Sequence[float],
    tiers: Sequence[Tier],
    within: Limits,
    *,
    true_up: bool,
) -> list[float]:
    """The match of each pay period of a year, each reckoned alone; a true-up comes with the last one.

    One who saves early reaches the yearly limit and gets no match in the periods after it, unless trued up.
    """
    counted = _steps([min(total, within.compensation) for total in accumulate(pay_usd)])
    wanted = [pay * pct / 100 for pay, pct in zip(pay_usd, deferral_pct, strict=True)]
    saved = _steps([min(total, within.elective_deferral) for total in accumulate(wanted)])
    room = within.annual_additions - sum(saved)
    matched = [_tiered(amount, pay, tiers) for amount, pay in zip(saved, counted, strict=True)]
    matched = _steps([min(total, room) for total in accumulate(matched)])
    if true_up:
        whole_year = _matched(sum(saved), sum(pay_usd), tiers, within)
        matched[-1] += max(0.0, whole_year - sum(matched))
    return matched


def match_of_savings(saved_usd: float, match_pct: float, within: Limits) -> float:
    """A match that is a share of all savings, whatever the pay."""
    return min(saved_usd, within.elective_deferral) * match_pct / 100


def _matched(saved: float, pay: float, tiers: Sequence[Tier], within: Limits) -> float:
    full = _tiered(saved, min(pay, within.compensation), tiers)
    return min(full, max(0.0, within.annual_additions - saved))


def _tiered(saved: float, pay: float, tiers: Sequence[Tier]) -> float:
    matched = 0.0
    for tier in tiers:
        within_tier = min(saved, pay * tier.width_pct / 100)
        matched += within_tier * tier.rate_pct / 100
        saved -= within_tier
    return matched


def _steps(totals: Sequence[float]) -> list[float]:
    return [after - before for before, after in pairwise([0.0, *totals])]
