"""A page's first line: the answer to its question, and behind a button how sure it is."""

import streamlit as st

from dashboard.words.markdown import literal


def show_answer(answer: str, how_sure: str) -> None:
    """The answer in a sentence; method, sources and doubts on request."""
    st.markdown(f"**{literal(answer)}**")
    with st.popover("How sure is this?", icon=":material/help:", type="tertiary"):
        st.markdown(literal(how_sure))
