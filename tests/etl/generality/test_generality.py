"""The reader on documents it was not written for: what it reaches may rise, never fall."""

import json
import os
from pathlib import Path

import pytest

from etl.documents import load_document
from etl.reading import read_document

from .scoring import MEASURES, Score, below_floor, document_paths, explain, raised_floor, score_folder, table

HERE = Path(__file__).parent
FLOOR = HERE / "floor.json"


@pytest.fixture(scope="module")
def results() -> list[Score]:
    return score_folder(HERE, lambda path: read_document(load_document(path)).facts)


@pytest.fixture(scope="module")
def floor() -> dict[str, dict[str, float]]:
    return json.loads(FLOOR.read_text("utf-8"))


def test_the_floor_names_every_document_and_measure(floor):
    assert {stem: set(values) for stem, values in floor.items()} == {
        path.stem: set(MEASURES) for path in document_paths(HERE)
    }


def test_no_document_falls_below_its_floor(results, floor):
    """Accept a rise with PAYSCOPE_RAISE_FLOOR=1, which rewrites floor.json upward."""
    print(table(results))
    fallen = below_floor(results, floor)
    if os.environ.get("PAYSCOPE_RAISE_FLOOR") == "1":
        FLOOR.write_text(json.dumps(raised_floor(results, floor), indent=2) + "\n", "utf-8")
    assert not fallen, "\n".join([*fallen, "", explain(r for r in results if below_floor([r], floor))])


def test_every_numeral_is_in_a_fact_or_explained():
    overlooked = [
        f"{path.name}:{numeral.line}:{numeral.column}: {numeral.text}"
        for path in document_paths(HERE)
        for numeral in read_document(load_document(path)).numerals
        if not numeral.is_explained
    ]
    assert overlooked == []
