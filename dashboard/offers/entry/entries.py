"""What was entered for an offer, field by field, each under the label and unit of its description."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cache
from typing import Any

from dashboard.compensation.entry import Description, Entry, Unit, describe
from dashboard.words.numbers import full

UNIT_WORDS = {
    Unit.USD: "$",
    Unit.USD_PER_YEAR: "$ a year",
    Unit.USD_PER_SHARE: "$ a share",
    Unit.PCT: "%",
    Unit.PCT_PER_YEAR: "% a year",
    Unit.MONTHS: "months",
    Unit.YEARS: "years",
    Unit.CALENDAR_YEAR: "calendar year",
    Unit.DAYS_PER_YEAR: "days a year",
    Unit.SHARES: "shares",
    Unit.DATE: "date",
}
GRANT_KINDS = {"rsu": "shares", "refresher": "refreshers", "options": "options"}
MONEY = (Unit.USD, Unit.USD_PER_YEAR, Unit.USD_PER_SHARE)
PERCENT = (Unit.PCT, Unit.PCT_PER_YEAR)


@dataclass(frozen=True)
class Entered:
    """One field: where it is, the part of the offer it belongs to, and what it holds."""

    path: str
    part: str
    label: str
    value: Any
    unit: Unit
    text: str

    def in_words(self) -> str:
        """The value as a person writes it: $150,000 a year, 10 %, 5 January 2026."""
        if isinstance(self.value, bool):
            return "yes" if self.value else "no"
        if isinstance(self.value, date):
            return day_in_words(self.value)
        if isinstance(self.value, tuple) and len(self.value) == 1:
            return _number_in_words(self.value[0], self.unit)
        if isinstance(self.value, tuple):
            numbers = ", ".join(f"{value:g}" for value in self.value)
            return f"{numbers} {UNIT_WORDS.get(self.unit, '')}".strip()
        if isinstance(self.value, Enum):
            return str(self.value.value).replace("_", " ").lower()
        if isinstance(self.value, int | float):
            return _number_in_words(self.value, self.unit)
        return str(self.value)


def entered(model: Entry, always: Collection[str] = ()) -> tuple[Entered, ...]:
    """The fields that differ from what stands when they are left out, and those named to come always."""
    return tuple(_walk(model, _descriptions(type(model)), "", "", "", always))


def day_in_words(day: date) -> str:
    """20 November 2026."""
    return f"{day.day} {day:%B} {day.year}"


def _number_in_words(value: float, unit: Unit) -> str:
    if unit in MONEY:
        after = UNIT_WORDS[unit].removeprefix("$")
        cents = f"${value:,.2f}"
        return f"{cents.removesuffix('.00')}{after}"
    if unit in PERCENT:
        return f"{full(value, 'pct')}{UNIT_WORDS[unit].removeprefix('%')}"
    if unit is Unit.CALENDAR_YEAR:
        return str(value)
    word = UNIT_WORDS.get(unit, "")
    return f"{full(value, 'count')} {word.removesuffix('s') if value == 1 else word}".strip()


@cache
def _descriptions(model: type[Entry]) -> dict[str, Description]:
    return {field.path: field for field in describe(model)}


def _walk(
    model: Entry,
    known: dict[str, Description],
    described: str,
    path: str,
    part: str,
    always: Collection[str],
) -> Iterator[Entered]:
    for name, field in type(model).model_fields.items():
        about = known.get(f"{described}{name}")
        if about is None:
            continue
        value, here = getattr(model, name), f"{path}{name}"
        if isinstance(value, Entry):
            within = part if name == "vesting" else about.label
            yield from _walk(value, known, f"{about.path}.", f"{here}.", within, always)
        elif about.unit is Unit.PARTS:
            for number, item in enumerate(value or (), start=1):
                yield from _item(item, about, number, here, part, known, always)
        elif field.is_required() or value != field.get_default() or here in always:
            yield Entered(here, part, about.label, value, about.unit, about.text)


def _item(
    item: Entry,
    about: Description,
    number: int,
    here: str,
    part: str,
    known: dict[str, Description],
    always: Collection[str],
) -> Iterator[Entered]:
    kind = getattr(item, "kind", "")
    one = f"{about.label.removesuffix('s')} {number}" + (f", {GRANT_KINDS[kind]}" if kind else "")
    within = f"{part}: {one.lower()}" if part else one
    yield from _walk(item, known, f"{about.path}[{kind}].", f"{here}[{number - 1}].", within, always)
