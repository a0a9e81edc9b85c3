"""The tables of pay as frames of marks: what a page draws, shows as a table and gives away as CSV."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pandas as pd

from dashboard.charts.marks import marks
from dashboard.data.cache import kept
from dashboard.data.official import OfficialWage
from dashboard.data.places import city_name
from dashboard.data.provenance import columns_of, official_source, source_of
from dashboard.data.roles import in_sentence, neighbour, of_role, of_role_or_near
from dashboard.data.tables import Tables
from dashboard.words.cells import number, text
from etl.figure_text import OPEN_LOW, whole_ordinal

TOTAL = "total_compensation"
STATISTICS = {
    "average": "average",
    "range": "range",
    "top": "top earners",
    TOTAL: "total compensation",
}


@kept
def percentile_marks(tables: Tables, role: str) -> pd.DataFrame:
    """The percentiles of a role, a row for each document."""
    rows = of_role(tables["salary_percentiles"].rows, role).sort_values("percentile", kind="stable")
    places = rows["level"].notna() | rows["city"].notna() | rows["industry"].notna()
    return marks(
        _mark(tables, row, row=role, detail=f"{_publisher(tables, row)}", mark=_percentile_name(row))
        for row in _records(rows[~places])
    )


def official_marks(wages: Sequence[OfficialWage]) -> pd.DataFrame:
    """The official percentiles of the occupations that stand in for the role."""
    return marks(
        {
            "row": wage.occupation,
            "detail": f"{wage.vintage}, proxy",
            "mark": whole_ordinal(pct),
            "tone": "official",
            "low": usd,
            "high": usd,
            **columns_of(official_source(wage, "")),
            "source": f"{wage.vintage}, proxy",
        }
        for wage in wages
        if wage.proxy_note
        for pct, usd in wage.percentiles.items()
    )


@kept
def level_marks(tables: Tables, role: str) -> pd.DataFrame:
    """The pay of a role's levels, each with the years its document asks for."""
    rows = of_role(tables["salary_levels"].rows, role)
    paid = rows[rows["low_usd"].notna() | rows["high_usd"].notna()]
    return marks(
        _mark(tables, row, row=f"{row['level']}".capitalize(), detail=_years(row)) for row in _records(paid)
    )


@kept
def statement_marks(tables: Tables, role: str) -> pd.DataFrame:
    """Every average, range and top figure of pay for a role, a row for each statement, lowest first.

    What the role's documents say of a neighbouring role is shown under that role's own name. Total
    compensation is another quantity and left to `compensation_marks`.
    """
    rows = of_role_or_near(tables, "salary_statistics", role)
    rows = rows[rows["statistic"] != TOTAL]
    lowest = rows["low_usd"].fillna(rows["high_usd"]).sort_values(kind="stable").index
    return marks(_statement(tables, row, role) for row in _records(rows.loc[lowest]))


@kept
def city_marks(tables: Tables, role: str) -> pd.DataFrame:
    """The premium of each city over the national average, the highest first."""
    rows = of_role(tables["city_premiums"].rows, role)
    best = rows.assign(best=rows["high_pct"].fillna(rows["low_pct"]))
    ordered = best.sort_values(["best", "low_pct"], ascending=False, kind="stable")
    return marks(
        _mark(tables, row, "pct", row=city_name(row), detail=text(row["level"])) for row in _records(ordered)
    )


@kept
def industry_marks(tables: Tables, role: str) -> pd.DataFrame:
    """Pay by industry."""
    rows = of_role_or_near(tables, "industry_pay", role)
    return marks(_group(tables, row, role) for row in _records(rows[rows["group_type"] == "industry"]))


@kept
def compensation_marks(tables: Tables, role: str) -> pd.DataFrame:
    """Total compensation, of the role at large and by company type: base pay, bonus and equity together."""
    stated = of_role_or_near(tables, "salary_statistics", role)
    groups = of_role_or_near(tables, "industry_pay", role)
    return marks(
        [
            *(_statement(tables, row, role) for row in _records(stated[stated["statistic"] == TOTAL])),
            *(_group(tables, row, role) for row in _records(groups[groups["group_type"] == "company_type"])),
        ]
    )


def roles_with_cities(tables: Tables, roles: Sequence[str]) -> list[str]:
    """The roles that have city premiums."""
    return [role for role in roles if len(of_role(tables["city_premiums"].rows, role))]


def with_role(frame: pd.DataFrame, role: str) -> pd.DataFrame:
    """The same rows, each saying whose pay it is."""
    details = [" · ".join(filter(None, [detail, in_sentence(role)])) for detail in frame["detail"]]
    return frame.assign(detail=pd.Series(details, index=frame.index, dtype="str"))


def together(frames: Iterable[pd.DataFrame]) -> pd.DataFrame:
    """Several frames of marks as one; an empty one has nothing to add."""
    filled = [frame for frame in frames if len(frame)]
    return pd.concat(filled, ignore_index=True) if filled else marks([])


def _mark(
    tables: Tables, record: dict[str, Any], unit: str = "usd_per_year", /, **place: Any
) -> dict[str, Any]:
    """A table's row as a mark: its ends, whatever the columns are called, and its origin."""
    ending = "" if "low" in record else {"usd_per_year": "_usd", "pct": "_pct"}[unit]
    return {
        **place,
        "low": number(record[f"low{ending}"]),
        "high": number(record[f"high{ending}"]),
        "bound": text(record["bound"]) or None,
        "unit": unit,
        **columns_of(source_of(tables, record["fact_id"])),
    }


def _group(tables: Tables, row: dict[str, Any], role: str) -> dict[str, Any]:
    name = text(row["group"])
    detail = ", ".join(filter(None, [neighbour(row, role), text(row["level"])]))
    return _mark(tables, row, row=name[:1].upper() + name[1:] or "Not named", detail=detail)


def _statement(tables: Tables, row: dict[str, Any], role: str) -> dict[str, Any]:
    kind = STATISTICS[row["statistic"]] + (", projected" if row["is_projection"] else "")
    scope = _scope(row) if row["statistic"] != "top" else ""
    mark = _mark(tables, row, tone="hope" if row["is_projection"] else "documents")
    detail = [f"line {row['line']}", scope, neighbour(row, role)]
    return {**mark, "row": f"{mark['source']}: {kind}", "detail": " · ".join(filter(None, detail))}


def _scope(row: dict[str, Any]) -> str:
    named = (row.get(name) for name in ("level", "industry", "company_type", "skill", "city"))
    return ", ".join(text(name) for name in named if text(name))


def _publisher(tables: Tables, row: dict[str, Any]) -> str:
    return source_of(tables, row["fact_id"]).speaker


def _percentile_name(row: dict[str, Any]) -> str:
    pct = number(row["percentile"])
    return whole_ordinal(pct) if pct is not None else "top" if text(row["bound"]) in OPEN_LOW else "range"


def _years(row: dict[str, Any]) -> str:
    low, high = number(row["years_low"]), number(row["years_high"])
    if low is None and high is None:
        return ""
    if high is None:
        return f"{low:g} years or more"
    return f"up to {high:g} years" if low is None else f"{low:g}–{high:g} years"


def _records(rows: pd.DataFrame) -> Iterator[dict[str, Any]]:
    for record in rows.astype(object).where(rows.notna(), None).to_dict("records"):
        yield {str(name): cell for name, cell in record.items()}
