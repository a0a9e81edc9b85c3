"""A fact in words: what a visitor reads when a figure is opened in its document."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.words.cells import number, text
from dashboard.words.numbers import full_span
from dashboard.words.sentences import sentences
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


def fact_cards(facts: pd.DataFrame, disagreements: pd.DataFrame, document: str) -> list[FactCard]:
    """The facts of a document, in its order."""
    doubts = doubts_by_fact(disagreements)
    rows = facts[facts["document"] == document].sort_values("line", kind="stable")
    return [fact_card(row, doubts.get(row["id"], ())) for row in rows.to_dict("records")]


def fact_card(row: Mapping[Any, Any], doubts: Iterable[str]) -> FactCard:
    """A row of the facts table as a card."""
    unit = text(row["unit"])
    value = full_span(number(row["low"]), number(row["high"]), text(row["bound"]) or None, unit)
    fields = [("Unit", unit_words(unit))]
    if text(row["bound"]):
        fields.append(("Left open", BOUNDS.get(row["bound"], row["bound"])))
    percentile = number(row["percentile"])
    if percentile is not None:
        fields.append(("Percentile", f"{percentile:g}"))
    fields += [(label, text(row[name])) for name, label in FIELDS.items() if text(row[name])]
    years = [
        f"{year:.0f}" for year in (number(row["period_start"]), number(row["period_end"])) if year is not None
    ]
    if years:
        fields.append(("Years" if len(set(years)) > 1 else "Year", "–".join(dict.fromkeys(years))))
    if not pd.isna(row["is_projection"]) and row["is_projection"]:
        fields.append(("Projection", SAY("projected")))
    return FactCard(
        row["id"],
        int(row["line"]),
        value,
        kind_words(row["kind"]),
        tuple(fields),
        tuple(dict.fromkeys(doubts)),
    )


def doubts_by_fact(disagreements: pd.DataFrame) -> dict[str, list[str]]:
    """The explanations of the disagreements that a fact is part of; mere remarks are left out."""
    doubts: dict[str, list[str]] = {}
    for row in disagreements[disagreements["severity"] != "info"].to_dict("records"):
        for fact_id in fact_ids(row["facts"]):
            doubts.setdefault(fact_id, []).append(row["explanation"])
    return doubts


def fact_ids(cell: object) -> list[str]:
    """The facts of a disagreement: a JSON list in the table."""
    return [str(fact_id) for fact_id in json.loads(text(cell) or "[]")]


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
