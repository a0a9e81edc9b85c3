"""The offer to start from: every default against the lines it was read from, worked out by hand."""

from datetime import date
from itertools import chain, combinations

import pytest

from dashboard.compensation import Assumptions, estimate
from dashboard.compensation.entry import Entry, Unit
from dashboard.data.roles import roles_of
from dashboard.offers.entry.start import (
    BASE,
    BONUS,
    EQUITY,
    SCHEDULE,
    cities_for,
    levels_for,
    starting_offer,
)
from dashboard.words.numbers import full

from ...third_role import ROLE as ROBOTICS
from .edited_tables import changed, only, with_copies, without

DLE, DLIE = "Deep Learning Engineer", "Deep Learning Infrastructure Engineer"
START = date(2026, 1, 1)
SOURCES = ("salary_levels", "salary_percentiles", "salary_statistics", "city_premiums", "pay_components")
MONEY_OR_PERCENT = {Unit.USD, Unit.USD_PER_YEAR, Unit.USD_PER_SHARE, Unit.PCT, Unit.PCT_PER_YEAR}


def entered(entry, path="offer"):
    """The paths of all sums and percentages that differ from what an empty entry holds."""
    for name, field in type(entry).model_fields.items():
        value, here = getattr(entry, name), f"{path}.{name}"
        if value == field.default:
            continue
        if isinstance(value, Entry):
            yield from entered(value, here)
        elif isinstance(value, tuple) and all(isinstance(part, Entry) for part in value):
            for number, part in enumerate(value, 1):
                yield from entered(part, f"{here}.{number}")
        elif (field.json_schema_extra or {}).get("unit") in MONEY_OR_PERCENT:
            yield here


def lines(figure):
    return [source.line for source in figure.sources]


@pytest.mark.parametrize(
    ("role", "level", "city", "base", "from_lines"),
    [
        (DLE, "", "", 116_000, [149]),  # median 115,864
        (DLE, "", "Seattle, WA", 136_000, [149, 167]),  # 115,864 × 1.175 = 136,140
        (DLE, "Entry", "San Francisco, CA", 121_000, [140, 165]),  # 95,000 × 1.275 = 121,125
        (DLE, "Mid", "", 130_000, [141]),  # (110,000 + 150,000) / 2
        (DLE, "mid", "Austin, TX", 140_000, [141, 169]),  # 130,000 × 1.075 = 139,750
        (DLE, "Mid", "Denver, CO", 130_000, [141]),
        (DLE, "Senior", "New York, NY", 214_000, [142, 166]),  # 175,000 × 1.225 = 214,375
        (DLE, "Wizard", "", 116_000, [149]),
        (DLIE, "", "", 140_000, [118]),
        (DLIE, "", "Boston, MA", 158_000, [118, 168]),  # 140,000 × 1.125 = 157,500
        (DLIE, "", "Seattle, WA", 165_000, [118, 167]),  # 140,000 × 1.175 = 164,500, half up
    ],
)
def test_base_pay_follows_from_the_lines_it_names(tables, role, level, city, base, from_lines):
    start = starting_offer(tables, role, level, city, START)
    assert start.offer.base_usd == base
    assert start.by_field[BASE].value == f"${base:,}"
    assert lines(start.by_field[BASE]) == from_lines
    assert (start.offer.title, start.offer.level, start.offer.city) == (role, level, city)


@pytest.mark.parametrize(
    ("role", "level", "city", "said"),
    [
        (DLE, "", "", "the stated median; rounded"),
        (DLE, "Mid", "", "middle of the pay at mid level, $110,000–$150,000"),
        (DLE, "Senior", "", "halfway between the stated ends of the pay at senior level, $150,000–$200,000 and open above"),
        (DLE, "Wizard", "", "no document states this role’s pay at wizard level"),
        (DLE, "", "Denver, CO", "nothing is added for Denver, CO"),
        (DLIE, "", "", "low end of the stated median, $140,000–$149,409"),
        (DLIE, "", "Seattle, WA", "premium stated for deep learning engineers"),
    ],
)  # fmt: skip
def test_the_rule_is_said(tables, role, level, city, said):
    assert said in starting_offer(tables, role, level, city, START).by_field[BASE].note


def test_the_formula_can_be_followed(tables):
    formula = starting_offer(tables, DLE, "Mid", "Seattle, WA", START).by_field[BASE].formula
    assert formula.replace("\N{NO-BREAK SPACE}", " ") == (
        "Middle of the pay at mid level, $110,000–$150,000: $130,000 × 1.175 (city premium +17.5 %, "
        "middle of +15–20 %) = $152,750, rounded to the nearest $1,000: $153,000."
    )


