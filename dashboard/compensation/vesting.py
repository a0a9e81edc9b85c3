"""When a grant vests: exact schedules and whole shares."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from itertools import accumulate, pairwise
from typing import TypeAlias, TypeVar

from dashboard.compensation.errors import CompensationError

LONGEST_MONTHS = 240

Exact: TypeAlias = int | float | Decimal | Fraction
Part = TypeVar("Part", int, Fraction)


class Rounding(StrEnum):
    """How whole shares are dealt out over tranches: the allocation types of the Open Cap Table format."""

    CUMULATIVE_ROUNDING = "CUMULATIVE_ROUNDING"
    CUMULATIVE_ROUND_DOWN = "CUMULATIVE_ROUND_DOWN"
    FRONT_LOADED = "FRONT_LOADED"
    BACK_LOADED = "BACK_LOADED"
    FRONT_LOADED_TO_SINGLE_TRANCHE = "FRONT_LOADED_TO_SINGLE_TRANCHE"
    BACK_LOADED_TO_SINGLE_TRANCHE = "BACK_LOADED_TO_SINGLE_TRANCHE"


@dataclass(frozen=True)
class Tranche:
    """A part of a grant, earned at the end of a month counted from the grant's start."""

    month: int
    fraction: Fraction


@dataclass(frozen=True)
class Schedule:
    """Tranches that make up exactly the whole grant; what is earned before the cliff is released at it."""

    tranches: tuple[Tranche, ...]
    cliff_months: int = 0

    def __post_init__(self) -> None:
        if not self.tranches:
            raise CompensationError("The schedule has no vesting date; give at least one.")
        months = [tranche.month for tranche in self.tranches]
        if months[0] < 1 or any(later <= earlier for earlier, later in pairwise(months)):
            raise CompensationError(f"Vesting months must rise from 1 upwards; these are {_listed(months)}.")
        if months[-1] > LONGEST_MONTHS:
            raise CompensationError(
                f"The last vest is in month {months[-1]}; at most {LONGEST_MONTHS} months are supported."
            )
        shares = [tranche.fraction for tranche in self.tranches]
        if min(shares) <= 0:
            raise CompensationError("Every vesting date needs a share of the grant above 0 %.")
        if sum(shares) != 1:
            raise CompensationError(f"The schedule adds up to {_pct(sum(shares))}, not to 100 %.")
        if self.cliff_months > months[-1]:
            raise CompensationError(
                f"The cliff, month {self.cliff_months}, comes after the last vest, month {months[-1]}."
            )

    @classmethod
    def at_months(cls, months: Sequence[int], pct: Sequence[Exact], cliff_months: int = 0) -> "Schedule":
        """Build from vesting months and the percentage of the grant that each brings."""
        if len(months) != len(pct):
            raise CompensationError(
                f"{len(months)} vesting months but {len(pct)} percentages; give one for each."
            )
        earned = [Tranche(month, exact(share) / 100) for month, share in zip(months, pct, strict=True)]
        return cls(tuple(earned), cliff_months)

    @classmethod
    def by_year(
        cls, annual_pct: Sequence[Exact], every_months: int | Sequence[int] = 12, cliff_months: int = 0
    ) -> "Schedule":
        """Build from yearly percentages, each spread evenly; one cadence for all years or one for each."""
        yearly = [exact(pct) for pct in annual_pct]
        if any(pct < 0 for pct in yearly):
            raise CompensationError(f"A year cannot vest less than 0 %; these are {_listed(annual_pct)}.")
        if sum(yearly) != 100:
            raise CompensationError(
                f"The yearly percentages {_listed(annual_pct)} add up to "
                f"{_pct(sum(yearly) / Fraction(100))}, not to 100 %."
            )
        cadences = [every_months] * len(yearly) if isinstance(every_months, int) else list(every_months)
        if len(cadences) != len(yearly):
            raise CompensationError(
                f"{len(yearly)} years, but {len(cadences)} entries under how often it vests; give one, or one a year."
            )
        tranches: list[Tranche] = []
        for year, (pct, cadence) in enumerate(zip(yearly, cadences, strict=True)):
            if cadence < 1 or 12 % cadence:
                raise CompensationError(
                    f"A vest every {cadence} months does not fit a year; use 1, 2, 3, 4, 6 or 12."
                )
            if pct:
                vests = range(cadence, 13, cadence)
                tranches += [Tranche(12 * year + month, pct / 100 / len(vests)) for month in vests]
        return cls(tuple(tranches), cliff_months)

    @property
    def last_month(self) -> int:
        """The month in which the whole grant has vested."""
        return self.tranches[-1].month

    def released(self) -> dict[int, Fraction]:
        """The fraction of the grant that is released at each month, the cliff applied."""
        return self._at_the_cliff([tranche.fraction for tranche in self.tranches])

    def shares(self, total: int, rounding: Rounding = Rounding.CUMULATIVE_ROUND_DOWN) -> dict[int, int]:
        """The whole shares released at each month."""
        return self._at_the_cliff(allocate(total, [tranche.fraction for tranche in self.tranches], rounding))

    def vested(self, months: int) -> Fraction:
        """The fraction of the grant that is vested after so many months."""
        return sum((part for month, part in self.released().items() if month <= months), Fraction(0))

    def _at_the_cliff(self, parts: Sequence[Part]) -> dict[int, Part]:
        released: dict[int, Part] = {}
        for tranche, part in zip(self.tranches, parts, strict=True):
            month = max(tranche.month, self.cliff_months)
            released[month] = released[month] + part if month in released else part
        return released


def allocate(total: int, fractions: Sequence[Fraction], rounding: Rounding) -> list[int]:
    """Deal out whole shares over tranches so that none is lost."""
    if total < 0:
        raise CompensationError(f"A grant cannot have {total} shares.")
    if rounding in (Rounding.CUMULATIVE_ROUNDING, Rounding.CUMULATIVE_ROUND_DOWN):
        # Half up, as the format's own example has it: Python's round() would go to the even neighbour.
        half = Fraction(1, 2) if rounding is Rounding.CUMULATIVE_ROUNDING else Fraction(0)
        reached = [int(total * share + half) for share in accumulate(fractions)]
        return [after - before for before, after in pairwise([0, *reached])]
    dealt = [int(total * fraction) for fraction in fractions]
    left = total - sum(dealt)
    match rounding:
        case Rounding.FRONT_LOADED_TO_SINGLE_TRANCHE:
            dealt[0] += left
        case Rounding.BACK_LOADED_TO_SINGLE_TRANCHE:
            dealt[-1] += left
        case _:
            first = 0 if rounding is Rounding.FRONT_LOADED else len(dealt) - left
            for index in range(first, first + left):
                dealt[index] += 1
    return dealt


def yearly(released: Mapping[int, Part], years: int) -> list[Part | int]:
    """What is released in each year; a vest at month 12 belongs to year 1."""
    return [
        sum(part for month, part in released.items() if 12 * year < month <= 12 * (year + 1))
        for year in range(years)
    ]


def exact(number: Exact) -> Fraction:
    """Read a number as the decimal that was typed: 33.3 is 333/10, not the binary float beside it."""
    try:
        return Fraction(str(number))
    except ValueError:
        raise CompensationError(f"{number} is not a finite number.") from None


def _pct(fraction: Fraction | int) -> str:
    return f"{float(fraction * 100):.10g} %"


def _listed(values: Sequence[object]) -> str:
    return ", ".join(str(value).removesuffix(".0") for value in values)
