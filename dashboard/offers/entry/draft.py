"""An offer while it is being typed: every entry as it stands in its field, right or wrong.

A draft is read as a whole. What cannot be understood is named by its field, and nothing that was typed is
lost; the offer as it was last understood stays at hand for the page to show meanwhile.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import count
from typing import Any, TypeAlias

from pydantic import ValidationError

from dashboard.compensation import OfferFile, describe, problems
from dashboard.compensation.entry import Description, Unit

Typed: TypeAlias = str | bool | date | None

_SEPARATORS = re.compile(r"[\s,;/]+")
_NUMBERED = re.compile(r"\[(\d+)\]")
_numbers = count(1)


@dataclass(frozen=True)
class Replaced:
    """What a field held before it was refilled, and whether the page was drawn since."""

    value: Typed
    is_drawn: bool = False


@dataclass
class Draft:
    """Entries by their path, such as `offer.grants.2.value_usd`, and the parts of each list in order.

    `own` are the fields and lists that somebody changed, `given` what a new part was filled in with.

    A field that was refilled still shows what it held before until the browser has heard of it. What is typed
    elsewhere in that moment brings the old value back with it; `replaced` and `returned` tell it from an entry.
    """

    understood: OfferFile
    typed: dict[str, Typed] = field(default_factory=dict)
    parts: dict[str, list[str]] = field(default_factory=dict)
    own: set[str] = field(default_factory=set)
    given: dict[str, dict[str, Typed]] = field(default_factory=dict)
    replaced: dict[str, Replaced] = field(default_factory=dict)
    returned: dict[str, Typed] = field(default_factory=dict)
    is_changed: bool = False
    key: str = field(default_factory=lambda: f"draft{next(_numbers)}")

    @classmethod
    def of(cls, file: OfferFile) -> "Draft":
        """An offer as it would have been typed."""
        draft = cls(understood=file)
        draft._fill("offer", file.offer.model_dump())
        draft._fill("assumptions", file.assumptions.model_dump())
        draft.own.clear()
        draft.given.clear()
        return draft

    @property
    def is_unsettled(self) -> bool:
        """Whether a browser may still send what a field held before it was refilled."""
        return bool(self.replaced or self.returned)

    def enter(self, path: str, value: Typed) -> None:
        """Take over what was typed into a field; what it held before it was refilled waits for `read`."""
        if path in self.replaced and value == self.replaced[path].value:
            self.returned[path] = value
            return
        self.replaced.pop(path, None)
        self._take(path, value)

    def refill(self, path: str, value: Typed) -> None:
        """Change what stands in a field, as nobody but the app does."""
        if value != (before := self.typed.get(path)):
            self.replaced[path] = Replaced(before)
            self.typed[path] = value

    def choose(self, values: Mapping[str, Typed]) -> None:
        """Fill in several fields at once, because somebody asked for it."""
        for path, value in values.items():
            self.refill(path, value)
            self.own.add(path)
        self.is_changed = True

    def add(self, path: str, entries: Mapping[str, Typed] | None = None) -> str:
        """Append a part to a list; its number is never used again in this draft."""
        self.own.add(path)
        ids = self.parts.setdefault(path, [])
        used = [int(name.removeprefix(f"{path}.").split(".")[0]) for name in self._below(path)]
        part = str(max([*used, *map(int, ids)], default=0) + 1)
        ids.append(part)
        self.given[f"{path}.{part}"] = {
            f"{path}.{part}.{name}": value for name, value in (entries or {}).items()
        }
        self.typed |= self.given[f"{path}.{part}"]
        return part

    def remove(self, path: str, part: str) -> None:
        """Take a part out of a list; the others keep their numbers and what was typed into them."""
        self.own.add(path)
        self.parts[path].remove(part)
        for name in self._below(f"{path}.{part}"):
            self.typed[name] = None

    def read(self) -> dict[str, str]:
        """Understand the draft, or say what is wrong, by path; a mistake leaves `understood` as it was."""
        self._sort_out_returned()
        try:
            self.understood = OfferFile.model_validate(
                {"offer": self.entered("offer"), "assumptions": self.entered("assumptions")}
            )
        except ValidationError as invalid:
            found: dict[str, str] = {}
            for where, what in problems(invalid).items():
                found.setdefault(self._path(where), what)
            return found
        return {}

    def _take(self, path: str, value: Typed) -> None:
        self.typed[path] = value
        self.own.add(path)
        self.is_changed = True

    def _sort_out_returned(self) -> None:
        """An old value that returned by itself was typed; one that came along with a change was not."""
        if len(self.returned) == 1 and not self.is_changed:
            for path, value in self.returned.items():
                del self.replaced[path]
                self._take(path, value)
        self.replaced = {
            path: Replaced(replaced.value, is_drawn=True)
            for path, replaced in self.replaced.items()
            if path in self.returned or not replaced.is_drawn
        }
        self.returned, self.is_changed = {}, False

    def _fill(self, path: str, content: Mapping[str, Any]) -> None:
        for name, value in content.items():
            here = f"{path}.{name}"
            description = description_of(here, self)
            if isinstance(value, Mapping):
                self._fill(here, value)
            elif description and description.unit is Unit.PARTS:
                for item in value or ():
                    part = self.add(here, {"kind": item["kind"]} if "kind" in item else None)
                    self._fill(f"{here}.{part}", item)
            elif description:
                self.typed[here] = as_typed(value, description)

    def _below(self, path: str) -> list[str]:
        return [name for name in self.typed if name.startswith(f"{path}.")]

    def entered(self, path: str) -> dict[str, Any]:
        """What was typed below a path, nested as the model has it; what was left empty is left out."""
        content: dict[str, Any] = {}
        names = dict.fromkeys(name.removeprefix(f"{path}.").split(".")[0] for name in self._below(path))
        for name in names:
            here = f"{path}.{name}"
            if here in self.parts:
                filled = [self.entered(f"{here}.{part}") for part in self._filled_parts(here)]
                if filled:
                    content[name] = filled
            elif here in self.typed:
                value = _as_entered(self.typed[here], description_of(here, self))
                if value is not None:
                    content[name] = value
            elif inside := self.entered(here):
                content[name] = inside
        return content

    def _path(self, where: str) -> str:
        """`offer.grants[1].vesting` -> `offer.grants.3.vesting`: parts by their number in the draft."""
        path = ""
        for name in where.split("."):
            numbers = [int(number) for number in _NUMBERED.findall(name)]
            path = f"{path}.{name.split('[')[0]}".lstrip(".")
            if numbers and path in self.parts:
                path = f"{path}.{self._filled_parts(path)[numbers[0] - 1]}"
        return path

    def _filled_parts(self, path: str) -> list[str]:
        """The parts that hold more than what they were added with."""
        return [part for part in self.parts[path] if not self._is_as_given(f"{path}.{part}")]

    def _is_as_given(self, part: str) -> bool:
        given = self.given.get(part)
        if given is None:
            return False
        typed = {name: self.typed[name] for name in self._below(part)}
        return all(given.get(name) == value or value in ("", None, False) for name, value in typed.items())


def as_typed(value: object, description: Description) -> Typed:
    """A value as a person would type it; a zero that nobody entered is an empty field."""
    if isinstance(value, bool | date) or value is None:
        return value
    if isinstance(value, tuple | list):
        return ", ".join(_number(float(number)) for number in value)
    if isinstance(value, int | float):
        return "" if value == 0 == description.default else _number(float(value), description.unit)
    return str(value)


def description_of(path: str, draft: Draft) -> Description | None:
    """What the models say of the field at a path."""
    return _descriptions().get(_model_path(path, draft))


def fields_below(path: str, draft: Draft) -> list[str]:
    """The paths of the fields below a path, those of parts in lists left out."""
    return [inner for inner, description in _below(path, draft) if description.unit is not Unit.PARTS]


def lists_below(path: str, draft: Draft) -> list[str]:
    """The paths of the lists below a path."""
    named = [inner for inner, description in _below(path, draft) if description.unit is Unit.PARTS]
    return [
        inner for inner in named if any(f"{_model_path(inner, draft)}[" in key for key in _descriptions())
    ]


def _below(path: str, draft: Draft) -> Iterator[tuple[str, Description]]:
    start = f"{_model_path(path, draft)}."
    for name, description in _descriptions().items():
        if name.startswith(start) and "[" not in name.removeprefix(start):
            yield f"{path}.{name.removeprefix(start)}", description


@cache
def _descriptions() -> dict[str, Description]:
    return {description.path: description for description in describe(OfferFile)}


def _model_path(path: str, draft: Draft) -> str:
    """`offer.grants.3.value_usd` -> `offer.grants[rsu].value_usd`, as descriptions are named."""
    named = ""
    here = ""
    for name in path.split("."):
        here = f"{here}.{name}".lstrip(".")
        if name.isdigit():
            kind = draft.typed.get(f"{here}.kind")
            named += f"[{kind if isinstance(kind, str) else ''}]"
        else:
            named = f"{named}.{name}".lstrip(".")
    return named


def _as_entered(value: Typed, description: Description | None) -> object:
    """What the model is given; None for what was left empty."""
    if value is None or value == "":
        return None
    if isinstance(value, str):
        text = value.strip()
        if description and isinstance(description.default, list):
            return [word for word in _SEPARATORS.split(re.sub(r"\s+%", "%", text)) if word] or None
        return text or None
    if isinstance(value, bool):
        return None if description and value == description.default else value
    return value


def _number(value: float, unit: Unit | None = None) -> str:
    """All digits of a number, none of them behind an exponent."""
    whole, _, rest = f"{Decimal(repr(value)):f}".partition(".")
    rest = rest.rstrip("0")
    whole = whole if unit is Unit.CALENDAR_YEAR or len(whole) < 4 else f"{int(whole):,}"
    return f"{whole}.{rest}" if rest else whole
