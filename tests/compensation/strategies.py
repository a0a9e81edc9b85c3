"""Offers and parts of offers as hypothesis makes them up."""

from datetime import date, timedelta

from hypothesis import strategies as st

from dashboard.compensation import Assumptions, Offer, OfferFile
from dashboard.compensation.taxes import PLACES
from dashboard.compensation.vesting import Rounding, Schedule

START = date(2026, 1, 31)

roundings = st.sampled_from(Rounding)
places = st.sampled_from(sorted(PLACES))
tax_years = st.sampled_from([2024, 2025])
wages = st.floats(0, 3_000_000, allow_nan=False)
pay = st.floats(0, 1_000_000).map(lambda usd: round(usd, 2))
pct = st.floats(0, 100).map(lambda value: round(value, 2))
cities = st.sampled_from(
    ["", "San Francisco, CA", "New York, NY", "Boston, MA", "Seattle, WA", "Austin, TX", "Paris"]
)


@st.composite
def yearly_percentages(draw):
    """Whole percentages of one to six years that make up 100."""
    cuts = sorted(draw(st.lists(st.integers(0, 100), max_size=5)))
    return [after - before for before, after in zip([0, *cuts], [*cuts, 100], strict=True)]


@st.composite
def schedules(draw):
    """By years with a cadence and a cliff, or by any months."""
    if draw(st.booleans()):
        annual = draw(yearly_percentages())
        every = draw(st.sampled_from([1, 2, 3, 4, 6, 12]))
        last = Schedule.by_year(annual, every).last_month
        return Schedule.by_year(annual, every, draw(st.integers(0, last)))
    months = sorted(draw(st.sets(st.integers(1, 120), min_size=1, max_size=12)))
    cuts = sorted(draw(st.sets(st.integers(1, 9999), min_size=len(months) - 1, max_size=len(months) - 1)))
    parts = [after - before for before, after in zip([0, *cuts], [*cuts, 10_000], strict=True)]
    return Schedule.at_months(months, [part / 100 for part in parts], draw(st.integers(0, months[-1])))


@st.composite
def vestings(draw):
    """A vesting entry."""
    annual = draw(yearly_percentages())
    every = draw(st.sampled_from([1, 3, 6, 12]))
    last = Schedule.by_year(annual, every).last_month
    return {
        "annual_pct": annual,
        "every_months": every,
        "cliff_months": draw(st.integers(0, last)),
    }


def days_from(start):
    return st.one_of(st.none(), st.integers(0, 1500).map(lambda days: start + timedelta(days=days)))


@st.composite
def stock_grants(draw, start):
    stated = draw(
        st.one_of(
            st.fixed_dictionaries({"value_usd": pay, "grant_price_usd": st.sampled_from([0, 10, 99.5])}),
            st.fixed_dictionaries({"shares": st.integers(0, 20_000), "rounding": roundings}),
        )
    )
    return {
        "kind": "rsu",
        "name": draw(st.sampled_from(["", "New hire", "Größe ✓"])),
        "start": draw(days_from(start)),
        "vesting": draw(vestings()),
        "private": draw(st.booleans()),
        "per_year": draw(st.booleans()),
        **stated,
    }


refreshers = st.fixed_dictionaries(
    {
        "kind": st.just("refresher"),
        "value_usd": pay,
        "at_end_of_years": st.lists(st.integers(1, 6), unique=True, max_size=4),
        "vesting": vestings(),
    }
)

option_grants = st.fixed_dictionaries(
    {
        "kind": st.just("options"),
        "options": st.integers(0, 100_000),
        "strike_usd": st.sampled_from([0, 0.5, 3]),
        "fully_diluted": st.just(10_000_000),
        "fair_value_usd": st.sampled_from([0, 2.5]),
        "preference_usd": st.sampled_from([0, 50_000_000]),
        "preferred_pct": st.sampled_from([0, 40]),
        "participating": st.booleans(),
        "rounds": st.lists(st.sampled_from([{"new_shares_pct": 20}, {"dilution_pct": 10}]), max_size=2),
        "scenarios": st.sampled_from(
            [
                [],
                [
                    {"probability_pct": 60, "exit_value_usd": 0},
                    {"probability_pct": 40, "exit_value_usd": 3e9},
                ],
            ]
        ),
        "vesting": vestings(),
    }
)


@st.composite
def offers(draw):
    start = draw(st.dates(date(2024, 1, 1), date(2028, 12, 31)))
    any_grant = st.one_of(stock_grants(start), refreshers, option_grants)
    return Offer.model_validate(
        {
            "title": draw(st.sampled_from(["", "Deep Learning Engineer"])),
            "employer": draw(st.sampled_from(["", "A", "B"])),
            "city": draw(cities),
            "start": start,
            "base_usd": draw(pay),
            "bonus": {"target_pct": draw(pct), "first_year_months": draw(st.integers(0, 12))},
            "sign_on": draw(
                st.lists(
                    st.fixed_dictionaries(
                        {
                            "amount_usd": pay,
                            "on": days_from(start),
                            "clawback_months": st.integers(0, 36),
                            "clawback": st.sampled_from(["full", "pro_rata"]),
                        }
                    ),
                    max_size=2,
                )
            ),
            "share_price_usd": draw(st.sampled_from([10, 123.45])),
            "grants": draw(st.lists(any_grant, max_size=3)),
            "espp": {
                "contribution_pct": draw(st.sampled_from([0, 10, 15])),
                "discount_pct": draw(st.sampled_from([0, 15])),
                "lookback": draw(st.booleans()),
                "every_months": draw(st.sampled_from([3, 6, 12])),
            },
            "retirement": {
                "deferral_pct": draw(st.sampled_from([0, 6, 50])),
                "tiers": draw(
                    st.sampled_from(
                        [[], [{"rate_pct": 100, "width_pct": 3}, {"rate_pct": 50, "width_pct": 2}]]
                    )
                ),
                "true_up": draw(st.booleans()),
                "vested_after_months": draw(st.sampled_from([0, 36])),
            },
            "health": {
                "employer_premium_usd": draw(st.sampled_from([0, 8000])),
                "employer_hsa_usd": draw(st.sampled_from([0, 1000])),
                "own_hsa_usd": draw(st.sampled_from([0, 3300])),
            },
            "learning": {"budget_usd": draw(st.sampled_from([0, 2000])), "expected_use_pct": draw(pct)},
            "time_off_days": draw(st.sampled_from([0, 22.5])),
            "other_benefits": draw(
                st.lists(st.fixed_dictionaries({"name": st.just("Meals"), "usd_per_year": pay}), max_size=2)
            ),
        }
    )


assumptions = st.builds(
    Assumptions,
    years=st.integers(1, 6),
    raise_pct=st.sampled_from([-5.0, 0.0, 3.5]),
    promotion=st.sampled_from(
        [None, {"month": 18, "pct": 10}, {"month": 24, "pct": 12, "replaces_raise": True}]
    ),
    bonus_attainment_pct=st.sampled_from([0.0, 100.0, 130.0]),
    stock_growth_pct=st.sampled_from([-30.0, 0.0, 12.5]),
    stock_volatility_pct=st.sampled_from([0.0, 40.0]),
    discount_pct=st.sampled_from([0.0, 6.0]),
    tax_year=tax_years,
    itemize_salt=st.booleans(),
    leave_month=st.integers(0, 60),
    include_refreshers=st.booleans(),
)

files = st.builds(OfferFile, offer=offers(), assumptions=assumptions)
