"""An offer as a workbook: what was entered, every payment, and a year table whose sums are formulas over them.

It knows no rules of pay: the payments are written as the estimate has them, and each sheet says what follows what.
"""

from collections.abc import Sequence
from datetime import date
from enum import Enum

from xlsxwriter.utility import xl_rowcol_to_cell as cell

from dashboard.compensation.cautions import cautions
from dashboard.compensation.entry import Unit
from dashboard.compensation.estimate import Estimate
from dashboard.data.provenance import Source
from dashboard.data.xlsx_export import CENTS, DAY, Sheet, Workbook, write_reasons
from dashboard.offers.entry.entries import PERCENT, UNIT_WORDS, Entered, entered
from dashboard.offers.exports.payments import write_payments
from dashboard.offers.exports.sheets import (
    FIRST_ROW,
    HEAD_ROW,
    NUMBER,
    OFFER,
    PAYMENTS,
    RATE,
    REASONS,
    TO_CHANGE,
    YEARS,
)
from dashboard.offers.exports.year_table import YearTable
from dashboard.offers.worth.grounds import (
    CERTAINTY_WORDS,
    HOW_IT_IS_COUNTED,
    MarketLine,
    assumed,
    grounds,
    title_of,
)

COLUMNS = (("Part", 26), ("What", 26), ("Value", 18), ("Unit", 14), ("Meaning", 88))


def workbook(
    estimate: Estimate,
    made_on: date,
    market_lines: Sequence[MarketLine] = (),
    sources: Sequence[Source] = (),
) -> bytes:
    """The workbook. `sources` are further ones beside those of the market lines and of the taxes."""
    book = Workbook(title_of(estimate), made_on)
    computed = f"computed by Payscope on {made_on.isoformat()}"
    offer, years, payments, reasons = map(book.sheet, (OFFER, YEARS, PAYMENTS, REASONS))
    _write_entries(offer, estimate, computed)
    YearTable(years, estimate, write_payments(payments, estimate, computed)).write(computed)
    lines = [
        ("Made on", "", "", made_on.isoformat()),
        *(("Assumption", "", "", sentence) for sentence in assumed(estimate)),
        *(("How it is counted", "", "", sentence) for sentence in HOW_IT_IS_COUNTED),
        *(("Certainty", certainty.value, "", words) for certainty, words in CERTAINTY_WORDS.items()),
        *(("Market", line.source, "", line.sentence) for line in market_lines),
        *(("Caution", "", "", caution.text) for caution in cautions(estimate)),
    ]
    write_reasons(reasons, lines, grounds(estimate, market_lines, sources))
    return book.content()


def _write_entries(sheet: Sheet, estimate: Estimate, computed: str) -> None:
    """Every field that was entered; the one that other cells follow is tinted and has a name."""
    sheet.title(
        title_of(estimate),
        f"What was entered. The other sheets were {computed}; they do not follow changes here, but for one:",
        "when the tinted discount rate is changed, what money is worth on the first day follows.",
    )
    sheet.heads(HEAD_ROW, COLUMNS, frozen_columns=2)
    assumptions = estimate.assumptions
    fields = [
        *(("Offer", field) for field in entered(estimate.offer)),
        *(("Assumptions", field) for field in entered(assumptions, tuple(type(assumptions).model_fields))),
    ]
    for row, (part, field) in enumerate(fields, start=FIRST_ROW):
        is_rate = field.path == "discount_pct"
        if is_rate:
            sheet.book.name(RATE, f"{OFFER}!{cell(row, 2, row_abs=True, col_abs=True)}")
        value, form = _value(field)
        sheet.write(row, 0, field.part or part)
        sheet.write(row, 1, field.label)
        sheet.write(row, 2, value, num_format=form, **(TO_CHANGE if is_rate else {}))
        sheet.write(row, 3, "" if isinstance(field.value, tuple) else UNIT_WORDS.get(field.unit), indent=1)
        sheet.write(row, 4, field.text)


def _value(field: Entered) -> tuple[object, str]:
    """A date or a number with its format, anything else in words."""
    value = field.value
    if isinstance(value, date):
        return value, DAY
    if isinstance(value, bool | Enum) or not isinstance(value, int | float):
        return None if value is None else field.in_words(), "General"
    if field.unit in PERCENT:
        return value / 100, "0.0##%"
    if field.unit is Unit.CALENDAR_YEAR:
        return value, "0"
    return value, CENTS if UNIT_WORDS.get(field.unit, "").startswith("$") else NUMBER
