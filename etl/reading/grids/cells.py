"""What a table is made of."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

NUMERIC: Final = re.compile(r"[^A-Za-z]*\d[^A-Za-z]*(?:[kKmM%]|bn|USD|GBP|EUR|years?|yrs?)?\W*")
YEAR: Final = re.compile(r"\W*(?:19|20)\d\d\W*")
RULE: Final = re.compile(r"[\s|:+=_-]*[-=_]{2,}[\s|:+=_-]*")
MOST_CELLS: Final = 40  # of a row
LONGEST_CELL: Final = 90


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's text and the 0-based column of its line at which it starts."""

    text: str
    column: int

    @property
    def is_numeric(self) -> bool:
        """Nothing but a figure with its unit."""
        return NUMERIC.fullmatch(self.text) is not None

    @property
    def is_figure(self) -> bool:
        """Nothing but a figure, and no year."""
        return self.is_numeric and not YEAR.fullmatch(self.text)

    @property
    def is_long(self) -> bool:
        """Prose rather than a cell."""
        return len(self.text) > LONGEST_CELL


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a grid; `cells[i]` belongs under `header[i]`."""

    line: int
    cells: tuple[Cell, ...]
    group: str = ""  # the line above that names a group of rows

    @property
    def is_header(self) -> bool:
        """Names, not figures; a year may stand in a header, and one cell may be empty."""
        named = sum(bool(cell.text) for cell in self.cells)
        if not self.cells or named < max(1, len(self.cells) - 1):
            return False
        return not any(cell.is_figure for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its header, if it has one, its rows, and how many lines they take."""

    header: Row | None
    rows: tuple[Row, ...]
    lines: int

    def heading(self, column: int) -> str:
        """The header above a column, empty where there is none."""
        if self.header is None or column >= len(self.header.cells):
            return ""
        return self.header.cells[column].text.replace("_", " ")


def grid_of(rows: Sequence[Row], lines: int, *, has_header: bool) -> Grid:
    """A grid of rows, all as wide as the widest."""
    width = max(len(row.cells) for row in rows)
    padded = [replace(row, cells=row.cells + (Cell("", 0),) * (width - len(row.cells))) for row in rows]
    return Grid(padded[0], tuple(padded[1:]), lines) if has_header else Grid(None, tuple(padded), lines)
