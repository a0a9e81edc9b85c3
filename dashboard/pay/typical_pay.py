"""What a role typically pays: the averages and the middle half that sources state, and the sentence on them."""

from collections.abc import Sequence
from statistics import median

from dashboard.data.cache import kept
from dashboard.data.provenance import SourcedFigure, source_of, sources_of
from dashboard.data.roles import entries_of_role, in_sentence, is_of_whole_role, plural
from dashboard.data.tables import Entry, Tables
from dashboard.pay.marks import city_marks, roles_with_cities
from dashboard.words.numbers import counted, short_span
from dashboard.words.sentences import sentences
from etl.unit import USD

SAY = sentences("pay")
CITIES = sentences("cities")


@kept
def typical_pay(tables: Tables, role: str) -> SourcedFigure:
    """The span of the averages that sources state, and how many state them; else of the medians."""
    stated = _averages(tables, role)
    if not stated:
        medians = _percentile(tables, role, 50)
        if not medians:
            return SourcedFigure("Typical pay", "not stated", SAY("no_typical"))
        return _figure(tables, "Typical pay", (medians, medians), SAY("median_note"))
    sources = sources_of(tables, [row["fact_id"] for row in stated])
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
    if not lower or not upper:
        return SourcedFigure("Middle half", "not stated", SAY("no_half"))
    ranges = any(low < high for low, high in (_ends(lower, lower), _ends(upper, upper)))
    note, formula = SAY("half_note", ranges=ranges), SAY("half_formula") if ranges else ""
    return _figure(tables, "Middle half", (lower, upper), note, formula)


@kept
def documents_say(tables: Tables, role: str, nationally: bool = True) -> str:
    """What documents state of the role's pay, in a sentence; they speak of the whole country."""
    typical, half = typical_pay(tables, role), middle_half(tables, role)
    averages = _averages(tables, role)
    quarters = _percentile(tables, role, 25), _percentile(tables, role, 75)
    at_odds = False  # of what is not stated, nothing is
    if averages and all(quarters):
        (low, high), (lowest, highest) = _ends(averages, averages), _ends(*quarters)
        at_odds = low < lowest or high > highest
    return SAY(
        "documents_say",
        whose=SAY("whose_documents", nationally=nationally),
        typical=typical.value if typical.sources else "",
        half=half.value if half.sources else "",
        at_odds=at_odds,
    )


def best_city(tables: Tables, role: str, roles: Sequence[str]) -> SourcedFigure:
    """The city with the highest premium; where a role has none, that of a role that has, said so."""
    whose = next(iter(roles_with_cities(tables, [role, *roles])), None)
    if whose is None:
        return SourcedFigure("Best-paying city", "not stated", CITIES("no_best"))
    best = city_marks(tables, whose)[0]
    note = CITIES("best_note", lender="" if whose == role else plural(in_sentence(whose)))
    source = source_of(tables, best.fact_id)
    return SourcedFigure(f"{best.row.split(',')[0]} pays", best.short(), note, (source,))


@kept
def example_pay(tables: Tables, role: str) -> float | None:
    """A round pay within the middle half, to show what can be asked."""
    rows = entries_of_role(tables, "salary_percentiles", role)
    ends = [row[end] for row in rows for end in ("low_usd", "high_usd") if row[end] is not None]
    return round(median(ends) / 5_000) * 5_000.0 if ends else None


def _averages(tables: Tables, role: str) -> list[Entry]:
    """The averages of the role as a whole, none that only sums up others."""
    rows = entries_of_role(tables, "salary_statistics", role)
    stated = [
        row for row in rows if row["statistic"] == "average" and not row["is_projection"] and _is_closed(row)
    ]
    return [row for row in stated if not _sums_up(row, stated)]


def _percentile(tables: Tables, role: str, pct: int) -> list[Entry]:
    rows = entries_of_role(tables, "salary_percentiles", role)
    return [row for row in rows if row["percentile"] == pct and _is_closed(row)]


def _figure(
    tables: Tables, name: str, rows: tuple[list[Entry], list[Entry]], note: str, formula: str = ""
) -> SourcedFigure:
    """From the lowest of the one rows to the highest of the others."""
    sources = sources_of(tables, [row["fact_id"] for part in rows for row in part])
    return SourcedFigure(name, short_span(*_ends(*rows), None, USD), note, sources, formula)


def _ends(lower: list[Entry], upper: list[Entry]) -> tuple[float, float]:
    return min(row["low_usd"] for row in lower), max(row["high_usd"] for row in upper)


def _sums_up(row: Entry, others: list[Entry]) -> bool:
    """A range whose two ends are single figures of the same document only repeats them."""
    single = {
        one["low_usd"]
        for one in others
        if one["document"] == row["document"] and one["low_usd"] == one["high_usd"]
    }
    return row["low_usd"] < row["high_usd"] and {row["low_usd"], row["high_usd"]} <= single


def _is_closed(row: Entry) -> bool:
    """A statement on the role as a whole, closed at both ends."""
    return is_of_whole_role(row) and row["low_usd"] is not None and row["high_usd"] is not None
