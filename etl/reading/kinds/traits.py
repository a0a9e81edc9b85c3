"""What any figure may be asked, whatever its family."""

import re
from typing import Final

from etl.reading.context import Context
from etl.reading.kinds.vocabulary import COMPARISON, PAY

EXPERIENCE: Final = re.compile(
    r"\bexperience|\btime in |\btenure\b|\byears of service"
    r"|\bseniority|\bin the (?:field|role|job)|\bpractice\b|\byoe\b",
    re.IGNORECASE,
)
WITH_YEARS: Final = re.compile(
    r"\b[Ww]ith (?:about |around |some |over |under )?$"
)  # "With 2 to 4 years you land at $130k"
DIGIT: Final = re.compile(r"\d")
CURRENCY_SIGN: Final = re.compile(r"[$£€₹]")
LONGEST_RUNG: Final = 60


def is_any(_: Context) -> bool:
    """The family says enough."""
    return True


def speaks_of_pay(context: Context) -> bool:
    """Pay is spoken of in the sentence."""
    return PAY.search(context.wide) is not None


def is_experience(context: Context) -> bool:
    """Years of a level, or of experience."""
    if context.attributes.level is not None or _is_rung(context):
        return True
    if WITH_YEARS.search(context.before) and CURRENCY_SIGN.search(context.sentence):
        return True
    return EXPERIENCE.search(f"{context.wide} | {context.topic}") is not None


def is_entry(context: Context) -> bool:
    """An item with a label, or a table's cell: its heading speaks for it."""
    return bool(context.label) or context.in_table


def is_compared(context: Context) -> bool:
    """Words of comparison in its sentence or above it, or a sign."""
    if context.quantity.tokens[0].sign or COMPARISON.search(context.wide):
        return True
    return COMPARISON.search(context.topic) is not None


def _is_rung(context: Context) -> bool:
    """ "FPGA Engineer: 2-5 years", "Developer (2-5 years): $90k": the years of a rung of the ladder."""
    if not context.label:
        return False
    beside_label = DIGIT.search(context.label) or context.before.rstrip().endswith(("(", ":", ","))
    if not beside_label:
        return False
    return len(context.sentence) < LONGEST_RUNG or CURRENCY_SIGN.search(context.sentence) is not None
