"""Pay bands for a posting: a target, a spread around it, an adjustment for each city."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

from dashboard.charts import Mark
from dashboard.cities.city_pay import ALL_AVERAGES, Average, CityPay, price_source
from dashboard.cities.marks import derived
from dashboard.compensation.bands import Band
from dashboard.compensation.errors import CompensationError
from dashboard.compensation.percentiles import Anchors
from dashboard.data.provenance import Source, source_of
from dashboard.data.roles import entries_of_role, is_of_whole_role
from dashboard.data.tables import Entry, Tables
from dashboard.words.numbers import full
from dashboard.words.sentences import sentences
from dashboard.words.spans import Span
from etl.figure_text import SPACE, listed, whole_ordinal
from etl.unit import PCT, USD

SAY = sentences("bands")
ROUND_TO, FINER = 1_000, 100
NOTHING = Span()

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
            formula = SAY(
                "on_the_curve", percentile=whole_ordinal(position), pay=stated, halfway=len(pays) > 1
            )
            return Target(usd, self._target_name(position), formula, self.sources, self.year)
        low, high = self.span.ends[0], self.span.ends[-1]
        usd = low + (high - low) * position / 100
        formula = full(low, USD)
        if low != high:
            share = full(position, PCT)
            formula = SAY(
                "in_the_range",
                sum=f"{full(low, USD)} + {share} × ({full(high, USD)} − {full(low, USD)})",
                open=self.span.bound == "high_open",
            )
        return Target(usd, self._target_name(position), formula, self.sources, self.year)

    def _target_name(self, position: float) -> str:
        """Which pay is aimed at, within a sentence."""
        return SAY(
            "target",
            percentile=whole_ordinal(position) if self.curves else "",
            range=SAY(
                "range",
                level=f"{self.name[:1].lower()}{self.name[1:]}" if self.kind == "level" else "",
                several=self.span.low != self.span.high,
            ),
            single=len(set(self.span.ends)) == 1,
            middle=position == 50,
            position=full(position, PCT),
        )


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
        return SAY(
            "compared", ratio=f"{ratio:.2f}", below=into < 0, above=into > 100, into=full(round(into), PCT)
        )


def bases(tables: Tables, role: str, average: Average | None) -> list[Basis]:
    """What the documents offer to build a role's band around."""
    found: list[Basis] = []
    stated = sorted(_whole_role(tables, role), key=lambda row: (row["document"], row["percentile"]))
    for _, rows in groupby(stated, key=lambda row: row["document"]):
        for basis in _percentiles(tables, [*rows]):
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
        formula = SAY("band_formula", sum=middle, adjusted_for=said, spread=full(spread_pct, PCT))
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
        return 1.0, SAY("unadjusted"), ()
    if adjustment == "Price level":
        if city.prices is None:
            return None
        level = city.prices.all_items
        said = SAY("by_prices", level=f"{level:g}", vintage=city.prices.vintage)
        return level / 100, said, (price_source(city.prices),)
    if city.premium is None or not city.premium.pct.ends:
        return None
    ends = city.premium.pct.ends
    pct = {"Low end": ends[0], "Middle": sum(ends) / len(ends), "High end": ends[-1]}[end]
    if pct <= -100:
        return None
    said = SAY(
        "by_premium",
        premium=full(pct, PCT, signed=True),
        end=end.lower() if len(set(ends)) > 1 else "",
        whole=city.premium.pct.full(PCT, signed=True),
        borrowed=city.premium.label,
    )
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


def band_marks(bands: Iterable[CityBand]) -> tuple[Mark, ...]:
    """The bands as a chart draws them."""
    return tuple(
        Mark(
            band.name,
            f"midpoint {full(band.band.midpoint_usd, USD)}",
            tone="you",
            low=band.band.low_usd,
            high=band.band.high_usd,
            **derived(band.sources, band.formula),
        )
        for band in bands
    )


def posting_line(band: CityBand, role: str, target: Target) -> str:
    """What a posting says of pay: the range, the currency, the period, and what it rests on."""
    low, high = (full(end, USD) for end in (band.band.low_usd, band.band.high_usd))
    line = SAY(
        "posting",
        city=band.name,
        role=role,
        low=low,
        high=high,
        basis=target.basis,
        adjusted_for=band.adjusted_for,
    )
    return line.replace(SPACE, " ")


def _percentiles(tables: Tables, stated: Sequence[Entry]) -> list[Basis]:
    rows = [next(same) for _, same in groupby(stated, key=lambda row: row["percentile"])]
    if len(rows) < 2:
        return []
    pcts, lows, highs = (tuple(row[name] for row in rows) for name in ("percentile", "low_usd", "high_usd"))
    try:
        curves = tuple(dict.fromkeys((Anchors(pcts, lows), Anchors(pcts, highs))))
    except CompensationError:
        return []
    sources = tuple(source_of(tables, row["fact_id"]) for row in rows)
    name = f"Percentiles, {sources[0].speaker}"
    return [Basis(name, "percentiles", sources, curves, year=_year(rows))]


def _levels(tables: Tables, role: str) -> list[Basis]:
    found: dict[str, Basis] = {}
    for row in entries_of_role(tables, "salary_levels", role):
        if not row["level"] or row["low_usd"] is None or row["high_usd"] is None or row["city"]:
            continue
        source = source_of(tables, row["fact_id"])
        scope = filter(None, [row["industry"], row["company_type"]])
        name = ", ".join([f"{row['level']} level".capitalize(), *scope])
        if name in found:
            name = f"{name}, {source.document}, line {source.line}"
        span = Span(row["low_usd"], row["high_usd"], row["bound"])
        found[name] = Basis(name, "level", (source,), span=span, year=row["year"])
    return [*found.values()]


def _whole_role(tables: Tables, role: str) -> list[Entry]:
    return [
        row
        for row in entries_of_role(tables, "salary_percentiles", role)
        if None not in (row["percentile"], row["low_usd"], row["high_usd"]) and is_of_whole_role(row)
    ]


def _year(rows: Sequence[Entry]) -> int | None:
    """The year that all the rows are of."""
    years = {row["year"] for row in rows if row["year"] is not None}
    return years.pop() if len(years) == 1 else None
