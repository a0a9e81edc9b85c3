"""Where does this come from, and what is doubtful?"""

from datetime import date
from functools import partial

import streamlit as st

from dashboard.data.document_names import shown_names
from dashboard.data.folders import tables_folder
from dashboard.data.package import ZIP_NAME, package_zip
from dashboard.kit.build import tables_or_stop
from dashboard.kit.downloads import download
from dashboard.kit.fact_links import FACT, LONGEST_ID, has_arrived, linked_fact, note_opened
from dashboard.kit.first_line import show_answer
from dashboard.kit.state import choose_one
from dashboard.sources import sections
from dashboard.sources.disagreements import disagreements_of
from dashboard.sources.numeral_account import account_of
from dashboard.sources.public_records import show_public_records
from dashboard.words.markdown import literal
from dashboard.words.numbers import counted
from dashboard.words.sentences import sentences

SAY = sentences("sources")
VIEW = "sources_view"
VIEWS = DOCUMENTS, DISAGREEMENTS, NUMBERS, TABLES, RECORDS, ADDING = (
    *("Documents", "Disagreements", "Numbers", "Tables", "Public records"),
    "Add a document",
)

tables = tables_or_stop()
names = shown_names(tables)
fact_id, document = linked_fact(tables)
if has_arrived(fact_id):
    # A link to a figure shows its document, whatever was looked at before.
    if st.session_state.get(VIEW, DOCUMENTS) != DOCUMENTS:
        st.session_state[VIEW] = DOCUMENTS
    st.session_state["sources_document"] = document
    note_opened(fact_id)

account = account_of(tables["numerals"].rows)
severities = tables["disagreements"].rows["severity"]
head, corner = st.columns([3, 1], vertical_alignment="bottom")
with head:
    st.title(SAY("title"), anchor=False)
with corner, st.container(horizontal_alignment="right"):
    zipped, about = partial(package_zip, tables_folder()), SAY("zip_help")
    download("All tables (zip)", zipped, ZIP_NAME, "sources_zip", about, icon="folder_zip")
show_answer(
    SAY(
        "answer",
        figures=counted(len(tables["facts"].rows), "figure"),
        documents=counted(len(names), "document"),
        doubts=counted(len(severities), "disagreement"),
        serious=f"{(severities == 'high').sum():,}",
    ),
    SAY(
        "how_sure",
        total=f"{account.total:,}",
        used=f"{account.in_figures:,}",
        explained=f"{account.explained:,}",
        overlooked=account.overlooked,
    ),
)
asked = st.query_params.get(FACT, "")
if asked and not fact_id:
    shown = asked if len(asked) <= LONGEST_ID // 5 else f"{asked[: LONGEST_ID // 5]}…"
    st.warning(literal(SAY("unknown_figure", figure=shown)), icon=":material/link_off:")
if st.query_params.get(VIEW) == "Numerals":  # its name in older links
    st.query_params[VIEW] = st.session_state[VIEW] = NUMBERS
view = choose_one("sources", "view", "Show", VIEWS, style="segments", wrap=True, label_visibility="collapsed")
if view != DOCUMENTS:
    note_opened("")
match view:
    case "Documents":
        sections.show_source(tables, names)
    case "Disagreements":
        sections.show_disagreements(disagreements_of(tables), names)
    case "Numbers":
        sections.show_numerals(tables, names)
    case "Tables":
        sections.show_tables(tables)
    case "Public records":
        show_public_records(date.today())
    case _:
        sections.show_adding()
