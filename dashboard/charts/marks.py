"""The tidy frame that a chart draws, and that its table and its download show: one row, one figure."""

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

# Where the figure stands in the chart, what it is, and where it comes from.
PLACE = {"row": "", "detail": "", "mark": "", "lane": 0, "tone": "documents"}
VALUE = {"low": None, "high": None, "bound": None, "unit": "usd_per_year"}
PROVENANCE = {
    "source": "",
    "document": "",
    "line": None,
    "quote": "",
    "url": "",
    "as_of": "",
    "fact_id": "",
    "formula": "",
}
COLUMNS = {**PLACE, **VALUE, **PROVENANCE}


class UnlikeUnitsError(ValueError):
    """Quantities of different units cannot share an axis."""


def marks(rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """Figures as a frame with every column; what is not said keeps its default."""
    frame = pd.DataFrame([{**COLUMNS, **row} for row in rows], columns=list(COLUMNS))
    return frame.astype({"low": "float64", "high": "float64", "line": "Int64", "lane": "int64"})


def single_unit(frame: pd.DataFrame) -> str:
    """The one unit of all figures."""
    units = sorted(set(frame["unit"]))
    if len(units) > 1:
        raise UnlikeUnitsError(f"{', '.join(units)} are unlike quantities and need a chart each")
    return units[0] if units else "usd_per_year"
