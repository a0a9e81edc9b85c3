"""Facts and documents for examples: only what the example is about is said."""

from dataclasses import dataclass
from datetime import date

from etl.disagreements import find_disagreements
from etl.documents import Document
from etl.facts import Fact, Finding, Kind

ROLE = "Data Scientist"


@dataclass(frozen=True)
class Example:
    """Facts on which a check finds something or nothing."""

    check: str
    fires: bool
    why: str
    facts: list[Fact]
    documents: tuple[Document, ...] = ()


def document(document_id: str = "guide", role: str | None = ROLE, **fields) -> Document:
    """A dated document whose salaries are for 2025."""
    defaults = {
        "path": f"{document_id}.md",
        "lines": ("Text",),
        "body_line": 1,
        "title": f"{role} guide",
        "publisher": None,
        "url": f"{document_id}.md",
        "published": date(2025, 6, 1),
        "retrieved": None,
        "salary_year": 2025,
        "sha256": "0" * 64,
    }
    return Document(id=document_id, role=role, **(defaults | fields))


def fact(kind: str, low: float | None, high: float | None = None, /, **fields) -> Fact:
    """A fact of one number or two; "up to" is `low=None`, other open ends are named by `bound`."""
    bound = fields.get("bound")
    unit = "pct" if any(word in kind for word in ("premium", "growth", "pct")) else "usd_per_year"
    defaults = {
        "id": "",
        "document": "guide",
        "line": 1,
        "quote": "A sentence with a figure.",
        "unit": unit,
        "role": ROLE,
        "low": low,
        "high": high if high is not None or bound == "at_least" else low,
    }
    return Fact.model_validate(defaults | fields | {"kind": Kind(kind)})


def numbered(facts: list[Fact]) -> list[Fact]:
    """The facts on lines of their own, with ids that tell them apart."""
    return [
        f.model_copy(update={"line": n, "id": f.id or f"{f.document}:{n}"}) for n, f in enumerate(facts, 1)
    ]


def found(facts: list[Fact], *documents: Document) -> tuple[Finding, ...]:
    """What the checks find; every document named in the facts is there, unless others are given."""
    ids = sorted({f.document for f in facts})
    return find_disagreements(documents or [document(document_id) for document_id in ids], numbered(facts))


def fired(facts: list[Fact], *documents: Document) -> set[str]:
    """The names of the checks that find something."""
    return {finding.check for finding in found(facts, *documents)}


def average(low, high=None, **fields):
    return fact("salary_average", low, high, **fields)


def span(low, high=None, **fields):
    return fact("salary_range", low, high, **fields)


def percentile(which, low, high=None, **fields):
    return fact("salary_percentile", low, high, percentile=which, **fields)


def band(level, low, high, **fields):
    return fact("salary_by_level", low, high, level=level, **fields)


def top(high, **fields):
    return fact("salary_range", None, high, bound="up_to_or_more", level="top earners", **fields)


def city(name, low, high=None, **fields):
    return fact("city_premium", low, high, city=name, **fields)


def growth(value, **fields):
    return fact("job_growth", value, **fields)


def market(value, **fields):
    return fact("market_size", value, unit="usd_total", role=None, **({"market": "chips"} | fields))


def promotion(low, high, **fields):
    return fact("promotion_pct", low, high, **({"quote": "A promotion brings so much."} | fields))
