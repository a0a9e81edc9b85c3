"""Bands to post: in order, around their target, and honest about what they rest on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.bands.city_bands import Basis, Target, band_around, band_marks, bases, city_bands, posting_line
from dashboard.cities.statements import averages
from dashboard.words.spans import Span

from ..cities.examples import average, city, source

DLE, DLIE = "Deep Learning Engineer", "Deep Learning Infrastructure Engineer"
TARGET = Target(100_000, "50th percentile", "$100,000", (source(),), 2024)


@given(st.floats(50, 1e8), st.floats(5, 150))
def test_minimum_midpoint_and_maximum_rise(midpoint, spread_pct):
    band = band_around(midpoint, spread_pct)
    assert 0 < band.low_usd < band.midpoint_usd < band.high_usd


@given(st.floats(40_000, 1e7), st.floats(5, 150))
def test_rounding_moves_an_end_by_no_more_than_half_a_step(midpoint, spread_pct):
    band = band_around(midpoint, spread_pct)
    low = midpoint / (1 + spread_pct / 200)
    assert abs(band.low_usd - low) <= 500
    assert abs(band.high_usd - low * (1 + spread_pct / 100)) <= 500
    assert abs(band.midpoint_usd - midpoint) <= 500.001


@given(st.floats(40_000, 1e6), st.floats(5, 150), st.floats(0.2, 3))
def test_the_compa_ratio_times_the_midpoint_is_the_pay(midpoint, spread_pct, times):
    band = band_around(midpoint, spread_pct)
    pay = band.midpoint_usd * times
    assert band.compa_ratio(pay) == pytest.approx(times)
    assert band.compa_ratio(band.midpoint_usd) == 1
    assert band.penetration_pct(band.low_usd) == 0
    assert band.penetration_pct(band.high_usd) == pytest.approx(100)


@given(st.floats(40_000, 1e6), st.floats(1.02, 2))
def test_a_higher_target_gives_no_lower_band(midpoint, more):
    one, other = band_around(midpoint, 50), band_around(midpoint * more, 50)
    assert one.low_usd <= other.low_usd
    assert one.high_usd <= other.high_usd


def test_what_can_be_built_around(tables):
    found = {basis.name: basis for basis in bases(tables, DLE, averages(tables, DLE)[0])}
    assert list(found) == ["Percentiles, AI Pathly", "Average", "Entry level", "Mid level", "Senior level"]
    assert found["Percentiles, AI Pathly"].positions == (25, 90)
    assert found["Percentiles, AI Pathly"].target(75).usd == 151_500
    assert found["Entry level"].target(0).usd == 80_000
    assert found["Entry level"].target(50).usd == 95_000
    assert "open" in found["Senior level"].target(100).formula
    assert found["Average"].target(50).usd == pytest.approx((115_864 + 130_476) / 2)


def test_a_percentile_given_as_a_range_is_met_halfway_and_says_so(tables):
    found = bases(tables, DLIE, None)[0].target(50)
    assert found.usd == pytest.approx((140_000 + 149_409) / 2, abs=1)
    assert "halfway" in found.formula


def test_every_target_has_its_parents(tables):
    for basis in bases(tables, DLE, averages(tables, DLE)[0]):
        target = basis.target(50)
        assert target.sources
        assert target.formula
        assert target.basis.endswith(")")


@pytest.mark.parametrize(
    ("adjustment", "end", "midpoint"),
    [
        ("None", "Middle", 100_000),
        ("Premium", "Low end", 110_000),
        ("Premium", "Middle", 115_000),
        ("Premium", "High end", 120_000),
        ("Price level", "Middle", 90_000),
    ],
)
def test_a_city_is_adjusted_as_chosen(adjustment, end, midpoint):
    (band,) = city_bands(TARGET, 50, [city(premium=(10.0, 20.0), level=90.0)], adjustment, end)
    assert band.band.midpoint_usd == pytest.approx(midpoint, abs=500)
    assert f"${midpoint:,}" in band.formula


@pytest.mark.parametrize("adjustment", ["Premium", "Price level"])
def test_a_city_of_which_nothing_is_known_gets_no_band(adjustment):
    assert city_bands(TARGET, 50, [city("London", premium=None)], adjustment, "Middle") == []


@pytest.mark.parametrize(
    ("premium", "bound"), [((None, 10.0), "up_to"), ((10.0, None), "at_least"), ((10.0, 10.0), None)]
)
def test_an_open_premium_counts_by_its_stated_end(premium, bound):
    for end in ("Low end", "Middle", "High end"):
        (band,) = city_bands(TARGET, 50, [city(premium=premium, bound=bound)], "Premium", end)
        assert band.band.midpoint_usd == pytest.approx(110_000, abs=500)


def test_the_posting_line_names_range_period_currency_and_basis():
    (band,) = city_bands(TARGET, 50, [city(premium=(20.0, 20.0))], "Premium", "Middle")
    assert posting_line(band, DLE, TARGET) == (
        "San Francisco, CA: the base pay range for this position (Deep Learning Engineer) is $96,000 to "
        "$144,000 a year, in US dollars. Where in the range an offer lies depends on skills, experience and "
        "the scope of the job. Basis: 50th percentile (A Guide, 2024); city premium +20 %."
    )


def test_a_pay_is_placed():
    (band,) = city_bands(TARGET, 50, [city()], "None", "Middle")
    assert band.compared(100_000) == "1.00, 50\xa0% into the band"
    assert band.compared(50_000).endswith("below the minimum")
    assert band.compared(500_000).endswith("above the maximum")


def test_the_chart_draws_the_bands():
    bands = city_bands(TARGET, 50, [city("Boston, MA"), city("Austin, TX")], "Premium", "Middle")
    marks = band_marks(bands)
    assert [(mark.row, mark.low, mark.high) for mark in marks] == [
        (name, band.band.low_usd, band.band.high_usd)
        for name, band in zip(("Boston, MA", "Austin, TX"), bands, strict=True)
    ]
    assert all(mark.formula for mark in marks)


def test_a_single_average_has_one_position():
    basis = Basis("Average", "average", (source(),), span=average(100_000.0).usd)
    assert basis.target(0).usd == basis.target(100).usd == 100_000
    assert basis.span == Span(100_000, 100_000)
