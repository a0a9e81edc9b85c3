"""ESPP, match, options, present value, benefits: the edges that the worked cases leave open."""

from datetime import date

import numpy as np
import pytest

from dashboard.compensation import benefits, espp, retirement
from dashboard.compensation.equity import Discounted, DollarGrant, Shares
from dashboard.compensation.errors import CompensationError
from dashboard.compensation.options import OptionHolding, Preference, Round, iso_split, outlook, spread
from dashboard.compensation.present_value import Timing, discounted, npv
from dashboard.compensation.prices import PriceAt, drift, price_paths, steady
from dashboard.compensation.retirement import Limits, Tier, limits, match, match_by_period, match_of_savings
from dashboard.compensation.vesting import Schedule

HALF_OF_SIX = [Tier(50, 6)]
FREE = Limits()


class TestEspp:
    def test_the_lookback_takes_the_lower_price(self):
        with_lookback, without = espp.Terms(15), espp.Terms(15, lookback=False)
        assert [float(with_lookback.price(100, end)) for end in (80, 120)] == [68, 85]
        assert [float(without.price(100, end)) for end in (80, 120)] == [68, 102]

    def test_fifteen_percent_off_gains_more_than_fifteen_percent(self):
        bought = espp.purchase(espp.Terms(15), 10_000, 100, 100)
        assert float(bought.gain) == pytest.approx(10_000 * (1 / 0.85 - 1))
        assert float(bought.refund) == 0

    @pytest.mark.parametrize("discount", [-1, 100])
    def test_a_discount_must_be_one(self, discount):
        with pytest.raises(CompensationError, match="not between 0 and 100"):
            espp.Terms(discount)
        assert espp.Terms(0).price(10, 10) == 10

    @pytest.mark.parametrize(
        ("price", "already", "left"), [(10, 0, 2500), (10, 1000, 1500), (14, 0, 1785), (10, 9999, 0)]
    )
    def test_the_limit_counts_whole_shares(self, price, already, left):
        assert espp.most_shares(price, already) == left
        assert espp.most_shares(10) == 2500

    def test_expected_gain_without_chance_or_lookback(self):
        flat = 10_000 * (1 / 0.85 - 1)
        assert espp.expected_gain(espp.Terms(15, lookback=False), 10_000, 0.1, 0.4, 0.5) == pytest.approx(
            flat
        )
        assert espp.expected_gain(espp.Terms(15), 10_000, 0.0, 0.0, 0.5) == pytest.approx(flat)
        assert espp.expected_gain(espp.Terms(15), 10_000, -0.2, 0.0, 0.5) == pytest.approx(flat)
        risen = 10_000 * (np.exp(0.05) / 0.85 - 1)
        assert espp.expected_gain(espp.Terms(15), 10_000, 0.1, 0.0, 0.5) == pytest.approx(risen)

    def test_expected_gain_agrees_with_chance(self):
        paths = price_paths(100 * (np.exp(0.1) - 1), 40, [6], seed=5)
        gains = espp.purchase(espp.Terms(15), 10_000, 1.0, paths.at(6)).gain
        assert espp.expected_gain(espp.Terms(15), 10_000, 0.1, 0.4, 0.5) == pytest.approx(
            gains.mean(), rel=0.002
        )

    def plan(self, start, paid_in):
        return Discounted(espp.Terms(15), start, paid_in, 6)

    def gains(self, plan):
        return {month: float(gain[0]) for month, gain in plan.payments(steady(0, plan.months()))}

    def test_the_limit_is_one_of_the_calendar_year(self):
        from_new_year = self.gains(self.plan(date(2026, 1, 1), {6: 20_000, 12: 20_000, 18: 20_000}))
        assert from_new_year == pytest.approx({6: 3_529.41, 12: 220.59, 18: 3_529.41}, abs=0.01)
        from_july = self.gains(self.plan(date(2026, 7, 1), {6: 20_000, 12: 20_000, 18: 20_000}))
        assert from_july == pytest.approx({6: 3_529.41, 12: 3_529.41, 18: 220.59}, abs=0.01)

    def test_prices_that_are_not_known_are_left_out(self):
        plan = self.plan(date(2026, 1, 1), {6: 1_000, 12: 1_000})
        assert [month for month, _ in plan.payments(steady(0, [0, 6]))] == [6]
        assert plan.months() == {0, 6, 12}


