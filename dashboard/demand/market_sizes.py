"""Market sizes as stated, and the path that a stated growth rate implies between its years.

Different markets are different rows: they overlap, and their sum means nothing. A path needs a size and a
rate for the same market in the same document, and the years of both; each of its points says how it
is derived.
"""

from collections.abc import Iterable, Iterator, Sequence

from dashboard.charts import Mark
from dashboard.charts.marks import by_row
from dashboard.data.provenance import SourcedFigure, columns_of, source_of, sources_of
from dashboard.data.tables import Entry, Tables
from dashboard.words.numbers import full, in_words, short, short_span
from dashboard.words.sentences import sentences
from etl.figure_text import MINUS
from etl.unit import PCT, USD_TOTAL

SAY = sentences("demand")


def size_marks(tables: Tables, markets: Sequence[Entry]) -> tuple[Mark, ...]:
    """Sizes and implied points, a row for each market, their lanes the years they are for; the largest first."""
    marks = [*_stated(tables, markets), *_implied(tables, markets)]
    largest = {name: max(row.high or 0.0 for row in rows) for name, rows in by_row(marks).items()}
    return tuple(sorted(marks, key=lambda mark: (-largest[mark.row], mark.row, mark.lane)))


def market_figures(tables: Tables, markets: Sequence[Entry]) -> list[SourcedFigure]:
    """Every size and rate as stated, and the size at the start of each path, with both its parents."""
    figures = []
    for row in markets:
        is_rate = row["measure"] == "market_cagr"
        unit = PCT if is_rate else row["unit"]
        value = short_span(row["low"], row["high"], row["bound"], unit, signed=is_rate)
        note = SAY("size_note", growth=is_rate, years=_years(row))
        figures.append(SourcedFigure(market_name(row), value, note, (source_of(tables, row["fact_id"]),)))
    for size, year, rate, pct in _pairs(markets):
        years = rate["period_start"] - year
        if years < 0:
            usd = implied_size(size["low"], pct, years)
            note = SAY("derived_size_note", year=rate["period_start"])
            formula = f"{_formula(size['low'], pct, years)} = {full(round(usd), USD_TOTAL)}"
            parents = sources_of(tables, [size["fact_id"], rate["fact_id"]])
            figures.append(SourcedFigure(market_name(size), short(usd, USD_TOTAL), note, parents, formula))
    return figures


def size_finding(marks: Sequence[Mark]) -> str:
    """How many markets have a size, and what the path of one implies."""
    markets = by_row(marks)
    for name, rows in markets.items():
        derived, stated = ([row for row in rows if bool(row.formula) is path] for path in (True, False))
        if derived and derived[0].lane < stated[-1].lane:
            first, last = derived[0], stated[-1]
            return SAY(
                "path",
                market=within_sentence(name),
                first=short(first.amount, USD_TOTAL),
                first_year=first.lane,
                last=short(last.amount, USD_TOTAL),
                last_year=last.lane,
            )
    return SAY("sizes", only_one=len(markets) == 1, count=in_words(len(markets)).capitalize())


def within_sentence(name: str) -> str:
    """Global deep learning -> global deep learning; AI infrastructure keeps its capitals."""
    return name if name[:2].isupper() else name[:1].lower() + name[1:]


def market_name(row: Entry) -> str:
    """Global deep learning; a market that is not named says so."""
    name = (row["market"] or "").strip()
    return name[:1].upper() + name[1:] if name else "Unnamed"


def _stated(tables: Tables, markets: Iterable[Entry]) -> Iterator[Mark]:
    for row, year in _sizes(markets):
        yield Mark(
            market_name(row),
            "as stated",
            str(year),
            year,
            "hope" if row["is_projection"] else "documents",
            row["low"],
            row["high"],
            row["bound"],
            USD_TOTAL,
            **columns_of(source_of(tables, row["fact_id"])),
        )


def _sizes(markets: Iterable[Entry]) -> Iterator[tuple[Entry, int]]:
    """The sizes in dollars that are stated for a year, and that year."""
    for row in markets:
        year = row["period_start"] if row["period_end"] is None else row["period_end"]
        if row["measure"] == "market_size" and row["unit"] == USD_TOTAL and year is not None:
            yield row, year


def _pairs(markets: Sequence[Entry]) -> Iterator[tuple[Entry, int, Entry, float]]:
    """Each size with a rate for the same market, in the same document, whose period holds the size's year."""
    rates = [row for row in markets if row["measure"] == "market_cagr" and _is_one(row)]
    for size, year in _sizes(markets):
        for rate in rates if _is_one(size) else ():
            first, last = rate["period_start"], rate["period_end"]
            is_like = rate["document"] == size["document"] and market_name(rate) == market_name(size)
            if is_like and first is not None and last is not None and first <= year <= last:
                yield size, year, rate, rate["low"]


def _is_one(row: Entry) -> bool:
    """Whether a single figure is stated, without an open end."""
    return row["low"] is not None and row["low"] == row["high"] and not row["bound"]


def _implied(tables: Tables, markets: Sequence[Entry]) -> Iterator[Mark]:
    """One point for every year of a rate's period but the size's own."""
    for size, year, rate, pct in _pairs(markets):
        for point in range(rate["period_start"], rate["period_end"] + 1):
            if point != year and pct > -100:
                usd = implied_size(size["low"], pct, point - year)
                yield Mark(
                    market_name(size),
                    f"derived, implied by {pct:g} % a year",
                    str(point),
                    point,
                    "hope",
                    usd,
                    usd,
                    unit=USD_TOTAL,
                    formula=_formula(size["low"], pct, point - year),
                    **columns_of(source_of(tables, size["fact_id"])),
                )


def _formula(value: float, pct: float, years: int) -> str:
    return f"{full(value, USD_TOTAL)} × (1 + {pct:g} %) ^ {f'({MINUS}{-years})' if years < 0 else years}"


def implied_size(value: float, pct: float, years: int) -> float:
    """A size so many years later, or earlier, at a constant growth a year."""
    return float(value * (1 + pct / 100) ** years)


def _years(row: Entry) -> str:
    first, last = row["period_start"], row["period_end"]
    if first is None and last is None:
        return row["period_text"] or SAY("no_year")
    return f"{first}–{last}" if first is not None and last is not None else str(first or last)
