"""A figure with two ends, either of which a document may leave open."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from dashboard.words.numbers import full_span, short_span
from etl.figure_text import OPEN_HIGH, OPEN_LOW


@dataclass(frozen=True)
class Span:
    """From low to high; an end that is not stated is None, and `bound` says how the other one is meant."""

    low: float | None = None
    high: float | None = None
    bound: str | None = None

    @property
    def ends(self) -> tuple[float, ...]:
        """The ends that are stated, the lower one first."""
        return tuple(end for end in (self.low, self.high) if end is not None)

    @property
    def middle(self) -> float | None:
        """Halfway between the stated ends; of one end, that end."""
        return sum(self.ends) / len(self.ends) if self.ends else None

    def map(self, change: Callable[[float], float]) -> "Span":
        """Both ends changed alike; an open end stays open."""
        low, high = (None if end is None else change(end) for end in (self.low, self.high))
        return Span(low, high, self.bound)

    def with_(self, other: "Span", combine: Callable[[float, float], float]) -> "Span":
        """Low end with low end, high end with high end; what is open in one is open in both."""
        low, high = (
            None if one is None or two is None else combine(one, two)
            for one, two in ((self.low, other.low), (self.high, other.high))
        )
        return Span(low, high, _bound(low, high, (self.bound, other.bound)))

    def short(self, unit: str, *, signed: bool = False) -> str:
        """For a chart or a headline: $145k–$170k."""
        return short_span(self.low, self.high, self.bound, unit, signed=signed)

    def full(self, unit: str, *, signed: bool = False) -> str:
        """For a table or a formula: $144,830–$169,619."""
        return full_span(self.low, self.high, self.bound, unit, signed=signed)


def whole_span(spans: Iterable[Span]) -> Span:
    """From the lowest to the highest of several statements; an end that one leaves open is open."""
    spans = tuple(spans)
    lows, highs = [span.low for span in spans], [span.high for span in spans]
    low = None if None in lows else min((end for end in lows if end is not None), default=None)
    high = None if None in highs else max((end for end in highs if end is not None), default=None)
    if spans and low is None and high is None:  # open on both sides: what is known is how far it may go
        return Span(None, max((span.ends[-1] for span in spans if span.ends), default=None), "up_to_or_more")
    return Span(low, high, _bound(low, high, tuple(span.bound for span in spans)))


def _bound(low: float | None, high: float | None, bounds: tuple[str | None, ...]) -> str | None:
    if low is None and high is None:
        return None
    open_high = any(bound in OPEN_HIGH for bound in bounds)
    if low is None:
        return "up_to_or_more" if open_high and any(bound in OPEN_LOW for bound in bounds) else "up_to"
    if high is None:
        return "at_least"
    return "high_open" if open_high else None
