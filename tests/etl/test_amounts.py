"""Figures in words and signs as people write them."""

import pytest

from etl.amounts import amount_text, figure_text, plain_number
from etl.facts import Kind

from .tables.examples import fact


@pytest.mark.parametrize(
    ("low", "high", "bound", "unit", "text"),
    [
        (115_864, 115_864, None, "usd_per_year", "$115,864 a year"),
        (80_000, 110_000, None, "usd_per_year", "$80,000 to $110,000 a year"),
        (150_000, 200_000, "high_open", "usd_per_year", "$150,000 to $200,000 or more a year"),
        (None, 187_938, "up_to", "usd_per_year", "up to $187,938 a year"),
        (None, 179_000, "up_to_or_more", "usd_per_year", "up to $179,000 or more a year"),
        (50_000, None, "at_least", "count", "50,000 or more"),
        (60.5, 60.5, None, "gbp_per_hour", "£60.5 an hour"),
        (90_000, 90_000, None, "chf_per_year", "CHF 90,000 a year"),
        (1_597_100_000_000, 1_597_100_000_000, None, "usd_total", "$1.5971 trillion"),
        (33.5, 33.5, None, "pct_per_year", "33.5 % a year"),
        (-3, 5, None, "pct", "−3 % to 5 %"),
        (6, None, "at_least", "years", "6 or more years"),
        (1.5, 1.5, None, "multiple", "1.5 times"),
        (101.2, 101.2, None, "index", "101.2"),
    ],
)
def test_a_figure_reads_as_a_person_would_write_it(low, high, bound, unit, text):
    assert figure_text(fact(Kind.OTHER_STAT, low, high, bound=bound, unit=unit)) == text


def test_a_loss_of_money_has_its_sign_first():
    assert amount_text(-1500, "usd_per_year") == "−$1,500"


@pytest.mark.parametrize(
    ("value", "text"),
    [(0, "0"), (100, "100"), (999_999, "999,999"), (1_000_000, "1 million"), (2_500_000_000, "2.5 billion")],
)
def test_large_numbers_are_said_in_words(value, text):
    assert plain_number(value) == text
