"""Plain text within Markdown: a document's words are shown, never obeyed."""

import re

from etl.figure_text import SPACE

SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~$:=&^])")
BREAKABLE = re.compile(rf"[^\S{SPACE}]+")  # 35 % stays on one line
SAFE_ADDRESS = re.compile(r"https?://[^\s<>()\[\]\"'`\\]+")


def literal(text: str) -> str:
    """The text as it stands: no emphasis, no link, no picture, no formula, no icon, on one line."""
    return SPECIAL.sub(r"\\\1", BREAKABLE.sub(" ", text).strip(" "))


def web_address(url: str | None) -> str | None:
    """An address that may be linked; a file name or a script is none."""
    return url if url and SAFE_ADDRESS.fullmatch(url) else None


def link(text: str, url: str | None) -> str:
    """The text, linked where there is something to link to."""
    address = web_address(url)
    return f"[{literal(text)}]({address})" if address else literal(text)
