"""What a role typically pays: the averages and the middle half that sources state, and the sentence on them."""

from statistics import median

import pandas as pd

from dashboard.data.cache import kept
from dashboard.data.provenance import SourcedFigure, sources_of
from dashboard.data.roles import of_role
from dashboard.data.tables import Tables
from dashboard.words.numbers import counted, short_span
from dashboard.words.sentences import sentences
from etl.unit import USD

SAY = sentences("pay")


@kept
def typical_pay(tables: Tables, role: str) -> SourcedFigure:
    """The span of the averages that sources state, and how many state them; else of the medians."""
    stated = _averages(tables, role)
    if stated.empty:
        medians = _percentile(tables, role, 50)
        if medians.empty:
            return SourcedFigure("Typical pay", "not stated", SAY("no_typical"))
        return _figure(tables, "Typical pay", (medians, medians), SAY("median_note"))
    sources = sources_of(tables, [*stated["fact_id"]])
    note = SAY(
        "typical_note",
        publishers=counted(len({source.publisher for source in sources}), "publisher"),
        quoted=len({source.named for source in sources if source.named}),
        figures=counted(len(sources), "figure"),
    )
    formula = SAY("typical_formula") if len(sources) > 1 else ""
    return _figure(tables, "Typical pay", (stated, stated), note, formula)


@kept
def middle_half(tables: Tables, role: str) -> SourcedFigure:
    """From the 25th to the 75th percentile; of ranges, from the lowest end to the highest."""
    lower, upper = _percentile(tables, role, 25), _percentile(tables, role, 75)
    if lower.empty or upper.empty:
        return SourcedFigure("Middle half", "not stated", SAY("no_half"))
    ranges = any(rows["low_usd"].min() < rows["high_usd"].max() for rows in (lower, upper))
    note, formula = SAY("half_note", ranges=ranges), SAY("half_formula") if ranges else ""
    return _figure(tables, "Middle half", (lower, upper), note, formula)


@kept
def pay_answer(tables: Tables, role: str) -> str:
    """What the role pays, in a sentence: the page's first line."""
    typical, half = typical_pay(tables, role), middle_half(tables, role)
    low, high = _ends(_averages(tables, role), _averages(tables, role))
    lowest, highest = _ends(_percentile(tables, role, 25), _percentile(tables, role, 75))
    return SAY(
        "answer",
        typical=typical.value if typical.sources else "",
        half=half.value if half.sources else "",
        at_odds=low < lowest or high > highest,  # of what is not stated, neither
    )


@kept
def example_pay(tables: Tables, role: str) -> float | None:
    """A round pay within the middle half, to show what can be asked."""
    rows = of_role(tables["salary_percentiles"].rows, role)
    ends = [*rows["low_usd"].dropna(), *rows["high_usd"].dropna()]
    return round(median(ends) / 5_000) * 5_000.0 if ends else None


def _averages(tables: Tables, role: str) -> pd.DataFrame:
    """The averages of the role as a whole, none that only sums up others."""
    rows = of_role(tables["salary_statistics"].rows, role)
    stated = _whole_role(rows[(rows["statistic"] == "average") & ~rows["is_projection"].fillna(False)])
    return stated if stated.empty else stated[~stated.apply(_sums_up, axis=1, others=stated)]


def _percentile(tables: Tables, role: str, pct: int) -> pd.DataFrame:
    rows = of_role(tables["salary_percentiles"].rows, role)
    return _whole_role(rows[rows["percentile"] == pct])


def _figure(
    tables: Tables, name: str, rows: tuple[pd.DataFrame, pd.DataFrame], note: str, formula: str = ""
) -> SourcedFigure:
    """From the lowest of the one rows to the highest of the others."""
    sources = sources_of(tables, [fact_id for part in rows for fact_id in part["fact_id"]])
    return SourcedFigure(name, short_span(*_ends(*rows), None, USD), note, sources, formula)


def _ends(lower: pd.DataFrame, upper: pd.DataFrame) -> tuple[float, float]:
    return float(lower["low_usd"].min()), float(upper["high_usd"].max())


def _sums_up(row: pd.Series, others: pd.DataFrame) -> bool:
    """A range whose two ends are single figures of the same document only repeats them."""
    single = others[(others["document"] == row["document"]) & (others["low_usd"] == others["high_usd"])]
    return bool(
        row["low_usd"] < row["high_usd"] and {row["low_usd"], row["high_usd"]} <= set(single["low_usd"])
    )


def _whole_role(rows: pd.DataFrame) -> pd.DataFrame:
    """Statements on the role as a whole, closed at both ends."""
    apart = rows[["level", "city", "industry", "company_type"]].notna().any(axis=1)
    return rows[~apart & rows["low_usd"].notna() & rows["high_usd"].notna()]
