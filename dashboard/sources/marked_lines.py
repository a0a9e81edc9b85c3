"""A document's text, cut into pieces: words, figures, explained numerals."""

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from dashboard.data.tables import Entry
from dashboard.words.sentences import sentences

SAY = sentences("sources")
MOST_BYTES = 32 * 1024 * 1024
MOST_LINES = 1_500

Style = Literal["front", "heading", "item", "table", "rule", "blank", "prose"]
HEADING = re.compile(r"\s{0,3}#{1,6}\s+")
ITEM = re.compile(r"\s*[-*+•]\s+")
MARKED_BY: dict[Style, re.Pattern[str]] = {"heading": HEADING, "item": ITEM}
TABLE_RULE = re.compile(r"\s*\|?[\s:|-]*-[\s:|-]*\|?\s*")


class SourceTextError(Exception):
    """The text cannot be shown; the message says why, in a visitor's words."""


@dataclass(frozen=True)
class Numeral:
    """A numeral of a line: in a fact, or with the reason why it is in none."""

    line: int
    column: int
    text: str
    fact_id: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Piece:
    """A stretch of a line; a figure's has a fact, an explained numeral's a reason."""

    text: str
    fact_id: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Line:
    """A line with its number, how it is to be set, and its cells: one, or as many as a table's row has."""

    number: int
    style: Style
    cells: tuple[tuple[Piece, ...], ...]


@dataclass(frozen=True)
class SourceText:
    """Lines with their numerals marked; `problem` says what a reader should know about them."""

    lines: tuple[Line, ...]
    problem: str = ""


def read_source(document: Entry, numerals: Iterable[Entry], folder: Path, near: int = 1) -> SourceText:
    """A document of the documents table, with its rows of the numerals table marked in it.

    Of a very long document only the part around line `near` is shown.
    """
    content = _content(folder / Path(document["file"]).name)
    problem = ""
    if hashlib.sha256(content).hexdigest() != document["sha256"]:
        problem = SAY("changed")
    raw = content.decode("utf-8-sig", errors="replace").split("\n")
    lines = marked_lines([line.rstrip("\r") for line in raw], numerals_of(numerals, document["document"]))
    if len(lines) > MOST_LINES:
        first = max(0, min(near - MOST_LINES // 2, len(lines) - MOST_LINES))
        lines = lines[first : first + MOST_LINES]
        shown = SAY(
            "part_shown",
            first=f"{lines[0].number:,}",
            last=f"{lines[-1].number:,}",
            all=f"{len(raw):,}",
        )
        problem = f"{problem} {shown}".strip()
    return SourceText(tuple(lines), problem)


def numerals_of(numerals: Iterable[Entry], document: str) -> list[Numeral]:
    """A document's numerals."""
    return [
        Numeral(row["line"], row["column"], row["text"], row["fact_id"] or "", row["reason"] or "")
        for row in numerals
        if row["document"] == document
    ]


def marked_lines(lines: Sequence[str], numerals: Iterable[Numeral]) -> list[Line]:
    """Lines cut at their numerals; a numeral that does not stand where it should is left unmarked."""
    by_line: dict[int, list[Numeral]] = {}
    for numeral in numerals:
        by_line.setdefault(numeral.line, []).append(numeral)
    body = _body_start(lines)
    return [
        _line(number, line, by_line.get(number, []), is_front=number < body)
        for number, line in enumerate(lines, 1)
    ]


def pieces_of(line: str, numerals: Iterable[Numeral]) -> list[Piece]:
    """One line's pieces, in order; put together they are the line."""
    pieces: list[Piece] = []
    at = 0
    for numeral in sorted(numerals, key=lambda numeral: numeral.column):
        start = numeral.column - 1
        end = start + len(numeral.text)
        if start < at or end == start or line[start:end] != numeral.text:
            continue
        if start > at:
            pieces.append(Piece(line[at:start]))
        pieces.append(Piece(line[start:end], numeral.fact_id, numeral.reason))
        at = end
    if at < len(line):
        pieces.append(Piece(line[at:]))
    return pieces


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise SourceTextError(SAY("too_large", file=path.name))
        return path.read_bytes()
    except OSError:
        raise SourceTextError(SAY("gone", file=path.name, folder=path.parent.name)) from None


def _body_start(lines: Sequence[str]) -> int:
    """The first line after the front matter."""
    if not lines or lines[0].rstrip() != "---":
        return 1
    ends = (i for i, line in enumerate(lines[1:], 2) if line.rstrip() in ("---", "..."))
    return next(ends, 0) + 1


def _line(number: int, line: str, numerals: Sequence[Numeral], *, is_front: bool) -> Line:
    pieces = pieces_of(line, numerals)
    if is_front:
        return Line(number, "front", (tuple(pieces),))
    if not line.strip():
        return Line(number, "blank", ())
    if line.lstrip().startswith("|"):
        if TABLE_RULE.fullmatch(line):
            return Line(number, "rule", ())
        return Line(number, "table", _cells(pieces))
    first, *others = pieces
    is_plain = not (first.fact_id or first.reason)  # a sign that belongs to a numeral is no bullet
    for style, pattern in MARKED_BY.items():
        match = pattern.match(line)
        if match and is_plain and len(first.text) >= match.end():
            rest = Piece(first.text[match.end() :])
            return Line(number, style, (tuple(piece for piece in (rest, *others) if piece.text),))
    return Line(number, "prose", (tuple(pieces),))


def _cells(pieces: Iterable[Piece]) -> tuple[tuple[Piece, ...], ...]:
    """A table row's cells: cut at the bars that are in no numeral."""
    cells: list[list[Piece]] = [[]]
    for piece in pieces:
        if piece.fact_id or piece.reason:
            cells[-1].append(piece)
            continue
        first, *others = piece.text.split("|")
        cells[-1].append(Piece(first))
        cells.extend([Piece(other)] for other in others)
    inner = [tuple(piece for piece in cell if piece.text) for cell in cells]
    while inner and not "".join(piece.text for piece in inner[0]).strip():
        inner.pop(0)
    while inner and not "".join(piece.text for piece in inner[-1]).strip():
        inner.pop()
    return tuple(inner)
