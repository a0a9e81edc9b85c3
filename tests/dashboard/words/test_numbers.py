"""One way to write a number."""

import pytest

from dashboard.words.numbers import apart_pct, counted, full, full_span, in_words, short, short_span

USD = "usd_per_year"


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (115_864, USD, "$116k"),
        (999_400, USD, "$999k"),
        (999_600, USD, "$1m"),
        (1_250_000, USD, "$1.25m"),
        (460.5e9, "usd_total", "$461bn"),
        (1_597.1e9, "usd_total", "$1.6tn"),
        (950, USD, "$950"),
        (-5_000, USD, "−$5k"),
        (0, USD, "$0"),
        (33.5, "pct", "33.5 %"),
        (23.0, "pct_per_year", "23 %"),
        (-3, "pct", "−3 %"),
        (50_000, "count", "50k"),
        (6, "years", "6 years"),
        (60, "gbp_per_hour", "£60"),
        (60, "chf_per_year", "CHF 60"),
        (1.5, "multiple", "1.5 times"),
        (103.4, "index", "103.4"),
    ],
)
def test_short(value, unit, text):
    assert short(value, unit).replace("\xa0", " ") == text


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [(115_864, USD, "$115,864"), (115_864.5, USD, "$115,864.5"), (33.5, "pct", "33.5 %"), (-1, USD, "−$1")],
)
def test_full(value, unit, text):
    assert full(value, unit).replace("\xa0", " ") == text


@pytest.mark.parametrize(
    ("low", "high", "bound", "unit", "text"),
    [
        (115_864, 130_476, None, USD, "$116k–$130k"),
        (25, 30, None, "pct", "25–30 %"),
        (150_000, 200_000, "high_open", USD, "$150k–$200k+"),
        (None, 187_938, "up_to", USD, "up to $188k"),
        (None, 179_000, "up_to_or_more", USD, "up to $179k or more"),
        (50_000, None, "at_least", "count", "50k or more"),
        (None, None, None, USD, "not stated"),
        (6, 6, None, "count", "6"),
        (0, 2, None, "years", "0–2 years"),
    ],
)
def test_spans_keep_their_ends_open(low, high, bound, unit, text):
    assert short_span(low, high, bound, unit).replace("\xa0", " ") == text


def test_signs_where_a_difference_is_meant():
    assert short_span(25, 30, None, "pct", signed=True) == "+25–30\xa0%"
    assert short(33.5, "pct", signed=True) == "+33.5\xa0%"
    assert full_span(-3, -3, None, "pct", signed=True) == "−3\xa0%"


def test_words():
    assert apart_pct(115_864, 130_476) == pytest.approx(12.61, abs=0.01)
    assert (counted(1, "source"), counted(2_000, "source")) == ("1 source", "2,000 sources")
    assert (in_words(5), in_words(13)) == ("five", "13")
