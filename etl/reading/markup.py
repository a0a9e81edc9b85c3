"""Markup and addresses, which say nothing and hold numerals that are none."""

import re
from typing import Final

from etl.reading.words import grammar

MARKED: Final = re.compile(r"[*_`\[<>@]|http|www\.")
ADDRESSES: Final = ("](", "http", "www.", "@")
ADDRESS: Final = grammar(
    r"""
    \]\((?:(?!\]\()[^)\s])*\)                       # up to the next one, lest many without end cost their square
    |https?://[^\s)>\]]+|www\.[^\s)>\]]+
    |[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}
    """,
    re.NOFLAG,
)
MARKUP: Final = grammar(
    r"""
    \*\*|__|`
    |(?<!\w)[*_](?=\w)|(?<=[\w.%+)])[*_](?!\w)      # *emphasis*, not 2 * 3
    |\[(?=[^\]]{1,80}\]\()                          # [link](address)
    |^\s*>+                                         # a quotation
    |<[^<>]{1,80}>                                  # a tag
    """,
    re.NOFLAG,
)


def mask(line: str) -> str:
    """The line with markup and addresses blanked, so that every column stays where it was."""
    if not MARKED.search(line):
        return line
    if any(sign in line for sign in ADDRESSES):
        line = ADDRESS.sub(_blank, line)
    return MARKUP.sub(_blank, line)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])