class TestMatch:
    def test_limits_cap_pay_and_savings(self):
        within = Limits(elective_deferral=1_000, compensation=10_000)
        assert match(20_000, 100, [Tier(100, 50)], within) == 1_000
        assert match(20_000, 4, [Tier(100, 50)], within) == 800
        assert match(20_000, 100, HALF_OF_SIX, within) == 300

    def test_all_additions_together_are_capped(self):
        within = Limits(elective_deferral=20_000, compensation=300_000, annual_additions=30_000)
        assert match(200_000, 10, [Tier(200, 10)], within) == 10_000
        assert match_by_period([100_000] * 2, [10, 10], [Tier(200, 10)], within, true_up=False) == [10_000, 0]
        assert match(200_000, 50, [Tier(200, 10)], Limits(annual_additions=50_000)) == 0

    def test_tiers_follow_each_other(self):
        tiers = [Tier(100, 3), Tier(50, 2)]
        assert [match(100_000, pct, tiers, FREE) for pct in (0, 2, 3, 4, 5, 9)] == [
            0,
            2_000,
            3_000,
            3_500,
            4_000,
            4_000,
        ]

    def test_saving_early_loses_match_unless_trued_up(self):
        pay, early = [20_000.0] * 12, [50.0] * 12
        assert (
            match_by_period(pay, early, HALF_OF_SIX, limits(2025), true_up=False) == [600, 600, 600] + [0] * 9
        )
        trued = match_by_period(pay, early, HALF_OF_SIX, limits(2025), true_up=True)
        assert sum(trued) == pytest.approx(7_200)
        assert trued[-1] == pytest.approx(5_400)

    def test_even_saving_needs_no_true_up(self):
        for true_up in (False, True):
            matched = match_by_period([10_000.0] * 12, [6.0] * 12, HALF_OF_SIX, limits(2025), true_up=true_up)
            assert matched == pytest.approx([300] * 12)

    def test_pay_above_the_limit_is_not_counted(self):
        within = Limits(compensation=25_000)
        assert match_by_period([10_000] * 4, [10] * 4, [Tier(100, 10)], within, true_up=False) == [
            1_000,
            1_000,
            500,
            0,
        ]

    def test_a_share_of_all_savings(self):
        assert match_of_savings(23_500, 50, limits(2025)) == 11_750
        assert match_of_savings(30_000, 50, limits(2021)) == 9_750


class TestOptions:
    def test_rounds_dilute_in_two_ways(self):
        assert Round(new_shares_pct=20).kept == pytest.approx(1 / 1.2)
        assert Round(dilution_pct=20).kept == pytest.approx(0.8)
        assert Round(25, 50).kept == pytest.approx(0.4)

    @pytest.mark.parametrize(
        ("preference", "exit_usd", "preferred", "employee"),
        [
            (Preference(50, 40), 30, 30, 0),
            (Preference(50, 40), 60, 50, 0.01 / 0.6 * 10),
            (Preference(50, 40), 125, 50, 0.01 / 0.6 * 75),
            (Preference(50, 40), 200, 80, 2),
            (Preference(50, 40, participating=True), 200, 110, 0.01 / 0.6 * 90),
            (Preference(50, 40, participating=True), 40, 40, 0),
            (Preference(), 200, 0, 2),
            (Preference(50, 100), 200, 200, 0),
        ],
    )
    def test_who_gets_what_at_an_exit(self, preference, exit_usd, preferred, employee):
        assert preference.taken(exit_usd) == pytest.approx(preferred)
        assert preference.left_for(0.01, exit_usd) == pytest.approx(employee)

    def test_nobody_gets_more_than_is_left(self):
        assert Preference(0, 40).left_for(0.9, 100) == pytest.approx(60)

    def test_nobody_exercises_at_a_loss(self):
        held = OptionHolding(10_000, 2, 1_000_000)
        assert held.payoff(1_000_000) == 0
        assert held.payoff(2_000_000) == 0
        assert held.payoff(3_000_000) == pytest.approx(10_000)
        assert held.exercise_cost == 20_000

    @pytest.mark.parametrize("total", [0, 9])
    def test_a_company_has_more_shares_than_a_grant(self, total):
        with pytest.raises(CompensationError, match=f"10 options of {total} fully diluted shares"):
            OptionHolding(10, 1, total)
        assert OptionHolding(10, 1, 10).owned == 1

    def test_why_a_grant_is_too_large(self):
        with pytest.raises(CompensationError) as refused:
            OptionHolding(10, 1, 9)
        assert str(refused.value) == (
            "10 options of 9 fully diluted shares: the company must have more shares than the grant."
        )
        assert OptionHolding(0, 1, 1).owned == 0

    def test_the_median_is_the_lowest_outcome_that_half_stay_within(self):
        held = OptionHolding(10, 0, 100)
        found = outlook(held, [(0.25, 0), (0.25, 100), (0.5, 1_000)])
        assert (found.mean_usd, found.median_usd, found.chance_of_zero) == pytest.approx((52.5, 10, 0.25))
        assert outlook(held, [(0.49, 0), (0.51, 100)]).median_usd == 10
        assert outlook(held, [(0.5, 100), (0.5, 0)]).median_usd == 0
        assert outlook(held, [(1, 0)]).chance_of_zero == 1

    @pytest.mark.parametrize("scenarios", [[], [(0.5, 1)], [(0.6, 1), (0.5, 1)], [(1.5, 1), (-0.5, 1)]])
    def test_probabilities_make_up_one(self, scenarios):
        with pytest.raises(CompensationError, match="add up to"):
            outlook(OptionHolding(1, 1, 10), scenarios)

    def test_the_sum_of_the_probabilities_is_said(self):
        with pytest.raises(CompensationError, match="add up to 90 %, not to 100 %"):
            outlook(OptionHolding(1, 1, 10), [(0.5, 1), (0.4, 2)])

    def test_spread_and_incentive_limit(self):
        assert spread(100, 5, 8) == 300
        assert spread(100, 5, 4) == 0
        assert iso_split(25_000, 5) == (20_000, 5_000)
        assert iso_split(10_000, 5) == (10_000, 0)
        assert iso_split(10, 30_000) == (3, 7)


