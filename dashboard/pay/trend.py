"""How recorded pay has moved over the years: lines of medians, their breaks, and what they come to."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from dashboard.charts import Mark
from dashboard.charts.year_lines import BREAK
from dashboard.data.provenance import columns_of
from dashboard.data.records import record_source
from dashboard.words.numbers import apart_pct, short
from dashboard.words.sentences import sentences
from etl.figure_text import listed
from etl.records.places import RecordPlace
from etl.records.roles import role_of
from etl.records.statistics import occupation_names
from etl.records.years import YearOfPay, years_of
from etl.unit import PCT, USD

SAY = sentences("pay")
MOST_LINES = 4
FEWEST_YEARS = 4  # of fewer points a sentence tells as much


def occupations_of(roles: Sequence[str]) -> list[str]:
    """The occupations behind several roles, the likeliest of each first, as many as can be told apart."""
    known = [found.occupations for role in roles if (found := role_of(role))]
    first = [codes[0] for codes in known if codes]
    others = [code for codes in known for code in codes[1:]]
    return [*dict.fromkeys([*first, *others])][:MOST_LINES]


@lru_cache(maxsize=1024)
def trend_marks(occupations: tuple[str, ...], place: RecordPlace, constant: bool) -> tuple[Mark, ...]:
    """The medians of occupations, a row for each, their lanes the years; at constant prices a derived figure."""
    return tuple(
        mark
        for code in occupations
        if len(points := _told(code, place)) >= FEWEST_YEARS
        for mark in _line(code, points, constant)
    )


def _told(code: str, place: RecordPlace) -> list[YearOfPay]:
    return [point for point in years_of(code, place) if point.statistic.p50 is not None]


def _line(code: str, points: Sequence[YearOfPay], constant: bool) -> list[Mark]:
    marks = []
    for before, point in zip([None, *points], points, strict=False):
        usd = point.statistic.p50 or 0.0
        floor = point.statistic.is_floor(50)
        shown = usd * point.prices if constant else usd
        formula = (
            SAY("constant_formula", usd=short(usd, USD), factor=f"{point.prices:.3f}") if constant else ""
        )
        breaks = [*point.breaks_after(before)] if before else []
        marks.append(
            Mark(
                occupation_names()[code],
                f"{point.year}",
                BREAK if breaks else "",
                lane=point.year,
                tone="official",
                low=shown,
                high=None if floor else shown,
                bound="at_least" if floor else None,
                formula=formula,
                **columns_of(record_source(point.statistic)),
            )
        )
    return marks


def trend_finding(marks: Sequence[Mark], constant: bool) -> str:
    """How far the first line went between its first and its last year, where nothing broke it; else that it broke."""
    rows = [mark for mark in marks if mark.row == marks[0].row]
    since = max((i for i, mark in enumerate(rows) if mark.mark == BREAK), default=0)
    first, last = rows[since], rows[-1]
    change = apart_pct(first.amount, last.amount) if first.bound is None and last.bound is None else 0.0
    return SAY(
        "trend",
        short_line=first.lane == last.lane or not change,
        occupation=last.row,
        change=short(abs(change), PCT),
        rose=change >= 0,
        first=first.lane,
        last=last.lane,
        constant=constant,
    )


def trend_breaks(occupations: Sequence[str], place: RecordPlace) -> str:
    """Every break of the lines, in words."""
    said = {
        occupation_names()[code]: [
            reason for before, point in pairwise(_told(code, place)) for reason in point.breaks_after(before)
        ]
        for code in occupations
    }
    return " ".join(f"{name}: {listed(reasons)}." for name, reasons in said.items() if reasons)
