"""A small CSV table read into checked rows: what is wrong is said with its line and what was expected."""

import csv
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Annotated, Final, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from etl.errors import InputError

LONGEST: Final = 80  # characters of a cell that are shown
Text = Annotated[str, Field(min_length=1)]
Blank = BeforeValidator(lambda cell: cell or None)  # an empty cell is None


def several(separator: str) -> BeforeValidator:
    """A cell of several items, none of them empty."""
    return BeforeValidator(lambda cell: tuple(filter(None, cell.split(separator))))


class CitedRow(BaseModel):
    """What a row says of where it comes from and when it was read there."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False, str_strip_whitespace=True)

    source: Text
    url: str = Field(pattern=r"^https://\S+$")
    read_on: date


Row = TypeVar("Row", bound=BaseModel)


def read_rows(
    path: Path,
    row_type: type[Row],
    keys: Callable[[Row], Iterable[str]] = lambda _: (),
    vintage: Callable[[Row], str] = lambda _: "",
    *,
    may_be_empty: bool = False,
) -> tuple[Row, ...]:
    """A table's rows: no key stands twice, all are of one vintage.

    A row type that forbids further fields names every column of its table.
    """
    rows: list[Row] = []
    seen: dict[str, int] = {}
    for line, record in _records(path, row_type):
        try:
            rows.append(row := row_type.model_validate(record))
        except ValidationError as invalid:
            raise InputError(path, _problem(invalid), line) from None
        for key in keys(row):
            if key in seen:
                raise InputError(
                    path, f"{key} stands here for the second time, first in line {seen[key]}", line
                )
            seen[key] = line
        if (found := vintage(row)) != (first := vintage(rows[0])):
            raise InputError(path, f"{found} stands beside {first}; expected one vintage", line)
    if not rows and not may_be_empty:
        raise InputError(path, "no rows; expected at least one", 1)
    return tuple(rows)


def _records(path: Path, row_type: type[BaseModel]) -> Iterator[tuple[int, dict[str, str]]]:
    forbids = row_type.model_config.get("extra") == "forbid"
    fields = sorted(name for name, field in row_type.model_fields.items() if forbids or field.is_required())
    try:
        reader = csv.DictReader(StringIO(path.read_text("utf-8-sig"), newline=""), strict=True)
        columns = sorted(reader.fieldnames or ())
        if columns != fields if forbids else not set(fields) <= set(columns):
            raise InputError(path, f"expected the columns {', '.join(fields)}", 1)
        for record in reader:
            if None in record or None in record.values():
                raise InputError(path, f"expected {len(columns)} cells", reader.line_num)
            yield reader.line_num, record
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(path, f"expected a CSV table in UTF-8: {error}") from None


def _problem(invalid: ValidationError) -> str:
    first = invalid.errors()[0]
    where = f"{first['loc'][0]} is {str(first['input'])[:LONGEST]!r}: " if first["loc"] else ""
    return where + first["msg"].removeprefix("Value error, ")
