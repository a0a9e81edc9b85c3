"""What must hold of every table before it is written: units, ranges, required and unique values."""

from collections.abc import Iterator, Mapping

import pandas as pd

from etl.errors import InputError
from etl.tables.dictionary import TABLES
from etl.tables.schema import Column


def check_tables(frames: Mapping[str, pd.DataFrame]) -> None:
    """Refuse tables whose values do not fit what their columns promise."""
    units = frames["facts"].set_index("id")["unit"]
    files = frames["documents"].set_index("document")["file"]
    for table in TABLES:
        rows = frames[table.name]
        for column in table.columns:
            for index, fault in _faults(column, rows, units):
                where = f"{table.name}.{column.name}"
                raise _located(where, rows.iloc[index], fault, files)


def _faults(column: Column, rows: pd.DataFrame, units: "pd.Series[str]") -> Iterator[tuple[int, str]]:
    """The rows at fault, each with what is wrong and what was expected."""
    values = rows[column.name]
    given = values.dropna()
    if column.required:
        yield from _each(values[values.isna()], "is empty; expected a value")
    if column.unique:
        yield from _each(given[given.duplicated()], "stands twice; expected it once")
    if column.minimum is not None:
        yield from _each(given[given < column.minimum], f"is below {column.minimum:g}")
    if column.maximum is not None:
        yield from _each(given[given > column.maximum], f"is above {column.maximum:g}")
    if column.choices:
        yield from _each(given[~given.isin(column.choices)], f"is none of {', '.join(column.choices)}")
    if column.fact_unit:
        yield from _unit_faults(column, rows.loc[given.index], units)


def _unit_faults(column: Column, rows: pd.DataFrame, units: "pd.Series[str]") -> Iterator[tuple[int, str]]:
    """A column whose name carries a unit holds facts of that unit."""
    stated = rows[column.stated_by].map(units)
    for index, unit in stated[stated != column.fact_unit].items():
        yield int(str(index)), f"comes from a fact in {unit}; expected {column.fact_unit}"


def _each(values: "pd.Series[str]", fault: str) -> Iterator[tuple[int, str]]:
    for index, value in values.items():
        yield int(str(index)), fault if pd.isna(value) else f"{value} {fault}"


def _located(where: str, row: "pd.Series[str]", fault: str, files: "pd.Series[str]") -> InputError:
    document = row.get("document")
    line = row.get("line")
    path = files.get(document, document)
    return InputError(str(path), f"{where} {fault}", None if line is None or pd.isna(line) else int(line))
