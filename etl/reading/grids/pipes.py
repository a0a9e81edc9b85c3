"""Tables whose cells are parted by "|"."""

import re
from collections.abc import Sequence
from typing import Final

from etl.reading.grids.cells import MOST_CELLS, RULE, Cell, Grid, Row, grid_of
from etl.reading.words import grammar

# One line of names with figures: "Boston 161 | Austin 149 | Denver 143".
ENTRY: Final = grammar(
    r"""
    \s*(?P<name>[A-Z][^|\d$£€]{1,50}?):?\s+
    (?P<figure>[+−–-]?[$£€]?\d[\d.,]*\s?(?:[kKmM%]|bn)?)\s*
    """,
    re.NOFLAG,
)
FEWEST_ENTRIES: Final = 3
MOST_SPARE_RULES: Final = 2  # lines of dashes beyond one to a row


def pipe_grid(lines: Sequence[str], first: int) -> Grid | None:
    """The pipe table that starts at a line."""
    rows: list[Row] = []
    rules: list[int] = []  # how many rows stand above each line of dashes
    end = first
    while end < len(lines) and "|" in lines[end]:
        if RULE.fullmatch(lines[end]):
            rules.append(len(rows))
            if len(rules) > len(rows) + MOST_SPARE_RULES:
                return None
        elif cells := _cells(lines[end]):
            rows.append(Row(end + 1, cells))
            if len(rows[0].cells) < 2:
                return None
        else:
            break
        end += 1
    if len(rows) == 1 and end - first == 1:
        return _inline_grid(lines[first], first)
    if len(rows) < 2:
        return None
    has_header = 1 in rules or 2 in rules or rows[0].is_header
    if next((above for above in rules if above), 0) == 2:
        rows = [_stacked(rows[0], rows[1]), *rows[2:]]
    return grid_of(rows, end - first, has_header=has_header)


def _cells(line: str) -> tuple[Cell, ...]:
    """The cells between a line's pipes; none where there are too many."""
    text = line.rstrip()
    start = len(text) - len(text.lstrip())
    if text.startswith("|", start):
        start += 1
    parts = text[start:].removesuffix("|").split("|")
    if len(parts) > MOST_CELLS:
        return ()
    cells = []
    for part in parts:
        cells.append(Cell(part.strip(), start + len(part) - len(part.lstrip())))
        start += len(part) + 1
    return tuple(cells)


def _stacked(above: Row, below: Row) -> Row:
    """Two header lines as one; a cell left empty above is spanned by the one before it."""
    cells: list[Cell] = []
    spanning = ""
    for index, cell in enumerate(below.cells):
        upper = above.cells[index].text if index < len(above.cells) else ""
        spanning = upper or spanning
        cells.append(Cell(f"{spanning} {cell.text}".strip() if cell.text else upper, cell.column))
    return Row(above.line, tuple(cells))


def _inline_grid(line: str, first: int) -> Grid | None:
    rows: list[Row] = []
    start = 0
    for part in line.split("|"):
        if part:
            entry = ENTRY.fullmatch(part)
            if not entry:
                return None
            cells = [Cell(entry[group], start + entry.start(group)) for group in ("name", "figure")]
            rows.append(Row(first + 1, tuple(cells)))
        start += len(part) + 1
    return grid_of(rows, 1, has_header=False) if len(rows) >= FEWEST_ENTRIES else None
