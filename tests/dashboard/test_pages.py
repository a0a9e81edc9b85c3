"""Every page in Streamlit's test runner: first visit, every role, odd links, no tables."""

import json
import re
from itertools import pairwise, product

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.data.roles import roles_of

from ..pages import APP, HOSTILE, PAGES
from ..third_role import ROLE
from .figures import valid

EVERY_PAGE = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)


def visit(page, **params):
    """The page as a visitor with this link sees it."""
    app = AppTest.from_file(str(APP), default_timeout=60)
    if page is not PAGES[0]:
        app.run()  # registers the pages
        app.switch_page(f"app_pages/{page.name}.py")
    for name, value in params.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception, [exception.value for exception in app.exception]
    return app


def charts(app):
    """What the browser is sent, and plotly would accept."""
    sent = [json.loads(chart.proto.spec) for chart in app.get("plotly_chart")]
    assert all(valid(figure).data for figure in sent)
    return sent


def text_of(app):
    kinds = (app.title, app.header, app.subheader, app.markdown, app.caption, app.info, app.warning)
    return "\n".join(element.value for elements in kinds for element in elements)


@EVERY_PAGE
def test_a_first_visit_shows_something_useful(page):
    app = visit(page)
    (title,) = app.title
    assert page.title in title.value
    assert not app.error
    assert not app.warning
    assert bool(charts(app)) == page.charts


@EVERY_PAGE
def test_charts_have_alt_text_and_downloads(page):
    app = visit(page)
    for chart in app.get("plotly_chart"):
        assert len(chart.proto.alt) > 40
    labels = [button.proto.label for button in app.get("download_button")]
    assert labels.count("CSV") >= len(charts(app))


@EVERY_PAGE
def test_no_dollar_opens_a_formula(page):
    """Streamlit reads what stands between two dollar signs as a formula."""
    assert not re.search(r"(?<!\\)\$", text_of(visit(page)))


@EVERY_PAGE
def test_headings_skip_no_level(page):
    app = visit(page)
    levels = [int(heading.tag[1]) for heading in app.main if getattr(heading, "tag", "").startswith("h")]
    levels = levels or [1, 2]
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))


@pytest.mark.parametrize(
    ("page", "name"),
    [(page, name) for page in PAGES for name in page.filters],
    ids=lambda value: str(value)[:40],
)
def test_a_link_with_a_filter_is_followed(page, name):
    app = visit(page, **{name: page.filters[name]})
    assert not app.warning


@pytest.mark.parametrize(
    ("page", "name", "text"),
    [
        (page, name, text)
        for page in PAGES
        for name, text in product([*page.filters, *page.taken, f"{page.name}_no_such_filter"], HOSTILE)
    ],
    ids=lambda value: str(value)[:30],
)
def test_an_odd_link_does_no_harm(page, name, text):
    app = visit(page, **{name: text})
    assert app.title
    assert not app.error


@EVERY_PAGE
def test_without_tables_the_page_says_how_to_build_them(no_tables, page):
    app = visit(page)
    (error,) = app.error
    assert "no tables yet" in error.value
    assert app.code[0].value == "python -m etl build"
    assert not app.get("plotly_chart")


@EVERY_PAGE
def test_a_document_about_another_role_is_enough(third_role, page):
    assert ROLE in roles_of(third_role)
    visit(page)


@pytest.mark.parametrize("page", PAGES[:2], ids=lambda page: page.name)
def test_the_third_role_has_its_charts(third_role, page):
    key = {"overview": "overview_role", "salaries": "salaries_roles"}[page.name]
    app = visit(page, **{key: ROLE})
    assert "robotics analyst" in text_of(app)
    ladder = charts(app)[0]
    stated = [trace["x"] for trace in ladder["data"] if ROLE in trace.get("name", "")]
    assert stated == [[81_000], [97_000], [118_000], [141_000]]


def test_overview_for_every_role(tables):
    for role in roles_of(tables):
        app = visit(PAGES[0], overview_role=role)
        assert [metric.label for metric in app.metric][:2] == ["Typical pay", "Middle half"]
        assert all(metric.value != "not stated" for metric in app.metric), role


def test_a_pay_moves_sentence_and_marker():
    app = visit(PAGES[0], my_pay="135000")
    assert "$135,000 stands" in text_of(app).replace("\\", "")
    assert any(shape.get("x0") == 135_000 for shape in charts(app)[0]["layout"]["shapes"])
    app.number_input(key="my_pay").set_value(150_000.0).run()
    assert any(shape.get("x0") == 150_000 for shape in charts(app)[0]["layout"]["shapes"])


def test_a_pay_follows_to_the_next_page():
    app = visit(PAGES[0], my_pay="135000")
    app.switch_page("app_pages/salaries.py").run()
    assert app.number_input(key="my_pay").value == 135_000
    marked = [chart for chart in charts(app) if chart["layout"].get("shapes")]
    assert len(marked) >= 3


def test_no_role_chosen_is_said():
    app = visit(PAGES[1], salaries_roles="")
    assert "Choose a role" in app.info[0].value


def test_a_table_opens_on_demand():
    app = visit(PAGES[0])
    assert not app.table
    app.toggle(key="overview_ladder_table").set_value(True).run()
    assert not app.exception
    (table,) = app.table
    assert len(table.value) >= 15
