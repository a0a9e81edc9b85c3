"""Every page in a real browser: light, dark and on a phone; nothing fails, nothing foreign is asked for."""

from itertools import cycle, product
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from playwright.sync_api import expect

from ..pages import PAGES

PAPER = {"light": "rgb(252, 251, 248)", "dark": "rgb(18, 22, 28)"}
FONTS = "document.fonts.ready.then(all => [...all].filter(f => f.status === 'loaded').map(f => f.family))"
BACKGROUND = "getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
@pytest.mark.parametrize(("scheme", "width"), [("dark", 1280), ("light", 390), ("dark", 390)])
def test_a_page_stands(visit, page, scheme, width):
    with visit(page.path, scheme=scheme, width=width) as visitor:
        stands(visitor, page, scheme)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_stands_in_full(visit, page):
    """In the usual window, also what only a click opens: a chart's picture, tables, sources."""
    with visit(page.path) as visitor:
        stands(visitor, page, "light")
        charts_are_named_and_saved(visitor, page)
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
    expect(visitor.page.locator(".plotly-notifier p")).to_have_count(
        0
    )  # it stands outside the page for a while


def tables_and_popovers_stand(visitor):
    for switch in visitor.page.get_by_text("Table", exact=True).all():
        switch.click()
    visitor.settle()
    assert visitor.axe() == []
    popovers = visitor.page.get_by_test_id("stPopover")
    if popovers.count():
        popovers.first.get_by_role("button").click()
        visitor.page.get_by_test_id("stPopoverBody").wait_for()
        assert visitor.axe() == []


@pytest.mark.parametrize(
    ("page", "link"),
    [pytest.param(page, link, id=" ".join(link)) for page in PAGES for link in page.links],
)
def test_a_link_with_filters_survives_reload(visit, page, link):
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


# Streamlit's own test runner tries many on every filter; here is what a browser itself might stumble over:
# each page meets one of them, the page with every kind of filter all.
ODD = ("1e400", "x" * 1_000, "<script>alert(1)</script>")
(CITIES,) = (page for page in PAGES if page.name == "cities")


@pytest.mark.parametrize(
    ("page", "text"),
    [
        *((page, text) for page, text in zip(PAGES, cycle(ODD), strict=False) if page is not CITIES),
        *product([CITIES], ODD),
    ],
    ids=lambda value: getattr(value, "name", str(value)[:12]),
)
def test_an_odd_link_is_answered_with_a_notice(visit, page, text):
    with visit(f"{page.path}?{urlencode(dict.fromkeys([*page.filters, *page.taken], text))}") as visitor:
        assert visitor.page.get_by_role("heading", level=1).count() == 1
        assert visitor.page.get_by_test_id("stAlert").count() >= 1
