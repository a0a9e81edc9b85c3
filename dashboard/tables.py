"""The tables that `etl build` wrote, read as their data package describes them."""

import hashlib
import io
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Self

import pandas as pd
import streamlit as st

from etl.folders import TABLES

FOLDER_VARIABLE = "PAYSCOPE_TABLES"
PACKAGE_FILE = "datapackage.json"
DTYPES = {"integer": "Int64", "number": "float64", "boolean": "boolean"}
READS = 3


class TablesError(Exception):
    """The tables cannot be shown; the text says why, in a visitor's words."""


@dataclass(frozen=True)
class Column:
    """What the data package says of a column."""

    name: str
    title: str
    description: str
    type: str
    unit: str


@dataclass(frozen=True)
class DataTable:
    """A table's rows and what they mean."""

    name: str
    title: str
    description: str
    columns: tuple[Column, ...]
    rows: pd.DataFrame

    @cached_property
    def entries(self) -> list[dict[str, Any]]:
        """The rows, each by its columns' names; an empty cell is None."""
        rows = self.rows.astype(object).where(self.rows.notna(), None)
        names = [str(name) for name in rows.columns]
        return [dict(zip(names, row, strict=True)) for row in rows.itertuples(index=False, name=None)]

    @cached_property
    def records(self) -> dict[str, dict[str, Any]]:
        """The rows by their first column, where it is the table's key."""
        key = str(self.rows.columns[0])
        return {str(row[key]): row for row in self.entries}


class Tables(dict[str, DataTable]):
    """The tables of one build by their names, and what was worked out of them (`dashboard.kept`)."""

    def __init__(self, tables: Mapping[str, DataTable]) -> None:
        """Nothing is worked out yet."""
        super().__init__(tables)
        self.kept: dict[Any, Any] = {}

    def but(self, **others: DataTable) -> Self:
        """These tables with others in the place of some."""
        return type(self)({**self, **others})


def tables_or_stop() -> Tables:
    """The tables as they are now; without them the page says how to build them, and ends.

    All visitors share one copy: nobody may change a frame in place.
    """
    try:
        return current_tables()
    except TablesError as error:
        st.error(str(error), icon=":material/table:")
        st.write("Whoever runs Payscope can build the tables, in the project's folder:")
        st.code("python -m etl build", language=None)
        st.stop()


def current_tables() -> Tables:
    """The tables as they are now, read once for all visitors."""
    return _tables_of(package_key())


@st.cache_resource(show_spinner=False, max_entries=2)
def _tables_of(key: str) -> Tables:
    """The tables of one build; the key stands for their bytes."""
    return load_tables()


def tables_folder() -> Path:
    """The project's tables, or those of another folder that the environment names."""
    return Path(os.environ.get(FOLDER_VARIABLE) or TABLES)


def package_key(folder: Path | None = None) -> str:
    """A key that changes with any byte of the tables: the package's own hash, for it holds theirs."""
    return hashlib.sha256(_package_bytes(folder or tables_folder())).hexdigest()


def load_tables(folder: Path | None = None) -> Tables:
    """Every table, all of one build: a build that ends meanwhile makes the reading start again."""
    folder = folder or tables_folder()
    for _ in range(READS - 1):
        try:
            return _read(folder)
        except (OSError, _MixedSetError):
            continue
    try:
        return _read(folder)
    except (OSError, _MixedSetError) as error:
        raise TablesError(
            f"The tables in {folder.name} are not as their build left them ({error})."
        ) from None


class _MixedSetError(Exception):
    """A file is not the one its package describes."""


def _read(folder: Path) -> Tables:
    try:
        package = json.loads(_package_bytes(folder))
        return Tables({resource["name"]: _table(folder, resource) for resource in package["resources"]})
    except (ValueError, LookupError, TypeError):
        raise TablesError(f"{PACKAGE_FILE} does not describe tables.") from None


def _package_bytes(folder: Path) -> bytes:
    try:
        return (folder / PACKAGE_FILE).read_bytes()
    except FileNotFoundError:
        raise TablesError("There are no tables yet.") from None


def _table(folder: Path, resource: dict[str, Any]) -> DataTable:
    content = (folder / resource["path"]).read_bytes()
    if f"sha256:{hashlib.sha256(content).hexdigest()}" != resource["hash"]:
        raise _MixedSetError(f"{resource['path']} has changed")
    columns = tuple(
        Column(*(field[key] for key in ("name", "title", "description", "type", "unit")))
        for field in resource["schema"]["fields"]
    )
    return DataTable(
        resource["name"], resource["title"], resource["description"], columns, _frame(content, columns)
    )


def _frame(content: bytes, columns: tuple[Column, ...]) -> pd.DataFrame:
    """Only an empty cell is unknown: a document may well hold the word NA."""
    return pd.read_csv(
        io.BytesIO(content),
        dtype={column.name: DTYPES.get(column.type, "str") for column in columns},
        keep_default_na=False,
        na_values=[""],
        true_values=["true"],
        false_values=["false"],
    )


def with_quotes(table: DataTable, tables: Tables) -> pd.DataFrame:
    """A table's rows, each with the quote of the fact it was made from."""
    if "fact_id" not in table.rows or "facts" not in tables:
        return table.rows
    quotes = tables["facts"].rows.set_index("id")["quote"]
    return table.rows.assign(quote=table.rows["fact_id"].map(quotes))


def search(rows: pd.DataFrame, words: str) -> pd.DataFrame:
    """The rows that hold every word in one of their texts, whatever its case."""
    texts: pd.DataFrame = rows.select_dtypes(include="str").fillna("")
    lines = pd.Series(map("\n".join, zip(*(texts[name] for name in texts), strict=True)), dtype="str")
    if lines.empty:
        return rows
    found = pd.Series(True, index=lines.index)
    for word in words.casefold().split():
        found &= lines.str.casefold().str.contains(word, regex=False)
    return rows[found.to_numpy()]
