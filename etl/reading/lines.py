"""What a line of a document looks like: a heading, an item, a label with its figure, wrapped prose."""

import re
from typing import Final

from etl.reading.words import grammar

HASHES: Final = re.compile(r"\s{0,3}(?P<hashes>#{1,6})\s+(?P<text>.*?)\s*#*\s*$")
COMMENT: Final = re.compile(r"#(?!#)\s*(?P<text>\S.*?)\s*$")  # of a file of data
SECTION_OF_EXPORT: Final = re.compile(r"\[[A-Z][A-Z _/&-]{2,40}\]")
DELIMITED: Final = re.compile(r"[^;.]*(?:;[^; ][^;]*|;){2,}")  # a row of an export, not clauses
UNDERLINE: Final = re.compile(r"\s*(?P<rule>={3,}|-{3,}|~{3,})\s*")
FENCE: Final = re.compile(r"\s*(?:```|~~~)")
MARKER: Final = grammar(
    r"""
    \s*(?P<mark>
        --(?=\s)|[-*•‣▪◦·●–—](?=\s)
        |\(?(?P<number>\d{1,3})[.)](?=\s)
        |[a-z][.)](?=\s)
    )\s+
    """,
    re.NOFLAG,
)
RECORD: Final = re.compile(  # base.p50_usd: 70,250
    r"(?P<key>[a-z][a-z0-9]*(?:[._-][a-z0-9]+)*)\s?[:=]\s+(?P<value>\S.{0,120})"
)
SECTION: Final = re.compile(r"\s*(?P<number>\d{1,2}(?:\.\d{1,2})+)\.?\s+\S")  # 2.1 Base pay
FIGURE: Final = re.compile(r"[$£€₹]\s?(?!0)\d|\d\s?%|\d[kK]\b|\d{1,3},\d{3}")
KEY_VALUE: Final = re.compile(r"[A-Z(][^:.]{0,60}:\s+\S")
LABELLED: Final = re.compile(  # Senior: $150k; Senior .... 150; Senior - about 150
    r"\s*[A-Z0-9(+][^:.$£€]{0,60}(?::\s+|\s*\.{3,}\s*|\s+[–—-]\s+)(?:\D{0,40})?\d"
)
YEARS_ONLY: Final = re.compile(r"\D*(?:(?:19|20)\d\d\D*)+")
CLAUSE_END: Final = re.compile(r"[.!;,]$")
SENTENCE_END: Final = re.compile(r"[.!?:;]['\"”)]?\s*$")
PROSE_END: Final = re.compile(r"[.!?:]['\"”)]?$")
STARTS_HEADING: Final = re.compile(r"[A-Z0-9\"'“(¿]")
TIMED: Final = re.compile(r"\s*[\[(]?\d{1,2}:\d\d(?::\d\d)?[\])]?\s+\S")  # 03:10 What does it pay?
ASKED: Final = re.compile(r"\?['\"”]?\s*$")
WORD: Final = re.compile(r"[A-Za-z][\w'’-]*")
NOTE: Final = re.compile(
    r"\b(?:all|figures?|numbers?|amounts?|values?|salar(?:y|ies)|rates?|ranges?|data|pay|compensation|wages?|table)"
    r"\b[^.]{0,80}\b(?:in|for|as of|from|are|is|exclud\w+|per|reflect\w*|refer\w*)\b",
    re.IGNORECASE,
)
PERCENTAGE: Final = re.compile(r"\d\s?per\s?cent\b", re.IGNORECASE)
FORETOLD: Final = re.compile(r"\b(?:project|expect|forecast)", re.IGNORECASE)
BRACKETED: Final = re.compile(r"[\s*_]*\(.*\)[\s*_.]*")
OF_ALL: Final = re.compile(
    r"\b(?:this (?:guide|article|report|page|document|post)|throughout)\b|(?-i:following section)",
    re.IGNORECASE,
)

MOST_OF_HEADING: Final = 100
MOST_WORDS_OF_HEADING: Final = 14
MOST_WORDS_OF_PHRASE: Final = 7  # a heading that is no title is shorter than a sentence
MOST_WORDS_OF_TITLE: Final = 4  # so few are a title without capitals
LEAST_WRAPPED: Final = 50  # a line that is shorter was not wrapped
MOST_WRAPPED: Final = 140
LONGEST_LINE: Final = 400  # a paragraph of its own
LONGEST_NOTE: Final = 240
MOST_LABELLED: Final = 140


