"""What raises and a promotion do to an offer, worked out by hand."""

from datetime import date

import pytest

from dashboard.compensation import Assumptions, Offer, estimate
from dashboard.compensation.assumptions import Promotion
from dashboard.compensation.offer import Bonus
from dashboard.offers.worth.raises import raise_effects

from ...third_role import ROLE as ROBOTICS
from .edited_tables import changed, only, with_copies, without

DLE, DLIE = "Deep Learning Engineer", "Deep Learning Infrastructure Engineer"


def effects(tables, title=DLE, bonus=0.0, base=100_000, after=12, **assumed):
    offer = Offer(title=title, start=date(2026, 1, 1), base_usd=base, bonus=Bonus(target_pct=bonus))
    return raise_effects(tables, estimate(offer, Assumptions(**assumed)), after)


def plain(text):
    return text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("index", "assumption", "base", "difference", "line"),
    [
        (0, "No raise and no promotion", (100_000,) * 4, 0, None),
        (1, "A raise of 3 % a year, the low end of 3–7 %",
         (100_000, 103_000, 106_090, 109_272.7), 18_362.7, 186),
        (2, "A raise of 7 % a year, the high end of 3–7 %",
         (100_000, 107_000, 114_490, 122_504.3), 43_994.3, 186),
        (3, "A promotion after 12 months that pays 15 % more, the low end of 15–30 %",
         (100_000, 115_000, 115_000, 115_000), 45_000, 187),
        (4, "A promotion after 12 months that pays 30 % more, the high end of 15–30 %",
         (100_000, 130_000, 130_000, 130_000), 90_000, 187),
    ],
)  # fmt: skip
def test_each_end_by_itself(tables, index, assumption, base, difference, line):
    found = effects(tables)[index]
    assert plain(found.name + found.basis) == assumption
    assert found.base_usd == pytest.approx(base)
    assert found.last_year_total_usd == pytest.approx(base[-1])
    assert found.cumulative_usd == pytest.approx(400_000 + difference)
    assert found.difference_usd == pytest.approx(difference)
    assert [source.line for source in found.sources] == ([line] if line else [])


def test_the_formulas_can_be_followed(tables):
    _, low, _, promotion, _ = effects(tables)
    assert low.formula == (
        "Base pay × 1.03 on each anniversary: in year 4 $100,000 × 1.03 ^ 3 = $109,273. What is a percentage of "
        "base pay grows with it. Added is the total of 4 years, less the total without a rise."
    )
    assert promotion.formula.startswith(
        "Base pay × 1.15 after 12 months: $100,000 × 1.15 = $115,000 a year. What"
    )


def test_the_bonus_follows_the_base(tables):
    assert effects(tables, bonus=15)[1].difference_usd == pytest.approx(18_362.7 * 1.15)


def test_other_assumptions_stay_and_ones_own_raise_does_not_add_up(tables):
    own = effects(tables, bonus=10, raise_pct=5, bonus_attainment_pct=50, years=2)
    assert own == effects(tables, bonus=10, bonus_attainment_pct=50, years=2)
    assert own[1].cumulative_usd == pytest.approx(203_000 * 1.05)


def test_an_assumed_promotion_lends_its_month(tables):
    found = effects(tables, promotion=Promotion(month=24, pct=50))
    assert [effect.difference_usd for effect in found[3:]] == pytest.approx([30_000, 60_000])
    assert effects(tables, after=30)[3].difference_usd == pytest.approx(22_500)


def test_a_single_year_sees_no_rise(tables):
    found = effects(tables, years=1)
    assert [effect.difference_usd for effect in found] == [0] * 5
    assert "not in year 1. What" in found[1].formula


def test_rises_stated_for_another_role_are_said_to_be(tables, third_role):
    for known, title in ((tables, DLIE), (tables, ""), (third_role, ROBOTICS)):
        found = effects(known, title=title)
        assert len(found) == 5
        assert all(effect.basis.endswith("stated for deep learning engineers") for effect in found[1:])


def test_what_is_not_stated_has_no_effect(tables):
    assert effects(without(tables, "pay_components")) == ()
    assert effects(tables, base=0) == ()
    raises = only(tables, "pay_components", lambda row: row["component"] == "raise_pct")
    assert len(effects(raises)) == 3


@pytest.mark.parametrize(
    ("low", "high", "bound", "said"),
    [
        (5.0, 5.0, None, ["A raise of 5 % a year"]),
        (None, 7.0, "up_to", ["A raise of 7 % a year, the high end of up to 7 %"]),
        (3.0, None, "at_least", ["A raise of 3 % a year, the low end of 3 % or more"]),
        (3.0, 400.0, None, ["A raise of 3 % a year, the low end of 3–400 %"]),
        (0.0, 0.0, None, []),
    ],
)
def test_ends_as_they_are_stated(tables, low, high, bound, said):
    raises = only(tables, "pay_components", lambda row: row["component"] == "raise_pct")
    raises = changed(raises, "pay_components", lambda row: True, low=low, high=high, bound=bound)
    assert [plain(effect.name + effect.basis) for effect in effects(raises)[1:]] == said


def test_two_documents_are_told_apart_and_not_averaged(tables):
    more = with_copies(
        tables, "pay_components", lambda row: row["component"] == "raise_pct", low=4.0, high=4.0
    )
    assert [plain(effect.name)[:16] for effect in effects(more)[1:4]] == [
        "A raise of 3 % a",
        "A raise of 7 % a",
        "A raise of 4 % a",
    ]
