"""What the header of a column says its bare numbers are."""

import re
from typing import Final

from etl.reading.kinds.family import Family
from etl.reading.words import grammar, words

# What a column's header says of the bare numbers below it: the first that fits counts, signs before words,
# plain names of a unit before names that only suggest one.
COLUMN_TYPES: Final[tuple[tuple[Family, re.Pattern[str]], ...]] = (
    (Family.INDEX, words(r"\(index\)")),
    (Family.PERCENT, words("%  per ?cent  pct  share")),
    (
        Family.COUNT,
        words(
            """
            numeric  number of (jobs|openings|postings|positions|roles)  openings
            open (posts|roles|positions)
            """
        ),
    ),
    (Family.INDEX, words("index")),
    (
        Family.YEARS,  # "Years of experience"; not "per year", not "Years of pay"
        grammar(
            r"""
            (?:
                (?<!per[ ])(?<!a[ ])(?<!/)(?<!each[ ])(?<!last[ ])(?<!this[ ])(?<!/[ ])
                \byears?\b(?![ ](?:over|on|ago|to[ ]date|ended|change))
                |\bexperience\b|\byrs\b|\byoe\b
            )
            (?!.*(?:salar|\bpay\b|wage|compensation|[$£€]))
            """
        ),
    ),
    (
        Family.MONEY,
        words(
            r"""
            [$£€₹¥]  USD  GBP  EUR  CAD  AUD  INR  CHF  SGD  JPY  lakh*  salar*  pay  wages?  compensation
            earnings  (base|total) (pay|salary|comp)*  tc  ote  pounds  euros  dollars  rupees  rates?\b(?! of)
            """
        ),
    ),
    (
        Family.COUNT,
        words(
            r"""
            openings?  postings?  jobs  employment  positions  headcount  vacanc*  employed  listings  hires
            workers  posts  adverts
            """
        ),
    ),
    (Family.PERCENT, words("premium  growth  change  yoy  cagr  share  increase  vs")),
    (
        Family.MONEY,
        words(
            r"""
            median  average  avg  mean  typical  percentile  quartile  lower  upper  p\d\d  \d\d(th|st|nd|rd)
            midpoint  low(est)?  high(est)?  min(imum)?  max(imum)?  from  to  top  bottom  start*  range
            base  total  comp  bonus  equity  stock  sign-?on  daily  hourly  weekly  monthly
            """
        ),
    ),
)
OF_SAMPLE: Final = re.compile(
    r"\W*(?:(?:salaries|pay) (?:reported|submitted)|(?:number of )?(?:reports|replies|responses|respondents|records)"
    r"|submissions|entries|sample(?: size)?|n)\W*",
    re.IGNORECASE,
)
GENERIC_COLUMN: Final = grammar(  # says neither what is measured nor in what
    r"\W*(?:value|dev(?:iation)?|diff(?:erence)?|change|growth|percent|premium|figure|amount|rate|increase|.*20\d\d.*|.*above.*|yoy|pct)?\W*"
)


def column_family(header: str) -> Family | None:
    """What a column's header says its bare numbers are."""
    return next((family for family, pattern in COLUMN_TYPES if pattern.search(header)), None)
