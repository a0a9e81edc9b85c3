"""Documents by name: which of them a page speaks of, and what to call them where there is little room."""

from collections.abc import Iterable, Sequence

from dashboard.data.roles import documents_about, in_sentence, plural
from dashboard.data.tables import Entry, Tables
from dashboard.words.sentences import sentences

SAY = sentences("demand")


def said_by(tables: Tables, rows: Sequence[Entry], role: str, everything: str) -> tuple[Sequence[Entry], str]:
    """The rows from a role's documents; where these say nothing, all rows, and a sentence on it."""
    if role == everything:
        return rows, ""
    documents = documents_about(tables, role)
    own = [row for row in rows if row["document"] in documents]
    if own or not rows:
        return own, ""
    return rows, f"{SAY('others_say', role=plural(in_sentence(role)))} "


def shown_names(tables: Tables) -> dict[str, str]:
    """Every document's id with its title and publisher; its id beside them where two would read alike."""
    names = {
        row["document"]: f"{row['title']} ({row['publisher']})" if row["publisher"] else row["title"]
        for row in tables["documents"].entries
    }
    alike = [*names.values()]
    return {key: f"{name}, {key}" if alike.count(name) > 1 else name for key, name in names.items()}


def column_numbers(tables: Tables, rows: Iterable[Entry]) -> dict[str, str]:
    """The documents that rows are from, numbered: the head of a column for which a phone has no more room."""
    there = {row["document"] for row in rows}
    named = [name for name in tables["documents"].records if name in there]
    return {name: str(i) for i, name in enumerate(named, 1)}


def legend(tables: Tables, numbers: dict[str, str]) -> str:
    """What the numbers of columns stand for: the publisher, with the title where one has published more."""
    documents = tables["documents"].records
    speakers = {key: documents[key]["publisher"] or documents[key]["title"] for key in numbers}
    alike = [*speakers.values()]
    names = {
        key: f"{name}, {documents[key]['title']}" if alike.count(name) > 1 else name
        for key, name in speakers.items()
    }
    return "; ".join(f"{number} {names[key]}" for key, number in numbers.items())
