"""The estimate as a whole: headline, take-home, leaving, cautions, chance, comparison."""

from datetime import date
from typing import ClassVar

import numpy as np
import pytest

from dashboard.compensation import Assumptions, CompensationError, Offer, cautions, compare, estimate
from dashboard.compensation.comparison import break_even_growth, chance_better
from dashboard.compensation.estimate import Estimate
from dashboard.compensation.ledger import Certainty
from dashboard.compensation.simulation import Outcomes, simulate
from dashboard.compensation.taxes import take_home

NEW_YEAR = date(2026, 1, 1)
EVEN = {"annual_pct": [25, 25, 25, 25], "every_months": 3, "cliff_months": 12}
GRANT = {"kind": "rsu", "name": "New-hire grant", "value_usd": 400_000, "vesting": EVEN}


def offer(**entered):
    return Offer.model_validate({"start": NEW_YEAR, **entered})


def worth(assumed=None, **entered):
    return estimate(offer(**entered), Assumptions.model_validate(assumed or {}))


class TestTakeHome:
    def test_wages_of_the_year_are_taxed(self):
        result = worth(
            city="Seattle", base_usd=200_000, grants=[GRANT], health={"employer_premium_usd": 9_000}
        )
        first = result.take_home[0]
        assert first.steps == take_home(300_000, "WA")
        assert len(result.take_home) == len(result.years) == 5
        assert result.take_home[4].steps.wage == pytest.approx(200_000)
        assert result.take_home_note == ""

    def test_what_is_owed_on_vests_beyond_what_was_withheld(self):
        vests = worth(city="Austin", base_usd=250_000, grants=[GRANT]).take_home[0].vests
        assert vests.withheld == pytest.approx(22_000)
        assert vests.owed == pytest.approx(
            take_home(350_000, "TX").federal - take_home(250_000, "TX").federal
        )
        assert vests.gap == pytest.approx(vests.owed - 22_000)

    def test_refreshers_are_vests_too(self):
        later = {
            "kind": "refresher",
            "value_usd": 100_000,
            "at_end_of_years": [1],
            "vesting": {"annual_pct": [100]},
        }
        result = worth({"include_refreshers": True}, city="Austin", base_usd=250_000, grants=[later])
        assert [year.vests.withheld for year in result.take_home[:3]] == pytest.approx([0, 22_000, 0])

    def test_both_ways_to_deduct(self):
        itemized, plain = (
            worth({"itemize_salt": itemize}, city="NYC", base_usd=400_000).take_home[0].steps.federal
            for itemize in (True, False)
        )
        assert plain - itemized == pytest.approx(8_487.5)

    def test_the_tax_year_and_the_deduction_are_the_assumed_ones(self):
        for year in (2024, 2025):
            for itemize in (True, False):
                result = worth(
                    {"tax_year": year, "itemize_salt": itemize}, city="NYC", base_usd=400_000, grants=[GRANT]
                )
                with_vests, without = (
                    take_home(wage, "NYC", year, itemize_salt=itemize) for wage in (500_000, 400_000)
                )
                assert result.take_home[0].steps.net == pytest.approx(with_vests.net)
                assert result.take_home[0].vests.owed == pytest.approx(with_vests.federal - without.federal)

    @pytest.mark.parametrize(
        ("city", "year", "note"),
        [
            ("", 2025, "No city is given, so taxes are left out."),
            (
                "Paris",
                2025,
                "There is no tax table for Paris, only for CA, MA, NY, NYC, TX, WA; taxes are left out.",
            ),
            (
                "Boston",
                2026,
                "There is no tax table for Boston in 2026, only for 2024, 2025; taxes are left out.",
            ),
        ],
    )
    def test_where_no_table_is_on_file_it_is_said(self, city, year, note):
        result = worth({"tax_year": year}, city=city, base_usd=1)
        assert (result.take_home, result.take_home_note) == ((), note)


