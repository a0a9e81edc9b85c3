"""Places by name, and where they lie."""

from functools import cache
from typing import Any

from etl.place_table import read_place_rows


def city_name(row: Any) -> str:
    """San Francisco, CA."""
    return ", ".join(filter(None, [row["city"], row["state"]]))


@cache
def coordinates() -> dict[str, tuple[float, float]]:
    """Where the cities lie that the table of places knows."""
    return {
        f"{row.name}, {row.state}": (row.latitude, row.longitude)
        for row in read_place_rows()
        if row.state and row.city and row.latitude is not None and row.longitude is not None
    }
