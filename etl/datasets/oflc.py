"""Prevailing wages by level 1 to 4, by area and occupation: the wage files of the US Department of Labor (FLAG)."""

from typing import Final

from etl.datasets.cells import RejectedError, number, occupation, required, text
from etl.datasets.kind import Clean, Kind, Layout, Record, Row

LEVELS: Final = ("level1", "level2", "level3", "level4")
HOURS_A_YEAR: Final = 2080
MOST_AN_HOUR_USD: Final = 250  # more is a year's wage, in files that have no column to say so
ANNUAL: Final = "annual wage"


def cleaner(layout: Layout) -> Clean:
    """Wages a year: hourly ones times 2,080, those of teachers and pilots as they are."""

    def clean(row: Row) -> Record:
        label = text(row.get("label")).lower()
        found = [(name, number(row, name)) for name in LEVELS]
        wages = [wage for _, wage in found if wage is not None]
        if len(wages) < len(LEVELS):
            absent = next(name for name, wage in found if wage is None)
            raise RejectedError(f"no levels: {label}" if label else "no levels", absent)
        if wages != sorted(wages) or wages[0] <= 0:
            raise RejectedError("levels do not rise", "level1")
        hours = 1 if label == ANNUAL or wages[0] > MOST_AN_HOUR_USD else HOURS_A_YEAR
        record = {"area": required(row, "area"), "occupation": occupation(row)}
        return record | {
            f"{name}_usd": round(wage * hours, 2) for name, wage in zip(LEVELS, wages, strict=True)
        }

    return clean


KIND: Final = Kind(
    name="oflc",
    holds="DOL prevailing wages by level",
    gives={"area": str, "occupation": str, **{f"{name}_usd": float for name in LEVELS}},
    needs={
        "area": "AREA",
        "occupation": "SOCCODE OCC_CODE",
        **{name: f"LEVEL{n} L{n}_HOURLY" for n, name in enumerate(LEVELS, 1)},
    },
    may={"label": "LABEL"},
    cleaner=cleaner,
    prefers=r"ALC_",  # all industries; its sister EDC holds higher education alone
    year_in_name=r"(20\d\d)-\d\d",
    asks_year=True,
    policy="Wages a year. The year is the July in which the wages begin to apply.",
)
