"""Figures that cannot all be taken at face value: what is wrong, how much it matters, and who is quoted."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from dashboard.data.cache import kept
from dashboard.data.provenance import Source, sources_of
from dashboard.data.tables import Tables
from dashboard.sources.fact_card import fact_ids
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
    documents_of = {row["id"]: row["document"] for row in tables["facts"].entries}
    rows = tables["disagreements"].entries
    named = dict.fromkeys(fact_id for row in rows for fact_id in fact_ids(row))
    sources = dict(zip(named, sources_of(tables, [*named]), strict=True))
    found = [
        Disagreement(
            check=row["check"],
            severity=row["severity"],
            explanation=row["explanation"],
            documents=frozenset(
                filter(None, [row["document"], *(documents_of[fact_id] for fact_id in fact_ids(row))])
            ),
            quotes=tuple(sources[fact_id] for fact_id in fact_ids(row)),
        )
        for row in rows
    ]
    order = [*SEVERITIES]
    return sorted(found, key=lambda found: order.index(found.severity))


def chosen(
    found: Sequence[Disagreement], severities: Collection[str], document: str | None
) -> list[Disagreement]:
    """Those of the severities, about one document or about any."""
    return [
        one for one in found if one.severity in severities and (document is None or document in one.documents)
    ]


def severity_name(severity: str) -> str:
    """Serious, medium, slight, remark."""
    return SEVERITIES[severity][0]
