"""Numbers as pages show them: $116k in a chart, $115,864 in a table, 25–30 % everywhere."""

from etl.figure_text import FULL, SHORT, number_text, span_text

NUMBER_WORDS = "no one two three four five six seven eight nine ten eleven twelve".split()


def short(value: float, unit: str, *, signed: bool = False) -> str:
    """A number for a chart or a headline, in about three digits: $116k, $1.6tn, 33.5 %."""
    return number_text(value, unit, SHORT, signed=signed)


def full(value: float, unit: str, *, signed: bool = False) -> str:
    """A number for a table or a sentence, to the last digit stated: $115,864."""
    return number_text(value, unit, FULL, signed=signed)


def short_span(
    low: float | None, high: float | None, bound: str | None, unit: str, *, signed: bool = False
) -> str:
    """A figure with its range and its open end, short."""
    return span_text(low, high, bound, unit, SHORT, signed=signed)


def full_span(
    low: float | None, high: float | None, bound: str | None, unit: str, *, signed: bool = False
) -> str:
    """A figure with its range and its open end, to the last digit stated."""
    return span_text(low, high, bound, unit, FULL, signed=signed)


def apart_pct(low: float, high: float) -> float:
    """How far the higher of two figures lies above the lower one, in percent."""
    return (high / low - 1) * 100


def counted(number: int, noun: str, plural: str = "") -> str:
    """1 source, 2 sources."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def in_words(number: int) -> str:
    """Five; 12."""
    return NUMBER_WORDS[number] if number < len(NUMBER_WORDS) else f"{number:,}"
