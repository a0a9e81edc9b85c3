"""Tables in text: pipe tables, delimited lines and columns set with blanks, each as rows of placed cells."""

from collections.abc import Sequence

from etl.reading.grids.cells import Cell, Grid, Row
from etl.reading.grids.delimited import delimited_grid
from etl.reading.grids.pipes import pipe_grid
from etl.reading.grids.spaced import spaced_grid

__all__ = ["Cell", "Grid", "Row", "find_grid"]


def find_grid(lines: Sequence[str], first: int) -> Grid | None:
    """The table that starts at a 0-based line, if one does."""
    return pipe_grid(lines, first) or delimited_grid(lines, first) or spaced_grid(lines, first)
