"""Reads a text as a document of its own, for tests."""

from pathlib import Path
from tempfile import TemporaryDirectory

from etl.documents import load_document
from etl.facts import Fact
from etl.reading import Reading, read_document


def read(text: str, name: str = "made-up.md") -> Reading:
    """The reading of a text."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_text(text, encoding="utf-8")
        return read_document(load_document(path))


def facts(text: str) -> tuple[Fact, ...]:
    """The facts of a text."""
    return read(text).facts


def only(text: str) -> Fact:
    """The one fact of a text."""
    found = facts(text)
    assert len(found) == 1, f"expected one fact of {text!r}, read {[(f.kind, f.low, f.high) for f in found]}"
    return found[0]
