"""A file run through its kind: its table found, its rows cleaned, kept or rejected with a reason, and counted."""

import hashlib
import re
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from etl.console import complain
from etl.corpus import Progress
from etl.datasets.cells import Cell, RejectedError, is_filled, text
from etl.datasets.kind import Kind, Layout
from etl.datasets.kinds import KINDS
from etl.datasets.sheets import Table, first_lines, open_file, open_tables
from etl.datasets.store import Writer, only_ingest, read_report
from etl.errors import InputError

DIGITS: Final = 12  # of a content's hash, in the name of its folder
STEP: Final = 1000  # rows between two looks at the progress
NOTE: Final = "a note, not a row"
RAGGED: Final = "another number of cells than the header"


@dataclass(frozen=True)
class Ingested:
    """Where a file's records are, what is said of them, and whether they are new."""

    folder: Path
    report: Mapping[str, Any]
    is_new: bool


@dataclass(frozen=True)
class Header:
    """The line of a table that names its columns, and those that it lacks."""

    table: Table
    line: int
    cells: Sequence[Cell]
    missing: tuple[str, ...]


def ingest(path: Path, kind: Kind, out: Path, progress: Progress | None = None) -> Ingested:
    """Keep a file's records below a folder; the same content is kept once."""
    try:
        with open_file(path) as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        folder = out / f"{kind.name}-{sha256[:DIGITS]}"
        with only_ingest(out, lambda: complain([f"{out}: another ingest is at work; waiting for its end"])):
            if (report := read_report(folder)) is None:
                return Ingested(folder, _write(path, kind, folder, sha256, progress), is_new=True)
    except OSError as error:
        why = f"{error.strerror or error}; expected a file to read and a folder to write"
        raise InputError(error.filename or path, why) from None
    if report["options"] != kind.options:
        options = ", ".join(f"{name} {value}" for name, value in report["options"].items()) or "no options"
        why = f"already in {folder} with {options}; remove that folder to read the file in another way"
        raise InputError(path, why)
    return Ingested(folder, report, is_new=False)


def _write(path: Path, kind: Kind, folder: Path, sha256: str, progress: Progress | None) -> dict[str, Any]:
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", module="openpyxl")  # of styles and of dates that are none
        with open_tables(path) as tables:
            header = find_header(path, kind, tables)
            layout = kind.layout(header.cells, header.table.name)
            if kind.asks_year and layout.year is None:
                raise InputError(path, "its name tells no year; expected one, or --year 2025")
            with Writer(folder, kind.gives) as writer:
                years = _fill(writer, kind, header, layout, progress)
                if not writer.kept:
                    why = ", ".join(f"{count:,} {reason}" for reason, count in writer.rejects.most_common(3))
                    raise InputError(path, f"no row could be used ({why or 'there are none'})")
                report = {
                    "kind": kind.name,
                    "file": path.name,
                    "table": header.table.name,
                    "sha256": sha256,
                    "options": kind.options,
                    "vintage": _vintage(layout.year, years),
                    "read": writer.kept + writer.rejects.total(),
                    "kept": writer.kept,
                    "rejects": dict(sorted(writer.rejects.items(), key=lambda item: (-item[1], item[0]))),
                    "columns": {column: each.__name__ for column, each in kind.gives.items()},
                    "policy": kind.policy,
                }
                writer.finish(report)
    return report


def _fill(writer: Writer, kind: Kind, header: Header, layout: Layout, progress: Progress | None) -> set[int]:
    """Every row below the header, kept or rejected; the years that the records are of."""
    clean, width, years = kind.cleaner(layout), len(layout.header), set[int]()
    for line, cells in header.table.rows():
        if line <= header.line:
            continue
        if progress is not None and line % STEP == 0:
            progress(line, max(header.table.lines or 0, line))
        if sum(map(is_filled, cells)) == 1 < width:
            writer.reject(line, NOTE, "", next(filter(None, map(text, cells)), ""))
            continue
        if header.table.even and len(cells) != width:
            writer.reject(line, RAGGED, "", text(cells[0]))
            continue
        for row in layout.rows([*cells, *[None] * (width - len(cells))]):
            try:
                record = clean(row)
            except RejectedError as why:
                writer.reject(line, why.reason, *layout.fault(row, why.column))
                continue
            writer.keep(record)
            if isinstance(year := record.get("year"), int):
                years.add(year)
    return years


def _vintage(year: int | None, years: set[int]) -> str | None:
    span = [year] if year is not None else sorted({min(years), max(years)}) if years else []
    return " to ".join(map(str, span)) or None


def find_header(path: Path, kind: Kind, tables: Sequence[Table]) -> Header:
    """The header of the one table that is of a kind; otherwise what the file is, or what it lacks."""
    headers = [
        Header(table, line, cells, kind.recognise(cells, table.name))
        for table in tables
        for line, cells in first_lines(table)
    ]
    fitting = {header.table.name: header for header in reversed(headers) if not header.missing}
    preferred = [name for name in fitting if kind.prefers and re.search(kind.prefers, name)]
    if len(names := preferred or list(fitting)) == 1:
        return fitting[names[0]]
    if names:
        raise InputError(
            path, f"holds several tables of {kind.name}; expected one of {', '.join(sorted(names))}"
        )
    for name, other in KINDS.items():
        if name != kind.name and any(not other.recognise(header.cells) for header in headers):
            raise InputError(
                path, f"is a file of {name}, not of {kind.name}: python -m etl ingest {name} FILE"
            )
    nearest = min(headers, key=lambda header: len(header.missing), default=None)
    if nearest is None or 2 * len(nearest.missing) > len(kind.needs):
        lacking = ", ".join(nearest.missing if nearest else kind.recognise(()))
        raise InputError(path, f"no table of {kind.name} ({kind.holds}); expected the columns {lacking}")
    plural = "s" if len(nearest.missing) > 1 else ""
    raise InputError(path, f"lacks the column{plural} {', '.join(nearest.missing)}", nearest.line)
