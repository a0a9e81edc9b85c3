"""The number grammar: every numeral of a text as a token, with the signs that belong to it.

One flat pattern with bounded parts finds the numerals; nothing is interpreted beyond what touches them.
"""

import re
from dataclasses import dataclass
from typing import Final, NamedTuple

from etl.reading.figures.currencies import (
    CODE,
    CURRENCIES,
    NAME,
    SCALES,
    SIGN,
    WRITES_POINTS_IN_THOUSANDS,
)

TOKEN: Final = re.compile(
    rf"""
    (?:(?<![A-Za-z])(?P<before>(?:{SIGN})|{CODE}|Rs\.?)[ \u00a0]?)?     # $, US$, USD
    (?P<number>\d+(?:[,.'’]\d+)*)                                       # 120,000 or 1.5
    (?P<ordinal>(?:st|nd|rd|th)(?![A-Za-z]))?                           # 25th
    (?P<scale>
        [ \u00a0-]?(?i:
            thousands?|grand|millions?|billions?|trillions?|lakhs?|lacs?|crores?|bn|mn|tn|mm|lpa
        )(?![A-Za-z])
        |[kKmMbBtT](?![A-Za-z0-9])
        |[ \u00a0]?[kK](?![A-Za-z0-9])
        |(?:L|cr|Cr)(?![A-Za-z0-9])
    )?
    (?P<plus>\+)?
    (?P<percent>
        [ \u00a0]?%
        |[ -](?i:per[ ]?cent)(?![A-Za-z])
        |[ ]pct(?![A-Za-z])
        |[ -]percentage[ -]points?
        |[ ]pp(?![A-Za-z])
    )?
    (?P<plus2>\+)?
    (?:[ \u00a0]?(?P<after>{NAME})(?![A-Za-z]))?                        # €, euros, EUR
    """,
    re.VERBOSE,
)
# The same for digits that only blanks or the marks of a table part from other digits: most of a long table.
BARE: Final = re.compile(r"[ ;|]{1,3}(?P<digits>\d{1,15})(?=[;|\n]|$| (?!\d{3}(?![\d,.]))\d)")
PLAIN: Final = re.compile(r"\d+(?:\.\d+)?")
GROUPED: Final = re.compile(
    r"""
    \d{1,3}(?:[,'’]\d{3})+(?:\.\d+)?        # 1,200,000 and 1'200'000
    |\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?     # 12,00,000, the Indian way
    """,
    re.VERBOSE,
)
DOTTED_THOUSANDS: Final = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?")
SPACED_GROUP: Final = re.compile(r"(?P<gap>[ \u00a0\u202f\u2009])(?P<group>\d{3})(?![\d,.])")
SPACED_MONEY: Final = re.compile(rf"[ \u00a0]?({NAME}|kr)(?![A-Za-z])")
SEPARATED: Final = re.compile(r"[,'’ \u00a0]")
MINUS: Final = "-−–—"
BEFORE_SIGN: Final = "([{|:;,/~"  # a dash after one of these, or after a blank, is a minus
WEAK_SCALES: Final = frozenset(("m", "b", "t", "mm", "l"))  # "5 m" may as well be metres
MAX_DIGITS: Final = 15


class Token(NamedTuple):
    """A numeral and what touches it: `start:end` covers all of it, `text` is what one would list."""

    start: int
    end: int
    digits_start: int
    text: str
    value: float | None  # None where the punctuation is no number's
    currency: str | None = None
    scale: float | None = None
    percent: bool = False
    plus: bool = False
    sign: int = 0
    ordinal: bool = False
    glued: bool = False  # a letter stands right before it
    grouped: bool = False  # written with thousands separators
    weak_scale: bool = False
    is_word: bool = False

    @property
    def amount(self) -> float | None:
        """The value with its scale."""
        if self.value is None:
            return None
        return tidy(self.value * self.scale) if self.scale else self.value

    @property
    def is_year(self) -> bool:
        """Four bare digits that read as a calendar year."""
        bare = self.currency is None and not self.percent and self.scale is None and not self.grouped
        return bare and self.value is not None and self.value.is_integer() and 1950 <= self.value <= 2100


@dataclass(frozen=True, slots=True)
class _Spaced:
    """A numeral whose thousands are parted by blanks, and the currency after it."""

    digits: str
    end: int
    currency: str | None = None


def tidy(number: float) -> float:
    """The number without the dust of binary multiplication (1597.1 billion is a whole number of dollars)."""
    return float(f"{number:.12g}")