class TestPrivate:
    def test_a_grant_of_options(self):
        grant = {
            "kind": "options",
            "name": "Options",
            "options": 40_000,
            "strike_usd": 5,
            "fully_diluted": 10_000_000,
            "fair_value_usd": 12.5,
            "preferred_price_usd": 15,
            "rounds": [{"new_shares_pct": 25}],
            "scenarios": [
                {"probability_pct": 60, "exit_value_usd": 0},
                {"probability_pct": 40, "exit_value_usd": 1e9},
            ],
            "vesting": EVEN,
        }
        (private,) = worth(grants=[grant, GRANT]).private
        assert private.name == "Options"
        assert private.owned_pct == pytest.approx(0.32)
        assert private.exercise_cost_usd == 200_000
        assert private.gain_at_fair_value_usd == pytest.approx(300_000)
        assert private.gain_at_preferred_usd == pytest.approx(400_000)
        assert private.not_incentive_options == 4 * 2_000
        assert private.outlook
        assert private.outlook.mean_usd == pytest.approx(0.4 * (3_200_000 - 200_000))
        assert (private.outlook.median_usd, private.outlook.chance_of_zero) == (0, 0.6)
        unknown = worth(
            grants=[{**grant, "fair_value_usd": 0, "preferred_price_usd": 0, "scenarios": []}]
        ).private[0]
        assert unknown.gain_at_fair_value_usd == unknown.gain_at_preferred_usd == 0
        assert (unknown.not_incentive_options, unknown.outlook) == (0, None)


class TestLeaving:
    def test_what_leaving_costs(self):
        result = worth(
            {"leave_month": 18, "stock_growth_pct": 0},
            base_usd=120_000,
            sign_on=[{"amount_usd": 30_000, "on": NEW_YEAR, "clawback_months": 24}],
            grants=[GRANT, {**GRANT, "private": True, "value_usd": 40_000}],
            retirement={
                "deferral_pct": 6,
                "tiers": [{"rate_pct": 50, "width_pct": 6}],
                "vested_after_months": 24,
            },
        )
        left = result.leaving
        assert left
        assert left.month == 18
        assert left.paid_back_usd == 30_000
        assert left.match_lost_usd == pytest.approx(18 * 300)
        assert left.unvested_usd == pytest.approx(0.625 * 440_000)
        assert left.received_usd == pytest.approx(180_000 + 150_000)

    def test_staying_long_enough_loses_nothing(self):
        plan = {"deferral_pct": 5, "tiers": [{"rate_pct": 100, "width_pct": 5}], "vested_after_months": 48}
        left = worth({"leave_month": 48}, base_usd=120_000, grants=[GRANT], retirement=plan).leaving
        assert left
        assert (left.paid_back_usd, left.unvested_usd) == (0, 0)
        assert left.match_lost_usd == pytest.approx(0)
        assert left.received_usd == pytest.approx(880_000 + 24_000)


