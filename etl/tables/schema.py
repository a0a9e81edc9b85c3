"""What a table and a column are, and the columns that many tables share."""

from dataclasses import dataclass, field, replace
from typing import Any, Literal

from etl import unit
from etl.facts import Bound, Fact, Kind

ColumnType = Literal["string", "integer", "number", "boolean", "date", "array"]

USD = "US dollars a year"
PERCENT = "percent"
YEARS = "years"
PERCENTILE_RANK = "percentile rank"
CALENDAR_YEAR = "calendar year"

# A column of these units holds only facts of that unit, and its name says so.
FACT_UNITS = {USD: unit.USD, PERCENT: unit.PCT, YEARS: "years"}


@dataclass(frozen=True)
class Column:
    """A column as the data package describes it.

    `source` says where its values come from, `stated_by` which column names the fact they were taken from.
    """

    name: str
    title: str
    description: str
    type: ColumnType = "string"
    unit: str | None = None
    source: str = ""
    required: bool = False
    unique: bool = False
    minimum: float | None = None
    maximum: float | None = None
    choices: tuple[str, ...] = ()
    stated_by: str = "fact_id"

    @property
    def fact_field(self) -> str | None:
        """The field of the fact that fills this column, if one does."""
        table, _, name = self.source.partition(".")
        return name if table == "facts" and name in Fact.model_fields else None

    @property
    def fact_unit(self) -> str | None:
        """The one unit of facts that the column holds; None if it may hold several."""
        return FACT_UNITS.get(self.unit or "")

    def but(self, **changes: Any) -> "Column":
        """The same column, told otherwise."""
        return replace(self, **changes)


@dataclass(frozen=True)
class Selection:
    """Which facts a table holds: their kinds and, where it matters, their unit (a pattern)."""

    kinds: frozenset[Kind]
    unit: str = r".*"


@dataclass(frozen=True)
class Table:
    """A table as the data package describes it."""

    name: str
    title: str
    description: str
    columns: tuple[Column, ...]
    selections: tuple[Selection, ...] = ()
    key: str | None = None
    links: dict[str, tuple[str, str]] = field(default_factory=dict)

    @property
    def column_names(self) -> list[str]:
        """The names in their order."""
        return [column.name for column in self.columns]


DOCUMENT = Column(
    "document", "Document", "The document's id: its file name without the ending", required=True
)
LINE = Column("line", "Line", "The line of the document it stands on, counted from 1", "integer", minimum=1)
FACT_ID = Column("fact_id", "Fact", "The fact this row was made from: its id in the table facts")

FACT_LINE = LINE.but(source="facts.line", required=True)
FACT_DOCUMENT = DOCUMENT.but(source="facts.document")
PROVENANCE = (FACT_DOCUMENT, FACT_LINE, FACT_ID.but(source="facts.id", required=True, unique=True))
FACT_LINKS = {"document": ("documents", "document"), "fact_id": ("facts", "id")}

ROLE = Column("role", "Role", "The role the figure is about, as the document names it", source="facts.role")
ROLE_KEY = Column(
    "role_key",
    "Role key",
    "One key for the role's spellings: capitals, plurals and common initials aside",
    source="computed: facts.role",
)
WHO = (ROLE, ROLE_KEY)
LEVEL = Column("level", "Level", "The career level, where one is named", source="facts.level")
CITY = Column("city", "City", "The city, by its usual name", source="facts.city")
STATE = Column(
    "state", "State", "The state or region: for the United States its two letters", source="facts.state"
)
INDUSTRY = Column("industry", "Industry", "The industry, where one is named", source="facts.industry")
COMPANY_TYPE = Column(
    "company_type", "Company type", "The kind of employer, where one is named", source="facts.company_type"
)
SKILL = Column("skill", "Skill", "The skill or qualification the figure is about", source="facts.skill")
PERCENTILE = Column(
    "percentile",
    "Percentile",
    "How many of 100 earn less; empty where the document only says 'top earners'",
    "number",
    PERCENTILE_RANK,
    "facts.percentile",
    minimum=0,
    maximum=100,
)
LOW = Column("low", "Low", "The low end; empty if left open; equal to high for a single figure", "number")
HIGH = Column("high", "High", "The high end; empty if left open; equal to low for a single figure", "number")
LOW_OF_UNIT = LOW.but(source="facts.low", unit="as in the column unit")
HIGH_OF_UNIT = HIGH.but(source="facts.high", unit="as in the column unit")
LOW_USD = LOW.but(name="low_usd", unit=USD, source="facts.low", minimum=0)
HIGH_USD = HIGH.but(name="high_usd", unit=USD, source="facts.high", minimum=0)
LOW_PCT = LOW.but(name="low_pct", unit=PERCENT, source="facts.low")
HIGH_PCT = HIGH.but(name="high_pct", unit=PERCENT, source="facts.high")
BOUND = Column(
    "bound",
    "Open end",
    "Which end the document leaves open: up_to (X at most), at_least (X or more), high_open (A to B or "
    "more), up_to_or_more (up to X or more); empty if none",
    source="facts.bound",
    choices=tuple(Bound),
)
UNIT = Column("unit", "Unit", "The unit of low and high", source="facts.unit", required=True)
KIND = Column("kind", "Kind", "What the figure says", source="facts.kind", required=True, choices=tuple(Kind))
YEAR = Column(
    "year",
    "Year",
    "The calendar year the figure is for; of several the last",
    "integer",
    CALENDAR_YEAR,
    "computed: facts.period_end, else facts.period_start",
)
SOURCE_NAMED = Column(
    "source_named",
    "Source named",
    "The publisher the document itself cites for it",
    source="facts.source_named",
)
PERIOD = (
    Column(
        "period_start",
        "From year",
        "First year of the period",
        "integer",
        CALENDAR_YEAR,
        "facts.period_start",
    ),
    Column("period_end", "To year", "Last year of the period", "integer", CALENDAR_YEAR, "facts.period_end"),
    Column(
        "period_text",
        "Period in words",
        "A relative period ('past four years'), never resolved to years",
        source="facts.period_text",
    ),
)
IS_PROJECTION = Column(
    "is_projection",
    "Projection",
    "Whether the document expects it rather than reports it",
    "boolean",
    source="facts.is_projection",
    required=True,
)

WHO_AND_WHERE = (*WHO, LEVEL, CITY, STATE, INDUSTRY, COMPANY_TYPE)
DOLLARS = (LOW_USD, HIGH_USD, BOUND)
ANY_UNIT = (LOW_OF_UNIT, HIGH_OF_UNIT, UNIT, BOUND)
