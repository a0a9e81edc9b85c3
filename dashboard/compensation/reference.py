"""The cited tables in data/reference: every row names its source, its address and the day it was read."""

from datetime import date
from functools import cache
from typing import TypeVar

from pydantic import Field

from etl.checked_csv import CitedRow, read_rows
from etl.folders import REFERENCE


class BracketRow(CitedRow):
    """Income above `over_usd` is taxed at `rate`, up to the next row."""

    jurisdiction: str
    year: int = Field(ge=2000, le=2100)
    over_usd: float = Field(ge=0)
    rate: float = Field(ge=0, lt=1)


class TaxParameterRow(CitedRow):
    """A number of a jurisdiction's tax law in a year."""

    jurisdiction: str
    year: int = Field(ge=2000, le=2100)
    parameter: str
    value: float = Field(ge=0)
    unit: str = Field(pattern="^(usd|rate)$")


class LimitRow(CitedRow):
    """A yearly limit on what may be put into a retirement or health account."""

    year: int = Field(ge=2000, le=2100)
    limit: str
    value_usd: float = Field(gt=0)


class PresetRow(CitedRow):
    """One year of a vesting schedule that employers are known for."""

    preset: str
    title: str
    year: int = Field(ge=1, le=10)
    pct: float = Field(ge=0, le=100)
    every_months: int = Field(ge=1, le=12)
    cliff_months: int = Field(ge=0, le=120)
    as_of: date


class TaxPlaceRow(CitedRow):
    """A city or state and whose taxes apply there."""

    name: str
    place: str


Row = TypeVar("Row", bound=CitedRow)


@cache
def table(name: str, row_type: type[Row]) -> tuple[Row, ...]:
    """Read a table of this project once."""
    return read_rows(REFERENCE / name, row_type)
