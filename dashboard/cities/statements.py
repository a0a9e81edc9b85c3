"""What documents state of cities and of the average that their premiums build on, read from the tables."""

from collections.abc import Sequence

from dashboard.cities.city_pay import ALL_AVERAGES, Average, CityPay, Premium, StatedPay, once
from dashboard.data.cache import kept
from dashboard.data.official import PriceLevel, price_level, price_levels
from dashboard.data.places import city_name
from dashboard.data.provenance import source_of
from dashboard.data.roles import entries_of_role, in_sentence, is_of_whole_role, plural
from dashboard.data.tables import Entry, Tables
from dashboard.words.sentences import sentences
from dashboard.words.spans import Span, whole_span
from etl.figure_text import listed
from etl.role_key import role_key
from etl.unit import USD

SAY = sentences("cities")
PAY_TABLES = ("salary_statistics", "salary_percentiles", "salary_levels")


@kept
def averages(tables: Tables, role: str) -> list[Average]:
    """The averages that sources state for a role; first their whole span, for it is not said which is meant.

    A role without an average is given its medians, named as such.
    """
    rows = entries_of_role(tables, "salary_statistics", role)
    means = [row for row in rows if row["statistic"] == "average" and not row["is_projection"]]
    stated = _named(tables, means)
    if not stated:
        rows = entries_of_role(tables, "salary_percentiles", role)
        stated = _named(tables, [row for row in rows if row["percentile"] == 50], is_median=True)
    if len(stated) < 2:
        return stated
    span = whole_span(average.usd for average in stated)
    everything = Average(
        ALL_AVERAGES,
        span,
        once(source for average in stated for source in average.sources),
        SAY("averages_formula"),
    )
    return [everything, *(average for average in stated if average.usd != span)]


def premium_role(tables: Tables, role: str, roles: Sequence[str]) -> str | None:
    """The role whose city premiums can be shown: its own, else the first that has any."""
    every = (one for one in [role, *roles] if entries_of_role(tables, "city_premiums", one))
    return next(every, None)


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
    return SAY("averages", averages=stated)


@kept
def _premiums(tables: Tables, whose: str, role: str) -> dict[str, Premium]:
    stated_for = "" if role_key(whose) == role_key(role) else plural(in_sentence(whose))
    found: dict[str, list[Entry]] = {}
    for row in entries_of_role(tables, "city_premiums", whose):
        if not row["level"] and _span(row, "pct").ends:
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
        for row in entries_of_role(tables, table, role):
            if row["city"] and _span(row, "usd").ends:
                pay = StatedPay(_what(row), _span(row, "usd"), source_of(tables, row["fact_id"]))
                found[city_name(row)] = (*found.get(city_name(row), ()), pay)
    return found


def _what(row: Entry) -> str:
    """Which pay it is: average, senior, 75th percentile."""
    pct = row.get("percentile")
    named = [row.get("level"), row.get("statistic"), f"{pct:g}th percentile" if pct else ""]
    return " ".join(filter(None, named)).replace("_", " ") or "stated"


def _named(tables: Tables, rows: Sequence[Entry], *, is_median: bool = False) -> list[Average]:
    """Averages of the role as a whole, each under the name of who states it."""
    whole = [row for row in rows if is_of_whole_role(row) and _span(row, "usd").ends]
    sources = [source_of(tables, row["fact_id"]) for row in whole]
    speakers = [source.speaker for source in sources]
    found: dict[str, Average] = {}
    for row, source in zip(whole, sources, strict=True):
        name = f"{source.speaker}{f', line {source.line}' if speakers.count(source.speaker) > 1 else ''}"
        name = f"{name}, median" if is_median else name
        while name in found:
            name += ", another"
        found[name] = Average(name, _span(row, "usd"), (source,), is_median=is_median)
    return [*found.values()]


def _span(row: Entry, unit: str) -> Span:
    return Span(row[f"low_{unit}"], row[f"high_{unit}"], row["bound"])
