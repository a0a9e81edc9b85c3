"""What the records tell of a role's pay at a place: statistics, each with its source, vintage and number of records.

They stand side by side and are never blended. A capped wage is a floor; of fewer than ten records no wage is told.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any, Final, Literal

from etl.records.places import NATION, THE_NATION, RecordPlace, places
from etl.records.roles import Role, roles
from etl.records.warehouse import open_warehouse

FEWEST: Final = 10
HOURS: Final = 2080  # of a year of full-time work, as both departments count
RANKS: Final = (10, 25, 50, 75, 90)
LATEST: Final = 2025
MOST_AREAS: Final = 3  # of a state, which has no wage statistics of its own

Kind = Literal["official", "filings", "levels"]


@dataclass(frozen=True)
class Statistic:
    """Percentiles of recorded pay in US dollars a year; None is not told."""

    kind: Kind
    table: str
    source: str
    vintage: str
    about: str
    occupation: str
    place: str
    n: int | None
    p10: float | None = None
    p25: float | None = None
    p50: float | None = None
    p75: float | None = None
    p90: float | None = None
    capped: tuple[str, ...] = ()
    level: str = "all"
    share: float | None = None

    @property
    def percentiles(self) -> dict[int, float]:
        """The wages that are told, by their rank; one in `capped` is a floor."""
        return {rank: wage for rank in RANKS if (wage := getattr(self, f"p{rank}")) is not None}

    @property
    def points(self) -> dict[int, float]:
        """The wages that are told and are no floors."""
        return {rank: wage for rank, wage in self.percentiles.items() if not self.is_floor(rank)}

    @property
    def is_similar(self) -> bool:
        """Whether it is of a job that the role is only filed as."""
        return self.share is not None and self.share < 1

    @property
    def highest(self) -> float:
        """The highest wage that is told."""
        return max(self.percentiles.values(), default=0)

    def is_floor(self, rank: int) -> bool:
        """Whether the wage at a rank is at least what stands there."""
        return f"p{rank}" in self.capped


@cache
def occupation_names() -> dict[str, str]:
    """What the statistics of today call an occupation, by its code."""
    rows = open_warehouse().ask(f"select occupation, title from wages_national where year = {LATEST}")
    return {row["occupation"]: row["title"].replace(" & ", " and ") for row in rows}


def statistics_of(role: Role, place: RecordPlace) -> tuple[Statistic, ...]:
    """All that the records tell of a role at a place: similar jobs, official; its filings, all and by level."""
    return _statistics(role.name, place.code)


@lru_cache(maxsize=4096)
def _statistics(role_name: str, place_code: str) -> tuple[Statistic, ...]:
    role, place = roles()[role_name], places()[place_code]
    return (
        *(wages for job in role.similar for wages in official_wages(job.occupation, place, job.share)),
        *title_filings(role, place),
        *(
            filings
            for job in role.similar
            for filings in occupation_filings(job.occupation, place, job.share)
        ),
    )


def official_wages(occupation: str, place: RecordPlace, share: float = 1.0) -> Iterator[Statistic]:
    """The official wages at a place; a state's are those of its largest areas, side by side."""
    store = open_warehouse()
    if place.kind in ("nation", "remote"):
        rows = store.ask(
            "select * from wages_national where occupation = ? and year = ?", [occupation, LATEST]
        )
        yield from (official(row, "wages_national", occupation, THE_NATION.label, share) for row in rows)
        return
    where, most = "area = ?", 1
    if place.kind == "state":
        where, most = "area in (select area from metros where state = ?)", MOST_AREAS
    rows = store.ask(
        f"select * from wages_metro where occupation = ? and {where} and p50_usd is not null "
        f"order by employment desc nulls last, area limit {most}",
        [occupation, place.code],
    )
    yield from (official(row, "wages_metro", occupation, places()[row["area"]].label, share) for row in rows)


