"""What the columns of a table are: labels or figures, low ends and their high ends."""

import re
from collections.abc import Sequence
from typing import Final

from etl.reading.grids import Cell, Grid, Row
from etl.reading.words import words

LOW: Final = words("low(er|est)?( end)?  min(imum)?  from  bottom  floor  start(ing)?  entry")
HIGH: Final = words("high(er|est)?( end)?  max(imum)?  to  top  ceiling  upper")
LOW_ROW: Final = re.compile(
    r"\W*(?:low(?:er|est)?|min(?:imum)?|from)(?: end| salary| pay)?\W*", re.IGNORECASE
)
HIGH_ROW: Final = re.compile(
    r"\W*(?:high(?:er|est)?|max(?:imum)?|to)(?: end| salary| pay)?\W*", re.IGNORECASE
)
QUANTILE: Final = re.compile("quartile|percentile|decile", re.IGNORECASE)
NEXT_COLUMNS: Final = 2  # within which the high column of a low one stands

COMPARED: Final = re.compile(r"\bvs\b|\bversus\b|\brelative\b|\bcompared\b|\bindex\b", re.IGNORECASE)
AROUND_100: Final = re.compile(r"(?:[5-9]\d|1\d\d)(?:\.\d)?")
FEWEST_OF_INDEX: Final = 3
PERIOD_CELL: Final = re.compile(r"\W*(?:19|20)\d\d(?:\s*(?:-|–|—|to|/)\s*(?:(?:19|20)?\d\d))?\W*")
FIGURE: Final = re.compile(r"[$£€₹%]\s?\d|\d\s?%|\d[kK]\b|\d,\d{3}")
PAY_FIGURE: Final = re.compile(r"[$£€₹]\s?\d|\d,\d{3}")
PAY_HEADING: Final = re.compile(r"[$£€%]|salary|median|average", re.IGNORECASE)


def label_columns(grid: Grid) -> list[int]:
    """The columns that name what a row is about: those whose cells are mostly not figures."""
    width = len(grid.rows[0].cells) if grid.rows else 0
    return [column for column in range(width) if _is_label(grid, column)]


def column_pairs(grid: Grid) -> dict[int, int]:
    """Low columns and their high columns: "Low"/"High", "Min"/"Max", "25th low"/"25th high"."""
    heads = [grid.heading(column) for column in range(len(grid.header.cells))] if grid.header else []
    pairs: dict[int, int] = {}
    for low, head in enumerate(heads):
        if not LOW.search(head) or QUANTILE.search(head):
            continue
        for high in range(low + 1, min(low + 1 + NEXT_COLUMNS, len(heads))):
            if high not in pairs.values() and _is_high_of(head, heads[high]):
                pairs[low] = high
                break
    return pairs


def index_columns(grid: Grid) -> set[int]:
    """Columns "vs. the average" that hold no differences but an index, with 100 for the average."""
    return {
        column
        for column in range(len(grid.header.cells) if grid.header else 0)
        if COMPARED.search(grid.heading(column)) and _is_index(grid, column)
    }


def rows_of_ranges(grid: Grid, labels: Sequence[int]) -> list[Row]:
    """The rows, a row "Low" and the row "High" below it as one of ranges."""
    rows: list[Row] = []
    for row in grid.rows:
        above = rows[-1] if rows else None
        if (
            above
            and 0 in labels
            and LOW_ROW.fullmatch(above.cells[0].text)
            and HIGH_ROW.fullmatch(row.cells[0].text)
        ):
            rows[-1] = _range_row(above, row, labels)
        else:
            rows.append(row)
    return rows


def _is_label(grid: Grid, column: int) -> bool:
    texts = [row.cells[column] for row in grid.rows if row.cells[column].text]
    if column == 0 and not PAY_HEADING.search(grid.heading(0)):
        figures = sum(PAY_FIGURE.search(cell.text) is not None for cell in texts)
    else:
        figures = sum(_is_figure(cell) for cell in texts)
    return figures <= len(texts) / 2


def _is_figure(cell: Cell) -> bool:
    if PERIOD_CELL.fullmatch(cell.text):
        return False
    return FIGURE.search(cell.text) is not None or (
        cell.is_numeric and re.search(r"\d", cell.text) is not None
    )


def _is_index(grid: Grid, column: int) -> bool:
    texts = [row.cells[column].text for row in grid.rows if row.cells[column].text]
    values = [float(text) for text in texts if AROUND_100.fullmatch(text)]
    return len(values) == len(texts) >= FEWEST_OF_INDEX and min(values) < 100 < max(values)


def _is_high_of(low: str, high: str) -> bool:
    """Whether two headers differ only in which end they name."""
    return HIGH.search(high) is not None and _without(LOW, low) == _without(HIGH, high)


def _without(pattern: re.Pattern[str], head: str) -> str:
    return re.sub(r"\W+", " ", pattern.sub(" ", head)).strip().lower()


def _range_row(low: Row, high: Row, labels: Sequence[int]) -> Row:
    cells = [
        Cell(f"{one.text} - {other.text}", one.column)
        if one.text and other.text and index not in labels
        else one
        for index, (one, other) in enumerate(zip(low.cells, high.cells, strict=True))
    ]
    return Row(low.line, (Cell("Range", low.cells[0].column), *cells[1:]), low.group)
