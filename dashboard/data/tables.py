"""The tables that `etl build` wrote, read as their data package describes them."""

import io
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Self, TypeAlias

import pandas as pd

from dashboard.data.folders import tables_folder
from etl.tables.dictionary import TABLES
from etl.tables.resources import PACKAGE_FILE, ChangedError, digest, read_package
from etl.tables.version import ANOTHER_VERSION, is_of_this_version

DTYPES = {"integer": "Int64", "number": "float64", "boolean": "boolean"}
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
    with understood(folder or tables_folder()) as where:
        return digest((where / PACKAGE_FILE).read_bytes())


def load_tables(folder: Path | None = None) -> Tables:
    """Every table, all of one build."""
    with understood(folder or tables_folder()) as where:
        package = read_package(where)
        if not is_of_this_version(package.descriptor):
            raise TablesError(ANOTHER_VERSION)
        resources = package.descriptor["resources"]
        tables = Tables(
            {each["name"]: _table(package.files[each["path"]], each) for each in resources},
            digest(package.raw),
        )
        if missing := list(_missing(tables)):
            raise TablesError(
                f"Another version of Payscope built the tables: {_listed(missing)} not as expected."
            )
    if loose := list(_loose(tables)):
        raise TablesError(f"The tables do not fit together: {_listed(loose)} naming what none holds.")
    return tables


@contextmanager
def understood(folder: Path) -> Iterator[Path]:
    """What is wrong with a folder of tables, in a visitor's words."""
    try:
        yield folder
    except FileNotFoundError:
        raise TablesError("There are no tables yet.") from None
    except NotADirectoryError:
        raise TablesError(f"{folder.name} is a file; a folder of tables is expected.") from None
    except OSError as error:
        name = Path(error.filename or folder).name
        raise TablesError(f"{name} cannot be read: {error.strerror}.") from None
    except ChangedError as error:
        raise TablesError(
            f"The tables in {folder.name} are not as their build left them ({error})."
        ) from None
    except (ValueError, LookupError, TypeError, RecursionError):
        raise TablesError(f"{PACKAGE_FILE} does not describe tables.") from None


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


def _table(content: bytes, resource: dict[str, Any]) -> DataTable:
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
