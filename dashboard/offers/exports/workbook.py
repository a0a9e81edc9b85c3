"""An offer as a workbook: what was entered, every payment, and a year table whose sums are formulas over them.

It knows no rules of pay: the payments are written as the estimate has them, and each sheet says what follows what.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from enum import Enum
from itertools import accumulate
from math import fsum
from typing import NamedTuple

from xlsxwriter.utility import xl_rowcol_to_cell as cell

from dashboard.compensation.cautions import cautions
from dashboard.compensation.dates import add_months
from dashboard.compensation.entry import Unit
from dashboard.compensation.equity import Shares
from dashboard.compensation.estimate import Estimate
from dashboard.compensation.ledger import TRAITS, Certainty, Kind
from dashboard.compensation.present_value import Timing, discounted
from dashboard.compensation.timeline import Timeline
from dashboard.data.provenance import Source
from dashboard.data.xlsx_export import CENTS, DAY, HEAD, Formula, Sheet, Workbook, write_reasons
from dashboard.offers.entry.entries import PERCENT, UNIT_WORDS, Entered, entered
from dashboard.offers.worth.grounds import (
    CERTAINTY_WORDS,
    HOW_IT_IS_COUNTED,
    MarketLine,
    assumed,
    grounds,
    private_in_words,
    title_of,
)

OFFER, YEARS, PAYMENTS, REASONS = "Offer", "Year table", "Payments", "What it rests on"
RATE = "discount_rate"
TO_CHANGE = {"bg_color": "#FBF0E6", "font_color": "#1F3FA0", "bottom": 4, "bottom_color": "#AD520F"}
NUMBER, YEAR_HEAD = "#,##0.####", '"Year "0'
ENTRY_COLUMNS = (("Part", 26), ("What", 26), ("Value", 18), ("Unit", 14), ("Meaning", 88))
PAYMENT_COLUMNS = (
    ("Year", 8),
    ("At month", 10),
    ("Paid on", 18),
    ("Kind", 24),
    ("How sure", 14),
    ("Name", 28),
    ("Shares", 14),
    ("Price of a share", 16),
    ("Amount", 16),
    ("Worth on the first day", 16),
)
YEAR, MONTH, KIND, SURE, AMOUNT, WORTH = 0, 1, 3, 4, 8, 9
HEAD_ROW, FIRST_ROW = 5, 6  # below a title and its notes
FIRST_YEAR = 2  # beside what it is and how sure it is
COUNTED = tuple(sure for sure in Certainty if sure is not Certainty.SPECULATIVE)


class Payment(NamedTuple):
    """Money of one kind and name at one time."""

    year: int
    kind: Kind
    month: int
    name: str


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
    last_row = _write_payments(payments, estimate, computed)
    _YearTable(years, estimate, last_row).write(computed)
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


def _write_title(sheet: Sheet, title: str, *notes: str) -> None:
    sheet.write(0, 0, title, bold=True, font_size=14)
    for row, note in enumerate(notes, start=1):
        sheet.write(row, 0, note)


def _write_entries(sheet: Sheet, estimate: Estimate, computed: str) -> None:
    """Every field that was entered; the one that other cells follow is tinted and has a name."""
    _write_title(
        sheet,
        title_of(estimate),
        f"What was entered. The other sheets were {computed}; they do not follow changes here, but for one:",
        "when the tinted discount rate is changed, what money is worth on the first day follows.",
    )
    sheet.heads(HEAD_ROW, ENTRY_COLUMNS, frozen_columns=2)
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


def _write_payments(sheet: Sheet, estimate: Estimate, computed: str) -> int:
    """Every payment of the years shown and what is speculative; the row after which there are none."""
    _write_title(
        sheet,
        "Each payment",
        f"The amounts, shares and prices were {computed}; they do not follow changes on the sheet “{OFFER}”.",
        f"A tinted amount can be changed: the sheet “{YEARS}” adds up what stands here.",
        "Months count from the first day; month 12 belongs to year 1. What is paid through a year counts at its middle.",
    )
    sheet.heads(HEAD_ROW, PAYMENT_COLUMNS)
    paid, shares = _paid(estimate), _shares(estimate)
    for row, (payment, usd) in enumerate(paid.items(), start=FIRST_ROW):
        trait, count = TRAITS[payment.kind], shares.get(payment[1:])
        worth = discounted(usd, estimate.assumptions.discount_pct / 100, payment.month / 12)
        cells = (
            (payment.year, "0"),
            (payment.month, "0"),
            (_day(payment, estimate.offer.start), DAY),
            (trait.label, ""),
            (trait.certainty.value, ""),
            (payment.name, ""),
            (count, NUMBER),
            (usd / count if count else None, CENTS),
        )
        for column, (content, form) in enumerate(cells):
            sheet.write(row, column, content, num_format=form)
        sheet.write(row, AMOUNT, usd, num_format=CENTS, **TO_CHANGE)
        text = f"={cell(row, AMOUNT)}/(1+{RATE})^({cell(row, MONTH)}/12)"
        sheet.write(row, WORTH, Formula(text, worth), num_format=CENTS)
    return FIRST_ROW + max(len(paid) - 1, 0)


def _paid(estimate: Estimate) -> Mapping[Payment, float]:
    amounts: dict[Payment, list[float]] = defaultdict(list)
    for event in estimate.ledger.events:
        if event.year <= len(estimate.years) or event.certainty is Certainty.SPECULATIVE:
            month = 12 * event.year - 6 if event.timing is Timing.MID else event.month
            payment = Payment(event.year, event.kind, month, event.label)
            amounts[payment].append(event.amount_usd)
    order = list(Kind)
    ordered = sorted(amounts, key=lambda one: (one.year, order.index(one.kind), one.month, one.name))
    return {payment: fsum(amounts[payment]) for payment in ordered}


def _shares(estimate: Estimate) -> Mapping[tuple[Kind, int, str], float]:
    """How many shares vest, by kind, month and name."""
    counts: dict[tuple[Kind, int, str], float] = defaultdict(float)
    for claim in Timeline(estimate.offer, estimate.assumptions).claims:
        if isinstance(claim, Shares):
            for month, count in claim.released.items():
                counts[claim.kind, month, claim.label] += count
    return counts


def _day(payment: Payment, start: date) -> date | str:
    if TRAITS[payment.kind].timing is Timing.MID:
        return "through the year"
    return add_months(start, payment.month)


class _YearTable:
    """The sheet of years, written row by row; later rows refer to earlier ones."""

    def __init__(self, sheet: Sheet, estimate: Estimate, last_payment: int) -> None:
        self.sheet, self.estimate, self.years = sheet, estimate, estimate.years
        self.columns = range(FIRST_YEAR, FIRST_YEAR + len(self.years))
        self.last_payment, self.row = last_payment, FIRST_ROW

    def write(self, computed: str) -> None:
        """Write the whole sheet."""
        _write_title(
            self.sheet,
            "Year by year",
            f"Dollars before tax, {computed}. The formulas add up the sheet “{PAYMENTS}”;",
            f"of the sheet “{OFFER}”, only the discount rate moves them. Take-home and outcomes of chance are not here.",
            f"Years 1 to {self.estimate.assumptions.years} are counted in the average and the total.",
        )
        self.sheet.heads(HEAD_ROW, [("What", 34), ("How sure", 14), *(("", 14) for _ in self.years)])
        for column, year in zip(self.columns, self.years, strict=True):
            self.sheet.write(HEAD_ROW, column, year.year, **HEAD, align="right", num_format=YEAR_HEAD)
        groups = [row for sure in COUNTED if (row := self._group(sure))]
        together = [f"SUM({','.join(cell(row, column) for row in groups)})" for column in self.columns]
        total = self._line("Total", together, [year.total_usd for year in self.years], bold=True, top=1)
        first = cell(total, FIRST_YEAR, col_abs=True)
        running = [f"SUM({first}:{cell(total, column)})" for column in self.columns]
        self._line("Cumulative", running, list(accumulate(year.total_usd for year in self.years)))
        worth = self._line("Worth on the first day", *self._worth())
        self.row += 1
        self._headline(total, worth)
        self.row += 1
        self._apart()

    def _line(
        self, label: str, formulas: Sequence[str], values: Sequence[float], sure: str = "", **look: object
    ) -> int:
        """A row of formulas with their results; where it stands."""
        self.sheet.write(self.row, 0, label, **look)
        self.sheet.write(self.row, 1, sure, **look)
        for column, (text, usd) in enumerate(zip(formulas, values, strict=True), start=FIRST_YEAR):
            self.sheet.write(self.row, column, Formula(f"={text}", usd), num_format=CENTS, **look)
        self.row += 1
        return self.row - 1

    def _group(self, sure: Certainty) -> int | None:
        """The kinds of pay that are so sure, and their sum; base pay always, others where there are any."""
        first = self.row
        for kind in Kind:
            if TRAITS[kind].certainty is sure and (kind is Kind.BASE or any(self._amounts(kind))):
                self._kind(kind)
        if self.row == first:
            return None
        sums = [f"SUM({cell(first, column)}:{cell(self.row - 1, column)})" for column in self.columns]
        amounts = [year.by_certainty[sure] for year in self.years]
        return self._line(f"Together, {sure}", sums, amounts, sure, italic=True)

    def _kind(self, kind: Kind) -> int:
        label = cell(self.row, 0, col_abs=True)
        sums = [self._sum_of(AMOUNT, KIND, label, YEAR, _year(column)) for column in self.columns]
        return self._line(TRAITS[kind].label, sums, self._amounts(kind), TRAITS[kind].certainty)

    def _amounts(self, kind: Kind) -> list[float]:
        return [year.by_kind[kind] for year in self.years]

    def _worth(self) -> tuple[list[str], list[float]]:
        rate, events = self.estimate.assumptions.discount_pct / 100, self.estimate.ledger.events
        counted = f'"<>{Certainty.SPECULATIVE}"'
        sums = [self._sum_of(WORTH, YEAR, _year(column), SURE, counted) for column in self.columns]
        amounts = [
            fsum(
                discounted(event.amount_usd, rate, event.years_from_start)
                for event in events
                if event.year == year.year and event.certainty in COUNTED
            )
            for year in self.years
        ]
        return sums, amounts

    def _headline(self, total: int, worth: int) -> None:
        said, count = self.estimate.headline, self.estimate.assumptions.years
        last = FIRST_YEAR + count - 1
        totals, worths = (f"{cell(row, FIRST_YEAR)}:{cell(row, last)}" for row in (total, worth))
        span = f"years 1 to {count}"
        for label, text, usd in (
            ("First year", cell(total, FIRST_YEAR), said.first_year_usd),
            (f"Average of {span}", f"AVERAGE({totals})", said.average_usd),
            (f"Last counted year, year {count}", cell(total, last), said.last_year_usd),
            (f"Together, {span}", f"SUM({totals})", said.cumulative_usd),
            (f"The year after, year {count + 1}", cell(total, last + 1), said.year_after_usd),
            (f"Present value of {span}", f"SUM({worths})", self.estimate.present_value_usd),
        ):
            self._line(label, [text], [usd], bold=True)

    def _apart(self) -> None:
        """Private shares as they vest; options at the exit, which may lie past the years shown."""
        events = [e for e in self.estimate.ledger.events if e.certainty is Certainty.SPECULATIVE]
        if not (events or self.estimate.private):
            return
        self.sheet.write(self.row, 0, "Shown apart, in no total", bold=True)
        later, count = self.columns.stop, len(self.years)
        if any(event.year > count for event in events):
            self.sheet.sheet.set_column(later, later, 14)
            self.sheet.write(self.row, later, "Later", **HEAD, align="right")
        self.row += 1
        for kind in (kind for kind in Kind if any(event.kind is kind for event in events)):
            row = self._kind(kind)
            usd = fsum(event.amount_usd for event in events if event.kind is kind and event.year > count)
            if usd:
                text = self._sum_of(AMOUNT, KIND, cell(row, 0, col_abs=True), YEAR, f'">{count}"')
                self.sheet.write(row, later, Formula(f"={text}", usd), num_format=CENTS)
        for grant in self.estimate.private:
            self.sheet.write(self.row, 0, private_in_words(grant))
            self.row += 1

    def _sum_of(self, summed: int, *asked: int | str) -> str:
        """The sum of a column of the payments in which other columns hold what is asked."""
        parts = [part if isinstance(part, str) else self._payments(part) for part in (summed, *asked)]
        return f"SUMIFS({','.join(parts)})"

    def _payments(self, column: int) -> str:
        first, last = (
            cell(row, column, row_abs=True, col_abs=True) for row in (FIRST_ROW, self.last_payment)
        )
        return f"{PAYMENTS}!{first}:{last}"


def _year(column: int) -> str:
    """The head of a column, which holds the year's number."""
    return str(cell(HEAD_ROW, column, row_abs=True))
