"""Growth claims as documents state them, grouped so that like stands with like, each with its growth a year.

Two claims are alike if they measure the same thing, state it the same way (a rate a year, a total over so
many years, a total without a beginning) and both look back or both look ahead. What a claim comes to in a
year is derived, and says how; where the document leaves out what that needs, the reason stands instead.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from dashboard.data.tables import Entry
from dashboard.words.numbers import counted, full, short
from dashboard.words.sentences import sentences
from dashboard.words.spans import Span
from etl.figure_text import SPACE
from etl.unit import PCT, PCT_PER_YEAR

SAY = sentences("demand")
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
        return SAY(
            "period",
            since=self.first_year,
            until=self.last_year,
            one_year=self.first_year == self.last_year,
            words=self.period_text,
        )

    @property
    def span(self) -> Span:
        """The figure."""
        return Span(self.low, self.high, self.bound)

    @property
    def stated(self) -> str:
        """The figure as it stands."""
        return self.span.short(PCT, signed=True)

    @property
    def direction(self) -> str:
        """Jobs a year, past; postings, projected."""
        rate = " a year" if self.is_rate else ""
        return f"{MEASURES[self.measure]}{rate}, {'projected' if self.is_projection else 'past'}"

    @cached_property
    def yearly(self) -> "Yearly":
        """What it comes to in a year."""
        if self.is_rate:
            return Yearly(self.low, self.high, self.bound)
        if self.years is None:
            return Yearly(reason=SAY("no_first_year") if self.last_year else SAY("no_period"))
        ends = self.span.ends
        if not ends or min(ends) <= -100:
            return Yearly(reason=SAY("total_loss"))
        if self.years == 1:
            return Yearly(self.low, self.high, self.bound, SAY("one_year"))
        years = self.years
        growth = self.span.map(lambda total: yearly_equivalent_pct(total, years))
        sums = " and ".join(compounding(end, years) for end in dict.fromkeys(ends))
        return Yearly(growth.low, growth.high, growth.bound, SAY("compounded", sums=sums))

    @property
    def can_be_compared(self) -> bool:
        """Whether it is a total, a single figure, over calendar years.

        A relative period ("the past four years") has no years to compare with, "up to" no figure to convert.
        """
        if self.unit != PCT or self.bound or self.first_year is None or self.last_year is None:
            return False
        is_single = self.low is not None and self.low == self.high and self.low > -100
        return is_single and self.last_year > self.first_year

    @property
    def whole_period(self) -> str:
        """What a rate a year comes to over its whole period; derived, empty if that says nothing new."""
        if not self.is_rate or self.low is None or self.low != self.high or not self.years or self.years <= 1:
            return ""
        total = ((1 + self.low / 100) ** self.years - 1) * 100
        return SAY(
            "kept_up",
            years=counted(round(self.years), "year"),
            times=f"{1 + total / 100:.1f}",
            rate=full(self.low, PCT),
            count=f"{self.years:g}",
            total=short(total, PCT, signed=True),
        )


@dataclass(frozen=True)
class Yearly(Span):
    """A growth a year: derived by a formula, stated as it is, or missing for a reason."""

    formula: str = ""
    reason: str = ""

    @property
    def words(self) -> str:
        """+2.1 % a year, derived."""
        growth = self.short(PCT, signed=True) if self.ends else ""
        return SAY("yearly", growth=growth, is_derived=self.formula, reason=self.reason)


@dataclass(frozen=True)
class ClaimGroup:
    """Claims that may share an axis."""

    name: str
    claims: tuple[Claim, ...]


def claims_of(demand: Iterable[Entry]) -> list[Claim]:
    """The growth claims of the demand table, what is said twice only once, in the documents' order."""
    found: dict[Claim, list[str]] = {}
    for row in demand:
        if row["measure"] not in MEASURES:
            continue
        place = ", ".join(filter(None, [row["industry"], row["city"], row["state"]]))
        about = row["role"] or "jobs"
        claim = Claim(
            fact_ids=(),
            measure=row["measure"],
            about=f"{about} in {place}" if place else about,
            low=row["low"],
            high=row["high"],
            bound=row["bound"],
            unit=row["unit"],
            first_year=row["period_start"],
            last_year=row["period_end"],
            period_text=row["period_text"] or "",
            is_projection=bool(row["is_projection"]),
        )
        found.setdefault(claim, []).append(row["fact_id"])
    return [replace(claim, fact_ids=tuple(ids)) for claim, ids in found.items()]


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


def yearly_equivalent_pct(total_pct: float, years: float) -> float:
    """The constant growth a year that gives the total after so many years."""
    return float(((1 + total_pct / 100) ** (1 / years) - 1) * 100)


def compounding(total_pct: float, years: float) -> str:
    """How the growth a year follows from the total."""
    yearly = f"{yearly_equivalent_pct(total_pct, years):.2f}{SPACE}%"
    return f"(1 + {full(total_pct, PCT)}) ^ (1 / {years:g}) − 1 = {yearly}"
