"""A finding in a text: where it stands and what it says."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Generic, TypeVar

T = TypeVar("T")

SENTENCE_BREAK: Final = re.compile(r"(?<=[.!?])[\"')\]]?\s+(?=[\"'(\[]?[A-Z$£€₹\d])")
RESPECTIVELY: Final = re.compile(r"\brespectively\b|\bin that order\b")
ABBREVIATION: Final = re.compile(
    r"(?:\b(?:U\.S|U\.K|D\.C|vs|e\.g|i\.e|approx|est|avg|Inc|Ltd|Corp|Co|No|Nos|St|Dr|Mr|Mrs|Ms|Fig|p|pp|Sr|Jr|ca|ann|yr|yrs|hr"
    r"|mo|incl|Calif|Mass|Wash|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|Ph\.D|p\.a)|\b[A-Z])\.$"
)


@dataclass(frozen=True, slots=True)
class Stretch(Generic[T]):
    """A value read from `text[start:end]`."""

    start: int
    end: int
    value: T


def sentences(text: str) -> list[tuple[int, int]]:
    """The spans of a text's sentences; an abbreviation's full stop ends none."""
    cuts, start = [], 0
    for match in SENTENCE_BREAK.finditer(text):
        head = text[max(start, match.start() - 12) : match.start()].rstrip("\"')]")
        if head.endswith(".."):
            continue  # dot leaders
        if ABBREVIATION.search(head) and not head.endswith(("D.C.", "p.a.", "U.S.")):
            continue
        if head.endswith(("D.C.", "U.S.", "p.a.")) and text.startswith(("(", "$", "£", "€"), match.end()):
            continue
        if head.endswith("U.S.") and re.match(
            r"(?:Bureau|Department|Census|Army|Navy|Government|Labor)", text[match.end() :]
        ):
            continue
        cuts.append((start, match.start()))
        start = match.end()
    cuts.append((start, len(text)))
    return cuts


def without_overlaps(spans: Iterable[Stretch[T]]) -> list[Stretch[T]]:
    """The spans left to right; of two that overlap the longer one stays."""
    kept: list[Stretch[T]] = []
    for span in sorted(spans, key=lambda s: (s.start, s.start - s.end)):
        if kept and span.start < kept[-1].end:
            if span.end - span.start > kept[-1].end - kept[-1].start:
                kept[-1] = span
            continue
        kept.append(span)
    return kept


def assign(
    figures: Sequence[tuple[int, int]], mentions: Sequence[Stretch[T]], text: str, fall_back: bool = True
) -> list[Stretch[T] | None]:
    """For each figure of a sentence the mention that speaks of it.

    "Seattle pays $180k, Austin $150k" names before; "$180k in Seattle and $150k in Austin" names after;
    "finance and retail pay $190k and $160k respectively" pairs the lists in order.
    """
    if not figures or not mentions:
        return [None] * len(figures)
    if len(mentions) == len(figures) > 1 and _are_two_lists(figures, mentions, text):
        return list(mentions)
    names_before = mentions[0].start < figures[0][0]
    found: list[Stretch[T] | None] = []
    for index, (start, end) in enumerate(figures):
        previous = figures[index - 1][1] if index else 0
        following = figures[index + 1][0] if index + 1 < len(figures) else len(text)
        last = index + 1 == len(figures)
        taken = found[-1] if found else None
        before = [m for m in mentions if previous <= m.start and m.end <= start and m is not taken]
        after = [
            m
            for m in mentions
            if end <= m.start and m.end <= following and _speaks_back(text, end, m.start, following, last)
        ]
        if names_before:
            own = before[-1] if before else after[0] if after and (last or len(after) > 1) else None
            found.append(own or taken)
        else:
            found.append(after[0] if after else before[-1] if before else taken if fall_back else None)
    return found


def _speaks_back(text: str, figure_end: int, start: int, following: int, last: bool) -> bool:
    """Whether a mention after a figure still belongs to it and not to what follows."""
    gap = re.sub(r"\([^()]*\)", "", text[figure_end:start])
    if ")" in text[start:following]:
        gap = gap.replace("(", " ")
    return not re.search(
        r";|\bwhile\b|\bwhereas\b|\bbecause\b|\bthanks to\b|\bhelped by\b|\bdriven by\b|\bled by\b|\bhome to\b"
        if last
        else r"[,;(]|\band\b|\bwhile\b|\bbut\b|\bwhereas\b",
        gap,
    )


def _are_two_lists(figures: Sequence[tuple[int, int]], mentions: Sequence[Stretch[T]], text: str) -> bool:
    if figures[-1][1] <= mentions[0].start:
        return bool(RESPECTIVELY.search(text))
    if mentions[-1].end > figures[0][0]:
        return False
    return bool(RESPECTIVELY.search(text)) or (
        _is_list([(m.start, m.end) for m in mentions], text) and _is_list(figures, text)
    )


def _is_list(items: Sequence[tuple[int, int]], text: str) -> bool:
    """Items joined by nothing but commas and "and"."""
    gaps = (text[a[1] : b[0]] for a, b in pairwise(items))
    return all(re.fullmatch(r"\s*(?:,|,?\s*and)\s*", gap) for gap in gaps)