def test_bonus_and_equity_of_the_role_itself(tables):
    start = starting_offer(tables, DLE, "Mid", "Seattle, WA", START)
    (grant,) = start.offer.grants
    assert start.offer.bonus.target_pct == 15
    assert (grant.value_usd, grant.vesting.annual_pct, grant.vesting.cliff_months) == (
        200_000,
        (25, 25, 25, 25),
        12,
    )
    assert lines(start.by_field[BONUS]) == [174]
    assert lines(start.by_field[EQUITY]) == [173, None]
    assert "$50,000 a year for 4 years, the low end of $50,000–$300,000+" in start.by_field[EQUITY].note
    assert start.by_field[EQUITY].note.endswith("stated for the tech industry")
    assert "deep learning engineers" not in start.by_field[BONUS].note
    assert start.by_field[SCHEDULE].sources[0].url.startswith("https://")


def test_the_grant_pays_the_stated_low_end_every_year(tables):
    offer = starting_offer(tables, DLE, "Mid", "", START).offer
    years = estimate(offer, Assumptions()).years[:4]
    assert [row.total_usd for row in years] == pytest.approx([130_000 * 1.15 + 50_000] * 4)


def test_a_role_without_its_own_borrows_bonus_and_equity_and_says_so(tables):
    start = starting_offer(tables, DLIE, "", "", START)
    assert (start.offer.bonus.target_pct, start.offer.grants[0].value_usd) == (15, 200_000)
    assert start.by_field[BONUS].note.endswith("stated for deep learning engineers")
    assert "stated for deep learning engineers in the tech industry" in start.by_field[EQUITY].note


@pytest.mark.parametrize(
    ("level", "city", "base"),
    [
        ("", "", 97_000),
        ("Entry", "", 80_000),
        ("Senior", "", 135_000),
        ("", "Seattle, WA", 114_000),  # 97,000 × 1.175 = 113,975
    ],
)
def test_a_third_role(third_role, level, city, base):
    start = starting_offer(third_role, ROBOTICS, level, city, START)
    assert start.offer.base_usd == base
    assert start.by_field[BONUS].note.endswith("stated for deep learning engineers")
    assert levels_for(third_role, ROBOTICS) == ["", "Entry", "Senior"]


def test_levels_are_those_of_the_role(tables):
    assert levels_for(tables, DLE) == ["", "Entry", "Mid", "Senior"]
    assert levels_for(tables, DLIE) == levels_for(tables, "Nobody") == [""]


def test_cities_of_documents_come_first(tables):
    cities = cities_for(tables)
    assert cities[:5] == ["San Francisco, CA", "New York, NY", "Seattle, WA", "Boston, MA", "Austin, TX"]
    assert "Denver, CO" in cities[5:]
    assert cities[5:] == sorted(cities[5:])
    assert len(set(cities)) == len(cities)


def test_every_default_has_its_figure_and_every_figure_its_default(tables):
    for role in [*roles_of(tables), "Nobody", ""]:
        for level in ("", "Entry", "Senior", "L5"):
            for city in ("", "Seattle, WA", "Denver, CO", "London"):
                start = starting_offer(tables, role, level, city, START)
                assert sorted(entered(start.offer)) == sorted(start.by_field)
                assert start.figures == tuple(start.by_field.values())
                assert all(figure.sources and figure.note and figure.value for figure in start.figures)
                assert all(
                    s.fact_id in tables["facts"].records for f in start.figures for s in f.sources if s.line
                )


def test_figures_show_what_is_in_the_offer(tables):
    start = starting_offer(tables, DLE, "Senior", "Boston, MA", START)
    assert start.by_field[BASE].value == full(start.offer.base_usd, "usd_per_year")
    assert start.by_field[BONUS].value == full(start.offer.bonus.target_pct, "pct")
    assert start.by_field[EQUITY].value == full(start.offer.grants[0].value_usd, "usd_per_year")


@pytest.mark.parametrize("gone", [*chain(*(combinations(SOURCES, size) for size in range(1, 6)))])
def test_absent_tables_leave_defaults_empty_and_unclaimed(tables, gone):
    for role in (DLE, DLIE):
        start = starting_offer(without(tables, *gone), role, "Mid", "Seattle, WA", START)
        assert sorted(entered(start.offer)) == sorted(start.by_field)
        assert (
            bool(start.offer.grants) == bool(start.offer.bonus.target_pct) == ("pay_components" not in gone)
        )


@pytest.mark.parametrize(
    ("role", "gone", "base", "line", "said"),
    [
        (DLE, ["salary_levels"], 116_000, 149, "the stated median"),
        (DLE, ["salary_levels", "salary_percentiles"], 116_000, 135, "the stated average, the lowest of 3"),
        (DLIE, ["salary_percentiles"], 140_000, 106, "low end of the stated average, $140,000–"),
    ],
)
def test_what_is_not_stated_is_taken_from_the_next_best(tables, role, gone, base, line, said):
    start = starting_offer(without(tables, *gone), role, "Mid", "", START)
    assert (start.offer.base_usd, lines(start.by_field[BASE])) == (base, [line])
    assert start.by_field[BASE].note.startswith(said)


