"""The ledger: when an event counts, and in which view."""

from datetime import date

import pytest

from dashboard.compensation import Assumptions, Offer
from dashboard.compensation.dates import add_months, months_between
from dashboard.compensation.ledger import TRAITS, Certainty, Event, Kind, Ledger
from dashboard.compensation.taxes import take_home
from dashboard.compensation.timeline import Timeline

NEW_YEAR = date(2026, 1, 1)


def event(month, kind=Kind.RSU, usd=1.0, certainty=Certainty.MARKET):
    return Event(month, kind, certainty, usd)


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 3, 31), 12, date(2027, 3, 31)),
        (date(2026, 3, 31), 0, date(2026, 3, 31)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
    ],
)
def test_months_are_counted_as_people_do(start, months, end):
    assert add_months(start, months) == end
    assert months_between(start, end) == months


@pytest.mark.parametrize(
    ("kind", "month", "year", "day", "years_from_start"),
    [
        (Kind.RSU, 12, 1, date(2027, 1, 1), 1.0),
        (Kind.RSU, 13, 2, date(2027, 2, 1), 13 / 12),
        (Kind.RSU, 0, 1, date(2026, 1, 1), 0.0),
        (Kind.BASE, 12, 1, date(2026, 12, 31), 0.5),
        (Kind.BASE, 13, 2, date(2027, 1, 31), 1.5),
        (Kind.SIGN_ON, 0, 1, date(2026, 1, 1), 0.0),
        (Kind.SIGN_ON, 11, 1, date(2026, 12, 1), 11 / 12),
        (Kind.SIGN_ON, 12, 2, date(2027, 1, 1), 1.0),
        (Kind.BONUS, 12, 1, date(2027, 1, 1), 1.0),
    ],
)
def test_when_an_event_counts(kind, month, year, day, years_from_start):
    found = event(month, kind)
    assert (found.year, found.day(NEW_YEAR)) == (year, day)
    assert found.years_from_start == pytest.approx(years_from_start)


@pytest.mark.parametrize(
    ("kind", "month", "leave", "kept"),
    [
        (Kind.RSU, 12, 11, False),
        (Kind.RSU, 12, 12, True),
        (Kind.SIGN_ON, 12, 12, False),
        (Kind.SIGN_ON, 12, 13, True),
        (Kind.BASE, 12, 12, True),
    ],
)
def test_what_one_who_leaves_still_gets(kind, month, leave, kept):
    assert event(month, kind).by_leaving(leave) is kept


def test_every_kind_has_its_traits():
    assert TRAITS.keys() == set(Kind)
    assert {kind for kind, trait in TRAITS.items() if trait.is_wage} == {
        Kind.BASE,
        Kind.BONUS,
        Kind.SIGN_ON,
        Kind.RSU,
        Kind.REFRESHER,
        Kind.ESPP,
    }
    assert len({trait.label for trait in TRAITS.values()}) == len(Kind)


def test_views_of_one_ledger():
    ledger = Ledger.of(
        NEW_YEAR,
        [
            event(24, usd=200),
            event(12, usd=100),
            event(0, Kind.SIGN_ON, 50, Certainty.GUARANTEED),
            event(6, Kind.OPTIONS, 1_000, Certainty.SPECULATIVE),
            event(3, usd=0),
        ],
    )
    assert [e.month for e in ledger.events] == [0, 6, 12, 24]
    first, second, third = ledger.year_table(3)
    assert (first.year, first.total_usd, first.speculative_usd, first.wages_usd) == (1, 150, 1_000, 150)
    assert (second.total_usd, third.total_usd) == (200, 0)
    assert first.by_kind[Kind.SIGN_ON] == 50
    assert first.by_certainty[Certainty.GUARANTEED] == 50
    assert [row.year for row in ledger.calendar_table()] == [2026, 2027, 2028]
    assert [row.total_usd for row in ledger.calendar_table()] == [50, 100, 200]
    assert (ledger.total(1), ledger.total(2)) == (150, 350)
    assert ledger.cumulative(12)[[0, 11, 12]].tolist() == [50, 50, 150]
    assert len(ledger.cumulative(24)) == 25
    assert ledger.present_value(2, 10) == pytest.approx(50 + 100 / 1.1 + 200 / 1.21)
    assert ledger.present_value(1, 10) == pytest.approx(50 + 100 / 1.1)
    assert ledger.plus([event(1, usd=7)]).total(1) == 157


