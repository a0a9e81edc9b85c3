"""Growth claims as documents state them, grouped so that like stands with like, each with its growth a year.

Two claims are alike if they measure the same thing, state it the same way (a rate a year, a total over so
many years, a total without a beginning) and both look back or both look ahead. What a claim comes to in a
year is derived, and says how; where the document leaves out what that needs, the reason stands instead.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from dashboard.demand.growth import yearly_equivalent_pct
from dashboard.words.cells import number, text
from dashboard.words.numbers import counted, short, short_span
from etl.unit import PCT_PER_YEAR

MEASURES = {"job_growth": "Jobs", "postings_growth": "Postings"}
WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
LENGTH = re.compile(rf"\b(?:(\d+|{'|'.join(WORDS)})[\s-]+)?(years?|decades?|months?)\b", re.IGNORECASE)
YEARS = {"year": 1.0, "decade": 10.0, "month": 1 / 12}


@dataclass(frozen=True)
class Claim:
    """One growth claim; `fact_ids` are all the places that state the very same."""

    fact_ids: tuple[str, ...]
    measure: str
    about: str
    low: float | None
    high: float | None
    bound: str | None
    unit: str
    first_year: int | None
    last_year: int | None
    period_text: str
    is_projection: bool

    @property
    def years(self) -> float | None:
        """The length of its period, if it is said; a relative one has a length, though no calendar years."""
        if self.first_year is not None and self.last_year is not None:
            return float(self.last_year - self.first_year) or 1.0
        return None if self.last_year is not None else length_in_years(self.period_text)

    @property
    def is_rate(self) -> bool:
        """Whether it is stated as a growth a year."""
        return self.unit == PCT_PER_YEAR

    @property
    def period(self) -> str:
        """Its period as the document puts it."""
        if self.last_year is not None:
            if self.first_year is None:
                return f"by {self.last_year}, from no stated year"
            return (
                f"{self.first_year}–{self.last_year}"
                if self.first_year < self.last_year
                else f"in {self.last_year}"
            )
        if self.first_year is not None:
            return f"since {self.first_year}"
        return self.period_text or "no period stated"

    @property
    def stated(self) -> str:
        """The figure as it stands."""
        return short_span(self.low, self.high, self.bound, "pct", signed=True)

    @property
    def direction(self) -> str:
        """Jobs a year, past; postings, projected."""
        rate = " a year" if self.is_rate else ""
        return f"{MEASURES[self.measure]}{rate}, {'projected' if self.is_projection else 'past'}"

    @property
    def yearly(self) -> "Yearly":
        """What it comes to in a year."""
        return _yearly(self)

    @property
    def whole_period(self) -> str:
        """What a rate a year comes to over its whole period; derived, empty if that says nothing new."""
        if not self.is_rate or self.low is None or self.low != self.high or not self.years or self.years <= 1:
            return ""
        total = ((1 + self.low / 100) ** self.years - 1) * 100
        return (
            f"Kept up for {counted(round(self.years), 'year')}, it multiplies by {1 + total / 100:.1f}: "
            f"(1 + {self.low:g} %) ^ {self.years:g} − 1 = {short(total, 'pct', signed=True)}."
        )


@dataclass(frozen=True)
class Yearly:
    """A growth a year: derived by a formula, stated as it is, or missing for a reason."""

    low: float | None = None
    high: float | None = None
    bound: str | None = None
    formula: str = ""
    reason: str = ""

    @property
    def exists(self) -> bool:
        """Whether there is one."""
        return self.low is not None or self.high is not None

    @property
    def words(self) -> str:
        """+2.1 % a year, derived."""
        if not self.exists:
            return f"no yearly equivalent: {self.reason}"
        value = short_span(self.low, self.high, self.bound, "pct", signed=True)
        return f"{value} a year{', derived' if self.formula else ''}"


@dataclass(frozen=True)
class ClaimGroup:
    """Claims that may share an axis."""

    name: str
    claims: tuple[Claim, ...]


def claims_of(demand: pd.DataFrame) -> list[Claim]:
    """The growth claims of the demand table, what is said twice only once, in the documents' order."""
    found: dict[Claim, list[str]] = {}
    for row in demand[demand["measure"].isin(MEASURES)].to_dict("records"):
        place = ", ".join(filter(None, [text(row["industry"]), text(row["city"]), text(row["state"])]))
        about = text(row["role"]) or "jobs"
        claim = Claim(
            fact_ids=(),
            measure=row["measure"],
            about=f"{about} in {place}" if place else about,
            low=number(row["low"]),
            high=number(row["high"]),
            bound=text(row["bound"]) or None,
            unit=row["unit"],
            first_year=_year(row["period_start"]),
            last_year=_year(row["period_end"]),
            period_text=text(row["period_text"]),
            is_projection=bool(row["is_projection"]) if not pd.isna(row["is_projection"]) else False,
        )
        found.setdefault(claim, []).append(row["fact_id"])
    return [_stated_in(claim, ids) for claim, ids in found.items()]


def groups_of(claims: Iterable[Claim]) -> list[ClaimGroup]:
    """Claims by likeness, in the order in which the first of each kind appears."""
    groups: dict[str, list[Claim]] = {}
    for claim in claims:
        groups.setdefault(likeness(claim), []).append(claim)
    return [ClaimGroup(name, tuple(members)) for name, members in groups.items()]


def likeness(claim: Claim) -> str:
    """What a claim must have in common with another to stand beside it, in words."""
    measure = claim.direction
    if claim.is_rate:
        return measure
    if claim.years is not None:
        whole = claim.years >= 1 and claim.years == round(claim.years)
        length = counted(round(claim.years), "year") if whole else counted(round(claim.years * 12), "month")
        return f"{measure}: total over {length}"
    return f"{measure}: total, period open"


def length_in_years(period: str) -> float | None:
    """The length that a relative period names: past year, last 5 years, next decade."""
    match = LENGTH.search(period)
    if match is None:
        return None
    how_many, what = match.groups()
    count = (
        1 if how_many is None else int(how_many) if how_many.isdigit() else WORDS.index(how_many.lower()) + 1
    )
    if how_many is None and what.lower().endswith("s"):
        return None  # "in recent years": how many is not said
    return count * YEARS[what.lower().removesuffix("s")] or None


def _yearly(claim: Claim) -> Yearly:
    if claim.is_rate:
        return Yearly(claim.low, claim.high, claim.bound)
    if claim.years is None:
        return Yearly(reason="no year from which it counts" if claim.last_year else "no period is stated")
    ends = [end for end in (claim.low, claim.high) if end is not None]
    if not ends or min(ends) <= -100:
        return Yearly(reason="a total loss has none")
    if claim.years == 1:
        return Yearly(
            claim.low, claim.high, claim.bound, "The period is one year: its total is the growth a year."
        )
    low, high = (
        None if end is None else yearly_equivalent_pct(end, claim.years) for end in (claim.low, claim.high)
    )
    written = " and ".join(
        f"(1 + {end:g} %) ^ (1 / {claim.years:g}) − 1 = {yearly_equivalent_pct(end, claim.years):.2f} %"
        for end in dict.fromkeys(ends)
    )
    return Yearly(low, high, claim.bound, f"A year: {written}.")


def _year(cell: object) -> int | None:
    value = number(cell)
    return None if value is None else int(value)


def _stated_in(claim: Claim, fact_ids: list[str]) -> Claim:
    return Claim(**{**vars(claim), "fact_ids": tuple(fact_ids)})
