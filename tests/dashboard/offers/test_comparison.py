"""Offers side by side: the words follow from the figures, and each chart draws what its marks say."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.charts import LIGHT, range_plot
from dashboard.charts.marks import by_row
from dashboard.charts.month_lines import month_lines
from dashboard.charts.outcome_dots import outcome_dots
from dashboard.charts.stacked_bars import stacked_bars
from dashboard.compensation import Assumptions, OfferFile
from dashboard.compensation.ledger import Certainty
from dashboard.offers.compare.findings import (
    differences,
    lead_title,
    outcome_title,
    total_title,
    verdict,
    worth_title,
    year_title,
)
from dashboard.offers.compare.side_by_side import (
    all_outcomes,
    by_year_marks,
    crossings,
    cumulative_marks,
    measures,
    side_by_side,
    total_marks,
    worth_marks,
)
from dashboard.offers.entry.files import examples

from ...compensation import strategies as made
from ..figures import valid

FOUR_YEARS = {"annual_pct": [25, 25, 25, 25]}
LATE = {"annual_pct": [5, 15, 40, 40]}


def file(**offer):
    return OfferFile.model_validate({"offer": {"start": "2026-01-01", **offer}})


def grant(value, vesting=FOUR_YEARS):
    return [{"kind": "rsu", "value_usd": value, "vesting": vesting}]


def compared(*files, **assumed):
    return side_by_side(files, Assumptions(**assumed))


STEADY = file(employer="Steady", city="Austin, TX", base_usd=200_000)
EQUITY = file(employer="Equity", city="Austin, TX", base_usd=200_000, grants=grant(31_000))
LATE_STOCK = file(employer="Late", city="Seattle, WA", base_usd=150_000, grants=grant(240_000, LATE))
OPTIONS = file(
    base_usd=100_000,
    grants=[
        {
            "kind": "options",
            "options": 1_000,
            "strike_usd": 0,
            "fully_diluted": 1_000,
            "scenarios": [{"probability_pct": 100, "exit_value_usd": 1_000_000}],
            "vesting": FOUR_YEARS,
        }
    ],
)
SAN_FRANCISCO = file(employer="Bay", city="San Francisco, CA", base_usd=220_000)


@pytest.mark.parametrize(
    ("files", "said"),
    [
        (
            (STEADY, EQUITY),
            [
                "Equity pays $31k more than Steady over four years, all of it in equity. Equity is ahead from month 12 on."
            ],
        ),
        (
            (STEADY, LATE_STOCK),
            [
                "Late pays $40k more than Steady over four years: $200k less in guaranteed pay and $240k more in "
                "equity. Steady is ahead until month 48, then Late."
            ],
        ),
        ((STEADY, STEADY), ["Offer A and Offer B pay the same over four years."]),
        (
            (STEADY, file(base_usd=150_000, sign_on=[{"amount_usd": 200_000}])),
            ["Steady and Offer B pay the same over four years."],
        ),
    ],
)
def test_the_difference_in_words(files, said):
    words = [sentence.replace("\N{NO-BREAK SPACE}", " ") for sentence in differences(compared(*files))]
    for word, expected in zip(words, said, strict=True):
        assert word.startswith(expected)


@pytest.mark.parametrize(
    ("files", "assumed", "words"),
    [
        ((STEADY, LATE_STOCK), {"stock_growth_pct": -10.0}, "They break even if shares grow by "),
        ((STEADY, EQUITY), {}, "No growth of the shares"),
        ((STEADY, LATE_STOCK), {"stock_volatility_pct": 40.0}, "With shares that swing by 40 % a year, "),
    ],
)
def test_what_the_shares_do_to_it(files, assumed, words):
    (sentence,) = differences(compared(*files, **assumed))
    assert words in sentence.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("chance", "words"),
    [
        (0.63, "Steady brings more than Equity in 63 % of the outcomes"),
        (0.37, "Equity brings more than Steady in 63 % of the outcomes"),
        (0.9999, "Steady brings more than Equity in more than 99 % of the outcomes"),
        (1.0, "Steady brings more than Equity in every outcome"),
        (0.5, "Steady and Equity are equally likely to bring more"),
    ],
)
def test_a_chance_near_certainty_is_not_called_certain(chance, words):
    found = compared(STEADY, EQUITY)
    pair = replace(found.comparison.pairs["A", "B"], chance_first_is_better=chance)
    found = replace(found, comparison=replace(found.comparison, pairs={("A", "B"): pair}))
    assert outcome_title(found).replace("\N{NO-BREAK SPACE}", " ") == words


@pytest.mark.parametrize(
    ("title", "files", "words"),
    [
        (
            verdict,
            (STEADY, EQUITY),
            "Equity pays the most over four years, $831k, and is worth the most",
        ),
        (verdict, (STEADY, STEADY), "All pay the same over four years, $800k."),
        (
            verdict,
            (STEADY, SAN_FRANCISCO),
            "Bay pays the most over four years, $880k, but Steady is worth the most after taxes and prices.",
        ),
        (
            verdict,
            (STEADY, file(city="Nowhere", base_usd=1)),
            "Steady pays the most over four years, $800k.",
        ),
        (
            total_title,
            (STEADY, LATE_STOCK),
            "Steady guarantees the most, $800k; Late has the most in shares, $240k",
        ),
        (
            total_title,
            (STEADY, EQUITY),
            "Steady guarantees the most, $800k; Equity has the most in shares, $31k",
        ),
        (year_title, (STEADY, EQUITY), "Equity pays the most in every year"),
        (
            year_title,
            (STEADY, LATE_STOCK),
            "Most is paid by Steady in years 1 and 2, by Late in years 3 and 4",
        ),
        (year_title, (STEADY, STEADY), "No year tells them apart"),
        (lead_title, (STEADY, LATE_STOCK), "Steady is ahead until month 48, then Late"),
        (lead_title, (STEADY, STEADY), "All have paid the same at all times"),
        (worth_title, (STEADY, SAN_FRANCISCO), "After taxes and prices Steady is worth"),
        (worth_title, (STEADY, STEADY), "After taxes and prices the offers are worth the same"),
        (outcome_title, (STEADY, STEADY), "No share price moves these totals"),
        (outcome_title, (EQUITY, EQUITY), "Offer A and Offer B are equally likely to bring more"),
        (
            total_title,
            (STEADY, OPTIONS),
            "Steady guarantees the most, $800k; Offer B also holds $1m in private shares and options",
        ),
    ],
)
def test_titles_say_what_the_figures_say(title, files, words):
    assert title(compared(*files)).startswith(words)


def test_a_lead_that_changes_often_is_summed_up():
    paid = [{"amount_usd": 10_000}, {"amount_usd": 60_000, "on": "2028-01-01"}]
    found = compared(file(base_usd=100_000, sign_on=paid), file(base_usd=118_000))
    assert lead_title(found) == "The lead changes in months 7, 24 and 47; Offer B leads at the end"
    assert crossings(found) == [
        (7, "month 7: B leads"),
        (24, "month 24: A leads"),
        (47, "month 47: B leads"),
    ]


@settings(max_examples=settings.default.max_examples // 2)
@given(st.lists(made.offers(), min_size=2, max_size=4), made.assumptions)
def test_marks_hold_what_the_estimates_say(offers, assumptions):
    found = side_by_side([OfferFile(offer=offer) for offer in offers], assumptions)
    totals = total_marks(found)
    for side in found.sides:
        usd = sum(
            mark.amount
            for mark in totals
            if mark.row == side.name and mark.mark != Certainty.SPECULATIVE.value
        )
        assert usd == pytest.approx(side.estimate.headline.cumulative_usd, abs=0.01)
    lines = cumulative_marks(found)
    for name, rows in by_row(lines).items():
        received = [mark.amount for mark in rows]
        assert len(received) == 12 * found.years + 1, name
        assert all(later >= earlier - 0.01 for earlier, later in pairwise(received))
    table = measures(found)
    assert [*table.columns[1:]] == [side.name for side in found.sides]
    for figure in (
        stacked_bars(totals, LIGHT),
        stacked_bars(by_year_marks(found), LIGHT),
        month_lines(lines, LIGHT, crossings=crossings(found)),
        range_plot(worth_marks(found), LIGHT, labels_above=True),
        outcome_dots(all_outcomes(found), LIGHT),
    ):
        assert valid(figure).layout.height > 0
    assert verdict(found).endswith(".")
    assert all(sentence.endswith(".") for sentence in differences(found))


def test_money_at_the_end_is_the_sum_of_the_years():
    found = compared(*examples().values())
    for side in found.sides:
        received = found.comparison.sides[side.letter].cumulative_usd
        assert received[-1] == pytest.approx(side.estimate.headline.cumulative_usd, abs=0.01)