EVEN = {"annual_pct": [25, 25, 25, 25], "every_months": 3, "cliff_months": 12}


def timeline(assumed=None, **entered):
    offer = Offer.model_validate({"start": NEW_YEAR, **entered})
    return Timeline(offer, Assumptions.model_validate(assumed or {}))


def amounts(ledger, kind):
    return {e.month: round(e.amount_usd, 2) for e in ledger.events if e.kind is kind}


@pytest.mark.parametrize(
    ("assumed", "entered", "years"),
    [
        ({}, {}, 5),
        ({"years": 2}, {}, 3),
        ({"years": 2}, {"grants": [{"kind": "rsu", "value_usd": 1, "vesting": EVEN}]}, 5),
        ({}, {"grants": [{"kind": "rsu", "value_usd": 1, "vesting": EVEN, "start": date(2026, 2, 1)}]}, 6),
        ({"years": 1}, {"grants": [{"kind": "refresher", "vesting": EVEN}]}, 2),
        ({"years": 1, "leave_month": 36}, {}, 4),
        ({"years": 1, "leave_month": 37}, {}, 5),
    ],
)
def test_one_year_past_the_grant_is_shown(assumed, entered, years):
    assert timeline(assumed, **entered).horizon_years == years


def test_leaving_before_the_cliff():
    stays = timeline(
        base_usd=120_000,
        bonus={"target_pct": 10},
        sign_on=[{"amount_usd": 12_000, "clawback_months": 12, "clawback": "pro_rata"}],
        grants=[{"kind": "rsu", "value_usd": 400_000, "vesting": EVEN}],
        retirement={
            "deferral_pct": 6,
            "tiers": [{"rate_pct": 50, "width_pct": 6}],
            "vested_after_months": 12,
        },
    )
    at_11, at_12 = stays.ledger_on_leaving(11), stays.ledger_on_leaving(12)
    assert at_11.total(9) == pytest.approx(110_000 + 11_000)
    assert amounts(at_11, Kind.SIGN_ON) == {0: 12_000, 11: -1_000}
    assert amounts(at_11, Kind.MATCH) == amounts(at_11, Kind.RSU) == amounts(at_11, Kind.BONUS) == {}
    assert at_12.total(9) == pytest.approx(120_000 + 12_000 + 12_000 + 100_000 + 3_600)


def test_a_sign_on_that_was_not_yet_paid_is_not_paid_back():
    later = timeline(sign_on=[{"amount_usd": 5_000, "on": date(2027, 1, 1), "clawback_months": 12}])
    assert later.ledger_on_leaving(12).events == ()
    assert amounts(later.ledger_on_leaving(13), Kind.SIGN_ON) == {12: 5_000, 13: -5_000}
    assert later.ledger_on_leaving(13).total(9) == 0


def test_a_match_is_trued_up_at_the_years_end():
    plan = {"deferral_pct": 50, "tiers": [{"rate_pct": 50, "width_pct": 6}], "true_up": True}
    matched = amounts(timeline(base_usd=240_000, retirement=plan).ledger(), Kind.MATCH)
    assert matched[1] == matched[3] == matched[13] == 600
    assert matched[12] == matched[24] == 5_400
    assert 4 not in matched


def test_limits_follow_the_tax_year():
    plan = {"deferral_pct": 100, "tiers": [{"rate_pct": 100, "width_pct": 100}]}
    for year, limit in ((2024, 23_000), (2025, 23_500)):
        row = timeline({"tax_year": year}, base_usd=500_000, retirement=plan).ledger().year_table(1)[0]
        assert row.by_kind[Kind.MATCH] == pytest.approx(limit)


