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
from etl.datasets.cells import Cell, RejectedError, text
from etl.datasets.kind import Kind, Layout
from etl.datasets.kinds import KINDS
from etl.datasets.sheets import Line, Table, header_candidates, open_tables
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
class Found:
    """A table and the line of its header."""

    table: Table
    line: int
    header: Sequence[Cell]


def ingest(
    path: Path,
    kind: Kind,
    out: Path,
    year: int | None = None,
    options: Mapping[str, str] | None = None,
    progress: Progress | None = None,
) -> Ingested:
    """Keep a file's records below a folder; the same content is kept once."""
    chosen = {**(options or {}), **({"year": str(year)} if year else {})}
    try:
        sha256 = _digest(path)
        folder = out / f"{kind.name}-{sha256[:DIGITS]}"
        with only_ingest(out, lambda: complain([f"{out}: another ingest is at work; waiting for its end"])):
            if (report := read_report(folder)) is not None:
                return _already(path, folder, report, chosen)
            report = _write(path, kind, folder, year, {"sha256": sha256, "options": chosen}, progress)
    except OSError as error:
        at = error.filename or path
        raise InputError(
            at, f"{error.strerror or error}; expected a file to read and a folder to write"
        ) from None
    return Ingested(folder, report, is_new=True)


def _already(path: Path, folder: Path, report: Mapping[str, Any], chosen: Mapping[str, str]) -> Ingested:
    if report["options"] != chosen:
        with_what = ", ".join(f"{name} {value}" for name, value in report["options"].items()) or "no options"
        raise InputError(
            path, f"already in {folder} with {with_what}; remove that folder to read the file in another way"
        )
    return Ingested(folder, report, is_new=False)


def _write(
    path: Path,
    kind: Kind,
    folder: Path,
    year: int | None,
    known: Mapping[str, Any],
    progress: Progress | None,
) -> dict[str, Any]:
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", module="openpyxl")  # of styles and of dates that are none
        with open_tables(path) as tables:
            found = find_table(path, kind, tables)
            name = (
                found.table.name
                if found.table.name.startswith(path.name)
                else f"{path.name}/{found.table.name}"
            )
            layout = kind.layout(found.header, name, year)
            if kind.asks_year and layout.year is None:
                raise InputError(path, "its name tells no year; expected one, or --year 2025")
            with Writer(folder, kind.gives) as writer:
                years = _fill(writer, kind, found, layout, progress)
                if not writer.kept:
                    why = ", ".join(f"{count:,} {reason}" for reason, count in writer.rejects.most_common(3))
                    raise InputError(path, f"no row could be used ({why or 'there are none'})")
                report = {
                    "kind": kind.name,
                    "file": path.name,
                    "table": found.table.name,
                    **known,
                    "vintage": _vintage(layout.year, years),
                    "read": writer.kept + writer.rejects.total(),
                    "kept": writer.kept,
                    "rejects": dict(sorted(writer.rejects.items(), key=lambda item: (-item[1], item[0]))),
                    "columns": {column: each.__name__ for column, each in kind.gives.items()},
                    "policy": kind.policy,
                }
                writer.finish(report)
    return report


def _fill(writer: Writer, kind: Kind, found: Found, layout: Layout, progress: Progress | None) -> set[int]:
    """Every row below the header, kept or rejected; the years that the records are of."""
    clean, width, years = kind.cleaner(layout), len(layout.header), set[int]()
    for line, cells in found.table.rows():
        if line <= found.line:
            continue
        if progress is not None and line % STEP == 0:
            progress(line, max(found.table.lines or 0, line))
        if problem := _misshapen(cells, width, found.table.even):
            writer.reject(line, problem, "", next(filter(None, map(text, cells)), ""))
            continue
        for row in layout.rows([*cells, *[None] * (width - len(cells))]):
            try:
                record = clean(row)
            except RejectedError as reason:
                writer.reject(
                    line, reason.reason, layout.heading(reason.column), text(row.get(reason.column))
                )
                continue
            writer.keep(record)
            if isinstance(year := record.get("year"), int):
                years.add(year)
    return years


def _misshapen(cells: Sequence[Cell], width: int, even: bool) -> str | None:
    if sum(cell not in (None, "") for cell in cells) == 1 < width:
        return NOTE
    return RAGGED if even and len(cells) != width else None


def find_table(path: Path, kind: Kind, tables: Sequence[Table]) -> Found:
    """The table of a file that is of a kind; otherwise what it is, or what it lacks."""
    nearest: Found | None = None
    fewest: tuple[str, ...] = ()
    fitting: list[Found] = []
    for table in tables:
        for line, header in header_candidates(table):
            missing = kind.recognise(header, table.name)
            if nearest is None or len(missing) < len(fewest):
                nearest, fewest = Found(table, line, header), missing
            if not missing:
                fitting.append(Found(table, line, header))
                break
    preferred = [found for found in fitting if kind.prefers and re.search(kind.prefers, found.table.name)]
    if len(preferred or fitting) == 1:
        return (preferred or fitting)[0]
    if fitting:
        names = ", ".join(found.table.name for found in fitting)
        raise InputError(
            path, f"holds several tables of {kind.name}: {names}; expected one, take it out of the file"
        )
    if other := _other_kind(tables, kind):
        raise InputError(path, f"is a file of {other}, not of {kind.name}: python -m etl ingest {other} FILE")
    if len(fewest) * 2 > len(kind.needs):
        raise InputError(
            path, f"no table of {kind.name} ({kind.holds}); expected the columns {', '.join(fewest)}"
        )
    raise InputError(
        path, f"lacks the column{'s'[: len(fewest) > 1]} {', '.join(fewest)}", nearest.line if nearest else 1
    )


def _other_kind(tables: Sequence[Table], kind: Kind) -> str | None:
    lines: list[Line] = [line for table in tables for line in header_candidates(table)]
    others = (other for name, other in KINDS.items() if name != kind.name)
    return next(
        (other.name for other in others if any(not other.recognise(header) for _, header in lines)), None
    )


def _vintage(year: int | None, years: set[int]) -> str | None:
    if year is not None or not years:
        return str(year) if year else None
    return " to ".join(dict.fromkeys((str(min(years)), str(max(years)))))


def _digest(path: Path) -> str:
    if not path.is_file():
        raise InputError(path, "no such file; expected a .xlsx, .csv or .zip")
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
