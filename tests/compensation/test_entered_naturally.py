"""Offers entered as people enter them: any start, any way of writing a number, nothing filled in unasked."""

from datetime import date

import pytest
from pydantic import ValidationError

from dashboard.compensation import Assumptions, Offer, estimate
from dashboard.compensation.ledger import Certainty, Kind

EVEN = {"annual_pct": [25, 25, 25, 25], "every_months": 3, "cliff_months": 12}


def offer(start=date(2026, 1, 1), **entered):
    return Offer.model_validate({"start": start, **entered})


def totals(entered, **assumed):
    return [row.total_usd for row in estimate(entered, Assumptions(**assumed)).years]


def stock(value=400_000, **entered):
    return {"kind": "rsu", "value_usd": value, "vesting": EVEN, **entered}


@pytest.mark.parametrize("month", range(1, 13))
def test_a_grant_that_starts_in_any_month_vests_all_of_it(month):
    start = date(2026, month, 1)
    result = estimate(offer(start, grants=[stock()]), Assumptions())
    assert sum(row.by_kind[Kind.RSU] for row in result.years) == pytest.approx(400_000)
    by_calendar = result.ledger.calendar_table()
    assert sum(row.by_kind[Kind.RSU] for row in by_calendar) == pytest.approx(400_000)


@pytest.mark.parametrize("month", range(1, 13))
def test_a_grant_that_starts_later_than_the_job_vests_all_of_it(month):
    entered = offer(grants=[stock(start=date(2026, month, 15))])
    result = estimate(entered, Assumptions())
    assert sum(row.by_kind[Kind.RSU] for row in result.years) == pytest.approx(400_000)
    assert result.years[-1].by_kind[Kind.RSU] == 0, "the year after the grant's end is shown"


@pytest.mark.parametrize("month", range(1, 13))
@pytest.mark.parametrize(
    "entered", [{"grants": [stock()]}, {"espp": {"contribution_pct": 10, "discount_pct": 15}}]
)
def test_the_day_of_the_month_does_not_change_a_total(month, entered):
    last = (date(2026 + month // 12, month % 12 + 1, 1) - date.resolution).day
    days = [date(2026, month, day) for day in (1, 15, min(31, last))]
    tables = [totals(offer(day, base_usd=150_000, **entered), raise_pct=3) for day in days]
    assert tables[0] == pytest.approx(tables[1])
    assert tables[0] == pytest.approx(tables[2])


def test_the_first_day_of_the_grant_may_be_the_first_day_of_the_job():
    start = date(2026, 8, 31)
    assert totals(offer(start, grants=[stock(start=start)])) == totals(offer(start, grants=[stock()]))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("159,135.50", 159_135.50),
        ("$159,135.50", 159_135.50),
        (" 159135.5 ", 159_135.5),
        ("159 135.50", 159_135.50),
        ("1,234,567", 1_234_567),
        ("120k", 120_000),
        ("1.5M", 1_500_000),
        ("0.05b", 50_000_000),
        ("0.05 bn", 50_000_000),
        ("USD 150,000", 150_000),
        ("US$150,000", 150_000),
        ("150,000 USD", 150_000),
        ("120k/yr", 120_000),
        ("$120,000 a year", 120_000),
        ("120,000 per year", 120_000),
        ("12.", 12),
        (".5", 0.5),
        ("+7", 7),
        (159_135.5, 159_135.5),
        (0, 0),
    ],
)
def test_pay_as_people_type_it(typed, meant):
    assert offer(base_usd=typed).base_usd == pytest.approx(meant)


@pytest.mark.parametrize(("typed", "meant"), [("12.5", 12.5), ("12.5%", 12.5), ("12.5 %", 12.5), ("7", 7)])
def test_percentages_as_people_type_them(typed, meant):
    assert offer(bonus={"target_pct": typed}).bonus.target_pct == meant


@pytest.mark.parametrize(
    "typed", ["12,5", "1,23,456", "lots", "", "1e5", "12 k k", "$", "--5", "0x10", "١٢٣", True]
)
def test_what_cannot_be_read_as_a_number_is_refused(typed):
    with pytest.raises(ValidationError, match="number"):
        offer(base_usd=typed)


def test_whole_numbers_may_be_typed_too():
    entered = offer(share_price_usd=10, grants=[{"kind": "rsu", "shares": "1,200", "vesting": EVEN}])
    assert entered.grants[0].shares == 1200
    with pytest.raises(ValidationError, match="integer"):
        offer(share_price_usd=10, grants=[{"kind": "rsu", "shares": "1.5", "vesting": EVEN}])


def test_percentages_with_decimals_make_up_exactly_100():
    thirds = {"annual_pct": [33.3, 33.3, 33.4]}
    assert sum(totals(offer(grants=[stock(300_000, vesting=thirds)]))) == pytest.approx(300_000)
    with pytest.raises(ValidationError, match=r"99\.9 %, not to 100 %"):
        offer(grants=[stock(vesting={"annual_pct": [33.3, 33.3, 33.3]})])


