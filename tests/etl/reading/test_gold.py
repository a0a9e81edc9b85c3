"""The four source documents and our notes on them, against the labels set by hand."""

import json
from collections import Counter

from etl.documents import load_document
from etl.reading import read_document
from tests.etl.gold import ORIGINALS, labelled_facts, notes, said, the_originals


def test_the_notes_are_read_without_a_miss_and_without_a_false_alarm():
    labelled = Counter((fact.document, said(fact)) for fact in labelled_facts())
    readings = [read_document(note) for note in notes()]
    found = Counter((fact.document, said(fact)) for reading in readings for fact in reading.facts)
    assert (sorted((labelled - found).elements()), sorted((found - labelled).elements())) == ([], [])
    assert [numeral for reading in readings for numeral in reading.numerals if not numeral.is_explained] == []


def test_the_originals_are_read_without_a_miss_and_every_numeral_is_accounted_for():
    shared = the_originals()
    lines = {row["id"]: row["line"] for row in json.loads((shared / "gold/facts.json").read_text("utf-8"))}
    numerals = json.loads((shared / "gold/numerals.json").read_text("utf-8"))
    for name, file in ORIGINALS.items():
        reading = read_document(load_document(shared / "documents" / file))
        labelled = Counter((lines[fact.id], said(fact)) for fact in labelled_facts() if fact.document == name)
        assert Counter((fact.line, said(fact)) for fact in reading.facts) == labelled
        tokens = {
            (row["line"], row["col"], row["token"]): bool(row["fact_ids"])
            for row in numerals
            if row["file"] == file
        }
        assert {(n.line, n.column, n.text): n.fact_id is not None for n in reading.numerals} == tokens
        assert all(numeral.is_explained for numeral in reading.numerals)
