"""Pay bands to take along: CSV for a machine, a formatted XLSX for a person, both with what they rest on."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import pandas as pd
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from dashboard.bands.city_bands import CityBand, Target, posting_line
from dashboard.data.csv_export import csv_bytes
from dashboard.data.provenance import Source
from dashboard.words.markdown import web_address
from etl.figure_text import SPACE

BANDS, REASONS = "Pay bands", "Sources and assumptions"
MONEY, RATIO, PERCENT = "$#,##0", "0.00", '0.0" %"'
LONGEST = 32_000  # a cell holds 32,767 characters
ASSUMPTIONS = (
    ("Premium", "A premium that is stated over the average is applied to every percentile and level alike."),
    ("Spread", "By how much the maximum exceeds the minimum: maximum ÷ minimum − 1."),
    ("Minimum", "Midpoint ÷ (1 + spread ÷ 2), rounded to $1,000; below that to $100."),
    ("Maximum", "Minimum × (1 + spread), rounded in the same way."),
    ("Midpoint", "Halfway between the rounded minimum and maximum."),
    (
        "Compa-ratio",
        "Pay ÷ midpoint. It says where a pay lies in the band, not where it stands among people.",
    ),
    ("Price level", "Regional price parity, all items; the United States are 100."),
    ("Scope", "Base pay only. Bonus, equity and benefits are not part of the bands."),
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
    return pd.DataFrame([_row(export, band) for band in export.bands], columns=_columns(export))


def csv(export: Export) -> bytes:
    """The bands as CSV; each row names its formula and its sources."""
    return csv_bytes(
        rows(export).assign(
            Formula=[_cell(band.formula) for band in export.bands],
            Sources=[_speakers(band.sources) for band in export.bands],
            Addresses=[
                " ".join(dict.fromkeys(source.url for source in band.sources)) for band in export.bands
            ],
            Exported=export.made_on.isoformat(),
        )
    )


def xlsx(export: Export) -> bytes:
    """The bands as a workbook: one sheet to use, one that says what they rest on."""
    file = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(file, options) as book:
        made = datetime.combine(export.made_on, datetime.min.time())
        book.set_properties({"title": f"Pay bands: {export.role}"[:200], "created": made})
        styles = _Styles(book)
        _write_bands(book.add_worksheet(BANDS), export, styles)
        _write_reasons(book.add_worksheet(REASONS), export, styles)
    return file.getvalue()


class _Styles:
    """The few formats of the workbook."""

    def __init__(self, book: Any) -> None:
        top = {"valign": "top"}
        self.head: Format = book.add_format(
            {"bold": True, "bg_color": "#F3F1EA", "bottom": 1, "text_wrap": True, **top}
        )
        self.text: Format = book.add_format(top)
        self.wrapped: Format = book.add_format({"text_wrap": True, **top})
        self.link: Format = book.add_format({"font_color": "#1F5F8B", "underline": 1, **top})
        self.numbers: dict[str, Format] = {
            form: book.add_format({"num_format": form, **top}) for form in (MONEY, RATIO, PERCENT)
        }


def _write_bands(sheet: Worksheet, export: Export, styles: _Styles) -> None:
    frame = rows(export)
    for column, name in enumerate(frame):
        width, form = _shape(str(name))
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, str(name), styles.head)
        for line, value in enumerate(frame[name], start=1):
            if isinstance(value, str):
                sheet.write_string(line, column, _cell(value), styles.wrapped if width > 30 else styles.text)
            elif value is not None and not pd.isna(value):
                sheet.write_number(line, column, float(value), styles.numbers[form])
    sheet.set_row(0, 32)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(len(frame), 1), len(frame.columns) - 1)
    sheet.set_landscape()
    sheet.repeat_rows(0)
    sheet.fit_to_pages(1, 0)


def _write_reasons(sheet: Worksheet, export: Export, styles: _Styles) -> None:
    head = ("Kind", "What", "Value", "Says", "Document", "Line", "Published", "Read", "Address")
    for column, (name, width) in enumerate(zip(head, (13, 30, 26, 70, 34, 7, 12, 12, 50), strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, name, styles.head)
    lines: list[tuple[str, ...]] = [
        *(("Choice", *choice) for choice in _choices(export)),
        *(("Assumption", name, "", said) for name, said in ASSUMPTIONS),
        *(("Assumption", "", "", note) for note in export.notes),
        *(("Formula", band.name, "", band.formula) for band in export.bands),
    ]
    for line, cells in enumerate(lines, start=1):
        for column, value in enumerate(cells):
            sheet.write_string(line, column, _cell(value), styles.wrapped)
    for line, source in enumerate(export.sources, start=1 + len(lines)):
        says = source.quote or source.note
        cells = ("Source", source.speaker, source.value, says, source.document)
        for column, value in enumerate(cells):
            sheet.write_string(line, column, _cell(value), styles.wrapped)
        if source.line is not None:
            sheet.write_number(line, 5, source.line, styles.text)
        sheet.write_string(line, 6, source.published, styles.text)
        sheet.write_string(line, 7, source.read_on, styles.text)
        address = web_address(source.url)
        if address and len(address) < 2_000:
            sheet.write_url(line, 8, address, styles.link, _cell(address))
        else:
            sheet.write_string(line, 8, _cell(source.url), styles.text)
    sheet.freeze_panes(1, 2)


def _choices(export: Export) -> list[tuple[str, str, str]]:
    chosen = [
        ("Role", export.role, ""),
        ("Built around", export.target.name, export.target.formula),
        ("Basis", export.built_around, export.target.basis),
        ("Spread", f"{export.spread_pct:g} %", ""),
        ("Adjusted by", export.adjustment, ""),
        ("Exported", export.made_on.isoformat(), ""),
    ]
    if export.pay_usd is not None:
        chosen.append(("Pay to place", f"${export.pay_usd:,.0f}", "Entered by whoever made this file."))
    return chosen


def _columns(export: Export) -> list[str]:
    compared = ["Compa-ratio", "Into the band, %"] if export.pay_usd is not None else []
    before = [
        "City",
        "Role",
        "Built around",
        "Minimum",
        "Midpoint",
        "Maximum",
        "Spread, %",
        "City adjustment",
    ]
    return [*before, *compared, "Posting line"]


def _row(export: Export, band: CityBand) -> dict[str, Any]:
    row: dict[str, Any] = {
        "City": band.name,
        "Role": export.role,
        "Built around": export.target.basis,
        "Minimum": band.band.low_usd,
        "Midpoint": band.band.midpoint_usd,
        "Maximum": band.band.high_usd,
        "Spread, %": (band.band.high_usd / band.band.low_usd - 1) * 100,
        "City adjustment": _cell(band.adjusted_for),
        "Posting line": posting_line(band, export.role, export.target),
    }
    if export.pay_usd is not None:
        row["Compa-ratio"] = round(band.band.compa_ratio(export.pay_usd), 4)
        row["Into the band, %"] = round(band.band.penetration_pct(export.pay_usd), 1)
    row["Spread, %"] = round(row["Spread, %"], 1)
    return row


def _shape(name: str) -> tuple[int, str]:
    """A column's width and number format."""
    if name in ("Minimum", "Midpoint", "Maximum"):
        return 12, MONEY
    if name == "Compa-ratio":
        return 12, RATIO
    if name.endswith("%"):
        return 10, PERCENT
    return {"City": 22, "Role": 30, "Built around": 34, "City adjustment": 34, "Posting line": 90}[
        name
    ], MONEY


def _speakers(sources: Sequence[Source]) -> str:
    named = []
    for source in sources:
        line = f", line {source.line}" if source.line is not None else ""
        named.append(f"{source.speaker}: {source.document}{line}, read {source.read_on}")
    return "; ".join(dict.fromkeys(named))


def _cell(value: str) -> str:
    return value.replace("\x00", "").replace(SPACE, " ")[:LONGEST]
