"""The parts of the Sources page: a document, disagreements, numerals, tables, how to add a document."""

from collections.abc import Mapping, Sequence

import streamlit as st

from dashboard.data.csv_export import csv_bytes
from dashboard.data.folders import documents_folder
from dashboard.data.package import dictionary_of
from dashboard.data.tables import Tables
from dashboard.kit.downloads import download
from dashboard.kit.fact_links import FACT, link_to_fact, linked_fact, note_opened
from dashboard.kit.state import choose_many, choose_one, choose_switch, choose_text
from dashboard.sources.disagreements import SEVERITIES, Disagreement, chosen, severity_name
from dashboard.sources.document_view import show_document
from dashboard.sources.fact_card import fact_cards
from dashboard.sources.marked_lines import SourceTextError, read_source
from dashboard.sources.numeral_account import accounted, by_reason
from dashboard.sources.table_rows import search, with_quotes
from dashboard.words.markdown import link, literal
from dashboard.words.numbers import counted
from dashboard.words.sentences import sentences
from etl.records.grades import grade, score

SAY = sentences("sources")
EVERY_DOCUMENT = "All documents"
AT_FIRST = 8
NARROWEST_QUOTE = 260
EXAMPLE = """---
title: Deep Learning Engineer
role: Deep Learning Engineer
publisher: Who published it
url: https://example.com/the-page
published: 2026-01-31
retrieved: 2026-02-01
---

# Pay

- Mid level, with 3–5 years of experience: $110,000 to $150,000
"""


@st.fragment
def show_source(tables: Tables, names: Mapping[str, str]) -> None:
    """One document with every figure marked in its place, the one that the address names in view."""
    key = choose_one("sources", "document", "Document", list(names), shown=lambda key: names[key])
    document = tables["documents"].records[key]
    said = SAY(
        "about_document",
        publisher=link(document["publisher"] or SAY("no_publisher"), document["url"]),
        published=literal(document["published"] or SAY("no_day")),
        read=literal(document["retrieved"] or SAY("no_day")),
        file=literal(document["file"]),
    )
    st.markdown(f":gray[:small[{said}]]")
    st.markdown(literal(score(grade(row) for row in tables["facts"].entries if row["document"] == key)))
    fact_id, in_document = linked_fact(tables)
    if in_document != key:
        note_opened("")  # another document was chosen since
        fact_id = ""
    near = tables["facts"].records[fact_id]["line"] if fact_id else 1
    try:
        source = read_source(document, tables["numerals"].entries, documents_folder(), near)
    except SourceTextError as error:
        st.warning(literal(str(error)), icon=":material/draft:")
        facts = tables["facts"].rows
        rows = facts[facts["document"] == key]
        st.dataframe(
            rows[["line", "kind", "low", "high", "unit", "quote"]],
            hide_index=True,
            alt=SAY("figures_alt", document=names[key]),
        )
        return
    if source.problem:
        st.warning(literal(source.problem), icon=":material/edit_document:")
    st.markdown(SAY("marks"))
    show_document(
        names[key],
        source.lines,
        fact_cards(tables, key),
        key="sources_reader",
        parameter=FACT,
        selected=fact_id,
        on_open=note_opened,
    )


@st.fragment
def show_disagreements(found: Sequence[Disagreement], names: Mapping[str, str]) -> None:
    """Explanation and quotes, side by side."""
    left, right = st.columns(2, vertical_alignment="bottom")
    with left:
        severities = choose_many(
            "sources",
            "severity",
            "How much it matters",
            list(SEVERITIES),
            default=["high"],
            shown=severity_name,
            style="pills",
        )
    with right:
        document = _ask_document("About", names)
    shown = chosen(found, severities, document)
    count = SAY("count", shown=f"{len(shown):,}", found=counted(len(found), "disagreement"))
    st.header(count, anchor=False)
    meaning = "; ".join(f"{severity_name(name)}: {SEVERITIES[name][2]}" for name in severities)
    st.markdown(f":gray[:small[{literal(meaning) or SAY('choose_severity')}]]")
    everything = len(shown) <= AT_FIRST or choose_switch(
        "sources", "all", SAY("show_all", count=len(shown)), default=False
    )
    for one in shown if everything else shown[:AT_FIRST]:
        show_disagreement(one)


