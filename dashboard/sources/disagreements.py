"""Figures that cannot all be taken at face value: what is wrong, how much it matters, and who is quoted."""

import json
from collections.abc import Collection, Sequence, Set
from dataclasses import dataclass

from dashboard.data.cache import kept
from dashboard.data.provenance import Source, sources_of
from dashboard.data.tables import Entry, Tables
from dashboard.words.sentences import sentences

SAY = sentences("sources")
SEVERITIES = {
    "high": ("Serious", "error", SAY("means_high")),
    "medium": ("Medium", "warning", SAY("means_medium")),
    "low": ("Slight", "help", SAY("means_low")),
    "info": ("Remark", "info", SAY("means_info")),
}


@dataclass(frozen=True)
class Disagreement:
    """One finding with its quotes; it may have none, when something is missing altogether."""

    check: str
    severity: str
    explanation: str
    documents: frozenset[str]
    quotes: tuple[Source, ...]


@kept
def disagreements_of(tables: Tables) -> list[Disagreement]:
    """Every row of the table, the most serious first."""
    facts, order = tables["facts"].records, [*SEVERITIES]
    found = [
        Disagreement(
            check=row["check"],
            severity=row["severity"],
            explanation=row["explanation"],
            documents=frozenset(
                filter(None, [row["document"], *(facts[fact_id]["document"] for fact_id in fact_ids(row))])
            ),
            quotes=sources_of(tables, fact_ids(row)),
        )
        for row in tables["disagreements"].entries
    ]
    return sorted(found, key=lambda found: order.index(found.severity))


def fact_ids(disagreement: Entry) -> list[str]:
    """Its facts: a JSON list in the table."""
    return [str(fact_id) for fact_id in json.loads(disagreement["facts"] or "[]")]


def chosen(
    found: Sequence[Disagreement], severities: Collection[str], document: str | None
) -> list[Disagreement]:
    """Those of the severities, about one document or about any."""
    return [
        one for one in found if one.severity in severities and (document is None or document in one.documents)
    ]


def doubts_about(tables: Tables, ids: Set[str]) -> list[Disagreement]:
    """Those that concern any of these facts."""
    return [one for one in disagreements_of(tables) if not ids.isdisjoint(q.fact_id for q in one.quotes)]


def severity_name(severity: str) -> str:
    """Serious, medium, slight, remark."""
    return SEVERITIES[severity][0]
