"""How many jobs an occupation has, and how many are projected."""

from collections.abc import Sequence
from dataclasses import dataclass

from etl.records.places import THE_NATION
from etl.records.statistics import Statistic, occupation_names
from etl.records.warehouse import open_warehouse


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
    def statistic(self) -> Statistic:
        """The data set it comes from, as a statistic without wages."""
        about = open_warehouse().descriptors["projections"]
        people = round(self.employment_thousands * 1000)
        place = THE_NATION.label
        return Statistic(
            "official", "projections", "BLS EP", about.vintage, self.title, self.occupation, place, people
        )


def projections_of(occupations: Sequence[str]) -> tuple[Projection, ...]:
    """The projections of several occupations, in their order."""
    rows = open_warehouse().ask("select * from projections")
    names = occupation_names()
    found = {row["occupation"]: Projection(title=names.get(row["occupation"], ""), **row) for row in rows}
    return tuple(found[code] for code in occupations if code in found)