def official(row: dict[str, Any], table: str, occupation: str, place: str, share: float = 1.0) -> Statistic:
    """The statistic of a row of official wages."""
    year = row.get("year", LATEST)
    return Statistic(
        kind="official",
        table=table,
        source="BLS OEWS",
        vintage=f"May {year}",
        about=occupation_names()[occupation],
        occupation=occupation,
        place=place,
        n=row["employment"],
        share=share,
        **_wages(row),
    )


def title_filings(role: Role, place: RecordPlace) -> Iterator[Statistic]:
    """The wages offered in filings of the role's title, all and by the seniority that the title names."""
    if not role.title:
        return
    rows = open_warehouse().ask(
        "select * from filings_titles where title = ? and area = ? and employer is null order by filings desc",
        [role.title, place.pooled],
    )
    for row in sorted(rows, key=lambda row: row["level"] != "all"):
        yield _filings(row, "filings_titles", role.name, "", place, level=row["level"])


def employer_filings(role: Role, place: RecordPlace, employer: str) -> Iterator[Statistic]:
    """The wages that one employer offered in its filings: of the title, else under the occupations."""
    question = (
        "select * from filings_titles where title = ? and area = ? and employer ilike ? order by filings desc"
    )
    name = f"%{escaped(employer)}%"
    for row in open_warehouse().ask(question, [role.title, place.pooled, name]):
        yield _filings(row, "filings_titles", f"{role.name} at {row['employer']}", "", place)
    for code in role.occupations:
        question = (
            "select * from filings_employers where occupation = ? and area = ? and employer ilike ? "
            "order by filings desc"
        )
        for row in open_warehouse().ask(question, [code, place.pooled, name]):
            about = f"{occupation_names()[code]} at {row['employer']}"
            yield _filings(row, "filings_employers", about, code, place)


def escaped(text: str) -> str:
    """A text to be looked for as it stands."""
    return text.replace("%", "").replace("_", " ")


def occupation_filings(occupation: str, place: RecordPlace, share: float = 1.0) -> Iterator[Statistic]:
    """The wages offered in filings under an occupation."""
    rows = open_warehouse().ask(
        "select * from filings_metro where occupation = ? and area = ?", [occupation, place.pooled]
    )
    yield from (
        replace(
            _filings(row, "filings_metro", occupation_names()[occupation], occupation, place), share=share
        )
        for row in rows
    )


def _filings(
    row: dict[str, Any], table: str, about: str, occupation: str, place: RecordPlace, level: str = "all"
) -> Statistic:
    return Statistic(
        kind="filings",
        table=table,
        source="DOL H-1B filings",
        vintage=open_warehouse().descriptors[table].vintage,
        about=about,
        occupation=occupation,
        place=THE_NATION.label if place.pooled == NATION else place.label,
        n=row["filings"],
        level=level,
        **_wages(row if row["filings"] >= FEWEST else {}),
    )


def _wages(row: dict[str, Any]) -> dict[str, Any]:
    capped = tuple((row.get("capped") or "").split())
    return {f"p{rank}": row.get(f"p{rank}_usd") for rank in RANKS} | {"capped": capped}


@dataclass(frozen=True)
class WageLevels:
    """The prevailing wages of an occupation at an area, level 1 to 4, in US dollars a year."""

    statistic: Statistic
    usd: tuple[float, ...]
    same_in_areas: int


def wage_levels(occupation: str, place: RecordPlace) -> WageLevels | None:
    """Those of an area; a state or the nation has none."""
    rows = open_warehouse().ask(
        "select * from wage_levels where occupation = ? and area = ?", [occupation, place.code]
    )
    if not rows:
        return None
    statistic = Statistic(
        kind="levels",
        table="wage_levels",
        source="DOL prevailing wages",
        vintage=open_warehouse().descriptors["wage_levels"].vintage,
        about=occupation_names()[occupation],
        occupation=occupation,
        place=place.label,
        n=None,
    )
    usd = tuple(rows[0][f"level{level}_usd_per_hour"] * HOURS for level in range(1, 5))
    return WageLevels(statistic, usd, rows[0]["same_in_areas"])
