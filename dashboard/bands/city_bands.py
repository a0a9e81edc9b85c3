"""Pay bands for a posting: a target, a spread around it, an adjustment for each city."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import pandas as pd

from dashboard.charts.marks import marks
from dashboard.cities.city_pay import ALL_AVERAGES, Average, CityPay, price_source
from dashboard.cities.marks import derived
from dashboard.compensation.bands import Band
from dashboard.compensation.errors import CompensationError
from dashboard.compensation.percentiles import Anchors
from dashboard.data.provenance import Source, source_of
from dashboard.data.roles import of_role
from dashboard.data.tables import Tables
from dashboard.words.cells import number, text
from dashboard.words.numbers import full
from dashboard.words.spans import Span
from etl.figure_text import SPACE, listed, whole_ordinal
from etl.unit import PCT, USD

APART = ["level", "city", "industry", "company_type"]
ROUND_TO, FINER = 1_000, 100
NOTHING = Span(None, None)

Adjustment = Literal["Premium", "Price level", "None"]
End = Literal["Low end", "Middle", "High end"]


@dataclass(frozen=True)
class Basis:
    """What a band can be built around: the average, a document's percentiles, or a level's range."""

    name: str
    kind: Literal["average", "percentiles", "level"]
    sources: tuple[Source, ...]
    curves: tuple[Anchors, ...] = ()
    span: Span = NOTHING
    year: int | None = None

    @property
    def positions(self) -> tuple[float, float]:
        """The positions to aim at: published percentiles, or from the start to the end of a range."""
        return (self.curves[0].pcts[0], self.curves[0].pcts[-1]) if self.curves else (0.0, 100.0)

    def target(self, position: float) -> "Target":
        """The national pay at a position, and how it follows from what is stated."""
        if self.curves:
            pays = sorted({round(curve.pay_at(position)) for curve in self.curves})
            usd = sum(pays) / len(pays)
            stated = Span(float(pays[0]), float(pays[-1])).full(USD)
            halfway = " (a range; halfway)" if len(pays) > 1 else ""
            formula = f"{whole_ordinal(position)} percentile on the curve through the published ones: {stated}{halfway}"
            return Target(usd, f"{whole_ordinal(position)} percentile", formula, self.sources, self.year)
        low, high = self.span.ends[0], self.span.ends[-1]
        usd = low + (high - low) * position / 100
        if low == high:
            return Target(usd, self._in_words, full(low, USD), self.sources, self.year)
        open_end = "; its upper end is open" if self.span.bound == "high_open" else ""
        formula = f"{full(low, USD)} + {position:g} % × ({full(high, USD)} − {full(low, USD)}){open_end}"
        where = "middle" if position == 50 else f"{position:g} % of the way through the range"
        return Target(usd, f"{where} of the {self._in_words}", formula, self.sources, self.year)

    @property
    def _in_words(self) -> str:
        if self.kind == "level":
            return f"{self.name[:1].lower()}{self.name[1:]}’s range"
        return "stated averages" if self.span.low != self.span.high else "stated average"


@dataclass(frozen=True)
class Target:
    """The national pay in the middle of the bands."""

    usd: float
    name: str
    formula: str
    sources: tuple[Source, ...]
    year: int | None = None

    @property
    def basis(self) -> str:
        """The position and who states it: 50th percentile (AI Pathly, 2024)."""
        speakers = [*dict.fromkeys(source.speaker for source in self.sources)]
        return f"{self.name} ({', '.join([listed(speakers), *([str(self.year)] if self.year else [])])})"


@dataclass(frozen=True)
class CityBand:
    """What a city's posting says, and why."""

    city: CityPay
    band: Band
    adjusted_for: str
    formula: str
    sources: tuple[Source, ...]

    @property
    def name(self) -> str:
        """The city."""
        return self.city.name

    def compared(self, pay_usd: float) -> str:
        """Where a pay lies: compa-ratio, and how far into the band."""
        ratio, into = self.band.compa_ratio(pay_usd), self.band.penetration_pct(pay_usd)
        place = (
            "below the minimum"
            if into < 0
            else "above the maximum"
            if into > 100
            else f"{into:.0f} % into the band"
        )
        return f"{ratio:.2f}, {place}"


def bases(tables: Tables, role: str, average: Average | None) -> list[Basis]:
    """What the documents offer to build a role's band around."""
    found: list[Basis] = []
    for _, rows in _whole_role(tables, role).groupby("document", sort=True):
        for basis in _percentiles(tables, rows.sort_values("percentile", kind="stable")):
            taken = any(basis.name == other.name for other in found)
            found.append(
                replace(basis, name=f"{basis.name}, {basis.sources[0].document}") if taken else basis
            )
    if average is not None and average.usd.ends:
        name = "Average" if average.name == ALL_AVERAGES else f"Average, {average.name}"
        found.append(Basis(name, "average", average.sources, span=average.usd))
    return found + _levels(tables, role)


