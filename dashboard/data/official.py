"""Official statistics to set beside the documents' claims: wages, projections and price levels.

Each is a small table in data/reference, typed in by hand: every row names its source, all are of one vintage.
"""

import csv
from collections.abc import Iterator
from datetime import date
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Annotated, ClassVar, Self, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from dashboard.compensation.reference import FOLDER
from etl.errors import InputError

WAGE_CAP_USD = 239_200  # BLS prints such a wage of May 2024 as "#": at least that, which is no figure
ALL_OCCUPATIONS = "00-0000"
ROUNDING = 0.05  # BLS prints thousands of jobs and percentages to one place

Year = Annotated[int, Field(ge=2000, le=2100)]
Text = Annotated[str, Field(min_length=1)]
Wage = Annotated[int, Field(ge=10_000, lt=WAGE_CAP_USD)]
Thousands = Annotated[float, Field(gt=0, le=1_000_000)]
Parity = Annotated[float, Field(ge=30, le=250)]
City = Annotated[str, Field(pattern=r"^[^,|]+, [A-Z]{2}$")]
Cities = Annotated[tuple[City, ...], BeforeValidator(lambda cell: cell.split("|"))]


class OfficialRow(BaseModel):
    """A row of an official table: its vintage, where it is published and when it was read there."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False, str_strip_whitespace=True)
    label: ClassVar[str]
    year: Year
    source: Text
    url: str = Field(pattern=r"^https://\S+$")
    read: date

    @property
    def vintage(self) -> str:
        """The publisher and the period, short enough for a label."""
        return self.label.format_map(dict(self))


class OccupationRow(OfficialRow):
    """An occupation; unless it is all of them, it stands in for one that no statistic counts."""

    occupation_code: str = Field(pattern=r"^\d{2}-\d{4}$")
    occupation: Text
    proxy_note: str

    @model_validator(mode="after")
    def says_that_it_is_a_proxy(self) -> Self:
        """A stand-in must be labelled as one."""
        if bool(self.proxy_note) == (self.occupation_code == ALL_OCCUPATIONS):
            raise ValueError(
                f"proxy_note must say what an occupation stands in for ({ALL_OCCUPATIONS}: none)"
            )
        return self


class OfficialWage(OccupationRow):
    """What an occupation pays nationally: mean and percentiles of the annual wage, and how many hold it."""

    label = "BLS, May {year}"
    employment: int = Field(gt=0)
    mean_usd: Wage
    p10_usd: Wage
    p25_usd: Wage
    p50_usd: Wage
    p75_usd: Wage
    p90_usd: Wage

    @property
    def percentiles(self) -> dict[int, int]:
        """The wage at each published percentile."""
        return {10: self.p10_usd, 25: self.p25_usd, 50: self.p50_usd, 75: self.p75_usd, 90: self.p90_usd}

    @model_validator(mode="after")
    def rises(self) -> Self:
        """A higher percentile earns no less, and the mean lies among them."""
        ladder = list(self.percentiles.values())
        if ladder != sorted(ladder):
            raise ValueError(f"percentiles must rise: {', '.join(f'{step:,}' for step in ladder)}")
        if not ladder[0] <= self.mean_usd <= ladder[-1]:
            raise ValueError("mean_usd must lie between p10_usd and p90_usd")
        return self


class OfficialProjection(OccupationRow):
    """How many jobs an occupation has and is projected to have."""

    label = "BLS, {year}–{until}"
    until: Year
    employment_thousands: Thousands
    projected_thousands: Thousands
    change_pct: float = Field(ge=-100, le=1000)
    openings_thousands_per_year: Thousands

    @model_validator(mode="after")
    def adds_up(self) -> Self:
        """The change is that between the two counts, as far as their rounding can tell."""
        least, most = (
            100 * ((self.projected_thousands + slack) / (self.employment_thousands - slack) - 1) + slack
            for slack in (-ROUNDING, ROUNDING)
        )
        if not least <= self.change_pct <= most:
            raise ValueError(f"change_pct must follow from the counts: {least:.1f} to {most:.1f}")
        return self


class PriceLevel(OfficialRow):
    """Regional price parities of a metropolitan area and the cities in it; the nation is 100."""

    label = "BEA, {year}"
    area_code: str = Field(pattern=r"^\d{5}$", description="the area's CBSA code in OMB Bulletin 20-01")
    area: Text
    cities: Cities
    all_items: Parity
    goods: Parity
    housing: Parity
    utilities: Parity
    other_services: Parity
    note: str

    @model_validator(mode="after")
    def averages(self) -> Self:
        """All items are an average of their parts."""
        parts = (self.goods, self.housing, self.utilities, self.other_services)
        if not min(parts) <= self.all_items <= max(parts):
            raise ValueError(f"all_items must lie between its parts, {min(parts)} and {max(parts)}")
        return self


Row = TypeVar("Row", bound=OfficialRow)


@cache
def official_wages(folder: Path = FOLDER) -> tuple[OfficialWage, ...]:
    """National wages of the proxy occupations."""
    return _read(folder / "official_wages.csv", OfficialWage, "occupation_code")


@cache
def official_projections(folder: Path = FOLDER) -> tuple[OfficialProjection, ...]:
    """Projected employment of the proxy occupations and of all occupations."""
    return _read(folder / "official_projections.csv", OfficialProjection, "occupation_code")


@cache
def price_levels(folder: Path = FOLDER) -> tuple[PriceLevel, ...]:
    """Price levels of metropolitan areas."""
    return _read(folder / "price_levels.csv", PriceLevel, "area_code", "cities")


def price_level(city: str, state: str, folder: Path = FOLDER) -> PriceLevel | None:
    """The price level of the area a city belongs to; a city that is not on file has none."""
    return next((level for level in price_levels(folder) if f"{city}, {state}" in level.cities), None)


def _read(path: Path, row_type: type[Row], *unique: str) -> tuple[Row, ...]:
    rows: list[Row] = []
    seen: set[str] = set()
    for line, record in _records(path, set(row_type.model_fields)):
        try:
            rows.append(row_type.model_validate(record))
        except ValidationError as invalid:
            raise InputError(path, _problem(invalid), line) from None
        for name in map(str.strip, "|".join(record[column] for column in unique).split("|")):
            if name in seen:
                raise InputError(path, f"{name} stands here for the second time", line)
            seen.add(name)
        if (found := rows[-1].vintage) != (first := rows[0].vintage):
            raise InputError(path, f"{found} stands beside {first}; expected one vintage", line)
    if not rows:
        raise InputError(path, "no rows; expected at least one", 1)
    return tuple(rows)


def _records(path: Path, columns: set[str]) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        reader = csv.DictReader(StringIO(path.read_text("utf-8-sig"), newline=""), strict=True)
        if sorted(reader.fieldnames or ()) != sorted(columns):
            raise InputError(path, f"expected the columns {', '.join(sorted(columns))}", 1)
        for record in reader:
            if None in record or None in record.values():
                raise InputError(path, f"expected {len(columns)} cells", reader.line_num)
            yield reader.line_num, record
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(path, f"expected a CSV table in UTF-8: {error}") from None


def _problem(invalid: ValidationError) -> str:
    first = invalid.errors()[0]
    where = f"{first['loc'][0]} is {first['input']!r}: " if first["loc"] else ""
    return where + first["msg"].removeprefix("Value error, ")
