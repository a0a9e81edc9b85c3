"""Growth claims as documents state them, grouped so that like stands with like, each with its growth a year.

Two claims are alike if they measure the same thing, state it the same way (a rate a year, a total over so
many years, a total without a beginning) and both look back or both look ahead. What a claim comes to in a
year is derived, and says how; where the document leaves out what that needs, the reason stands instead.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from dashboard.data.tables import Entry
from dashboard.demand.growth import compounding, yearly_equivalent_pct
from dashboard.words.numbers import counted, full, short, short_span
from dashboard.words.sentences import sentences
from etl.unit import PCT_PER_YEAR

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
        return SAY(
            "kept_up",
            years=counted(round(self.years), "year"),
            times=f"{1 + total / 100:.1f}",
            rate=full(self.low, "pct"),
            count=f"{self.years:g}",
            total=short(total, "pct", signed=True),
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
        growth = short_span(self.low, self.high, self.bound, "pct", signed=True) if self.exists else ""
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


def _yearly(claim: Claim) -> Yearly:
    if claim.is_rate:
        return Yearly(claim.low, claim.high, claim.bound)
    if claim.years is None:
        return Yearly(reason=SAY("no_first_year") if claim.last_year else SAY("no_period"))
    ends = [end for end in (claim.low, claim.high) if end is not None]
    if not ends or min(ends) <= -100:
        return Yearly(reason=SAY("total_loss"))
    if claim.years == 1:
        return Yearly(claim.low, claim.high, claim.bound, SAY("one_year"))
    low, high = (
        None if end is None else yearly_equivalent_pct(end, claim.years) for end in (claim.low, claim.high)
    )
    sums = " and ".join(compounding(end, claim.years) for end in dict.fromkeys(ends))
    return Yearly(low, high, claim.bound, SAY("compounded", sums=sums))
