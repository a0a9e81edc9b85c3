"""What documents state of cities and of the average that their premiums build on, read from the tables."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from dashboard.cities.city_pay import ALL_AVERAGES, Average, CityPay, Premium, StatedPay, once
from dashboard.data.cache import kept
from dashboard.data.official import PriceLevel, price_level, price_levels
from dashboard.data.places import city_name
from dashboard.data.provenance import source_of
from dashboard.data.roles import in_sentence, of_role, plural
from dashboard.data.tables import Tables
from dashboard.words.cells import number, text
from dashboard.words.spans import Span, whole_span
from etl.figure_text import listed
from etl.unit import USD

APART = ["level", "city", "industry", "company_type"]
PAY_TABLES = ("salary_statistics", "salary_percentiles", "salary_levels")


@kept
def averages(tables: Tables, role: str) -> list[Average]:
    """The averages that sources state for a role; first their whole span, for it is not said which is meant.

    A role without an average is given its medians, named as such.
    """
    rows = of_role(tables["salary_statistics"].rows, role)
    kept = (rows["statistic"] == "average") & ~rows["is_projection"].fillna(False)
    stated = _named(tables, rows[kept])
    if not stated:
        rows = of_role(tables["salary_percentiles"].rows, role)
        stated = _named(tables, rows[rows["percentile"] == 50], is_median=True)
    if len(stated) < 2:
        return stated
    span = whole_span(average.usd for average in stated)
    everything = Average(
        ALL_AVERAGES,
        span,
        once(source for average in stated for source in average.sources),
        "From the lowest to the highest average that is stated.",
    )
    return [everything, *(average for average in stated if average.usd != span)]


def premium_role(tables: Tables, role: str, roles: Sequence[str]) -> str | None:
    """The role whose city premiums can be shown: its own, else the first that has any."""
    rows = tables["city_premiums"].rows
    return next((candidate for candidate in [role, *roles] if len(of_role(rows, candidate))), None)


def cities(tables: Tables, role: str, whose: str | None, average: Average | None) -> list[CityPay]:
    """The cities that the tables hold for a role, the highest premium first; then all with a price level."""
    premiums = _premiums(tables, whose, role) if whose else {}
    stated = _stated(tables, role)
    named = [*premiums, *(name for name in stated if name not in premiums)]
    priced = sorted(name for level in price_levels() for name in level.cities if name not in named)
    return [
        CityPay(name, average, premiums.get(name), prices_in(name), stated.get(name, ()))
        for name in [*named, *priced]
    ]


def in_documents(every: Sequence[CityPay]) -> list[CityPay]:
    """The cities that documents speak of."""
    return [city for city in every if city.premium or city.stated]


def prices_in(name: str) -> PriceLevel | None:
    """The price level of "San Francisco, CA"."""
    city, _, state = name.partition(", ")
    return price_level(city, state)


def averages_line(found: Sequence[Average]) -> str:
    """ZipRecruiter, $115,864 and Salary.com, $130,476: what there is to choose from."""
    single = [average for average in found if average.name != ALL_AVERAGES]
    if len(single) < 2:
        return ""
    stated = listed([f"{average.name}, {average.usd.full(USD)}" for average in single])
    return f"Stated averages: {stated}. Over which of them a premium is meant is not said."


@kept
def _premiums(tables: Tables, whose: str, role: str) -> dict[str, Premium]:
    rows = of_role(tables["city_premiums"].rows, whose)
    stated_for = plural(in_sentence(whose)) if of_role(rows, role).empty else ""
    rows = rows[rows["level"].isna() & (rows["low_pct"].notna() | rows["high_pct"].notna())]
    found: dict[str, list[dict[str, Any]]] = {}
    for row in _records(rows):
        found.setdefault(city_name(row), []).append(row)
    premiums = {
        name: Premium(
            whole_span(_span(row, "pct") for row in statements),
            tuple(source_of(tables, row["fact_id"]) for row in statements),
            stated_for,
        )
        for name, statements in found.items()
    }
    return dict(sorted(premiums.items(), key=lambda item: tuple(-end for end in reversed(item[1].pct.ends))))


@kept
def _stated(tables: Tables, role: str) -> dict[str, tuple[StatedPay, ...]]:
    found: dict[str, tuple[StatedPay, ...]] = {}
    for table in PAY_TABLES:
        rows = of_role(tables[table].rows, role)
        rows = rows[rows["city"].notna() & (rows["low_usd"].notna() | rows["high_usd"].notna())]
        for row in _records(rows):
            pay = StatedPay(_what(row), _span(row, "usd"), source_of(tables, row["fact_id"]))
            found[city_name(row)] = (*found.get(city_name(row), ()), pay)
    return found


def _what(row: dict[str, Any]) -> str:
    """Which pay it is: average, senior, 75th percentile."""
    pct = number(row.get("percentile"))
    named = [text(row.get("level")), text(row.get("statistic")), f"{pct:g}th percentile" if pct else ""]
    return " ".join(filter(None, named)).replace("_", " ") or "stated"


def _named(tables: Tables, rows: pd.DataFrame, *, is_median: bool = False) -> list[Average]:
    """Averages of the role as a whole, each under the name of who states it."""
    whole = rows[rows[APART].isna().all(axis=1) & (rows["low_usd"].notna() | rows["high_usd"].notna())]
    sources = [source_of(tables, row["fact_id"]) for row in _records(whole)]
    speakers = [source.speaker for source in sources]
    found: dict[str, Average] = {}
    for row, source in zip(_records(whole), sources, strict=True):
        name = f"{source.speaker}{f', line {source.line}' if speakers.count(source.speaker) > 1 else ''}"
        name = f"{name}, median" if is_median else name
        while name in found:
            name += ", another"
        found[name] = Average(name, _span(row, "usd"), (source,), is_median=is_median)
    return [*found.values()]


def _span(row: dict[str, Any], unit: str) -> Span:
    return Span(number(row[f"low_{unit}"]), number(row[f"high_{unit}"]), text(row["bound"]) or None)


def _records(rows: pd.DataFrame) -> list[dict[str, Any]]:
    return [
        {str(name): cell for name, cell in row.items()}
        for row in rows.astype(object).where(rows.notna(), None).to_dict("records")
    ]
