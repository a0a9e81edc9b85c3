"""Offers side by side: who leads when, by how much, and at which share price they break even."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from scipy.optimize import brentq

from dashboard.compensation.cash import Floats
from dashboard.compensation.errors import CompensationError
from dashboard.compensation.estimate import Estimate
from dashboard.compensation.ledger import Certainty
from dashboard.compensation.prices import steady
from dashboard.compensation.simulation import Outcomes, months_that_matter, outcomes_on

_GROWTHS = [float(growth) for growth in range(-90, 205, 5)]


@dataclass(frozen=True)
class Side:
    """One offer in a comparison."""

    total_usd: float
    guaranteed_usd: float
    conditional_usd: float
    market_usd: float
    speculative_usd: float
    cumulative_usd: tuple[float, ...]


@dataclass(frozen=True)
class Pair:
    """Two offers against each other; amounts are the first one's less the second one's."""

    ahead_by_usd: float
    lead_changes: tuple[tuple[int, str], ...]
    break_even_growth_pct: tuple[float, ...]
    chance_first_is_better: float


@dataclass(frozen=True)
class Comparison:
    """All offers by name, and each pair of them in the names' order."""

    sides: Mapping[str, Side]
    pairs: Mapping[tuple[str, str], Pair]


def compare(estimates: Mapping[str, Estimate]) -> Comparison:
    """Compare two or more offers over the same years; the order in which they are given changes nothing."""
    years = {found.assumptions.years for found in estimates.values()}
    if len(estimates) < 2 or len(years) != 1:
        raise CompensationError("Compare at least two offers, all over the same number of years.")
    names = sorted(estimates)
    # Without a label two employers that are not named would ride on one share price.
    told_apart = {
        name: found if found.label else replace(found, label=name) for name, found in estimates.items()
    }
    sides = {name: _side(estimates[name]) for name in names}
    outcomes = {name: told_apart[name].outcomes for name in names}
    return Comparison(
        sides,
        {
            (first, second): Pair(
                ahead_by_usd=sides[first].total_usd - sides[second].total_usd,
                lead_changes=lead_changes({name: sides[name].cumulative_usd for name in (first, second)}),
                break_even_growth_pct=break_even_growth(estimates[first], estimates[second]),
                chance_first_is_better=chance_better(outcomes[first], outcomes[second]),
            )
            for index, first in enumerate(names)
            for second in names[index + 1 :]
        },
    )


def break_even_growth(one: Estimate, other: Estimate) -> tuple[float, ...]:
    """The yearly growths of both share prices, from -90 to 200 %, at which the totals are equal."""
    timelines = [one.timeline, other.timeline]

    def differences_at(growths_pct: list[float]) -> Floats:
        first, second = (
            outcomes_on(timeline, steady(growths_pct, months_that_matter(timeline))).totals
            for timeline in timelines
        )
        return first - second

    differences = differences_at(_GROWTHS)
    if np.ptp(differences) < 0.01:
        return ()  # neither depends on a share price, or both in the same way
    roots: list[float] = []
    for (low, at_low), (high, at_high) in pairwise(zip(_GROWTHS, differences, strict=True)):
        if at_low == 0:
            roots.append(low)
        elif at_low * at_high < 0:
            roots.append(float(brentq(lambda growth: differences_at([growth])[0], low, high, xtol=1e-6)))
    return tuple(roots)


def chance_better(one: Outcomes, other: Outcomes) -> float:
    """How often the first total exceeds the second; equal ones count half."""
    difference = one.totals - other.totals
    return float(np.mean(difference > 0) + np.mean(difference == 0) / 2)


def _side(found: Estimate) -> Side:
    years, ledger = found.assumptions.years, found.ledger
    table = found.years[:years]
    by_certainty = {sure: sum(row.by_certainty[sure] for row in table) for sure in Certainty}
    return Side(
        total_usd=ledger.total(years),
        guaranteed_usd=by_certainty[Certainty.GUARANTEED],
        conditional_usd=by_certainty[Certainty.CONDITIONAL],
        market_usd=by_certainty[Certainty.MARKET],
        speculative_usd=by_certainty[Certainty.SPECULATIVE],
        cumulative_usd=tuple(map(float, ledger.cumulative(12 * years))),
    )


def lead_changes(received: Mapping[str, Sequence[float]]) -> tuple[tuple[int, str], ...]:
    """The months at which another offer takes the lead in what has been received, and which."""
    changes: list[tuple[int, str]] = []
    leader = ""
    for month, amounts in enumerate(zip(*received.values(), strict=True)):
        best = max(amounts)
        ahead = [name for name, usd in zip(received, amounts, strict=True) if usd > best - 0.005]
        if len(ahead) == 1 and ahead[0] != leader:
            leader = ahead[0]
            changes.append((month, leader))
    return tuple(changes)
