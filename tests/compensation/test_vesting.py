"""Schedules that are refused, whole shares dealt out, presets."""

from fractions import Fraction

import pytest

from dashboard.compensation.errors import CompensationError
from dashboard.compensation.presets import presets
from dashboard.compensation.reference import PresetRow, table
from dashboard.compensation.vesting import (
    LONGEST_MONTHS,
    Rounding,
    Schedule,
    Tranche,
    allocate,
    exact,
    yearly,
)

QUARTERS = [Fraction(1, 4)] * 4


@pytest.mark.parametrize(
    ("mode", "dealt"),
    [
        (Rounding.CUMULATIVE_ROUNDING, [5, 4, 5, 4]),
        (Rounding.CUMULATIVE_ROUND_DOWN, [4, 5, 4, 5]),
        (Rounding.FRONT_LOADED, [5, 5, 4, 4]),
        (Rounding.BACK_LOADED, [4, 4, 5, 5]),
        (Rounding.FRONT_LOADED_TO_SINGLE_TRANCHE, [6, 4, 4, 4]),
        (Rounding.BACK_LOADED_TO_SINGLE_TRANCHE, [4, 4, 4, 6]),
    ],
)
def test_eighteen_shares_in_four_tranches(mode, dealt):
    assert allocate(18, QUARTERS, mode) == dealt


@pytest.mark.parametrize("mode", Rounding)
def test_nothing_is_dealt_out_of_nothing_and_what_divides_is_dealt_evenly(mode):
    assert allocate(0, QUARTERS, mode) == [0, 0, 0, 0]
    assert allocate(8, QUARTERS, mode) == [2, 2, 2, 2]


def test_rounding_half_goes_up_and_not_to_the_even_neighbour():
    assert allocate(1, [Fraction(1, 2), Fraction(1, 2)], Rounding.CUMULATIVE_ROUNDING) == [1, 0]


def test_large_grants_are_exact():
    assert sum(allocate(10**18 + 1, [Fraction(1, 3)] * 3, Rounding.CUMULATIVE_ROUNDING)) == 10**18 + 1


@pytest.mark.parametrize(
    ("annual", "every", "cliff", "message"),
    [
        ([25, 25, 25, 24], 12, 0, "percentages 25, 25, 25, 24 add up to 99 %, not to 100 %"),
        ([50, 50.5], 12, 0, "add up to 100.5 %, not to 100 %"),
        ([120, -20], 12, 0, "cannot vest less than 0 %; these are 120, -20"),
        ([50, 50], 5, 0, "A vest every 5 months does not fit a year; use 1, 2, 3, 4, 6 or 12"),
        ([50, 50], 0, 0, "A vest every 0 months"),
        ([50, 50], 24, 0, "A vest every 24 months"),
        ([50, 50], [12], 0, "2 years, but 1 entries under how often it vests"),
        ([50, 50], 12, 25, "The cliff, month 25, comes after the last vest, month 24"),
        ([], 12, 0, "add up to 0 %"),
        ([float("nan")], 12, 0, "nan is not a finite number"),
        ([float("inf")], 12, 0, "inf is not a finite number"),
    ],
)
def test_schedules_by_year_that_are_refused(annual, every, cliff, message):
    with pytest.raises(CompensationError, match=message):
        Schedule.by_year(annual, every, cliff)


@pytest.mark.parametrize(
    ("months", "pct", "message"),
    [
        ([], [], "no vesting date"),
        ([12, 12], [50, 50], "must rise from 1 upwards; these are 12, 12"),
        ([24, 12], [50, 50], "must rise"),
        ([0, 12], [50, 50], "must rise from 1 upwards; these are 0, 12"),
        ([12], [50, 50], "1 vesting months but 2 percentages"),
        ([12, 24], [100, 0], "above 0 %"),
        ([12, 24], [50, 49], "The schedule adds up to 99 %, not to 100 %"),
        ([LONGEST_MONTHS + 1], [100], "at most 240 months"),
    ],
)
def test_schedules_by_date_that_are_refused(months, pct, message):
    with pytest.raises(CompensationError, match=message):
        Schedule.at_months(months, pct)


def test_the_longest_schedule_and_the_latest_cliff():
    assert Schedule.at_months([LONGEST_MONTHS], [100]).last_month == LONGEST_MONTHS
    assert Schedule.by_year([50, 50], 12, 24).released() == {24: 1}


def test_a_cliff_between_two_vests_releases_what_was_earned_until_then():
    schedule = Schedule.by_year([100], 3, 7)
    assert schedule.released() == {7: Fraction(1, 2), 9: Fraction(1, 4), 12: Fraction(1, 4)}
    assert [schedule.vested(month) for month in (6, 7, 8, 9, 12)] == [0, 0.5, 0.5, 0.75, 1]


def test_each_year_may_have_its_own_cadence():
    schedule = Schedule.by_year([5, 15, 40, 40], [12, 12, 6, 6])
    assert list(schedule.released()) == [12, 24, 30, 36, 42, 48]
    assert schedule.released()[30] == Fraction(1, 5)


def test_a_year_without_a_vest_is_left_out():
    assert Schedule.by_year([0, 100]).tranches == (Tranche(24, Fraction(1)),)


def test_years_end_with_their_twelfth_month():
    assert yearly({1: 1, 12: 2, 13: 4, 24: 8, 25: 16}, 2) == [3, 12]


def test_decimals_are_read_as_typed():
    assert exact(33.3) == Fraction(333, 10)
    assert exact(Fraction(1, 3)) == Fraction(1, 3)
    assert exact(7) == 7


def test_a_negative_grant_is_refused():
    with pytest.raises(CompensationError, match="-1 shares"):
        allocate(-1, QUARTERS, Rounding.FRONT_LOADED)


def test_every_year_of_a_preset_says_the_same_of_it():
    by_name = {}
    for row in table("vesting_presets.csv", PresetRow):
        by_name.setdefault(row.preset, []).append(row)
    for rows in by_name.values():
        assert [row.year for row in rows] == list(range(1, len(rows) + 1))
        assert len({(row.title, row.cliff_months, row.as_of, row.source, row.url) for row in rows}) == 1


def test_presets_are_schedules_with_a_source():
    read_anew = presets.__wrapped__()
    assert read_anew == presets()
    found = {preset.name: preset for preset in read_anew}
    assert len(found) == len(read_anew) >= 5
    for preset in read_anew:
        assert preset.vesting.schedule().last_month == 48
        assert preset.url.startswith("https://")
        assert preset.title
        assert preset.source
        assert preset.as_of.year >= 2026
    back_loaded = found["back_loaded"]
    assert list(back_loaded.vesting.schedule().released()) == [12, 24, 30, 36, 42, 48]
    assert back_loaded.title == "5/15/40/40, yearly then half-yearly (Amazon)"
    assert min(found["even_cliff"].vesting.schedule().released()) == 12
    assert min(found["even_quarterly"].vesting.schedule().released()) == 3
