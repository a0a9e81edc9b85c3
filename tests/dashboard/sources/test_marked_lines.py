"""A document with its numerals marked: nothing is lost, nothing is marked in the wrong place."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.sources import marked_lines as source_text
from dashboard.sources.marked_lines import (
    Numeral,
    Piece,
    SourceTextError,
    marked_lines,
    numerals_of,
    pieces_of,
    read_source,
)
from etl.folders import DOCUMENTS


def document(tables, name="deep-learning-engineer-aipathly"):
    return tables["documents"].records[name]


def test_every_numeral_of_every_document_is_marked(tables):
    """Each row of the numerals table is a piece, and each marked piece is a row."""
    numerals = tables["numerals"].entries
    for row in tables["documents"].entries:
        source = read_source(row, numerals, DOCUMENTS)
        assert source.problem == ""
        marked = [
            (line.number, piece.text, piece.fact_id, piece.reason)
            for line in source.lines
            for cell in line.cells
            for piece in cell
            if piece.fact_id or piece.reason
        ]
        stated = sorted(numerals_of(numerals, row["document"]), key=lambda one: (one.line, one.column))
        assert marked == [(one.line, one.text, one.fact_id, one.reason) for one in stated]


@given(
    st.text(st.characters(exclude_characters="\n\r"), max_size=60),
    st.lists(st.tuples(st.integers(-2, 70), st.text(min_size=0, max_size=5)), max_size=8),
)
def test_the_pieces_are_the_line(line, places):
    numerals = [Numeral(1, column, text, fact_id="f") for column, text in places]
    numerals += [Numeral(1, at + 1, line[at : at + 3], reason="r") for at in range(0, len(line), 7)]
    assert "".join(piece.text for piece in pieces_of(line, numerals)) == line


def test_a_numeral_that_has_moved_is_not_marked():
    assert pieces_of("pay 120", [Numeral(1, 1, "120", "f")]) == [Piece("pay 120")]
    assert pieces_of("pay 120", [Numeral(1, 5, "120", "f")]) == [Piece("pay "), Piece("120", "f")]


@pytest.mark.parametrize(
    ("line", "style", "cells"),
    [
        ("## Pay", "heading", ["Pay"]),
        ("- up 5%", "item", ["up 5%"]),
        ("  * up 5%", "item", ["up 5%"]),
        ("-5% a year", "prose", ["-5% a year"]),
        ("| a | $5 |", "table", [" a ", " $5 "]),
        ("|---|:-:|", "rule", []),
        ("", "blank", []),
        ("1. First", "prose", ["1. First"]),
        ("plain | bar", "prose", ["plain | bar"]),
        ("#hashtag", "prose", ["#hashtag"]),
    ],
)
def test_how_a_line_is_set(line, style, cells):
    (read,) = marked_lines([line], [])
    assert (read.style, ["".join(piece.text for piece in cell) for cell in read.cells]) == (style, cells)


def test_front_matter_is_set_apart():
    styles = [line.style for line in marked_lines(["---", "title: A", "---", "text"], [])]
    assert styles == ["front", "front", "front", "prose"]
    assert [line.style for line in marked_lines(["---", "no end"], [])] == ["prose", "prose"]


def test_a_missing_document_is_said_to_be_missing(tables, tmp_path):
    with pytest.raises(SourceTextError, match="is not in the folder"):
        read_source(document(tables), tables["numerals"].entries, tmp_path)


def test_a_changed_document_says_so(tables, tmp_path):
    row = document(tables)
    (tmp_path / row["file"]).write_text("# Pay\n\n$5", encoding="utf-8")
    source = read_source(row, tables["numerals"].entries, tmp_path)
    assert "has changed since the tables were built" in source.problem
    assert not any(piece.fact_id for line in source.lines for cell in line.cells for piece in cell)


def test_a_document_outside_the_folder_is_not_read(tables, tmp_path):
    (tmp_path / "secret.txt").write_text("secret")
    (tmp_path / "documents").mkdir()
    with pytest.raises(SourceTextError):
        read_source(
            {**document(tables), "file": "../secret.txt"}, tables["numerals"].entries, tmp_path / "documents"
        )


def test_of_a_long_document_the_part_around_a_line_is_shown(tables, tmp_path, monkeypatch):
    monkeypatch.setattr(source_text, "MOST_LINES", 10)
    content = "\n".join(f"line {i}" for i in range(1, 101)).encode()
    (tmp_path / "long.md").write_bytes(content)
    row = {"document": "long", "file": "long.md", "sha256": hashlib.sha256(content).hexdigest()}
    for near, first in ((1, 1), (50, 46), (100, 91)):
        source = read_source(row, tables["numerals"].entries, tmp_path, near)
        assert [line.number for line in source.lines] == [*range(first, first + 10)]
        assert "of 100 are shown" in source.problem
