"""Years and relative periods of figures, and the periods that pay is for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.reading.figures.pay_periods import lent_pay_period, pay_period
from etl.reading.figures.periods import DATE, Period, find_periods


def periods(text):
    return [span.value for span in find_periods(text)]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("in 2024", Period(2024, 2024)),
        ("early 2024", Period(2024, 2024)),
        ("Q3 2024", Period(2024, 2024)),
        ("in March 2024", Period(2024, 2024)),
        ("FY2024", Period(2024, 2024)),
        ("from 2019 to 2023", Period(2019, 2023)),
        ("between 2019 and 2023", Period(2019, 2023)),
        ("2024-34 by a third", Period(2024, 2034)),
        ("2019–2023", Period(2019, 2023)),
        ("by 2030", Period(None, 2030)),
        ("until the end of 2030", Period(None, 2030)),
        ("since 2019", Period(2019, None)),
        ("over the past four years", Period(text="past four years")),
        ("in the next decade", Period(text="next decade")),
        ("year over year", Period(text="year over year")),
        ("within two years", Period(text="two years")),
        ("by the end of the decade", Period(text="end of the decade")),
    ],
)
def test_a_period(text, period):
    assert periods(f"Pay rose {text}.") == [period]


@pytest.mark.parametrize(
    "text",
    [
        "$2024",
        "2,024 jobs",
        "2024 openings",
        "2024%",
        "2.2024",
        "it vests over four years",
        "ten years of practice",
    ],
)
def test_what_is_no_period(text):
    assert periods(text) == []


def test_a_span_counts_before_the_years_in_it():
    assert periods("from 2019 to 2023 and in 2024") == [Period(2019, 2023), Period(2024, 2024)]


def test_a_span_that_runs_backwards_is_none():
    assert Period(2023, 2019) not in periods("from 2023 to 2019")


@given(
    start=st.integers(1950, 2090), length=st.integers(0, 10), joint=st.sampled_from(["-", "–", " to ", "/"])
)
def test_every_span_of_years_reads_back(start, length, joint):
    assert periods(f"in {start}{joint}{start + length}") == [Period(start, start + length)]


@pytest.mark.parametrize(
    "text", ["4 March 2024", "March 4th, 2024", "2024-03-04", "3/4/2024", "04.03.2024", "March 4"]
)
def test_a_date(text):
    assert DATE.fullmatch(text)


@pytest.mark.parametrize("text", ["May 5", "March 2024", "March 5,000"])
def test_what_is_no_date(text):
    assert not DATE.fullmatch(text)


@pytest.mark.parametrize(
    ("before", "after", "period"),
    [
        ("", " per year", "year"),
        ("", "/yr", "year"),
        ("", " a year", "year"),
        ("", " p.a.", "year"),
        ("", " LPA", "year"),
        ("", " annually", "year"),
        ("", " gross per month", "month"),
        ("", " pcm", "month"),
        ("", " an hour", "hour"),
        ("", "/h", "hour"),
        ("", " base, weekly", "week"),
        ("a day rate of ", "", "day"),
        ("the monthly pay is ", "", "month"),
        ("paid hourly, by the year ", " each", "hour"),
        ("", "", None),
        ("pay of ", " in Boston", None),
    ],
)
def test_a_pay_period(before, after, period):
    assert pay_period(before, after) == period


def test_of_two_words_the_one_after_the_sum_counts():
    assert pay_period("an annual salary of ", ", or monthly") == "month"


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Hourly rates", "hour"),
        ("Day rates in London", "day"),
        ("Salary per month", "month"),
        ("USD/yr", "year"),
        ("Annual pay", "year"),
        ("Salaries", None),
        ("The annual meeting", None),
    ],
)
def test_a_heading_lends_its_pay_period(text, period):
    assert lent_pay_period(text) == period
