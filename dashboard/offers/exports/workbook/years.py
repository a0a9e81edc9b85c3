"""The sheet of years: kinds of pay, their totals, what they are worth, and what stands apart."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from math import fsum
from textwrap import wrap

from dashboard.compensation.estimate import Estimate
from dashboard.compensation.ledger import TRAITS, Certainty, Kind
from dashboard.compensation.present_value import Timing, discounted
from dashboard.offers.exports.workbook.cells import CENTS, Formula, Sheet, cell
from dashboard.offers.exports.workbook.inputs import Inputs
from dashboard.offers.exports.workbook.kinds import FIRST_YEAR, HEAD_ROW, LABEL, KindFormulas, Parts, year_of
from dashboard.offers.worth.grounds import private_in_words

SURE, HOW = 1, 2
LIVE, VALUE = "formula", "value"
SAVED_TAX = "Tax saved by own HSA money"
COUNTED = tuple(sure for sure in Certainty if sure is not Certainty.SPECULATIVE)
NOTE_WIDTH = 120
VALUE_NOTE = (
    "Rows marked “value” were worked out when the file was made and stay as they are when an input changes: "
    "the tax that own HSA money saves follows from the tax tables, the worth of options from the scenarios of an exit."
)
INPUT_NOTE = (
    "Dates, months, yes-or-no entries, rounding and the number of years are built into the formulas; the sheet "
    "“Offer” says which entries change the table. Take-home and outcomes of chance are not in this file."
)


@dataclass
class YearTable:
    """The sheet, written row by row; later rows refer to earlier ones."""

    sheet: Sheet
    estimate: Estimate
    inputs: Inputs
    parts: Parts
    row: int = HEAD_ROW + 1
    has_values: bool = False
    row_of: dict[Kind | Certainty | str, int] = field(default_factory=dict)

    def write(self) -> None:
        """Write the whole sheet."""
        sheet, years, count = self.sheet, self.estimate.years, self.estimate.assumptions.years
        sheet.text(0, 0, "Year by year", sheet.styles.title)
        sheet.text(1, 0, f"Dollars before tax. Years 1 to {count} are counted in the average and the total.")
        heads = ("What", "How sure", "Cells are", *([""] * len(years)))
        sheet.heads(HEAD_ROW, heads, (34, 14, 10, *([14] * len(years))))
        for column, year in enumerate(years, start=FIRST_YEAR):
            sheet.sheet.write_number(HEAD_ROW, column, year.year, sheet.styles.year_head)
        for kind in Kind:
            if TRAITS[kind].certainty in COUNTED and self._is_shown(kind):
                self._kind(kind)
        self.row += 1
        self._totals()
        self._worth()
        self.row += 1
        self._headline()
        self.row += 1
        self._apart()
        self._notes(*([VALUE_NOTE] if self.has_values else []), INPUT_NOTE)
        sheet.printed(HEAD_ROW)

    def _is_shown(self, kind: Kind) -> bool:
        return kind in (Kind.BASE, Kind.BONUS) or any(year.by_kind[kind] for year in self.estimate.years)

    def _line(
        self,
        key: Kind | Certainty | str,
        label: str,
        cells: Sequence[Formula | float],
        *,
        sure: str = "",
        is_bold: bool = False,
    ) -> None:
        self.sheet.write(self.row, LABEL, label, is_bold=is_bold)
        self.sheet.text(self.row, SURE, sure)
        is_live = any(isinstance(content, Formula) for content in cells)
        self.sheet.text(self.row, HOW, LIVE if is_live else VALUE)
        self.has_values |= not is_live
        for column, content in enumerate(cells, start=FIRST_YEAR):
            self.sheet.write(self.row, column, content, CENTS, is_bold=is_bold)
        self.row_of[key] = self.row
        self.row += 1

    def _notes(self, *notes: str) -> None:
        for note in notes:
            for line in wrap(note, NOTE_WIDTH):
                self.sheet.text(self.row, LABEL, line)
                self.row += 1

    def _kind(self, kind: Kind) -> None:
        sure, amounts = TRAITS[kind].certainty.value, [year.by_kind[kind] for year in self.estimate.years]
        saved = [0.0] * len(amounts)
        if kind is Kind.HSA:
            employer = self.estimate.offer.health.employer_hsa_usd
            saved = [amount - employer for amount in amounts]
            amounts = [employer] * len(amounts)
        if any(amounts) or kind is not Kind.HSA:
            formulas, base_row = self._formulas, self.row_of.get(Kind.BASE, self.row)
            cells = _each(amounts, lambda column: formulas.amount(kind, self.row, column, base_row))
            self._line(kind, TRAITS[kind].label, cells, sure=sure)
        if any(usd > 0.005 for usd in saved):
            self._line(SAVED_TAX, SAVED_TAX, saved, sure=sure)

    @property
    def _formulas(self) -> KindFormulas:
        return KindFormulas(self.estimate.offer, self.inputs, self.parts)

    def _totals(self) -> None:
        years = self.estimate.years
        for sure in COUNTED:
            keys = [key for key, kind in self._kinds() if TRAITS[kind].certainty is sure]
            amounts = [year.by_certainty[sure] for year in years]
            cells = _each(amounts, partial(self._plus, keys))
            self._line(sure, f"Together, {sure.value}", cells, sure=sure.value)
        totals = [year.total_usd for year in years]
        cells = _each(totals, partial(self._plus, COUNTED))
        self._line("total", "Total", cells, is_bold=True)
        total = self.row_of["total"]
        running = [fsum(totals[: index + 1]) for index in range(len(totals))]
        cells = _each(running, lambda column: f"SUM(${cell(total, FIRST_YEAR)}:{cell(total, column)})")
        self._line("cumulative", "Cumulative", cells)

    def _worth(self) -> None:
        """What is paid through a year counts at its middle, all else at its month."""
        rate = self.estimate.assumptions.discount_pct / 100
        worth = [
            fsum(
                discounted(event.amount_usd, rate, event.years_from_start)
                for event in self.estimate.ledger.events
                if event.year == year.year and event.certainty in COUNTED
            )
            for year in self.estimate.years
        ]
        through = [key for key, kind in self._kinds() if TRAITS[kind].timing is Timing.MID]
        dated = [kind for _, kind in self._kinds() if TRAITS[kind].timing is not Timing.MID]

        def text(column: int) -> str:
            middle = f"(1+{self.inputs['discount_pct']})^({year_of(column)}-0.5)"
            others = (self._formulas.worth(kind, self.row_of[kind], column) for kind in dated)
            return "+".join([f"({self._plus(through, column)})/{middle}", *others])

        self._line("worth", "Worth on the first day", _each(worth, text))

    def _headline(self) -> None:
        said, count = self.estimate.headline, self.estimate.assumptions.years
        last, total = FIRST_YEAR + count - 1, self.row_of["total"]

        def across(row: int) -> str:
            return f"{cell(row, FIRST_YEAR)}:{cell(row, last)}"

        span = f"years 1 to {count}"
        for label, text, usd in (
            ("First year", cell(total, FIRST_YEAR), said.first_year_usd),
            (f"Average of {span}", f"AVERAGE({across(total)})", said.average_usd),
            (f"Last counted year, year {count}", cell(total, last), said.last_year_usd),
            (f"Together, {span}", f"SUM({across(total)})", said.cumulative_usd),
            (f"The year after, year {count + 1}", cell(total, last + 1), said.year_after_usd),
            (
                f"Present value of {span}",
                f"SUM({across(self.row_of['worth'])})",
                self.estimate.present_value_usd,
            ),
        ):
            self._line(label, label, [Formula(f"={text}", usd)], is_bold=True)

    def _apart(self) -> None:
        """Private shares by year, as they vest; options at the exit, which may lie past the years shown."""
        has_shares = self._is_shown(Kind.PRIVATE_SHARES)
        if not (self.estimate.private or has_shares):
            return
        self.sheet.text(self.row, LABEL, "Shown apart, in no total", self.sheet.styles.bold)
        self.row += 1
        if has_shares:
            self._kind(Kind.PRIVATE_SHARES)
        for event in self.estimate.ledger.events:
            if event.kind is Kind.OPTIONS:
                label = f"Options at the exit, month {event.month}, year {event.year}"
                self._line(label, label, [event.amount_usd], sure=event.certainty.value)
        self._notes(*map(private_in_words, self.estimate.private))
        self.row += 1

    def _kinds(self) -> list[tuple[Kind | Certainty | str, Kind]]:
        """The rows of kinds of pay, by what they are found under."""
        known: dict[Kind | Certainty | str, Kind] = {kind: kind for kind in Kind}
        known[SAVED_TAX] = Kind.HSA
        return [(key, known[key]) for key in self.row_of if key in known]

    def _plus(self, keys: Sequence[Kind | Certainty | str], column: int) -> str:
        return "+".join(cell(self.row_of[key], column) for key in keys) or "0"


def _each(values: Sequence[float], text: Callable[[int], str]) -> list[Formula]:
    """A formula for each year, with its result."""
    return [Formula(f"={text(column)}", usd) for column, usd in enumerate(values, start=FIRST_YEAR)]
