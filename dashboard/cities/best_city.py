"""The city that pays most over the national average."""

import pandas as pd

from dashboard.data.places import city_name
from dashboard.data.provenance import SourcedFigure, source_of
from dashboard.data.roles import in_sentence, of_role, plural
from dashboard.data.tables import Tables
from dashboard.words.cells import number
from dashboard.words.numbers import short_span
from dashboard.words.sentences import sentences

SAY = sentences("cities")


def best_city(tables: Tables, role: str, roles: list[str]) -> SourcedFigure:
    """The city with the highest premium; where a role has none, that of a role that has, said so."""
    for candidate in [role, *roles]:
        rows = of_role(tables["city_premiums"].rows, candidate)
        if rows.empty:
            continue
        best = rows.assign(best=rows["high_pct"].fillna(rows["low_pct"])).sort_values(
            ["best", "low_pct"], ascending=False, kind="stable"
        )
        row = best.iloc[0]
        bound = None if pd.isna(row["bound"]) else str(row["bound"])
        value = short_span(number(row["low_pct"]), number(row["high_pct"]), bound, "pct", signed=True)
        lender = "" if candidate == role else plural(in_sentence(candidate))
        return SourcedFigure(
            f"{city_name(row).split(',')[0]} pays",
            value,
            SAY("best_note", lender=lender),
            (source_of(tables, row["fact_id"]),),
        )
    return SourcedFigure("Best-paying city", "not stated", SAY("no_best"))
