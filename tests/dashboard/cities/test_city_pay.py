"""What a city pays, what it is worth, and what the documents state of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts.marks import by_row, single_unit
from dashboard.cities.city_pay import ALL_AVERAGES, by_price
from dashboard.cities.findings import answer, borrowed, map_title, pay_title, top_figures, without
from dashboard.cities.marks import (
    city_table,
    fact_ids,
    keeping_marks,
    map_marks,
    map_points,
    off_map,
    pay_marks,
)
from dashboard.cities.statements import averages, averages_line, cities, in_documents, premium_role
from dashboard.compensation.taxes import take_home
from dashboard.data.roles import roles_of
from dashboard.data.tables import load_tables
from etl.tables.package import render
from etl.tables.tidy import tidy_tables

from ...etl.tables.examples import Kind, corpus, document, fact
from .examples import average, city

DLE, DLIE = "Deep Learning Engineer", "Deep Learning Infrastructure Engineer"


@pytest.fixture(scope="module")
def five(tables):
    return in_documents(cities(tables, DLE, DLE, averages(tables, DLE)[0]))


@pytest.fixture
def example(tmp_path):
    """Tables of a few facts."""

    def build(*facts, **fields):
        for name, content in render(tidy_tables(corpus(*facts, **fields), [])).items():
            (tmp_path / name).write_bytes(content)
        return load_tables(tmp_path)

    return build


def test_the_averages_are_a_choice_and_their_span_comes_first(tables):
    found = averages(tables, DLE)
    assert [option.name for option in found] == [ALL_AVERAGES, "ZipRecruiter", "Salary.com"]
    assert [(option.usd.low, option.usd.high) for option in found] == [
        (115_864, 130_476),
        (115_864, 115_864),
        (130_476, 130_476),
    ]
    assert "ZipRecruiter, $115,864 and Salary.com, $130,476" in averages_line(found)


def test_two_statements_of_one_speaker_are_told_apart_by_their_lines(tables):
    names = [option.name for option in averages(tables, DLIE)]
    assert len(names) == len(set(names)) == 3
    assert all("line" in name for name in names[1:])


def test_without_an_average_the_median_stands_in_and_says_so(example):
    (only,) = averages(example(fact(Kind.SALARY_PERCENTILE, 90_000, percentile=50)), DLE)
    assert only.is_median
    assert only.name.endswith(", median")


def test_a_projected_average_or_one_of_a_level_is_no_base(example):
    found = example(
        fact(low=100_000, line=1),
        fact(low=200_000, line=2, is_projection=True),
        fact(low=300_000, line=3, level="senior"),
        fact(low=400_000, line=4, city="Boston", state="MA"),
    )
    assert [option.usd.low for option in averages(found, DLE)] == [100_000]


@pytest.mark.parametrize(
    ("name", "pay", "worth"),
    [
        ("San Francisco, CA", (144_830, 169_618.8), (122_503.7, 143_471.2)),
        ("New York, NY", (139_036.8, 163_095), (123_617.9, 145_008.1)),
        ("Seattle, WA", (133_243.6, 156_571.2), (117_924.1, 138_569.6)),
        ("Boston, MA", (127_450.4, 150_047.4), (114_229.8, 134_482.8)),
        ("Austin, TX", (121_657.2, 143_523.6), (124_623.2, 147_022.7)),
    ],
)
def test_the_five_cities(five, name, pay, worth):
    (found,) = (city for city in five if city.name == name)
    assert (found.pay.low, found.pay.high) == pytest.approx(pay, abs=0.1)
    assert (found.worth.low, found.worth.high) == pytest.approx(worth, abs=1)
    assert found.kept.low == pytest.approx(take_home(found.pay.low, found.tax_place).net)
    assert found.kept.low < found.pay.low


def test_the_first_line_answers_the_question(five):
    said = answer(DLE, five, DLE)
    assert said == (
        "San Francisco pays deep learning engineers the most, $145k–$170k a year. "
        "Austin’s pay goes furthest, worth $125k–$147k at national prices."
    )
    assert pay_title(five) == "San Francisco pays the most, Austin’s pay goes furthest"


def test_a_derived_figure_has_formula_and_parents(five, tables):
    first = five[0]
    assert first.pay.formula.replace("\xa0", " ") == "$115,864 × (1 + 25 %) to $130,476 × (1 + 30 %)"
    assert [source.line for source in first.pay.sources] == [134, 135, 136, 165]
    assert first.worth.formula == "$144,830–$169,619 ÷ 1.18225 (price level 118.225, BEA, 2023)"
    assert first.worth.sources[-1].publisher.endswith("BEA, 2023")
    for figure in top_figures(five, averages(tables, DLE)[0], averages(tables, DLE)):
        assert figure.sources, figure.name
        assert figure.formula, figure.name


def test_a_role_without_premiums_borrows_only_with_a_label(tables):
    whose = premium_role(tables, DLIE, roles_of(tables))
    assert whose == DLE
    found = in_documents(cities(tables, DLIE, whose, averages(tables, DLIE)[0]))
    assert answer(DLIE, found, whose).startswith("If the premiums of deep learning engineers hold, ")
    assert borrowed(DLIE, whose) == "Premiums stated for deep learning engineers, none for this role."
    assert all("premium stated for deep learning engineers" in each.pay.formula for each in found)
    assert {mark.detail for mark in map_marks(found) if mark.mark == "premium"} == {
        "stated for deep learning engineers"
    }


def test_a_role_without_premiums_says_so_and_shows_prices(tables):
    every = cities(tables, DLIE, None, averages(tables, DLIE)[0])
    assert not in_documents(every)
    shown = by_price(every)
    said = answer(DLIE, shown, None)
    assert said.startswith("No document says what cities pay deep learning infrastructure engineers")
    assert "The national average, $140k–$250k, is worth" in said
    assert {mark.mark for mark in pay_marks(shown)} == {"national average, worth"}
    assert all(city.pay is None for city in every)


def test_a_city_of_the_documents_comes_without_premium_too(example):
    found = example(
        fact(low=100_000, line=1),
        fact(low=160_000, line=2, city="Denver", state="CO"),
        fact(Kind.CITY_PREMIUM, 10, 20, line=3, unit="pct", city="Boston", state="MA"),
    )
    shown = in_documents(cities(found, DLE, DLE, averages(found, DLE)[0]))
    assert [each.name for each in shown] == ["Boston, MA", "Denver, CO"]
    stated = next(mark for mark in pay_marks(shown) if mark.row == "Denver, CO")
    assert (stated.mark, stated.low) == ("average, stated", 160_000)
    assert "No premium is stated for Denver, CO." in without(shown)
    assert "No taxes are on file for Denver, CO." in without(shown)


def test_two_documents_on_one_city_span_and_are_both_named(example):
    found = example(
        fact(low=100_000, line=1),
        fact(Kind.CITY_PREMIUM, 10, 20, line=3, unit="pct", city="Boston", state="MA"),
        fact(Kind.CITY_PREMIUM, 30, 30, line=4, unit="pct", city="Boston", state="MA", document="other"),
        documents=[document("guide"), document("other")],
    )
    (boston,) = in_documents(cities(found, DLE, DLE, averages(found, DLE)[0]))
    assert (boston.premium.pct.low, boston.premium.pct.high) == (10, 30)
    assert len(boston.premium.sources) == 2


@pytest.mark.parametrize(
    ("premium", "bound", "pay"),
    [
        ((None, 10.0), "up_to", "up to $110,000"),
        ((10.0, None), "at_least", "$110,000 or more"),
        ((10.0, 20.0), "high_open", "$110,000–$120,000+"),
        ((-5.0, -5.0), None, "$95,000"),
    ],
)
def test_an_open_premium_gives_an_open_pay(premium, bound, pay):
    assert city(premium=premium, bound=bound).pay.map(round).full("usd_per_year") == pay


def test_a_premium_that_leaves_nothing_is_not_computed():
    assert city(premium=(-100.0, -100.0)).pay is None


def test_a_place_nobody_knows_has_neither_prices_nor_taxes_nor_a_point():
    london = city("London", premium=(3.0, 4.0))
    assert london.pay is not None
    assert london.worth is None
    assert london.kept is None
    assert map_points([london]) == []
    assert off_map([london], []) == ["London"]
    assert answer(DLE, [london], DLE).endswith("No price level is on file to say what that is worth.")


def test_an_open_end_does_not_lose_a_comparison():
    """What is paid "or more" may well be worth more than what is known to the end."""
    some = [
        city("San Francisco, CA", premium=(30.0, None), bound="at_least"),
        city("Austin, TX", premium=(5.0, 20.0)),
    ]
    assert "may go furthest" in answer(DLE, some, DLE)
    assert "may go furthest" in pay_title(some)


@given(st.floats(1_000, 1e6), st.floats(50, 200), st.floats(-50, 100))
def test_worth_times_price_level_is_pay(usd, level, pct):
    some = city(premium=(pct, pct), level=level, over=average(usd))
    assert some.worth.low * level / 100 == pytest.approx(some.pay.low)


@given(st.floats(1_000, 1e6), st.floats(-50, 100), st.floats(0, 50))
def test_pay_keeps_the_order_of_its_parents(usd, pct, more):
    some = city(premium=(pct, pct + more), over=average(usd, usd * 1.2))
    assert 0 < some.pay.low <= some.pay.high


def test_what_is_drawn_is_what_is_known(five):
    marks = pay_marks(five)
    assert [*by_row(marks)] == [each.name for each in five]
    assert [mark.low for mark in marks if mark.mark == "pays"] == [round(each.pay.low) for each in five]
    assert all(mark.formula for mark in marks)
    assert single_unit(marks) == "usd_per_year"
    own = by_row(keeping_marks(155_000, five[0], five))[five[0].name]
    assert {mark.low for mark in own if mark.mark != "pays"} == {155_000}


def test_the_table_has_a_number_to_a_cell(five):
    table = city_table(five, five[0], 155_000)
    assert table["Pay low, $"].tolist() == [144_830, 139_037, 133_244, 127_450, 121_657]
    assert table.drop(columns="City").dtypes.map(lambda dtype: dtype.kind).isin(["f", "i"]).all()
    bare = city_table([city(premium=None, over=average())], None, None)
    assert list(bare) == ["City", "Price level"]


def test_the_map_names_premiums_and_where_there_is_none_prices(five):
    assert map_title(five).replace("\xa0", " ") == "From +25–30 % in San Francisco to +5–10 % in Austin"
    labels = [point.label.replace("\xa0", " ") for point in map_points(five)]
    assert labels[0] == "San Francisco +25–30 %"
    (priced,) = map_points([city("Denver, CO", premium=None)])
    assert priced.label == "Denver 105"
    assert priced.size is None


def test_the_doubts_are_asked_for_every_parent(five):
    assert "deep-learning-engineer-aipathly:165:city_premium:1" in fact_ids(five)
