"""One description of each thing a person enters: the form, the JSON schema and the docs are made from it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic.config import JsonDict
from pydantic_core import PydanticCustomError

LONGEST_LIST = 40
LONGEST_NUMBER = 60
NO_CONTROL_CHARACTERS = r"^[^\x00-\x1f\x7f-\x9f]*$"
FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2100, 12, 31)
_TYPED = re.compile(
    r"(?:USD|US)?([-+]?)\$?((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d*)?|\.\d+)([km%]|bn?)?(?:USD)?(?:(?:/|per|a)(?:yr|year))?",
    re.IGNORECASE | re.ASCII,
)
_SCALE = {"": 1, "%": 1, "k": 1_000, "m": 1_000_000, "b": 1_000_000_000, "bn": 1_000_000_000}


class Unit(StrEnum):
    """What a number counts, or what else an entry is."""

    USD = "usd"
    USD_PER_YEAR = "usd_per_year"
    USD_PER_SHARE = "usd_per_share"
    PCT = "pct"
    PCT_PER_YEAR = "pct_per_year"
    MONTHS = "months"
    YEARS = "years"
    CALENDAR_YEAR = "calendar_year"
    DAYS_PER_YEAR = "days_per_year"
    SHARES = "shares"
    DATE = "date"
    TEXT = "text"
    CHOICE = "choice"
    YES_OR_NO = "yes_or_no"
    PARTS = "parts"


class Entry(BaseModel):
    """Something a person enters: finite numbers, known fields, never changed in place."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False, str_strip_whitespace=True)


def typed_number(value: object) -> object:
    """Read a number as people type it: 159,135.50, $120k, 12.5 %; anything else goes on unread."""
    if isinstance(value, bool):
        raise ValueError(f"{value} is not a number")
    if not isinstance(value, str):
        return value
    found = _TYPED.fullmatch("".join(value.split())) if len(value) <= LONGEST_NUMBER else None
    if not found:
        raise ValueError(f"{value[:40]!r} is not a number such as 159,135.50")
    sign, digits, scale = found.groups()
    return float(sign + digits.replace(",", "")) * _SCALE[(scale or "").lower()]


Number = Annotated[float, BeforeValidator(typed_number)]
Whole = Annotated[int, BeforeValidator(typed_number)]


def entry(label: str, unit: Unit, text: str, **bounds: Any) -> Any:
    """Describe a field: its label, its unit, a sentence of help, its bounds and its value when left out."""
    if unit is Unit.TEXT:
        bounds["pattern"] = NO_CONTROL_CHARACTERS
    return Field(title=label, description=text, json_schema_extra={"unit": unit.value}, **bounds)


def misplaced(field: tuple[str | int, ...], message: str, value: object) -> ValidationError:
    """What a check over several fields found wrong with one of them, to be shown beside that one."""
    error = PydanticCustomError("misplaced", "{message}", {"message": message})
    return ValidationError.from_exception_data("entry", [{"type": error, "loc": field, "input": value}])


def day(label: str, text: str, **default: Any) -> Any:
    """Describe a date; left out, it is unknown, unless it is required."""
    extra: JsonDict = {
        "unit": Unit.DATE.value,
        "formatMinimum": FIRST_DAY.isoformat(),
        "formatMaximum": LAST_DAY.isoformat(),
    }
    return Field(title=label, description=text, ge=FIRST_DAY, le=LAST_DAY, json_schema_extra=extra, **default)


@dataclass(frozen=True)
class Description:
    """A field as a form or a page of docs needs it."""

    path: str
    label: str
    unit: Unit
    text: str
    default: Any
    least: float | str | None
    most: float | str | None
    choices: tuple[str, ...]


def describe(model: type[Entry]) -> tuple[Description, ...]:
    """All fields of a model and of the models in it, in the order in which they are declared."""
    schema = model.model_json_schema()
    return tuple(_walk(schema, schema.get("$defs", {}), ""))


def guide(model: type[Entry]) -> str:
    """The fields as a Markdown table."""
    rows = ["| field | unit | from | to | if left out | meaning |", "|---|---|---|---|---|---|"]
    for field in describe(model):
        ends = [field.least, field.most] if not field.choices else [" · ".join(field.choices), None]
        default = None if field.unit is Unit.PARTS else field.default
        cells = [f"`{field.path}`", field.unit.value, *ends, default, f"{field.label}. {field.text}"]
        rows.append("| " + " | ".join("" if cell is None else str(cell) for cell in cells) + " |")
    return "\n".join(rows) + "\n"


def _walk(schema: dict[str, Any], models: dict[str, Any], prefix: str) -> Iterator[Description]:
    for name, field in schema.get("properties", {}).items():
        path = f"{prefix}{name}"
        kinds = list(_resolved(field, models))
        items = [item for kind in kinds for item in _resolved(kind.get("items", {}), models)]
        if "unit" in field:
            yield _described(path, field, kinds, items)
        for item in items:
            tag = item.get("properties", {}).get("kind", {}).get("const", "")
            yield from _walk(item, models, f"{path}[{tag}].")
        for kind in kinds:
            yield from _walk(kind, models, f"{path}.")


def _described(
    path: str, field: dict[str, Any], kinds: list[dict[str, Any]], items: list[dict[str, Any]]
) -> Description:
    told = [field, *kinds]  # a label or help that says what its model says stands only with the model
    bounded = [field, *items, *kinds]
    return Description(
        path=path,
        label=_first(told, "title"),
        unit=Unit(field["unit"]),
        text=_first(told, "description"),
        default=field.get("default"),
        least=_first(bounded, "formatMinimum", "minimum", "exclusiveMinimum", "minLength", "minItems"),
        most=_first(bounded, "formatMaximum", "maximum", "exclusiveMaximum", "maxLength", "maxItems"),
        choices=tuple(choice for kind in kinds for choice in kind.get("enum", [])),
    )


def _resolved(schema: dict[str, Any], models: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The schemas that a field may follow, references and alternatives opened."""
    if "$ref" in schema:
        yield models[schema["$ref"].rpartition("/")[2]]
        return
    alternatives = [*schema.get("anyOf", []), *schema.get("oneOf", [])]
    if not alternatives:
        yield schema
    for alternative in alternatives:
        yield from _resolved(alternative, models)


def _first(schemas: list[dict[str, Any]], *keys: str) -> Any:
    return next((schema[key] for key in keys for schema in schemas if key in schema), None)
