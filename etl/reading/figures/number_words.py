"""Numbers written as words, where a unit follows them: "six percent", "half a trillion", "a fifth of"."""

import re
from typing import Final

from etl.reading.figures.currencies import CURRENCIES, NAME, SCALES
from etl.reading.figures.numbers import Token, tidy
from etl.reading.words import grammar

UNITS: Final = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
TEENS: Final = "sixteen seventeen eighteen nineteen"
TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety"
SMALL: Final = {word: value for value, word in enumerate(f"{UNITS} {TEENS}".split())} | {
    word: value for value, word in zip(range(20, 100, 10), TENS.split(), strict=True)
}
FRACTIONS: Final = {
    "half": 1 / 2, "third": 1 / 3, "thirds": 1 / 3, "quarter": 1 / 4, "quarters": 1 / 4, "fifth": 1 / 5,
    "fifths": 1 / 5, "sixth": 1 / 6, "eighth": 1 / 8, "tenth": 1 / 10, "tenths": 1 / 10,
}  # fmt: skip
MULTIPLIED: Final = {"doubled": 100.0, "tripled": 200.0, "quadrupled": 300.0}  # in percent of growth

_word = "|".join(SMALL)
_fraction = "|".join(FRACTIONS)
HALF_OF_SCALE: Final = rf"""
    (?P<half>                                                           # half a trillion dollars
        (?:(?P<count>a|one|two|three)[ -])?(?P<fraction>{_fraction})
        (?:[ ]of)?[ ]a[ ](?P<big>million|billion|trillion)
        (?:[ ](?P<half_money>{NAME})(?!\w))?
    )"""
SHARE: Final = rf"""
    (?P<share>                                                          # two thirds of, a fifth more
        (?:(?P<times>an?|one|two|three|four)[ -])?(?P<part>{_fraction})
        (?![ ]of[ ]a[ ]per)                                             # "a quarter of a percent"
        (?:
            (?=[ ](?:of(?![ ](?:19|20)\d\d)|more|less|fewer|higher|lower|above|below|over|on[ ]top|extra)\b)
            |(?=[ ]to[ ](?:base|basic|salary|salaries|pay)\b)                 # adds an eighth to base
            |(?=[ ](?:and|to)[ ](?:a|one)[ ](?:{_fraction})[ ]of\b)
            |(?P<loose>\b)                                              # "rose by a fifth"
        )
    )"""
SPELLED: Final = rf"""
    (?P<words>
        (?:{_word}|(?<!\w)a[ ]hundred|hundred)
        (?:[ -](?:{_word}|hundred|(?<=hundred[ -])and(?=[ ](?:{_word})\b)|point)){{0,4}}
    )
    (?P<and_half>[ ]and[ ]a[ ]half(?=[ ](?:thousand|million|billion)))?      # seven and a half thousand
    (?:[ ](?P<scale>thousand|grand|million|billion|trillion|lakh|crore))?
    (?:(?<=thousand)[ ](?:and[ ])?
        (?P<rest>(?:{_word})(?:[ -](?:{_word}|hundred|(?<=hundred[ -])and(?=[ ](?:{_word})\b))){{0,4}})
    )?
    (?P<and_part>[ ]and[ ]a[ ](?:half|quarter|third)(?=[ -]per[ ]?cent))?    # three and a half percent
    (?=                                                                 # counts only before a unit
        (?P<percent>[ -]per[ ]?cent(?:age[ ]points?)?(?!\w))
        |(?P<money>[ ](?:{NAME})(?!\w))
        |(?P<years>(?:[ ](?:to|or)[ ](?:{_word}|more))?[ -]years?)
        |(?P<join>[ ](?:to|and|or)[ ](?:a[ ]hundred\b|{_word}|\d))                    # six to ten percent
        |(?P<scaled>(?:(?<=illion)|(?<=ousand)|(?<=grand))(?!\w))
        |(?(rest)(?:[ ][a-z]|[.,;]|$)|(?!))                                         # two thousand four hundred people
        |(?P<per>[ ](?:an?|per)[ ](?:hour|day|week|month)\b)
        |(?P<ellipsis>[,.;]|$|[ ](?:and|if|in|on|after|at|below|above|under|over)\b)  # six percent, Rust eight
    )"""
