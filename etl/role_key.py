"""One key for all spellings of a role, so that what speaks of it is found by comparing texts."""

import re
from typing import Final

GROUPS: Final = r"jobs|roles|positions|occupations|careers|work(?:force|ers)|talent|professions?"
SPELLED_OUT: Final = {
    "nlp": "natural language processing", "ml": "machine learning", "ai": "artificial intelligence",
    "dl": "deep learning", "cv": "computer vision", "qa": "quality assurance", "ux": "user experience",
    "ui": "user interface", "bi": "business intelligence", "sre": "site reliability engineer",
    "hpc": "high-performance computing",
}  # fmt: skip


def role_key(role: str) -> str:
    """ML Engineers -> machine learning engineer: capitals, plurals and common initials aside."""
    words = re.split(r"[\s/]+", role.lower().strip())
    words[-1] = singular(words[-1])
    return " ".join(SPELLED_OUT.get(word, word) for word in words)


def singular(noun: str) -> str:
    """The singular of a role's head noun; nouns for groups keep their number."""
    if re.fullmatch(GROUPS, noun, re.IGNORECASE):
        return noun
    if noun.lower().endswith("ies"):
        return noun[:-3] + "y"
    if noun.lower().endswith("s") and not noun.lower().endswith("ss"):
        return noun[:-1]
    return noun
