"""A fact in words: what a visitor reads when a figure is opened in its document."""

from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.data.cache import kept
from dashboard.data.tables import Entry, Tables
from dashboard.sources.disagreements import fact_ids
from dashboard.words.numbers import full_span
from dashboard.words.sentences import sentences
from etl.records.grades import grade
from etl.unit import PCT, PCT_PER_YEAR, Unit

SAY = sentences("sources")
FIELDS = {
    "role": "Role",
    "level": "Level",
    "city": "City",
    "state": "State",
    "industry": "Industry",
    "company_type": "Type of employer",
    "market": "Market",
    "skill": "Skill",
    "source_named": "Source it names",
    "period_text": "Period",
}
UNITS = {
    PCT: "percent",
    PCT_PER_YEAR: "percent a year",
    "count": "a count",
}
BOUNDS = {
    "up_to": "the low end",
    "at_least": "the high end",
    "high_open": "the high end",
    "up_to_or_more": "both ends",
}


@dataclass(frozen=True)
class FactCard:
    """One fact: its value, its kind, what is said of it, and the checks that doubt it."""

    id: str
    line: int
    value: str
    kind: str
    fields: tuple[tuple[str, str], ...]
    doubts: tuple[str, ...]


@kept
def fact_cards(tables: Tables, document: str) -> list[FactCard]:
    """The facts of a document, in its order."""
    doubts = doubts_by_fact(tables)
    rows = [row for row in tables["facts"].entries if row["document"] == document]
    return [
        _fact_card(row, doubts.get(row["id"], ())) for row in sorted(rows, key=lambda row: int(row["line"]))
    ]


def _fact_card(row: Entry, doubts: Iterable[str]) -> FactCard:
    value = full_span(row["low"], row["high"], row["bound"], row["unit"])
    fields: list[tuple[str, str]] = [("Unit", unit_words(row["unit"]))]
    if row["bound"]:
        fields.append(("Left open", BOUNDS[row["bound"]]))
    if row["percentile"] is not None:
        fields.append(("Percentile", f"{row['percentile']:g}"))
    fields += [(label, row[name]) for name, label in FIELDS.items() if row[name]]
    years = [str(year) for year in (row["period_start"], row["period_end"]) if year is not None]
    if years:
        fields.append(("Years" if len(set(years)) > 1 else "Year", "–".join(dict.fromkeys(years))))
    if (given := grade(row)) is not None:
        fields.append((SAY("beside_records"), f"{SAY('verdict', verdict=given.verdict)}: {given.words}"))
    if row["is_projection"]:
        fields.append(("Projection", SAY("projected")))
    return FactCard(
        row["id"],
        row["line"],
        value,
        kind_words(row["kind"]),
        tuple(fields),
        tuple(dict.fromkeys(doubts)),
    )


@kept
def doubts_by_fact(tables: Tables) -> dict[str, list[str]]:
    """The explanations of the disagreements that a fact is part of; mere remarks are left out."""
    doubts: dict[str, list[str]] = {}
    for row in tables["disagreements"].entries:
        for fact_id in fact_ids(row) if row["severity"] != "info" else ():
            doubts.setdefault(fact_id, []).append(row["explanation"])
    return doubts


def kind_words(kind: str) -> str:
    """salary_percentile -> Salary percentile; market_cagr -> Market growth rate."""
    words = {
        "market_cagr": "Market growth rate",
        "bonus_pct": "Bonus",
        "raise_pct": "Raise",
        "promotion_pct": "Promotion",
    }
    return words.get(kind, kind.replace("_", " ").capitalize())


def unit_words(unit: str) -> str:
    """usd_per_year -> US dollars per year."""
    of = Unit.of(unit)
    if not of.is_money:
        return UNITS.get(unit, unit)
    name = "US dollars" if of.currency == "usd" else of.currency.upper()
    return f"{name} {f'per {of.period}' if of.period else 'in all'}"
