"""Cities as marks that charts draw, and as the table that is sorted."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pandas as pd

from dashboard.charts import Mark
from dashboard.charts.city_map import MapPoint, on_the_map
from dashboard.charts.look import Tone
from dashboard.cities.city_pay import CityPay, DerivedPay, price_source, tax_note
from dashboard.cities.moving import Move
from dashboard.compensation.taxes import DEFAULT_YEAR
from dashboard.data.places import coordinates
from dashboard.data.provenance import Source, columns_of
from dashboard.words.numbers import full
from dashboard.words.sentences import sentences
from dashboard.words.spans import Span
from etl.unit import PCT, USD

SAY = sentences("cities")


def pay_marks(cities: Iterable[CityPay]) -> tuple[Mark, ...]:
    """What each city pays, and what that buys at national prices."""
    return tuple(mark for city in cities for mark in _pay_of(city))


def keeping_marks(pay_usd: float, origin: CityPay, cities: Iterable[CityPay]) -> tuple[Mark, ...]:
    """In each city: what is paid there, and the pay that keeps the standard of living of the first."""
    return tuple(mark for city in cities for mark in _keeping(Move(pay_usd, origin, city)))


def city_table(cities: Iterable[CityPay], move_from: CityPay | None, pay_usd: float | None) -> pd.DataFrame:
    """All figures of all cities, a number to a cell, so that every column can be sorted."""
    return pd.DataFrame([_row(city, move_from, pay_usd) for city in cities]).dropna(axis="columns", how="all")


def derived(sources: Sequence[Source], formula: str) -> dict[str, Any]:
    """What a derived mark says of its origin: all its parents, and the formula."""
    return {
        "source": "; ".join(dict.fromkeys(source.speaker for source in sources)),
        "document": "; ".join(dict.fromkeys(source.document for source in sources)),
        "quote": " | ".join(dict.fromkeys(source.quote for source in sources if source.quote)),
        "url": next((source.url for source in sources if source.url), ""),
        "as_of": max((source.read_on for source in sources), default=""),
        "fact_id": " ".join(source.fact_id for source in sources if source.fact_id),
        "formula": formula,
    }


def _pay_of(city: CityPay) -> Iterator[Mark]:
    for stated in city.stated:
        yield _mark(city, f"{stated.what}, stated", stated.usd, columns_of(stated.source))
    yield from _derived(city, "pays", city.pay)
    if city.worth is not None:
        yield from _derived(city, "worth", city.worth, "other")
    else:
        yield from _derived(city, "national average, worth", city.average_worth, "other")


def _derived(city: CityPay, name: str, pay: DerivedPay | None, tone: Tone = "documents") -> Iterator[Mark]:
    if pay is not None:
        yield _mark(city, name, pay, derived(pay.sources, pay.formula), tone)


def _mark(city: CityPay, name: str, usd: Span, origin: dict[str, Any], tone: Tone = "documents") -> Mark:
    """Money to the dollar; finer digits of a derived figure would claim what nobody stated."""
    whole = usd.map(round)
    return Mark(city.name, mark=name, tone=tone, low=whole.low, high=whole.high, bound=whole.bound, **origin)


def _keeping(move: Move) -> Iterator[Mark]:
    usd, taxed = move.by_prices, move.by_prices_and_taxes
    kept = DerivedPay(usd, usd, None, move.price_formula, move.sources)
    kept_taxed = DerivedPay(taxed, taxed, None, move.tax_formula, move.tax_sources)
    yield from _derived(move.target, "pays", move.target.pay)
    yield from _derived(move.target, "keeps it by prices", kept if kept.ends else None, "official")
    yield from _derived(move.target, "by prices and taxes", kept_taxed if kept_taxed.ends else None, "other")


def _row(city: CityPay, move_from: CityPay | None, pay_usd: float | None) -> dict[str, Any]:
    premium = city.premium.pct if city.premium else None
    row: dict[str, Any] = {"City": city.name}
    row |= _columns("Premium, %", premium)
    row |= _columns("Pay, $", city.pay, whole=True)
    row |= {"Price level": city.prices.all_items if city.prices else None}
    row |= _columns("Worth, $", city.worth, whole=True)
    row |= _columns("After tax, $", city.kept, whole=True)
    row |= _columns("After tax, worth, $", city.kept_worth, whole=True)
    if move_from is not None and pay_usd is not None:
        move = Move(pay_usd, move_from, city)
        row |= {
            f"Keeps {move_from.short_name}’s living, $": _whole(move.by_prices),
            "… after tax, $": _whole(move.by_prices_and_taxes),
        }
    return row


def table_notes() -> dict[str, str]:
    """What each group of the table's columns means."""
    return {
        "Premium, %": SAY("premium_column"),
        "Pay, $": SAY("pay_column"),
        "Price level": SAY("prices_column"),
        "Worth, $": SAY("worth_column"),
        "After tax, $": SAY("kept_column", taxes=tax_note()),
        "After tax, worth, $": SAY("kept_worth_column", year=DEFAULT_YEAR),
    }


