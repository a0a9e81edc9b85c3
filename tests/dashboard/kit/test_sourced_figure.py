"""A figure opens its quote, document, line, publisher and dates; a derived one its formula and parents."""

from dataclasses import replace

from streamlit.testing.v1 import AppTest

from dashboard.data.provenance import Source, SourcedFigure, source_of
from dashboard.data.records import record_source, similar_jobs
from dashboard.kit.sourced_figure import source_text

MEDIAN = "deep-learning-engineer-aipathly:149:salary_percentile:1"
HOSTILE = Source(
    value="$1",
    quote="![x](http://example.com/a.png) $2$ :red[a]",
    document="[a](javascript:alert(1))",
    line=3,
    publisher="<b>P</b>",
    read_on="2026-11-20",
    url="javascript:alert(1)",
)


def test_a_fact_leads_to_its_line(tables):
    source = source_of(tables, MEDIAN)
    assert source.value == "$115,864"
    assert source.quote == "50th (median) | $115,864"
    assert (source.document, source.line, source.publisher) == ("Deep Learning Engineer", 149, "AI Pathly")
    assert source.read_on == "2026-11-20"
    assert source.url == "https://aipathly.com/career/deep-learning-engineer"


def test_the_line_of_every_fact_holds_its_figure(tables):
    """From the pixel back to the document: quote and line are where the tables say."""
    for fact_id in tables["facts"].rows["id"]:
        source = source_of(tables, fact_id)
        assert source.quote
        assert source.line >= 1
        assert source.publisher


def test_who_a_document_cites_speaks(tables):
    rows = tables["salary_statistics"].rows
    named = rows[rows["source_named"] == "ZipRecruiter"].iloc[0]
    source = source_of(tables, named["fact_id"])
    assert (source.speaker, source.publisher) == ("ZipRecruiter", "AI Pathly")


def test_a_recorded_figure_names_its_data_set():
    source = record_source(similar_jobs("Data Scientist")[0], "$1")
    assert source.speaker == "Data Scientists, United States, BLS, May 2025"
    assert source.table == "wages_national"
    assert source.url.startswith("https://")


def test_all_is_said(tables):
    text = source_text(source_of(tables, MEDIAN))
    for part in ("115,864", "> 50th", "line 149", "AI Pathly", "2026\\-11\\-20", "](https://aipathly.com/"):
        assert part in text


def test_a_documents_words_are_not_obeyed():
    text = source_text(HOSTILE)
    assert "![x](" not in text
    assert "](javascript:" not in text
    assert "<b>" not in text
    assert ":red[" not in text.replace("\\:red", "")


def alone(tables):
    """A source without its fact: only within the app is there a page that shows it."""
    return replace(source_of(tables, MEDIAN), fact_id="")


def show(figure):
    from dashboard.kit.sourced_figure import show_figures

    show_figures([figure])


def shown(figure):
    app = AppTest.from_function(show, args=(figure,), default_timeout=30).run()
    assert not app.exception
    return app


def test_a_stated_figure_shows_its_source(tables):
    app = shown(SourcedFigure("Median", "$116k", "one source", (alone(tables),)))
    assert app.metric[0].value == "\\$116k"
    text = "\n".join(element.value for element in app.markdown)
    assert "line 149" in text
    assert "Derived" not in text


def test_a_derived_figure_shows_formula_and_parents(tables):
    parents = (alone(tables), replace(record_source(similar_jobs("Data Scientist")[0], "$2"), table=""))
    app = shown(SourcedFigure("Gap", "3 %", "derived", parents, "a ÷ b − 1"))
    text = "\n".join(element.value for element in app.markdown)
    assert "Derived. a ÷ b − 1" in text
    assert "line 149" in text
    assert "BLS, May 2025" in text


def test_a_figure_without_sources_opens_nothing():
    app = shown(SourcedFigure("Pay", "not stated", "no document says it"))
    assert not app.get("popover")
