"""What was ingested, in a folder by kind and content: written whole under another name, then renamed."""

import csv
import json
import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, Final, Self

import pyarrow as pa
import pyarrow.parquet as pq

from etl.console import CONTROL, INSTEAD
from etl.datasets.kind import Record
from etl.disk import fcntl, force_to_disk
from etl.errors import InputError

RECORDS, REJECTS, REPORT = "records.parquet", "rejects.csv", "report.json"
UNFINISHED: Final = ".ingesting-"
LOCK: Final = ".lock"
BATCH: Final = 20_000  # records that are held in memory
LONGEST: Final = 80  # characters of a rejected cell that are kept
ARROW: Final = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}


class Writer:
    """A folder of records and rejects that is not there before it is whole."""

    def __init__(self, folder: Path, columns: Mapping[str, type]) -> None:
        self.folder = folder
        self.unfinished = folder.with_name(f"{UNFINISHED}{folder.name}")
        self.schema = pa.schema([(name, ARROW[kind]) for name, kind in columns.items()])
        self.kept = 0
        self.rejects: Counter[str] = Counter()
        self._batch: list[Record] = []

    def __enter__(self) -> Self:
        self.unfinished.mkdir()
        self._parquet = pq.ParquetWriter(self.unfinished / RECORDS, self.schema, compression="zstd")
        self._file: IO[str] = (self.unfinished / REJECTS).open("w", encoding="utf-8", newline="")
        self._rejects = csv.writer(self._file, lineterminator="\n")
        self._rejects.writerow(("line", "reason", "column", "cell"))
        return self

    def __exit__(self, *failure: object) -> None:
        self._parquet.close()
        self._file.close()
        shutil.rmtree(self.unfinished, ignore_errors=True)

    def keep(self, record: Record) -> None:
        """Add a record."""
        self.kept += 1
        self._batch.append(record)
        if len(self._batch) == BATCH:
            self._flush()

    def reject(self, line: int, reason: str, column: str, cell: str) -> None:
        """Add a row that cannot be used: where it stands, why, and the cell at fault."""
        self.rejects[reason] += 1
        self._rejects.writerow((line, reason, column, CONTROL.sub(INSTEAD, cell)[:LONGEST]))

    def finish(self, report: Mapping[str, Any]) -> None:
        """Put the folder in place."""
        self._flush()
        self._parquet.close()
        self._file.close()
        text = json.dumps(report, ensure_ascii=False, indent=2)
        (self.unfinished / REPORT).write_text(text + "\n", "utf-8")
        for name in (RECORDS, REJECTS, REPORT):
            force_to_disk(self.unfinished / name)
        force_to_disk(self.unfinished)
        self.unfinished.rename(self.folder)
        force_to_disk(self.folder.parent)

    def _flush(self) -> None:
        if self._batch:
            self._parquet.write_table(pa.Table.from_pylist(self._batch, self.schema))
            self._batch.clear()


def read_report(folder: Path) -> dict[str, Any] | None:
    """What an ingest said of itself; None if there is none."""
    try:
        report: dict[str, Any] = json.loads((folder / REPORT).read_bytes())
    except FileNotFoundError:
        return None
    except ValueError as error:
        raise InputError(folder / REPORT, f"no report ({error}); remove its folder to ingest anew") from None
    return report


@contextmanager
def only_ingest(out: Path, when_waiting: Callable[[], object]) -> Iterator[None]:
    """Wait for another ingest into a folder, and clear away what one that was killed has left."""
    out.mkdir(parents=True, exist_ok=True)
    with (out / LOCK).open("a") as lock:
        if fcntl is not None:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                when_waiting()
                fcntl.flock(lock, fcntl.LOCK_EX)
        for left in out.glob(f"{UNFINISHED}*"):
            shutil.rmtree(left)
        yield
