"""The dictionary says of every column what it is, where it comes from and in which unit."""

import re
from itertools import product

from etl.facts import Fact, Finding, Kind, Mention, Numeral
from etl.tables.dictionary import TABLES
from etl.tables.schema import FACT_UNITS, PERCENT, USD, YEARS
from etl.tables.tidy import COMPUTED, DTYPES, selects

from .examples import fact

COLUMNS = [(t, c, f"{t.name}.{c.name}") for t in TABLES for c in t.columns]
UNITS_IN_NAMES = {r".*_usd": USD, r".*_pct": PERCENT, r"years_(low|high)": YEARS}
BY_NAME = {table.name: table for table in TABLES}
MODELS = {"facts": Fact, "numerals": Numeral, "mentions": Mention, "disagreements": Finding}


def test_every_column_is_described():
    faults = [
        f"{where}: {what}"
        for _, column, where in COLUMNS
        for what, holds in {
            "name": re.fullmatch(r"[a-z][a-z0-9_]*", column.name),
            "title": column.title,
            "description": column.description,
            "source": column.source,
            "type": column.type in DTYPES,
        }.items()
        if not holds
    ]
    assert not faults, "\n".join(faults)


def test_a_unit_stands_in_the_name_and_in_the_description():
    faults = []
    for table, column, where in COLUMNS:
        named = [unit for pattern, unit in UNITS_IN_NAMES.items() if re.fullmatch(pattern, column.name)]
        if named != ([column.unit] if column.unit in FACT_UNITS else []):
            faults.append(f"{where}: {column.unit}")
        if column.fact_unit and column.stated_by not in table.column_names:
            faults.append(f"{where}: stated by {column.stated_by}")
    assert not faults, "\n".join(faults)


def test_names_are_unique_and_links_lead_somewhere():
    faults = [
        f"{table.name}: {what}"
        for table in TABLES
        for what, holds in {
            "a column twice": len(set(table.column_names)) == len(table.columns),
            "no such key": table.key is None or table.key in table.column_names,
            "a link from no column": set(table.links) <= set(table.column_names),
            "a link to no key": all(BY_NAME[to].key == key for to, key in table.links.values()),
        }.items()
        if not holds
    ]
    assert not faults, "\n".join(faults)


def test_a_row_made_of_a_fact_names_document_line_and_fact():
    faults = []
    for table in (table for table in TABLES if table.selections):
        expected = {"document", "line", "id" if table.name == "facts" else "fact_id"}
        faults += [f"{table.name} lacks {name}" for name in expected - set(table.column_names)]
        if table.name != "salary_levels":
            unfilled = [c.name for c in table.columns if not c.fact_field and c.name not in COMPUTED]
            faults += [f"nothing fills {table.name}.{name}" for name in unfilled]
    assert not faults, "\n".join(faults)


def test_tables_hold_every_field_of_their_model():
    lacking = {
        name: set(model.model_fields) - set(BY_NAME[name].column_names) for name, model in MODELS.items()
    }
    assert lacking == {name: set() for name in MODELS}


def test_facts_have_the_fields_in_their_order():
    assert [name for name in BY_NAME["facts"].column_names if name != "role_key"] == list(Fact.model_fields)


def test_beside_every_role_stands_its_key():
    with_roles = [table.column_names for table in TABLES if "role" in table.column_names]
    assert len(with_roles) == 11
    assert [names for names in with_roles if names[names.index("role") + 1] != "role_key"] == []


UNITS = "usd_per_year usd_per_hour gbp_per_year usd_total pct pct_per_year count multiple".split()


def test_a_fact_stands_in_one_table_besides_facts():
    """No figure is lost on the way to the tables, and none stands twice."""
    faults = []
    for kind, unit in product(Kind, UNITS):
        figure = fact(kind, 10, unit=unit)
        found = [t.name for t in TABLES if t.name != "facts" and selects(t.selections, figure)]
        alone = kind in (Kind.OTHER_STAT, Kind.EXPERIENCE_YEARS)
        faults += [f"{kind} in {unit}: {found}"] if len(found) != (0 if alone else 1) else []
    assert not faults, "\n".join(faults)


def test_experience_stands_with_the_levels():
    years = fact(Kind.EXPERIENCE_YEARS, 3, unit="years")
    assert [t.name for t in TABLES if selects(t.selections, years)] == ["facts", "salary_levels"]
