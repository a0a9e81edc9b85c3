"""Where the taxes behind a take-home come from, as sources to open."""

from functools import cache

from dashboard.compensation.reference import BracketRow, TaxParameterRow, table
from dashboard.compensation.taxes import DEFAULT_YEAR, PLACES
from dashboard.data.provenance import Source, cited

NAMES = {
    "federal": "Federal income tax",
    "fica": "Social Security and Medicare",
    "NYC": "New York City income tax",
}


@cache
def tax_sources(place: str, year: int = DEFAULT_YEAR) -> tuple[Source, ...]:
    """The laws and tables behind the taxes of a place, each address once."""
    rows = [*table("tax_brackets.csv", BracketRow), *table("tax_parameters.csv", TaxParameterRow)]
    found: dict[str, Source] = {}
    for name in filter(None, ("federal", "fica", PLACES[place].state, PLACES[place].city)):
        for row in rows:
            if (row.jurisdiction, row.year) == (name, year):
                found.setdefault(row.url, cited(row, f"{NAMES.get(name, f'{name} taxes')}, {year}"))
    return tuple(found.values())
