"""The sheet of years: kinds of pay, their sums, what they are worth, all formulas over the payments."""

from collections.abc import Sequence
from itertools import accumulate
from math import fsum

from xlsxwriter.utility import xl_rowcol_to_cell as cell

from dashboard.compensation.estimate import Estimate
from dashboard.compensation.ledger import TRAITS, Certainty, Kind
from dashboard.compensation.present_value import discounted
from dashboard.data.xlsx_export import CENTS, HEAD, Formula, Sheet
from dashboard.offers.exports.payments import AMOUNT, KIND, SURE, WORTH, YEAR, Payments
from dashboard.offers.exports.sheets import FIRST_ROW, HEAD_ROW, OFFER, PAYMENTS
from dashboard.offers.worth.grounds import private_in_words

FIRST_YEAR = 2  # beside what it is and how sure it is
YEAR_HEAD = '"Year "0'
COUNTED = tuple(sure for sure in Certainty if sure is not Certainty.SPECULATIVE)


class YearTable:
    """The sheet of years, written row by row; later rows refer to earlier ones."""

    def __init__(self, sheet: Sheet, estimate: Estimate, paid: Payments) -> None:
        self.sheet, self.estimate, self.years = sheet, estimate, estimate.years
        self.columns = range(FIRST_YEAR, FIRST_YEAR + len(self.years))
        self.paid, self.row = paid, FIRST_ROW

    def write(self, computed: str) -> None:
        """Write the whole sheet."""
        self.sheet.title(
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
        sums = [self.paid.sum_of(AMOUNT, KIND, label, YEAR, _year(column)) for column in self.columns]
        return self._line(TRAITS[kind].label, sums, self._amounts(kind), TRAITS[kind].certainty)

    def _amounts(self, kind: Kind) -> list[float]:
        return [year.by_kind[kind] for year in self.years]

    def _worth(self) -> tuple[list[str], list[float]]:
        rate, events = self.estimate.assumptions.discount_pct / 100, self.estimate.ledger.events
        counted = f'"<>{Certainty.SPECULATIVE}"'
        sums = [self.paid.sum_of(WORTH, YEAR, _year(column), SURE, counted) for column in self.columns]
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
                text = self.paid.sum_of(AMOUNT, KIND, cell(row, 0, col_abs=True), YEAR, f'">{count}"')
                self.sheet.write(row, later, Formula(f"={text}", usd), num_format=CENTS)
        for grant in self.estimate.private:
            self.sheet.write(self.row, 0, private_in_words(grant))
            self.row += 1


def _year(column: int) -> str:
    """The head of a column, which holds the year's number."""
    return str(cell(HEAD_ROW, column, row_abs=True))
