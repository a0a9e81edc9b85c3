"""A workbook: texts that stay texts, numbers in their formats, and the sheet that says what it all rests on."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from dashboard.data.provenance import Source
from dashboard.words.markdown import web_address
from etl.figure_text import SPACE

DOLLARS, CENTS, DAY = "$#,##0", "$#,##0.00", "yyyy-mm-dd"
HEAD = {"bold": True, "bg_color": "#F3F1EA", "bottom": 1, "text_wrap": True}
LINK = {"font_color": "#1F5F8B", "underline": 1}
LONGEST, LONGEST_LINK = 32_000, 2_000  # a cell holds 32,767 characters, a link 2,079
REASON_COLUMNS = {
    "Kind": 16,
    "What": 30,
    "Value": 26,
    "Says": 70,
    "Document": 34,
    "Line": 7,
    "Published": 12,
    "Read": 12,
    "Address": 50,
}


@dataclass(frozen=True)
class Formula:
    """A formula and the result it has now, for readers that do not calculate."""

    text: str
    value: float


class Workbook:
    """A workbook in the making. Rows and columns count from 0, as xlsxwriter's do."""

    def __init__(self, title: str, made_on: date) -> None:
        self._file = io.BytesIO()
        self.book = xlsxwriter.Workbook(
            self._file,
            {
                "in_memory": True,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
            },
        )
        made = datetime.combine(made_on, datetime.min.time())
        self.book.set_properties({"title": cleaned(title)[:200], "created": made})
        self._styles: dict[tuple[tuple[str, Any], ...], Format] = {}

    def sheet(self, name: str) -> "Sheet":
        """A further sheet, to be printed across."""
        sheet = self.book.add_worksheet(name)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        return Sheet(self, sheet)

    def style(self, **look: Any) -> Format:
        """A format, made once."""
        key = tuple(sorted(look.items()))
        if key not in self._styles:
            self._styles[key] = self.book.add_format({"valign": "top", **look})
        return self._styles[key]

    def name(self, name: str, address: str) -> None:
        """Give a cell a name for formulas."""
        self.book.define_name(name, f"={address}")

    def content(self) -> bytes:
        """The finished file."""
        self.book.close()
        return self._file.getvalue()


@dataclass(frozen=True)
class Sheet:
    """A sheet of a workbook."""

    book: Workbook
    sheet: Worksheet

    def write(self, row: int, column: int, content: object, **look: Any) -> None:
        """Write a text as a text whatever it begins with, a number, a date or a formula; nothing for None."""
        style = self.book.style(**look)
        match content:
            case Formula():
                self.sheet.write_formula(row, column, content.text, style, content.value)
            case int() | float():
                self.sheet.write_number(row, column, content, style)
            case date():
                self.sheet.write_datetime(row, column, datetime.combine(content, datetime.min.time()), style)
            case str():
                self.sheet.write_string(row, column, cleaned(content), style)

    def title(self, title: str, *notes: str) -> None:
        """Write a title and the notes below it."""
        self.write(0, 0, title, bold=True, font_size=14)
        for row, note in enumerate(notes, start=1):
            self.write(row, 0, note)

    def heads(self, row: int, columns: Sequence[tuple[str, int]], frozen_columns: int = 1) -> None:
        """Write the heads of columns with their widths, and keep them in sight on the screen and on paper."""
        for column, (name, width) in enumerate(columns):
            self.sheet.set_column(column, column, width)
            self.write(row, column, name, **HEAD)
        self.sheet.freeze_panes(row + 1, frozen_columns)
        self.sheet.repeat_rows(row)


def write_reasons(sheet: Sheet, lines: Sequence[Sequence[str]], sources: Sequence[Source]) -> None:
    """Write what a workbook rests on: lines of kind, what, value and what they say; then every source."""
    sheet.heads(0, list(REASON_COLUMNS.items()), frozen_columns=2)
    for row, cells in enumerate(lines, start=1):
        for column, content in enumerate(cells):
            sheet.write(row, column, content, text_wrap=True)
    for row, source in enumerate(sources, start=1 + len(lines)):
        says = source.quote or source.note
        for column, content in enumerate(("Source", source.speaker, source.value, says, source.document)):
            sheet.write(row, column, content, text_wrap=True)
        for column, plain in enumerate((source.line, source.published, source.read_on), start=5):
            sheet.write(row, column, plain)
        address = web_address(source.url)
        if address and len(address) < LONGEST_LINK:
            sheet.sheet.write_url(row, 8, address, sheet.book.style(**LINK), cleaned(address))
        else:
            sheet.write(row, 8, source.url)


def cleaned(text: str) -> str:
    """A text that a cell can hold."""
    return text.replace("\x00", "").replace(SPACE, " ")[:LONGEST]
