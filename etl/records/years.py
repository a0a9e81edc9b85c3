"""How an occupation's pay has moved: a point a year, with what changed about the count between them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field

from etl.checked_csv import read_rows
from etl.folders import REFERENCE
from etl.records.places import THE_NATION, RecordPlace
from etl.records.statistics import Statistic, official
from etl.records.warehouse import open_warehouse

LINES_REDRAWN: Final = 2024  # of the metropolitan areas
Year = Annotated[int, Field(ge=2000, le=2100)]


class CodeRow(BaseModel):
    """A line of data/reference/occupation_codes.csv: the code an occupation had for some years, and how it differs."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    occupation: str
    code: str
    since: Year
    until: Year
    differs: str


@dataclass(frozen=True)
class YearOfPay:
    """What was paid in May of a year; `prices` turns it into dollars of the latest year.

    `code` and `differs` say what was counted, `area` within which lines: where one of them is not that of the year
    before, the two do not compare.
    """

    year: int
    statistic: Statistic
    prices: float
    code: str
    differs: str = ""
    area: str = ""

    def breaks_after(self, before: "YearOfPay") -> Iterator[str]:
        """Why a year does not follow from the one before it."""
        if before.differs != self.differs:
            yield (
                f"until {before.year} {before.differs}"
                if before.differs
                else f"from {self.year} {self.differs}"
            )
        if before.area != self.area:
            yield f"until {before.year} the lines of {before.area}"
        floors = set(before.statistic.capped) - set(self.statistic.capped)
        if floors and not self.statistic.capped:
            yield f"from {self.year} wages above {before.statistic.highest:,.0f} are printed"


@cache
def code_rows() -> tuple[CodeRow, ...]:
    """Every code of every occupation; no year of an occupation has two."""
    return read_rows(
        REFERENCE / "occupation_codes.csv",
        CodeRow,
        lambda row: (f"{row.occupation} in {year}" for year in range(row.since, row.until + 1)),
    )


@cache
def price_index() -> dict[int, float]:
    """Consumer prices by year."""
    return {row["year"]: row["index"] for row in open_warehouse().ask("select * from consumer_prices")}


def years_of(occupation: str, place: RecordPlace) -> tuple[YearOfPay, ...]:
    """The years of an occupation at an area from 2019 on, or in the nation from 2003 on; a state has none."""
    match place.kind:
        case "metro":
            found = _of_area(occupation, place)
        case "state":
            return ()
        case _:
            found = _of_nation(occupation)
    return tuple(sorted(found, key=lambda point: point.year))


def _prices(year: int) -> float:
    index = price_index()
    return index[max(index)] / index[year]


def _of_nation(occupation: str) -> Iterator[YearOfPay]:
    for row in code_rows():
        if row.occupation != occupation:
            continue
        for wages in open_warehouse().ask(
            "select * from wages_national where occupation = ? and year between ? and ?",
            [row.code, row.since, row.until],
        ):
            statistic = official(wages, "wages_national", occupation, THE_NATION.label)
            yield YearOfPay(wages["year"], statistic, _prices(wages["year"]), row.code, row.differs)


def _of_area(occupation: str, place: RecordPlace) -> Iterator[YearOfPay]:
    for wages in open_warehouse().ask(
        "select * from medians_metro where occupation = ? and area in (?, ?)",
        [occupation, place.code, place.code_until_2023 or place.code],
    ):
        year = wages["year"]
        area = place.name_until_2023 if year < LINES_REDRAWN and place.name_until_2023 else place.name
        statistic = official(wages, "medians_metro", occupation, place.label)
        yield YearOfPay(year, statistic, _prices(year), occupation, area=area)
