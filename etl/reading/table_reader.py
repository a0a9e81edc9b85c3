"""Reads a table: every figure's row label and column header are its words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from etl.places import normalise_place
from etl.reading.accounts import Account, numeral_column
from etl.reading.blocks import Block
from etl.reading.claims import Claim, Placed
from etl.reading.columns import column_pairs, index_columns, label_columns, rows_of_ranges
from etl.reading.context import Surrounding
from etl.reading.figures.currencies import CURRENCIES, WRITES_POINTS_IN_THOUSANDS
from etl.reading.figures.numbers import scan
from etl.reading.grids import Cell, Grid, Row
from etl.reading.sentences import NO_UNIT, SentenceReader

NEGATIVE: Final = re.compile(r"\((\d[\d.,]*\s?%?)\)")  # (3.5%) is -3.5%
STATE: Final = re.compile(r"[A-Z]{2}")
QUARTILES: Final = {"Q1": "25th percentile", "Q3": "75th percentile"}
MEDIAN: Final = re.compile(r"\bmedian\b", re.IGNORECASE)
SOURCE: Final = re.compile(r"\bsource|publisher", re.IGNORECASE)
DIGIT: Final = re.compile(r"\d")
HARD_BLANK: Final = "\u00a0"
SPACED_THOUSANDS: Final = re.compile(r"\d{1,3}(?: \d{3})+")
POINTED_THOUSANDS: Final = re.compile(r"\d{1,3}(?:\.\d{3})+")
FOOTNOTE_MARK: Final = re.compile("[†‡§]")
LEAST_OF_NAME: Final = 3
JOINT: Final = " - "
OF_HEADER: Final = "the header of a table's column"
OF_LABEL: Final = "a number in a table's label"


def read_table(block: Block, reader: SentenceReader, account: Account) -> Iterator[Claim]:
    """The claims of a table, row by row."""
    grid = block.grid
    assert grid is not None  # a table block has one
    if grid.header:
        _explain_header(grid.header, account)
    table = _TableReader(grid, block.topics, reader, account)
    for row in rows_of_ranges(grid, table.labels):
        yield from table.read(row)


class _TableReader:
    """A table with what its columns are."""

    def __init__(self, grid: Grid, topics: tuple[str, ...], reader: SentenceReader, account: Account) -> None:
        self.grid = grid
        self.topics = topics
        self.reader = reader
        self.account = account
        self.labels = label_columns(grid)
        self.names = [
            row.cells[0].text.strip(" *†‡§") for row in grid.rows if len(row.cells[0].text) > LEAST_OF_NAME
        ]
        self.pairs = column_pairs(grid)
        self.indices = index_columns(grid)

    def read(self, row: Row) -> Iterator[Claim]:
        """The claims of a row, cell by cell."""
        around = self._around(row)
        quote = " | ".join(cell.text for cell in row.cells if cell.text)
        read: set[int] = set()
        self.reader.end_block()
        for column, cell in enumerate(row.cells):
            if column in read or not DIGIT.search(cell.text):
                continue
            if self.reader.is_exhausted:
                break
            figure = self._figure(row, column, around.headers)
            read.update(figure.columns)
            outcome = self.reader.read(figure.text, self._around_cell(around, cell, figure))
            for numeral, reason in outcome.explained:
                is_label = column in self.labels and reason == NO_UNIT
                at = figure.column_of(numeral) + 1
                self.account.explain(row.line, at, numeral.text, OF_LABEL if is_label else reason)
            for claim in outcome.claims:
                parts = tuple((Placed(n.text, figure.column_of(n)), part) for n, part in claim.parts)
                yield replace(claim, line=row.line, quote=quote, parts=parts)

    def _around(self, row: Row) -> Surrounding:
        """What a row's labels say of its figures."""
        named = [
            (self.grid.heading(at), _in_words(row.cells[at].text)) for at in self.labels if row.cells[at].text
        ]
        head, label = named[0] if named else ("", "")
        is_place = bool(row.group) and normalise_place(row.group) is not None
        if row.group and not is_place:
            label = f"{row.group} {label}"
        if len(named) > 1 and STATE.fullmatch(named[1][1]):
            label = f"{label}, {named[1][1]}"
        remarks, others = self._remarks(label)
        further = [f"{header}: {text}" if SOURCE.search(header) else text for header, text in named[1:]]
        return Surrounding(
            label=label,
            label_head=f"{head} | {self.topics[0]}" if self.topics else head,
            topics=(*remarks, *further, *([row.group] if is_place else []), *others),
            in_table=True,
            row=" | ".join(f"{header}: {text}" if header else text for header, text in named),
            headers=" | ".join(cell.text for cell in (self.grid.header or row).cells),
        )

    def _remarks(self, label: str) -> tuple[list[str], list[str]]:
        """The topics that speak of this row alone, by its name or its mark, and those that speak of all rows."""
        own, others = [], []
        for topic in self.topics:
            text = topic.lstrip(" *")
            named = next((name for name in self.names if text.startswith(f"{name} ")), text[:1])
            if FOOTNOTE_MARK.match(text) or named in self.names:
                if label.strip(" *").startswith(named) or (FOOTNOTE_MARK.match(text) and text[0] in label):
                    own.append(topic)
            else:
                others.append(topic)
        return own, others

    def _around_cell(self, around: Surrounding, cell: Cell, figure: "_Figure") -> Surrounding:
        """The same for a cell; a figure in the label itself has no row of words beside it."""
        is_label = around.label == _in_words(cell.text) and any(
            column in self.labels for column in figure.columns[:1]
        )
        if is_label:
            return replace(around, row="", column=figure.header)
        return replace(around, column=figure.header)

    def _figure(self, row: Row, column: int, headers: str) -> "_Figure":
        """A cell as it is read: alone, or with the high end in the cell that its column is paired with."""
        cell, header = row.cells[column], self.grid.heading(column)
        if header.strip() in QUARTILES and MEDIAN.search(headers):
            header = QUARTILES[header.strip()]
        paired = self.pairs.get(column)
        if paired is not None and DIGIT.search(row.cells[paired].text):
            high = row.cells[paired]
            header = f"{header} {self.grid.heading(paired)}"
            return _Figure((column, paired), header, f"{cell.text}{JOINT}{high.text}", cell, high)
        text = NEGATIVE.sub(r"-\1 ", cell.text) if NEGATIVE.fullmatch(cell.text) else cell.text
        if SPACED_THOUSANDS.fullmatch(text) or (
            POINTED_THOUSANDS.fullmatch(text) and self._writes_points(row)
        ):
            text = re.sub(r"[ .]", HARD_BLANK, text)
        if column in self.indices:
            header = f"{header} (index)"
        return _Figure((column,), header, text, cell)

    def _writes_points(self, row: Row) -> bool:
        """Whether the money of a row is one whose thousands are parted by points."""
        named = {word.lower() for cell in row.cells for word in re.findall(r"[A-Z]{3}|[€]", cell.text)}
        return any(CURRENCIES.get(word) in WRITES_POINTS_IN_THOUSANDS for word in named)


@dataclass(frozen=True, slots=True)
class _Figure:
    """The text that is read of a cell, or of a low and a high cell joined."""

    columns: tuple[int, ...]
    header: str
    text: str
    cell: Cell
    high: Cell | None = None

    def column_of(self, numeral: Placed) -> int:
        """The 0-based column in its line of a numeral of the text."""
        start_of_high = len(self.cell.text) + len(JOINT)
        if self.high and numeral.column >= start_of_high:
            return self.high.column + numeral.column - start_of_high
        return self.cell.column + numeral.column


def _in_words(label: str) -> str:
    """ "unique_postings" of an export as one would write it."""
    return label if " " in label else label.replace("_", " ")


def _explain_header(header: Row, account: Account) -> None:
    for cell in header.cells:
        for token in scan(cell.text):
            account.explain(header.line, cell.column + numeral_column(token), token.text, OF_HEADER)
