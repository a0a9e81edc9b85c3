"""Tokens become quantities: the words between two numbers join them into a range, open ends are read."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from etl.facts import Bound
from etl.reading.figures.bounds import bound_of, is_open_range
from etl.reading.figures.numbers import Token, tidy
from etl.reading.words import any_of, grammar

# What may stand between the two ends of a range.
DASH_OR_TO: Final = grammar(
    r"""
    (?:\s?[x×])?\s*(?:-|–|—|−|~|\bto\b|\bthrough\b)\s*
    (?P<more>
        (?:as[ ](?:much|high|many)[ ]as|up[ ]to|about|around|roughly|nearly|approximately|a[ ]high[ ]of
        |well[ ]over|over|more[ ]than|at[ ]least|approx\.?)
    \s*)?
    |\s*(?:/\s?(?:yr|year|hr|hour)|per[ ](?:year|hour|month|day|annum)|a[ ]year|an[ ]hour)\s*(?:-|–|—|to)\s*
    |(?P<either>\s+or(?:[ ]even)?\s+)                                       # 10 or even 20 percent
    """
)
OPEN: Final = re.compile(r"over|more than|at least")  # "$100k to more than $200k"
AND: Final = grammar(
    r"""
    \s*(?:(?:per[ ](?:year|hour|month|day|annum)|a[ ]year)\s)?
    and\s+(?:as[ ](?:much|high)[ ]as\s+|about\s+|around\s+)?
    """
)
BETWEEN: Final = grammar(r"\bbetween\s+(?:about[ ]|around[ ]|roughly[ ]|an?[ ]|some[ ]|approximately[ ])?$")
RANGE_FROM: Final = grammar(r"\brang(?:e|es|ed|ing)[ ]from[ ](?:about[ ]|around[ ]|roughly[ ]|just[ ])?$")
FAR_TO: Final = re.compile(  # "ranges from $90,000 for juniors to $200,000"
    r"\s(?:for|at|in|on|among) [A-Za-z][A-Za-z' -]{2,40} (?:up )?to "
    r"(?:about |around |roughly |well over |over )?"
)

# "rose from 10 to 12 percent" names a former value and a present one, no range.
_changed = any_of(
    r"""
    rose  risen  rises?  rising  grew  grown  grows?  growing  increas\w+  climb*  jump*
    fell  fallen  falls?  falling  drop*  declin\w+  went  gone  mov(ed|ing)  slip*  shr[aiu]nk*  dipp?\w*
    expand*  surg\w+  soar*  up  down  edged  crept  revised  lifted  raised  cut  swell*  swollen  balloon*
    """
)
CHANGED_FROM: Final = grammar(
    rf"""
    \b{_changed}\b[^.;:]{{0,60}}?
    \bfrom\s+(?:about[ ]|around[ ]|roughly[ ]|an[ ]estimated[ ]|just[ ]|some[ ])?$
    """
)
CHANGED_TO: Final = re.compile(
    r"\s*to\s+(?:about |around |roughly |just (?:over|under) |over |some |nearly )?"
)
REACH_OF_CHANGE: Final = 110

NAMED_DOLLARS: Final = re.compile(r"(?<!US )\b(?:dollars?|bucks)$", re.IGNORECASE)
RESPECTIVELY: Final = re.compile(r"\brespectively\b")
NEXT_PERCENT: Final = re.compile(r",?\s*(?:and|,)\s*")
NEXT_OF_LIST: Final = re.compile(r",?\s*(?:and|or|,)\s*")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure or a range with its unit as far as its own words tell it; `start:end` spans all of it."""

    start: int
    end: int
    tokens: tuple[Token, ...]
    low: float | None
    high: float | None
    bound: Bound | None
    currency: str | None
    percent: bool
    scaled: bool
    sign: int

    @property
    def size(self) -> float:
        """The larger end."""
        return max(abs(end) for end in (self.low, self.high) if end is not None)

    @property
    def is_weakly_scaled(self) -> bool:
        """Its scale is a letter that may mean another thing: "1.2 m", "5 b"."""
        return self.scaled and any(token.weak_scale for token in self.tokens)

    @property
    def is_grouped(self) -> bool:
        """One of its ends is written with thousands separators."""
        return any(token.grouped for token in self.tokens)

    @property
    def has_bare_dollar(self) -> bool:
        """A dollar sign that does not say whose dollars: "$", not "US$"."""
        return any(
            token.text.startswith("$") or (token.is_word and NAMED_DOLLARS.search(token.text))
            for token in self.tokens
        )

    @property
    def is_range(self) -> bool:
        """Two ends, or an open one."""
        return self.low != self.high or self.bound is not None

    @property
    def is_open(self) -> bool:
        """Only one end is known."""
        return self.low is None or self.high is None


