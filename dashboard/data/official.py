"""Official statistics to set beside the documents' claims: projections and price levels.

Each is a small table in data/reference, typed in by hand: every row names its source, all are of one vintage.
"""

from functools import cache
from pathlib import Path
from typing import Annotated, ClassVar, Self

from pydantic import BeforeValidator, Field, model_validator

from etl.checked_csv import CitedRow, Text, read_rows
from etl.folders import REFERENCE

ALL_OCCUPATIONS = "00-0000"
ROUNDING = 0.05  # BLS prints thousands of jobs and percentages to one place

Year = Annotated[int, Field(ge=2000, le=2100)]
Thousands = Annotated[float, Field(gt=0, le=1_000_000)]
Parity = Annotated[float, Field(ge=30, le=250)]
City = Annotated[str, Field(pattern=r"^[^,|]+, [A-Z]{2}$")]
Cities = Annotated[tuple[City, ...], BeforeValidator(lambda cell: cell.split("|"))]


class OfficialRow(CitedRow):
    """A row of an official table: its vintage, where it is published and when it was read there."""

    label: ClassVar[str]
    year: Year

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


@cache
def official_projections(folder: Path = REFERENCE) -> tuple[OfficialProjection, ...]:
    """Projected employment of the proxy occupations and of all occupations."""
    return read_rows(folder / "official_projections.csv", OfficialProjection, _occupation, _vintage)


@cache
def price_levels(folder: Path = REFERENCE) -> tuple[PriceLevel, ...]:
    """Price levels of metropolitan areas."""
    return read_rows(
        folder / "price_levels.csv", PriceLevel, lambda row: (row.area_code, *row.cities), _vintage
    )


def price_level(city: str, state: str, folder: Path = REFERENCE) -> PriceLevel | None:
    """The price level of the area a city belongs to; a city that is not on file has none."""
    return _price_levels_by_city(folder).get(f"{city}, {state}")


@cache
def _price_levels_by_city(folder: Path) -> dict[str, PriceLevel]:
    return {city: level for level in price_levels(folder) for city in level.cities}


def _occupation(row: OccupationRow) -> tuple[str]:
    return (row.occupation_code,)


def _vintage(row: OfficialRow) -> str:
    return row.vintage
