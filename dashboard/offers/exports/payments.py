"""The sheet of payments, for the year table to add up."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from math import fsum
from typing import NamedTuple

from xlsxwriter.utility import xl_rowcol_to_cell as cell

from dashboard.compensation.dates import add_months
from dashboard.compensation.equity import Shares
from dashboard.compensation.estimate import Estimate
from dashboard.compensation.ledger import TRAITS, Certainty, Kind
from dashboard.compensation.present_value import Timing, discounted
from dashboard.compensation.timeline import Timeline
from dashboard.data.xlsx_export import CENTS, DAY, Formula, Sheet
from dashboard.offers.exports.sheets import (
    FIRST_ROW,
    HEAD_ROW,
    NUMBER,
    OFFER,
    PAYMENTS,
    RATE,
    TO_CHANGE,
    YEARS,
)

COLUMNS = (
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


class Payment(NamedTuple):
    """Money of one kind and name at one time."""

    year: int
    kind: Kind
    month: int
    name: str


@dataclass(frozen=True)
class Payments:
    """The rows of the sheet, for formulas on another one."""

    last_row: int

    def sum_of(self, summed: int, *asked: int | str) -> str:
        """The sum of a column over the rows in which other columns hold what is asked."""
        parts = [part if isinstance(part, str) else self._cells(part) for part in (summed, *asked)]
        return f"SUMIFS({','.join(parts)})"

    def _cells(self, column: int) -> str:
        first, last = (cell(row, column, row_abs=True, col_abs=True) for row in (FIRST_ROW, self.last_row))
        return f"{PAYMENTS}!{first}:{last}"


def write_payments(sheet: Sheet, estimate: Estimate, computed: str) -> Payments:
    """Write every payment of the years shown and what is speculative."""
    sheet.title(
        "Each payment",
        f"The amounts, shares and prices were {computed}; they do not follow changes on the sheet “{OFFER}”.",
        f"A tinted amount can be changed: the sheet “{YEARS}” adds up what stands here.",
        "Months count from the first day; month 12 belongs to year 1. What is paid through a year counts at its middle.",
    )
    sheet.heads(HEAD_ROW, COLUMNS)
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
    return Payments(FIRST_ROW + max(len(paid) - 1, 0))


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
