"""A cell as a publisher printed it, read as text or as a number."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Final

Cell = str | int | float | bool | date | None

ABSENT: Final = frozenset(("", "*", "**", "~", "-", "–", "—", "(NA)", "n/a", "N/A", "NA"))
MOST: Final = 1e15
DRESS: Final = str.maketrans("", "", "$, ")
SOC: Final = re.compile(r"(\d\d)-?(\d{4})(?:\.\d*)?")
DATES: Final = ("%Y-%m-%d", "%m/%d/%Y", "%m/%d/%y")


class RejectedError(Exception):
    """A row that cannot be used, and the column at fault."""

    def __init__(self, reason: str, column: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.column = column


def text(cell: Cell) -> str:
    """A cell's text without the blanks around it; a whole number without a fraction."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()


def is_filled(cell: Cell) -> bool:
    """Whether a cell has anything in it."""
    return cell is not None and cell != ""


def filled(cell: Cell) -> str | None:
    """A cell's text in one line, None if it has none."""
    return " ".join(text(cell).split()) or None


def number(row: Mapping[str, Cell], column: str) -> float | None:
    """A column's number, None where the publisher has none: "$1,200", "*", "—"."""
    cell = row.get(column)
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        found = float(cell)
    elif (printed := text(cell)) in ABSENT:
        return None
    else:
        try:
            found = float(printed.translate(DRESS))
        except ValueError:
            raise RejectedError("not a number", column) from None
    if not abs(found) < MOST:  # nor is one that is infinite
        raise RejectedError("not a number", column)
    return found


def whole(row: Mapping[str, Cell], column: str) -> int | None:
    """A column's number, rounded to a whole one."""
    found = number(row, column)
    return None if found is None else round(found)


def soc_code(cell: Cell) -> str | None:
    """The code of an occupation, without the suffix that some files give it."""
    found = SOC.fullmatch(text(cell))
    return f"{found[1]}-{found[2]}" if found else None


def occupation(row: Mapping[str, Cell], column: str = "occupation") -> str:
    """The code of a row's occupation; there must be one."""
    if (code := soc_code(row[column])) is None:
        raise RejectedError("no code of an occupation", column)
    return code


def required(row: Mapping[str, Cell], column: str) -> str:
    """A column's text; there must be one."""
    if (found := filled(row[column])) is None:
        raise RejectedError("an empty cell", column)
    return found


def zip_code(cell: Cell) -> str | None:
    """Five digits: lost zeros come back, the four digits after a dash go."""
    digits = text(cell).split("-")[0]
    return digits.zfill(5) if re.fullmatch(r"\d{3,5}", digits) else None


def day(cell: Cell) -> date | None:
    """A date, as one or as text."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    for form in DATES:
        try:
            return datetime.strptime(text(cell)[:10].strip(), form).date()
        except ValueError:
            continue
    return None
