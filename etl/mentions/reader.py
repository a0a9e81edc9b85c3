"""Walks a document's blocks and collects the points that their headings announce."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from etl.documents import Document
from etl.facts import Mention
from etl.mentions.phrases import Phrase, as_detail, clean, is_item, members, read_phrase, split_label
from etl.mentions.tools import find_tools, tool_named
from etl.mentions.topics import (
    ABOUT_PAY,
    ADVICE,
    ENUMERATIONS,
    GROUPED,
    HEADINGS,
    INTROS,
    LABELS,
    NAMES,
    topic_of,
)
from etl.reading.blocks import Block, BlockKind, Scope, ScopeKind
from etl.reading.layout import read_blocks
from etl.reading.markup import mask

MAX_CUE_TEXT: Final = 300
MAX_ENUMERATION: Final = 300
LEADS_ON: Final = re.compile(r"\b(?:including|include|such as|like|following|are)\s*:\s*$", re.IGNORECASE)
OWN_SPELLING: Final = re.compile(r"[A-Za-z]*[a-z][A-Z][A-Za-z]*")


@dataclass
class _Point:
    """A point in the making: what stands below it becomes its detail if it has none of its own."""

    line: int
    topic: str
    phrase: Phrase
    below: list[str] = field(default_factory=list)

    def as_mention(self, document: str) -> Mention:
        detail = self.phrase.detail or as_detail("; ".join(self.below))
        return Mention(
            document=document, line=self.line, topic=self.topic, item=self.phrase.item, detail=detail
        )


def read_mentions(document: Document) -> tuple[Mention, ...]:
    """The points of a document, each at the first line that makes it, in the order of lines."""
    points = [*_tools(document), *_Walk(document).points]
    first: dict[tuple[str, str], Mention] = {}
    for point in sorted(points, key=lambda point: point.line):
        first.setdefault((point.topic, point.phrase.item.casefold()), point.as_mention(document.id))
    return tuple(first.values())


def _tools(document: Document) -> Iterator[_Point]:
    for line, text in enumerate(document.lines[document.body_line - 1 :], document.body_line):
        for tool in find_tools(mask(text)):
            yield _Point(line, "tool", Phrase(tool))


class _Walk:
    """One pass over the blocks; `points` holds what it found."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.points: list[_Point] = []
        self.at_line: dict[int, _Point] = {}  # the points that others may stand below, by their line
        blocks = read_blocks(document)
        self.title_line = blocks[0].line if blocks and blocks[0].kind is BlockKind.HEADING else 0
        self.alias = _alias_pattern(document.role)
        for block in blocks:
            self._read(block)

    def _read(self, block: Block) -> None:
        if block.kind is BlockKind.TABLE:
            self._rows(block)
        elif block.kind is BlockKind.ITEM:
            if not self._label(block):
                self._item(block)
            self._enumerations(block)
        elif block.kind is BlockKind.PROSE:
            self._label(block)
            self._enumerations(block)

    def _add(self, line: int, topic: str, phrase: Phrase, *, opens: bool = False) -> None:
        point = _Point(line, topic, phrase)
        self.points.append(point)
        if opens:
            self.at_line[line] = point

    def _label(self, block: Block) -> bool:
        """Read "Benefits: health insurance, 401(k) matching"; false if the block is nothing of the kind."""
        parts = split_label(clean(block.text), dashes=False)
        known, topic = topic_of(parts[0], LABELS) if parts else (False, None)
        if (
            not parts
            or not known
            or topic is None
            or self._topic(block)[0] not in (None, topic, "skill", "benefit")
        ):
            return False
        for member in members(parts[1], figures=topic == "benefit"):
            if topic != "tool" or OWN_SPELLING.fullmatch(member):
                self._add(block.line, topic, Phrase(member))
        return True

    def _item(self, block: Block) -> None:
        topic, above = self._topic(block)
        if above is not None:
            above.below.append(clean(block.text).rstrip("."))
        elif topic == "tool":
            self._tool_item(block)
        elif topic and not LEADS_ON.search(block.text) and (phrase := _phrase(block.text, topic)):
            self._add(block.line, topic, phrase, opens=True)
            if topic == "skill" and (tool := tool_named(phrase.item)):
                self._add(block.line, "tool", Phrase(tool))

    def _tool_item(self, block: Block) -> None:
        """Where tools are listed, "Go" is one, and so is a word with a spelling of its own."""
        text = clean(block.text)
        parts = split_label(text)
        for member in (*members(parts[1] if parts else text), *(parts[:1] if parts else ())):
            if (tool := tool_named(member)) or OWN_SPELLING.fullmatch(member):
                self._add(block.line, "tool", Phrase(tool or member))

    def _rows(self, block: Block) -> None:
        if block.grid is None:
            return
        known, topic = topic_of(block.grid.heading(0), LABELS)
        topic = topic if known else self._topic(block)[0]
        for row in block.grid.rows if topic else ():
            if topic == "tool":
                if row.cells and (tool := tool_named(row.cells[0].text)):
                    self._add(row.line, topic, Phrase(tool))
            elif topic and row.cells and (phrase := _phrase(row.cells[0].text, topic)):
                words = "; ".join(cell.text for cell in row.cells[1:] if as_detail(cell.text))
                self._add(row.line, topic, Phrase(phrase.item, phrase.detail or as_detail(words)))

    def _enumerations(self, block: Block) -> None:
        for cue in ENUMERATIONS:
            for match in cue.pattern.finditer(block.text) if cue.topic else ():
                line = block.lines[bisect_right(block.lines, match.end(), key=lambda entry: entry[0]) - 1][1]
                for member in members(
                    block.text[match.end() : match.end() + MAX_ENUMERATION], capital=cue.topic in NAMES
                ):
                    self._add(line, cue.topic or "", Phrase(member))
        if self.alias and (alias := self.alias.search(block.text)):
            self._add(block.line, "title_variant", Phrase(alias[1]))

    def _topic(self, block: Block) -> tuple[str | None, _Point | None]:
        """The topic of what stands here, and the point that it is a detail of, if it is one."""
        headings = [s for s in block.scopes if s.kind is ScopeKind.HEADING and s.line != self.title_line]
        topic, above = self._topic_of_headings(headings)
        for scope in block.scopes:
            if scope.kind is ScopeKind.INTRO or (
                scope.kind is ScopeKind.PARENT and LEADS_ON.search(scope.text)
            ):
                known, announced = topic_of(scope.text[:MAX_CUE_TEXT], INTROS)
                if known and not ABOUT_PAY.search(scope.text):
                    topic, above = announced, None
            elif scope.kind is ScopeKind.PARENT and scope.text.rstrip().endswith(":"):
                topic, above = self._topic_of_parent(block, scope, topic, above)
            elif scope.kind is ScopeKind.PARENT:
                above = self.at_line.get(scope.line, above)
        return topic, above

    def _topic_of_headings(self, headings: list[Scope]) -> tuple[str | None, _Point | None]:
        below: Scope | None = None
        for heading in reversed(headings):
            known, topic = topic_of(heading.text[:MAX_CUE_TEXT], HEADINGS)
            if not known:
                below = heading
            elif below is None:
                return topic, None
            elif topic not in GROUPED:
                return None, None
            else:
                return topic, self._group(below, topic)
        return None, None

    def _topic_of_parent(
        self, block: Block, parent: Scope, topic: str | None, above: _Point | None
    ) -> tuple[str | None, _Point | None]:
        """A label with nothing after it: it names a topic, or it is an item and the list below its detail."""
        known, announced = topic_of(parent.text.strip().rstrip(":"), LABELS)
        if known:
            return announced, None
        beside = _indent(self.document.lines[parent.line - 1]) == _indent(self.document.lines[block.line - 1])
        own_label = block.text.rstrip().endswith(":") or split_label(clean(block.text), dashes=False)
        if topic is None or above or (beside and own_label):
            return topic, above
        return topic, self.at_line.get(parent.line)

    def _group(self, heading: Scope, topic: str) -> _Point | None:
        point = self.at_line.get(heading.line)
        if point is None and is_item(heading.text.strip().rstrip(":")):
            self._add(heading.line, topic, Phrase(heading.text.strip().rstrip(":")), opens=True)
            point = self.at_line[heading.line]
        return point


def _phrase(text: str, topic: str) -> Phrase | None:
    return read_phrase(text, advice=topic in ADVICE, names=topic in NAMES, lead_ins=topic == "skill")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _alias_pattern(role: str | None) -> re.Pattern[str] | None:
    """Reads "a Data Engineer, or Analytics Engineer, ..." as another title of the document's role."""
    words = (role or "").split()
    if not words or len(role or "") > 80:
        return None
    name, last = re.escape(" ".join(words)), re.escape(words[-1])
    return re.compile(rf"\b{name}s?,? or (?:an? )?((?:[A-Z][\w-]{{0,30}} ){{1,5}}{last})\b")