def scan(text: str) -> list[Token]:
    """Every numeral of a text, left to right."""
    tokens: list[Token] = []
    position = 0
    while True:
        if bare := BARE.match(text, position):
            start, position = bare.span("digits")
            tokens.append(Token(start, position, start, bare["digits"], float(bare["digits"])))
            continue
        if not (match := TOKEN.search(text, position)):
            break
        token = _bare_token(text, match) or _token(text, match)
        tokens.append(token)
        position = token.end
    return tokens


def number_value(digits: str, european: bool = False) -> float | None:
    """The value of a numeral, or None where its punctuation is no number's (2.5.1, 2,3)."""
    if digits.isdecimal():
        return float(digits) if len(digits) <= MAX_DIGITS else None
    if sum(c.isdigit() for c in digits) > MAX_DIGITS:
        return None
    if european and DOTTED_THOUSANDS.fullmatch(digits):
        return float(digits.replace(".", "").replace(",", "."))
    if PLAIN.fullmatch(digits):
        return float(digits)
    plain = re.sub(r"[ \u00a0\u202f\u2009]", ",", digits)
    if GROUPED.fullmatch(plain):
        return float(re.sub(r"[,'’]", "", plain))
    return None


def _bare_token(text: str, match: re.Match[str]) -> Token | None:
    """Digits that nothing touches, which are most of what a long table holds, at a fraction of the cost."""
    digits, start, end = match[0], match.start(), match.end()
    if not digits.isdecimal() or len(digits) > MAX_DIGITS:
        return None
    if len(digits) <= 3 and SPACED_GROUP.match(text, end):
        return None
    sign, first = _sign(text, start)
    glued = start > 0 and text[start - 1].isalpha()
    return Token(first, end, start, digits, float(digits), sign=sign, glued=glued)


def _token(text: str, match: re.Match[str]) -> Token:
    before, after = match["before"], match["after"]
    named = after if before == "$" and after else before or after  # $110,000 CAD
    currency = CURRENCIES[named.lower()] if named else None
    digits, end = match["number"], match.end()
    if spaced := _spaced_thousands(text, match):
        digits, end, currency = spaced.digits, spaced.end, currency or spaced.currency
    scale = (match["scale"] or "").strip(" \u00a0-").lower()
    if scale == "l" and currency != "inr":
        end, scale = match.end("number"), ""  # litres, or a name
    european = currency in WRITES_POINTS_IN_THOUSANDS
    if scale == "lpa":
        currency = "inr"
    sign, start = _sign(text, match.start())
    plus = bool(match["plus"] or match["plus2"])
    return Token(
        start=start,
        end=end,
        digits_start=match.start("number"),
        text=_display(match, digits, plus),
        value=number_value(digits, european),
        currency=currency,
        scale=SCALES[scale] if scale else None,
        percent=bool(match["percent"]),
        plus=plus,
        sign=sign,
        ordinal=bool(match["ordinal"]),
        glued=not before and match.start() > 0 and text[match.start() - 1].isalpha(),
        grouped=not digits.isdecimal() and SEPARATED.search(digits) is not None,
        weak_scale=scale in WEAK_SCALES and currency is None,
    )


def _spaced_thousands(text: str, match: re.Match[str]) -> _Spaced | None:
    """`65 000 €`, `€65 000`: groups parted by a blank count beside a currency, or if it is hard."""
    if match["scale"] or match["percent"] or match["ordinal"] or len(match["number"]) > 3:
        return None
    digits, end, hard = match["number"], match.end("number"), False
    while group := SPACED_GROUP.match(text, end):
        digits, end, hard = f"{digits} {group['group']}", group.end(), hard or group["gap"] != " "
    if end == match.end("number"):
        return None
    tail = SPACED_MONEY.match(text, end)
    if tail and tail[1] != "kr":
        return _Spaced(digits, tail.end(), CURRENCIES[tail[1].lower()])
    return _Spaced(digits, end) if match["before"] or hard else None


def _sign(text: str, start: int) -> tuple[int, int]:
    """The sign directly before a numeral, and where the numeral then starts."""
    if not start or text[start - 1] not in "+" + MINUS:
        return 0, start
    previous = text[start - 2] if start > 1 else " "
    if previous.isspace() or previous in BEFORE_SIGN:
        return (1 if text[start - 1] == "+" else -1), start - 1
    return 0, start


def _display(match: re.Match[str], digits: str, plus: bool) -> str:
    sign = match["before"] if match["before"] and not match["before"].isalpha() else ""
    ordinal = match["ordinal"] or ""
    percent = "%" if (match["percent"] or "").strip() == "%" else ""
    return f"{sign}{digits}{ordinal}{percent}{'+' if plus else ''}"
