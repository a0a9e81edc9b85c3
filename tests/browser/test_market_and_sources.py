"""What a visitor does on the Market and Sources pages: with the keyboard, along links, into files."""

import io
import zipfile

import pandas as pd
import pytest
from frictionless import Package

from dashboard.data.folders import DOCUMENTS_VARIABLE
from dashboard.data.tables import load_tables
from etl.tables.build import build_tables
from etl.tables.publish import publish

from ..served import served

GROWTH = "deep-learning-engineer-aipathly:82:job_growth:1"
ACTIVE = """() => {
    let active = document.activeElement
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement
    return active?.textContent ?? ""
}"""
HOSTILE = """# Pay <img src=http://foreign.example/a.png onerror="document.title='owned'">

<script>document.title = "owned"</script>

- ![x](http://foreign.example/b.png) [l](javascript:alert(1))
- The average salary of a <b>Hostile Engineer</b> is $98,500 a year.

| <iframe src="http://foreign.example"></iframe> | $1 :red[a] `b` |
|---|---|
| 90th percentile | $180,000 |
"""


def card(visitor):
    box = visitor.page.locator(".card")
    box.wait_for()
    return box.inner_text()


def tab_to(visitor, reached, most=150):
    for _ in range(most):
        visitor.page.keyboard.press("Tab")
        if reached(visitor.page.evaluate(ACTIVE)):
            return
    raise AssertionError("not reached with the Tab key")


def test_a_link_to_a_fact_brings_it_into_view_until_another_document_is_chosen(visit):
    with visit(f"/sources?sources_fact={GROWTH}", width=390) as visitor:
        assert "Job growth" in card(visitor)
        assert "2022–2032" in card(visitor)
        mark = visitor.page.locator('.figure[aria-expanded="true"]').first
        place = mark.bounding_box()
        assert 0 < place["y"] < 900
        assert visitor.page.evaluate(ACTIVE) == "23%"
        assert visitor.axe() == []
        assert visitor.overflow() <= 0
        visitor.widen(1280)
        # The field may lie under the navigation: a list closes when the page moves, so it has to be moved before.
        visitor.page.get_by_test_id("stMain").evaluate("main => main.scrollTo(0, 0)")
        visitor.settle()
        visitor.page.get_by_role("combobox").first.click()
        visitor.page.get_by_role("option", name="Highzeal").click()
        visitor.page.get_by_text("skills, challenges, opportunities (Highzeal)").wait_for()
        visitor.page.wait_for_function("!location.search.includes('sources_fact')")
        assert visitor.page.locator(".card").count() == 0


def test_a_figure_of_another_page_leads_to_its_line(visit):
    with visit("/") as visitor:
        visitor.page.get_by_role("button", name="1 source").nth(2).click()
        visitor.page.get_by_role("link", name="Show it in the document").first.click()
        assert "Salary average" in card(visitor)
        assert "sources_fact=" in visitor.page.url
        visitor.page.reload()
        assert "Salary average" in card(visitor)


def test_figures_are_opened_with_the_keyboard_alone(visit):
    with visit("/sources") as visitor:
        tab_to(visitor, lambda text: text == "74%")
        visitor.page.keyboard.press("Enter")
        assert "Job growth" in card(visitor)
        visitor.page.wait_for_url("**sources_fact=**")
        visitor.page.keyboard.press("Enter")
        visitor.page.locator(".card").wait_for(state="detached")
        visitor.page.wait_for_function("!location.search.includes('sources_fact')")
        for _ in range(2):  # faster than the server answers: what it was told first must not open it again
            visitor.page.keyboard.press("Enter")
        visitor.settle()
        assert visitor.page.locator(".card").count() == 0


def test_a_disagreement_leads_to_both_its_quotes(visit):
    with visit("/sources?sources_view=Disagreements") as visitor:
        visitor.page.get_by_role("link", name="Deep Learning Infrastructure Engineer, line 118").first.click()
        assert "$140,000–$149,409" in card(visitor)


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_every_view_of_sources_stands(visit, scheme, width):
    with visit("/sources", scheme=scheme, width=width) as visitor:
        for view in ("Disagreements", "Numbers", "Tables", "Add a document"):
            visitor.page.get_by_test_id("stButtonGroup").get_by_text(view, exact=True).click()
            visitor.settle()
            assert visitor.axe() == []
            assert visitor.overflow() <= 0


def test_a_numeral_that_is_no_figure_gives_its_reason_and_the_zip_is_a_data_package(visit, tmp_path):
    with visit("/sources") as visitor:
        visitor.page.locator(".reason").first.click()
        assert "is in no figure: a field of the front matter" in card(visitor)
        name, content = visitor.download(visitor.page.get_by_role("button", name="All tables (zip)"))
    assert name == "payscope-tables.zip"
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        archive.extractall(tmp_path)
    assert Package(tmp_path / "datapackage.json").validate().valid


def test_a_search_is_taken_along_as_csv(visit):
    with visit("/sources?sources_view=Tables&sources_table=mentions&sources_q=python") as visitor:
        _, content = visitor.download(visitor.page.get_by_role("button", name="CSV of these rows"))
    rows = pd.read_csv(io.BytesIO(content))
    assert 0 < len(rows) < len(load_tables()["mentions"].rows)


def test_a_topic_is_chosen_with_the_keyboard_alone_and_the_growth_is_taken_along(visit):
    with visit("/market") as visitor:
        tab_to(visitor, lambda text: text == "Skills")
        visitor.page.keyboard.press("ArrowRight")
        visitor.page.keyboard.press("Enter")
        visitor.page.get_by_text("named by 3 of 4 documents").wait_for()
        visitor.page.get_by_role("heading", name="Python, PyTorch").wait_for()
        visitor.settle()
        assert "market_topic=Tools" in visitor.page.url
        _, content = visitor.download(visitor.page.get_by_role("button", name="CSV", exact=True).nth(1))
    rows = pd.read_csv(io.BytesIO(content))
    assert rows["formula"].notna().sum() == 7
    assert {"source", "as_of", "line"} <= set(rows)


def test_a_document_is_shown_and_never_run(visit, tmp_path, monkeypatch):
    """Scripts, pictures and frames within a document are text; nothing is fetched (the visitor watches)."""
    documents = tmp_path / "documents"
    documents.mkdir()
    (documents / "hostile.md").write_text(HOSTILE, encoding="utf-8")
    publish(build_tables(documents).files, tmp_path / "tables")
    monkeypatch.setenv(DOCUMENTS_VARIABLE, str(documents))
    with served(tables=tmp_path / "tables") as server:
        for path in ("/sources", "/"):
            with visit(path, server=server) as visitor:
                assert "owned" not in visitor.page.title()
                if path == "/sources":
                    assert (
                        '<script>document.title = "owned"</script>'
                        in visitor.page.locator(".page").inner_text()
                    )
                    assert visitor.page.locator(".page img, .page script, .page iframe").count() == 0
                    visitor.page.locator(".figure").first.click()
                    assert "$98,500" in card(visitor)