def city_bands(
    target: Target, spread_pct: float, cities: Iterable[CityPay], adjustment: Adjustment, end: End
) -> list[CityBand]:
    """A band for each city for which the adjustment is known."""
    found = []
    for city in cities:
        adjusted = adjust(city, adjustment, end)
        if adjusted is None:
            continue
        factor, said, sources = adjusted
        middle = f"{full(round(target.usd), USD)} × {factor:g} = {full(round(target.usd * factor), USD)}"
        formula = f"{middle} ({said}); spread {spread_pct:g} %, rounded"
        found.append(
            CityBand(
                city,
                band_around(target.usd * factor, spread_pct),
                said,
                formula,
                tuple(dict.fromkeys([*target.sources, *sources])),
            )
        )
    return found


def adjust(city: CityPay, adjustment: Adjustment, end: End) -> tuple[float, str, tuple[Source, ...]] | None:
    """A city's factor on the national pay, how it is written, and its sources."""
    if adjustment == "None":
        return 1.0, "no adjustment for the city", ()
    if adjustment == "Price level":
        if city.prices is None:
            return None
        level = city.prices.all_items
        return level / 100, f"price level {level:g} ({city.prices.vintage})", (price_source(city.prices),)
    if city.premium is None or not city.premium.pct.ends:
        return None
    ends = city.premium.pct.ends
    pct = {"Low end": ends[0], "Middle": sum(ends) / len(ends), "High end": ends[-1]}[end]
    if pct <= -100:
        return None
    where = f", {end.lower()} of {city.premium.pct.full(PCT, signed=True)}" if len(set(ends)) > 1 else ""
    said = f"city premium {full(pct, PCT, signed=True)}{where}{city.premium.label}"
    return 1 + pct / 100, said, city.premium.sources


def band_around(midpoint: float, spread_pct: float) -> Band:
    """Minimum and maximum around a midpoint; the spread is by how much the maximum exceeds the minimum."""
    low = midpoint / (1 + spread_pct / 200)
    high = low * (1 + spread_pct / 100)
    for step in (ROUND_TO, FINER):
        rounded = round(low / step) * step, round(high / step) * step
        if 0 < rounded[0] < rounded[1]:
            return Band(float(rounded[0]), float(rounded[1]))
    return Band(low, high)


def band_marks(bands: Sequence[CityBand]) -> pd.DataFrame:
    """The bands as a chart draws them."""
    return marks(
        {
            "row": band.name,
            "detail": f"midpoint {full(band.band.midpoint_usd, USD)}",
            "tone": "you",
            "low": band.band.low_usd,
            "high": band.band.high_usd,
            **derived(band.sources, band.formula),
        }
        for band in bands
    )


def posting_line(band: CityBand, role: str, target: Target) -> str:
    """What a posting says of pay: the range, the currency, the period, and what it rests on."""
    low, high = (full(end, USD) for end in (band.band.low_usd, band.band.high_usd))
    line = (
        f"{band.name}: the base pay range for this position ({role}) is {low} to {high} a year, "
        "in US dollars. "
        "Where in the range an offer lies depends on skills, experience and the scope of the job. "
        f"Basis: {target.basis}; {band.adjusted_for}."
    )
    return line.replace(SPACE, " ")


def _percentiles(tables: Tables, rows: pd.DataFrame) -> list[Basis]:
    rows = rows.drop_duplicates("percentile")
    if len(rows) < 2:
        return []
    pcts = tuple(float(pct) for pct in rows["percentile"])
    try:
        curves = tuple(
            dict.fromkeys(
                Anchors(pcts, tuple(float(usd) for usd in rows[end])) for end in ("low_usd", "high_usd")
            )
        )
    except CompensationError:
        return []
    sources = tuple(source_of(tables, fact_id) for fact_id in rows["fact_id"])
    name = f"Percentiles, {sources[0].speaker}"
    return [Basis(name, "percentiles", sources, curves, year=_year(rows))]


def _levels(tables: Tables, role: str) -> list[Basis]:
    rows = of_role(tables["salary_levels"].rows, role)
    rows = rows[
        rows["level"].notna() & rows["low_usd"].notna() & rows["high_usd"].notna() & rows["city"].isna()
    ]
    found: dict[str, Basis] = {}
    for row in rows.astype(object).where(rows.notna(), None).to_dict("records"):
        source = source_of(tables, row["fact_id"])
        scope = [text(row[name]) for name in ("industry", "company_type") if text(row[name])]
        name = ", ".join([f"{text(row['level'])} level".capitalize(), *scope])
        if name in found:
            name = f"{name}, {source.document}, line {source.line}"
        span = Span(number(row["low_usd"]), number(row["high_usd"]), text(row["bound"]) or None)
        found[name] = Basis(name, "level", (source,), span=span, year=row["year"])
    return [*found.values()]


def _whole_role(tables: Tables, role: str) -> pd.DataFrame:
    rows = of_role(tables["salary_percentiles"].rows, role)
    stated = rows[["percentile", "low_usd", "high_usd"]].notna().all(axis=1)
    return rows[stated & rows[APART].isna().all(axis=1)]


def _year(rows: pd.DataFrame) -> int | None:
    """The year that all the rows are of."""
    years = rows["year"].dropna().unique()
    return int(years[0]) if len(years) == 1 else None
