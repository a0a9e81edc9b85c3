"""What documents state of a role's pay and of its parts, to build one figure on: the lowest, never a mean."""

from collections.abc import Callable
from dataclasses import dataclass
from math import inf

from dashboard.data.cache import kept
from dashboard.data.places import city_name
from dashboard.data.provenance import Source, source_of
from dashboard.data.roles import entries_of_role, in_sentence, is_about, plural, roles_of
from dashboard.data.tables import Entry, Tables
from dashboard.words.numbers import full_span
from dashboard.words.sentences import sentences
from dashboard.words.spans import Span
from etl.unit import PCT, PCT_PER_YEAR, USD

SAY = sentences("offer_form")
PERCENTAGES = (PCT, PCT_PER_YEAR)
PLACED = ("city", "state", "industry", "company_type")


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
    levels = [row["level"] for row in _national(tables, "salary_levels", role) if row["level"]]
    return [*dict.fromkeys(f"{level[:1].upper()}{level[1:]}" for level in levels)]


@kept
def national_pay(tables: Tables, role: str, level: str) -> NationalPay | None:
    """The level's pay, else a median, else an average, else a range; of several statements the lowest.

    "Up to" alone is no such pay: it says how far pay may go and not what is usual.
    """
    levels = _national(tables, "salary_levels", role)
    of_level = [row for row in levels if (row["level"] or "").casefold() == level.strip().casefold()]
    percentiles, statistics = (
        [row for row in _national(tables, name, role) if not row["level"]]
        for name in ("salary_percentiles", "salary_statistics")
    )
    medians = [row for row in percentiles if row["percentile"] == 50]
    averages, ranges = (
        [row for row in statistics if row["statistic"] == one and not row["is_projection"]]
        for one in ("average", "range")
    )
    choices: list[tuple[list[Entry], Callable[[Span, str], tuple[float, str]], str]] = [
        (of_level, _middle, SAY("pay_of", kind="level", level=level.strip().lower())),
        (medians, _low_end, SAY("pay_of", kind="median", level="")),
        (averages, _low_end, SAY("pay_of", kind="average", level="")),
        (ranges, _middle, SAY("pay_of", kind="range", level="")),
    ]
    for rows, pick, what in choices:
        spans = [(_span(row, "_usd"), row["fact_id"]) for row in rows]
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
    units = (USD,) if component == "equity_per_year" else PERCENTAGES
    rows = [
        row
        for row in tables["pay_components"].entries
        if row["component"] == component and row["unit"] in units
    ]
    named = [row["role"] for row in rows if row["role"]]
    for whose in dict.fromkeys([role, *roles_of(tables), *named, None]):
        own = [row for row in rows if (is_about(row, whose) if whose else not row["role"])]
        fitting = [row for row in own if _holds_for(row, level, city)]
        if fitting:
            best = min(_narrowness(row) for row in fitting)
            equals = [row for row in fitting if _narrowness(row) == best]
            other = "" if is_about(own[0], role) else _whom(whose)
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


def _national(tables: Tables, table: str, role: str) -> list[Entry]:
    """A role's rows that hold for the whole country and state at least the low end."""
    rows = entries_of_role(tables, table, role)
    return [row for row in rows if row["low_usd"] is not None and not any(row[name] for name in PLACED)]


def _holds_for(row: Entry, level: str, city: str) -> bool:
    same_level = (row["level"] or "").casefold() in ("", level.strip().casefold())
    return same_level and city_name(row) in ("", city)


def _narrowness(row: Entry) -> tuple[bool, bool, bool]:
    apart = any(row[name] for name in ("industry", "company_type", "skill"))
    return apart, not row["level"], not city_name(row)


def _lowest(row: Entry) -> float:
    return min(end for end in (row["low"], row["high"], inf) if end is not None)


def _whom(role: str | None) -> str:
    return plural(in_sentence(role)) if role else SAY("no_role")


def _component(tables: Tables, row: Entry, other: str) -> Stated:
    industry = SAY("industry", industry=row["industry"]) if row["industry"] else ""
    people = " in ".join(filter(None, [other, industry]))
    scope = [people, row["company_type"], row["skill"], row["level"], city_name(row)]
    return Stated(_span(row), source_of(tables, row["fact_id"]), ", ".join(filter(None, scope)))


def _span(row: Entry, unit: str = "") -> Span:
    return Span(row[f"low{unit}"], row[f"high{unit}"], row["bound"])
