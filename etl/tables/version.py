"""Which version of the tables a data package holds: a fingerprint of all tables, columns, types and units."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

from etl.tables.dictionary import TABLES
from etl.tables.resources import digest
from etl.tables.schema import Table

VERSION_KEY: Final = "tables_version"
ANOTHER_VERSION: Final = (
    "These tables were written by another version of Payscope: run `python -m etl build`."
)


def fingerprint(tables: Sequence[Table]) -> str:
    """The same for the same columns, whatever is said about them."""
    shape = [[table.name, [(c.name, c.type, c.unit) for c in table.columns]] for table in tables]
    return digest(json.dumps(shape).encode())[:12]


TABLES_VERSION: Final = fingerprint(TABLES)


def is_of_this_version(descriptor: Mapping[str, Any]) -> bool:
    """Whether a datapackage.json describes the tables that this version writes and reads."""
    return descriptor.get(VERSION_KEY) == TABLES_VERSION
