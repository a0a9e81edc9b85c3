"""Base pay, bonus, sign-on: the edges of the rules."""

import numpy as np
import pytest

from dashboard.compensation.cash import (
    Clawback,
    Promotion,
    base_by_year,
    bonus,
    clawed_back,
    monthly_base,
    quoted_as_average,
)


def by_year(base, years, **changes):
    return base_by_year(monthly_base(base, 12 * years, **changes)).tolist()


def test_the_raise_comes_on_the_anniversary_and_not_in_year_1():
    monthly = monthly_base(120_000, 25, 10)
    assert monthly[[0, 11, 12, 23, 24]] == pytest.approx([10_000, 10_000, 11_000, 11_000, 12_100])


def test_a_promotion_takes_effect_after_its_month():
    monthly = monthly_base(120_000, 24, promotion=Promotion(6, 50))
    assert monthly[[5, 6]] == pytest.approx([10_000, 15_000])


@pytest.mark.parametrize(
    ("month", "expected"),
    [
        (12, [100, 110, 121, 133.1]),  # instead of the first raise: 10 % for 10 %
        (
            13,
            [100, 110 + 11 * 11 / 12, 121, 133.1],
        ),  # the raise of month 12 was paid; the one of month 24 is not
        (24, [100, 110, 121, 133.1]),
    ],
)
def test_a_promotion_replaces_the_raise_of_that_or_the_next_anniversary(month, expected):
    promotion = Promotion(month, 10, replaces_raise=True)
    assert by_year(100, 4, raise_pct=10, promotion=promotion) == pytest.approx(expected)


def test_a_promotion_beside_a_raise_adds_to_it():
    both = by_year(100, 2, raise_pct=10, promotion=Promotion(12, 20))
    assert both == pytest.approx([100, 132])


def test_years_are_made_of_twelve_months():
    assert base_by_year(np.arange(24.0)).tolist() == [66, 210]


def test_a_bonus_is_target_times_attainment_times_months():
    assert bonus(120_000, 10) == 12_000
    assert bonus(120_000, 10, 50) == 6_000
    assert bonus(120_000, 10, 50, 3) == 1_500


@pytest.mark.parametrize(
    ("style", "stayed", "owed"),
    [
        (Clawback.FULL, 11, 60_000),
        (Clawback.FULL, 12, 0),
        (Clawback.FULL, 13, 0),
        (Clawback.PRO_RATA, 1, 55_000),
        (Clawback.PRO_RATA, 11, 5_000),
        (Clawback.PRO_RATA, 12, 0),
    ],
)
def test_what_is_owed_back_of_a_sign_on(style, stayed, owed):
    assert clawed_back(60_000, 12, stayed, style) == pytest.approx(owed)


def test_an_average_quote_spreads_over_the_years_it_says():
    assert quoted_as_average(100, 10, 50, 200, 5) == pytest.approx((160, 40, 20))
    assert quoted_as_average(100, 10, 40, 200) == pytest.approx((170, 50, 20))


def test_pay_stays_the_same_unless_raised():
    assert by_year(120_000, 3) == pytest.approx([120_000] * 3)