NUMBER_WORDS: Final = grammar(rf"(?<![\w-])(?:{HALF_OF_SCALE}|{SHARE}|{SPELLED})")
MULTIPLIED_WORD: Final = re.compile(rf"\b(?P<times>{'|'.join(MULTIPLIED)})\b", re.IGNORECASE)
CHANGE_BEFORE: Final = grammar(
    r"""
    \b(?:
        by|premium[ ](?:is|of)
        |(?:rose|fell|grew|up|down|dropped|declined|increase[ ]of|fall[ ]of|rise[ ]of|drop[ ]of)(?:[ ]by)?
    )
    (?:[ ]about|[ ]roughly|[ ]nearly|[ ]almost|[ ]over|[ ]more[ ]than)?[ ]$
    """
)
AT_SOME: Final = re.compile(r" (?:at|in|for|among) [\w-]+")
WORD: Final = re.compile(r"[a-z]+")
PARALLEL_SHARE: Final = re.compile(  # "an eighth to base at X and a tenth at Y"
    rf"\b(?:{_fraction})\b[^.;]{{0,50}}\b(?:and|,) (?:an?|one|two) ?$|\b(?:{_fraction})\b[^.;]{{0,50}}(?:\band|,) $"
)
PERCENT_BEFORE: Final = re.compile(r"%|\bper ?cent\b", re.IGNORECASE)
SPOKEN_YEAR: Final = re.compile(
    rf"(?:twenty|nineteen)[ -](?:{'|'.join(word for word, value in SMALL.items() if value > 9)})(?:-\w+)?",
    re.IGNORECASE,
)
LEAST_IN_THOUSANDS: Final = 20
NUMBERED: Final = re.compile(
    r"\b(?:years?|months?|weeks?|days?|levels?|grades?|phases?|top) $", re.IGNORECASE
)
RANKED: Final = re.compile(
    r"\b(?:first|second|third|fourth|same|this|last|next|previous|each|every|per|other|latter|top|bottom|middle|lowest"
    r"|highest|january|march|june|july|september|october|december|winter|spring|summer|autumn)\s$",
    re.IGNORECASE,
)  # "the top third"


def scan_words(text: str, in_thousands: bool = False) -> list[Token]:
    """Number words that a unit follows, or that stand where pay in thousands was told; all others are prose."""
    multiplied = [] if "%" in text or "percent" in text else MULTIPLIED_WORD.finditer(text)
    found = [
        _made(match, match.end(), MULTIPLIED[match["times"].lower()])._replace(percent=True, sign=1)
        for match in multiplied
    ]
    matches = NUMBER_WORDS.finditer(text)
    return found + [token for match in matches if (token := _token(match, in_thousands))]


def words_value(words: str) -> float:
    """The value of a spelled number below a thousand: "twenty-five" is 25, "two point five" is 2.5."""
    whole, _, fraction = words.lower().partition("point")
    value = 0
    for word in WORD.findall(whole):
        value = (value or 1) * 100 if word == "hundred" else value + SMALL.get(word, 0)
    decimals = "".join(str(SMALL[word]) for word in WORD.findall(fraction) if word in SMALL)
    return float(f"{value}.{decimals or 0}")


def _token(match: re.Match[str], in_thousands: bool) -> Token | None:
    if match["half"]:
        return _half_of_scale(match)
    if match["share"]:
        return _share(match)
    if SPOKEN_YEAR.fullmatch(match["words"]):
        return None
    number = words_value(match["words"])
    is_of_pay = in_thousands and number >= LEAST_IN_THOUSANDS
    if match["ellipsis"] is not None and not is_of_pay and not _goes_on_counting(match, number):
        return None
    scale = SCALES[match["scale"].lower()] if match["scale"] else None
    if match["rest"]:  # two thousand four hundred
        number, scale = number * (scale or 1.0) + words_value(match["rest"]), 1.0
    if match["and_half"]:
        number += 0.5
    if match["and_part"]:
        number += FRACTIONS[match["and_part"].rsplit(" ", 1)[1].lower()]
    if percent := match["percent"]:
        return _made(match, match.end() + len(percent), number)._replace(percent=True)
    if money := match["money"]:
        currency = CURRENCIES[money.strip().lower()]
        return _made(match, match.end() + len(money), number)._replace(scale=scale, currency=currency)
    return _made(match, match.end(), number)._replace(scale=scale)


def _goes_on_counting(match: re.Match[str], number: float) -> bool:
    """A number without a unit stands for a percentage where one was spoken of before it."""
    head, ends = match.string[: match.start()], match["ellipsis"].strip()
    if ends.isalpha() and ends not in ("and", "below", "above", "under", "over"):
        return False  # "two in three"
    return number > 1 and PERCENT_BEFORE.search(head) is not None and not NUMBERED.search(head)


def _half_of_scale(match: re.Match[str]) -> Token:
    count = SMALL.get((match["count"] or "one").lower(), 1)
    value = count * FRACTIONS[match["fraction"].lower()] * SCALES[match["big"].lower()]
    money = match["half_money"]
    currency = CURRENCIES[money.lower()] if money else None
    return _made(match, match.end(), value)._replace(currency=currency)


def _share(match: re.Match[str]) -> Token | None:
    head = match.string[max(0, match.start() - 60) : match.start()]
    said = CHANGE_BEFORE.search(head) or (
        PARALLEL_SHARE.search(head) and AT_SOME.match(match.string, match.end())
    )
    if RANKED.search(head) or (match["loose"] is not None and not said):
        return None
    count = SMALL.get((match["times"] or "one").lower(), 1)
    return _made(match, match.end(), count * FRACTIONS[match["part"].lower()] * 100)._replace(percent=True)


def _made(match: re.Match[str], end: int, value: float) -> Token:
    return Token(
        start=match.start(),
        end=end,
        digits_start=match.start(),
        text=match.string[match.start() : end],
        value=tidy(round(value, 4)),
        is_word=True,
    )
