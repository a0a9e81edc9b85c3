"""What a document's front matter says of it: `key: value` lines of YAML, without what YAML can do besides.

Anchors, aliases, merge keys and tags are refused: a few lines of them stand for gigabytes. All values are texts, so
that no form of YAML's own decides what a year or a date is.
"""

import re
import unicodedata
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from etl.errors import InputError

LONGEST = 64 * 1024
DEEPEST = 8
EMPTY = {"", "~", "null", "Null", "NULL"}
KEY_AND_VALUE = "expected lines 'key: value'"
A_TEXT = "expected a text"
A_DATE = "expected a date such as 2025-03-01"
EXPECTED = dict.fromkeys(("title", "role", "publisher", "url"), A_TEXT) | {
    "published": A_DATE,
    "retrieved": A_DATE,
    "salary_year": "expected a year such as 2025",
}


def _day(value: object) -> date:
    if not isinstance(value, str) or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        raise ValueError(A_DATE)
    return date.fromisoformat(value)


Text = Annotated[str, Field(min_length=1)]
Day = Annotated[date, BeforeValidator(_day)]


class FrontMatter(BaseModel):
    """What a note says of the document it stands for; other keys are its author's own business."""

    model_config = ConfigDict(frozen=True, extra="ignore", str_strip_whitespace=True)

    title: Text | None = None
    role: Text | None = None
    publisher: str | None = None
    url: str | None = None
    published: Day | None = None
    retrieved: Day | None = None
    salary_year: Annotated[int, Field(ge=1900, le=2100)] | None = None


def read_front_matter(path: Path, lines: tuple[str, ...]) -> tuple[FrontMatter, int]:
    """The front matter and the first line after it."""
    if not lines or lines[0].rstrip() != "---":
        return FrontMatter(), 1
    end = next((i for i, line in enumerate(lines[1:], 1) if line.rstrip() in ("---", "...")), None)
    if end is None:
        if any(re.match(r"[A-Za-z_]+\s*:", line) for line in lines[1:3]):
            raise InputError(path, "the front matter has no end; expected a closing line '---'", 1)
        return FrontMatter(), 1  # a rule across the page, not front matter
    entries, line_of = _entries(path, "\n".join(lines[1:end]))
    try:
        return FrontMatter.model_validate(entries), end + 2
    except ValidationError as error:
        key = str(error.errors()[0]["loc"][0])
        raise _broken(path, f"{key}: {EXPECTED[key]}", line_of[key]) from None


def _entries(path: Path, text: str) -> tuple[dict[str, Any], dict[str, int]]:
    """The value and the line of every key."""
    if len(text) > LONGEST:
        raise _broken(path, f"more than {LONGEST:,} characters; {KEY_AND_VALUE}", 1)
    try:
        _refuse_shorthand(text)
        return _of_mapping(yaml.compose(text, Loader=yaml.BaseLoader))
    except yaml.reader.ReaderError as error:
        raise _broken(path, f"a control character; {KEY_AND_VALUE}", _line(text, error.position)) from None
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 1
        raise _broken(path, f"{error.problem}; {KEY_AND_VALUE}", line) from None
    except (ValueError, OverflowError):  # the number of a character that is none, as in "\U7fffffff"
        line = _line(text, max(text.find("\\U"), 0))
        raise _broken(path, f"an escape that names no character; {KEY_AND_VALUE}", line) from None


def _refuse_shorthand(text: str) -> None:
    """Refuse whatever stands for more than it says, before anything is made of it."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.BaseLoader):
        if isinstance(event, yaml.NodeEvent) and event.anchor is not None:
            raise _fault("an anchor or alias ('&', '*')", event)
        if getattr(event, "tag", None) is not None:
            raise _fault("a tag ('!')", event)
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            raise _fault(f"more than {DEEPEST} levels deep", event)


def _of_mapping(node: yaml.Node | None) -> tuple[dict[str, Any], dict[str, int]]:
    if node is None:
        return {}, {}
    if not isinstance(node, yaml.MappingNode):
        raise _fault("not a list of keys", node)
    entries: dict[str, Any] = {}
    line_of: dict[str, int] = {}
    for key, value in node.value:
        if key.value == "<<":
            raise _fault("a merge key ('<<')", key)
        if not isinstance(key, yaml.ScalarNode):
            raise _fault("a key that is no text", key)
        if key.value in entries:
            raise _fault(f"{key.value} stands twice", key)
        entries[key.value] = _value(value)
        line_of[key.value] = key.start_mark.line + 2
    return entries, line_of


def _value(node: yaml.Node) -> Any:
    """A text, None for an empty one, or what no field takes: a list."""
    if not isinstance(node, yaml.ScalarNode):
        return node.value
    if any(
        unicodedata.category(character) in ("Cc", "Cs") for character in node.value if character not in "\n\t"
    ):
        raise _fault("a control character", node)
    return None if node.style is None and node.value in EMPTY else node.value


def _fault(problem: str, at: Any) -> yaml.MarkedYAMLError:
    return yaml.MarkedYAMLError(problem=problem, problem_mark=at.start_mark)


def _broken(path: Path, what: str, line: int) -> InputError:
    return InputError(path, f"broken front matter: {what}", line)


def _line(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 2
