"""Tables as CSV, safe to open in a spreadsheet."""

import pandas as pd

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def csv_bytes(frame: pd.DataFrame) -> bytes:
    """Any frame: texts that a spreadsheet would take for a formula begin with an apostrophe."""
    safe = frame.apply(lambda column: column.map(_escaped, na_action="ignore"))
    text: str = safe.rename(columns=_escaped).to_csv(index=False, lineterminator="\n")
    return text.encode()


def _escaped(cell: object) -> object:
    if not isinstance(cell, str):
        return cell
    is_formula = cell.lstrip(" ").startswith(FORMULA_STARTS)
    cell = cell.replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n")
    return f"'{cell}" if is_formula else cell