def show_disagreement(one: Disagreement) -> None:
    """One finding: what is wrong, then every quote with its link."""
    name, icon, _ = SEVERITIES[one.severity]
    with st.container(border=True, gap="small"):
        st.subheader(literal(one.check[:1].upper() + one.check[1:]), anchor=False)
        st.markdown(f":gray-badge[:material/{icon}: {name}] {literal(one.explanation)}")
        if not one.quotes:
            return
        with st.grid(min(max(len(one.quotes), 2), 3), min_column_width=NARROWEST_QUOTE, gap="medium"):
            for quote in one.quotes:
                with st.container(gap="xxsmall"):
                    said = f"“{literal(quote.quote)}”"
                    st.markdown(f"**{literal(quote.value)}** {literal(quote.speaker)}\n\n{said}")
                    link_to_fact(
                        quote.fact_id, literal(SAY("place", document=quote.document, line=quote.line))
                    )


@st.fragment
def show_numerals(tables: Tables, names: Mapping[str, str]) -> None:
    """What became of every number."""
    document = _ask_document("In", names)
    rows = accounted(tables)
    if document is not None:
        rows = rows[rows["document"] == document]
    st.header(SAY("became_title"), anchor=False)
    st.dataframe(
        by_reason(rows).drop(columns="is_figure"),
        hide_index=True,
        alt=SAY("became_alt"),
        column_config={"became": "Is", "numerals": "How many", "examples": "For example"},
    )
    st.header("Every number", anchor=False)
    st.dataframe(
        rows[["document", "line", "text", "became", "fact_id"]].fillna(""),
        hide_index=True,
        alt=SAY("numbers_alt"),
        column_config={
            "document": "Document",
            "line": "Line",
            "text": "Number",
            "became": "Is",
            "fact_id": "Figure",
        },
    )
    given = rows[["document", "line", "column", "text", "became", "fact_id"]]
    file_name, key = "payscope-numerals.csv", "sources_numerals_csv"
    download("CSV of these numbers", lambda: csv_bytes(given), file_name, key)


def _ask_document(label: str, names: Mapping[str, str]) -> str | None:
    """One document, or all of them."""
    options = [EVERY_DOCUMENT, *names]
    key = choose_one("sources", "about", label, options, shown=lambda key: names.get(key, EVERY_DOCUMENT))
    return None if key == EVERY_DOCUMENT else key


@st.fragment
def show_tables(tables: Tables) -> None:
    """One table with search, download and the meaning of its columns."""
    left, right = st.columns(2, vertical_alignment="bottom")
    with left:
        name = choose_one(
            "sources",
            "table",
            "Table",
            list(tables),
            default="facts" if "facts" in tables else None,
            shown=lambda name: name.replace("_", " "),
        )
    with right:
        words = choose_text("sources", "q", "Search", placeholder=SAY("search_hint"), type="search")
    table = tables[name]
    rows = search(with_quotes(table, tables), words)
    st.header(literal(table.title), anchor=False)
    said = SAY(
        "table_about",
        description=table.description,
        shown=f"{len(rows):,}",
        rows=counted(len(table.rows), "row"),
    )
    st.markdown(f":gray[:small[{literal(said)}]]")
    st.dataframe(
        rows, hide_index=True, alt=SAY("table_alt", title=table.title, rows=counted(len(rows), "row"))
    )
    download("CSV of these rows", lambda: csv_bytes(rows), f"payscope-{name}.csv", "sources_csv")
    st.subheader(SAY("columns_title"), anchor=False)
    st.dataframe(
        dictionary_of(table), hide_index=True, alt=SAY("columns_alt", title=table.title), height="content"
    )


def show_adding() -> None:
    """How to add a document, in four steps."""
    st.header(SAY("add_title"), anchor=False)
    st.markdown(SAY("add_steps"))
    st.code(EXAMPLE, language=None, wrap_lines=True)
    st.code("python -m etl build", language=None, wrap_lines=True)
    st.markdown(SAY("add_trial"))
