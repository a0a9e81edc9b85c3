"""The data package: tables as CSV bytes, and datapackage.json that says what each column means.

Everything here is a function of the frames alone, so that the same documents give the same bytes anywhere.
"""

import json
import re
from collections.abc import Callable, Mapping

import pandas as pd

from etl.tables.dictionary import TABLES
from etl.tables.resources import PACKAGE_FILE, digest
from etl.tables.schema import Column, Table
from etl.tables.version import TABLES_VERSION, VERSION_KEY

PACKAGE_NAME = "payscope-tables"

NEEDS_QUOTES = re.compile(r'[",\r\n]|^\s|\s$')

Descriptor = dict[str, object]


def render(frames: Mapping[str, pd.DataFrame]) -> dict[str, bytes]:
    """Every file of the package, by name."""
    files = {file_name(table): table_csv(table, frames[table.name]) for table in TABLES}
    files[PACKAGE_FILE] = json_bytes(package_descriptor(frames["documents"], files))
    return files


def file_name(table: Table) -> str:
    """The table's file."""
    return f"{table.name}.csv"


def table_csv(table: Table, frame: pd.DataFrame) -> bytes:
    """UTF-8, line feeds, an empty cell for what is unknown, 120000 rather than 120000.0."""
    columns = [_written(column, frame[column.name]) for column in table.columns]
    rows = [table.column_names, *zip(*columns, strict=True)]
    return "".join(",".join(map(_cell, row)) + "\n" for row in rows).encode()


def _cell(text: str) -> str:
    # The csv module's writer quotes differently from one version of Python to the next.
    return '"' + text.replace('"', '""') + '"' if NEEDS_QUOTES.search(text) else text


def number_text(value: float) -> str:
    """A number in the fewest digits that read back as the same number."""
    return repr(value).removesuffix(".0")


def _written(column: Column, values: "pd.Series[str]") -> list[str]:
    write: Callable[[object], str] = WRITERS.get(column.type, str)
    return ["" if missing else write(value) for value, missing in zip(values, values.isna(), strict=True)]


WRITERS: dict[str, Callable[..., str]] = {
    "number": lambda value: number_text(float(value)),
    "boolean": lambda value: "true" if value else "false",
}


def package_descriptor(documents: pd.DataFrame, files: Mapping[str, bytes]) -> Descriptor:
    """datapackage.json as Frictionless Data Package version 1 has it."""
    return {
        "profile": "tabular-data-package",
        "name": PACKAGE_NAME,
        "title": "Payscope: pay and market figures, each with the line it came from",
        "description": "Figures read from the documents named under sources. One row per observation; an "
        "empty cell means that the document does not say. Made by `python -m etl build`.",
        VERSION_KEY: TABLES_VERSION,
        "sources": _sources(documents),
        "resources": [_resource(table, files[file_name(table)]) for table in TABLES],
    }


def _sources(documents: pd.DataFrame) -> list[Descriptor]:
    return [{"title": _source_title(row), "path": row["url"]} for row in documents.to_dict("records")]


def _source_title(row: Mapping[object, object]) -> str:
    publisher = row["publisher"]
    return f"{row['title']} ({publisher})" if isinstance(publisher, str) else str(row["title"])


def _resource(table: Table, content: bytes) -> Descriptor:
    return {
        "name": table.name,
        "path": file_name(table),
        "profile": "tabular-data-resource",
        "title": table.title,
        "description": table.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{digest(content)}",
        "sources": [{"title": "The documents named under the package's sources, read by etl build"}],
        "schema": _schema(table),
    }


def _schema(table: Table) -> Descriptor:
    schema: Descriptor = {"fields": [_field(column) for column in table.columns], "missingValues": [""]}
    if table.key:
        schema["primaryKey"] = [table.key]
    if table.links:
        schema["foreignKeys"] = [
            {"fields": [column], "reference": {"resource": resource, "fields": [field]}}
            for column, (resource, field) in table.links.items()
        ]
    return schema


def _field(column: Column) -> Descriptor:
    constraints = {
        "required": column.required or None,
        "unique": column.unique or None,
        "minimum": column.minimum,
        "maximum": column.maximum,
        "enum": list(column.choices) or None,
    }
    field: Descriptor = {
        "name": column.name,
        "type": column.type,
        "title": column.title,
        "description": column.description,
        "unit": column.unit or "none",
        "source": column.source,
    }
    stated = {key: value for key, value in constraints.items() if value is not None}
    return field | ({"constraints": stated} if stated else {})


def json_bytes(descriptor: Descriptor) -> bytes:
    """Indented, so that a change shows as a small difference."""
    return (json.dumps(descriptor, ensure_ascii=False, indent=1) + "\n").encode()
