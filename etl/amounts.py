"""A figure as people write it: $80,000 to $110,000; up to 50 %; $1.6 trillion."""

from collections.abc import Callable

from etl.facts import Bound, Fact

SYMBOLS = {"usd": "$", "gbp": "£", "eur": "€", "inr": "₹", "jpy": "¥"}
SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))

Format = Callable[[str, str], str]
OPEN_ENDS: dict[Bound | None, Format] = {
    None: lambda low, high: low if low == high else f"{low} to {high}",
    Bound.UP_TO: lambda _, high: f"up to {high}",
    Bound.UP_TO_OR_MORE: lambda _, high: f"up to {high} or more",
    Bound.AT_LEAST: lambda low, _: f"{low} or more",
    Bound.HIGH_OPEN: lambda low, high: f"{low} to {high} or more",
}


def figure_text(fact: Fact) -> str:
    """A fact's figure with its unit and its open end."""
    low, high = (amount_text(end, fact.unit) for end in (fact.low, fact.high))
    return f"{OPEN_ENDS[fact.bound](low, high)}{_per(fact.unit)}"


def amount_text(value: float | None, unit: str) -> str:
    """One end of a figure with the sign of its unit."""
    if value is None:
        return ""
    if unit in ("pct", "pct_per_year"):
        return f"{plain_number(value)} %"
    currency, _, rest = unit.partition("_")
    if rest.startswith("per_") or rest == "total":
        sign = "−" if value < 0 else ""
        return f"{sign}{SYMBOLS.get(currency, currency.upper() + ' ')}{plain_number(abs(value))}"
    return plain_number(value)


def plain_number(value: float) -> str:
    """Thousands grouped; millions and more in words, in as few digits as say the same."""
    for scale, word in SCALES:
        if abs(value) >= scale:
            return f"{grouped(value / scale)} {word}"
    return grouped(value)


def grouped(value: float) -> str:
    """1597.1 -> 1,597.1; 120000.0 -> 120,000."""
    return f"{value:,.4f}".rstrip("0").rstrip(".").replace("-", "−")


def _per(unit: str) -> str:
    currency, per, period = unit.partition("_per_")
    if per:
        return f" a {period}" if period != "hour" else " an hour"
    return {"years": " years", "multiple": " times"}.get(currency, "")
