"""Every page in a real browser: light, dark and on a phone; nothing fails, nothing foreign is asked for."""

from itertools import cycle
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from playwright.sync_api import expect

from ..pages import PAGES

DESK, PHONE = 1280, 390
PAPER = {"light": "rgb(252, 251, 248)", "dark": "rgb(18, 22, 28)"}
FONTS = "document.fonts.ready.then(all => [...all].filter(f => f.status === 'loaded').map(f => f.family))"
BACKGROUND = "getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_stands(visit, page):
    """Dark on a phone, light and wide as the settings change; and on the phone again with all that a click opens."""
    with visit(page.path, scheme="dark", width=PHONE) as visitor:
        stands(visitor, page, "dark")
        visitor.widen(DESK)
        visitor.page.emulate_media(color_scheme="light")
        visitor.page.reload()
        visitor.settle()
        stands(visitor, page, "light")
        charts_are_named_and_saved(visitor, page)
        visitor.widen(PHONE)
        tables_and_popovers_stand(visitor)


def stands(visitor, page, scheme):
    """No axe finding, fonts and colours of our own; the visit's end looks for errors and foreign requests."""
    assert page.title in visitor.title()
    assert visitor.overflow() <= 0
    assert visitor.cut() == []
    assert visitor.axe() == []
    assert {name.strip('"') for name in visitor.page.evaluate(FONTS)} >= {"Inter", "SourceSerif"}
    assert visitor.page.evaluate(BACKGROUND) == PAPER[scheme]
    for chart in visitor.page.locator(".js-plotly-plot .main-svg:first-child").all():
        assert PAPER[scheme] in chart.get_attribute("style"), (
            "the chart has the page's theme at the first visit"
        )


def charts_are_named_and_saved(visitor, page):
    charts = visitor.page.get_by_test_id("stPlotlyChart")
    assert bool(charts.count()) == page.charts
    for chart in charts.all():
        chart.scroll_into_view_if_needed()
        assert chart.locator("[role=img][aria-label], [aria-label]").count() >= 1
        chart.hover()
        name, content = visitor.download(chart.locator(".modebar-btn").first)
        assert name.startswith("payscope-")
        assert content.startswith(b"\x89PNG")
    # It stands outside the page for a while.
    expect(visitor.page.locator(".plotly-notifier p")).to_have_count(0)


def tables_and_popovers_stand(visitor):
    for switch in visitor.page.get_by_text("Table", exact=True).all():
        switch.click()
    visitor.settle()
    popovers = visitor.page.get_by_test_id("stPopover")
    if popovers.count():
        popovers.first.get_by_role("button").click()
        visitor.page.get_by_test_id("stPopoverBody").wait_for()
    assert visitor.overflow() <= 0
    assert visitor.cut() == []
    assert visitor.axe() == []


# What every link holds, Streamlit's own test runner sees; here is what a browser adds to it.
@pytest.mark.parametrize("page", [page for page in PAGES if page.links], ids=lambda page: page.name)
def test_a_link_with_filters_survives_reload(visit, page):
    link = page.links[-1]
    with visit(f"{page.path}?{urlencode(link)}") as visitor:
        assert link.keys() <= in_address(visitor)
        assert visitor.page.get_by_test_id("stAlertContentWarning").count() == 0
        before = visitor.page.get_by_test_id("stMain").inner_text()
        visitor.page.reload()
        visitor.settle()
        assert link.keys() <= in_address(visitor)
        assert visitor.page.get_by_test_id("stMain").inner_text() == before


def in_address(visitor):
    """The names of what stands in the address."""
    return parse_qs(urlsplit(visitor.page.url).query).keys()


# Streamlit's own test runner tries many on every filter; here is what a browser itself might stumble over.
ODD = ("1e400", "x" * 1_000, "<script>alert(1)</script>")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_an_odd_link_is_answered_with_a_notice(visit, page):
    odd = dict(zip([*page.filters, *page.taken], cycle(ODD), strict=False))
    with visit(f"{page.path}?{urlencode(odd)}") as visitor:
        assert visitor.page.get_by_role("heading", level=1).count() == 1
        assert visitor.page.get_by_test_id("stAlert").count() >= 1
