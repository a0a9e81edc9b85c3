r"""Word lists as tables: how the reader's vocabulary is written down, and how it becomes patterns.

A table holds phrases, parted by line ends or by two blanks or more:

    words('''
        grow*  grew  rose  ris(e|es|en|ing)
        up (about |nearly )?#
    ''')

A phrase stands for whole words, whatever their case. Beyond the plain syntax of `re`, three things hold in a
phrase: a bracket only groups, `*` after a letter or a bracket is any ending of the word, and `#` is the place
of the figure (`Context.clause` puts it there).
"""

import re
from typing import Final

PHRASE_BREAK: Final = re.compile(r"\n\s*|\s{2,}")
NOTATION: Final = re.compile(
    r"\\.[*+?]?|\[[^\]]*\]|(?P<look>\(\?)|(?P<group>\()|(?<=[A-Za-z)])(?P<ending>\*)|(?P<blank>[ #])"
)
STARTS_AS_WORD: Final = re.compile(r"\w|\\[dw]|\((?!\?)|\[\w")
ENDS_AS_WORD: Final = re.compile(r"[\w?)]$|\[\w[^\]]*\]$")
LOOKS_AHEAD: Final = re.compile(r"\(\?[!=](?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)$")


def phrases(table: str) -> list[str]:
    """The phrases of a table, as they are written."""
    return PHRASE_BREAK.split(table.strip())


def any_of(table: str) -> str:
    """A group that matches any phrase of a table, as a part of a larger pattern, verbose or not.

    Of two phrases that fit at one place the one named first counts. Where a word ends is left to the larger
    pattern.
    """
    return f"(?:{'|'.join(_spelled(phrase) for phrase in phrases(table))})"


def words(table: str, flags: re.RegexFlag = re.IGNORECASE) -> re.Pattern[str]:
    """A pattern that finds any phrase of a table as whole words."""
    worded: list[str] = []
    others: list[str] = []
    for phrase in phrases(table):
        (worded if STARTS_AS_WORD.match(phrase) else others).append(_closed(phrase))
    listed = [rf"\b(?:{'|'.join(worded)})"] if worded else []
    return re.compile("|".join(listed + others), flags)


def grammar(pattern: str, flags: re.RegexFlag = re.IGNORECASE) -> re.Pattern[str]:
    """A pattern laid out over lines, with comments."""
    return re.compile(pattern, re.VERBOSE | flags)


def _spelled(phrase: str) -> str:
    return NOTATION.sub(_in_re, phrase)


def _in_re(match: re.Match[str]) -> str:
    """The notation of a table in the syntax of `re`; a blank and a `#` are safe in verbose patterns."""
    if match["group"]:
        return "(?:"
    if match["ending"]:
        return r"\w*"
    return f"[{match[0]}]" if match["blank"] else match[0]


def _closed(phrase: str) -> str:
    """A phrase that ends with its word; one that ends in `*`, a sign or a look-ahead needs no end."""
    is_open = LOOKS_AHEAD.search(phrase) or not ENDS_AS_WORD.search(phrase)
    return _spelled(phrase) + ("" if is_open else r"\b")
