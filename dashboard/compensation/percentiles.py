"""Where a pay stands among published percentiles, and what a percentile pays.

The curve is drawn through the published points and nowhere beyond them: outside, the answer is a bound, not a
number.
"""

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from math import exp, isfinite, log

import numpy as np
from scipy.interpolate import PchipInterpolator
from scipy.optimize import brentq
from scipy.special import ndtr, ndtri

from dashboard.compensation.errors import CompensationError
from dashboard.words.sentences import sentences
from etl.figure_text import whole_ordinal

SAY = sentences("compensation")


class Standing(StrEnum):
    """How exactly a pay can be placed."""

    BELOW = "below"
    POINT = "point"
    INTERVAL = "interval"
    ABOVE = "above"


@dataclass(frozen=True)
class Position:
    """The percentiles between which a pay stands; both the same where it is known to the point."""

    standing: Standing
    low: float
    high: float

    def in_words(self) -> str:
        """At about the 64th percentile; above the 90th: in whole ones, for no survey knows finer ones."""
        low, high = whole_ordinal(self.low), whole_ordinal(self.high)
        return SAY(
            "standing",
            low=low,
            high=high,
            below=self.standing is Standing.BELOW,
            above=self.standing is Standing.ABOVE,
            from_bottom=self.low == 0,
            to_top=self.high == 100,
            point=low == high,
        )


def spanning(one: Position, other: Position) -> Position:
    """The band that covers two positions of one pay; where both are outside on one side, so is the band."""
    if one.standing is other.standing and one.standing in (Standing.BELOW, Standing.ABOVE):
        inner = min(one.low, other.low), max(one.high, other.high)
        return Position(one.standing, *inner)
    low, high = min(one.low, other.low), max(one.high, other.high)
    return Position(Standing.POINT if low == high else Standing.INTERVAL, low, high)


@dataclass(frozen=True)
class Lognormal:
    """Pay whose logarithm is normal."""

    mu: float
    sigma: float

    @classmethod
    def through(cls, anchors: "Anchors") -> "Lognormal":
        """The least-squares fit of ln(pay) on the normal score; exact through two points."""
        scores = ndtri(np.array(anchors.pcts) / 100)
        slope, intercept = np.polyfit(scores, np.log(anchors.pays), 1)
        return cls(float(intercept), float(slope))

    @property
    def median(self) -> float:
        """The pay of the middle person."""
        return exp(self.mu)

    @property
    def mean(self) -> float:
        """The average pay, above the median: never compare one with the other."""
        return exp(self.mu + self.sigma**2 / 2)

    def pay_at(self, pct: float) -> float:
        """The pay at a percentile."""
        return exp(self.mu + self.sigma * float(ndtri(pct / 100)))

    def percentile(self, pay: float) -> float:
        """The percentile of a pay."""
        if self.sigma == 0:
            raise CompensationError("Equal pays at two percentiles leave no spread to place a pay in.")
        return 100 * float(ndtr((log(pay) - self.mu) / self.sigma))

    def worst_misfit_pct(self, anchors: "Anchors") -> float:
        """The largest relative error at the published points."""
        return max(
            abs(self.pay_at(pct) / pay - 1) * 100 for pct, pay in zip(anchors.pcts, anchors.pays, strict=True)
        )


@dataclass(frozen=True)
class Anchors:
    """Published percentiles of one source, in rising order."""

    pcts: tuple[float, ...]
    pays: tuple[float, ...]

    def __post_init__(self) -> None:
        if len(self.pcts) != len(self.pays) or len(self.pcts) < 2:
            raise CompensationError(
                f"At least two percentiles, each with its pay, are needed; there are {len(self.pcts)} "
                f"percentiles and {len(self.pays)} pays."
            )
        if not (self.pcts[0] > 0 and self.pcts[-1] < 100) or any(b <= a for a, b in pairwise(self.pcts)):
            raise CompensationError(
                f"Percentiles must rise and lie between 0 and 100; these are {self.pcts}."
            )
        if not all(isfinite(pay) and pay > 0 for pay in self.pays):
            raise CompensationError(f"Pay must be above zero at every percentile; these are {self.pays}.")
        for (low_pct, high_pct), (low, high) in zip(pairwise(self.pcts), pairwise(self.pays), strict=True):
            if high < low:
                raise CompensationError(
                    f"Pay falls from ${low:,.0f} at the {whole_ordinal(low_pct)} percentile to ${high:,.0f} at the "
                    f"{whole_ordinal(high_pct)}; figures of two sources may have been mixed."
                )

    def pay_at(self, pct: float) -> float:
        """The pay at a percentile between the outermost published ones; two points make a lognormal."""
        if not self.pcts[0] <= pct <= self.pcts[-1]:
            raise CompensationError(
                f"The {whole_ordinal(pct)} percentile is not published; "
                f"the figures reach from the {whole_ordinal(self.pcts[0])} to the {whole_ordinal(self.pcts[-1])}."
            )
        return _curve(self)(pct)

    def position(self, pay: float) -> Position:
        """Where a pay stands: the root on the very curve that `pay_at` reads."""
        if pay < self.pays[0]:
            return Position(Standing.BELOW, 0.0, self.pcts[0])
        if pay > self.pays[-1]:
            return Position(Standing.ABOVE, self.pcts[-1], 100.0)
        met = [pct for pct, anchor in zip(self.pcts, self.pays, strict=True) if anchor == pay]
        if met:
            return Position(Standing.POINT if len(met) == 1 else Standing.INTERVAL, met[0], met[-1])
        above = next(index for index, anchor in enumerate(self.pays) if anchor > pay)
        curve = _curve(self)
        root = brentq(lambda pct: curve(pct) - pay, self.pcts[above - 1], self.pcts[above], xtol=1e-10)
        return Position(Standing.POINT, float(root), float(root))


@lru_cache(maxsize=256)  # a build's documents and occupations hold fewer
def _curve(anchors: Anchors) -> Callable[[float], float]:
    """Percentile to pay: the smooth rising curve through the points, or what is lognormal between two."""
    if len(anchors.pcts) == 2:
        return Lognormal.through(anchors).pay_at
    starts, pieces = anchors.pcts[:-1], PchipInterpolator(anchors.pcts, anchors.pays).c.T.tolist()

    def pay_at(pct: float) -> float:
        piece = bisect_right(starts, pct) - 1
        pay = 0.0
        for coefficient in pieces[piece]:
            pay = pay * (pct - starts[piece]) + coefficient
        return pay

    return pay_at


@dataclass(frozen=True)
class Ask:
    """What to ask for, and why: the pay at the target percentile, within reach of the offer."""

    offered: Position
    target_usd: float
    ask_usd: float
    capped: bool


def ask(anchors: Anchors, offer_usd: float, target_pct: float, max_stretch_pct: float) -> Ask:
    """The pay at the target percentile, capped by a stretch over the offer and never below it."""
    target = anchors.pay_at(target_pct)
    reach = offer_usd * (1 + max_stretch_pct / 100)
    return Ask(anchors.position(offer_usd), target, max(offer_usd, min(target, reach)), target > reach)


def linear_percentile(anchors: Anchors, pay: float) -> float:
    """The straight-line reading between points that a reader would make by hand; only to compare with."""
    if not anchors.pays[0] <= pay <= anchors.pays[-1]:
        raise CompensationError(f"${pay:,.0f} {anchors.position(pay).in_words()}: no number is known there.")
    return float(np.interp(pay, anchors.pays, anchors.pcts))