class TestCautions:
    def names(self, result):
        return [caution.name for caution in cautions(result)]

    def text(self, result, name):
        return next(caution.text for caution in cautions(result) if caution.name == name)

    def test_a_plain_offer_needs_none(self):
        assert self.names(worth(base_usd=100_000, city="Austin", grants=[])) == []

    @pytest.mark.parametrize(
        ("annual", "warned"), [([5, 15, 40, 40], True), ([20, 20, 30, 30], False), ([19, 20, 30, 31], True)]
    )
    def test_a_back_loaded_grant(self, annual, warned):
        result = worth(grants=[{**GRANT, "vesting": {"annual_pct": annual}}])
        assert ("back_loaded" in self.names(result)) is warned
        if annual[0] == 5:
            assert self.text(result, "back_loaded") == (
                "New-hire grant vests late: only 20\N{NO-BREAK SPACE}% of it in the first half of its 48 months."
            )

    def test_a_grant_without_a_name(self):
        result = worth(grants=[{**GRANT, "name": "", "vesting": {"annual_pct": [5, 15, 40, 40]}}])
        assert self.text(result, "back_loaded").startswith("A grant vests late: ")

    @pytest.mark.parametrize(
        ("today", "warned"), [(109, False), (110, True), (90, True), (91, False), (0, False)]
    )
    def test_a_price_that_has_moved(self, today, warned):
        result = worth(share_price_usd=today, grants=[{**GRANT, "grant_price_usd": 100}])
        assert ("price_moved" in self.names(result)) is warned
        if today == 90:
            assert self.text(result, "price_moved") == (
                "New-hire grant is worth 10\N{NO-BREAK SPACE}% less than stated: its shares were priced at "
                "$100.00 and are at $90.00 today."
            )

    def test_private_shares_are_not_cash(self):
        options = {"kind": "options", "options": 1, "strike_usd": 1, "fully_diluted": 9, "vesting": EVEN}
        assert self.names(worth(grants=[options])) == ["private_shares"]
        assert self.names(worth(grants=[{**GRANT, "private": True}])) == ["private_shares"]
        assert self.names(worth(grants=[GRANT])) == []

    def test_a_match_that_is_not_vested(self):
        plan = {"deferral_pct": 6, "tiers": [{"rate_pct": 50, "width_pct": 6}], "vested_after_months": 36}
        assert self.text(worth(retirement=plan), "unvested_match").startswith("Leaving within 36 months")
        for without in ({"tiers": []}, {"vested_after_months": 0}):
            assert self.names(worth(retirement={**plan, **without})) == []

    def test_a_match_on_savings_that_are_not_made(self):
        plan = {"tiers": [{"rate_pct": 50, "width_pct": 6}], "vested_after_months": 36}
        assert self.names(worth(retirement=plan)) == ["idle_match"]
        assert "No savings of your own" in self.text(worth(retirement=plan), "idle_match")

    def test_a_sign_on_with_clawback(self):
        paid = {"amount_usd": 30_000, "clawback_months": 12, "clawback": "pro_rata"}
        assert self.text(worth(sign_on=[paid]), "clawback") == (
            "The sign-on of $30,000 is to be paid back in part if you leave within 12 months of it."
        )
        for without in ({"amount_usd": 0}, {"clawback_months": 0}):
            assert self.names(worth(sign_on=[{**paid, **without}])) == []

    def test_refreshers_that_are_not_promised(self):
        later = {"kind": "refresher", "value_usd": 1, "at_end_of_years": [1], "vesting": EVEN}
        assert self.names(worth({"include_refreshers": True}, grants=[later])) == ["refreshers_not_promised"]
        assert self.names(worth(grants=[later])) == []
        assert self.names(worth({"include_refreshers": True})) == []

    def test_withholding_that_is_too_low(self):
        result = worth(city="Austin", base_usd=250_000, grants=[GRANT])
        gap = result.take_home[0].vests.gap
        assert self.text(result, "withholding") == (
            f"About ${gap:,.0f} of federal tax on the vests of year 1 is not withheld and falls due in April."
        )
        assert (
            self.names(worth(city="Austin", base_usd=60_000, grants=[{**GRANT, "value_usd": 40_000}])) == []
        )


class TestSimulation:
    CHANCY = Assumptions(stock_volatility_pct=40, stock_growth_pct=5)

    def test_percentiles_of_the_total_lie_inside_the_sum_of_percentiles(self):
        outcomes = simulate(offer(grants=[GRANT]), self.CHANCY)
        p10_of_years, p90_of_years = (np.percentile(outcomes.by_year, pct, axis=1).sum() for pct in (10, 90))
        bands = outcomes.bands()
        assert p10_of_years < bands[10] < bands[25] < bands[50] < bands[75] < bands[90] < p90_of_years
        assert outcomes.by_year.shape == (4, 20_000)

    def test_the_mean_is_what_the_ledger_says(self):
        entered = offer(
            base_usd=150_000,
            grants=[
                GRANT,
                {"kind": "refresher", "value_usd": 80_000, "at_end_of_years": [1], "vesting": EVEN},
            ],
        )
        assumed = self.CHANCY.model_copy(update={"include_refreshers": True})
        result = estimate(entered, assumed)
        assert result.outcomes.mean_usd == pytest.approx(result.headline.cumulative_usd, rel=0.003)
        for year, row in enumerate(result.years[:4]):
            assert result.outcomes.by_year[year].mean() == pytest.approx(row.total_usd, rel=0.005)

    def test_without_volatility_every_path_is_the_ledger(self):
        result = worth(
            {"stock_growth_pct": 7},
            base_usd=150_000,
            city="Austin",
            sign_on=[{"amount_usd": 5_000}, {"amount_usd": 5_000, "on": date(2027, 1, 1)}],
            grants=[GRANT],
            espp={"contribution_pct": 10, "discount_pct": 15, "lookback": True},
            health={"own_hsa_usd": 3_000},
        )
        totals = [row.total_usd for row in result.years[:4]]
        assert result.outcomes.by_year.min(axis=1) == pytest.approx(totals)
        assert result.outcomes.by_year.max(axis=1) == pytest.approx(totals)

    def test_the_same_offer_gives_the_same_outcomes(self):
        entered = offer(grants=[GRANT])
        assert np.array_equal(simulate(entered, self.CHANCY).totals, simulate(entered, self.CHANCY).totals)

    def test_offers_of_one_employer_ride_on_one_price(self):
        one = simulate(offer(employer="Acme", grants=[GRANT]), self.CHANCY)
        same = simulate(offer(employer=" acme ", grants=[GRANT]), self.CHANCY, label="other")
        other = simulate(offer(employer="Other", grants=[GRANT]), self.CHANCY)
        assert np.array_equal(one.totals, same.totals)
        assert abs(np.corrcoef(one.totals, other.totals)[0, 1]) < 0.05
        labelled = [simulate(offer(grants=[GRANT]), self.CHANCY, label=label).totals for label in "ab"]
        assert not np.array_equal(*labelled)

    def test_any_number_of_paths(self):
        assert simulate(offer(grants=[GRANT]), self.CHANCY, paths=10).by_year.shape == (4, 10)
        assert simulate(offer(base_usd=1), self.CHANCY, paths=10).totals.tolist() == [4] * 10

    def test_dots_are_equally_likely_outcomes(self):
        outcomes = Outcomes(np.arange(1_000.0)[None, :])
        assert outcomes.dots(4) == pytest.approx([124.875, 374.625, 624.375, 874.125])
        assert len(outcomes.dots()) == 20
        assert outcomes.bands()[50] == pytest.approx(499.5)


