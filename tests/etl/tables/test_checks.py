"""No table is written whose values do not fit what its columns promise."""

import pytest

from etl.errors import InputError
from etl.facts import Kind
from etl.tables.checks import check_tables
from etl.tables.tidy import tidy_tables

from .examples import a_bit_of_everything, corpus, fact


def test_good_tables_pass():
    check_tables(tidy_tables(*a_bit_of_everything()))


@pytest.mark.parametrize(
    ("table", "column", "value", "fault"),
    [
        (
            "salary_percentiles",
            "percentile",
            140.0,
            "guide.md:2: salary_percentiles.percentile 140.0 is above 100",
        ),
        ("salary_percentiles", "low_usd", -5.0, "guide.md:2: salary_percentiles.low_usd -5.0 is below 0"),
        ("facts", "quote", None, "guide.md:2: facts.quote is empty; expected a value"),
        ("facts", "bound", "about", "guide.md:2: facts.bound about is none of up_to, at_least"),
        (
            "facts",
            "id",
            "guide:3:salary_percentile:1",
            "guide.md:3: facts.id guide:3:salary_percentile:1 stands twice",
        ),
        ("salary_percentiles", "fact_id", "guide:9:salary_average:1", "comes from a fact in gbp_per_hour"),
        ("city_premiums", "fact_id", "guide:2:salary_percentile:1", "fact in usd_per_year; expected pct"),
        ("salary_levels", "years_fact_id", "guide:6:city_premium:1", "fact in pct; expected years"),
    ],
)
def test_a_value_that_does_not_fit_is_refused(table, column, value, fault):
    frames = tidy_tables(*a_bit_of_everything())
    frames[table].loc[0, column] = value
    with pytest.raises(InputError) as refused:
        check_tables(frames)
    assert fault in str(refused.value)


def test_a_percentile_above_100_is_refused_with_its_line():
    with pytest.raises(InputError, match=r"guide\.md:7: facts\.percentile 125\.0 is above 100"):
        check_tables(tidy_tables(corpus(fact(Kind.SALARY_PERCENTILE, line=7, percentile=125)), []))
