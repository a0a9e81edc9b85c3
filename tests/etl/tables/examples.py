"""Documents and facts to fill tables with, without reading a text."""

from datetime import date
from pathlib import Path

from etl.corpus import Corpus
from etl.documents import Document
from etl.facts import Fact, Finding, Kind, Mention, Numeral
from etl.reading.reader import Reading


def fact(
    kind=Kind.SALARY_AVERAGE, low=100_000.0, high=None, *, line=1, document="guide", ordinal=1, **fields
):
    """A fact of which only what matters to the test is said."""
    bound = fields.get("bound")
    if high is None and bound in (None, "high_open"):
        high = low
    return Fact.model_validate(
        {
            "id": f"{document}:{line}:{kind}:{ordinal}",
            "document": document,
            "line": line,
            "quote": "as the document says",
            "kind": kind,
            "low": low,
            "high": high,
            "unit": "usd_per_year",
            "role": "Deep Learning Engineer",
            **fields,
        }
    )


def document(name="guide", folder="/home/somebody/notes", **fields):
    path = f"{folder}/{name}.md"
    return Document(
        **{
            "id": name,
            "path": path,
            "lines": ("A guide",),
            "body_line": 1,
            "title": f"The {name}",
            "role": "Deep Learning Engineer",
            "publisher": None,
            "url": path,
            "published": None,
            "retrieved": date(2026, 1, 2),
            "salary_year": 2024,
            "sha256": "0" * 64,
            **fields,
        }
    )


def corpus(*facts, mentions=(), documents=None):
    """A corpus of these facts, with a numeral each."""
    documents = documents or [
        document(name) for name in dict.fromkeys(f.document for f in facts) or ["guide"]
    ]
    readings = []
    for read in documents:
        own = tuple(f for f in facts if f.document == read.id)
        numerals = tuple(
            Numeral(document=read.id, line=f.line, column=1, text="1", fact_id=f.id, part="value")
            for f in own
        )
        readings.append(Reading(read, own, numerals))
    return Corpus(tuple(readings), tuple(mentions), ())


def a_bit_of_everything():
    """Facts for every table, with what is awkward in a CSV file."""
    facts = [
        fact(Kind.SALARY_PERCENTILE, 83_000, percentile=25, line=2),
        fact(Kind.SALARY_PERCENTILE, None, 179_000, bound="up_to_or_more", level="top earners", line=3),
        fact(Kind.SALARY_AVERAGE, 115_864.5, line=4, source_named="ZipRecruiter", period_end=2024),
        fact(Kind.SALARY_BY_LEVEL, 150_000, 200_000, bound="high_open", level="senior", line=5),
        fact(Kind.EXPERIENCE_YEARS, 6, None, bound="at_least", level="senior", unit="years", line=5),
        fact(Kind.CITY_PREMIUM, 25, 30, unit="pct", city="San Francisco", state="CA", line=6),
        fact(Kind.BONUS_PCT, 10, 20, unit="pct", line=7, quote='Bonuses, "as a rule":\r 10-20%'),
        fact(Kind.INDUSTRY_SALARY, None, 187_938, bound="up_to", industry="real estate", line=8),
        fact(Kind.SALARY_AVERAGE, 60, unit="gbp_per_hour", line=9, quote="=1+1 £60"),
        fact(
            Kind.JOB_GROWTH, -3, unit="pct", line=10, period_start=2022, period_end=2032, is_projection=True
        ),
        fact(Kind.MARKET_SIZE, 1_597_100_000_000, unit="usd_total", market="global AI", role=None, line=11),
        fact(Kind.OTHER_STAT, 0.1, unit="multiple", line=12),
    ]
    mentions = [Mention(document="guide", line=20, topic="skill", item="Python", detail=None)]
    finding = Finding(check="a check", severity="high", facts=(facts[2].id, facts[0].id), explanation="Why")
    return corpus(*facts, mentions=mentions), [finding]


def folder_of(path: Path, **texts: str) -> Path:
    """A folder of Markdown documents."""
    path.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (path / f"{name}.md").write_text(text, encoding="utf-8")
    return path
