"""Percentiles, quartiles and medians in text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from etl.reading.words import any_of
from etl.stretches import Stretch, without_overlaps


@dataclass(frozen=True, slots=True)
class Form:
    """A way to write a percentile: its value, or a group that holds it, from below or from the top."""

    pattern: re.Pattern[str]
    value: float | None = None
    is_bare: bool = False  # "the 75th": counts only where percentiles are spoken of

    def value_in(self, match: re.Match[str]) -> float:
        """The percentile that a match names."""
        if self.value is not None:
            return self.value
        groups = match.groupdict()
        return 100.0 - float(groups["top"]) if "top" in groups else float(groups["low"])


def _form(pattern: str, value: float | None = None, is_bare: bool = False) -> Form:
    return Form(re.compile(pattern, re.IGNORECASE), value, is_bare)


_top = r"\b(?:top|highest|best)(?:[- ]?(?:paid|earning))?\s+"
_bottom = r"\b(?:bottom|lowest)(?:[- ]?(?:paid|earning))?\s+"
_no_rank = any_of("birthday  anniversary  century  edition  annual  year  street  avenue  floor")
# "A quarter earn less than": the share of earners, the percentile below which they are, and above which.
SHARES_OF_EARNERS: Final = (
    ("(?:a|one) tenth|(?:one|1) (?:in|out of)(?: every)? (?:10|ten)|(?:10|ten) ?(?:%|per ?cent)", 10.0, 90.0),
    ("(?:a|one) quarter|(?:one|1) (?:in|out of)(?: every)? (?:4|four)|25 ?(?:%|per ?cent)", 25.0, 75.0),
    ("(?:a |one )?half|50 ?(?:%|per ?cent)", 50.0, 50.0),
)
_earn = (
    r"(?: of (?:[\w-]+ ){0,4}[\w-]+)?"
    r" (?:earn|earned|make|made|get|got|are paid|is paid|were paid|receive|received|take home|takes home|took home"
    r"|bring in|brings in|pocket|draw|collect)s?"
)
_less = "less|under|below|no more|at most|up to|not even"
_more = "more|over|above|at least|upwards? of|in excess of|north of|no less|not less|better than|beyond"
FORMS: Final[tuple[Form, ...]] = (
    _form(
        r"(?P<low>\d{1,2}(?:\.\d)?)"
        r"(?:(?:st|nd|rd|th)?[- ](?:percentile|%ile|pctl)|(?:st|nd|rd|th)[- ]pct)\b(?:\s*\((?:the )?median\))?"
    ),
    _form(  # the 10th and 90th percentile
        r"(?<![\w.$])(?P<low>\d{1,2})(?:st|nd|rd|th)?"
        r"(?=(?: (?:and|to|or) (?:the )?| ?[/–-] ?)\d{1,2}(?:st|nd|rd|th) percentile)"
    ),
    _form(r"\bpercentile[: ]+(?P<low>\d{1,2})\b"),
    _form(r"\bp-?(?P<low>\d{2})\b"),
    _form(rf"(?<![\w.$])(?P<low>10|25|50|75|90|95)th(?![\w-])(?! {_no_rank})", is_bare=True),
    _form(r"\bninetieth\b", 90.0, is_bare=True),
    _form(r"\bseventy-fifth\b", 75.0, is_bare=True),
    _form(r"\btwenty-fifth\b", 25.0, is_bare=True),
    _form(rf"{_top}(?P<top>\d{{1,2}})\s?(?:%|per ?cent)"),
    _form(rf"{_bottom}(?P<low>\d{{1,2}})\s?(?:%|per ?cent)"),
    _form(rf"{_top}(?:tenth|decile|ten per ?cent)\b|\bninetieth percentile|\bupper decile", 90.0),
    _form(rf"{_bottom}(?:tenth|decile|ten per ?cent)\b|\btenth percentile|\blower decile", 10.0),
    _form(
        r"\b(?:lower|bottom|first) (?:quartile|quarter)\b"
        r"|\btwenty-fifth percentile|\bbottom twenty-five per ?cent",
        25.0,
    ),
    _form(
        r"\b(?:upper|top|third) (?:quartile|quarter)\b"
        r"|\bseventy-fifth percentile|\btop twenty-five per ?cent",
        75.0,
    ),
    _form(r"\btop (?:fifth|twenty per ?cent)\b", 80.0),
    *(
        _form(rf"\b(?:{share}){_earn} (?:{word})\b", value)
        for share, *values in SHARES_OF_EARNERS
        for word, value in zip((_less, _more), values, strict=True)
    ),
    *(
        _form(
            rf"\b(?:{share}) (?:{word}) than (?=[$£€₹]|[A-Z]{{3}} ?\d)", value
        )  # "and a quarter less than €50,900"
        for share, *values in SHARES_OF_EARNERS
        for word, value in zip((_less, _more), values, strict=True)
    ),
    *(
        _form(rf"\b(?:{share})(?: of (?:[\w-]+ ){{0,4}}[\w-]+)? (?:exceed|clear|top|pass)(?:s|es)?\b", above)
        for share, _, above in SHARES_OF_EARNERS
    ),
    _form(r"\bmedian\b|\bmid-?point\b(?= (?:salary|pay|of))|\bfiftieth percentile", 50.0),
)
PERCENTILE: Final = re.compile("percentile", re.IGNORECASE)
SAME_AGAIN: Final = re.compile(r"[\s(,/or]*")


def find_percentiles(text: str, among_percentiles: bool) -> list[Stretch[float]]:
    """Percentiles, quartiles and medians; bare ordinals ("the 75th") only among percentiles."""
    found = [
        Stretch(match.start(), match.end(), form.value_in(match))
        for form in FORMS
        if among_percentiles or not form.is_bare
        for match in form.pattern.finditer(text)
    ]
    return _merged(without_overlaps(found), text)


def percentiles_of(text: str, topics: Sequence[str]) -> list[Stretch[float]]:
    """The percentiles of a sentence under the texts that speak for it."""
    return find_percentiles(text, any(PERCENTILE.search(spoken) for spoken in (text, *topics)))


def _merged(spans: Sequence[Stretch[float]], text: str) -> list[Stretch[float]]:
    """ "50th Percentile (Median)" and "median (50th percentile)" are one mention."""
    kept: list[Stretch[float]] = []
    for span in spans:
        if kept and kept[-1].value == span.value and SAME_AGAIN.fullmatch(text, kept[-1].end, span.start):
            kept[-1] = Stretch(kept[-1].start, span.end, span.value)
        else:
            kept.append(span)
    return kept