def test_what_was_not_entered_is_zero():
    empty = estimate(offer(), Assumptions())
    assert all(amount == 0 for row in empty.years for amount in row.by_kind.values())
    assert empty.ledger.events == ()
    assert empty.present_value_usd == 0
    assert empty.take_home == ()
    assert "No city" in empty.take_home_note
    assert empty.private == ()
    assert empty.leaving is None
    assert empty.time_off_usd == 0


def test_base_alone_stays_the_same_each_year():
    assert totals(offer(base_usd=150_000)) == pytest.approx([150_000] * 5)


def test_an_average_does_not_hide_a_back_loaded_grant():
    entered = offer(base_usd=100_000, grants=[stock(vesting={"annual_pct": [5, 15, 40, 40]})])
    head = estimate(entered, Assumptions()).headline
    assert head.first_year_usd == pytest.approx(120_000)
    assert head.average_usd == pytest.approx(200_000)
    assert head.last_year_usd == pytest.approx(260_000)
    assert head.year_after_usd == pytest.approx(100_000)


def test_a_grant_stated_per_year_counts_for_each_year_of_its_schedule():
    whole = totals(offer(grants=[stock(400_000)]))
    yearly = totals(offer(grants=[stock(100_000, per_year=True)]))
    assert yearly == pytest.approx(whole)


def test_dollars_become_shares_at_the_grant_price_and_are_worth_todays():
    entered = offer(share_price_usd=80, grants=[stock(200_000, grant_price_usd=100)])
    assert sum(totals(entered)) == pytest.approx(160_000)


def test_without_prices_a_grant_in_dollars_is_worth_what_it_says():
    assert sum(totals(offer(grants=[stock(200_000)]))) == pytest.approx(200_000)
    assert sum(totals(offer(grants=[stock(200_000, grant_price_usd=55)]))) == pytest.approx(200_000)


def test_shares_vest_whole():
    entered = offer(share_price_usd=10, grants=[{"kind": "rsu", "shares": 1001, "vesting": EVEN}])
    vests = [event.amount_usd for event in estimate(entered, Assumptions()).ledger.events]
    assert all(amount == round(amount / 10) * 10 for amount in vests)
    assert sum(vests) == 10_010


def test_refreshers_count_only_when_asked_for():
    later = {"kind": "refresher", "value_usd": 100_000, "at_end_of_years": [1], "vesting": EVEN}
    entered = offer(grants=[later])
    assert sum(totals(entered)) == 0
    assert totals(entered, include_refreshers=True) == pytest.approx([0, 25_000, 25_000, 25_000, 25_000])


def test_private_shares_are_in_no_total():
    result = estimate(offer(base_usd=1, grants=[stock(private=True)]), Assumptions())
    assert [row.total_usd for row in result.years] == pytest.approx([1] * 5)
    assert sum(row.by_certainty[Certainty.SPECULATIVE] for row in result.years) == pytest.approx(400_000)
    assert result.headline.cumulative_usd == pytest.approx(4)
    assert result.outcomes.mean_usd == pytest.approx(4)
    assert result.present_value_usd == pytest.approx(4)


def test_a_second_sign_on_on_the_anniversary_belongs_to_the_second_year():
    paid = [{"amount_usd": 80_000}, {"amount_usd": 60_000, "on": date(2027, 1, 1)}]
    assert totals(offer(sign_on=paid))[:3] == pytest.approx([80_000, 60_000, 0])


def test_a_vest_on_the_anniversary_belongs_to_the_first_year():
    assert totals(offer(grants=[stock(vesting={"annual_pct": [50, 50]})]))[:2] == pytest.approx([200_000] * 2)


def test_months_of_bonus_in_the_first_year():
    entered = offer(base_usd=150_000, bonus={"target_pct": 10, "first_year_months": 7})
    bonus = [row.by_kind[Kind.BONUS] for row in estimate(entered, Assumptions()).years]
    assert bonus[:2] == pytest.approx([8_750, 15_000])


def test_a_sign_on_is_not_in_the_bonus_base():
    plain = offer(base_usd=100_000, bonus={"target_pct": 10})
    signed = offer(base_usd=100_000, bonus={"target_pct": 10}, sign_on=[{"amount_usd": 50_000}])
    assert totals(signed)[0] - totals(plain)[0] == pytest.approx(50_000)


def test_time_off_is_a_memo_and_no_money():
    rested = offer(base_usd=130_000, time_off_days=20)
    assert totals(rested) == totals(offer(base_usd=130_000))
    assert estimate(rested, Assumptions()).time_off_usd == pytest.approx(10_000)
