"""The tables of pay as marks: what a page draws, shows as a table and gives away as CSV."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from dashboard.charts import Mark
from dashboard.data.cache import kept
from dashboard.data.places import city_name
from dashboard.data.provenance import columns_of, source_of
from dashboard.data.records import record_source
from dashboard.data.roles import entries_of_role, entries_of_role_or_near, in_sentence, neighbour
from dashboard.data.tables import Entry, Tables
from dashboard.words.numbers import counted
from dashboard.words.sentences import sentences
from etl.figure_text import OPEN_LOW, whole_ordinal
from etl.records.statistics import Statistic
from etl.unit import PCT, USD

SAY = sentences("pay")
TOTAL = "total_compensation"
STATISTICS = {
    "average": "average",
    "range": "range",
    "top": "top earners",
    TOTAL: "total compensation",
}


@kept
def percentile_marks(tables: Tables, role: str) -> tuple[Mark, ...]:
    """The percentiles of a role, a row for each document."""
    rows = entries_of_role(tables, "salary_percentiles", role)
    return tuple(
        _mark(tables, row, row=role, detail=_publisher(tables, row), mark=_percentile_name(row))
        for row in sorted(rows, key=lambda row: _rising(row["percentile"]))
        if not (row["level"] or row["city"] or row["industry"])
    )


def record_marks(statistics: Sequence[Statistic]) -> tuple[Mark, ...]:
    """The recorded percentiles, a row for each statistic; a capped wage is at least what stands there."""
    return tuple(
        Mark(
            record_name(each),
            record_detail(each),
            whole_ordinal(rank),
            tone="official" if each.kind == "official" else "filings",
            low=usd,
            high=None if each.is_floor(rank) else usd,
            bound="at_least" if each.is_floor(rank) else None,
            **columns_of(record_source(each)),
        )
        for each in statistics
        for rank, usd in each.percentiles.items()
    )


def record_name(each: Statistic) -> str:
    """Data Scientists; Machine Learning Engineer, senior, in visa filings."""
    level = "" if each.level == "all" else SAY("of_level", level=each.level)
    return f"{each.about}{level}" if each.kind == "official" else SAY("filed", about=f"{each.about}{level}")


def record_detail(each: Statistic) -> str:
    """Denver, CO, 4,510 people."""
    people = each.kind == "official"
    many = (
        counted(each.n, "person" if people else "filing", "people" if people else "filings") if each.n else ""
    )
    share = f"{each.share:.0%}" if people and each.share and each.is_similar else ""
    return SAY("record_detail", place=each.place, many=many or SAY("not_counted"), share=share)


@kept
def level_marks(tables: Tables, role: str) -> tuple[Mark, ...]:
    """The pay of a role's levels, each with the years its document asks for."""
    return tuple(
        _mark(tables, row, row=f"{row['level']}".capitalize(), detail=_years(row))
        for row in entries_of_role(tables, "salary_levels", role)
        if row["low_usd"] is not None or row["high_usd"] is not None
    )


@kept
def statement_marks(tables: Tables, role: str) -> tuple[Mark, ...]:
    """Every average, range and top figure of pay for a role, a row for each statement, lowest first.

    What the role's documents say of a neighbouring role is shown under that role's own name. Total
    compensation is another quantity and left to `compensation_marks`.
    """
    rows = entries_of_role_or_near(tables, "salary_statistics", role)
    marks = [_statement(tables, row, role) for row in rows if row["statistic"] != TOTAL]
    return tuple(sorted(marks, key=lambda mark: _rising(*mark.ends[:1])))


@kept
def city_marks(tables: Tables, role: str) -> tuple[Mark, ...]:
    """The premium of each city over the national average, the highest first."""
    marks = [
        _mark(tables, row, PCT, row=city_name(row), detail=row["level"] or "")
        for row in entries_of_role(tables, "city_premiums", role)
    ]
    return tuple(sorted(marks, key=lambda mark: (_falling(*mark.ends[-1:]), _falling(mark.low))))


@kept
def industry_marks(tables: Tables, role: str) -> tuple[Mark, ...]:
    """Pay by industry."""
    return _groups(tables, "industry", role)


@kept
def compensation_marks(tables: Tables, role: str) -> tuple[Mark, ...]:
    """Total compensation, of the role at large and by company type: base pay, bonus and equity together."""
    stated = entries_of_role_or_near(tables, "salary_statistics", role)
    totals = tuple(_statement(tables, row, role) for row in stated if row["statistic"] == TOTAL)
    return totals + _groups(tables, "company_type", role)


def roles_with_cities(tables: Tables, roles: Sequence[str]) -> list[str]:
    """The roles that have city premiums."""
    return [role for role in roles if entries_of_role(tables, "city_premiums", role)]


def with_role(marks: Sequence[Mark], role: str) -> tuple[Mark, ...]:
    """The same marks, each saying whose pay it is."""
    name = in_sentence(role)
    return tuple(replace(mark, detail=" · ".join(filter(None, [mark.detail, name]))) for mark in marks)


def _mark(tables: Tables, entry: Entry, unit: str = USD, /, **place: Any) -> Mark:
    """A table's entry as a mark: its ends, whatever the columns are called, and its origin."""
    ending = "" if "low" in entry else {USD: "_usd", PCT: "_pct"}[unit]
    return Mark(
        low=entry[f"low{ending}"],
        high=entry[f"high{ending}"],
        bound=entry["bound"],
        unit=unit,
        signed=unit == PCT,
        **{**columns_of(source_of(tables, entry["fact_id"])), **place},
    )


def _groups(tables: Tables, group_type: str, role: str) -> tuple[Mark, ...]:
    return tuple(
        _group(tables, row, role)
        for row in entries_of_role_or_near(tables, "industry_pay", role)
        if row["group_type"] == group_type
    )


def _group(tables: Tables, row: Entry, role: str) -> Mark:
    name = row["group"] or ""
    detail = ", ".join(filter(None, [neighbour(row, role), row["level"]]))
    return _mark(tables, row, row=name[:1].upper() + name[1:] or "Not named", detail=detail)


def _statement(tables: Tables, row: Entry, role: str) -> Mark:
    kind = STATISTICS[row["statistic"]] + (", projected" if row["is_projection"] else "")
    scope = _scope(row) if row["statistic"] != "top" else ""
    detail = [f"line {row['line']}", scope, neighbour(row, role)]
    return _mark(
        tables,
        row,
        row=f"{_publisher(tables, row)}: {kind}",
        detail=" · ".join(filter(None, detail)),
        tone="hope" if row["is_projection"] else "documents",
    )


def _scope(row: Entry) -> str:
    named = (row.get(name) for name in ("level", "industry", "company_type", "skill", "city"))
    return ", ".join(filter(None, named))


def _publisher(tables: Tables, row: Entry) -> str:
    return source_of(tables, row["fact_id"]).speaker


def _percentile_name(row: Entry) -> str:
    pct = row["percentile"]
    return whole_ordinal(pct) if pct is not None else "top" if row["bound"] in OPEN_LOW else "range"


def _years(row: Entry) -> str:
    low, high = row["years_low"], row["years_high"]
    if low is None and high is None:
        return ""
    if high is None:
        return f"{low:g} years or more"
    return f"up to {high:g} years" if low is None else f"{low:g}–{high:g} years"


def _rising(value: float | None = None) -> tuple[bool, float]:
    """A key to sort by, lowest first; what is not stated comes last."""
    return (value is None, value or 0.0)


def _falling(value: float | None = None) -> tuple[bool, float]:
    """The same, highest first."""
    return (value is None, -(value or 0.0))
