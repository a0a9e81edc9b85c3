"""Salaries of jobs around data and machine learning that people reported: ai-jobs.net."""

from collections.abc import Hashable
from hashlib import blake2b
from typing import Final

from etl.datasets.cells import RejectedError, filled, number, required, text, whole
from etl.datasets.kind import Clean, Kind, Layout, Record, Row
from etl.datasets.observations import COLUMNS, annual, observation, span

LEVELS: Final = {"EN": "entry", "MI": "mid", "SE": "senior", "EX": "executive"}
EMPLOYMENT: Final = {"FT": "full time", "PT": "part time", "CT": "contract", "FL": "freelance"}
REMOTE: Final = {"0": "on site", "50": "hybrid", "100": "remote"}


def cleaner(layout: Layout) -> Clean:
    """Distinct rows: the file has no row ids, and more than half of it are exact repeats."""
    seen: set[Hashable] = set()

    def clean(row: Row) -> Record:
        content = "\0".join(map(text, row.values())).encode()
        if (digest := blake2b(content, digest_size=12).digest()) in seen:
            raise RejectedError("an exact repeat of an earlier row", "title")
        seen.add(digest)
        if not (pay := number(row, "pay")):
            raise RejectedError("no pay", "pay")
        return observation(
            source="ai-jobs",
            year=whole(row, "year"),
            title=required(row, "title"),
            level=_known(LEVELS, row, "level"),
            remote=_known(REMOTE, row, "remote"),
            employment_type=_known(EMPLOYMENT, row, "employment_type"),
            filings=1,
            country=filled(row["country"]),
            **span(None, None, annual(pay, "year", "pay")),
        )

    return clean


def _known(words: dict[str, str], row: Row, column: str) -> str:
    if (word := words.get(text(row[column]))) is None:
        raise RejectedError("a code that is not known", column)
    return word


KIND: Final = Kind(
    name="ai-jobs",
    holds="salaries reported to ai-jobs.net",
    gives=COLUMNS,
    needs={
        "year": "WORK_YEAR",
        "level": "EXPERIENCE_LEVEL",
        "employment_type": "EMPLOYMENT_TYPE",
        "title": "JOB_TITLE",
        "salary": "SALARY",
        "currency": "SALARY_CURRENCY",
        "pay": "SALARY_IN_USD",
        "residence": "EMPLOYEE_RESIDENCE",
        "remote": "REMOTE_RATIO",
        "country": "COMPANY_LOCATION",
        "size": "COMPANY_SIZE",
    },
    cleaner=cleaner,
    policy="Distinct rows only: exact repeats are rejected and counted. The country is the employer's.",
)
