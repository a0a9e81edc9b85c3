"""The Market page in Streamlit's test runner."""

from dashboard.data.roles import roles_of

from ...pages import PAGES
from ...third_role import ROLE
from ..test_pages import charts, text_of, visit

(MARKET,) = (page for page in PAGES if page.name == "market")


def plain(app):
    return text_of(app).replace("\\", "").replace("\N{NO-BREAK SPACE}", " ")


def test_claims_stand_with_their_growth_a_year():
    shown = plain(visit(MARKET))
    assert "AI and machine learning jobs, past four years." in shown
    assert "+2.1 % a year, derived" in shown
    assert "No yearly rate: it names no year to count from" in shown
    assert "(1 + 23 %) ^ (1 / 10) − 1 = 2.09 %" in shown
    assert "Growth of +2.1 % to +74 % a year, the documents say; each counts other jobs" in shown


def test_every_claim_links_to_its_line():
    app = visit(MARKET)
    links = [link.proto.query_string for link in app.get("page_link")]
    for fact in ("80%3Ajob_growth", "82%3Ajob_growth", "208%3Amarket_cagr", "83%3Amarket_size"):
        assert any(fact in link for link in links), (fact, links)


def test_the_percent_chart_holds_one_unit():
    growth, sizes, _ = charts(visit(MARKET))
    assert all(tick.endswith("%") for tick in growth["layout"]["xaxis"]["ticktext"])
    assert "xaxis2" not in growth["layout"]
    assert "yaxis3" in sizes["layout"]


def test_a_topic_and_all_of_it():
    few = visit(MARKET, market_topic="Tools")
    everything = visit(MARKET, market_topic="Tools", market_all="true")
    counts = [
        sum(trace.get("meta") == "named" for trace in charts(app)[-1]["data"]) for app in (few, everything)
    ]
    assert counts == [12, 38]
    assert "Python, PyTorch, TensorFlow and Keras" in plain(few)


def test_every_role_has_something_to_show(tables):
    for role in roles_of(tables):
        app = visit(MARKET, market_role=role)
        assert len(charts(app)) == 3
        assert not app.warning


def test_a_third_role_shows_its_own_claim_and_borrows_the_rest(third_role):
    app = visit(MARKET, market_role=ROLE)
    shown = plain(app)
    assert "2024–2034. +2.7 % a year, derived" in shown
    assert "The documents about robotics analysts say nothing of this; the others do." in shown
    assert len(charts(app)) == 3
