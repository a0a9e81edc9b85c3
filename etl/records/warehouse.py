"""The warehouse: data/official as Parquet, one folder a state of the data, asked with DuckDB.

A folder is named by what it was made of and stands whole or not at all, so that a build that is killed leaves the old
one, and who reads follows the descriptors to the one that fits them.
"""

import os
import shutil
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from threading import local
from typing import Any, Final

import duckdb
from pyarrow import parquet

from etl.errors import InputError
from etl.folders import OFFICIAL, WAREHOUSE
from etl.records.descriptor import Descriptor, read_descriptors, read_table
from etl.tables.resources import digest

FORMAT: Final = "1"  # of the folder; another one is another warehouse
MOST_KEPT: Final = 2  # while a server still reads the one before
# Who asks for one role or one area finds its rows side by side.
SORTED_BY: Final = ("occupation", "title", "area", "year")


def build_warehouse(official: Path = OFFICIAL, warehouse: Path = WAREHOUSE) -> tuple[Path, bool]:
    """The warehouse's folder, and whether it had to be written."""
    descriptors = read_descriptors(official)
    folder = folder_of(descriptors, warehouse)
    if folder.is_dir():
        return folder, False
    warehouse.mkdir(parents=True, exist_ok=True)
    making = Path(tempfile.mkdtemp(prefix=".making-", dir=warehouse))
    try:
        for name, descriptor in descriptors.items():
            table = read_table(official / f"{name}.csv", descriptor)
            order = [(column, "ascending") for column in SORTED_BY if column in table.column_names]
            parquet.write_table(table.sort_by(order) if order else table, making / f"{name}.parquet")
        os.rename(making, folder)
    except OSError:
        if not folder.is_dir():  # else another build was faster, with the same content
            raise
    finally:
        shutil.rmtree(making, ignore_errors=True)
    _forget_old(warehouse, folder)
    return folder, True


def folder_of(descriptors: dict[str, Descriptor], warehouse: Path = WAREHOUSE) -> Path:
    """Where the warehouse of these tables stands, once it is built."""
    told = "".join(f"{name}={descriptor.model_dump_json()}" for name, descriptor in descriptors.items())
    return warehouse / f"official-{digest((FORMAT + told).encode())[:16]}"


def _forget_old(warehouse: Path, current: Path) -> None:
    others = [path for path in warehouse.glob("official-*") if path != current]
    others.sort(key=lambda path: path.stat().st_mtime, reverse=True)
    for path in others[MOST_KEPT - 1 :]:
        shutil.rmtree(path, ignore_errors=True)


class Warehouse:
    """Tables to ask in SQL; rows come as dicts."""

    def __init__(self, folder: Path, descriptors: dict[str, Descriptor]) -> None:
        """Open a folder that `build_warehouse` wrote."""
        if not folder.is_dir():
            raise InputError(folder.parent, "the records are not built yet; expected `python -m etl build`")
        self.descriptors = descriptors
        self._connection = duckdb.connect(config={"threads": 1})
        self._of_thread = local()
        for name in descriptors:
            path = str(folder / f"{name}.parquet").replace("'", "''")
            self._connection.execute(f"create view {name} as select * from read_parquet('{path}')")

    def ask(self, question: str, values: Sequence[object] = ()) -> list[dict[str, Any]]:
        """The rows that answer, in the order asked for."""
        if not hasattr(self._of_thread, "cursor"):
            self._of_thread.cursor = self._connection.cursor()
        answer = self._of_thread.cursor.execute(question, list(values))
        names = [column[0] for column in answer.description]
        return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]


@cache
def open_warehouse(official: Path = OFFICIAL, warehouse: Path = WAREHOUSE) -> Warehouse:
    """The warehouse of the shipped tables, opened once a process."""
    descriptors = read_descriptors(official)
    return Warehouse(folder_of(descriptors, warehouse), descriptors)
