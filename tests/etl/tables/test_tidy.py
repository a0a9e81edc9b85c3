"""Facts become rows: one per observation, in the unit the table promises."""

import json

import pandas as pd
import pytest

from etl.facts import Finding, Kind, Mention
from etl.tables.dictionary import TABLES
from etl.tables.tidy import single_value, statistic, tidy_tables, year

from .examples import a_bit_of_everything, corpus, document, fact

USUAL = {"kind": Kind.SALARY_RANGE, "low": 100_000, "high": 120_000}


def rows(name, *facts, findings=(), **more):
    frame = tidy_tables(corpus(*facts, **more), list(findings))[name]
    return [{k: None if pd.isna(v) else v for k, v in row.items()} for row in frame.to_dict("records")]


def test_every_table_has_its_columns_and_types_even_when_empty():
    empty, full = tidy_tables(corpus(), []), tidy_tables(*a_bit_of_everything())
    for table in TABLES:
        assert list(empty[table.name].columns) == table.column_names
        assert empty[table.name].dtypes.astype(str).to_dict() == full[table.name].dtypes.astype(str).to_dict()


@pytest.mark.parametrize(
    ("unit", "table", "told"),
    [
        ("usd_per_year", "salary_statistics", {"low_usd": 50.0, "statistic": "average"}),
        ("usd_per_hour", "other_pay", {"currency": "USD", "period": "hour", "low": 50.0}),
        ("gbp_per_year", "other_pay", {"currency": "GBP", "period": "year", "high": 50.0}),
        ("eur_total", "other_pay", {"currency": "EUR", "period": "total"}),
        ("pct", "pay_components", {"component": "salary_average", "unit": "pct"}),
    ],
)
def test_pay_goes_where_its_unit_belongs(unit, table, told):
    """Pounds, and dollars an hour, never stand in a column of dollars a year."""
    frames = tidy_tables(corpus(fact(Kind.SALARY_AVERAGE, 50, unit=unit)), [])
    assert [
        name for name, frame in frames.items() if len(frame) and "fact_id" in frame and name != "numerals"
    ] == [table]
    (row,) = rows(table, fact(Kind.SALARY_AVERAGE, 50, unit=unit))
    assert row.items() >= told.items()


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({**USUAL, "kind": Kind.SALARY_AVERAGE}, "average"),
        (USUAL, "range"),
        ({**USUAL, "low": None, "bound": "up_to"}, "top"),
        ({**USUAL, "low": None, "bound": "up_to_or_more"}, "top"),
        ({**USUAL, "level": "top earners"}, "top"),
        ({**USUAL, "level": "senior", "bound": "high_open"}, "range"),
        ({**USUAL, "quote": "Total compensation runs from A to B"}, "total_compensation"),
        ({**USUAL, "quote": "total annual pay of A"}, "total_compensation"),
        ({**USUAL, "quote": "a total of A, all pay counted"}, "range"),
    ],
)
def test_statistics_are_told_apart(fields, expected):
    assert statistic(fact(**fields)) == expected


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [(2022, 2024, 2024), (None, 2030, 2030), (2021, None, 2021), (None, None, None)],
)
def test_the_year_is_the_last_of_the_period(start, end, expected):
    assert year(fact(period_start=start, period_end=end)) == expected


@pytest.mark.parametrize(
    ("low", "high", "bound", "expected"),
    [(5, 5, None, 5), (5, 6, None, None), (5, 5, "high_open", None), (None, 5, "up_to", None)],
)
def test_only_a_single_figure_is_a_value(low, high, bound, expected):
    assert single_value(fact(Kind.MARKET_SIZE, low, high, bound=bound, unit="usd_total")) == expected


def test_open_ends_stay_open():
    (row,) = rows(
        "industry_pay", fact(Kind.INDUSTRY_SALARY, None, 187_938, bound="up_to", industry="real estate")
    )
    assert (row["low_usd"], row["high_usd"], row["bound"]) == (None, 187_938.0, "up_to")
    assert (row["group_type"], row["group"]) == ("industry", "real estate")


def test_company_types_stand_beside_industries():
    (row,) = rows(
        "industry_pay", fact(Kind.COMPANY_TYPE_COMP, 3, 5, company_type="Tech Giants", industry="tech")
    )
    assert (row["group_type"], row["group"]) == ("company_type", "Tech Giants")


def test_a_role_of_several_documents_keeps_all_rows_in_the_documents_order():
    facts = [fact(document="b", line=2), fact(document="a", line=9), fact(document="b", line=1)]
    found = rows("salary_statistics", *facts, documents=[document("b"), document("a")])
    assert [(row["document"], row["line"]) for row in found] == [("b", 2), ("b", 1), ("a", 9)]


def test_documents_are_named_without_the_folders_of_the_machine():
    (row,) = rows("documents", fact(), documents=[document("guide", folder="/home/somebody/secret")])
    assert "somebody" not in json.dumps(row)
    assert (row["file"], row["url"], row["facts"], row["numerals"]) == ("guide.md", "guide.md", 1, 1)


def test_an_address_of_the_front_matter_is_kept():
    (row,) = rows("documents", fact(), documents=[document(url="https://example.org/a")])
    assert row["url"] == "https://example.org/a"


def test_mentions_have_the_role_of_their_document():
    mention = Mention(document="guide", line=3, topic="skill", item="Python", detail="daily")
    (row,) = rows("mentions", fact(), mentions=[mention])
    assert row == {
        **mention.model_dump(),
        "role": "Deep Learning Engineer",
        "role_key": "deep learning engineer",
    }


def test_disagreements_stand_at_their_first_fact():
    facts = [fact(line=4), fact(line=7)]
    finding = Finding(check="c", severity="low", facts=(facts[1].id, facts[0].id), explanation="e")
    (row,) = rows("disagreements", *facts, findings=[finding])
    assert json.loads(row["facts"]) == [facts[1].id, facts[0].id]
    assert (row["document"], row["line"], row["fact_id"]) == ("guide", 7, facts[1].id)


def test_a_disagreement_without_facts_stands_nowhere():
    finding = Finding(check="c", severity="info", facts=(), explanation="e")
    (row,) = rows("disagreements", fact(), findings=[finding])
    assert (row["facts"], row["document"], row["line"]) == ("[]", None, None)
