"""Tools by name, wherever a text mentions them."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from etl.checked_csv import read_rows, several
from etl.folders import REFERENCE

TOKEN: Final = re.compile(r"[A-Za-z0-9]+(?:[.\-_'&][A-Za-z0-9]+)*(?:\+\+|#)?")
JOINT: Final = re.compile(r"[ \t]*(?:&[ \t]*)?")  # between the words of one name
LIST: Final = re.compile(
    r"[\s,;/&()+|]*(?:\b(?:and|or|e\.g\.|plus)\b[\s,]*)?"
)  # between two names of one list


class Tool(BaseModel):
    """A tool, its other names, and how sure a name alone makes us that it is meant."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    tool: str = Field(min_length=1)
    aliases: Annotated[tuple[str, ...], several(";")]
    match: Literal["any", "exact", "list"] = Field(
        description="any: in any case; exact: as spelt; list: as spelt, and only beside another tool"
    )
    group: str = Field(min_length=1, description="what sort of tool it is")


@dataclass(frozen=True)
class _Name:
    words: tuple[str, ...]
    spelling: str
    tool: Tool

    def fits(self, text: str) -> bool:
        return self.tool.match == "any" or text == self.spelling


@dataclass(frozen=True)
class _Hit:
    start: int
    end: int
    tool: Tool


def find_tools(text: str) -> tuple[str, ...]:
    """The tools that a text names, in order, each under its usual name."""
    found: dict[str, None] = {}
    for run in _runs(text, list(_hits(text))):
        # "Go", "R" and "Spark" are words too: only the company of a plain name makes them tools.
        if any(hit.tool.match != "list" for hit in run):
            found.update(dict.fromkeys(hit.tool.tool for hit in run))
    return tuple(found)


def tool_named(text: str) -> str | None:
    """The usual name of a tool, if the text is nothing but its name."""
    words = list(TOKEN.finditer(text))
    name = _name_at(text, words, 0) if words else None
    return name.tool.tool if name and len(name.words) == len(words) else None


@cache
def load_tools() -> tuple[Tool, ...]:
    """The vocabulary of data/reference/tools.csv."""
    return read_rows(
        REFERENCE / "tools.csv", Tool, lambda tool: map(str.casefold, (tool.tool, *tool.aliases))
    )


@cache
def _names() -> Mapping[str, tuple[_Name, ...]]:
    """All names by their first word, the longest first."""
    names: dict[str, list[_Name]] = defaultdict(list)
    for tool in load_tools():
        for spelling in (tool.tool, *tool.aliases):
            words = tuple(word.lower() for word in TOKEN.findall(spelling))
            names[words[0]].append(_Name(words, spelling, tool))
    return {first: tuple(sorted(group, key=lambda n: -len(n.words))) for first, group in names.items()}


def _hits(text: str) -> Iterator[_Hit]:
    words = list(TOKEN.finditer(text))
    index = 0
    while index < len(words):
        name = _name_at(text, words, index)
        if name is None:
            index += 1
            continue
        last = index + len(name.words) - 1
        yield _Hit(words[index].start(), words[last].end(), name.tool)
        index = last + 1


def _name_at(text: str, words: list[re.Match[str]], index: int) -> _Name | None:
    for name in _names().get(words[index][0].lower(), ()):
        matched = words[index : index + len(name.words)]
        if tuple(word[0].lower() for word in matched) != name.words:
            continue
        joined = all(JOINT.fullmatch(text, a.end(), b.start()) for a, b in pairwise(matched))
        if joined and name.fits(text[matched[0].start() : matched[-1].end()]):
            return name
    return None


def _runs(text: str, hits: list[_Hit]) -> Iterator[list[_Hit]]:
    """Tools enumerated side by side."""
    run: list[_Hit] = []
    for hit in hits:
        if run and not LIST.fullmatch(text, run[-1].end, hit.start):
            yield run
            run = []
        run.append(hit)
    if run:
        yield run
