"""How a figure is written: its sign, its unit, its thousands, its range and its open end; one style a place."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Context, Decimal

from etl.unit import Unit

WIDE = Context(prec=400)  # no float has more digits
SPACE = "\N{NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"
SYMBOLS = {"usd": "$", "gbp": "£", "eur": "€", "inr": "₹", "jpy": "¥"}
SCALES = ((1e12, "tn", "trillion"), (1e9, "bn", "billion"), (1e6, "m", "million"), (1e3, "k", ""))
OPEN_LOW = ("up_to", "up_to_or_more")
OPEN_HIGH = ("at_least", "high_open", "up_to_or_more")


@dataclass(frozen=True)
class Style:
    """How one place writes figures.

    `digits` writes a number without its sign, `after` what follows each number, `tail` what follows the whole
    figure. In a range, what follows both ends stands once if `shares`, and a plus stands once if `one_plus`.
    """

    digits: Callable[[float, Unit], str]
    after: Callable[[float, Unit], str]
    tail: Callable[[Unit], str] = lambda _: ""
    space: str = " "
    to: str = " to "
    more: str = " or more"
    shares: bool = True
    one_plus: bool = False
    plus_zero: bool = False


def number_text(value: float, unit: str, style: Style, *, signed: bool = False) -> str:
    """One number with its sign and its unit."""
    of = Unit.of(unit)
    plus = signed and (value > 0 or (value == 0 and style.plus_zero))
    sign = MINUS if value < 0 else "+" if plus else ""
    symbol = SYMBOLS.get(of.currency, f"{of.currency.upper()}{style.space}") if of.is_money else ""
    return f"{sign}{symbol}{style.digits(abs(value), of)}{style.after(value, of)}"


def span_text(
    low: float | None, high: float | None, bound: str | None, unit: str, style: Style, *, signed: bool = False
) -> str:
    """A figure with its range and its open end: one end may be None, and `bound` says how the other is meant."""

    def text(value: float, signed: bool) -> str:
        return number_text(value, unit, style, signed=signed)

    of = Unit.of(unit)
    plus = signed and not style.one_plus
    if low is not None and high is not None:
        written = text(low, signed)
        if low != high:
            begin = written.removesuffix(style.after(high, of)) if style.shares else written
            written = f"{begin}{style.to}{text(high, plus)}"
        written += style.more if bound == "high_open" else ""
    elif low is not None:
        written = f"{text(low, plus)} or more"
    elif high is not None:
        written = f"up to {text(high, plus)}{' or more' if bound == 'up_to_or_more' else ''}"
    else:
        return "not stated"
    return f"{written}{style.tail(of)}"


def grouped(value: float, digits: int) -> str:
    """1597.1 -> 1,597.1; 120000.0 -> 120,000; half up, as people round: of $108.5k nobody makes $108k."""
    text = f"{Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP, WIDE):,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def whole(number: float) -> int:
    """A whole number, half up as people round."""
    return int(Decimal(str(number)).quantize(Decimal(1), ROUND_HALF_UP))


def ordinal(number: float) -> str:
    """21st, 22nd, 23rd, 11th, 12.5th."""
    text = f"{number:g}"
    if text.endswith(("11", "12", "13")) or "." in text:
        return f"{text}th"
    return text + {"1": "st", "2": "nd", "3": "rd"}.get(text[-1], "th")


def whole_ordinal(number: float) -> str:
    """92nd for 91.6: finer ranks than whole ones would claim what no survey knows."""
    return ordinal(whole(number))


def listed(items: Sequence[str], most: int | None = None) -> str:
    """One; one and two; one, two and three; of more than `most`, how many more."""
    if most is not None and len(items) > most:
        items = [*items[: most - 1], f"{len(items) - most + 1} more"]
    return " and ".join(filter(None, [", ".join(items[:-1]), *items[-1:]]))


def _about_three(value: float, unit: Unit) -> str:
    if not unit.is_money and unit.kind != "count":
        return grouped(value, 1)
    scale, letter = _scale(value)
    amount = value / scale
    digits = (2 if amount < 10 else 1 if amount < 100 else 0) if letter in ("tn", "bn", "m") else 0
    if round(amount, digits) >= 1000 and letter != "tn":
        return _about_three(round(amount) * scale, unit)
    return f"{grouped(amount, digits)}{letter}"


def _tick(value: float, unit: Unit) -> str:
    scale, letter = _scale(value) if unit.is_money or unit.kind == "count" else (1.0, "")
    return f"{value / scale:.2f}".rstrip("0").rstrip(".") + letter


def _scale(value: float) -> tuple[float, str]:
    return next(((scale, letter) for scale, letter, _ in SCALES if value >= scale), (1.0, ""))


def _scaled_in_words(value: float, unit: Unit) -> str:
    for scale, _, word in SCALES:
        if word and value >= scale:
            return f"{grouped(value / scale, 4)} {word}"
    return grouped(value, 4)


def _as_in_prose(value: float, unit: Unit) -> str:
    if unit.kind == "pct":
        return f"{round(value, 2):g}"
    if unit.is_money and not unit.period:
        for scale, _, word in SCALES:
            # $1,597.1 billion stays comparable with $526.7 billion, as markets are told in billions
            if word and value >= scale and not (word == "trillion" and value < 1e13):
                return f"{value / scale:,.1f}".removesuffix(".0") + f" {word}"
    return f"{value:,.0f}" if value == round(value) else f"{value:,.2f}"


def _after_on_pages(_: float, unit: Unit) -> str:
    word = {"pct": "%", "years": "years", "months": "months", "multiple": "times"}.get(unit.kind)
    return f"{SPACE}{word}" if word else ""


def _after_in_prose(value: float, unit: Unit) -> str:
    if unit.kind == "pct":
        return " % a year" if unit.period == "year" else " %"
    if unit.kind == "years":
        return " year" if value == 1 else " years"
    return _a_period(unit) if unit.is_money and unit.period != "year" else ""


def _tail_on_console(unit: Unit) -> str:
    return _a_period(unit) or {"years": " years", "multiple": " times"}.get(unit.kind, "")


def _a_period(unit: Unit) -> str:
    return f" {'an' if unit.period == 'hour' else 'a'} {unit.period}" if unit.period else ""


# Charts and headlines: $116k–$130k. Tables and sentences: $115,864–$130,476. Ticks of an axis: $1.25m.
SHORT = Style(_about_three, _after_on_pages, space=SPACE, to="–", more="+", one_plus=True)
FULL = replace(SHORT, digits=lambda value, _: grouped(value, 4))
TICK = replace(SHORT, digits=_tick)
# What explains a disagreement: +20 to +50 %, $60.80 an hour, $1,597.1 billion.
PROSE = Style(_as_in_prose, _after_in_prose, plus_zero=True)
# What `etl extract` prints: $80,000 to $110,000 or more a year, $1.5971 trillion.
CONSOLE = Style(
    _scaled_in_words, lambda _, unit: " %" if unit.kind == "pct" else "", _tail_on_console, shares=False
)
