"""What a chart draws, and its table and its download show: a mark is one figure and where it comes from."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from dashboard.charts.look import Tone
from dashboard.words.numbers import full_span, short_span
from etl.figure_text import listed

K = TypeVar("K")


class UnlikeUnitsError(ValueError):
    """Quantities of different units cannot share an axis."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A figure: its place in the chart, what it is, and where it comes from.

    An end that is not stated is None. `lane` is the month or the year where a row runs over them. What is
    `signed` is a change, written with its plus.
    """

    row: str
    detail: str = ""
    mark: str = ""
    lane: int = 0
    tone: Tone = "documents"
    low: float | None = None
    high: float | None = None
    bound: str | None = None
    unit: str = "usd_per_year"
    signed: bool = False
    source: str = ""
    document: str = ""
    line: int | None = None
    quote: str = ""
    url: str = ""
    as_of: str = ""
    fact_id: str = ""
    formula: str = ""

    @property
    def ends(self) -> tuple[float, ...]:
        """The stated ends: one for a single figure or an open one, two for a range."""
        return tuple(sorted({end for end in (self.low, self.high) if end is not None}))

    @property
    def amount(self) -> float:
        """What a bar, a dot or a point of a line measures; nothing stated is nothing."""
        return self.low or 0.0

    @property
    def named(self) -> str:
        """Its row and what it is in it."""
        return f"{self.row} {self.mark}" if self.row and self.mark else self.row or self.mark

    def short(self) -> str:
        """Its value in a chart: $145k–$170k."""
        return short_span(self.low, self.high, self.bound, self.unit, signed=self.signed)

    def full(self) -> str:
        """Its value in a table: $144,830–$169,619."""
        return full_span(self.low, self.high, self.bound, self.unit, signed=self.signed)


def single_unit(marks: Iterable[Mark]) -> str:
    """The one unit of all figures."""
    units = sorted({mark.unit for mark in marks})
    if len(units) > 1:
        raise UnlikeUnitsError(f"{', '.join(units)} are unlike quantities and need a chart each")
    return units[0] if units else "usd_per_year"


def grouped(marks: Iterable[Mark], by: Callable[[Mark], K]) -> dict[K, list[Mark]]:
    """Marks that are alike in something, in the order in which the first of each kind comes."""
    groups: dict[K, list[Mark]] = {}
    for mark in marks:
        groups.setdefault(by(mark), []).append(mark)
    return groups


def by_row(marks: Iterable[Mark]) -> dict[str, list[Mark]]:
    """The marks of each row."""
    return grouped(marks, lambda mark: mark.row)


def by_place(marks: Iterable[Mark]) -> dict[tuple[str, str], list[Mark]]:
    """The marks of each row and detail."""
    return grouped(marks, lambda mark: (mark.row, mark.detail))


def described(marks: Iterable[Mark]) -> str:
    """Every row in words, for those who do not see the chart."""
    rows = []
    for (row, _), figures in by_place(marks).items():
        rows.append(
            f"{row}: {listed([' '.join(filter(None, [mark.mark, mark.short()])) for mark in figures])}"
        )
    return "; ".join(rows) + "."
