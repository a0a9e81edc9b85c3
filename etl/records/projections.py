"""How many jobs an occupation has, and how many are projected."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from etl.records.places import THE_NATION
from etl.records.statistics import Statistic, occupation_names
from etl.records.warehouse import open_warehouse

TOTAL: Final = "00-0000"


@dataclass(frozen=True)
class Projection:
    """An occupation's jobs in the first and the last year of a projection."""

    occupation: str
    title: str
    year: int
    until: int
    employment_thousands: float
    projected_thousands: float
    change_pct: float
    openings_thousands_per_year: float

    @property
    def is_total(self) -> bool:
        """Whether it is of all occupations together."""
        return self.occupation == TOTAL

    @property
    def vintage(self) -> str:
        """Whose it is and of which years, short enough for a label."""
        return f"BLS, {self.year}–{self.until}"

    @property
    def statistic(self) -> Statistic:
        """The data set it comes from, as a statistic without wages."""
        about = open_warehouse().descriptors["projections"]
        people = round(self.employment_thousands * 1000)
        place = THE_NATION.label
        return Statistic(
            "official", "projections", "BLS EP", about.vintage, self.title, self.occupation, place, people
        )


@cache
def every_projection() -> tuple[Projection, ...]:
    """All occupations that wages are kept for, the fastest growing first, and all together last."""
    names = {**occupation_names(), TOTAL: "All occupations"}
    rows = open_warehouse().ask("select * from projections order by occupation = ?, change_pct desc", [TOTAL])
    return tuple(Projection(title=names[row["occupation"]], **row) for row in rows)


def projections_of(occupations: Sequence[str]) -> tuple[Projection, ...]:
    """The projections of several occupations, in their order."""
    known = {each.occupation: each for each in every_projection()}
    return tuple(known[code] for code in occupations if code in known)
