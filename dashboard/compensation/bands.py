"""A pay within an employer's band. Neither figure is a percentile of people."""

from dataclasses import dataclass

from dashboard.compensation.errors import CompensationError


@dataclass(frozen=True)
class Band:
    """The least and the most that an employer pays for a job."""

    low_usd: float
    high_usd: float

    def __post_init__(self) -> None:
        if not 0 < self.low_usd < self.high_usd:
            raise CompensationError(
                f"A band from ${self.low_usd:,.0f} to ${self.high_usd:,.0f} must rise from above zero."
            )

    @property
    def midpoint_usd(self) -> float:
        """Halfway between the ends."""
        return (self.low_usd + self.high_usd) / 2

    def compa_ratio(self, pay_usd: float) -> float:
        """Pay as a multiple of the midpoint."""
        return pay_usd / self.midpoint_usd

    def penetration_pct(self, pay_usd: float) -> float:
        """How far into the band a pay reaches; below 0 or above 100 it lies outside."""
        return (pay_usd - self.low_usd) / (self.high_usd - self.low_usd) * 100
