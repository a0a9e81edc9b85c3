"""From what documents say to tidy frames: one row per observation, in the documents' order."""

import json
import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import pandas as pd

from etl.corpus import Corpus
from etl.documents import Document
from etl.facts import Bound, Fact, Finding, Kind, Mention
from etl.reading.reader import Reading
from etl.role_key import role_key
from etl.tables import dictionary, pay
from etl.tables.levels import join_levels
from etl.tables.schema import Selection, Table
from etl.unit import Unit

Row = dict[str, object]

DTYPES = {
    "string": "str",
    "date": "str",
    "array": "str",
    "integer": "Int64",
    "number": "float64",
    "boolean": "boolean",
}
TOTAL_COMPENSATION = re.compile(r"\btotal (?:annual )?(?:compensation|comp|pay|package)\b", re.IGNORECASE)
TOP_EARNERS = re.compile(r"\btop\b", re.IGNORECASE)


def tidy_tables(corpus: Corpus, findings: Sequence[Finding]) -> dict[str, pd.DataFrame]:
    """Every table of the dictionary, by name."""
    facts = corpus.facts
    rows: dict[str, Iterable[Row]] = {
        "documents": map(document_row, corpus.readings),
        "salary_levels": level_rows(facts),
        "mentions": mention_rows(corpus.mentions, corpus.documents),
        "disagreements": map(disagreement_row, findings, [_by_id(facts)] * len(findings)),
        "numerals": (numeral.model_dump() for reading in corpus.readings for numeral in reading.numerals),
    }
    return {
        table.name: frame(table, rows[table.name] if table.name in rows else fact_rows(table, facts))
        for table in dictionary.TABLES
    }


def frame(table: Table, rows: Iterable[Row]) -> pd.DataFrame:
    """Rows as a frame with the table's columns and types."""
    raw = pd.DataFrame.from_records(list(rows), columns=table.column_names)
    return raw.astype({column.name: DTYPES[column.type] for column in table.columns})


def fact_rows(table: Table, facts: Iterable[Fact]) -> list[Row]:
    """The facts that a table selects, each with the table's columns."""
    return [fact_row(table, fact) for fact in facts if selects(table.selections, fact)]


def selects(selections: Iterable[Selection], fact: Fact) -> bool:
    """Whether a fact's kind and unit are what the table holds."""
    return any(fact.kind in s.kinds and re.fullmatch(s.unit, fact.unit) for s in selections)


def fact_row(table: Table, fact: Fact) -> Row:
    """One fact in a table's columns: its own fields, or computed from them."""
    return {
        column.name: getattr(fact, column.fact_field) if column.fact_field else COMPUTED[column.name](fact)
        for column in table.columns
    }


def year(fact: Fact) -> int | None:
    """The calendar year a figure is for."""
    return fact.period_start if fact.period_end is None else fact.period_end


def statistic(fact: Fact) -> str:
    """Which statistic of pay a figure is; total compensation is told by the words of its quote."""
    if TOTAL_COMPENSATION.search(fact.quote):
        return "total_compensation"
    open_downward = fact.bound in (Bound.UP_TO, Bound.UP_TO_OR_MORE)
    if open_downward or (fact.level and TOP_EARNERS.search(fact.level)):
        return "top"
    return "average" if fact.kind is Kind.SALARY_AVERAGE else "range"


def group_type(fact: Fact) -> str:
    """What an industry figure groups by."""
    return "industry" if fact.kind is Kind.INDUSTRY_SALARY else "company_type"


def group(fact: Fact) -> str | None:
    """The industry or company type."""
    return fact.industry if fact.kind is Kind.INDUSTRY_SALARY else fact.company_type


def key_of(role: str | None) -> str | None:
    """The key of a role, where one is named."""
    return role_key(role) if role else None


def currency(fact: Fact) -> str:
    """`gbp_per_hour` -> GBP."""
    return Unit.of(fact.unit).currency.upper()


def pay_period(fact: Fact) -> str:
    """`gbp_per_hour` -> hour; `gbp_total` -> total."""
    return Unit.of(fact.unit).period or "total"


def single_value(fact: Fact) -> float | None:
    """The figure where it is a single one."""
    return fact.low if fact.low == fact.high and fact.bound is None else None


COMPUTED: dict[str, Callable[[Fact], object]] = {
    "role_key": lambda fact: key_of(fact.role),
    "year": year,
    "statistic": statistic,
    "group_type": group_type,
    "group": group,
    "currency": currency,
    "period": pay_period,
    "value": single_value,
}


def level_rows(facts: Iterable[Fact]) -> list[Row]:
    """Career levels with their pay and the years of experience asked for them."""
    table = pay.SALARY_LEVELS
    rows = []
    for paid, years in join_levels(fact for fact in facts if selects(table.selections, fact)):
        stated = paid or years
        assert stated is not None
        row = fact_row(table, stated)
        row |= {"low_usd": None, "high_usd": None, "bound": None} if paid is None else {}
        row |= {
            "years_low": years.low if years else None,
            "years_high": years.high if years else None,
            "years_bound": years.bound if years else None,
            "years_fact_id": years.id if years else None,
        }
        rows.append(row)
    return rows


def document_row(reading: Reading) -> Row:
    """A document, named without the folders of the machine it was read on."""
    document = reading.document
    file = Path(document.path).name
    return {
        "document": document.id,
        "title": document.title,
        "role": document.role,
        "role_key": key_of(document.role),
        "publisher": document.publisher,
        "url": file if document.url == document.path else document.url,
        "published": document.published.isoformat() if document.published else None,
        "retrieved": document.retrieved.isoformat() if document.retrieved else None,
        "salary_year": document.salary_year,
        "file": file,
        "numerals": len(reading.numerals),
        "facts": len(reading.facts),
        "sha256": document.sha256,
    }


def mention_rows(mentions: Iterable[Mention], documents: Iterable[Document]) -> list[Row]:
    """The qualitative points, each with the role of its document."""
    roles = {document.id: document.role for document in documents}
    return [
        {**mention.model_dump(), "role": role, "role_key": key_of(role)}
        for mention in mentions
        for role in [roles.get(mention.document)]
    ]


def disagreement_row(finding: Finding, facts: dict[str, Fact]) -> Row:
    """A finding, placed at the first of its facts."""
    first = facts[finding.facts[0]] if finding.facts else None
    return {
        **finding.model_dump(),
        "facts": json.dumps(finding.facts, ensure_ascii=False),
        "document": first.document if first else None,
        "line": first.line if first else None,
        "fact_id": first.id if first else None,
    }


def _by_id(facts: Iterable[Fact]) -> dict[str, Fact]:
    return {fact.id: fact for fact in facts}
