"""Numbers as they are read: $116k in a chart, $115,864 in a table, 25–30 % everywhere."""

from dataclasses import dataclass
from typing import Protocol

SPACE = "\N{NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"
CURRENCIES = {"usd": "$", "gbp": "£", "eur": "€", "inr": "₹", "jpy": "¥"}
SCALES = ((1e12, "tn"), (1e9, "bn"), (1e6, "m"), (1e3, "k"))
NUMBER_WORDS = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
OPEN_LOW = ("up_to", "up_to_or_more")
OPEN_HIGH = ("at_least", "high_open", "up_to_or_more")


@dataclass(frozen=True)
class Unit:
    """What stands before and after a number of this unit."""

    before: str = ""
    after: str = ""

    @property
    def is_money(self) -> bool:
        """Money is shortened in charts, other numbers are not."""
        return bool(self.before)


def unit_of(name: str) -> Unit:
    """The signs of a fact's unit: usd_per_year, pct, years ..."""
    if name in ("pct", "pct_per_year"):
        return Unit(after=f"{SPACE}%")
    if name in ("years", "months"):
        return Unit(after=f"{SPACE}{name}")
    if name == "multiple":
        return Unit(after=f"{SPACE}times")
    currency, _, rest = name.partition("_")
    if rest.startswith("per_") or rest == "total":
        return Unit(before=CURRENCIES.get(currency, f"{currency.upper()}{SPACE}"))
    return Unit()


def short(value: float, unit: str, *, signed: bool = False) -> str:
    """A number for a chart or a headline, in about three digits: $116k, $1.6tn, 33.5 %."""
    signs = unit_of(unit)
    if not signs.is_money and unit != "count":
        return _signed(value, f"{signs.before}{_grouped(abs(value), 1)}{signs.after}", plus=signed)
    scale, letter = next(((s, name) for s, name in SCALES if abs(value) >= s), (1.0, ""))
    amount = abs(value) / scale
    digits = (2 if amount < 10 else 1 if amount < 100 else 0) if letter in ("tn", "bn", "m") else 0
    if round(amount, digits) >= 1000 and letter != "tn":
        return short(round(value, -3 if letter == "k" else -6), unit, signed=signed)
    return _signed(value, f"{signs.before}{_grouped(amount, digits)}{letter}{signs.after}", plus=signed)


def full(value: float, unit: str, *, signed: bool = False) -> str:
    """A number for a table or a sentence, to the last digit stated: $115,864."""
    signs = unit_of(unit)
    return _signed(value, f"{signs.before}{_grouped(abs(value), 4)}{signs.after}", plus=signed)


def short_span(
    low: float | None, high: float | None, bound: str | None, unit: str, *, signed: bool = False
) -> str:
    """A figure with its range and its open end, short."""
    return _span(low, high, bound, unit, short, signed)


def full_span(
    low: float | None, high: float | None, bound: str | None, unit: str, *, signed: bool = False
) -> str:
    """A figure with its range and its open end, to the last digit stated."""
    return _span(low, high, bound, unit, full, signed)


def apart_pct(low: float, high: float) -> float:
    """How far the higher of two figures lies above the lower one, in percent."""
    return (high / low - 1) * 100


def counted(number: int, noun: str, plural: str = "") -> str:
    """1 source, 2 sources."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def listed(items: list[str]) -> str:
    """One; one and two; one, two and three."""
    return " and ".join(filter(None, [", ".join(items[:-1]), *items[-1:]]))


def in_words(number: int) -> str:
    """Five; 12."""
    return NUMBER_WORDS[number] if number < len(NUMBER_WORDS) else f"{number:,}"


class _Number(Protocol):
    def __call__(self, value: float, unit: str, *, signed: bool = False) -> str: ...


def _span(
    low: float | None, high: float | None, bound: str | None, unit: str, number: _Number, signed: bool
) -> str:
    if low is None:
        if high is None:
            return "not stated"
        return f"up to {number(high, unit)}{' or more' if bound == 'up_to_or_more' else ''}"
    if high is None:
        return f"{number(low, unit)} or more"
    more = "+" if bound == "high_open" else ""
    if low == high:
        return f"{number(low, unit, signed=signed)}{more}"
    return f"{_shared(number(low, unit, signed=signed), unit)}–{number(high, unit)}{more}"


def _shared(text: str, unit: str) -> str:
    """In 25–30 % the sign stands once."""
    return text.removesuffix(unit_of(unit).after) if unit_of(unit).after else text


def _signed(value: float, text: str, *, plus: bool) -> str:
    return f"{MINUS}{text}" if value < 0 else f"+{text}" if plus and value > 0 else text


def _grouped(value: float, digits: int) -> str:
    text = f"{value:,.{digits}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
