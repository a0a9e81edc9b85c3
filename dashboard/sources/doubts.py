"""What the checks of the tables found doubtful about the figures that a chart shows."""

import json
from collections.abc import Set

import streamlit as st

from dashboard.data.tables import Entry, Tables
from dashboard.sources.disagreements import SEVERITIES, severity_name
from dashboard.words.markdown import literal
from dashboard.words.numbers import counted
from dashboard.words.sentences import sentences

SAY = sentences("sources")


def doubts_about(tables: Tables, fact_ids: Set[str]) -> list[Entry]:
    """The disagreements that concern any of these facts, the gravest first."""
    rows, order = tables["disagreements"].entries, [*SEVERITIES]
    concerned = [row for row in rows if not fact_ids.isdisjoint(json.loads(row["facts"]))]
    return sorted(concerned, key=lambda row: order.index(row["severity"]))


def show_doubts(tables: Tables, fact_ids: Set[str]) -> None:
    """The disagreements, folded away under how many there are."""
    rows = doubts_about(tables, fact_ids)
    if not rows:
        return
    with st.expander(SAY("doubts", count=counted(len(rows), "finding"))):
        for row in rows:
            severity = f":gray[:small[{literal(severity_name(row['severity']))}]]"
            st.markdown(
                f"**{literal(row['check'].capitalize())}** {severity}  \n{literal(row['explanation'])}"
            )
