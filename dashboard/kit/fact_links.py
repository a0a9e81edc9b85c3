"""Links to a figure in its document or its data set: any page may lead there, the Sources page opens them."""

import streamlit as st

from dashboard.data.tables import Tables
from dashboard.kit.page_links import page_script
from dashboard.words.sentences import sentences
from etl.records.warehouse import open_warehouse

SAY = sentences("kit")
FACT = "sources_fact"
ARRIVED = "sources_arrived"
LONGEST_ID = 200


def link_to_fact(fact_id: str, label: str) -> None:
    """A link that opens the document with the figure in view."""
    st.page_link(
        page_script("sources"), label=label, icon=":material/find_in_page:", query_params={FACT: fact_id}
    )


def note_opened(fact_id: str) -> None:
    """The fact that is open stands in the address, so that it can be passed on; without one, none does."""
    st.session_state[ARRIVED] = fact_id
    if fact_id:
        st.query_params[FACT] = fact_id
    elif FACT in st.query_params:
        del st.query_params[FACT]


def has_arrived(fact_id: str) -> bool:
    """Whether a link has just led to a fact that was not open before."""
    return bool(fact_id) and st.session_state.get(ARRIVED) != fact_id


def linked_fact(tables: Tables) -> tuple[str, str]:
    """The fact that the address names, and its document; what the address holds is checked first."""
    asked = st.query_params.get(FACT, "")
    if not asked or len(asked) > LONGEST_ID:
        return "", ""
    found = tables["facts"].records.get(asked)
    return (asked, found["document"]) if found else ("", "")


def link_to_table(name: str) -> None:
    """A link to a table of public records."""
    title = open_warehouse().descriptors[name].title
    query = {"sources_view": "Public records", "sources_data": title}
    st.page_link(page_script("sources"), label=SAY("show_data_set"), query_params=query)
