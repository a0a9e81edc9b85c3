"""What a person found in the four source documents: figures and their disagreements, in our own form.

`facts.json` holds the 51 figures with what each is about, `disagreements.json` which of them cannot all be taken at
face value. Our notes in data/documents carry the same figures. The documents themselves are not in the repository.
"""

import json
from functools import cache
from pathlib import Path

import pytest

from etl.documents import Document, load_document
from etl.facts import Fact
from etl.folders import DOCUMENTS as NOTES
from etl.reading import read_document

HERE = Path(__file__).parent
SHARED = HERE.parents[3] / "shared"
ORIGINALS = {
    "deep-learning-engineer-aipathly": "000_e9ea7d0221b72f2d.txt",
    "deep-learning-engineer-highzeal": "001_ad07297df7a0b06c.txt",
    "deep-learning-infrastructure-engineer-aipathly": "002_e79c83c62b449080.txt",
    "deep-learning-engineer-workera": "003_fa10bec0cd53a95f.txt",
}


def the_originals() -> Path:
    """Where the source documents and their labels lie; a test that needs them is skipped without them."""
    if not SHARED.is_dir():
        pytest.skip(
            "the source documents are not beside the project (../shared): only our notes on them are tested"
        )
    return SHARED


@cache
def labelled_facts() -> tuple[Fact, ...]:
    """The figures as labelled; they stand on no line, for they are those of the original and of the note."""
    rows = json.loads((HERE / "facts.json").read_text("utf-8"))
    return tuple(
        Fact.model_validate({"line": 1, "quote": "-", "low": None, "high": None, **row}) for row in rows
    )


@cache
def notes() -> tuple[Document, ...]:
    """Our notes on the source documents."""
    return tuple(load_document(NOTES / f"{name}.md") for name in ORIGINALS)


@cache
def facts_of_notes() -> tuple[Fact, ...]:
    """What the reader finds in the notes, by the ids of the labels that say the same."""
    ids: dict[tuple[str, str], list[str]] = {}
    for label in labelled_facts():
        ids.setdefault((label.document, said(label)), []).append(label.id)
    found = [fact for note in notes() for fact in read_document(note).facts]
    return tuple(fact.model_copy(update={"id": ids[fact.document, said(fact)].pop(0)}) for fact in found)


def said(fact: Fact) -> str:
    """What a fact says, its place and quote aside."""
    return fact.model_dump_json(exclude={"id", "document", "line", "quote"})
