"""The hand-labelled facts of the four source documents, where they lie beside the project."""

import json
from functools import cache
from pathlib import Path

import pytest

from etl.facts import Fact

SHARED = Path(__file__).parents[3] / "shared"
DOCUMENTS = SHARED / "documents"
GOLD = SHARED / "gold"


def needs_gold() -> pytest.MarkDecorator:
    """Skips a test where the labelled documents are not at hand."""
    return pytest.mark.skipif(
        not GOLD.is_dir() or not DOCUMENTS.is_dir(),
        reason=f"the labelled source documents are not beside the project (expected in {SHARED})",
    )


@cache
def gold_facts() -> tuple[Fact, ...]:
    """The labelled facts; their ids are the labels'."""
    rows = json.loads((GOLD / "facts.json").read_text(encoding="utf-8"))
    return tuple(_fact(row) for row in rows)


def _fact(row: dict[str, object]) -> Fact:
    fields = {name: value for name, value in row.items() if name in Fact.model_fields}
    return Fact.model_validate(fields | {"document": Path(str(row["file"])).stem, "quote": row["snippet"]})
