"""Sentences kept as tables of templates, one file a subject, for whoever proofreads without reading code.

A sentence has a name and one or more rows. A row says a text with named slots; `when` names what must hold for it, and
the first row that fits is said. Conditions and slots are what the code gives: `n` holds if it is given and not empty,
`not n` if it is not, `n=word` if it is that word.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

import yaml


@dataclass(frozen=True)
class Row:
    """One way to say a sentence, with values that lead to it."""

    when: tuple[str, ...]
    say: str
    example: Mapping[str, Any]

    @property
    def slots(self) -> set[str]:
        """What the text is filled with."""
        return {name for _, name, _, _ in Formatter().parse(self.say) if name}

    @property
    def conditions(self) -> set[str]:
        """What decides whether this row is said."""
        return {condition.removeprefix("not ").partition("=")[0] for condition in self.when}

    def fits(self, given: Mapping[str, Any]) -> bool:
        """Whether all that this row asks for holds."""
        return all(_holds(condition, given) for condition in self.when)


class Sentences:
    """The sentences of one subject: `SAY("name", slot="...", condition=True)`."""

    def __init__(self, rows: Mapping[str, tuple[Row, ...]]) -> None:
        """Every sentence by its name."""
        self.rows = rows

    def __call__(self, name: str, /, **given: Any) -> str:
        """The first row of a sentence that fits what is given."""
        for row in self.rows[name]:
            if row.fits(given):
                return row.say.format_map(given)
        raise LookupError(f"no row of {name!r} fits {given}")


@cache
def read_sentences(file: Path) -> Sentences:
    """Those of a subject's file."""
    content = yaml.safe_load(file.read_text("utf-8"))
    return Sentences({name: tuple(map(_row, rows)) for name, rows in content.items()})


def _row(entry: Mapping[str, Any]) -> Row:
    conditions = tuple(part.strip() for part in str(entry.get("when", "")).split(",") if part.strip())
    return Row(conditions, entry["say"], entry.get("example") or {})


def _holds(condition: str, given: Mapping[str, Any]) -> bool:
    if condition.startswith("not "):
        return not _holds(condition.removeprefix("not "), given)
    name, is_word, word = condition.partition("=")
    value = given[name]
    return str(value) == word if is_word else bool(value)
