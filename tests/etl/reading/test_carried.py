"""What one sentence leaves to the next, and what ends it."""

import pytest

from tests.etl.reading.reading import facts, read

GUIDE = "# Data Engineer salary guide\n\n"


def test_there_is_the_place_just_named():
    (fact,) = facts(GUIDE + "Many engineers move to Seattle. The average salary there is $145,000.")
    assert fact.city == "Seattle"


def test_it_is_the_market_just_named():
    size, growth = facts(GUIDE + "The AI market reached $58 billion. It is growing at 33% a year.")
    assert (size.market, growth.market) == ("AI", "AI")
    assert growth.kind == "market_cagr"


def test_they_are_what_was_just_named():
    bonus, more = facts(GUIDE + "Bonuses are 10% of base salary. They average 20% in banking.")
    assert (bonus.kind, more.kind) == ("bonus_pct", "bonus_pct")


def test_a_sentence_on_pay_lends_its_source_to_the_next():
    first, second = facts(
        GUIDE + "Glassdoor reports an average salary of $126,000. The lowest salary is $80,000."
    )
    assert (first.source_named, second.source_named) == ("Glassdoor", "Glassdoor")


def test_a_role_holds_for_its_paragraph_only():
    text = GUIDE + "Data scientists earn $130,000. Senior ones earn $160,000.\n\nBonuses are 10% of base."
    assert [fact.role for fact in facts(text)] == ["data scientist", "data scientist", "Data Engineer"]


def test_the_year_of_an_average_holds_for_its_percentiles():
    text = GUIDE + "The average salary in 2023 was $120,000. The 90th percentile is $190,000."
    assert [fact.period_start for fact in facts(text)] == [2023, 2023]


def test_a_parallel_figure_is_of_the_kind_of_the_one_before():
    text = GUIDE + "Bonuses are 10% of base in banking and 5% in retail."
    assert [(fact.kind.value, fact.industry) for fact in facts(text)] == [
        ("bonus_pct", "banking"),
        ("bonus_pct", "retail"),
    ]


def test_what_is_vetoed_for_the_first_of_a_list_is_vetoed_for_the_next():
    assert facts(GUIDE + "A bootcamp costs $12,000 or $15,000.") == ()


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Job postings fell 12% in Boston and 8% in Austin.", [-12, -8]),
        ("Job postings rose 12% in Boston but fell 8% in Austin.", [12, -8]),
        ("Job postings changed by −12% in 2023.", [-12]),
        ("Job postings were down 5 to 10 percent.", [-10]),
        ("Pay in Tampa is 8 percent lower, in Boston 12 percent higher.", [-8, 12]),
    ],
)
def test_a_fall_is_negative(text, values):
    assert [fact.low for fact in facts(GUIDE + text)] == values


def test_a_falling_range_keeps_its_lower_end_first():
    (fact,) = facts(GUIDE + "Job postings were down 5 to 10 percent.")
    assert (fact.low, fact.high) == (-10, -5)


@pytest.mark.parametrize(
    ("text", "projected"),
    [
        ("Employment is projected to grow 26 percent.", True),
        ("Employment grew 26 percent.", False),
        ("Employment grew 26 percent and is expected to grow 10 percent more.", [False, True]),
        ("Employment will grow 26 percent from 2023 to 2033.", True),
        ("Jobs grew 26 percent from 2013 to 2023.", False),
        ("Employment growth: 26 percent from 2023 to 2033.", True),
        ("The expected salary is $120,000.", False),
        ("The average salary is expected to reach $130,000.", True),
    ],
)
def test_a_projection(text, projected):
    expected = projected if isinstance(projected, list) else [projected]
    assert [fact.is_projection for fact in facts(GUIDE + text)] == expected


@pytest.mark.parametrize(
    ("text", "unit", "low"),
    [
        ("## Hourly rates\n\n- Senior: $90", "usd_per_hour", 90),
        ("## Salaries in thousands of dollars\n\n- Senior: 150", "usd_per_year", 150e3),
        ("## Salaries in Canadian dollars\n\n- Senior: $150,000", "cad_per_year", 150e3),
        ("- Senior: £90,000", "gbp_per_year", 90e3),
        ("- Senior: ₹20 LPA", "inr_per_year", 2e6),
        ("- Senior: $9,500 per month", "usd_per_month", 9_500),
    ],
)
def test_a_unit(text, unit, low):
    (fact,) = facts(GUIDE + text)
    assert (fact.unit, fact.low) == (unit, low)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The average salary is $500.", "a sum without a pay period"),
        ("The average salary is $5 a year.", "too large or too small for pay per year"),
        ("Pay is 120.", "a bare number without a unit"),
        ("Pay rose from $100,000 to $120,000.", "the former value of a change"),
        ("Pay was discussed in 2024.", "a year or a period, no figure"),
        ("Those in the 25th percentile are few.", "a percentile without a sum"),
        ("The 3rd way to better pay.", "an ordinal"),
        ("Updated 4 March 2024.", "a date"),
        ("Colours are 40 percent brighter.", "no rule knows this percent"),
    ],
)
def test_a_numeral_in_no_fact_has_its_reason(text, reason):
    assert reason in [numeral.reason for numeral in read(GUIDE + text).numerals]


def test_a_dense_paragraph_is_read_to_its_limit_and_accounted_for_beyond():
    text = GUIDE + "The salary is $120,000 a year. " * 300
    reading = read(text)
    assert len(reading.facts) == 200
    assert {numeral.reason for numeral in reading.numerals[200:]} == {
        "beyond the figures that are read of one paragraph or document"
    }
