"""Tables whose columns are set apart by two blanks or more."""

import re
from collections.abc import Sequence
from typing import Final

from etl.reading.grids.cells import RULE, Cell, Grid, Row, grid_of

CELL: Final = re.compile(r"\S+(?: \S+)*")
ITEM: Final = re.compile(r"\s*(?:[-*•]|\d+[.)])\s")
PROSE: Final = re.compile(r"[a-z]{3}[.;]$")
PERCENTILE: Final = re.compile(r"\(?(?:[pP]?\d{1,2}(?:th|st|nd|rd)|[pP]\d\d)\)?")
GRADES: Final = re.compile(r"(?:pay |salary )?(?:band|grade|level|step|tier|point)s?", re.IGNORECASE)
MOST_ROWS: Final = 400
MOST_HEADS: Final = 12  # lines without a figure after which lines are taken for no table
LONGEST_LINE: Final = 400

Line = tuple[int, tuple[Cell, ...]]  # a line's 0-based number and its cells


def spaced_grid(lines: Sequence[str], first: int) -> Grid | None:
    """The table of columns that starts at a line; its data rows say where the columns stand."""
    if len(_cells(lines[first])) < 2:
        return None
    placed, end = _block(lines, first)
    graded = bool(placed) and GRADES.fullmatch(placed[0][1][0].text) is not None
    if placed and len(placed[0][1]) == 1 and placed[0][1][0].text.isupper():
        return None  # a heading right above its table
    begin = next((at for at, (_, cells) in enumerate(placed) if _is_data(cells, graded)), None)
    if begin is None:
        return None
    heads = [cells for _, cells in placed[:begin]]
    data = [cells for _, cells in placed[begin:] if _is_data(cells, graded)]
    width = max(len(cells) for cells in data)
    fewest = 3 if not heads else 1 if width > 2 else 2
    if len(data) < fewest:
        return None
    columns = _columns([cells for cells in data if len(cells) == width])
    rows = _grouped(placed[begin:], columns, margin=min(cells[0].column for cells in data))
    if heads:
        rows = [Row(first + 1, _merged(heads, columns)), *rows]
    return grid_of(rows, end - first, has_header=bool(heads))


def _block(lines: Sequence[str], first: int) -> tuple[list[Line], int]:
    """The lines that may be of one table, without its rules, and the line after them."""
    placed: list[Line] = []
    has_data = False
    end = first
    while end < min(first + MOST_ROWS, len(lines)) and lines[end].strip():
        if not RULE.fullmatch(lines[end]):
            cells = _cells(lines[end])
            if not cells or any(cell.is_long for cell in cells) or PROSE.search(lines[end]):
                break
            has_data = has_data or _is_data(cells)
            if not has_data and len(placed) == MOST_HEADS:
                break
            placed.append((end, cells))
        end += 1
    return placed, end


def _cells(line: str) -> tuple[Cell, ...]:
    if len(line) > LONGEST_LINE or ITEM.match(line):
        return ()
    return tuple(Cell(match[0], match.start()) for match in CELL.finditer(line))


def _is_data(cells: Sequence[Cell], graded: bool = False) -> bool:
    """A name with figures; percentiles alone are a header. Grades may go by numbers."""
    if len(cells) < 2 or (cells[0].is_numeric and not graded):
        return False
    figures = cells[1:]
    return any(cell.is_figure for cell in figures) and not all(PERCENTILE.fullmatch(c.text) for c in figures)


def _columns(full: Sequence[Sequence[Cell]]) -> list[Cell]:
    """A cell for each column that spans the cells of all full rows."""
    columns: list[Cell] = []
    for cells in zip(*full, strict=True):
        start = min(cell.column for cell in cells)
        end = max(cell.column + len(cell.text) for cell in cells)
        columns.append(Cell(" " * (end - start), start))
    return columns


def _grouped(placed: Sequence[Line], columns: Sequence[Cell], margin: int) -> list[Row]:
    """The rows, each under the line that names its group."""
    rows: list[Row] = []
    group = ""
    for index, cells in placed:
        if len(cells) == 1 and not cells[0].is_numeric:
            group = cells[0].text
            continue
        if cells[0].column <= margin == 0:
            group = ""  # the rows of a group are indented
        rows.append(Row(index + 1, _under(columns, cells), group))
    return rows


def _merged(heads: Sequence[Sequence[Cell]], columns: Sequence[Cell]) -> tuple[Cell, ...]:
    """The header lines' cells, each above the column it stands over."""
    texts = [""] * len(columns)
    for cells in heads:
        fits = len(cells) == len(columns)
        targets = range(len(columns)) if fits else [_nearest(columns, cell) for cell in cells]
        for target, cell in zip(targets, cells, strict=True):
            texts[target] = f"{texts[target]} {cell.text}".strip()
    return tuple(Cell(text, column.column) for text, column in zip(texts, columns, strict=True))


def _under(columns: Sequence[Cell], cells: Sequence[Cell]) -> tuple[Cell, ...]:
    """Each cell under the nearest column; a column without one gets an empty cell."""
    placed = [Cell("", column.column) for column in columns]
    for cell in cells:
        placed[_nearest(columns, cell)] = cell
    return tuple(placed)


def _nearest(columns: Sequence[Cell], cell: Cell) -> int:
    """The column whose middle is nearest to a cell's."""
    return min(range(len(columns)), key=lambda index: abs(_middle(columns[index]) - _middle(cell)))


def _middle(cell: Cell) -> float:
    return cell.column + len(cell.text) / 2
