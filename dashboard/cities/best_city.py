"""The city that pays most over the national average."""

from math import inf

from dashboard.data.places import city_name
from dashboard.data.provenance import SourcedFigure, source_of
from dashboard.data.roles import entries_of_role, in_sentence, plural
from dashboard.data.tables import Tables
from dashboard.words.spans import Span


def best_city(tables: Tables, role: str, roles: list[str]) -> SourcedFigure:
    """The city with the highest premium; where a role has none, that of a role that has, said so."""
    for candidate in [role, *roles]:
        stated = [
            (Span(row["low_pct"], row["high_pct"], row["bound"]), row)
            for row in entries_of_role(tables, "city_premiums", candidate)
        ]
        if not stated:
            continue
        premium, row = max(stated, key=lambda one: _reach(one[0]))
        whose = "" if candidate == role else f", for {plural(in_sentence(candidate))}"
        return SourcedFigure(
            f"{city_name(row).split(',')[0]} pays",
            premium.short("pct", signed=True),
            f"over the national average{whose}",
            (source_of(tables, row["fact_id"]),),
        )
    return SourcedFigure("Best-paying city", "not stated", "no city premium in the documents")


def _reach(premium: Span) -> tuple[float, float]:
    """How high it goes, then where it begins."""
    return max(premium.ends, default=-inf), -inf if premium.low is None else premium.low
