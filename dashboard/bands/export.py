"""Pay bands to take along: CSV for a machine, a formatted XLSX for a person, both with what they rest on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from dashboard.bands.city_bands import CityBand, Target, posting_line
from dashboard.data.csv_export import csv_bytes
from dashboard.data.provenance import Source
from dashboard.data.xlsx_export import DOLLARS, Sheet, Workbook, cleaned, write_reasons
from dashboard.words.numbers import full
from dashboard.words.sentences import sentences

SAY = sentences("bands")
BANDS, REASONS = "Pay bands", "Sources and assumptions"
RATIO, PERCENT = "0.00", '0.0" %"'
WRAPPED = 30  # texts in wider columns are broken into lines
# Each column's width and number format.
COLUMNS = {
    "City": (22, ""),
    "Role": (30, ""),
    "Built around": (34, ""),
    "Minimum": (12, DOLLARS),
    "Midpoint": (12, DOLLARS),
    "Maximum": (12, DOLLARS),
    "Spread, %": (10, PERCENT),
    "City adjustment": (34, ""),
    "Compa-ratio": (12, RATIO),
    "Into the band, %": (10, PERCENT),
    "Posting line": (90, ""),
}
ASSUMPTIONS = (
    ("Premium", SAY("assumes_premium")),
    ("Spread", SAY("assumes_spread")),
    ("Minimum", SAY("assumes_minimum")),
    ("Maximum", SAY("assumes_maximum")),
    ("Midpoint", SAY("assumes_midpoint")),
    ("Compa-ratio", SAY("assumes_compa_ratio")),
    ("Price level", SAY("assumes_price_level")),
    ("Scope", SAY("assumes_scope")),
)


@dataclass(frozen=True)
class Export:
    """Bands as they were built, with everything that a reader must know of them."""

    role: str
    target: Target
    built_around: str
    spread_pct: float
    adjustment: str
    bands: tuple[CityBand, ...]
    pay_usd: float | None
    made_on: date
    notes: tuple[str, ...] = ()

    @property
    def sources(self) -> tuple[Source, ...]:
        """Every source of any of the bands, once."""
        return tuple(dict.fromkeys(source for band in self.bands for source in band.sources))


def rows(export: Export) -> pd.DataFrame:
    """A row for each city."""
    return pd.DataFrame([_row(export, band) for band in export.bands])


def csv(export: Export) -> bytes:
    """The bands as CSV; each row names its formula and its sources."""
    return csv_bytes(
        rows(export).assign(
            Formula=[cleaned(band.formula) for band in export.bands],
            Sources=[_speakers(band.sources) for band in export.bands],
            Addresses=[
                " ".join(dict.fromkeys(source.url for source in band.sources)) for band in export.bands
            ],
            Exported=export.made_on.isoformat(),
        )
    )


def xlsx(export: Export) -> bytes:
    """The bands as a workbook: one sheet to use, one that says what they rest on."""
    book = Workbook(f"Pay bands: {export.role}", export.made_on)
    _write_bands(book.sheet(BANDS), export)
    lines = [
        *(("Choice", *choice) for choice in _choices(export)),
        *(("Assumption", name, "", said) for name, said in ASSUMPTIONS),
        *(("Assumption", "", "", note) for note in export.notes),
        *(("Formula", band.name, "", band.formula) for band in export.bands),
    ]
    write_reasons(book.sheet(REASONS), lines, export.sources)
    return book.content()


def _write_bands(sheet: Sheet, export: Export) -> None:
    frame = rows(export)
    names = [str(name) for name in frame]
    sheet.heads(0, [(name, COLUMNS[name][0]) for name in names])
    for column, name in enumerate(names):
        width, form = COLUMNS[name]
        for line, value in enumerate(frame[name], start=1):
            if isinstance(value, str):
                sheet.write(line, column, value, text_wrap=width > WRAPPED)
            elif not pd.isna(value):
                sheet.write(line, column, float(value), num_format=form)
    sheet.sheet.set_row(0, 32)
    sheet.sheet.autofilter(0, 0, max(len(frame), 1), len(frame.columns) - 1)


def _choices(export: Export) -> list[tuple[str, str, str]]:
    chosen = [
        ("Role", export.role, ""),
        ("Built around", export.target.name, export.target.formula),
        ("Basis", export.built_around, export.target.basis),
        ("Spread", full(export.spread_pct, "pct"), ""),
        ("Adjusted by", export.adjustment, ""),
        ("Exported", export.made_on.isoformat(), ""),
    ]
    if export.pay_usd is not None:
        chosen.append(("Pay to place", f"${export.pay_usd:,.0f}", SAY("pay_entered")))
    return chosen


def _row(export: Export, band: CityBand) -> dict[str, Any]:
    pay, its = export.pay_usd, band.band
    row: dict[str, Any] = {
        "City": band.name,
        "Role": export.role,
        "Built around": export.target.basis,
        "Minimum": its.low_usd,
        "Midpoint": its.midpoint_usd,
        "Maximum": its.high_usd,
        "Spread, %": round((its.high_usd / its.low_usd - 1) * 100, 1),
        "City adjustment": cleaned(band.adjusted_for),
    }
    if pay is not None:
        row["Compa-ratio"] = round(its.compa_ratio(pay), 4)
        row["Into the band, %"] = round(its.penetration_pct(pay), 1)
    return row | {"Posting line": posting_line(band, export.role, export.target)}


def _speakers(sources: Sequence[Source]) -> str:
    named = []
    for source in sources:
        line = f", line {source.line}" if source.line is not None else ""
        named.append(f"{source.speaker}: {source.document}{line}, read {source.read_on}")
    return "; ".join(dict.fromkeys(named))
