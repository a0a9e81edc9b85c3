"""What documents name beside figures: skills, tools, industries, trends; who names what, and where."""

from collections.abc import Iterable, Sequence

from dashboard.charts import Mark
from dashboard.charts.marks import by_row
from dashboard.data.provenance import columns_of, source_in
from dashboard.data.tables import Entry, Tables
from dashboard.words.numbers import counted
from dashboard.words.sentences import sentences
from etl.figure_text import listed

SAY = sentences("demand")
TOPICS = {
    "skill": "Skills",
    "tool": "Tools",
    "industry": "Industries",
    "trend": "Trends",
    "demand_driver": "What drives demand",
    "hotspot": "Hotspots",
    "soft_skill": "Soft skills",
    "education": "Education",
    "certification": "Certifications",
    "challenge": "Challenges",
}
SEEN_AT_FIRST, MOST_NAMED = 12, 3


def topics_in(mentions: Iterable[Entry]) -> list[str]:
    """The topics to choose from: those above, in that order, as far as documents have them."""
    there = {row["topic"] for row in mentions}
    return [topic for topic in TOPICS if topic in there]


def mention_marks(tables: Tables, mentions: Iterable[Entry], topic: str) -> tuple[Mark, ...]:
    """A row for each item and document that names it, the items most documents name first."""
    items: dict[str, dict[str, Entry]] = {}  # an item may be named twice in a document, and in other capitals
    for row in mentions:
        if row["topic"] == topic:
            items.setdefault(row["item"].casefold(), {}).setdefault(row["document"], row)
    return tuple(
        _mark(tables, row, next(iter(naming.values()))["item"], len(naming))
        for naming in sorted(items.values(), key=len, reverse=True)
        for row in naming.values()
    )


def _mark(tables: Tables, row: Entry, item: str, count: int) -> Mark:
    detail = f"documents of {len(tables['documents'].records)} name it"
    origin = columns_of(source_in(tables, row["document"], line=row["line"], quote=row["detail"] or ""))
    return Mark(item, detail, row["document"], low=count, high=count, unit="count", **origin)


def first_items(marks: Sequence[Mark], most: int = SEEN_AT_FIRST) -> tuple[Mark, ...]:
    """The marks of so many items, those that most documents name."""
    first = [*by_row(marks)][:most]
    return tuple(mark for mark in marks if mark.row in first)


def mention_finding(marks: Sequence[Mark], topic: str, documents: int) -> str:
    """Which items the most documents name."""
    what = TOPICS[topic].lower()
    counts = {name: len(rows) for name, rows in by_row(marks).items()}
    most = max(counts.values())
    best = [name for name, count in counts.items() if count == most]
    named = (
        counted(len(best), "item")
        if most == 1
        else listed(best)
        if len(best) <= MOST_NAMED + 1
        else SAY("names_and_more", names=", ".join(best[:MOST_NAMED]), more=len(best) - MOST_NAMED)
    )
    return SAY(
        "mentions",
        items=named,
        topic=what,
        most=most,
        documents=documents,
        once=most == 1,
        only_one=len(best) == 1,
    )
