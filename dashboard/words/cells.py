"""A cell of a frame as a plain value: frames write what is empty in several ways."""

from typing import Any

import pandas as pd


def number(cell: Any) -> float | None:
    """A cell as a number; an empty one is None."""
    return None if pd.isna(cell) else float(cell)


def text(cell: Any) -> str:
    """A cell as text; an empty one is empty."""
    return "" if cell is None or pd.isna(cell) else str(cell)
