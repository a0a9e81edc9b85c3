"""What the checks of the tables found doubtful about the figures that a chart shows."""

import json

import pandas as pd
import streamlit as st

from dashboard.data.tables import Tables
from dashboard.sources.disagreements import SEVERITIES, severity_name
from dashboard.words.markdown import literal
from dashboard.words.numbers import counted
from dashboard.words.sentences import sentences

SAY = sentences("sources")


def doubts_about(tables: Tables, frame: pd.DataFrame) -> pd.DataFrame:
    """The disagreements that concern a figure of a frame of marks, the gravest first."""
    rows, shown = tables["disagreements"].rows, {*frame["fact_id"]}
    concerned = rows[rows["facts"].map(lambda facts: not shown.isdisjoint(json.loads(facts))).eq(True)]
    order = concerned["severity"].map([*SEVERITIES].index).sort_values(kind="stable").index
    return concerned.loc[order]


def show_doubts(tables: Tables, frame: pd.DataFrame) -> None:
    """The disagreements, folded away under how many there are."""
    rows = doubts_about(tables, frame)
    if rows.empty:
        return
    with st.expander(SAY("doubts", count=counted(len(rows), "finding"))):
        for row in rows.to_dict("records"):
            severity = f":gray[:small[{literal(severity_name(row['severity']))}]]"
            st.markdown(
                f"**{literal(row['check'].capitalize())}** {severity}  \n{literal(row['explanation'])}"
            )
