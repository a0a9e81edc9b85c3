"""Every metropolitan area in a table, and the premiums that documents state beside those that records measure."""

from collections.abc import Sequence

import pandas as pd

from dashboard.cities.city_pay import CityPay
from dashboard.data.records import place_meant, place_named
from dashboard.words.numbers import short
from dashboard.words.sentences import sentences
from etl.records.areas import AreaPay
from etl.records.grades import measured_premiums
from etl.records.roles import role_of
from etl.records.statistics import occupation_names
from etl.unit import PCT, USD

SAY = sentences("cities")


def occupations_of(role: str) -> dict[str, str]:
    """The codes of the occupations of a role by their names, the likeliest first."""
    known = role_of(role)
    return {occupation_names()[code]: code for code in known.occupations} if known else {}


def metro_table(areas: Sequence[AreaPay]) -> pd.DataFrame:
    """A line an area; what is not published stays empty."""
    return pd.DataFrame(
        {
            "Place": [area.place for area in areas],
            "Median, $": [area.p50_usd for area in areas],
            "25th, $": [area.p25_usd for area in areas],
            "75th, $": [area.p75_usd for area in areas],
            "Over the nation, %": [_rounded(area.premium_pct) for area in areas],
            "Price level": [area.price_level for area in areas],
            "At national prices, $": [_rounded(area.at_national_prices_usd, 0) for area in areas],
            "Jobs": [area.employment for area in areas],
            "Visa filings": [area.filings for area in areas],
            "Filed median, $": [area.filed_usd for area in areas],
        }
    )


def _rounded(value: float | None, digits: int = 1) -> float | None:
    return None if value is None else round(value, digits)


def metros_finding(name: str, areas: Sequence[AreaPay]) -> str:
    """Where the highest median is paid, and where it buys most."""
    paid = [area for area in areas if area.p50_usd is not None]
    if not paid:
        return SAY("metros_none", occupation=name)
    worth = max(paid, key=lambda area: area.at_national_prices_usd or 0)
    return SAY(
        "metros",
        occupation=name,
        best=paid[0].place,
        pay=short(paid[0].p50_usd or 0, USD),
        alike=worth == paid[0],
        worth=worth.place,
        value=short(worth.at_national_prices_usd or 0, USD),
        many=len(paid),
    )


def premium_table(cities: Sequence[CityPay], role: str) -> pd.DataFrame:
    """Each city that documents name: the premium they state, and what each record measures."""
    known = role_of(role)
    lines = []
    for city in cities:
        place = place_meant(city.name)
        if known is None or place is None or city.premium is None:
            continue
        measured = {
            SAY("measured", about=each.about, kind=each.kind): short(pct, PCT, signed=True)
            for each, pct in measured_premiums(known, place_named(place))
        }
        lines.append({"City": city.name, "Stated": city.premium.pct.short(PCT, signed=True), **measured})
    return pd.DataFrame(lines).fillna("–")
