"""Records of pay, one a filing, a posting or an answer, in one set of columns whatever file they come from."""

from typing import Final

from etl.datasets.cells import RejectedError

COLUMNS: Final[dict[str, type]] = {
    "source": str,
    "year": int,
    "title": str,
    "occupation": str,
    "employer": str,
    "city": str,
    "state": str,
    "area": str,
    "level": str,
    "remote": str,
    "employment_type": str,
    "pay_low_usd": float,
    "pay_high_usd": float,
    "pay_usd": float,
    "filings": int,
    "country": str,
    "zip": str,
}
PERIODS_A_YEAR: Final = {
    **dict.fromkeys(("year", "annual"), 1),
    **dict.fromkeys(("bi-week", "biweek"), 26),
    "hour": 2080,
    "month": 12,
    "week": 52,
}
# A year of full-time work at the federal minimum wage; what is more is mostly a wrong unit or a slip of the pen.
LEAST_USD, MOST_USD = 15_000, 1_000_000


def is_unit(unit: str) -> bool:
    """Whether a word is a unit of pay."""
    return _unit(unit) in PERIODS_A_YEAR


def annual(pay: float | None, unit: str, column: str) -> float | None:
    """A year's pay; a unit that is none, or one that makes the pay implausible, rejects the row."""
    if pay is None:
        return None
    periods = PERIODS_A_YEAR.get(_unit(unit))
    if periods is None:
        raise RejectedError("no unit of pay", "unit")
    if not LEAST_USD <= (annualised := round(pay * periods, 2)) <= MOST_USD:
        raise RejectedError(f"pay is not within {LEAST_USD:,} and {MOST_USD:,} a year", column)
    return annualised


def observation(**known: str | int | float | None) -> dict[str, str | int | float | None]:
    """A record; what is not known of it is None."""
    return dict.fromkeys(COLUMNS) | known


def span(low: float | None, high: float | None, pay: float | None = None) -> dict[str, float | None]:
    """The three columns of pay: a range is taken at its middle, a point has no ends."""
    if low is not None and high is not None and high > low:
        return {"pay_low_usd": low, "pay_high_usd": high, "pay_usd": pay or (low + high) / 2}
    return {"pay_low_usd": None, "pay_high_usd": None, "pay_usd": pay or low or high}


def _unit(unit: str) -> str:
    return unit.lower().removesuffix("ly")
