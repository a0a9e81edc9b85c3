"""What comes on top of base pay, and what moves it: bonus, equity, raises, premiums."""

from dashboard.data.cache import kept
from dashboard.data.provenance import SourcedFigure, source_of
from dashboard.data.roles import entries_of_role, in_sentence
from dashboard.data.tables import Tables
from dashboard.words.numbers import short_span

COMPONENTS = {
    "bonus_pct": "Yearly bonus, of base pay",
    "bonus_amount": "Yearly bonus",
    "equity_per_year": "Equity a year",
    "share_of_comp": "Share of total compensation",
    "raise_pct": "Yearly raise",
    "promotion_pct": "Raise with a promotion",
    "level_premium": "More for a level",
    "hub_premium": "More in a tech hub",
    "skill_premium": "More for a skill",
    "education_premium": "More for a degree",
}
SCOPES = ("level", "industry", "company_type", "skill", "city")


@kept
def component_figures(tables: Tables, role: str) -> list[SourcedFigure]:
    """Each part of pay as its document states it: unlike units, to be read and not to share an axis."""
    figures = []
    for row in entries_of_role(tables, "pay_components", role):
        name = COMPONENTS.get(row["component"], row["component"].replace("_", " ").capitalize())
        scope = ", ".join(in_sentence(row[column]) for column in SCOPES if row[column])
        if row["component"] == "level_premium" and row["level"]:
            name = f"More at the {in_sentence(row['level'])} level"
        a_year = "a year" if row["unit"].endswith("per_year") else ""
        value = short_span(row["low"], row["high"], row["bound"], row["unit"])
        source = source_of(tables, row["fact_id"])
        note = ", ".join(filter(None, [a_year, scope])) or source.speaker
        figures.append(SourcedFigure(name, value, note, (source,)))
    return figures
