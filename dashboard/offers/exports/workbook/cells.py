"""The cells of an offer's workbook: text that stays text, numbers to change, formulas with their results."""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from etl.figure_text import SPACE

OFFER, YEARS, MONTHS, GRANTS, VESTS, PURCHASES = "Offer", "Year table", "Months", "Grants", "Vests", "ESPP"
REASONS = "What it rests on"
MONEY, CENTS, PERCENT, PLAIN, FACTOR = "$#,##0", "$#,##0.00", "0.0##%", "#,##0.####", "0.0000"
YEAR, DAY = '"Year "0', "yyyy-mm-dd"
FIRST_ROW = 3  # below the title, a note and the heads
LONGEST = 32_000  # a cell holds 32,767 characters
LINE, HIGHEST = 15, 400  # points; a row may have 409
INPUT = {"bg_color": "#FBF0E6", "font_color": "#1F3FA0", "bottom": 4, "bottom_color": "#AD520F"}


@dataclass(frozen=True)
class Formula:
    """A formula and the result it has now, for readers that do not calculate."""

    text: str
    value: float


class Styles:
    """The few formats of the workbook, each made once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[Any, ...], Format] = {}
        self.title = self._format(bold=True, font_size=14)
        head = {"bold": True, "bg_color": "#F3F1EA", "bottom": 1, "text_wrap": True}
        self.head = self._format(**head)
        self.text_head = self._format(**head, align="left", indent=1)
        self.number_head = self._format(**head, align="right")
        self.year_head = self._format(**head, align="right", num_format=YEAR)
        self.text = self._format()
        self.wrapped = self._format(text_wrap=True)
        self.indented = self._format(align="left", indent=1)
        self.bold = self._format(bold=True)
        self.link = self._format(font_color="#1F5F8B", underline=1)

    def number(self, form: str, *, is_input: bool = False, is_bold: bool = False) -> Format:
        """A number; one to change stands on a ground of its own."""
        return self._format(num_format=form, bold=is_bold, **(INPUT if is_input else {}))

    def _format(self, **properties: Any) -> Format:
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format({"valign": "top", **properties})
        return self._made[key]


@dataclass(frozen=True)
class Sheet:
    """A sheet and the workbook's formats. Rows and columns count from 0, as xlsxwriter's do."""

    sheet: Worksheet
    styles: Styles

    def write(self, row: int, column: int, content: object, form: str = CENTS, **style: bool) -> None:
        """Write a text, a number or a formula; nothing for None."""
        if isinstance(content, Formula):
            self.sheet.write_formula(
                row, column, content.text, self.styles.number(form, **style), content.value
            )
        elif isinstance(content, int | float):
            self.sheet.write_number(row, column, content, self.styles.number(form, **style))
        elif content is not None:
            is_bold = style.get("is_bold", False)
            self.text(row, column, str(content), self.styles.bold if is_bold else self.styles.text)

    def text(self, row: int, column: int, content: str, style: Format | None = None) -> None:
        """Write a text as a text, whatever it begins with."""
        self.sheet.write_string(row, column, cleaned(content), style or self.styles.text)

    def heads(self, row: int, names: Sequence[str], widths: Sequence[int]) -> None:
        """Write the heads of columns."""
        self.make_room(row, names, widths)
        for column, (name, width) in enumerate(zip(names, widths, strict=True)):
            self.sheet.set_column(column, column, width)
            self.text(row, column, name, self.styles.head)

    def make_room(self, row: int, texts: Sequence[str], widths: Sequence[int]) -> None:
        """Make a row as high as its texts need in columns of these widths; not every reader does so itself."""
        # A width counts digits; letters are narrower on average.
        lines = max(len(wrap(text, round(1.1 * width))) for text, width in zip(texts, widths, strict=True))
        if lines > 1:
            self.sheet.set_row(row, min(LINE * lines, HIGHEST))

    def printed(self, head_row: int, *, frozen_columns: int = 1) -> None:
        """Keep the heads in sight, on the screen and on paper."""
        self.sheet.freeze_panes(head_row + 1, frozen_columns)
        self.sheet.repeat_rows(head_row)
        self.sheet.set_landscape()
        self.sheet.fit_to_pages(1, 0)


@dataclass(frozen=True)
class Column:
    """A column of a table; numbers in it that are no formulas may be there to change."""

    name: str
    width: int
    form: str | None = CENTS  # None for text
    is_input: bool = False


@dataclass(frozen=True)
class Table:
    """A sheet that holds one table, for other sheets to add up."""

    name: str
    title: str
    note: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[object]]

    def range(self, column: str) -> str:
        """The cells of a column, named from any sheet: Months!$D$4:$D$63."""
        at = [known.name for known in self.columns].index(column)
        first, last = FIRST_ROW, FIRST_ROW + len(self.rows) - 1
        return f"{cell(first, at, self.name, is_fixed=True)}:{cell(last, at, is_fixed=True)}"

    def write(self, sheet: Sheet) -> None:
        """Write it."""
        sheet.text(0, 0, self.title, sheet.styles.title)
        sheet.text(1, 0, self.note)
        sheet.heads(FIRST_ROW - 1, [c.name for c in self.columns], [c.width for c in self.columns])
        for at, column in enumerate(self.columns):
            head = sheet.styles.number_head if column.form else sheet.styles.text_head
            sheet.text(FIRST_ROW - 1, at, column.name, head)
        for row, contents in enumerate(self.rows, start=FIRST_ROW):
            for at, (column, content) in enumerate(zip(self.columns, contents, strict=True)):
                if column.form is None:
                    sheet.text(row, at, str(content), sheet.styles.indented)
                else:
                    sheet.write(row, at, content, column.form, is_input=_is_to_change(column, content))
        sheet.printed(FIRST_ROW - 1)


def cell(row: int, column: int, sheet: str = "", *, is_fixed: bool = False, in_row: bool = False) -> str:
    """A1, or 'Year table'!$A$1; A$1 where only the row is fixed."""
    name = xl_rowcol_to_cell(row, column, row_abs=is_fixed or in_row, col_abs=is_fixed)
    return f"{_quoted(sheet)}{name}"


def cleaned(text: str) -> str:
    """A text that a cell can hold."""
    return text.replace("\x00", "").replace(SPACE, " ")[:LONGEST]


def _is_to_change(column: Column, content: object) -> bool:
    return column.is_input and isinstance(content, int | float)


def _quoted(sheet: str) -> str:
    if not sheet:
        return ""
    return f"{sheet}!" if sheet.isalnum() else f"'{sheet}'!"
