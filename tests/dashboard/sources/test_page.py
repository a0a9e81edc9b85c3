"""The Sources page in Streamlit's test runner."""

import io
import json

import pandas as pd
import pytest

from dashboard.data.folders import DOCUMENTS_VARIABLE
from dashboard.kit.fact_links import FACT

from ...pages import HOSTILE, PAGES
from ...third_role import ROLE
from ..test_pages import text_of, visit

(SOURCES,) = (page for page in PAGES if page.name == "sources")
VIEWS = ("Documents", "Disagreements", "Numbers", "Tables", "Add a document")
GROWTH = "deep-learning-engineer-aipathly:82:job_growth:1"
PERCENTILE = "deep-learning-infrastructure-engineer-aipathly:118:salary_percentile:1"


def reader(app):
    """What the document view was given."""
    (view,) = app.get("bidi_component")
    return json.loads(view.proto.json)


def plain(app):
    return text_of(app).replace("\\", "")


def test_a_first_visit_accounts_for_everything(tables):
    app = visit(SOURCES)
    assert "51 figures from 4 documents, with 38 disagreements, 15 of them serious." in plain(app)
    assert "Of 139 numbers in the documents, " in plain(app)
    facts = tables["facts"].rows
    document = facts[facts["document"] == "deep-learning-engineer-aipathly"]
    given = reader(app)
    assert [card["id"] for card in given["cards"]] == [*document["id"]]
    marked = {piece[1] for _, _, cells in given["lines"] for cell in cells for piece in cell if piece[1]}
    assert marked == set(document["id"])


@pytest.mark.parametrize("fact", [GROWTH, PERCENTILE])
def test_a_link_to_a_fact_opens_its_document(fact):
    given = reader(visit(SOURCES, **{FACT: fact}))
    assert given["selected"] == fact
    assert fact in {card["id"] for card in given["cards"]}


@pytest.mark.parametrize("text", [text for text in HOSTILE if text.strip()])
def test_a_link_to_no_fact_is_answered_with_a_notice(text):
    app = visit(SOURCES, **{FACT: text})
    assert len(app.warning) == 1
    assert reader(app)["selected"] == ""


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_stands(view):
    app = visit(SOURCES, sources_view=view)
    assert not app.error
    assert not app.warning


@pytest.mark.parametrize("view", ["Disagreements", "Tables"])
@pytest.mark.parametrize("text", HOSTILE)
def test_odd_links_do_no_harm_to_the_filters_of_a_view(view, text):
    names = ("severity", "about", "all", "table", "q", "document")
    app = visit(SOURCES, sources_view=view, **{f"sources_{name}": text for name in names})
    assert not app.error


def test_disagreements_show_quotes_side_by_side():
    app = visit(SOURCES, sources_view="Disagreements")
    shown = plain(app)
    assert "15 of 38 disagreements" in shown
    assert "“ZipRecruiter has an average of $115,864.”" in shown
    assert len(app.subheader) == 8
    app.toggle(key="sources_all").set_value(True).run()
    assert not app.exception
    assert len(app.subheader) == 15


def test_severity_and_document_filter_the_disagreements():
    app = visit(SOURCES, sources_view="Disagreements", sources_severity="Slight")
    assert "1 of 38 disagreements" in plain(app)
    name = "What a deep learning engineer does (Workera)"
    app = visit(SOURCES, sources_view="Disagreements", sources_about=name)
    assert "0 of 38 disagreements" in plain(app)


@pytest.mark.parametrize("view", ["Numbers", "Numerals"], ids=["its name", "its name in older links"])
def test_every_number_is_listed(tables, view):
    app = visit(SOURCES, sources_view=view)
    assert not app.warning
    summary, listing = (frame.value for frame in app.dataframe)
    assert summary["numerals"].sum() == len(listing) == len(tables["numerals"].rows)


