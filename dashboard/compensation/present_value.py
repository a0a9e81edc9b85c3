"""What later money is worth today."""

from collections.abc import Sequence
from enum import StrEnum
from math import fsum


class Timing(StrEnum):
    """When in its year a yearly amount is paid."""

    START = "start"
    MID = "mid"
    END = "end"


_YEARS_EARLIER = {Timing.START: 1.0, Timing.MID: 0.5, Timing.END: 0.0}


def discounted(amount_usd: float, rate: float, years: float) -> float:
    """One amount, paid so many years from now."""
    return float(amount_usd / (1 + rate) ** years)


def npv(yearly_usd: Sequence[float], rate: float, timing: Timing) -> float:
    """Yearly amounts; those of year 1 come first."""
    earlier = _YEARS_EARLIER[timing]
    return fsum(discounted(amount, rate, year - earlier) for year, amount in enumerate(yearly_usd, start=1))
