"""Tables whose cells are parted by tabs, semicolons or commas, as spreadsheets export them."""

import re
from collections.abc import Sequence
from typing import Final

from etl.reading.grids.cells import MOST_CELLS, Cell, Grid, Row, grid_of

# A delimiter, how often it must stand in the header at least, and in how many lines.
DELIMITERS: Final = (("\t", 1, 2), (";", 1, 3), (",", 2, 3))
TRIED: Final = 6  # rows without a figure after which lines are taken for no table
BULLET: Final = re.compile(r"\s*[-*•]\s")
LONGEST_HEADER: Final = 400
LONGEST_ROW: Final = 1000
MOST_WORDS_OF_HEADING: Final = 6

SPLITS: Final = {delimiter: re.compile(rf'"[^"]*"|{delimiter}') for delimiter, _, _ in DELIMITERS}
SPLIT_NO_THOUSANDS: Final = re.compile(r'"[^"]*"|,(?!(?<=\d,)\d{3}(?!\d))')  # Boston,161,000,12


def delimited_grid(lines: Sequence[str], first: int) -> Grid | None:
    """The delimited table that starts at a line with its header."""
    head = lines[first]
    if len(head) > LONGEST_HEADER or BULLET.match(head):
        return None
    for delimiter, least, least_lines in DELIMITERS:
        if not least <= head.count(delimiter) <= MOST_CELLS:
            continue
        header = Row(first + 1, _cells(head, SPLITS[delimiter]))
        if not header.is_header or any(len(c.text.split()) > MOST_WORDS_OF_HEADING for c in header.cells):
            continue
        rows = [header, *_rows(lines, first + 1, delimiter, len(header.cells))]
        if len(rows) >= least_lines and _has_figures(rows[1:]):
            return grid_of(rows, len(rows), has_header=True)
    return None


def _rows(lines: Sequence[str], first: int, delimiter: str, width: int) -> list[Row]:
    """The rows that are as wide as their header."""
    rows: list[Row] = []
    for index in range(first, len(lines)):
        if len(rows) == TRIED - 1 and not _has_figures(rows):
            break
        cells = _cells(lines[index], SPLITS[delimiter])
        if len(cells) != width and delimiter == ",":
            cells = _cells(lines[index], SPLIT_NO_THOUSANDS)
        if len(cells) != width or any(cell.is_long for cell in cells):
            break
        rows.append(Row(index + 1, cells))
    return rows


def _has_figures(rows: Sequence[Row]) -> bool:
    return any(cell.is_numeric for row in rows for cell in row.cells)


def _cells(line: str, split: re.Pattern[str]) -> tuple[Cell, ...]:
    """The cells of a line; a delimiter inside quotation marks parts nothing."""
    if len(line) > LONGEST_ROW:
        return ()
    cells: list[Cell] = []
    start = 0
    for match in split.finditer(line):
        if match[0][0] != '"':
            cells.append(_cell(line, start, match.start()))
            start = match.end()
    return (*cells, _cell(line, start, len(line)))


def _cell(line: str, start: int, end: int) -> Cell:
    raw = line[start:end]
    return Cell(raw.strip(' "'), start + len(raw) - len(raw.lstrip(' "')))
