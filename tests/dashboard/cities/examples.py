"""Cities to test with, of which only what matters is said."""

from datetime import date

from dashboard.cities.city_pay import Average, CityPay, Premium
from dashboard.data.official import PriceLevel, price_level
from dashboard.data.provenance import Source
from dashboard.words.spans import Span


def source(speaker="A Guide", line=1, **fields):
    """A line that somebody wrote."""
    known = {"value": "25 %", "quote": f"as {speaker} says", "document": "The guide", "publisher": speaker}
    return Source(**{**known, "line": line, "read_on": "2026-11-20", "fact_id": f"guide:{line}", **fields})


def prices(level=100.0, area="Somewhere, CA"):
    """A price level of an area."""
    parts = {"goods": level, "housing": level, "utilities": level, "other_services": level}
    return PriceLevel.model_validate(
        {
            **parts,
            "area_code": "12345",
            "area": area,
            "cities": "Somewhere, CA",
            "all_items": level,
            "year": 2023,
            "source": "BEA",
            "url": "https://www.bea.gov",
            "read_on": date(2026, 11, 20),
            "note": "",
        }
    )


def average(low=100_000.0, high=None, name="A Guide"):
    """An average, or the span of several."""
    return Average(name, Span(low, high if high is not None else low), (source(line=2),))


def city(name="San Francisco, CA", premium=(25.0, 30.0), level=None, over=None, bound=None, **fields):
    """A city with its own price level unless another is given; no premium where it is None."""
    town, _, state = name.partition(", ")
    priced = price_level(town, state) if level is None else prices(level)
    stated = Premium(Span(*premium, bound), (source(),)) if premium else None
    return CityPay(name, over or average(), stated, priced, **fields)
