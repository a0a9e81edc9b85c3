"""The commands of `python -m etl`: documents to facts, facts to tables, and what records say beside them."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from etl.console import complain, progress_of, say, show_json, show_json_object, show_table, shown
from etl.corpus import Corpus, CorpusError, read_corpus
from etl.datasets.command import ingest
from etl.documents import document_paths
from etl.errors import InputError
from etl.facts import Fact
from etl.figure_text import CONSOLE, span_text
from etl.folders import DOCUMENTS, TABLES
from etl.reading.reader import Reading

if TYPE_CHECKING:
    from etl.tables.build import Build

INPUT_AT_FAULT = 1

app = typer.Typer(
    help="Turn documents about pay into sourced facts and tidy tables, and set public records beside them.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

DocumentsOption = Annotated[
    Path,
    typer.Option(
        "--documents",
        metavar="DIR",
        help="The folder of documents (.md, .txt). Default: the project's data/documents.",
        show_default=False,
    ),
]
TablesOption = Annotated[
    Path,
    typer.Option(
        "--out",
        metavar="DIR",
        help="The folder of tables. Default: the project's data/tables.",
        show_default=False,
    ),
]


@app.command()
def build(documents: DocumentsOption = DOCUMENTS, out: TablesOption = TABLES) -> None:
    """Read all documents and write the tables; make data/warehouse of the public records in data/official.

    Nothing is written if a document cannot be read, and nothing is touched if nothing has changed.
    """
    # pandas takes longer to load than `extract` takes to read a few documents.
    from etl.records.warehouse import build_warehouse
    from etl.tables.publish import publish, refuse_foreign

    refuse_foreign(out)
    made = _build(documents)
    written = publish(made.files, out)
    size = f"{len(made.files) - 1} tables, {_count(made.corpus.facts, 'fact')}"
    origin = f"{_count(made.corpus.readings, 'document')}"
    complain(_no_market_figure(reading) for reading in made.corpus.readings if not reading.facts)
    say(f"{shown(out)}: {'wrote' if written else 'up to date,'} {size} of {origin}")
    build_warehouse()


@app.command()
def check(documents: DocumentsOption = DOCUMENTS, out: TablesOption = TABLES) -> None:
    """Say whether the tables are what the documents give today; exit 1 if they are not."""
    from etl.tables.freshness import stale_files

    stale = stale_files(_build(documents).files, out)
    if stale:
        raise InputError(shown(out), f"stale: {', '.join(stale)}; expected what `python -m etl build` writes")
    say(f"{shown(out)}: fresh")


@app.command()
def extract(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help="Documents (.md, .txt).", show_default=False)
    ],
    as_json: Annotated[bool, typer.Option("--json", help="Print the facts as a JSON list.")] = False,
) -> None:
    """Print the facts of documents.

    What cannot be read is named, the others are still reported; then the exit status is 1.
    """
    corpus = _read(files)
    if as_json:
        show_json(corpus.facts)
    elif corpus.facts:
        _show_facts(corpus.facts)
    without_fact = [reading for reading in corpus.readings if not reading.facts]
    complain(_no_fact(reading) for reading in without_fact if reading.numerals)
    _refuse([*corpus.errors, *(_no_figure(reading) for reading in without_fact if not reading.numerals)])


@app.command()
def audit(
    documents: DocumentsOption = DOCUMENTS,
    strict: Annotated[bool, typer.Option("--strict", help="Exit 1 if a numeral is unexplained.")] = False,
) -> None:
    """Count the numerals of every document: in a fact, explained, or unexplained."""
    corpus = _read(document_paths(documents))
    _show_audit(corpus.readings)
    unexplained = [error for reading in corpus.readings for error in _unexplained(reading)]
    complain(unexplained)
    _refuse(corpus.errors)
    if strict and unexplained:
        raise typer.Exit(INPUT_AT_FAULT)


@app.command()
def pay(
    role: Annotated[
        str,
        typer.Argument(
            metavar="ROLE_OR_CODE",
            help='A role or job title ("Data Scientist", "Sr. ML Engineer") or an occupation\'s code (15-2051).',
            show_default=False,
        ),
    ],
    place: Annotated[
        str, typer.Option(help='A metropolitan area ("Austin, TX"), a state, US or Remote.')
    ] = "US",
    year: Annotated[
        int | None, typer.Option(help="May of a year: 2003 to 2025, in an area 2019 to 2025.")
    ] = None,
    employer: Annotated[str, typer.Option(help="An employer of visa filings, or a part of its name.")] = "",
    tables: TablesOption = TABLES,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Say what public records and the documents tell of a role's pay at a place, side by side."""
    from etl.pay_text import show_answer
    from etl.records.pay_answer import answer
    from etl.records.warehouse import build_warehouse

    build_warehouse()
    found = answer(role, place, year, employer, tables)
    if as_json:
        show_json_object(found.as_json())
    else:
        show_answer(found)


