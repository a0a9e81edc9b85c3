"""Months counted as people count them: a month after the 31st of January is the end of February."""

from calendar import monthrange
from datetime import date


def add_months(start: date, months: int) -> date:
    """The same day so many months later, or the month's last day where that day is missing."""
    year, month0 = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month0 + 1, min(start.day, monthrange(year, month0 + 1)[1]))


def months_between(start: date, end: date) -> int:
    """Calendar months from one date's month to the other's; the day of the month plays no part."""
    return (end.year - start.year) * 12 + end.month - start.month
