"""How figures are written: open ends, unusual formats, or no figures at all."""

import re
from collections.abc import Iterator

from etl.disagreements.corpus import Clash, Group
from etl.disagreements.cues import READ
from etl.disagreements.wording import cited_all, lines
from etl.facts import Fact
from etl.unit import Unit

GROUPED_AND_SCALED = re.compile(
    r"\d,\d{3}(?:\.\d+)? ?(?:thousand|million|billion|trillion|mn|bn|tn)\b", re.IGNORECASE
)
CODED = re.compile(r"\b(?:USD|EUR|GBP|CAD|AUD|CHF|INR|JPY) ?\d|\d ?(?:USD|EUR|GBP|CAD|AUD|CHF|INR|JPY)\b")
SIGNED = re.compile(r"[$€£₹¥] ?\d")


def open_ends(group: Group) -> Iterator[Clash]:
    """An open end is no number; it must not be drawn as one."""
    opened = [fact for fact in group.facts if fact.bound]
    if opened:
        many = f"{len(opened)} figures" if len(opened) > 1 else "One figure"
        have = "have" if len(opened) > 1 else "has"
        yield Clash(
            opened,
            f"{many} in {group.name} {have} an open end: {cited_all(opened)}. What lies beyond is unknown, "
            "and the figure is no limit.",
        )


def number_format(group: Group) -> Iterator[Clash]:
    """Thousands separators before a scale word, and codes beside currency signs, are easily misread."""
    money = [fact for fact in group.facts if Unit.of(fact.unit).is_money]
    scaled = [fact for fact in money if GROUPED_AND_SCALED.search(fact.quote[:READ])]
    coded = [fact for fact in money if CODED.search(fact.quote[:READ])]
    mixed = coded if any(SIGNED.search(fact.quote[:READ]) for fact in money) else []
    if scaled or mixed:
        yield Clash((*scaled, *mixed), f"In {group.name} {', and '.join(_formats(scaled, mixed))}.")


def _formats(scaled: list[Fact], mixed: list[Fact]) -> Iterator[str]:
    if scaled:
        verb = "is" if len(scaled) == 1 else "are"
        yield f"{cited_all(scaled)} {verb} written with both a thousands separator and a scale word"
    if mixed:
        yield f"some amounts carry a currency code instead of a sign ({lines(mixed)})"


def no_figures(group: Group) -> Iterator[Clash]:
    """A document that adds no figure is said to, not passed over."""
    if not group.facts:
        yield Clash((), f"{group.name} holds no market figure.")
