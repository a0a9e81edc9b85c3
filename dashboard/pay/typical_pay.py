"""What a role typically pays: the averages and the middle half that sources state, and the sentence on them."""

from statistics import median

import pandas as pd

from dashboard.data.cache import kept
from dashboard.data.provenance import SourcedFigure, sources_of
from dashboard.data.roles import of_role
from dashboard.data.tables import Tables
from dashboard.words.numbers import apart_pct, counted, short, short_span
from etl.unit import USD


@kept
def typical_pay(tables: Tables, role: str) -> SourcedFigure:
    """The span of the averages that sources state, and how far apart they are; else of the medians."""
    rows = of_role(tables["salary_statistics"].rows, role)
    stated = rows[
        (rows["statistic"] == "average")
        & ~rows["is_projection"].fillna(False)
        & rows[["level", "city", "industry", "company_type"]].isna().all(axis=1)
        & rows["low_usd"].notna()
        & rows["high_usd"].notna()
    ]
    if stated.empty:
        return _median_pay(tables, role)
    stated = stated[~stated.apply(_sums_up, axis=1, others=stated)]
    sources = sources_of(tables, [*stated["fact_id"]])
    low, high = float(stated["low_usd"].min()), float(stated["high_usd"].max())
    speakers = {source.speaker for source in sources}
    what = (
        counted(len(speakers), "source")
        if len(speakers) == len(sources)
        else counted(len(sources), "statement")
    )
    spread = f", {short(apart_pct(low, high), 'pct')} apart" if low < high else ""
    formula = ""
    if len(sources) > 1:
        formula = "From the lowest to the highest average that is stated; apart: highest ÷ lowest − 1."
    return SourcedFigure("Typical pay", short_span(low, high, None, USD), f"{what}{spread}", sources, formula)


@kept
def middle_half(tables: Tables, role: str) -> SourcedFigure:
    """From the 25th to the 75th percentile; of ranges, from the lowest end to the highest."""
    rows = of_role(tables["salary_percentiles"].rows, role)
    lower, upper = (_whole_role(rows[rows["percentile"] == pct]) for pct in (25, 75))
    if lower.empty or upper.empty:
        return SourcedFigure("Middle half", "not stated", "no 25th and 75th percentile")
    low, high = float(lower["low_usd"].min()), float(upper["high_usd"].max())
    note, formula = "25th to 75th percentile", ""
    if lower["high_usd"].max() > low or upper["low_usd"].min() < high:
        note = "25th to 75th percentile, both stated as ranges"
        formula = "From the lowest 25th percentile to the highest 75th percentile that is stated."
    sources = sources_of(tables, [*lower["fact_id"], *upper["fact_id"]])
    return SourcedFigure("Middle half", short_span(low, high, None, USD), note, sources, formula)


@kept
def pay_answer(tables: Tables, role: str) -> str:
    """What the role pays, in a sentence: the page's first line."""
    typical, half = typical_pay(tables, role), middle_half(tables, role)
    said = [
        f"typical pay is {typical.value} a year ({typical.note})" if typical.sources else "",
        f"the middle half earn {half.value}" if half.sources else "",
    ]
    text = "; ".join(filter(None, said))
    return f"{text[:1].upper()}{text[1:]}." if text else "No document states what this role pays."


@kept
def example_pay(tables: Tables, role: str) -> float | None:
    """A round pay within the middle half, to show what can be asked."""
    rows = of_role(tables["salary_percentiles"].rows, role)
    ends = [*rows["low_usd"].dropna(), *rows["high_usd"].dropna()]
    return round(median(ends) / 5_000) * 5_000.0 if ends else None


def _median_pay(tables: Tables, role: str) -> SourcedFigure:
    rows = of_role(tables["salary_percentiles"].rows, role)
    medians = _whole_role(rows[rows["percentile"] == 50]).dropna(subset=["low_usd", "high_usd"])
    if medians.empty:
        return SourcedFigure("Typical pay", "not stated", "no average and no median")
    low, high = float(medians["low_usd"].min()), float(medians["high_usd"].max())
    sources = sources_of(tables, [*medians["fact_id"]])
    return SourcedFigure(
        "Typical pay", short_span(low, high, None, USD), "median; no average is stated", sources
    )


def _sums_up(row: pd.Series, others: pd.DataFrame) -> bool:
    """A range whose two ends are single figures of the same document only repeats them."""
    single = others[(others["document"] == row["document"]) & (others["low_usd"] == others["high_usd"])]
    return bool(
        row["low_usd"] < row["high_usd"] and {row["low_usd"], row["high_usd"]} <= set(single["low_usd"])
    )


def _whole_role(rows: pd.DataFrame) -> pd.DataFrame:
    """Percentiles of the role as a whole, closed at both ends."""
    apart = rows[["level", "city", "industry", "company_type"]].notna().any(axis=1)
    return rows[~apart & rows["low_usd"].notna() & rows["high_usd"].notna()]
