"""The cited tables in data/reference: every row names its source, its address and the day it was read."""

import csv
from datetime import date
from functools import cache
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from dashboard.compensation.errors import CompensationError

FOLDER = Path(__file__).resolve().parents[2] / "data" / "reference"


class CitedRow(BaseModel):
    """What every row of a reference table says of where it comes from."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False, str_strip_whitespace=True)

    source: str = Field(min_length=1)
    url: str = Field(pattern=r"^https://\S+$")
    read_on: date


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


def read(path: Path, row_type: type[Row]) -> tuple[Row, ...]:
    """Read a table, or say which line of it is wrong and why."""
    rows: list[Row] = []
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        if set(reader.fieldnames or ()) != set(row_type.model_fields):
            raise CompensationError(
                f"{path}:1: the columns must be {', '.join(sorted(row_type.model_fields))}; "
                f"these are {', '.join(reader.fieldnames or ()) or 'none'}."
            )
        for record in reader:
            try:
                rows.append(row_type.model_validate(record))
            except ValidationError as invalid:
                problem = invalid.errors()[0]
                where = ".".join(str(part) for part in problem["loc"])
                raise CompensationError(f"{path}:{reader.line_num}: {where}: {problem['msg']}.") from None
    return tuple(rows)


@cache
def table(name: str, row_type: type[Row]) -> tuple[Row, ...]:
    """Read a table of this project once."""
    return read(FOLDER / name, row_type)