def test_benefits_by_their_certainty():
    row = (
        timeline(
            health={"employer_premium_usd": 6_000, "employer_hsa_usd": 1_200},
            learning={"budget_usd": 2_000, "expected_use_pct": 25},
            other_benefits=[{"name": "Meals", "usd_per_year": 3_000}, {"name": "Bus", "usd_per_year": 600}],
        )
        .ledger()
        .year_table(1)[0]
    )
    kinds = (Kind.HEALTH, Kind.HSA, Kind.LEARNING, Kind.OTHER)
    assert [row.by_kind[kind] for kind in kinds] == pytest.approx([6_000, 1_200, 500, 3_600])
    assert row.by_certainty[Certainty.GUARANTEED] == pytest.approx(10_800)
    assert row.by_certainty[Certainty.CONDITIONAL] == pytest.approx(500)
    assert row.wages_usd == 0


def test_own_hsa_money_counts_only_the_tax_it_saves():
    entered = {"base_usd": 150_000, "health": {"own_hsa_usd": 4_000}}
    saved = timeline(city="Austin, TX", **entered).ledger().year_table(1)[0].by_kind[Kind.HSA]
    assert saved == pytest.approx(4_000 * (0.24 + 0.0765))
    californian = timeline(city="San Diego", **entered).ledger().year_table(1)[0].by_kind[Kind.HSA]
    assert californian == pytest.approx(4_000 * (0.24 + 0.0765))
    assert timeline(city="Paris", **entered).ledger().year_table(1)[0].by_kind[Kind.HSA] == 0
    assert timeline({"tax_year": 2026}, city="Boston", **entered).tax_place is None
    poor = (
        timeline(city="Austin, TX", base_usd=1_000, health={"own_hsa_usd": 4_000}).ledger().year_table(1)[0]
    )
    assert poor.by_kind[Kind.HSA] == pytest.approx(76.5)
    monthly = timeline(city="Austin, TX", **entered).ledger()
    assert len(amounts(monthly, Kind.HSA)) == 60


def test_the_hsa_saving_follows_the_deduction_of_state_taxes():
    entered = {"city": "New York, NY", "base_usd": 400_000, "health": {"own_hsa_usd": 4_000}}
    saved = [
        timeline({"itemize_salt": itemize}, **entered).ledger().year_table(1)[0].by_kind[Kind.HSA]
        for itemize in (True, False)
    ]
    assert saved[0] == pytest.approx(saved[1], rel=0.15)
    assert saved[0] != saved[1] or saved[0] > 4_000 * 0.35


def test_espp_in_the_ledger():
    plan = {"contribution_pct": 10, "discount_pct": 15, "every_months": 6}
    gains = amounts(timeline(base_usd=120_000, espp=plan).ledger(), Kind.ESPP)
    assert gains[6] == gains[60] == round(6_000 * (1 / 0.85 - 1), 2)
    assert len(gains) == 10
    assert amounts(timeline(base_usd=120_000, espp={**plan, "contribution_pct": 0}).ledger(), Kind.ESPP) == {}


OPTIONS = {
    "kind": "options",
    "options": 1_000,
    "strike_usd": 1,
    "fully_diluted": 100_000,
    "scenarios": [
        {"probability_pct": 50, "exit_value_usd": 0},
        {"probability_pct": 50, "exit_value_usd": 1e6},
    ],
    "vesting": EVEN,
}


def test_options_come_at_the_exit_and_never_into_the_total():
    ledger = timeline(grants=[OPTIONS]).ledger()
    assert amounts(ledger, Kind.OPTIONS) == {48: 4_500}
    assert ledger.total(9) == 0
    assert amounts(timeline(grants=[{**OPTIONS, "exit_month": 24}]).ledger(), Kind.OPTIONS) == {24: 2_250}
    assert amounts(timeline(grants=[{**OPTIONS, "exit_month": 60}]).ledger(), Kind.OPTIONS) == {60: 4_500}
    late = {**OPTIONS, "start": date(2026, 7, 1)}
    assert amounts(timeline(grants=[late]).ledger(), Kind.OPTIONS) == {54: 4_500}
    assert timeline(grants=[{**OPTIONS, "scenarios": []}]).ledger().events == ()


