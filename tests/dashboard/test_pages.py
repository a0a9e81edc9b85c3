"""Every page in Streamlit's test runner: first visit, every role, odd links, no tables."""

import re
from itertools import pairwise

import pytest

from dashboard.data.roles import roles_of
from dashboard.data.tables import PACKAGE_FILE

from ..pages import HOSTILE, PAGES
from ..third_role import ROLE
from .visits import charts, first_visit, text_of, visit

EVERY_PAGE = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)


@EVERY_PAGE
def test_a_first_visit_shows_something_useful(page):
    app = first_visit(page)
    (title,) = app.title
    assert page.title in title.value
    assert not app.error
    assert not app.warning
    assert bool(charts(app)) == page.charts


@EVERY_PAGE
def test_charts_have_alt_text_and_downloads(page):
    app = first_visit(page)
    for chart in app.get("plotly_chart"):
        assert len(chart.proto.alt) > 40
    labels = [button.proto.label for button in app.get("download_button")]
    assert labels.count("CSV") >= len(charts(app))


@EVERY_PAGE
def test_no_dollar_opens_a_formula(page):
    """Streamlit reads what stands between two dollar signs as a formula."""
    assert not re.search(r"(?<!\\)\$", text_of(first_visit(page)))


@EVERY_PAGE
def test_headings_skip_no_level(page):
    app = first_visit(page)
    levels = [int(heading.tag[1]) for heading in app.main if getattr(heading, "tag", "").startswith("h")]
    levels = levels or [1, 2]
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))


@EVERY_PAGE
def test_odd_links_do_no_harm(page):
    """All filters meet odd texts, each one other texts, in six turns; tests of the kit try all on each kind."""
    names = [*page.filters, *page.taken, f"{page.name}_no_such_filter"]
    for turn in range(0, len(HOSTILE), 3):
        link = {name: HOSTILE[(turn + place) % len(HOSTILE)] for place, name in enumerate(names)}
        app = visit(page, **link)
        assert app.title, link
        assert not app.error, link
        assert bool(charts(app)) == page.charts or app.info, link


@EVERY_PAGE
def test_without_tables_the_page_says_how_to_build_them(no_tables, page):
    app = visit(page)
    (error,) = app.error
    assert "no tables yet" in error.value
    assert app.code[0].value == "python -m etl build"
    assert not app.get("plotly_chart")


@EVERY_PAGE
def test_tables_of_another_version_are_one_clear_page(no_tables, page):
    (no_tables / PACKAGE_FILE).write_text('{"resources": []}', encoding="utf-8")
    app = visit(page)
    (error,) = app.error
    assert "written by another version of Payscope" in error.value
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
        assert [metric.label for metric in app.metric][:4] == [
            *("Official median", "Visa filings, median", "Typical pay", "Middle half")
        ]
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
