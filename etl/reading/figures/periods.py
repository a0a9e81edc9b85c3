"""Calendar years and relative periods in text."""

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from etl.reading.words import any_of, grammar
from etl.stretches import Stretch

_month_start = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
DATE: Final = re.compile(
    rf"""\b(?:
    \d{{1,2}}(?:st|nd|rd|th)?[ ](?:of[ ])?{_month_start}\.?,?[ ](?:19|20)\d\d       # 4 March 2024
    |{_month_start}\.?[ ]\d{{1,2}}(?:st|nd|rd|th)?,?[ ](?:19|20)\d\d                # March 4th, 2024
    |(?:19|20)\d\d-\d\d-\d\d|(?:[0-2]?\d|3[01])/(?:[0-2]?\d|3[01])/(?:19|20)?\d\d|\d{{1,2}}\.\d{{1,2}}\.(?:19|20)\d\d
    |(?!May){_month_start}\.?[ ]\d{{1,2}}(?:st|nd|rd|th)?(?!\d|[,.]\d)              # March 4; "may 5" is none
    )\b""",
    re.VERBOSE,
)

_year = r"(?:19[5-9]\d|20\d\d|2100)(?![\d,.]\d|[%kK+])"
_month = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_when = rf"""(?:                                                # the part of a year that may stand before it
    (?:the[ ])?(?:end|start|beginning|close|middle|first[ ]half|second[ ]half)[ ]of[ ]
    |(?:early|late|mid)[- ]
    |(?:fiscal(?:[ ]year)?|FY|calendar(?:[ ]year)?)[ -]?
    |Q[1-4][ -]|H[12][ -]
    |{_month}[ ](?:\d{{1,2}},?[ ])?
    )?"""
_count = any_of(
    r"""
    \d{1,2}  a  one  two  three  four  five  six  seven  eight  nine  ten  twelve  fifteen  twenty
    few  several  couple of
    """
)
_relative = any_of("past  last  next  coming  previous  preceding  prior  following  trailing")
_compared = any_of(
    """
    year[- ]over[- ]year  year[- ]on[- ]year  yoy  month[- ]over[- ]month  quarter[- ]over[- ]quarter
    this (year|quarter|decade)  a year (ago|earlier)  (a )?(year|decade) earlier
    """
)


class Form(Enum):
    """How a period is put into words."""

    SPAN = auto()  # from 2020 to 2024
    UNTIL = auto()  # by 2030
    SINCE = auto()  # since 2019
    YEAR = auto()  # in 2024
    RELATIVE = auto()  # the past four years


# Where two overlap the one named first counts: a span before the years in it.
FORMS: Final[tuple[tuple[Form, re.Pattern[str]], ...]] = (
    (
        Form.SPAN,
        grammar(
            rf"""
            (?:\b(?:from|between|during|over|in|for)\s+)?
            (?<![\w$£€-]){_when}(?P<start>{_year})
            \s*(?:-|–|—|/|\bto\b|\bthrough\b|\bthru\b|\buntil\b|\band\b)\s*
            {_when}(?P<end>{_year}|\d\d(?![\d%kK,.+]))
            """
        ),
    ),
    (
        Form.UNTIL,
        grammar(
            rf"""
            \b(?:by|before|through|until|till|up[ ]to|(?:over|in)[ ]the[ ](?:{_count}[ ]years|decade)[ ]to)
            \s+{_when}(?P<end>{_year})
            """
        ),
    ),
    (Form.SINCE, grammar(rf"\bsince\s+{_when}(?P<start>{_year})")),
    (
        Form.YEAR,
        grammar(
            rf"(?<![\w$£€,.-]){_when}(?P<start>{_year})(?!\s?(?:jobs|openings|postings|positions|employees))"
        ),
    ),
    (Form.YEAR, re.compile(r"\bFY ?['’]?(?P<start>\d\d)(?=f?\b)")),
    (
        Form.RELATIVE,
        grammar(
            rf"""
            \b(?:(?:over|in|during|within|for|across)\s+)?(?:the\s+)?
            (?P<text>{_relative}\s+(?:{_count}[- ])?(?:years?|months?|quarters?|decades?|weeks?))\b
            """
        ),
    ),
    (Form.RELATIVE, grammar(rf"\b(?P<text>{_compared})\b")),
    (
        Form.RELATIVE,  # within a decade, over three years; "in five years of experience" is none
        grammar(
            rf"""
            \b(?:over|in|within|across)\s+
            (?P<text>(?:(?:a|one|the)\s+(?:{_count}[- ])?|{_count}[- ])(?:years?\b|decade|five-year[ ]period))
            (?!\s+of\b|['’-]|[ ](?:olds?|experience)|\s*:)
            """
        ),
    ),
    (Form.RELATIVE, grammar(r"\b(?P<text>(?:by[ ])?(?:the[ ])?end[ ]of[ ](?:the|this)[ ]decade)\b")),
)
CENTURY: Final = 2000
OF_A_GRANT: Final = re.compile(r"\bvest\w*\s$|\bvest\w* evenly\s$|\bgrants?\s$")  # "vests over four years"


@dataclass(frozen=True, slots=True)
class Period:
    """The time a figure is for; a relative period keeps its words."""

    start: int | None = None
    end: int | None = None
    text: str | None = None

    @property
    def is_single_year(self) -> bool:
        """One calendar year."""
        return self.start is not None and self.start == self.end


def find_periods(text: str) -> list[Stretch[Period]]:
    """The periods of a text, left to right."""
    found: list[Stretch[Period]] = []
    for form, pattern in FORMS:
        for match in pattern.finditer(text):
            if any(match.start() < span.end and span.start < match.end() for span in found):
                continue
            if form is Form.RELATIVE and OF_A_GRANT.search(text[max(0, match.start() - 14) : match.start()]):
                continue
            if period := _period(form, match):
                found.append(Stretch(match.start(), match.end(), period))
    return sorted(found, key=lambda span: span.start)


def _period(form: Form, match: re.Match[str]) -> Period | None:
    if form is Form.RELATIVE:
        return Period(text=re.sub(r"^(?:by )?the ", "", match["text"].lower()))
    if form is Form.UNTIL:
        return Period(None, int(match["end"]))
    start = int(match["start"])
    start += CENTURY if start < 100 else 0  # FY24
    if form is Form.SINCE:
        return Period(start, None)
    if form is Form.YEAR:
        return Period(start, start)
    century = start // 100 * 100 if len(match["end"]) == 2 else 0  # 2020-24
    end = century + int(match["end"])
    return Period(start, end) if start <= end else None
