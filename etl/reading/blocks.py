"""The pieces of a document that are read at once, and the texts above that speak for them."""

from dataclasses import dataclass
from enum import StrEnum

from etl.reading.grids import Grid


class BlockKind(StrEnum):
    """What a block is on the page."""

    HEADING = "heading"
    ITEM = "item"
    PROSE = "prose"
    TABLE = "table"
    CODE = "code"


class ScopeKind(StrEnum):
    """How a text above a block speaks for it."""

    HEADING = "heading"
    INTRO = "intro"  # "Salaries in London:" above a list
    PARENT = "parent"  # the item above a nested item
    NOTE = "note"  # "All figures are in thousands of pounds."


@dataclass(frozen=True, slots=True)
class Scope:
    """A text that speaks for the blocks below it, until `depth` closes."""

    kind: ScopeKind
    text: str
    depth: float
    line: int


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of text that is read at once."""

    kind: BlockKind
    text: str
    lines: tuple[tuple[int, int, int], ...]  # offsets of `text`, each with its line and 0-based column
    scopes: tuple[Scope, ...]
    number: str = ""  # of a numbered item or heading
    grid: Grid | None = None

    @property
    def line(self) -> int:
        """The block's first line."""
        return self.lines[0][1]

    @property
    def topics(self) -> tuple[str, ...]:
        """The texts that speak for the block, the nearest first."""
        return tuple(scope.text for scope in reversed(self.scopes))

    def locate(self, offset: int) -> tuple[int, int]:
        """The 1-based line and column of an offset."""
        start, line, column = next(entry for entry in reversed(self.lines) if entry[0] <= offset)
        return line, column + offset - start + 1
