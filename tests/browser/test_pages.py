"""Every page in a real browser: light, dark and on a phone; nothing fails, nothing foreign is asked for."""

from urllib.parse import parse_qs, urlencode, urlsplit

import pytest

from ..pages import PAGES

EVERY_PAGE = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
SIZES = pytest.mark.parametrize(
    ("scheme", "width"), [("light", 1280), ("dark", 1280), ("light", 390), ("dark", 390)]
)


@EVERY_PAGE
@SIZES
def test_a_page_stands(visit, page, scheme, width):
    """No axe finding; at the end no console error, no foreign request, no exception text."""
    with visit(page.path, scheme=scheme, width=width) as visitor:
        assert page.title in visitor.title()
        assert visitor.overflow() <= 0
        assert visitor.cut() == []
        assert visitor.axe() == []
        paper = {"light": "rgb(252, 251, 248)", "dark": "rgb(18, 22, 28)"}[scheme]
        assert paper == visitor.page.evaluate(
            "getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor"
        )
        for chart in visitor.page.locator(".js-plotly-plot .main-svg:first-child").all():
            assert paper in chart.get_attribute("style"), "the chart has the page's theme at the first visit"


def test_fonts_are_our_own(visit):
    with visit("/") as visitor:
        loaded = visitor.page.evaluate(
            "document.fonts.ready.then(all => [...all].filter(f => f.status === 'loaded').map(f => f.family))"
        )
        assert {"Inter", "SourceSerif"} <= {name.strip('"') for name in loaded}


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


# Streamlit's own test runner tries them all on every filter; here is what a browser itself might stumble over.
ODD = ("1e400", "x" * 5_000, "<script>alert(1)</script>")


@EVERY_PAGE
@pytest.mark.parametrize("text", ODD, ids=lambda text: text[:12])
def test_an_odd_link_is_answered_with_a_notice(visit, page, text):
    with visit(f"{page.path}?{urlencode({page.odd: text, 'my_pay': text})}") as visitor:
        assert visitor.page.get_by_role("heading", level=1).count() == 1
        assert visitor.page.get_by_text("The link holds").count() >= 1


@EVERY_PAGE
def test_every_chart_has_a_name_and_a_png(visit, page):
    with visit(page.path) as visitor:
        charts = visitor.page.get_by_test_id("stPlotlyChart")
        assert bool(charts.count()) == page.charts
        for chart in charts.all():
            chart.scroll_into_view_if_needed()
            assert chart.locator("[role=img][aria-label], [aria-label]").count() >= 1
            chart.hover()
            button = chart.locator(".modebar-btn").first
            name, content = visitor.download(button)
            assert name.startswith("payscope-")
            assert content.startswith(b"\x89PNG")


@EVERY_PAGE
def test_tables_and_popovers_are_accessible_too(visit, page):
    with visit(page.path) as visitor:
        for switch in visitor.page.get_by_text("Table", exact=True).all():
            switch.click()
            visitor.settle()
        assert visitor.axe() == []
        popovers = visitor.page.get_by_test_id("stPopover")
        if popovers.count():
            popovers.first.get_by_role("button").click()
            visitor.page.get_by_test_id("stPopoverBody").wait_for()
            assert visitor.axe() == []
