"""The sheet of what was entered: every field with its value, and a name where the formulas use it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from enum import Enum

from dashboard.compensation.entry import Unit
from dashboard.compensation.espp import YEARLY_LIMIT_USD
from dashboard.compensation.estimate import Estimate
from dashboard.compensation.retirement import limits
from dashboard.offers.entry.entries import PERCENT as PERCENT_UNITS
from dashboard.offers.entry.entries import UNIT_WORDS, Entered, entered
from dashboard.offers.exports.workbook.cells import CENTS, DAY, FIRST_ROW, OFFER, PERCENT, PLAIN, Sheet, cell

# Fields that the formulas need even where nothing was entered in them.
ALWAYS = ("base_usd", "bonus.target_pct", "bonus.first_year_months", "share_price_usd")
VALUE_COLUMN = 2
MOST = 1e12  # stands for "no limit"
HEADS = ("Part", "What", "Value", "  Unit", "Changes the year table", "Meaning")
WIDTHS = (26, 26, 18, 14, 14, 88)


class Inputs:
    """The cells that were entered, by the path of their field; asking for one marks it as live."""

    def __init__(self, estimate: Estimate) -> None:
        offer, assumptions = estimate.offer, estimate.assumptions
        always = (*ALWAYS, "espp.discount_pct") if offer.espp.contribution_pct else ALWAYS
        self.rows = (
            *_under("Offer", entered(offer, always)),
            *_under("Assumptions", entered(assumptions, tuple(type(assumptions).model_fields))),
            *_laws(estimate),
        )
        self._row_of = {field.path: row for row, field in enumerate(self.rows, start=FIRST_ROW)}
        self.live: set[str] = set()

    def __contains__(self, path: str) -> bool:
        return path in self._row_of

    def __getitem__(self, path: str) -> str:
        """How a formula calls the cell of a field: base_usd, Offer!$C$12."""
        self.live.add(path)
        return _name(path) if "[" not in path else self.address(path)

    def address(self, path: str) -> str:
        """The address of the cell of a field."""
        return cell(self._row_of[path], VALUE_COLUMN, OFFER, is_fixed=True)

    def names(self) -> dict[str, str]:
        """The names of cells that formulas use."""
        return {_name(path): f"={self.address(path)}" for path in sorted(self.live) if "[" not in path}


def write_inputs(sheet: Sheet, inputs: Inputs, title: str, made_on: date) -> None:
    """Write them; the formulas must have been made before, so that it is known which fields they use."""
    sheet.text(0, 0, title, sheet.styles.title)
    sheet.text(1, 0, f"Made on {made_on.isoformat()}. Change a tinted value, and the year table follows.")
    sheet.heads(FIRST_ROW - 1, HEADS, WIDTHS)
    for row, field in enumerate(inputs.rows, start=FIRST_ROW):
        is_live = field.path in inputs.live
        sheet.text(row, 0, field.part)
        sheet.text(row, 1, field.label)
        _write_value(sheet, row, field, is_live)
        unit = "" if isinstance(field.value, tuple) else UNIT_WORDS.get(field.unit, "")
        sheet.text(row, 3, unit, sheet.styles.indented)
        sheet.text(row, 4, "yes" if is_live else "no, as entered")
        sheet.text(row, 5, field.text, sheet.styles.wrapped)
    sheet.printed(FIRST_ROW - 1, frozen_columns=2)


def _write_value(sheet: Sheet, row: int, field: Entered, is_live: bool) -> None:
    value = field.value
    if isinstance(value, date):
        moment = datetime.combine(value, datetime.min.time())
        sheet.sheet.write_datetime(row, VALUE_COLUMN, moment, sheet.styles.number(DAY))
    elif isinstance(value, bool | Enum | tuple) or not isinstance(value, int | float):
        sheet.text(row, VALUE_COLUMN, "" if value is None else field.in_words())
    elif field.unit in PERCENT_UNITS:
        sheet.write(row, VALUE_COLUMN, value / 100, PERCENT, is_input=is_live)
    else:
        form = CENTS if UNIT_WORDS.get(field.unit, "").startswith("$") else PLAIN
        form = "0" if field.unit is Unit.CALENDAR_YEAR else form
        sheet.write(row, VALUE_COLUMN, value, form, is_input=is_live)


def _laws(estimate: Estimate) -> list[Entered]:
    """The limits in law that the formulas hold to."""
    offer, year = estimate.offer, estimate.assumptions.tax_year
    found = []
    if offer.retirement.tiers and offer.retirement.deferral_pct:
        law = limits(year)
        found += [
            ("limits.own_savings_usd", "401(k), own savings", law.elective_deferral, "402(g)"),
            ("limits.pay_usd", "401(k), pay that counts", law.compensation, "401(a)(17)"),
            ("limits.additions_usd", "401(k), all additions", law.annual_additions, "415(c)"),
        ]
    if offer.espp.contribution_pct:
        limit = float(YEARLY_LIMIT_USD)
        found.append(("limits.espp_usd", "ESPP, at the price of the first day", limit, "423(b)(8)"))
    return [
        Entered(path, f"Limits in law, {year}", label, min(usd, MOST), Unit.USD_PER_YEAR, f"26 U.S.C. {law}.")
        for path, label, usd, law in found
    ]


def _under(part: str, fields: Iterable[Entered]) -> list[Entered]:
    """Fields of no part of their own stand under that name."""
    return [field if field.part else replace(field, part=part) for field in fields]


def _name(path: str) -> str:
    return path.replace(".", "_")