def test_tables_are_searched_and_explained(tables):
    app = visit(SOURCES, sources_view="Tables", sources_table="mentions", sources_q="python")
    rows, dictionary = (frame.value for frame in app.dataframe)
    assert 0 < len(rows) < len(tables["mentions"].rows)
    assert [*dictionary["Column"]] == [column.name for column in tables["mentions"].columns]
    app.text_input(key="sources_q").set_value("no such word").run()
    assert app.dataframe[0].value.empty


@pytest.mark.parametrize("table", ["facts", "salary percentiles", "disagreements"])
def test_every_table_can_be_shown(table):
    app = visit(SOURCES, sources_view="Tables", sources_table=table)
    assert len(app.dataframe[0].value)


def test_a_missing_document_is_said_to_be_missing(tmp_path, monkeypatch):
    monkeypatch.setenv(DOCUMENTS_VARIABLE, str(tmp_path))
    app = visit(SOURCES)
    assert "is not in the folder" in app.warning[0].value.replace("\\", "")
    assert len(app.dataframe[0].value) == 37
    assert not app.get("bidi_component")


def test_a_third_role_s_document_is_there(third_role_folder, third_role, monkeypatch):
    monkeypatch.setenv(DOCUMENTS_VARIABLE, str(third_role_folder.parent / "documents"))
    app = visit(SOURCES, sources_document=f"{ROLE} (A Guide)")
    given = reader(app)
    assert given["texts"]["page"] == f"Text of {ROLE} (A Guide)"
    assert "$98,500" in {card["value"] for card in given["cards"]}


def test_the_example_of_a_document_can_be_read(tmp_path):
    """What the page tells people to write is what the reader reads."""
    from dashboard.sources.sections import EXAMPLE
    from etl.documents import load_document

    path = tmp_path / "example.md"
    path.write_text(EXAMPLE, encoding="utf-8")
    document = load_document(path)
    assert (document.role, document.publisher) == ("Deep Learning Engineer", "Who published it")
    app = visit(SOURCES, sources_view="Add a document")
    assert app.code[0].value == EXAMPLE.strip()


def test_the_csv_of_a_table_escapes_formulas():
    from dashboard.data.csv_export import csv_bytes

    content = csv_bytes(pd.DataFrame({"quote": ["=1+1", "plain"]}))
    assert [*pd.read_csv(io.BytesIO(content))["quote"]] == ["'=1+1", "plain"]


def test_every_public_data_set_is_listed_and_can_be_opened():
    app = visit(SOURCES, sources_view="Public records", sources_data="Fair market rents")
    listed, rows = app.dataframe[0].value, app.dataframe[1].value
    assert len(listed) == 13
    assert all(state.startswith("next due") for state in listed["State"])
    assert "rent_2_usd_per_month" in rows
    assert "METRO" not in rows.to_csv()


def test_a_vintage_that_is_a_year_behind_is_said(monkeypatch):
    from datetime import date

    from etl.records.descriptor import Descriptor

    monkeypatch.setattr(Descriptor, "is_behind", lambda about, _: about.next_due == date(2026, 7, 31))
    app = visit(SOURCES, sources_view="Public records")
    assert "more than a year behind, due 2026-07-31" in set(app.dataframe[0].value["State"])
    assert "More than a year behind" in visit(PAGES[0]).warning[0].value


def test_files_that_were_ingested_are_listed_with_their_rejects(tmp_path, monkeypatch):
    from dashboard.sources import public_records
    from etl.datasets.ingest import ingest
    from etl.datasets.kinds import KINDS
    from etl.records.ingested import ingested_reports

    file = tmp_path / "MARPP_MSA_2023.csv"
    row = "41860,San Francisco,RPPs: All items ,"
    file.write_text(f"GeoFIPS,GeoName,Description,RPP 2023\n{row}118.2\n{row}much\n")
    assert ingest(file, KINDS["bea-rpp"], tmp_path / "ingested").is_new
    monkeypatch.setattr(public_records, "ingested_reports", lambda: ingested_reports(tmp_path / "ingested"))
    app = visit(SOURCES, sources_view="Public records")
    (row,) = app.dataframe[1].value.to_dict("records")
    assert (row["File"], row["Kept"], row["Rejected"]) == (file.name, 1, "1 not a number")
