"""Growth claims that can be compared: over a stated period of calendar years, as a yearly equivalent."""

from dataclasses import dataclass

from dashboard.data.cache import kept
from dashboard.data.official import OfficialProjection
from dashboard.data.provenance import SourcedFigure, official_source, source_of
from dashboard.data.roles import documents_about, in_sentence
from dashboard.data.tables import Entry, Tables
from dashboard.words.numbers import full, short
from dashboard.words.sentences import sentences
from etl.figure_text import SPACE
from etl.unit import PCT

SAY = sentences("demand")


@dataclass(frozen=True)
class GrowthClaim:
    """A total growth over calendar years, as one fact states it."""

    fact_id: str
    about: str
    total_pct: float
    first_year: int
    last_year: int
    is_of_role: bool

    @property
    def years(self) -> int:
        """The length of the period."""
        return self.last_year - self.first_year

    @property
    def yearly_pct(self) -> float:
        """The growth a year that compounds to the total; derived, not stated."""
        return yearly_equivalent_pct(self.total_pct, self.years)


def yearly_equivalent_pct(total_pct: float, years: float) -> float:
    """The constant growth a year that gives the total after so many years."""
    return float(((1 + total_pct / 100) ** (1 / years) - 1) * 100)


def compounding(total_pct: float, years: float) -> str:
    """How the growth a year follows from the total."""
    yearly = f"{yearly_equivalent_pct(total_pct, years):.2f}{SPACE}%"
    return f"(1 + {full(total_pct, 'pct')}) ^ (1 / {years:g}) − 1 = {yearly}"


@kept
def comparable_claims(tables: Tables, role: str) -> list[GrowthClaim]:
    """Claims of job growth over calendar years: those of the role's documents first, the strongest first.

    A relative period ("the past four years") has no years to compare with, "up to" no figure to convert.
    """
    own = set(documents_about(tables, role))
    claims = [
        GrowthClaim(
            row["fact_id"],
            row["role"] or "jobs",
            row["low"],
            row["period_start"],
            row["period_end"],
            row["document"] in own,
        )
        for row in tables["demand"].entries
        if row["measure"] == "job_growth" and _can_be_compared(row)
    ]
    return sorted(claims, key=lambda claim: (not claim.is_of_role, -claim.yearly_pct))


def _can_be_compared(row: Entry) -> bool:
    """A single figure over calendar years."""
    if row["unit"] != PCT or row["bound"] or None in (row["low"], row["period_start"], row["period_end"]):
        return False
    return bool(row["period_end"] > row["period_start"] and row["low"] == row["high"] and row["low"] > -100)


@kept
def strongest_growth(tables: Tables, role: str, projections: tuple[OfficialProjection, ...]) -> SourcedFigure:
    """The strongest growth claim that states its years, beside the official projection."""
    claims = comparable_claims(tables, role)
    if not claims:
        return SourcedFigure("Job growth", "not stated", SAY("no_strongest"))
    claim = claims[0]
    proxies = [row for row in projections if row.proxy_note]
    beside = tuple(official_source(row, short(row.change_pct, PCT, signed=True)) for row in proxies)
    note = SAY(
        "strongest",
        about=in_sentence(claim.about),
        growth=short(claim.yearly_pct, PCT),
        elsewhere=not claim.is_of_role,
    )
    return SourcedFigure(
        f"Jobs {claim.first_year}–{claim.last_year % 100:02d}",
        short(claim.total_pct, PCT, signed=True),
        note,
        (source_of(tables, claim.fact_id), *beside),
        SAY("strongest_formula", sum=SAY("compounded", sums=compounding(claim.total_pct, claim.years))),
    )