def test_leaving_keeps_the_vested_options():
    left = timeline(grants=[{**OPTIONS, "exit_month": 60}])
    assert amounts(left.ledger_on_leaving(11), Kind.OPTIONS) == {}
    assert amounts(left.ledger_on_leaving(24), Kind.OPTIONS) == {60: 2_250}
    assert amounts(left.ledger_on_leaving(100), Kind.OPTIONS) == {60: 4_500}


def test_growth_may_be_asked_about():
    grown = timeline(
        {"stock_growth_pct": 10}, grants=[{"kind": "rsu", "value_usd": 100, "vesting": {"annual_pct": [100]}}]
    )
    assert grown.ledger().total(1) == pytest.approx(110)
    assert grown.ledger(0).total(1) == pytest.approx(100)
    assert grown.ledger(50).total(1) == pytest.approx(150)


def test_amounts_of_one_month_add_up():
    ledger = Ledger.of(NEW_YEAR, [event(3, usd=1), event(3, usd=2)])
    assert ledger.cumulative(3)[3] == 3
    assert ledger.plus([]).start == NEW_YEAR


def test_a_later_grant_vests_later():
    later = {"kind": "rsu", "value_usd": 400, "vesting": EVEN, "start": date(2026, 6, 15)}
    assert min(amounts(timeline(grants=[later]).ledger(), Kind.RSU)) == 17


def test_shares_stated_per_year_count_for_each_year():
    yearly = {"kind": "rsu", "shares": 100, "per_year": True, "vesting": EVEN, "rounding": "FRONT_LOADED"}
    vests = amounts(timeline(share_price_usd=2, grants=[yearly]).ledger(), Kind.RSU)
    assert sum(vests.values()) == 800
    odd = {"kind": "rsu", "shares": 17, "vesting": EVEN, "rounding": "FRONT_LOADED_TO_SINGLE_TRANCHE"}
    assert amounts(timeline(share_price_usd=1, grants=[odd]).ledger(), Kind.RSU)[12] == 5


def test_grants_of_all_kinds_may_stand_in_any_order():
    stock = {"kind": "rsu", "value_usd": 400, "vesting": EVEN}
    later = {"kind": "refresher", "value_usd": 400, "at_end_of_years": [1], "vesting": EVEN}
    ledger = timeline({"include_refreshers": True}, grants=[OPTIONS, later, stock]).ledger()
    assert {e.kind for e in ledger.events} == {Kind.OPTIONS, Kind.REFRESHER, Kind.RSU}


def test_events_carry_the_names_they_were_given():
    entered = timeline(
        {"include_refreshers": True},
        city="Austin",
        base_usd=100_000,
        sign_on=[{"amount_usd": 1_000, "clawback_months": 12}],
        grants=[
            {"kind": "rsu", "name": "First", "value_usd": 1, "vesting": EVEN},
            {"kind": "refresher", "name": "More", "value_usd": 1, "at_end_of_years": [1], "vesting": EVEN},
            {**OPTIONS, "name": "Paper"},
        ],
        health={"employer_premium_usd": 1, "employer_hsa_usd": 1, "own_hsa_usd": 1_000},
        learning={"budget_usd": 1, "expected_use_pct": 100},
        other_benefits=[{"name": "Meals", "usd_per_year": 12}],
    )
    labels = {(e.kind, e.label) for e in entered.ledger().events}
    assert labels == {
        (Kind.BASE, ""),
        (Kind.SIGN_ON, ""),
        (Kind.RSU, "First"),
        (Kind.REFRESHER, "More"),
        (Kind.OPTIONS, "Paper"),
        (Kind.HEALTH, ""),
        (Kind.HSA, ""),
        (Kind.HSA, "Tax saved by own HSA money"),
        (Kind.LEARNING, ""),
        (Kind.OTHER, "Meals"),
    }
    left = entered.ledger_on_leaving(6)
    assert left.start == NEW_YEAR
    (paid_back,) = (e for e in left.events if e.amount_usd < 0)
    assert (paid_back.label, paid_back.certainty) == ("Sign-on paid back", Certainty.GUARANTEED)


