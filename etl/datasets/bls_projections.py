"""Employment by occupation now and in ten years: the Employment Projections (BLS), table 1.2."""

import re
from typing import Final

from etl.datasets.cells import RejectedError, number, occupation, required, text
from etl.datasets.kind import Clean, Kind, Layout, Record, Row

YEAR: Final = re.compile(r"\b\d{4}\b")
AT_LEAST: Final = ">="


def cleaner(layout: Layout) -> Clean:
    """Occupations and their groups; the headings say the years."""
    year, until = (int(YEAR.findall(layout.heading(name))[0]) for name in ("employment", "projected"))

    def clean(row: Row) -> Record:
        median = text(row["p50"])
        employment, projected = number(row, "employment"), number(row, "projected")
        if employment is None or projected is None:
            raise RejectedError("no employment", "employment" if employment is None else "projected")
        return {
            "occupation": occupation(row),
            "title": required(row, "title"),
            "employment_thousands": employment,
            "projected_thousands": projected,
            "change_pct": number(row, "change"),
            "openings_thousands_per_year": number(row, "openings"),
            "p50_usd": number({"p50": median.removeprefix(AT_LEAST)}, "p50"),
            "capped": "p50" if median.startswith(AT_LEAST) else "",
            "year": year,
            "until": until,
            "detailed": text(row["type"]).lower() == "line item",
        }

    return clean


KIND: Final = Kind(
    name="bls-projections",
    holds="BLS employment projections by occupation",
    gives={
        "occupation": str,
        "title": str,
        "employment_thousands": float,
        "projected_thousands": float,
        "change_pct": float,
        "openings_thousands_per_year": float,
        "p50_usd": float,
        "capped": str,
        "year": int,
        "until": int,
        "detailed": bool,
    },
    needs={
        "title": r"\d{4}_NATIONAL_EMPLOYMENT_MATRIX_TITLE",
        "occupation": r"\d{4}_NATIONAL_EMPLOYMENT_MATRIX_CODE",
        "type": "OCCUPATION_TYPE",
        "employment": r"EMPLOYMENT_\d{4}",
        "projected": r"EMPLOYMENT_\d{4}",
        "change": r"EMPLOYMENT_CHANGE_PERCENT_\d{4}_\d{2}",
        "openings": r"OCCUPATIONAL_OPENINGS_\d{4}_\d{2}_ANNUAL_AVERAGE",
        "p50": r"MEDIAN_ANNUAL_WAGE_DOLLARS_\d{4}",
    },
    cleaner=cleaner,
    policy="Groups stand beside occupations; `detailed` tells them apart. A capped median is a floor.",
)
