"""Figures in words and signs as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.figure_text import (
    CONSOLE,
    FULL,
    PROSE,
    SHORT,
    TICK,
    listed,
    number_text,
    ordinal,
    span_text,
    whole_ordinal,
)
from etl.unit import Unit


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
    assert span_text(low, high, bound, unit, CONSOLE) == text


def test_a_loss_of_money_has_its_sign_first():
    assert number_text(-1500, "usd_per_year", CONSOLE) == "−$1,500"


@pytest.mark.parametrize(
    ("value", "text"),
    [(0, "0"), (100, "100"), (999_999, "999,999"), (1_000_000, "1 million"), (2_500_000_000, "2.5 billion")],
)
def test_large_numbers_are_said_in_words(value, text):
    assert number_text(value, "count", CONSOLE) == text


@pytest.mark.parametrize(("value", "text"), [(108_500, "$109k"), (82_500, "$83k"), (460.5e9, "$461bn")])
def test_halves_are_rounded_up_as_people_do(value, text):
    """$108,500 was $108k."""
    assert number_text(value, "usd_per_year", SHORT) == text


@pytest.mark.parametrize(
    ("value", "unit", "text"), [(999.6, "usd_per_year", "$1k"), (999.6e9, "usd_total", "$1tn")]
)
def test_what_rounds_up_to_the_next_scale_is_written_in_it(value, unit, text):
    """These were $0, and no end of trying."""
    assert number_text(value, unit, SHORT) == text


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (-100_000, "usd_per_year", "−$100k"),
        (1_250_000, "usd_per_year", "$1.25m"),
        (30, "pct", "30 %"),
        (0, "index", "0"),
    ],
)
def test_ticks(value, unit, text):
    assert number_text(value, unit, TICK).replace("\xa0", " ") == text


@given(
    low=st.floats(0, 1e13, allow_nan=False),
    rise=st.floats(0, 1e13, allow_nan=False),
    bound=st.sampled_from([None, "high_open"]),
    unit=st.sampled_from(["usd_per_year", "usd_total", "pct", "count", "years"]),
    style=st.sampled_from([SHORT, FULL, PROSE, CONSOLE]),
)
def test_every_style_says_both_ends_and_what_is_open(low, rise, bound, unit, style):
    high = low + rise
    text = span_text(low, high, bound, unit, style)
    assert text.endswith(f"{style.more}{style.tail(Unit.of(unit))}") or bound is None
    assert number_text(high, unit, style) in text
    assert (style.to in text) == (low != high)


def test_lists():
    assert [listed(list("abc")[:n]) for n in range(4)] == ["", "a", "a and b", "a, b and c"]
    assert listed(list("abcde"), 3) == "a, b and 3 more"


def test_ranks():
    numbers = (1, 2, 3, 11, 12.5, 25, 90, 93, 111)
    assert " ".join(map(ordinal, numbers)) == "1st 2nd 3rd 11th 12.5th 25th 90th 93rd 111th"
    ranks = (0, 2.4, 4, 14, 22.5, 24.5, 91.6, 99.4, 100)
    assert " ".join(map(whole_ordinal, ranks)) == "0th 2nd 4th 14th 23rd 25th 92nd 99th 100th"