def _columns(name: str, span: Span | None, *, whole: bool = False) -> dict[str, float | None]:
    low, high = (span.low, span.high) if span else (None, None)
    if whole:
        low, high = _whole(low), _whole(high)
    what, unit = name.rsplit(", ", 1)
    return {f"{what} low, {unit}": low, f"{what} high, {unit}": high}


def _whole(value: float | None) -> float | None:
    return None if value is None else float(round(value))


def fact_ids(cities: Iterable[CityPay]) -> set[str]:
    """The facts behind the cities' figures, to ask what is doubtful about them."""
    parents = [parent for city in cities for parent in (city.average, city.premium) if parent]
    return {source.fact_id for parent in parents for source in parent.sources if source.fact_id}


def example_pay(city: CityPay | None, usd: float | None) -> float:
    """A round pay to begin with: the middle of what the city pays, else of the average."""
    middle = city.pay.middle if city and city.pay else None
    return round((middle or usd or 100_000.0) / 5_000) * 5_000.0


def amount(usd: float) -> str:
    """$135,000."""
    return full(round(usd), USD)


def map_marks(cities: Iterable[CityPay]) -> tuple[Mark, ...]:
    """What the map says of each city: its premium, and its price level."""
    return tuple(mark for city in cities for mark in _on_map(city))


def map_points(cities: Iterable[CityPay]) -> list[MapPoint]:
    """The cities that have coordinates within the states."""
    points = []
    for city in cities:
        place = coordinates().get(city.name)
        if place is None or not on_the_map(*place):
            continue
        premium = city.premium.pct.short(PCT, signed=True) if city.premium else ""
        level = f"{city.prices.all_items:.0f}" if city.prices else ""
        details = [f"Premium {premium}" if premium else "No premium stated"]
        details += [f"Pays {city.pay.short(USD)}"] if city.pay else []
        details += [f"Price level {level} ({city.prices.vintage})"] if city.prices else []
        points.append(
            MapPoint(
                city.name,
                " ".join(filter(None, [city.short_name, premium or level])),
                *place,
                city.premium.pct.middle if city.premium else None,
                tuple(details),
            )
        )
    return points


def off_map(cities: Iterable[CityPay], points: Sequence[MapPoint]) -> list[str]:
    """The cities that have no place on the map."""
    shown = {point.name for point in points}
    return [city.name for city in cities if city.name not in shown]


def _on_map(city: CityPay) -> Iterator[Mark]:
    if city.premium is not None:
        pct, stated_for = city.premium.pct, city.premium.stated_for
        yield Mark(
            city.name,
            f"stated for {stated_for}" if stated_for else "",
            "premium",
            low=pct.low,
            high=pct.high,
            bound=pct.bound,
            unit=PCT,
            signed=True,
            **derived(city.premium.sources, ""),
        )
    if city.prices is not None:
        level = city.prices.all_items
        yield Mark(
            city.name,
            mark="price level",
            tone="official",
            low=level,
            high=level,
            unit="index",
            signed=True,
            **columns_of(price_source(city.prices)),
        )