class TestComparison:
    A = Estimate(offer(employer="A", base_usd=200_000), Assumptions(stock_volatility_pct=40))
    B = Estimate(
        offer(
            employer="B",
            base_usd=100_000,
            grants=[{**GRANT, "vesting": {"annual_pct": [10, 20, 30, 40]}}],
        ),
        Assumptions(stock_volatility_pct=40),
    )

    def test_who_is_ahead_when(self):
        found = compare({"b": self.B, "a": self.A})
        assert list(found.sides) == ["a", "b"]
        pair = found.pairs["a", "b"]
        assert pair.ahead_by_usd == pytest.approx(0)
        assert pair.lead_changes == ((1, "a"),)
        assert 0.4 < pair.chance_first_is_better < 0.65
        assert pair.break_even_growth_pct == pytest.approx((0,), abs=1e-4)
        assert len(found.sides["a"].cumulative_usd) == 49
        assert found.sides["a"].cumulative_usd[12] == pytest.approx(200_000)

    def test_the_month_in_which_one_overtakes_the_other(self):
        richer = Estimate(self.B.offer.model_copy(update={"base_usd": 120_000.0}), self.B.assumptions)
        pair = compare({"a": self.A, "b": richer}).pairs["a", "b"]
        assert pair.lead_changes == ((1, "a"), (48, "b"))
        assert pair.ahead_by_usd == pytest.approx(-80_000)

    def test_certainties_side_by_side(self):
        private = {**GRANT, "private": True, "value_usd": 7}
        bonus = offer(base_usd=100, bonus={"target_pct": 10}, grants=[{**GRANT, "value_usd": 60}, private])
        side = compare({"x": Estimate(bonus, Assumptions()), "y": self.A}).sides["x"]
        assert side.guaranteed_usd == pytest.approx(400)
        assert side.conditional_usd == pytest.approx(40)
        assert side.market_usd == pytest.approx(60)
        assert side.speculative_usd == pytest.approx(7)
        assert side.total_usd == pytest.approx(500)

    def test_the_growth_at_which_both_are_worth_the_same(self):
        assert break_even_growth(self.A, self.B) == pytest.approx((0,), abs=1e-4)
        richer = Estimate(self.B.offer.model_copy(update={"base_usd": 120_000.0}), self.B.assumptions)
        (growth,) = break_even_growth(self.A, richer)
        assert growth < 0
        totals = [
            estimate(case.offer, Assumptions(stock_growth_pct=growth)).headline.cumulative_usd
            for case in (self.A, richer)
        ]
        assert totals[0] == pytest.approx(totals[1], abs=1)
        assert break_even_growth(self.A, self.A) == ()
        cash = Estimate(offer(base_usd=1), Assumptions())
        assert break_even_growth(self.A, cash) == ()
        never = Estimate(offer(base_usd=1e6, grants=[GRANT]), Assumptions())
        assert break_even_growth(never, cash) == ()

    def test_a_break_even_on_the_grid_is_found_once_and_exactly(self):
        cash = Estimate(offer(sign_on=[{"amount_usd": 100}]), Assumptions(years=1))
        stock = Estimate(
            offer(grants=[{**GRANT, "value_usd": 100, "vesting": {"annual_pct": [100]}}]),
            Assumptions(years=1),
        )
        assert break_even_growth(cash, stock) == (0.0,)
        assert break_even_growth(stock, cash) == (0.0,)
        few_cents = Estimate(offer(grants=[{**GRANT, "value_usd": 0.2}]), Assumptions())
        assert (
            len(break_even_growth(few_cents, Estimate(offer(sign_on=[{"amount_usd": 0.2}]), Assumptions())))
            == 1
        )

    def test_equal_offers_are_even(self):
        twice = compare({"a": self.B, "b": self.B}).pairs["a", "b"]
        assert twice.chance_first_is_better == 0.5
        assert twice.lead_changes == ()
        assert twice.ahead_by_usd == 0
        better = Outcomes(np.array([[3.0, 1.0, 5.0, 2.0]]))
        worse = Outcomes(np.array([[1.0, 2.0, 5.0, 1.5]]))
        assert chance_better(better, worse) == 0.625

    def test_three_offers_make_three_pairs(self):
        assert set(compare({"a": self.A, "b": self.B, "c": self.A}).pairs) == {
            ("a", "b"),
            ("a", "c"),
            ("b", "c"),
        }

    def test_what_cannot_be_compared(self):
        longer = Estimate(self.B.offer, Assumptions(years=5))
        for cases in ({"a": self.A}, {"a": self.A, "b": longer}, {}):
            with pytest.raises(CompensationError) as refused:
                compare(cases)
            assert str(refused.value) == "Compare at least two offers, all over the same number of years."

    def test_offers_without_an_employer_are_told_apart_by_their_names(self):
        unnamed = Estimate(self.B.offer.model_copy(update={"employer": ""}), self.B.assumptions)
        chance = compare({"x": unnamed, "y": unnamed}).pairs["x", "y"].chance_first_is_better
        assert 0.45 < chance < 0.55
        assert chance != 0.5

    def test_a_lead_of_less_than_a_cent_is_none(self):
        cents = Estimate(self.A.offer.model_copy(update={"base_usd": 200_000.001}), self.A.assumptions)
        assert compare({"a": self.A, "b": cents}).pairs["a", "b"].lead_changes == ()
        dime = Estimate(self.A.offer.model_copy(update={"base_usd": 200_000.24}), self.A.assumptions)
        assert compare({"a": self.A, "b": dime}).pairs["a", "b"].lead_changes == ((1, "b"),)


