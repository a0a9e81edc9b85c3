"""The frame of every chart: title, subtitle, chart with alt text, the same data as a table, CSV, PNG."""

import re
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from dashboard.charts import Look, look_of
from dashboard.data.csv_export import csv_of_marks
from dashboard.words.cells import number, text
from dashboard.words.markdown import link, literal
from dashboard.words.numbers import full_span
from etl.figure_text import SPACE

SHORT_CELL = 30


def look() -> Look:
    """The colours for this visitor in this run; a module is imported once for all visitors."""
    return look_of(st.context.theme.type)


def show_chart(
    chart: go.Figure,
    frame: pd.DataFrame,
    *,
    key: str,
    title: str,
    subtitle: str,
    alt: str,
    signed: bool = False,
) -> None:
    """A chart with all that belongs to it.

    `frame` holds the marks that `chart` draws; the title says the finding or asks the question, the subtitle
    has unit, year and source, and `alt` says in a sentence what there is to see.
    """
    st.header(literal(title), anchor=False)
    st.markdown(f":gray[:small[{literal(subtitle)}]]")
    file_name = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")[:60]
    st.plotly_chart(
        chart,
        theme=None,
        key=key,
        alt=alt,
        config={
            "displaylogo": False,
            "modeBarButtons": [["toImage"]],
            "toImageButtonOptions": {"format": "png", "filename": f"payscope-{file_name}", "scale": 2},
            "topojsonURL": "/app/static/",
        },
    )
    _show_data(frame, key, title, file_name, signed)


@st.fragment
def _show_data(frame: pd.DataFrame, key: str, title: str, file_name: str, signed: bool) -> None:
    """The figures as a table and as CSV; opening the table redraws nothing else."""
    with st.container(horizontal=True, gap="medium", vertical_alignment="center"):
        as_table = st.toggle(
            "Table", key=f"{key}_table", help=f"The figures of “{title}”, with their sources"
        )
        st.download_button(
            "CSV",
            lambda: csv_of_marks(frame),
            f"payscope-{file_name}.csv",
            "text/csv",
            key=f"{key}_csv",
            help="The figures with their sources and the day they were read",
            on_click="ignore",
            type="tertiary",
            icon=":material/download:",
        )
    if as_table:
        _show_table(frame, f"The figures of the chart “{title}”", signed)


def _show_table(frame: pd.DataFrame, alt: str, signed: bool) -> None:
    """Texts with links as a table to read; figures without any as one that the keyboard can scroll."""
    table = table_of(frame, signed=signed)
    if not any(map(text, frame["url"])):
        st.dataframe(table, hide_index=True, alt=alt)
        return
    table = table.map(_cell)
    table["Source"] = [_source(row) for row in frame.to_dict("records")]
    st.table(table, border="horizontal", hide_index=True, alt=alt)


def table_of(frame: pd.DataFrame, *, signed: bool = False) -> pd.DataFrame:
    """A frame of marks as a table to read; columns that say nothing are left out."""
    table = pd.DataFrame(
        {
            "What": frame["row"],
            "Mark": frame["mark"],
            "Value": [_value(row, signed) for row in frame.to_dict("records")],
            "Detail": [
                d if s not in d else "" for d, s in zip(frame["detail"], frame["source"], strict=True)
            ],
            "Quote": frame["quote"],
            "Formula": frame["formula"],
            "Source": frame["source"],
        },
        dtype="str",
    ).fillna("")
    return table[[name for name in table if any(table[name])]]


def _value(row: dict[Any, Any], signed: bool) -> str:
    low, high = number(row["low"]), number(row["high"])
    return full_span(low, high, text(row["bound"]) or None, row["unit"], signed=signed)


def _source(row: dict[Any, Any]) -> str:
    line = "" if pd.isna(row["line"]) else f", line {row['line']}"
    read = f", read {row['as_of']}" if text(row["as_of"]) else ""
    return link(text(row["source"]).replace(" ", SPACE), text(row["url"])) + _cell(f"{line}{read}")


def _cell(content: str) -> str:
    """Short contents stay on one line: a narrow screen scrolls a table rather than break its words apart."""
    return literal(content).replace(" ", SPACE if len(content) <= SHORT_CELL else " ")
