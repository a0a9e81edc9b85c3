"""What documents state of a role's pay and of its parts, to build one figure on: the lowest, never a mean."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.data.cache import kept
from dashboard.data.places import city_name
from dashboard.data.provenance import Source, source_of
from dashboard.data.roles import in_sentence, of_role, plural, roles_of
from dashboard.data.tables import Tables
from dashboard.words.cells import number, text
from dashboard.words.numbers import full_span
from dashboard.words.sentences import sentences
from dashboard.words.spans import Span
from etl.unit import PCT, PCT_PER_YEAR, USD

SAY = sentences("offer_form")
PERCENTAGES = (PCT, PCT_PER_YEAR)
PLACED = ["city", "state", "industry", "company_type"]


@dataclass(frozen=True)
class Stated:
    """A part of pay as one document states it; `whom` says of whom, where that is not simply the role."""

    span: Span
    source: Source
    whom: str = ""


@dataclass(frozen=True)
class NationalPay:
    """A pay to start from, the rule by which it was picked, and whether it is the very level's."""

    usd: float
    rule: str
    source: Source
    is_of_level: bool


@kept
def stated_levels(tables: Tables, role: str) -> list[str]:
    """The levels whose national pay documents state: Entry, Mid, Senior."""
    levels = _national(tables, "salary_levels", role)["level"].dropna()
    return [*dict.fromkeys(f"{level[:1].upper()}{level[1:]}" for level in levels)]


@kept
def national_pay(tables: Tables, role: str, level: str) -> NationalPay | None:
    """The level's pay, else a median, else an average, else a range; of several statements the lowest.

    "Up to" alone is no such pay: it says how far pay may go and not what is usual.
    """
    levels = _national(tables, "salary_levels", role)
    percentiles, statistics = (
        rows[rows["level"].isna()]
        for rows in (_national(tables, name, role) for name in ("salary_percentiles", "salary_statistics"))
    )
    statistics = statistics[~statistics["is_projection"].fillna(False)]
    of_level = levels[levels["level"].str.casefold() == level.strip().casefold()]
    choices: list[tuple[pd.DataFrame, Callable[[Span, str], tuple[float, str]], str]] = [
        (of_level, _middle, SAY("pay_of", kind="level", level=level.strip().lower())),
        (percentiles[percentiles["percentile"] == 50], _low_end, SAY("pay_of", kind="median", level="")),
        (statistics[statistics["statistic"] == "average"], _low_end, SAY("pay_of", kind="average", level="")),
        (statistics[statistics["statistic"] == "range"], _middle, SAY("pay_of", kind="range", level="")),
    ]
    for rows, pick, what in choices:
        spans = [(_span(row, "_usd"), row["fact_id"]) for row in _records(rows)]
        found = [(*pick(span, what), span.ends[-1], fact_id) for span, fact_id in spans]
        if found:
            # Of an average and a range that begins with it, the single figure says more.
            usd, rule, _, fact_id = min(found, key=lambda one: (one[0], one[2]))
            several = SAY("lowest_of", several=len(found) > 1, count=len(found))
            return NationalPay(usd, rule + several, source_of(tables, fact_id), rows is of_level)
    return None


@kept
def stated_components(
    tables: Tables, component: str, role: str, level: str = "", city: str = ""
) -> tuple[Stated, ...]:
    """What documents state of a part of pay for a role, else for the first role of which they state any.

    What is said of another level or city is left out. What is said of the very level goes before the rest,
    what holds for one industry after it; of equals all are given, the lowest first.
    """
    rows = tables["pay_components"].rows
    units = (USD,) if component == "equity_per_year" else PERCENTAGES
    rows = rows[(rows["component"] == component) & rows["unit"].isin(units)]
    nameless = rows[rows["role"].isna()]
    candidates = dict.fromkeys([role, *roles_of(tables), *rows["role"].dropna()])
    for whose, own in [*((one, of_role(rows, one)) for one in candidates), (None, nameless)]:
        fitting = [row for row in _records(own) if _holds_for(row, level, city)]
        if fitting:
            best = min(_narrowness(row) for row in fitting)
            equals = [row for row in fitting if _narrowness(row) == best]
            other = _whom(whose) if of_role(own, role).empty else ""
            return tuple(_component(tables, row, other) for row in sorted(equals, key=_lowest))
    return ()


def _middle(span: Span, what: str) -> tuple[float, str]:
    """Halfway between the stated ends, and how it is said; an open end is named as such."""
    low, high = span.ends[0], span.ends[-1]
    stated = full_span(low, high, None, USD) if span.bound == "high_open" else span.full(USD)
    ends = "open" if span.high is None else "single" if low == high else span.bound or ""
    usd = low if span.high is None else (low + high) / 2
    return usd, SAY("middle", ends=ends, pay=what, span=stated)


def _low_end(span: Span, what: str) -> tuple[float, str]:
    """A median or an average given as a range puts sources together; its middle would average them."""
    return span.ends[0], SAY("low_end", single=span.low == span.high, pay=what, span=span.full(USD))


def _national(tables: Tables, table: str, role: str) -> pd.DataFrame:
    """A role's rows that hold for the whole country and state at least the low end."""
    rows = of_role(tables[table].rows, role)
    return rows[rows[PLACED].isna().all(axis=1) & rows["low_usd"].notna()]


def _holds_for(row: dict[str, Any], level: str, city: str) -> bool:
    same_level = text(row["level"]).casefold() in ("", level.strip().casefold())
    return same_level and city_name(row) in ("", city)


def _narrowness(row: dict[str, Any]) -> tuple[bool, bool, bool]:
    apart = any(text(row[name]) for name in ("industry", "company_type", "skill"))
    return apart, not text(row["level"]), not city_name(row)


def _lowest(row: dict[str, Any]) -> float:
    return min(end for end in (number(row["low"]), number(row["high"]), float("inf")) if end is not None)


def _whom(role: str | None) -> str:
    return plural(in_sentence(role)) if role else SAY("no_role")


def _component(tables: Tables, row: dict[str, Any], other: str) -> Stated:
    industry = SAY("industry", industry=text(row["industry"])) if text(row["industry"]) else ""
    people = " in ".join(filter(None, [other, industry]))
    scope = [people, text(row["company_type"]), text(row["skill"]), text(row["level"]), city_name(row)]
    return Stated(_span(row), source_of(tables, row["fact_id"]), ", ".join(filter(None, scope)))


def _span(row: dict[str, Any], unit: str = "") -> Span:
    return Span(number(row[f"low{unit}"]), number(row[f"high{unit}"]), text(row["bound"]) or None)


def _records(rows: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(name): cell for name, cell in row.items()} for row in rows.to_dict("records")]