def test_a_range_of_pay_is_the_last_resort(tables):
    ranges = only(
        without(tables, "salary_percentiles"), "salary_statistics", lambda row: row["statistic"] == "range"
    )
    start = starting_offer(ranges, DLIE, "", "", START)
    assert start.offer.base_usd == 150_000
    assert "middle of the range of pay, $120,000–$180,000, the lowest of 2" in start.by_field[BASE].note


def test_up_to_alone_gives_no_default(tables):
    def open_below(tables, name, where, *low):
        return changed(tables, name, where, **dict.fromkeys(low, None), bound="up_to")

    tables = open_below(tables, "salary_levels", lambda row: row["level"] == "mid", "low_usd")
    tables = open_below(tables, "city_premiums", lambda row: row["city"] == "Seattle", "low_pct")
    tables = open_below(tables, "pay_components", lambda row: row["component"] != "raise_pct", "low")
    start = starting_offer(tables, DLE, "Mid", "Seattle, WA", START)
    assert (start.offer.base_usd, [*start.by_field]) == (116_000, [BASE])
    assert levels_for(tables, DLE) == ["", "Entry", "Senior"]


def test_a_high_end_left_open_is_said(tables):
    tables = changed(
        tables, "salary_levels", lambda row: row["level"] == "senior", high_usd=None, bound="at_least"
    )
    start = starting_offer(tables, DLE, "Senior", "", START)
    assert start.offer.base_usd == 150_000
    assert "low end of the pay at senior level, $150,000 or more" in start.by_field[BASE].note


def test_what_is_said_of_a_place_or_an_industry_is_not_the_role_at_large(tables):
    tables = with_copies(
        tables,
        "salary_levels",
        lambda row: row["level"] == "mid",
        low_usd=1.0,
        high_usd=2.0,
        city="Boston",
        state="MA",
    )
    tables = with_copies(
        tables,
        "salary_percentiles",
        lambda row: row["percentile"] == 50,
        low_usd=1.0,
        high_usd=1.0,
        industry="finance",
    )
    assert starting_offer(tables, DLE, "Mid", "", START).offer.base_usd == 130_000
    assert starting_offer(tables, DLE, "", "", START).offer.base_usd == 116_000


def test_of_two_bands_the_lower_one_is_taken_and_never_their_mean(tables):
    tables = with_copies(tables, "salary_levels", lambda row: row["level"] == "mid", low_usd=90_000.0)
    start = starting_offer(tables, DLE, "Mid", "", START)
    assert start.offer.base_usd == 120_000
    assert (
        "middle of the pay at mid level, $90,000–$150,000, the lowest of 2 stated"
        in start.by_field[BASE].note
    )


def test_a_bonus_for_the_very_level_goes_before_that_for_all(tables):
    tables = with_copies(
        tables,
        "pay_components",
        lambda row: row["component"] == "bonus_pct",
        low=20.0,
        high=30.0,
        level="senior",
    )
    assert starting_offer(tables, DLE, "Senior", "", START).offer.bonus.target_pct == 25
    assert starting_offer(tables, DLE, "Mid", "", START).offer.bonus.target_pct == 15


def test_a_bonus_of_no_role_by_name_is_better_than_none(tables):
    tables = changed(tables, "pay_components", lambda row: True, role=None)
    assert (
        starting_offer(tables, DLE, "", "", START).by_field[BONUS].note.endswith("stated for no role by name")
    )


def test_a_premium_of_ones_own_goes_before_a_borrowed_one(tables):
    tables = with_copies(
        tables, "city_premiums", lambda row: row["city"] == "Seattle", low_pct=10.0, high_pct=10.0, role=DLIE
    )
    start = starting_offer(tables, DLIE, "", "Seattle, WA", START)
    assert start.offer.base_usd == 154_000
    assert "stated for" not in start.by_field[BASE].note
    assert starting_offer(tables, DLIE, "", "Boston, MA", START).offer.base_usd == 158_000


def test_figures_beyond_what_an_offer_can_hold_are_left_out(tables):
    tables = changed(tables, "salary_levels", lambda row: True, low_usd=1e12, high_usd=1e12)
    tables = changed(tables, "pay_components", lambda row: True, low=1e12, high=1e12)
    start = starting_offer(tables, DLE, "Mid", "Seattle, WA", START)
    assert (start.offer.base_usd, start.figures) == (0, ())
