"""The layout of a document: headings, items, paragraphs and tables, each with the scopes that stand above."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from etl.documents import Document
from etl.reading.blocks import Block, BlockKind, Scope, ScopeKind
from etl.reading.denominations import currency_of
from etl.reading.grids import Grid, find_grid
from etl.reading.lines import (
    COMMENT,
    FENCE,
    FIGURE,
    HASHES,
    KEY_VALUE,
    MARKER,
    MOST_OF_HEADING,
    SECTION,
    UNDERLINE,
    indent_of,
    is_labelled_figure,
    is_note,
    is_open_prose,
    is_section,
    is_title,
    item_goes_on,
    may_head,
    prose_goes_on,
    reads_as_heading,
    record_field,
    speaks_for_all,
)
from etl.reading.markup import mask

# How deep a text stands: what is deeper is closed by it. The hashes of Markdown count from 1 to 6.
WHOLE_DOCUMENT: Final = 0.5
OVERLINED, UNDERLINED, HEADING, SUBHEADING, NUMBERED = 1, 2, 3, 4, 5
QUESTION: Final = 5.5  # it speaks for the paragraph that answers it
INTRO: Final = 6
PARENT: Final = 7  # an item that ends in a colon
ITEM: Final = 8

SPEAKER: Final = re.compile(r"^\W*(?:\d{1,2}:\d\d(?::\d\d)?\W+)?[A-Z][A-Z .]{1,30}:\s+")  # [03:05] NADINE:
SECTION_DEPTH: Final = 3
NOTES_BELOW: Final = re.compile(  # "Notes to Table 1: thousands of euro"
    r"[\W_]*(?:(?:foot)?notes?(?: to [^:]{1,30})?:\s*"
    r"|(?=(?:all )?(?:figures|amounts|values|salaries|index|in thousands)\b))",
    re.IGNORECASE,
)
SENTENCE_BREAK: Final = re.compile(r"(?<=[.!])\s")
DIGIT: Final = re.compile(r"\d")
OF_ONE_COLUMN: Final = re.compile(r"\w_\w|\s=\s")
PARTS_OF_KEY: Final = re.compile(r"[._-]")
LEAST_FIELDS: Final = 3  # of a record
MOST_LINES: Final = 60  # of one paragraph
MOST_NOTES: Final = 6  # sentences of a paragraph that may be notes
MOST_OPEN_NOTES: Final = 40
LONGEST_WITH_NOTES: Final = 160  # a longer paragraph with figures notes nothing
LONGEST_INTRO: Final = 300
LONGEST_CAPTION: Final = 200
LONGEST_PARENT: Final = 200
LONGEST_QUESTION: Final = 100  # of an interview
SHORT_INTRO: Final = 50
SHORT_ENTRY: Final = 90


def read_blocks(document: Document) -> tuple[Block, ...]:
    """The blocks of a document's body, in order."""
    lines = [mask(line) for line in document.lines]
    return tuple(_Layout(lines, document.lines, document.body_line - 1).blocks)


