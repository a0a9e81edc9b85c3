"""How figures are written: open ends, unusual formats, or no figures at all."""

import re
from collections.abc import Iterator

from etl.disagreements.corpus import Clash, Group
from etl.disagreements.cues import READ
from etl.disagreements.wording import SAY, cited_all, lines
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
        several = len(opened) if len(opened) > 1 else ""
        yield Clash(opened, SAY("open_ends", several=several, document=group.name, figures=cited_all(opened)))


def number_format(group: Group) -> Iterator[Clash]:
    """Thousands separators before a scale word, and codes beside currency signs, are easily misread."""
    money = [fact for fact in group.facts if Unit.of(fact.unit).is_money]
    scaled = [fact for fact in money if GROUPED_AND_SCALED.search(fact.quote[:READ])]
    coded = [fact for fact in money if CODED.search(fact.quote[:READ])]
    mixed = coded if any(SIGNED.search(fact.quote[:READ]) for fact in money) else []
    if scaled or mixed:
        yield Clash(
            (*scaled, *mixed),
            SAY(
                "number_format",
                document=group.name,
                scaled=cited_all(scaled),
                mixed=lines(mixed) if mixed else "",
            ),
        )


def no_figures(group: Group) -> Iterator[Clash]:
    """A document that adds no figure is said to, not passed over."""
    if not group.facts:
        yield Clash((), SAY("no_figures", document=group.name))