class TestPresentValue:
    def test_timing(self):
        assert npv([110], 0.1, Timing.END) == pytest.approx(100)
        assert npv([110], 0.1, Timing.START) == pytest.approx(110)
        assert npv([0, 121], 0.1, Timing.END) == pytest.approx(100)
        assert npv([110], 0.1, Timing.MID) == pytest.approx(110 / 1.1**0.5)
        assert discounted(121, 0.1, 2) == pytest.approx(100)


class TestPrices:
    def test_steady_growth(self):
        paths = steady(21, [0, 6, 12])
        assert [float(paths.at(month)[0]) for month in (0, 6, 12)] == pytest.approx([1, 1.1, 1.21])
        assert 6 in paths
        assert 7 not in paths

    def test_a_share_cannot_lose_more_than_everything(self):
        with pytest.raises(CompensationError, match="cannot lose 100 % a year"):
            drift(-100)
        assert drift(-99) < 0

    def test_chance_has_the_distribution_it_should(self):
        paths, at = price_paths(10, 50, [12, 48], seed=2), PriceAt(1, drift(10), 0.5, 4)
        assert paths.at(48).mean() == pytest.approx(at.mean, rel=0.02)
        assert np.percentile(paths.at(48), [10, 50, 90]) == pytest.approx(
            [at.quantile(0.1), at.median, at.quantile(0.9)], rel=0.02
        )
        assert (paths.at(48) < 1).mean() == pytest.approx(at.chance_below(1), abs=0.01)
        moves = np.log(paths.at(48)) - np.log(paths.at(12))
        assert abs(np.corrcoef(moves, np.log(paths.at(12)))[0, 1]) < 0.03, "months move independently"
        assert moves.std() == pytest.approx(0.5 * np.sqrt(3), rel=0.01)

    def test_chance_and_quantile_are_inverse(self):
        at = PriceAt(100, 0.05, 0.4, 9)
        assert [at.chance_below(at.quantile(p)) for p in (0.1, 0.3, 0.9)] == pytest.approx([0.1, 0.3, 0.9])
        assert PriceAt(100, 0, 0, 1).chance_below(100) == 0

    def test_the_same_seed_gives_the_same_paths(self):
        assert np.array_equal(
            price_paths(5, 30, [1, 2], seed=7).relative, price_paths(5, 30, [2, 1], seed=7).relative
        )
        assert not np.array_equal(
            price_paths(5, 30, [1], seed=7).relative, price_paths(5, 30, [1], seed=8).relative
        )
        assert price_paths(5, 30, [1, 2]).relative.shape == (2, 20_000)

    def test_without_chance_all_paths_are_the_steady_one(self):
        assert price_paths(21, 0, [6, 12], paths=3).relative == pytest.approx(
            np.array([[1.1] * 3, [1.21] * 3])
        )

    def test_the_first_day_has_todays_price(self):
        assert price_paths(21, 60, [0, 6], paths=3).at(0) == pytest.approx([1, 1, 1])

    @pytest.mark.parametrize(("price", "chance"), [(122, 1), (120, 0), (100, 0)])
    def test_the_chance_to_be_below_without_chance(self, price, chance):
        assert PriceAt(100, np.log(1.1), 0, 2).chance_below(price) == chance


class TestClaims:
    def test_shares_are_worth_the_price_of_their_month(self):
        claim = Shares(50, {12: 10.0, 24: 20.0})
        prices = steady(10, claim.months())
        assert {m: float(usd[0]) for m, usd in claim.payments(prices)} == pytest.approx({12: 550, 24: 1_210})
        assert [m for m, _ in claim.payments(steady(10, [12]))] == [12]

    def test_a_later_grant_moves_from_its_own_day(self):
        claim = DollarGrant(1_000, 12, Schedule.by_year([50, 50]).released())
        assert claim.months() == {12, 24, 36}
        prices = steady(10, claim.months())
        assert {m: float(usd[0]) for m, usd in claim.payments(prices)} == pytest.approx({24: 550, 36: 605})
        assert [m for m, _ in claim.payments(steady(10, [12, 24]))] == [24]


class TestBenefits:
    def test_days_off_by_the_working_year(self):
        assert benefits.time_off_value(260_000, 3) == 3_000

    def test_tax_saved_on_own_hsa_money(self):
        assert benefits.hsa_tax_saving(1_000, 24, 7.65) == pytest.approx(316.5)
        assert benefits.hsa_tax_saving(1_000) == 0
        for rates in ((60, 40.5), (-1,)):
            with pytest.raises(CompensationError, match="not between 0 and 100"):
                benefits.hsa_tax_saving(1_000, *rates)
        assert benefits.hsa_tax_saving(1_000, 50, 50) == 1_000

    def test_limits_on_file_cover_hsa(self):
        assert retirement.limits(2026).hsa_family == 8_750