def test_nothing_is_paid_past_the_years_shown():
    entered = timeline(
        base_usd=120_000,
        health={"employer_premium_usd": 12},
        espp={"contribution_pct": 1, "discount_pct": 15, "every_months": 1},
    )
    ledger = entered.ledger()
    assert max(e.month for e in ledger.events) == 60
    assert [len(amounts(ledger, kind)) for kind in (Kind.HEALTH, Kind.ESPP)] == [60, 60]


def test_only_a_lookback_gains_from_a_rising_price():
    plan = {"contribution_pct": 10, "discount_pct": 15, "every_months": 6}
    rising = {"stock_growth_pct": 44}
    flat = 6_000 * (1 / 0.85 - 1)
    without = amounts(timeline(rising, base_usd=120_000, espp=plan).ledger(), Kind.ESPP)[6]
    with_lookback = amounts(
        timeline(rising, base_usd=120_000, espp={**plan, "lookback": True}).ledger(), Kind.ESPP
    )[6]
    assert without == pytest.approx(flat, abs=0.01)
    assert with_lookback == pytest.approx(6_000 * (1.2 / 0.85 - 1), abs=0.01)


def test_the_purchases_of_a_month_count_in_its_calendar_year():
    plan = {"contribution_pct": 100, "discount_pct": 15, "every_months": 1}
    gains = amounts(timeline(base_usd=240_000, espp=plan).ledger(), Kind.ESPP)
    assert [month for month in gains if month <= 14] == [1, 2, 13, 14]


def test_options_of_a_later_grant_vest_from_its_own_start():
    late = {**OPTIONS, "start": date(2026, 7, 1), "exit_month": 18}
    assert amounts(timeline(grants=[late]).ledger(), Kind.OPTIONS) == {18: 1_125}
    cliff_by_date = {
        **OPTIONS,
        "vesting": {"events": [{"month": 6, "pct": 50}, {"month": 24, "pct": 50}], "cliff_months": 12},
    }
    assert amounts(timeline(grants=[cliff_by_date]).ledger_on_leaving(7), Kind.OPTIONS) == {}


def test_the_preference_of_the_investors_reaches_the_options():
    scenarios = [{"probability_pct": 100, "exit_value_usd": 1e6}]
    plain = {**OPTIONS, "scenarios": scenarios}
    preferred = {**plain, "preference_usd": 500_000, "preferred_pct": 20}
    participating = {**preferred, "participating": True}
    paid = [
        amounts(timeline(grants=[g]).ledger(), Kind.OPTIONS)[48] for g in (plain, preferred, participating)
    ]
    assert paid == pytest.approx([9_000, 0.0125 * 500_000 - 1_000, 0.0125 * 400_000 - 1_000])


@pytest.mark.parametrize("base", [172_000, 300_000])
@pytest.mark.parametrize("year", [2024, 2025])
@pytest.mark.parametrize("itemize", [True, False])
def test_own_hsa_money_saves_what_the_taxes_of_the_year_say(base, year, itemize):
    entered = {"city": "NYC", "base_usd": base, "health": {"own_hsa_usd": 4_000}}
    saved = timeline({"tax_year": year, "itemize_salt": itemize}, **entered).ledger().year_table(1)[0]
    without, with_hsa = (
        take_home(base, "NYC", year, itemize_salt=itemize, hsa_usd=usd).taxes for usd in (0, 4_000)
    )
    assert saved.by_kind[Kind.HSA] == pytest.approx(without - with_hsa)


def test_what_own_hsa_money_saves_depends_on_the_deduction():
    saved = {
        itemize: take_home(300_000, "NYC", itemize_salt=itemize).taxes
        - take_home(300_000, "NYC", itemize_salt=itemize, hsa_usd=4_000).taxes
        for itemize in (True, False)
    }
    assert saved[True] < saved[False] - 50
