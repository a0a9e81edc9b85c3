"""Documents by name: which of them a page speaks of, and what to call them where there is little room."""

import pandas as pd

from dashboard.data.roles import documents_about, in_sentence, plural
from dashboard.data.tables import Tables
from dashboard.words.cells import text
from dashboard.words.sentences import sentences

SAY = sentences("demand")


def said_by(tables: Tables, table: str, role: str, everything: str) -> tuple[pd.DataFrame, str]:
    """A table's rows from a role's documents; where these say nothing, all rows, and a sentence on it."""
    rows = tables[table].rows
    if role == everything:
        return rows, ""
    own = rows[rows["document"].isin(documents_about(tables, role))]
    if len(own) or rows.empty:
        return own, ""
    return rows, f"{SAY('others_say', role=plural(in_sentence(role)))} "


def shown_names(tables: Tables) -> dict[str, str]:
    """Every document's id with its title and publisher; its id beside them where two would read alike."""
    documents = tables["documents"].rows
    names = {
        row["document"]: f"{row['title']} ({text(row['publisher'])})"
        if text(row["publisher"])
        else row["title"]
        for row in documents.to_dict("records")
    }
    alike = [*names.values()]
    return {key: f"{name}, {key}" if alike.count(name) > 1 else name for key, name in names.items()}


def column_numbers(tables: Tables, rows: pd.DataFrame) -> dict[str, str]:
    """The documents that rows are from, numbered: the head of a column for which a phone has no more room."""
    there = {*rows["document"]}
    named = [name for name in tables["documents"].rows["document"] if name in there]
    return {name: str(i) for i, name in enumerate(named, 1)}


def legend(tables: Tables, numbers: dict[str, str]) -> str:
    """What the numbers of columns stand for: the publisher, with the title where one has published more."""
    documents = tables["documents"].records
    speakers = {key: text(documents[key]["publisher"]) or documents[key]["title"] for key in numbers}
    alike = [*speakers.values()]
    names = {
        key: f"{name}, {documents[key]['title']}" if alike.count(name) > 1 else name
        for key, name in speakers.items()
    }
    return "; ".join(f"{number} {names[key]}" for key, number in numbers.items())