def test_present_value_counts_salary_mid_year_and_vests_at_their_month():
    result = worth(
        {"discount_pct": 10, "years": 1},
        base_usd=100_000,
        grants=[{**GRANT, "vesting": {"annual_pct": [100]}}],
    )
    assert result.present_value_usd == pytest.approx(100_000 / 1.1**0.5 + 400_000 / 1.1)


def test_growth_at_the_discount_rate_leaves_a_grant_worth_what_it_is():
    result = worth({"discount_pct": 8, "stock_growth_pct": 8}, grants=[GRANT])
    assert result.present_value_usd == pytest.approx(400_000)


def test_the_years_counted_are_the_assumed_ones():
    result = worth({"years": 2}, base_usd=100, grants=[{**GRANT, "value_usd": 400}])
    head = result.headline
    assert (head.counted_years, head.cumulative_usd, head.average_usd) == (
        2,
        pytest.approx(400),
        pytest.approx(200),
    )
    assert (head.first_year_usd, head.last_year_usd, head.year_after_usd) == pytest.approx((200, 200, 200))
    assert result.years[0].by_certainty[Certainty.MARKET] == pytest.approx(100)


class TestLeavingWithOptions:
    OPTIONS: ClassVar[dict] = {
        "kind": "options",
        "options": 4_000,
        "strike_usd": 2,
        "fully_diluted": 1_000_000,
        "vesting": {"annual_pct": [25, 25, 25, 25], "every_months": 3, "cliff_months": 12},
    }

    @pytest.mark.parametrize(
        ("month", "vested"), [(1, 0), (11, 0), (12, 1_000), (18, 1_500), (48, 4_000), (60, 4_000)]
    )
    def test_options_are_counted_as_vested_and_unvested(self, month, vested):
        then = worth({"leave_month": month}, grants=[self.OPTIONS]).leaving
        assert (then.options_vested, then.options_unvested) == (vested, 4_000 - vested)
        assert then.exercise_cost_usd == pytest.approx(2 * vested)
        assert then.unvested_usd == 0
