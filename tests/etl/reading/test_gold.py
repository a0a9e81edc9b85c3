"""The four source documents and our notes on them, against the labels set by hand."""

import json
from collections import Counter

import pytest

from etl.documents import load_document
from etl.facts import Fact
from etl.folders import DOCUMENTS as NOTES
from etl.reading import read_document
from tests.etl.gold import DOCUMENTS, GOLD, gold_facts, needs_gold

PLACE = {"id", "document", "line", "quote"}
NOTES_OF = {
    "deep-learning-engineer-aipathly": "000_e9ea7d0221b72f2d",
    "deep-learning-engineer-highzeal": "001_ad07297df7a0b06c",
    "deep-learning-infrastructure-engineer-aipathly": "002_e79c83c62b449080",
    "deep-learning-engineer-workera": "003_fa10bec0cd53a95f",
}


def said(fact: Fact) -> str:
    """What a fact says, its place and quote aside."""
    return fact.model_dump_json(exclude=PLACE)


@needs_gold()
@pytest.mark.parametrize("original", NOTES_OF.values())
def test_an_original_gives_exactly_its_labelled_facts(original: str) -> None:
    reading = read_document(load_document(DOCUMENTS / f"{original}.txt"))
    found = Counter((fact.line, said(fact)) for fact in reading.facts)
    labelled = Counter((fact.line, said(fact)) for fact in gold_facts() if fact.document == original)
    assert found == labelled


@needs_gold()
@pytest.mark.parametrize(("note", "original"), NOTES_OF.items())
def test_our_note_gives_the_facts_of_its_original(note: str, original: str) -> None:
    reading = read_document(load_document(NOTES / f"{note}.md"))
    labelled = Counter(said(fact) for fact in gold_facts() if fact.document == original)
    assert Counter(said(fact) for fact in reading.facts) == labelled


@needs_gold()
@pytest.mark.parametrize("original", NOTES_OF.values())
def test_every_labelled_numeral_is_accounted_for(original: str) -> None:
    numerals = json.loads((GOLD / "numerals.json").read_text(encoding="utf-8"))
    labelled = {
        (row["line"], row["col"], row["token"]): bool(row["fact_ids"])
        for row in numerals
        if row["file"] == f"{original}.txt"
    }
    reading = read_document(load_document(DOCUMENTS / f"{original}.txt"))
    found = {(n.line, n.column, n.text): n.fact_id is not None for n in reading.numerals}
    assert found == labelled
    assert all(numeral.is_explained for numeral in reading.numerals)