class _Layout:
    """Walks the lines once, keeping the stack of scopes."""

    def __init__(self, lines: Sequence[str], raw: Sequence[str], first: int) -> None:
        self.lines = lines
        self.raw = raw
        self.is_data = any(COMMENT.fullmatch(a) and COMMENT.fullmatch(b) for a, b in pairwise(lines))
        self.has_tight_subheads = False  # headings without a blank line above them
        self.is_answered = False  # the question that is open has had its paragraph
        self.blocks: list[Block] = []
        self.scopes: list[Scope] = []
        self.depth: float = 0
        self.grids: dict[int, Grid | None] = {}
        index = first
        while index < len(lines):
            index = self._step(index)

    def _step(self, index: int) -> int:
        """Read what starts at a line; the next line to read."""
        line = self.lines[index]
        is_rule = UNDERLINE.fullmatch(line) and "|" not in line
        if not line.strip() or is_rule or FENCE.match(self.raw[index]):
            return index + 1
        if is_section(line):
            self._heading(index, line.strip(), SECTION_DEPTH, 0)
            return index + 1
        if comment := self._comment(index):
            return self._remark(index, comment)
        if match := HASHES.match(line):
            self._heading(index, match["text"], len(match["hashes"]), match.start("text"))
            return index + 1
        if end := self._record_end(index):
            return self._record(index, end)
        if grid := self._grid(index):
            if self.is_answered:
                self._close(QUESTION)
            return self._table(index, grid)
        if marker := MARKER.match(line):
            return self._item(index, marker)
        if depth := self._heading_depth(index):
            section = SECTION.match(line)
            parts = section["number"].count(".") if section else 0
            self._heading(index, line.strip(), HEADING + parts / 10 if section else depth, indent_of(line))
            return index + 1
        return self._labelled(index) if is_labelled_figure(line) else self._prose(index)

    def _add(self, block: Block) -> None:
        """Add a block under the scopes that are open."""
        self.blocks.append(replace(block, scopes=tuple(self.scopes)))

    def _close(self, depth: float) -> None:
        self.scopes = [scope for scope in self.scopes if scope.depth < depth]

    def _open(self, kind: ScopeKind, text: str, depth: float, index: int) -> None:
        self.scopes.append(Scope(kind, text, depth, index + 1))

    def _table(self, index: int, grid: Grid) -> int:
        """A table under the scopes that are open and the notes right below it, each sentence for itself."""
        end = index + grid.lines
        at = next((at for at in (end, end + 1) if self._line(at).strip()), None)
        below = self.lines[at].strip() if at is not None else ""
        opened = list(self.scopes)
        if at is not None and NOTES_BELOW.match(below):
            for sentence in SENTENCE_BREAK.split(NOTES_BELOW.sub("", below, count=1))[:MOST_NOTES]:
                self.scopes.insert(0, Scope(ScopeKind.NOTE, sentence, WHOLE_DOCUMENT, at + 1))
        self._add(Block(BlockKind.TABLE, "", ((0, index + 1, 0),), (), grid=grid))
        self.scopes = opened
        return end

    def _comment(self, index: int) -> re.Match[str] | None:
        """A line that remarks on the data of its file."""
        line = self.lines[index]
        comment = COMMENT.fullmatch(line)
        return comment if comment and (self.is_data or not HASHES.match(line)) else None

    def _remark(self, index: int, comment: re.Match[str]) -> int:
        """A comment over a table is its caption; any other is prose, of which notes hold for all that follows."""
        text, start = comment["text"], comment.start("text")
        self._close(INTRO)
        self._add(Block(BlockKind.PROSE, text, ((0, index + 1, start),), ()))
        if self._opens_table(index + 1):
            self._open(ScopeKind.INTRO, text, INTRO, index)
        else:
            for part in SENTENCE_BREAK.split(text)[:MOST_NOTES]:
                if OF_ONE_COLUMN.search(part) or not (is_note(part) or currency_of(part)):
                    continue
                self._open(ScopeKind.NOTE, part, WHOLE_DOCUMENT, index)
        return index + 1

    def _heading(self, index: int, text: str, depth: float, column: int, number: str = "") -> None:
        self._close(depth)
        self.depth = depth
        if text := text.strip():
            self._add(Block(BlockKind.HEADING, text, ((0, index + 1, column),), (), number))
            self._open(ScopeKind.HEADING, text, depth, index)

    def _heading_depth(self, index: int) -> int:
        """The depth of a bare heading line, 0 if the line is none."""
        text = self.lines[index].strip()
        following = self._following(index)
        if following is None or not may_head(text):
            return 0
        if rule := UNDERLINE.fullmatch(self._line(index + 1)):
            return OVERLINED if rule["rule"][0] == "=" else UNDERLINED
        if not reads_as_heading(text) or is_open_prose(self._line(index - 1)):
            return 0
        if text.isupper() and any(scope.text.endswith("?") for scope in self.scopes):
            return HEADING  # a section, which no question before it speaks for
        return self._subheading_depth(index) if self._heads_list(following) else HEADING

    def _heads_list(self, following: int) -> bool:
        """Whether what follows a heading is a list, a table or a line of a key with its figure."""
        below = self.lines[following]
        if below.rstrip().endswith(":") and len(below) <= SHORT_INTRO:  # "Salaries by metro area:"
            after = self._following(following)
            below = below if after is None else self.lines[after]
        if MARKER.match(below) or self._grid(following):
            return True
        return FIGURE.search(below) is not None and KEY_VALUE.match(below) is not None

    def _subheading_depth(self, index: int) -> int:
        """Over a list a heading stands below the one before; a loose one does not, if others stand tight."""
        is_loose = index > 0 and not self._line(index - 1).strip()
        if is_loose and self.has_tight_subheads:
            return HEADING
        self.has_tight_subheads = self.has_tight_subheads or not is_loose
        return SUBHEADING if self._is_under_heading() else HEADING

    def _is_under_heading(self) -> bool:
        return any(scope.kind is ScopeKind.HEADING and scope.depth <= HEADING for scope in self.scopes)

    def _line(self, index: int) -> str:
        """A line, empty beyond the document."""
        return self.lines[index] if 0 <= index < len(self.lines) else ""

    def _grid(self, index: int) -> Grid | None:
        """The table that starts at a line; each is looked for once."""
        if index not in self.grids:
            self.grids[index] = find_grid(self.lines, index)
        return self.grids[index]

    def _following(self, index: int) -> int | None:
        """The next line with text, at most three below."""
        below = range(index + 1, min(index + 4, len(self.lines)))
        return next((at for at in below if self.lines[at].strip()), None)

    def _item(self, index: int, marker: re.Match[str]) -> int:
        line, start, number = self.lines[index], marker.end(), marker["number"] or ""
        text, indent = line[start:].rstrip(), indent_of(line)
        if number and self._is_numbered_heading(index, text):
            follows = self.depth in (1, 2, HEADING, NUMBERED) and indent == 0 and self._is_under_heading()
            self._heading(index, text, NUMBERED if follows else HEADING, start, number)
            return index + 1
        depth = ITEM + indent / 100
        self._close(depth)
        end, text, lines = self._continued(index, start, item_goes_on)
        self._add(Block(BlockKind.ITEM, text, lines, (), number))
        if len(text) <= LONGEST_PARENT:
            if text.rstrip().endswith(":"):
                depth = PARENT
                self._close(depth)
            self._open(ScopeKind.PARENT, text, depth, index)
        return end

    def _is_numbered_heading(self, index: int, text: str) -> bool:
        """A numbered title over a list, a table or prose, not one entry of a numbered list."""
        following = self._following(index)
        if following is None or FIGURE.search(text) or not is_title(text):
            return False
        if len(text) > MOST_OF_HEADING or text.endswith("."):
            return False
        if below := MARKER.match(self.lines[following]):
            return not below["number"]
        above = next((self.lines[at] for at in range(index - 1, -1, -1) if self.lines[at].strip()), "")
        entry = MARKER.match(above)
        is_loose = following > index + 1 and not self._line(index - 1).strip()
        return is_loose and not (entry and entry["number"])

    def _record_end(self, index: int) -> int:
        """The line after an exported record that starts at a line, 0 if none does."""
        end = index
        while end < min(index + MOST_LINES, len(self.lines)) and record_field(self.lines[end]):
            end += 1
        return end if end - index >= LEAST_FIELDS else 0

    def _record(self, index: int, end: int) -> int:
        """The fields of a record: those in words speak for those in figures, wherever they stand."""
        self._close(INTRO)
        fields = [(at, field) for at in range(index, end) if (field := record_field(self.lines[at]))]
        for at, field in fields:
            if not DIGIT.search(field["value"]):
                self._open(ScopeKind.INTRO, f"{field['key']}: {field['value']}", INTRO, at)
        for at, field in fields:
            if DIGIT.search(field["value"]):
                text = PARTS_OF_KEY.sub(" ", field["key"]) + self.lines[at][field.end("key") :].rstrip()
                self._add(Block(BlockKind.ITEM, text, ((0, at + 1, 0),), ()))
        return end

    def _labelled(self, index: int) -> int:
        """A line that is an item without its mark."""
        line = self.lines[index]
        scopes = tuple(scope for scope in self.scopes if scope.depth < ITEM)
        lines = ((0, index + 1, indent_of(line)),)
        self.blocks.append(Block(BlockKind.ITEM, line.strip(), lines, scopes))
        return index + 1

    def _prose(self, index: int) -> int:
        above = self._line(index - 1)
        entry = MARKER.match(above)
        if not (entry and entry["number"] and len(above) <= SHORT_ENTRY):
            self._close(QUESTION if self.is_answered else INTRO)
        end, text, lines = self._continued(index, indent_of(self.lines[index]), prose_goes_on)
        self._add(Block(BlockKind.PROSE, text, lines, ()))
        self.is_answered = any(scope.depth == QUESTION for scope in self.scopes)
        is_caption = len(text) <= LONGEST_CAPTION and self._opens_table(end)
        if text.rstrip(" \"”'").endswith("?") and len(text) <= LONGEST_QUESTION and not FIGURE.search(text):
            self._close(QUESTION)
            self._open(ScopeKind.INTRO, SPEAKER.sub("", text), QUESTION, index)
            self.is_answered = False
        elif is_caption or (text.rstrip().endswith(":") and len(text) <= LONGEST_INTRO):
            said = (
                SENTENCE_BREAK.split(text)[-1] if FIGURE.search(text) else text
            )  # the rest speaks of itself
            self._open(ScopeKind.INTRO, said, INTRO, index)
        elif not FIGURE.search(text) or len(text) <= LONGEST_WITH_NOTES:
            self._notes(index, text)
        return end

    def _notes(self, index: int, text: str) -> None:
        """The sentences of a paragraph that speak for what stands below; new ones crowd out the oldest."""
        for sentence in filter(is_note, SENTENCE_BREAK.split(text)[:MOST_NOTES]):
            notes = [scope for scope in self.scopes if scope.kind is ScopeKind.NOTE]
            if len(notes) == MOST_OPEN_NOTES:
                self.scopes.remove(notes[0])
            depth = WHOLE_DOCUMENT if speaks_for_all(sentence) else self.depth + 0.5
            self._open(ScopeKind.NOTE, sentence, depth, index)

    def _opens_table(self, index: int) -> bool:
        at = next((at for at in (index, index + 1) if self._line(at).strip()), None)
        return at is not None and self._grid(at) is not None

    def _continued(
        self, index: int, start: int, goes_on: Callable[[str, str], bool]
    ) -> tuple[int, str, tuple[tuple[int, int, int], ...]]:
        """A paragraph or item with the lines it was wrapped onto: the line after it, its text, its places."""
        text = self.lines[index][start:].rstrip()
        lines = [(0, index + 1, start)]
        end = index + 1
        last = min(index + MOST_LINES, len(self.lines))
        while end < last and goes_on(self.lines[end - 1], self.lines[end]):
            lines.append((len(text) + 1, end + 1, indent_of(self.lines[end])))
            text = f"{text} {self.lines[end].strip()}"
            end += 1
        return end, text, tuple(lines)
