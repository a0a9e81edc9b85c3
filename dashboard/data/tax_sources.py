"""Where the taxes behind a take-home come from, as sources to open."""

from functools import cache

from dashboard.compensation.reference import BracketRow, TaxParameterRow, table
from dashboard.compensation.taxes import DEFAULT_YEAR, PLACES
from dashboard.data.provenance import Source
from etl.checked_csv import CitedRow

NAMES = {
    "federal": "Federal income tax",
    "fica": "Social Security and Medicare",
    "NYC": "New York City income tax",
}


@cache
def tax_sources(place: str, year: int = DEFAULT_YEAR) -> tuple[Source, ...]:
    """The laws and tables behind the taxes of a place, each address once."""
    where = PLACES[place]
    found: dict[str, Source] = {}
    for name in filter(None, ("federal", "fica", where.state, where.city)):
        for row in _rows(name, year):
            found.setdefault(
                row.url,
                Source(
                    value="",
                    quote="",
                    document=row.source,
                    line=None,
                    publisher=f"{NAMES.get(name, f'{name} taxes')}, {year}",
                    read_on=row.read_on.isoformat(),
                    url=row.url,
                ),
            )
    return tuple(found.values())


def _rows(jurisdiction: str, year: int) -> list[CitedRow]:
    brackets = table("tax_brackets.csv", BracketRow)
    parameters = table("tax_parameters.csv", TaxParameterRow)
    return [row for row in (*brackets, *parameters) if (row.jurisdiction, row.year) == (jurisdiction, year)]
