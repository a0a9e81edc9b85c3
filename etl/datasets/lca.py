"""Wages offered in applications for H-1B, H-1B1 and E-3 workers: the disclosure files of the US Department of Labor."""

from typing import Final

from etl.datasets.cells import RejectedError, day, filled, number, required, soc_code, text, zip_code
from etl.datasets.kind import Clean, Kind, Layout, Record, Row
from etl.datasets.observations import COLUMNS, annual, observation, span

OCTOBER: Final = 10  # in which the federal fiscal year begins


def cleaner(layout: Layout) -> Clean:
    """Certified full-time cases; a range is taken at its middle."""

    def clean(row: Row) -> Record:
        if text(row["status"]).lower() != "certified":
            raise RejectedError("not certified", "status")
        if text(row["full_time"]).upper() != "Y":
            raise RejectedError("not full time", "full_time")
        if not (low := number(row, "low")):
            raise RejectedError("no wage", "low")
        unit = text(row["unit"])
        decided = day(row.get("decided"))
        return observation(
            source="lca",
            year=decided.year + (decided.month >= OCTOBER) if decided else layout.year,
            title=filled(row.get("title")),
            occupation=soc_code(row["occupation"]),
            employer=required(row, "employer"),
            city=filled(row.get("city")),
            state=filled(row.get("state")),
            level=filled(row.get("level")),
            employment_type="full time",
            filings=1,
            country="US",
            zip=zip_code(row.get("zip")),
            **span(annual(low, unit, "low"), annual(number(row, "high") or None, unit, "high")),
        )

    return clean


KIND: Final = Kind(
    name="lca",
    holds="DOL applications for H-1B workers",
    gives=COLUMNS,
    needs={
        "status": "CASE_STATUS",
        "occupation": "SOC_CODE",
        "full_time": "FULL_TIME_POSITION",
        "employer": "EMPLOYER_NAME",
        "low": "WAGE_RATE_OF_PAY_FROM(_1)?",
        "unit": "WAGE_UNIT_OF_PAY(_1)?",
    },
    may={
        "high": "WAGE_RATE_OF_PAY_TO(_1)?",
        "title": "JOB_TITLE",
        "city": "WORKSITE_CITY(_1)?",
        "state": "WORKSITE_STATE(_1)?",
        "zip": "WORKSITE_POSTAL_CODE(_1)?",
        "level": "PW_WAGE_LEVEL(_1)?",
        "decided": "DECISION_DATE",
    },
    cleaner=cleaner,
    year_in_name=r"FY_?(20\d\d)|(20\d\d)",
    policy="Certified full-time cases only; a year is the fiscal year of the decision, a level the prevailing wage's.",
)
