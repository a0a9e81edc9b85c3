"""Every table and column, declared once: this is what `etl build` writes and what datapackage.json says."""

from etl.facts import Fact, Kind
from etl.tables import pay
from etl.tables import schema as s
from etl.tables.schema import Column, Selection, Table


def _fact_columns() -> tuple[Column, ...]:
    """All fields of a fact, in their order, and its role's key; those told elsewhere are taken from there."""
    shared = (
        *s.PROVENANCE[:2],
        s.KIND,
        s.LOW_OF_UNIT,
        s.HIGH_OF_UNIT,
        *(
            s.BOUND,
            s.UNIT,
            *s.WHO_AND_WHERE,
            s.PERCENTILE,
            s.SKILL,
            s.SOURCE_NAMED,
            *s.PERIOD,
            s.IS_PROJECTION,
        ),
        Column(
            "id", "Fact", "Document, line, kind, ordinal; the same in every run", required=True, unique=True
        ),
        Column("quote", "Quote", "The sentence, bullet or cell it was read from", required=True),
        Column("market", "Market", "The market the figure is about, where it is one"),
    )
    by_name = {column.name: column.but(source=f"facts.{column.name}") for column in shared}
    own = [by_name[name] for name in Fact.model_fields]
    own.insert(own.index(by_name["role"]) + 1, s.ROLE_KEY)
    return tuple(own)


DOCUMENTS = Table(
    "documents",
    "Source documents",
    "One row per document that was read",
    (
        s.DOCUMENT.but(unique=True, source="the file's name"),
        Column(
            "title",
            "Title",
            "The document's title",
            source="front matter, else the first line",
            required=True,
        ),
        Column("role", "Role", "The role it is about", source="front matter, else the title or first lines"),
        s.ROLE_KEY.but(source="computed: role"),
        Column("publisher", "Publisher", "Who published it", source="front matter"),
        Column(
            "url", "Address", "Where it can be read; else its file name", source="front matter, else the file"
        ),
        Column("published", "Published", "The day it was published", "date", source="front matter"),
        Column("retrieved", "Retrieved", "The day it was read", "date", source="front matter"),
        Column(
            "salary_year", "Pay year", "The year its pay is for", "integer", s.CALENDAR_YEAR, "front matter"
        ),
        Column("file", "File", "Its file in the folder of documents", source="the file", required=True),
        Column(
            "numerals",
            "Numerals",
            "Numerals in it",
            "integer",
            "count",
            "computed: rows of numerals",
            required=True,
        ),
        Column(
            "facts",
            "Facts",
            "Facts read from it",
            "integer",
            "count",
            "computed: rows of facts",
            required=True,
        ),
        Column("sha256", "SHA-256", "Checksum of the file's bytes", source="the file", required=True),
    ),
    key="document",
)

FACTS = Table(
    "facts",
    "Facts",
    "One row per figure, as its document states it",
    _fact_columns(),
    (Selection(frozenset(Kind)),),
    key="id",
    links={"document": ("documents", "document")},
)

DEMAND = Table(
    "demand",
    "Demand for people",
    "One row per growth or count of jobs or postings; the unit tells a yearly rate from a total",
    (
        *s.WHO,
        s.CITY,
        s.STATE,
        s.INDUSTRY,
        s.KIND.but(name="measure", title="Measure", description="What grew or was counted"),
        *s.ANY_UNIT,
        *s.PERIOD,
        s.SOURCE_NAMED,
        s.IS_PROJECTION,
        *s.PROVENANCE,
    ),
    (Selection(frozenset({Kind.JOB_GROWTH, Kind.POSTINGS_GROWTH, Kind.JOBS_COUNT})),),
    key="fact_id",
    links=s.FACT_LINKS,
)

MARKETS = Table(
    "markets",
    "Markets",
    "One row per size or yearly growth of a market",
    (
        Column("market", "Market", "The market, as the document names it", source="facts.market"),
        s.KIND.but(name="measure", title="Measure", description="Size or yearly growth"),
        Column(
            "value",
            "Value",
            "The figure where it is a single one; empty for a range or an open end",
            "number",
            "as in the column unit",
            "computed: facts.low where equal to facts.high",
        ),
        *s.ANY_UNIT,
        *s.PERIOD,
        s.SOURCE_NAMED,
        s.IS_PROJECTION,
        *s.PROVENANCE,
    ),
    (Selection(frozenset({Kind.MARKET_SIZE, Kind.MARKET_CAGR})),),
    key="fact_id",
    links=s.FACT_LINKS,
)

MENTIONS = Table(
    "mentions",
    "Points without a figure",
    "One row per skill, tool, industry, hotspot, certification, trend, tip or benefit that a document names",
    (
        s.ROLE.but(description="The role its document is about", source="documents.role"),
        s.ROLE_KEY.but(source="computed: documents.role"),
        Column(
            "topic",
            "Topic",
            "What the point is about",
            source="the document's headings and lists",
            required=True,
        ),
        Column("item", "Item", "The point", source="the document's lists", required=True),
        Column("detail", "Detail", "What the document adds to it", source="the document's lists"),
        s.DOCUMENT.but(source="the file's name"),
        s.LINE.but(source="the document", required=True),
    ),
    links={"document": ("documents", "document")},
)

DISAGREEMENTS = Table(
    "disagreements",
    "Disagreements",
    "One row per group of facts that cannot all be taken at face value",
    (
        Column("check", "Check", "The check that found it", source="the checks of etl build", required=True),
        Column(
            "severity",
            "Severity",
            "How much it may mislead",
            source="the checks of etl build",
            required=True,
            choices=("high", "medium", "low", "info"),
        ),
        Column(
            "explanation",
            "Explanation",
            "What is wrong, in a sentence",
            source="computed: facts",
            required=True,
        ),
        Column(
            "facts",
            "Facts",
            "The ids of all facts concerned, a JSON list",
            "array",
            source="facts.id",
            required=True,
        ),
        s.DOCUMENT.but(
            required=False, description="The document of the first fact", source="computed: facts"
        ),
        s.LINE.but(description="The line of the first fact", source="computed: facts"),
        s.FACT_ID.but(description="The first of the facts", source="computed: facts"),
    ),
    links=s.FACT_LINKS,
)

NUMERALS = Table(
    "numerals",
    "Numerals",
    "One row per numeral of a document, with its fact or with the reason why it is in none",
    (
        s.DOCUMENT.but(source="the file's name"),
        s.LINE.but(source="the document", required=True),
        Column(
            "column",
            "Column",
            "The column it starts at, from 1",
            "integer",
            source="the document",
            required=True,
        ),
        Column("text", "Text", "The numeral as written", source="the document", required=True),
        s.FACT_ID.but(description="The fact it is part of", source="facts.id"),
        Column("part", "Part", "Its part in the fact: value, period, percentile, scope", source="the reader"),
        Column("reason", "Reason", "Why it is in no fact", source="the reader"),
    ),
    links=s.FACT_LINKS,
)

TABLES: tuple[Table, ...] = (
    DOCUMENTS,
    FACTS,
    pay.SALARY_PERCENTILES,
    pay.SALARY_STATISTICS,
    pay.SALARY_LEVELS,
    pay.CITY_PREMIUMS,
    pay.PAY_COMPONENTS,
    pay.INDUSTRY_PAY,
    pay.OTHER_PAY,
    DEMAND,
    MARKETS,
    MENTIONS,
    DISAGREEMENTS,
    NUMERALS,
)
