"""What the checks of the tables found doubtful about the figures that a chart shows."""

from collections.abc import Set

import streamlit as st

from dashboard.data.tables import Tables
from dashboard.sources.disagreements import doubts_about, severity_name
from dashboard.words.markdown import literal
from dashboard.words.numbers import counted
from dashboard.words.sentences import sentences

SAY = sentences("sources")


def show_doubts(tables: Tables, fact_ids: Set[str]) -> None:
    """The disagreements, folded away under how many there are."""
    doubts = doubts_about(tables, fact_ids)
    if not doubts:
        return
    with st.expander(SAY("doubts", count=counted(len(doubts), "finding"))):
        for one in doubts:
            severity = f":gray[:small[{literal(severity_name(one.severity))}]]"
            st.markdown(f"**{literal(one.check.capitalize())}** {severity}  \n{literal(one.explanation)}")