def join(text: str, tokens: Sequence[Token]) -> tuple[list[Quantity], list[Token]]:
    """The quantities of a text, and the tokens that are only the former value of a change."""
    quantities: list[Quantity] = []
    former: list[Token] = []
    listed = RESPECTIVELY.search(text) is not None
    tokens = _with_shared_percent(text, tokens) if listed else tokens
    index = 0
    while index < len(tokens):
        first = tokens[index]
        second = tokens[index + 1] if index + 1 < len(tokens) else None
        if second and _is_change(text, first, second):
            former.append(first)
            index += 1
        elif second and (pair := _range(text, first, second)):
            quantities.append(pair)
            index += 2
        else:
            quantities.append(_single(text, first))
            index += 1
    return (_with_shared_bounds(text, quantities) if listed else quantities), former


def _with_shared_percent(text: str, tokens: Sequence[Token]) -> list[Token]:
    """ "3.2 and 2.7 percent, respectively": the sign at the end holds for the list."""
    shared = list(tokens)
    for index in range(len(shared) - 2, -1, -1):
        token, following = shared[index], shared[index + 1]
        in_list = NEXT_PERCENT.fullmatch(text, token.end, following.start)
        if in_list and following.percent and not (token.percent or token.currency or token.scale):
            shared[index] = token._replace(percent=True)
    return shared


def _with_shared_bounds(text: str, quantities: Sequence[Quantity]) -> list[Quantity]:
    """ "up to $187,938 and $181,863 respectively": an open end holds for the whole list."""
    shared: list[Quantity] = []
    for quantity in quantities:
        above = shared[-1] if shared else None
        if above and quantity.bound is None and NEXT_OF_LIST.fullmatch(text, above.end, quantity.start):
            if above.bound is Bound.UP_TO:
                quantity = replace(quantity, bound=Bound.UP_TO, low=None)
            elif above.bound is Bound.AT_LEAST:
                quantity = replace(quantity, bound=Bound.AT_LEAST, high=None)
        shared.append(quantity)
    return shared


def _is_change(text: str, first: Token, second: Token) -> bool:
    if not CHANGED_TO.fullmatch(text, first.end, second.start):
        return False
    return CHANGED_FROM.search(text[max(0, first.start - REACH_OF_CHANGE) : first.start]) is not None


def _range(text: str, first: Token, second: Token) -> Quantity | None:
    if first.value is None or second.value is None or first.ordinal or second.ordinal or first.plus:
        return None
    joint = _joint(text, first, second)
    if joint is None or not _go_together(first, second):
        return None
    named = joint.groupdict()
    if named.get("either") and (first.currency or second.currency or not second.percent):
        return None  # "$10,000 or $70,000" is a choice, not a range
    low, high = _shared_scale(first, second)
    if low > high and not first.sign:
        return None
    is_open = OPEN.search(named.get("more") or "") is not None or is_open_range(text, second)
    return Quantity(
        start=first.start,
        end=second.end,
        tokens=(first, second),
        low=min(low, high),
        high=max(low, high),
        bound=Bound.HIGH_OPEN if is_open else None,
        currency=first.currency or second.currency,
        percent=first.percent or second.percent,
        scaled=bool(first.scale or second.scale),
        sign=first.sign,
    )


def _joint(text: str, first: Token, second: Token) -> re.Match[str] | None:
    """What joins two numbers into a range, if anything does."""
    gap = text[first.end : second.start]
    if joint := DASH_OR_TO.fullmatch(gap):
        return joint
    if second.sign < 0 and (blank := re.fullmatch(r"\s*", gap)):
        return blank  # "100k –150k": the dash was taken for a minus
    head = text[: first.start]
    if len(gap) < 90 and RANGE_FROM.search(head[-40:]) and (far := FAR_TO.fullmatch(gap)):
        return far
    return AND.fullmatch(gap) if BETWEEN.search(head[-40:]) else None


def _go_together(first: Token, second: Token) -> bool:
    """Ends of one currency, or both percentages; "5% to 2 million" is no range."""
    if first.currency and second.currency and first.currency != second.currency:
        return False
    if first.percent and not second.percent and (second.grouped or (second.value or 0) > 100):
        return False  # "slid 7 percent to 31,600"
    mixed = (first.currency and second.percent) or (first.percent and second.currency)
    return not (mixed or (first.percent and not second.percent and second.scale))


def _shared_scale(first: Token, second: Token) -> tuple[float, float]:
    """The ends with the scale they share: "$120-150K", "1.1 to 1.4 million"."""
    low, high = first.amount or 0.0, second.amount or 0.0
    if second.scale and not first.scale and low < 1000 and not first.grouped:
        low = tidy(low * second.scale)
    elif first.scale and not second.scale and high < 1000 and not second.grouped:
        high = tidy(high * first.scale)
    return low, high


def _single(text: str, token: Token) -> Quantity:
    value = token.amount
    bound = bound_of(text, token) if value is not None else None
    return Quantity(
        start=token.start,
        end=token.end,
        tokens=(token,),
        low=None if bound in (Bound.UP_TO, Bound.UP_TO_OR_MORE) else value,
        high=None if bound is Bound.AT_LEAST else value,
        bound=bound,
        currency=token.currency,
        percent=token.percent,
        scaled=bool(token.scale),
        sign=token.sign,
    )
