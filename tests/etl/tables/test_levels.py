"""Pay of a level beside the years asked for it."""

import pytest

from etl.facts import Kind
from etl.tables.levels import join_levels
from etl.tables.tidy import level_rows

from .examples import fact


def pay(line, level="senior", **fields):
    return fact(Kind.SALARY_BY_LEVEL, 150_000, 200_000, line=line, level=level, **fields)


def years(line, level="senior", **fields):
    return fact(Kind.EXPERIENCE_YEARS, 6, 9, line=line, level=level, unit="years", **fields)


@pytest.mark.parametrize(
    ("facts", "pairs"),
    [
        pytest.param([years(5), pay(5)], [(5, 5)], id="the same line"),
        pytest.param([years(3), pay(5)], [(5, 3)], id="years above"),
        pytest.param([pay(5), years(8)], [(5, 8)], id="years below"),
        pytest.param([years(1), years(6), pay(5)], [(None, 1), (5, 6)], id="the nearest"),
        pytest.param([years(5), pay(6), pay(7)], [(6, 5), (7, 5)], id="one level paid in two cities"),
        pytest.param([pay(5), years(5, "junior")], [(5, None), (None, 5)], id="another level"),
        pytest.param([pay(5), years(5, role="Analyst")], [(5, None), (None, 5)], id="another role"),
        pytest.param([pay(5), years(5, document="other")], [(5, None), (None, 5)], id="another document"),
        pytest.param([pay(5, None), years(5, None)], [(5, 5)], id="no name, same line"),
        pytest.param([pay(5, None), years(6, None)], [(5, None), (None, 6)], id="no name, another line"),
        pytest.param([years(5)], [(None, 5)], id="years alone"),
        pytest.param([], [], id="nothing"),
    ],
)
def test_years_join_the_pay_of_their_level(facts, pairs):
    found = [(p.line if p else None, y.line if y else None) for p, y in join_levels(facts)]
    assert found == pairs


def test_a_row_tells_pay_and_years_and_both_facts():
    paid = fact(Kind.SALARY_BY_LEVEL, 150_000, 200_000, bound="high_open", level="senior", line=5)
    asked = fact(Kind.EXPERIENCE_YEARS, 6, None, bound="at_least", level="senior", unit="years", line=5)
    (row,) = level_rows([asked, paid])
    assert (row["years_low"], row["years_high"], row["years_bound"]) == (6, None, "at_least")
    assert (row["low_usd"], row["high_usd"], row["bound"]) == (150_000, 200_000, "high_open")
    assert (row["fact_id"], row["years_fact_id"]) == (paid.id, asked.id)


def test_years_without_pay_claim_no_pay():
    """The years of a level paid in pounds must not appear as dollars."""
    asked = years(5)
    (row,) = level_rows([asked, pay(5, unit="gbp_per_year")])
    assert (row["low_usd"], row["high_usd"], row["bound"]) == (None, None, None)
    assert (row["years_low"], row["fact_id"], row["years_fact_id"]) == (6, asked.id, asked.id)