def record_field(line: str) -> re.Match[str] | None:
    """A line of an exported record: a key in small letters, without blanks, and its value."""
    return RECORD.fullmatch(line.rstrip())


def indent_of(line: str) -> int:
    """The blanks before a line's text."""
    return len(line) - len(line.lstrip())


def is_title(text: str) -> bool:
    """Title case, or a phrase too short to be a sentence."""
    found = WORD.findall(text)
    if not found:
        return False
    long = [word for word in found if len(word) > 3] or found
    capital = sum(word[0].isupper() for word in long)
    return capital >= 0.6 * len(long) or len(found) <= MOST_WORDS_OF_TITLE


def may_head(text: str) -> bool:
    """Short enough for a heading, and without a figure of its own."""
    is_short = len(text) <= MOST_OF_HEADING and len(text.split()) <= MOST_WORDS_OF_HEADING
    return is_short and not FIGURE.search(text)


def reads_as_heading(text: str) -> bool:
    """A title, a question or a phrase; no sentence, no label with its figure."""
    if LABELLED.match(text) and not YEARS_ONLY.fullmatch(text):
        return False
    if CLAUSE_END.search(text) or not STARTS_HEADING.match(text) or KEY_VALUE.match(text):
        return False
    if text.endswith(":"):
        return is_title(text[:-1])
    return is_title(text) or text.endswith("?") or len(text.split()) <= MOST_WORDS_OF_PHRASE


def is_open_prose(line: str) -> bool:
    """A line of prose that the next line goes on from."""
    text = line.strip()
    return len(text) >= LEAST_WRAPPED and not PROSE_END.search(text) and not MARKER.match(line)


def is_labelled_figure(line: str) -> bool:
    """A line of its own that reads like an item of a list."""
    return LABELLED.match(line) is not None and len(line) <= MOST_LABELLED


def is_note(sentence: str) -> bool:
    """ "All figures are in thousands", or a remark in brackets: it speaks for what stands below."""
    if len(sentence) > LONGEST_NOTE or FIGURE.search(sentence):
        return False
    if PERCENTAGE.search(sentence) and not FORETOLD.search(sentence):
        return False  # "the pay in Pittsburgh is 5 percent under the average"
    return NOTE.search(sentence) is not None or BRACKETED.fullmatch(sentence) is not None


def speaks_for_all(sentence: str) -> bool:
    """ "In this guide": a note on the whole document."""
    return OF_ALL.search(sentence) is not None


def item_goes_on(above: str, below: str) -> bool:
    """Whether a line belongs to the item above it."""
    if _starts_anew(below) or _ends(above, below):
        return False
    first = below.lstrip()[0]
    return below[0] == " " or not (first.isupper() or first.isdigit())


def prose_goes_on(above: str, below: str) -> bool:
    """Whether a line belongs to the paragraph above it: wrapped there, or going on in small letters."""
    if _starts_anew(below) or KEY_VALUE.match(below) or ASKED.search(above):
        return False
    if SENTENCE_END.search(above) and KEY_VALUE.match(below.lstrip()):
        return False
    if _ends(above, below):
        return _may_be_wrapped(above) and _may_be_wrapped(below) and not above.rstrip().endswith(":")
    text = below.strip()
    is_small = text[0].islower()
    if len(text) < LEAST_WRAPPED and text[0].isupper() and is_title(text) and not CLAUSE_END.search(text):
        return False
    return is_small or len(above.rstrip()) >= LEAST_WRAPPED


def is_section(line: str) -> bool:
    """A part of an export: "[LEVEL]", "[SECTOR]  kCHF, mean"."""
    return SECTION_OF_EXPORT.match(line) is not None


def _starts_anew(line: str) -> bool:
    if not line.strip() or "|" in line or "\t" in line.strip() or TIMED.match(line):
        return True
    if DELIMITED.fullmatch(line.rstrip()) or is_section(line):
        return True
    return any((MARKER.match(line), HASHES.match(line), UNDERLINE.fullmatch(line)))


def _ends(above: str, below: str) -> bool:
    """The line above ends a sentence or is a paragraph; an indented line goes on all the same."""
    if len(above) > LONGEST_LINE:
        return True
    return SENTENCE_END.search(above) is not None and not below.startswith("  ")


def _may_be_wrapped(line: str) -> bool:
    return LEAST_WRAPPED <= len(line) <= MOST_WRAPPED
