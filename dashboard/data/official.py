"""Price levels by the cities in them: a small table in data/reference, every row with its source, all of one vintage."""

from functools import cache
from pathlib import Path
from typing import Annotated, ClassVar, Self

from pydantic import BeforeValidator, Field, model_validator

from etl.checked_csv import CitedRow, Text, read_rows
from etl.folders import REFERENCE

Year = Annotated[int, Field(ge=2000, le=2100)]
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


def _vintage(row: OfficialRow) -> str:
    return row.vintage
