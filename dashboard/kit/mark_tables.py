"""A chart's marks as a table to read and as CSV, with their sources and the day they were read."""

from collections.abc import Sequence

import pandas as pd

from dashboard.charts import Mark
from dashboard.data.csv_export import csv_bytes

CSV_COLUMNS = (
    *("row", "mark", "detail", "low", "high", "bound", "unit", "source"),
    *("document", "line", "quote", "url", "as_of", "formula"),
)
CSV_NAMES = {"row": "what", "bound": "open_end", "url": "address"}  # the others are called as they are


def table_of(marks: Sequence[Mark]) -> pd.DataFrame:
    """Marks as a table to read; columns that say nothing are left out."""
    columns = {
        "What": [mark.row for mark in marks],
        "Mark": [mark.mark for mark in marks],
        "Value": [mark.full() for mark in marks],
        "Detail": [mark.detail if mark.source not in mark.detail else "" for mark in marks],
        "Quote": [mark.quote for mark in marks],
        "Formula": [mark.formula for mark in marks],
        "Source": [mark.source for mark in marks],
    }
    return pd.DataFrame({name: cells for name, cells in columns.items() if any(cells)}, dtype="str")


def csv_of(marks: Sequence[Mark]) -> bytes:
    """Marks as CSV: every figure with its origin."""
    rows = [[getattr(mark, name) for name in CSV_COLUMNS] for mark in marks]
    frame = pd.DataFrame(rows, columns=CSV_COLUMNS).rename(columns=CSV_NAMES)
    return csv_bytes(frame.astype({"low": "float64", "high": "float64", "line": "Int64"}))
