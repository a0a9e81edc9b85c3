"""What a field says of itself is what holds for it."""

from datetime import date

import pytest
from pydantic import ValidationError

from dashboard.compensation import Assumptions, Offer, cautions, describe, estimate
from dashboard.compensation.comparison import lead_changes
from dashboard.compensation.entry import Unit


def described(path):
    return next(field for field in describe(Offer) if field.path == path)


def test_a_day_says_its_bounds_and_keeps_them():
    field = described("start")
    assert (field.label, field.unit) == ("First day", Unit.DATE)
    assert field.text == "The day from which months and years are counted."
    assert (field.least, field.most) == ("2000-01-01", "2100-12-31")
    for inside in (date(2000, 1, 1), date(2100, 12, 31)):
        assert Offer(start=inside).start == inside
    for outside in (date(1999, 12, 31), date(2101, 1, 1)):
        with pytest.raises(ValidationError):
            Offer(start=outside)


def test_a_day_that_may_be_left_out():
    field = described("sign_on[].on")
    assert (field.label, field.default) == ("Paid on", None)
    assert field.text == "The day of payment; the first day if left out."


@pytest.mark.parametrize(
    ("received", "changes"),
    [
        ({"a": [0, 1, 2], "b": [0, 2, 2], "c": [0, 0, 5]}, ((1, "b"), (2, "c"))),
        ({"a": [0, 1, 3], "b": [0, 2, 3]}, ((1, "b"),)),
        ({"a": [0.004], "b": [0]}, ()),
        ({"a": [0.006], "b": [0]}, ((0, "a"),)),
        ({"a": [1, 1, 1], "b": [0, 2, 0]}, ((0, "a"), (1, "b"), (2, "a"))),
        ({}, ()),
    ],
)
def test_who_leads_among_any_number(received, changes):
    assert lead_changes(received) == changes


def test_a_match_without_savings_is_told_in_full():
    offer = Offer.model_validate(
        {"start": "2026-01-01", "retirement": {"tiers": [{"rate_pct": 50, "width_pct": 6}]}}
    )
    (caution,) = cautions(estimate(offer, Assumptions()))
    assert (caution.name, caution.text) == (
        "idle_match",
        "No savings of your own are entered, so the 401(k) match counts as nothing.",
    )


def test_options_that_start_later_vest_later():
    options = {
        "kind": "options",
        "start": "2026-07-01",
        "options": 400,
        "strike_usd": 3,
        "fully_diluted": 10_000,
        "vesting": {"annual_pct": [25, 25, 25, 25]},
    }
    offer = Offer.model_validate({"start": "2026-01-01", "grants": [options, {**options, "options": 800}]})
    then = estimate(offer, Assumptions(leave_month=18)).leaving
    assert (then.options_vested, then.options_unvested, then.exercise_cost_usd) == (300, 900, 900)
