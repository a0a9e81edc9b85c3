"""The dictionary says of every column what it is, where it comes from and in which unit."""

import re

import pytest

from etl.facts import Fact, Finding, Kind, Mention, Numeral
from etl.tables.dictionary import TABLES
from etl.tables.schema import FACT_UNITS, PERCENT, USD, YEARS
from etl.tables.tidy import COMPUTED, DTYPES, selects

from .examples import fact

COLUMNS = [pytest.param(t, c, id=f"{t.name}.{c.name}") for t in TABLES for c in t.columns]
UNITS_IN_NAMES = {r".*_usd": USD, r".*_pct": PERCENT, r"years_(low|high)": YEARS}
BY_NAME = {table.name: table for table in TABLES}


@pytest.mark.parametrize(("table", "column"), COLUMNS)
def test_every_column_is_described(table, column):
    assert re.fullmatch(r"[a-z][a-z0-9_]*", column.name)
    assert column.title
    assert column.description
    assert column.source
    assert column.type in DTYPES


@pytest.mark.parametrize(("table", "column"), COLUMNS)
def test_a_unit_stands_in_the_name_and_in_the_description(table, column):
    named = [unit for pattern, unit in UNITS_IN_NAMES.items() if re.fullmatch(pattern, column.name)]
    assert named == ([column.unit] if column.unit in FACT_UNITS else [])
    if column.fact_unit:
        assert column.stated_by in table.column_names


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_names_are_unique_and_links_lead_somewhere(table):
    assert len(set(table.column_names)) == len(table.columns)
    assert table.key is None or table.key in table.column_names
    for column, (target, field) in table.links.items():
        assert column in table.column_names
        assert BY_NAME[target].key == field


@pytest.mark.parametrize("table", [t for t in TABLES if t.selections], ids=lambda table: table.name)
def test_a_row_made_of_a_fact_names_document_line_and_fact(table):
    expected = {"document", "line", "id" if table.name == "facts" else "fact_id"}
    assert expected <= set(table.column_names)
    for column in table.columns:
        computed = column.name in COMPUTED or table.name == "salary_levels"
        assert column.fact_field or computed, f"nothing fills {column.name}"


@pytest.mark.parametrize(
    ("table", "model"),
    [("facts", Fact), ("numerals", Numeral), ("mentions", Mention), ("disagreements", Finding)],
)
def test_tables_hold_every_field_of_their_model(table, model):
    assert set(model.model_fields) <= set(BY_NAME[table].column_names)


def test_facts_have_the_fields_in_their_order():
    assert [name for name in BY_NAME["facts"].column_names if name != "role_key"] == list(Fact.model_fields)


def test_beside_every_role_stands_its_key():
    with_roles = [table.column_names for table in TABLES if "role" in table.column_names]
    assert len(with_roles) == 11
    assert [names for names in with_roles if names[names.index("role") + 1] != "role_key"] == []


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize(
    "unit",
    ["usd_per_year", "usd_per_hour", "gbp_per_year", "usd_total", "pct", "pct_per_year", "count", "multiple"],
)
def test_a_fact_stands_in_one_table_besides_facts(kind, unit):
    """No figure is lost on the way to the tables, and none stands twice."""
    found = [t.name for t in TABLES if t.name != "facts" and selects(t.selections, fact(kind, 10, unit=unit))]
    alone = kind is Kind.OTHER_STAT or kind is Kind.EXPERIENCE_YEARS
    assert len(found) == (0 if alone else 1), found


def test_experience_stands_with_the_levels():
    years = fact(Kind.EXPERIENCE_YEARS, 3, unit="years")
    assert [t.name for t in TABLES if selects(t.selections, years)] == ["facts", "salary_levels"]
