"""The page of cities, in Streamlit's test runner."""

import json

import pytest

from dashboard.data.folders import TABLES_VARIABLE
from etl.tables.package import render
from etl.tables.tidy import tidy_tables

from ...etl.tables.examples import Kind, corpus, document, fact
from ...pages import PAGES
from ..visits import visit as visit_page

(CITIES,) = (page for page in PAGES if page.name == "cities")

DLIE = "Deep Learning Infrastructure Engineer"
FIVE = ["San Francisco, CA", "New York, NY", "Seattle, WA", "Boston, MA", "Austin, TX"]


def visit(**params):
    return visit_page(CITIES, **params)


def checked(app):
    assert not app.exception, [exception.value for exception in app.exception]
    return app


def said(app):
    kinds = (app.title, app.header, app.subheader, app.markdown, app.info, app.warning)
    words = "\n".join(element.value for elements in kinds for element in elements)
    return words.replace("\\", "").replace("\xa0", " ")


def charts(app):
    return [json.loads(chart.proto.spec) for chart in app.get("plotly_chart")]


def posting(app):
    return app.code[-1].value


def test_a_first_visit_answers_before_any_control_is_touched():
    app = visit()
    assert "San Francisco pays deep learning engineers the most, $145k–$170k a year." in said(app)
    assert [metric.value for metric in app.metric][:3] == [
        "$145k–$170k",
        "$125k–$147k",
        "21.1\xa0% more",
    ] or said(app)
    assert list(app.dataframe[0].value["City"]) == FIVE
    assert len(charts(app)) == 4
    assert all(name in posting(app) for name in FIVE)


def test_the_average_is_a_visible_choice():
    app = visit(cities_average="Salary.com")
    assert "$163k–$170k" in said(app)
    app.selectbox(key="cities_average").select("ZipRecruiter")
    assert "$145k–$151k" in said(checked(app.run()))


def test_cities_can_be_chosen_beyond_the_five():
    app = visit(cities_cities="Denver, CO")
    assert "Denver, CO" in list(app.dataframe[0].value["City"])
    assert "No premium is stated for" in said(app)
    assert "No taxes are on file for Denver, CO" in said(app)


def test_a_role_without_premiums_shows_whose_they_are_and_can_do_without():
    app = visit(cities_role=DLIE)
    assert "If the premiums of deep learning engineers hold" in said(app)
    assert "Premiums stated for deep learning engineers, none for this role" in said(app)
    assert "premium stated for deep learning engineers" in posting(app).replace("\xa0", " ")
    app.toggle(key="cities_borrow").set_value(False)
    checked(app.run())
    assert "No document says what cities pay deep learning infrastructure engineers" in said(app)
    assert "city premium" not in posting(app)
    assert "price level" in posting(app)
    assert "Pay low, $" not in app.dataframe[0].value


def test_a_change_of_role_leaves_no_stale_choice_behind():
    app = visit(cities_average="Salary.com")
    app.selectbox(key="cities_role").select(DLIE)
    assert "$140k–$250k" in said(checked(app.run()))


def test_my_pay_moves_and_stays_out_of_the_address():
    app = visit(my_pay="200000")
    assert "$200,000 in San Francisco buys what" in said(app)
    assert "my_pay" not in app.query_params
    app.number_input(key="my_pay").set_value(150_000.0)
    assert "$150,000 in San Francisco buys what" in said(checked(app.run()))
    app.number_input(key="cities_pay_to_place").set_value(135_000.0)
    checked(app.run())
    assert "Compa-ratio of $135,000" in said(app)
    assert not any("135" in str(value) or "150" in str(value) for value in app.query_params.values())


def test_a_band_follows_its_controls():
    app = visit()
    assert "$118,000 to $177,000" in posting(app)
    app.selectbox(key="cities_around").select("Senior level")
    checked(app.run())
    assert "middle of the senior level’s range" in posting(app)
    app.slider(key="cities_spread").set_value(20.0)
    checked(app.run())
    assert "city premium +27.5 %" in posting(app)
    assert "$203,000 to $243,000" in posting(app)


@pytest.mark.parametrize("text", ["inf", "nan", "1e400", "-5", "x" * 5_000, "<b>", "=1+1"])
def test_odd_links_to_controls_that_come_and_go(text):
    app = visit(cities_role=DLIE, cities_around="Average", cities_position=text, cities_borrow=text)
    assert sum("The link holds" in warning.value for warning in app.warning) == 2


def test_a_third_role_brings_its_own_cities(tmp_path, monkeypatch):
    role = "Quantum Engineer"
    up_to = {"bound": "up_to", "city": "London"}
    facts = [
        fact(low=150_000, line=1, role=role),
        fact(Kind.CITY_PREMIUM, 12, 18, line=2, unit="pct", role=role, city="Denver", state="CO"),
        fact(Kind.CITY_PREMIUM, None, 5, line=3, unit="pct", role=role, **up_to),
    ]
    read = corpus(*facts, documents=[document("guide", role=role)])
    for name, content in render(tidy_tables(read, [])).items():
        (tmp_path / name).write_bytes(content)
    monkeypatch.setenv(TABLES_VARIABLE, str(tmp_path))
    app = visit(cities_role=role)
    assert "Denver pays quantum engineers the most, $168k–$177k a year" in said(app)
    assert "Not on the map: London" in said(app)
    assert "No price level is on file for London" in said(app)


def test_a_role_of_which_nothing_is_known_is_no_fault(tmp_path, monkeypatch):
    for name, content in render(tidy_tables(corpus(), [])).items():
        (tmp_path / name).write_bytes(content)
    monkeypatch.setenv(TABLES_VARIABLE, str(tmp_path))
    app = visit()
    assert "No document says what cities pay deep learning engineers" in said(app)
    assert "No percentile, average or level is stated" in said(app)
