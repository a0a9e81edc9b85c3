"""`python -m etl ingest`: publishers' files to records."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import typer
import yaml

from etl.console import complain, progress_of, say, shown
from etl.corpus import CorpusError
from etl.datasets import pay_csv
from etl.datasets.kind import Kind
from etl.datasets.kinds import KINDS
from etl.errors import InputError
from etl.folders import INGESTED


def _column(what: str) -> Any:
    return typer.Option(metavar="COL", help=f"csv: the column of the {what}.", show_default=False)


Name = str | None


def ingest(
    context: typer.Context,
    kind: Annotated[
        str, typer.Argument(metavar="KIND", help=f"{', '.join(KINDS)} or csv.", show_default=False)
    ],
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE...", help="The publisher's .xlsx, .csv or .zip.", show_default=False),
    ],
    year: Annotated[
        Name,
        typer.Option(
            help="The year, where the file's name does not tell it; csv: also its column.", show_default=False
        ),
    ] = None,
    out: Annotated[
        Path,
        typer.Option(
            metavar="DIR", help="Where it is kept. Default: data/warehouse/ingested.", show_default=False
        ),
    ] = INGESTED,
    mapping: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="csv: a YAML file of the options below.", show_default=False),
    ] = None,
    title: Annotated[Name, _column("title of the job")] = None,
    pay: Annotated[Name, _column("pay in US dollars")] = None,
    pay_low: Annotated[Name, _column("low end of the pay")] = None,
    pay_high: Annotated[Name, _column("high end of the pay")] = None,
    unit: Annotated[Name, _column("unit of pay, or the unit: year, hour, month, week")] = None,
    occupation: Annotated[Name, _column("occupation's SOC code")] = None,
    employer: Annotated[Name, _column("employer")] = None,
    city: Annotated[Name, _column("city")] = None,
    state: Annotated[Name, _column("state")] = None,
    area: Annotated[Name, _column("metro's code")] = None,
    zip: Annotated[Name, _column("ZIP code")] = None,
    country: Annotated[Name, _column("country, or its code: US")] = None,
    level: Annotated[Name, _column("level")] = None,
    remote: Annotated[Name, _column("way of working")] = None,
    employment_type: Annotated[Name, _column("type of employment")] = None,
    filings: Annotated[Name, _column("number of records that a row stands for")] = None,
) -> None:
    """Read publishers' own files of pay and keep their records below data/warehouse.

    Rows that cannot be used are kept beside them with the reason. The same content is kept once.
    """
    given = {name: context.params[name] for name in pay_csv.HEADINGS if context.params[name] is not None}
    if kind == pay_csv.NAME:
        chosen = {**(pay_csv.read_mapping(mapping) if mapping else {}), **given}
        if not chosen:
            _propose(files)
            return
        pay_csv.check_mapping(chosen, mapping or "ingest csv")
        _ingest(files, pay_csv.kind_of(chosen), out)
        return
    if kind not in KINDS:
        raise InputError(kind, f"no such kind of file; expected {', '.join(KINDS)} or csv")
    if mapping or given.keys() - {"year"}:
        raise InputError(kind, "takes no mapping of columns; expected --year at most")
    if year is not None and not (year.isdecimal() and 1990 <= int(year) <= 2100):
        raise InputError(f"--year {year}", "no year; expected one such as 2025")
    _ingest(files, replace(KINDS[kind], year=int(year) if year else None), out)


def _ingest(files: list[Path], kind: Kind, out: Path) -> None:
    # pyarrow and openpyxl take longer to load than other commands take to run.
    from etl.datasets.ingest import ingest as ingest_file

    errors = []
    for path in files:
        try:
            with progress_of(f"reading {path.name}", "rows") as progress:
                done = ingest_file(path, kind, out, progress)
        except InputError as error:
            errors.append(error)
        else:
            say(f"{shown(done.folder)}: {'' if done.is_new else 'already there, '}{summary(done.report)}")
    if errors:
        raise CorpusError(errors)


def summary(report: Mapping[str, Any]) -> str:
    """What a report says, in a line."""
    reasons = ", ".join(f"{count:,} {reason}" for reason, count in report["rejects"].items())
    kept = f"{report['kept']:,} of {report['read']:,} rows of {report['vintage'] or 'no year'}"
    return f"{kept}; rejected: {reasons}" if reasons else kept


def _propose(files: list[Path]) -> None:
    from etl.datasets.sheets import first_lines, open_tables

    for path in files:
        with open_tables(path) as tables:
            proposals = [pay_csv.propose(cells) for table in tables for _, cells in first_lines(table)]
        found, unplaced = max(proposals, key=lambda proposal: len(proposal[0]), default=({}, []))
        if not found:
            why = "no heading was recognised; expected a mapping by options or --mapping FILE"
            raise InputError(path, why)
        say(f"# {path.name}: a proposal, nothing was written; correct it and give it by --mapping FILE")
        for column, heading in found.items():
            say(yaml.safe_dump({column: heading}, allow_unicode=True, width=1000).strip())
        absent = [column for column in pay_csv.HEADINGS if column not in found]
        notes = {"no place for the headings": unplaced, "no heading was found for": absent}
        complain(f"{path}: note: {what} {', '.join(names)}" for what, names in notes.items() if names)