app.command()(ingest)


def main() -> None:
    """Run a command; input that cannot be used ends in a line each, never in a traceback."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    try:
        app(prog_name="python -m etl", standalone_mode=True)
    except InputError as error:
        complain([error])
        sys.exit(INPUT_AT_FAULT)
    except CorpusError as several:
        complain(several.errors)
        sys.exit(INPUT_AT_FAULT)


def _read(files: Sequence[Path]) -> Corpus:
    with progress_of("reading") as progress:
        return read_corpus(files, progress)


def _build(documents: Path) -> "Build":
    from etl.tables.build import build_tables

    with progress_of("reading") as progress:
        return build_tables(documents, progress)


def _refuse(errors: Sequence[InputError]) -> None:
    if errors:
        raise CorpusError(errors)


def _no_figure(reading: Reading) -> InputError:
    return InputError(
        reading.document.path,
        "no figure was found; expected figures of pay or market such as $120,000 or 15 %",
    )


def _no_fact(reading: Reading) -> InputError:
    numerals = _count(reading.numerals, "numeral")
    return InputError(reading.document.path, f"note: {numerals}, but no figure of pay or market")


def _no_market_figure(reading: Reading) -> InputError:
    return InputError(reading.document.path, "note: no figure of pay or market was found")


def _unexplained(reading: Reading) -> Iterator[str]:
    for numeral in reading.numerals:
        if not numeral.is_explained:
            yield f"{reading.document.path}:{numeral.line}:{numeral.column} {numeral.text}"


def _show_facts(facts: Iterable[Fact]) -> None:
    rows = [
        (
            f"{fact.document}:{fact.line}",
            fact.kind,
            span_text(fact.low, fact.high, fact.bound, fact.unit, CONSOLE),
            fact.role or "",
            _about(fact),
            fact.quote,
        )
        for fact in facts
    ]
    show_table(("document:line", "kind", "figure", "role", "about", "quote"), rows)


def _about(fact: Fact) -> str:
    """What the figure applies to, beside its role."""
    rank = f"percentile {fact.percentile:g}" if fact.percentile is not None else None
    place = ", ".join(filter(None, (fact.city, fact.state))) or None
    years = {year: None for year in (fact.period_start, fact.period_end) if year is not None}
    period = " to ".join(map(str, years)) or fact.period_text
    named = (rank, fact.level, place, fact.industry, fact.company_type, fact.market, fact.skill, period)
    return "; ".join(filter(None, named))


def _show_audit(readings: Sequence[Reading]) -> None:
    counts = [_numeral_counts(reading) for reading in readings]
    totals = tuple(sum(column) for column in zip(*counts, strict=True)) or (0, 0, 0, 0)
    names = [reading.document.id for reading in readings]
    columns = ("numerals", "in facts", "explained", "unexplained")
    rows = zip([*names, "all documents"], [*counts, totals], strict=True)
    show_table(("document", *columns), [(name, *(f"{n:,}" for n in row)) for name, row in rows], columns)


def _numeral_counts(reading: Reading) -> tuple[int, ...]:
    in_facts = sum(numeral.fact_id is not None for numeral in reading.numerals)
    unexplained = sum(not numeral.is_explained for numeral in reading.numerals)
    return len(reading.numerals), in_facts, len(reading.numerals) - in_facts - unexplained, unexplained


def _count(things: Sequence[object], name: str) -> str:
    return f"{len(things):,} {name}{'' if len(things) == 1 else 's'}"
