"""Employers' filings as marks and as rows of a table."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from dashboard.charts import Mark
from dashboard.data.provenance import columns_of
from dashboard.data.records import table_source
from dashboard.words.numbers import counted, short
from dashboard.words.sentences import sentences
from etl.records.employers import EmployerPay, told
from etl.unit import USD

SAY = sentences("employers")
MOST_DRAWN = 12
ALWAYS = ("Filings", "Median, $")


def drawn(found: Sequence[EmployerPay]) -> list[EmployerPay]:
    """The employers with the most filings that tell a median, the highest first."""
    return sorted(told(found)[:MOST_DRAWN], key=lambda each: -(each.p50 or 0))


def employer_marks(found: Sequence[EmployerPay], *, with_place: bool = False) -> tuple[Mark, ...]:
    """The middle half of what each employer offers, or its median, of the most filings; the highest median first."""
    return tuple(
        Mark(
            each.employer,
            _detail(each, with_place),
            tone="filings",
            low=each.p50 if each.p25 is None else each.p25,
            high=each.p50 if each.p75 is None else each.p75,
            **columns_of(table_source(each.table)),
        )
        for each in drawn(found)
    )


def _detail(each: EmployerPay, with_place: bool) -> str:
    return SAY(
        "detail",
        median=short(each.p50 or 0, USD) if each.p25 is not None else "",
        many=counted(each.filings, "filing"),
        place=each.place if with_place else "",
        lends=SAY("lends", yes=each.lends_staff),
    )


def pay_table(found: Sequence[EmployerPay]) -> pd.DataFrame:
    """Every row, to be sorted and searched; a column that says the same of all is left out. Of few filings no pay."""
    columns: dict[str, list[Any]] = {
        "Employer": [each.employer for each in found],
        "Filed as": [each.about for each in found],
        "Place": [each.place for each in found],
        "Filings": [each.filings for each in found],
        "25th, $": [each.p25 for each in found],
        "Median, $": [each.p50 for each in found],
        "75th, $": [each.p75 for each in found],
        "Lends staff": ["yes" if each.lends_staff else "" for each in found],
    }
    return pd.DataFrame(
        {name: cells for name, cells in columns.items() if name in ALWAYS or len(set(cells)) > 1}
    )
