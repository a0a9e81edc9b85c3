"""Market sizes as stated, and the path that a stated growth rate implies between its years.

Different markets are different rows: they overlap, and their sum means nothing. A path needs a size and a
rate for the same market in the same document, and the years of both; each of its points says how it
is derived.
"""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from dashboard.charts.marks import marks
from dashboard.data.provenance import SourcedFigure, columns_of, source_of
from dashboard.data.tables import Tables
from dashboard.words.cells import number, text
from dashboard.words.numbers import full, short, short_span
from etl.figure_text import MINUS
from etl.unit import USD_TOTAL


def size_marks(tables: Tables, markets: pd.DataFrame) -> pd.DataFrame:
    """Sizes and implied points, a row for each market, with the year each is for; the largest first."""
    rows = [*_stated(tables, markets), *_implied(tables, markets)]
    frame = marks(rows).assign(year=[row["year"] for row in rows])
    largest = frame.groupby("row")["high"].transform("max")
    order = frame.assign(largest=largest).sort_values(
        ["largest", "row", "year"], ascending=[False, True, True], kind="stable"
    )
    return order.drop(columns="largest").reset_index(drop=True)


def market_figures(tables: Tables, markets: pd.DataFrame) -> list[SourcedFigure]:
    """Every size and rate as stated, and the size at the start of each path, with both its parents."""
    stated = [
        SourcedFigure(
            market_name(row),
            short_span(
                number(row["low"]),
                number(row["high"]),
                text(row["bound"]) or None,
                "pct" if row["measure"] == "market_cagr" else row["unit"],
                signed=row["measure"] == "market_cagr",
            ),
            f"{'growth a year' if row['measure'] == 'market_cagr' else 'market size'}, {_years(row)}",
            (source_of(tables, row["fact_id"]),),
        )
        for row in _records(markets)
    ]
    derived = []
    for size, rate, pct in _pairs(markets):
        year, first, value = _year(size), int(rate["period_start"]), float(size["low"])
        if year is not None and first < year:
            parents = dict.fromkeys([size["fact_id"], rate["fact_id"]])
            derived.append(
                SourcedFigure(
                    market_name(size),
                    short(implied_size(value, pct, first - year), USD_TOTAL),
                    f"market size, {first}: derived, not stated",
                    tuple(source_of(tables, fact_id) for fact_id in parents),
                    f"{_formula(value, pct, first - year)} = "
                    f"{full(round(implied_size(value, pct, first - year)), USD_TOTAL)}",
                )
            )
    return [*stated, *derived]


def size_finding(frame: pd.DataFrame) -> str:
    """How many markets have a size, and what the path of one implies."""
    derived = frame[frame["formula"] != ""]
    for name in derived["row"].drop_duplicates():
        stated = frame[(frame["row"] == name) & (frame["formula"] == "")]
        first, last = derived[derived["row"] == name].iloc[0], stated.iloc[-1]
        if first["year"] < last["year"]:
            sizes = [f"{short(row['low'], USD_TOTAL)} in {row['year']}" for row in (first, last)]
            return f"The {within_sentence(name)} market would grow from {sizes[0]} to {sizes[1]}"
    names = frame["row"].nunique()
    return "How large the market is said to be" if names == 1 else f"{names} markets, {names} sizes"


def within_sentence(name: str) -> str:
    """Global deep learning -> global deep learning; AI infrastructure keeps its capitals."""
    return name if name[:2].isupper() else name[:1].lower() + name[1:]


def market_name(row: dict[str, Any]) -> str:
    """Global deep learning; a market that is not named says so."""
    name = text(row["market"]).strip()
    return name[:1].upper() + name[1:] if name else "Unnamed"


def _stated(tables: Tables, markets: pd.DataFrame) -> Iterator[dict[str, Any]]:
    for row in _records(markets[(markets["measure"] == "market_size") & (markets["unit"] == USD_TOTAL)]):
        year = _year(row)
        if year is not None:
            yield {
                "row": market_name(row),
                "mark": str(year),
                "detail": "as stated",
                "year": year,
                "tone": "hope" if row["is_projection"] else "documents",
                "low": number(row["low"]),
                "high": number(row["high"]),
                "bound": text(row["bound"]) or None,
                "unit": USD_TOTAL,
                **columns_of(source_of(tables, row["fact_id"])),
            }


def _pairs(markets: pd.DataFrame) -> Iterator[tuple[dict[str, Any], dict[str, Any], float]]:
    """Each size with a rate for the same market, in the same document, whose period holds the size's year."""
    rates = [*_records(markets[markets["measure"] == "market_cagr"])]
    for size in _records(markets[(markets["measure"] == "market_size") & (markets["unit"] == USD_TOTAL)]):
        year, value = _year(size), number(size["low"])
        if year is None or value is None or value != number(size["high"]) or text(size["bound"]):
            continue
        for rate in rates:
            first, last, pct = (number(rate[name]) for name in ("period_start", "period_end", "low"))
            is_like = rate["document"] == size["document"] and market_name(rate) == market_name(size)
            is_one = pct is not None and pct == number(rate["high"]) and not text(rate["bound"])
            if is_like and is_one and first is not None and last is not None and first <= year <= last:
                yield size, rate, float(pct or 0)


def _implied(tables: Tables, markets: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """One point for every year of a rate's period but the size's own."""
    for size, rate, pct in _pairs(markets):
        year, value = int(_year(size) or 0), float(size["low"])
        origin = columns_of(source_of(tables, size["fact_id"]))
        for point in range(int(rate["period_start"]), int(rate["period_end"]) + 1):
            if point != year and pct > -100:
                implied = implied_size(value, pct, point - year)
                yield {
                    "row": market_name(size),
                    "mark": str(point),
                    "detail": f"derived, implied by {pct:g} % a year",
                    "year": point,
                    "tone": "hope",
                    "low": implied,
                    "high": implied,
                    "unit": USD_TOTAL,
                    **origin,
                    "formula": _formula(value, pct, point - year),
                }


def _formula(value: float, pct: float, years: int) -> str:
    return f"{full(value, USD_TOTAL)} × (1 + {pct:g} %) ^ {f'({MINUS}{-years})' if years < 0 else years}"


def implied_size(value: float, pct: float, years: int) -> float:
    """A size so many years later, or earlier, at a constant growth a year."""
    return float(value * (1 + pct / 100) ** years)


def _year(row: dict[str, Any]) -> int | None:
    year = number(row["period_end"])
    year = number(row["period_start"]) if year is None else year
    return None if year is None else int(year)


def _years(row: dict[str, Any]) -> str:
    first, last = (number(row[name]) for name in ("period_start", "period_end"))
    if first is None and last is None:
        return text(row["period_text"]) or "no year stated"
    return f"{first:.0f}–{last:.0f}" if first is not None and last is not None else f"{first or last:.0f}"


def _records(rows: pd.DataFrame) -> Iterator[dict[str, Any]]:
    for record in rows.astype(object).where(rows.notna(), None).to_dict("records"):
        yield {str(name): cell for name, cell in record.items()}
