"""The tables that `etl build` wrote, read as their data package describes them."""

import hashlib
import io
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Self, TypeAlias

import pandas as pd

from dashboard.data.folders import tables_folder
from etl.tables.dictionary import TABLES

PACKAGE_FILE = "datapackage.json"
DTYPES = {"integer": "Int64", "number": "float64", "boolean": "boolean"}
READS = 3
MOST_RESULTS = 512  # worked out of one build; roles and levels are few


# A row by its columns' names; an empty cell is None.
Entry: TypeAlias = dict[str, Any]


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
    def entries(self) -> list[Entry]:
        """The rows, each by its columns' names; an empty cell is None."""
        rows = self.rows.astype(object).where(self.rows.notna(), None)
        names = [str(name) for name in rows.columns]
        return [dict(zip(names, row, strict=True)) for row in rows.itertuples(index=False, name=None)]

    @cached_property
    def records(self) -> dict[str, Entry]:
        """The rows by their first column, where it is the table's key."""
        key = str(self.rows.columns[0])
        return {str(row[key]): row for row in self.entries}


class Tables(dict[str, DataTable]):
    """The tables of one build by their names; `key` stands for every byte of them."""

    def __init__(self, tables: Mapping[str, DataTable], key: str = "") -> None:
        """Nothing is worked out of them yet."""
        super().__init__(tables)
        self.key = key
        self.worked_out: Callable[..., Any] = lru_cache(maxsize=MOST_RESULTS)(self._work_out)

    def replaced(self, **others: DataTable) -> Self:
        """These tables with others in the place of some."""
        return type(self)({**self, **others})

    def _work_out(self, of: Callable[..., Any], *args: Any, **options: Any) -> Any:
        return of(self, *args, **options)


def package_key(folder: Path | None = None) -> str:
    """A key that changes with any byte of the tables: the package's own hash, for it holds theirs."""
    return _key(_package_bytes(folder or tables_folder()))


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
    except OSError as error:
        fault = f"{Path(error.filename or folder).name}: {error.strerror}"
    except _MixedSetError as error:
        fault = str(error)
    raise TablesError(f"The tables in {folder.name} are not as their build left them ({fault}).")


class _MixedSetError(Exception):
    """A file is not the one its package describes."""


def _read(folder: Path) -> Tables:
    try:
        described = _package_bytes(folder)
        resources = json.loads(described)["resources"]
        tables = Tables(
            {resource["name"]: _table(folder, resource) for resource in resources}, _key(described)
        )
    except (ValueError, LookupError, TypeError, RecursionError):
        raise TablesError(f"{PACKAGE_FILE} does not describe tables.") from None
    if missing := list(_missing(tables)):
        raise TablesError(
            f"Another version of Payscope built the tables: {_listed(missing)} not as expected."
        )
    if loose := list(_loose(tables)):
        raise TablesError(f"The tables do not fit together: {_listed(loose)} naming what none holds.")
    return tables


def _missing(tables: Tables) -> Iterator[str]:
    """The tables and columns that the app needs and does not find as it knows them."""
    for needed in TABLES:
        if needed.name not in tables:
            yield needed.name
            continue
        found = tables[needed.name]
        types = {column.name: column.type for column in found.columns if column.name in found.rows}
        yield from (f"{needed.name}.{one.name}" for one in needed.columns if types.get(one.name) != one.type)


def _loose(tables: Tables) -> Iterator[str]:
    """The columns that name rows of another table which it does not hold."""
    for table in TABLES:
        for column, (other, key) in table.links.items():
            if not tables[table.name].rows[column].dropna().isin(tables[other].rows[key]).all():
                yield f"{table.name}.{column}"


def _listed(names: list[str]) -> str:
    first, *others = names
    return f"{first} and {len(others)} more are" if others else f"{first} is"


def _key(package: bytes) -> str:
    return hashlib.sha256(package).hexdigest()


def _package_bytes(folder: Path) -> bytes:
    try:
        return (folder / PACKAGE_FILE).read_bytes()
    except FileNotFoundError:
        raise TablesError("There are no tables yet.") from None
    except NotADirectoryError:
        raise TablesError(f"{folder.name} is a file; a folder of tables is expected.") from None
    except OSError as error:
        raise TablesError(f"{PACKAGE_FILE} cannot be read: {error.strerror}.") from None


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
