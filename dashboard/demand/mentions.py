"""What documents name beside figures: skills, tools, industries, trends; who names what, and where."""

import pandas as pd

from dashboard.charts.marks import marks
from dashboard.data.tables import Tables
from dashboard.words.cells import text
from dashboard.words.numbers import counted
from etl.figure_text import listed

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
SEEN_AT_FIRST = 12


def topics_in(mentions: pd.DataFrame) -> list[str]:
    """The topics to choose from: those above, in that order, as far as documents have them."""
    there = set(mentions["topic"])
    return [topic for topic in TOPICS if topic in there]


def mention_marks(tables: Tables, mentions: pd.DataFrame, topic: str) -> pd.DataFrame:
    """A row for each item and document that names it, the items most documents name first."""
    rows = mentions[mentions["topic"] == topic]
    rows = rows.assign(key=rows["item"].str.casefold()).drop_duplicates(["key", "document"])
    documents = tables["documents"].rows.set_index("document")
    counts = rows.groupby("key")["document"].transform("nunique")
    rows = rows.assign(count=counts).sort_values("count", ascending=False, kind="stable")
    # Sorting alone would tear the rows of one item apart.
    rows = rows.set_index("key").loc[rows["key"].drop_duplicates()].reset_index()
    names = rows.drop_duplicates("key").set_index("key")["item"]
    return marks(
        {
            "row": names[row["key"]],
            "mark": row["document"],
            "detail": f"documents of {len(documents)} name it",
            "low": row["count"],
            "high": row["count"],
            "unit": "count",
            "source": text(documents.loc[row["document"], "publisher"])
            or documents.loc[row["document"], "title"],
            "document": documents.loc[row["document"], "title"],
            "line": row["line"],
            "quote": text(row["detail"]),
            "url": text(documents.loc[row["document"], "url"]),
            "as_of": text(documents.loc[row["document"], "retrieved"]),
        }
        for row in rows.to_dict("records")
    )


def first_items(frame: pd.DataFrame, most: int = SEEN_AT_FIRST) -> pd.DataFrame:
    """The items that most documents name; ties at the end stay together as far as there is room."""
    return frame[frame["row"].isin(frame["row"].drop_duplicates().head(most))]


def mention_finding(frame: pd.DataFrame, topic: str, documents: int) -> str:
    """Which items the most documents name."""
    what = TOPICS[topic].lower()
    most = int(frame["low"].max())
    best = [*frame[frame["low"] == most]["row"].drop_duplicates()]
    if most == 1:
        return f"{counted(len(best), 'item')} under {what}, each named by one document"
    named = listed(best) if len(best) <= 4 else f"{', '.join(best[:3])} and {len(best) - 3} more"
    verb = "is" if len(best) == 1 else "are"
    return f"{named} {verb} named by {most} of {documents} documents"
