"""The account of a document's numerals: each ends in a fact or with the reason why it is in none."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from pydantic import TypeAdapter

from etl.facts import Numeral
from etl.reading.figures.numbers import Token, scan
from etl.reading.words import grammar

LONE_SIGN: Final = grammar(  # "$" and "%" that no number touches
    r"""
    [$£€₹]+(?![ \u00a0]?\d)(?<!\d[$£€₹])(?<!\d[ ]€)
    |(?<!\d)(?<!\d[ \u00a0])%+
    """
)
NUMERALS: Final = TypeAdapter(tuple[Numeral, ...])
NO_DIGITS: Final = re.compile(r"\D*")
NO_NUMBER: Final = "a unit sign without a number"


@dataclass(frozen=True, slots=True)
class RawLine:
    """A line as the file has it, and why its numerals are in no fact if no block spoke of them."""

    number: int
    text: str
    reason: str


# What became of a numeral: its text, and a fact with its part in it, or a reason. A plain tuple of texts costs the
# garbage collector nothing, and a megabyte of digits makes half a million of them.
Entry = tuple[str, str | None, str | None, str | None]


class Account:
    """Collects numerals by place; what is said first of a numeral stays, a fact outranks a reason."""

    def __init__(self, document: str) -> None:
        self.document = document
        self._entries: dict[tuple[int, int], Entry] = {}

    def explain(self, line: int, column: int, text: str, reason: str) -> None:
        """A numeral that is in no fact."""
        if (line, column) not in self._entries:
            self._entries[line, column] = (text, None, None, reason)

    def use(self, line: int, column: int, text: str, fact_id: str, part: str) -> None:
        """A numeral that is part of a fact."""
        held = self._entries.get((line, column))
        if held is None or held[1] is None:
            self._entries[line, column] = (text, fact_id, part, None)

    def complete(self, lines: Iterable[RawLine]) -> tuple[Numeral, ...]:
        """All numerals, those that no block spoke of taken from the raw lines."""
        covered: dict[int, set[int]] = {}
        for (line, column), (text, *_) in self._entries.items():
            covered.setdefault(line, set()).update(range(column, column + len(text)))
        for raw in lines:
            self._complete_line(raw, covered.get(raw.number, set()))
        rows = [
            {
                "document": self.document,
                "line": line,
                "column": column,
                "text": text,
                "fact_id": fact_id,
                "part": part,
                "reason": reason,
            }
            for (line, column), (text, fact_id, part, reason) in sorted(
                self._entries.items(), key=lambda item: item[0]
            )
        ]
        return NUMERALS.validate_python(rows)

    def _complete_line(self, line: RawLine, covered: set[int]) -> None:
        for token in scan(line.text):
            column = numeral_column(token)
            if not covered or covered.isdisjoint(range(column, token.end + 1)):
                self.explain(line.number, column, token.text, line.reason)
        for match in LONE_SIGN.finditer(line.text):
            if match.start() + 1 not in covered:
                self.explain(line.number, match.start() + 1, match[0], NO_NUMBER)


def numeral_column(token: Token) -> int:
    """The 1-based column at which a numeral starts; a sign of a currency belongs to it, a code does not."""
    if token.is_word or token.text[0].isdigit():
        return token.digits_start + 1
    signs = NO_DIGITS.match(token.text)
    return token.digits_start + 1 - (signs.end() if signs else 0)
