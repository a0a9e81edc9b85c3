"""Where a figure comes from: the quote, its document and line, who published it, when it was read."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.data.tables import Tables
from dashboard.words.numbers import full_span
from etl.checked_csv import CitedRow


@dataclass(frozen=True)
class Source:
    """One figure at its origin."""

    value: str = ""
    quote: str = ""
    document: str = ""
    line: int | None = None
    publisher: str = ""
    read_on: str = ""
    published: str = ""
    url: str = ""
    named: str = ""
    fact_id: str = ""
    note: str = ""
    table: str = ""  # of public records

    @property
    def speaker(self) -> str:
        """Whose figure it is: the publisher the document cites, else the document's own."""
        return self.named or self.publisher


@dataclass(frozen=True)
class SourcedFigure:
    """A figure to be read: its name, its value, what to know beside it, and its sources.

    `formula` says how a derived figure follows from its sources, its parents; a stated one has none.
    """

    name: str
    value: str
    note: str
    sources: tuple[Source, ...] = ()
    formula: str = ""


def source_of(tables: Tables, fact_id: str) -> Source:
    """The origin of a fact."""
    fact = tables["facts"].records[fact_id]
    return source_in(
        tables,
        fact["document"],
        value=full_span(fact["low"], fact["high"], fact["bound"], fact["unit"]),
        quote=fact["quote"],
        line=fact["line"],
        named=fact["source_named"] or "",
        fact_id=fact_id,
    )


def source_in(tables: Tables, document: str, **place: Any) -> Source:
    """A place in a document."""
    row = tables["documents"].records[document]
    return Source(
        document=row["title"],
        publisher=row["publisher"] or row["title"],
        read_on=row["retrieved"] or "",
        published=row["published"] or "",
        url=row["url"] or "",
        **place,
    )


def sources_of(tables: Tables, fact_ids: Sequence[str]) -> tuple[Source, ...]:
    """The origins of several facts, each once."""
    return tuple(source_of(tables, fact_id) for fact_id in dict.fromkeys(fact_ids))


def cited(row: CitedRow, publisher: str, value: str = "", note: str = "") -> Source:
    """The origin of a row that was typed in by hand."""
    read_on = row.read_on.isoformat()
    return Source(
        document=row.source, publisher=publisher, read_on=read_on, url=row.url, value=value, note=note
    )


def columns_of(source: Source) -> dict[str, Any]:
    """What a row of a chart's frame says of its origin."""
    return {
        "source": source.speaker,
        "document": source.document,
        "line": source.line,
        "quote": source.quote,
        "url": source.url,
        "as_of": source.read_on,
        "fact_id": source.fact_id,
    }
