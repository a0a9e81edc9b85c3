"""The frame of every chart: title, subtitle, chart with alt text, the same data as a table, CSV, PNG."""

import re
from collections.abc import Sequence

import streamlit as st
from plotly.basedatatypes import BaseFigure

from dashboard.charts import Figure, Look, Mark, look_of
from dashboard.charts.marks import described
from dashboard.kit.downloads import download
from dashboard.kit.mark_tables import csv_of, table_of
from dashboard.words.markdown import link, literal
from dashboard.words.sentences import sentences
from etl.figure_text import SPACE

SAY = sentences("kit")
SHORT_CELL = 30


class _Finished(BaseFigure):  # type: ignore[misc]  # plotly carries no types
    """A figure that is its data.

    Streamlit builds a dict into a figure, checks it and copies it in every run; of a figure it asks nothing but
    `to_dict`, which in plotly's own copies every property.
    """

    def __init__(self, figure: Figure) -> None:
        """Plotly's own would build and check every property."""
        self._figure = figure

    def to_dict(self) -> Figure:
        """The data as they are."""
        return self._figure


def look() -> Look:
    """The colours for this visitor in this run; a module is imported once for all visitors."""
    return look_of(st.context.theme.type)


def show_chart(
    chart: Figure,
    marks: Sequence[Mark],
    *,
    key: str,
    title: str,
    subtitle: str,
    description: str = "",
    alt_title: str = "",
) -> None:
    """A chart with all that belongs to it; without marks there is nothing to show.

    `marks` are what `chart` draws; the title says the finding or asks the question, the subtitle has unit, year
    and source. The alt text is the title, or what is to stand for it there, and the marks in words, or another
    description of what there is to see.
    """
    if not marks:
        return
    st.header(literal(title), anchor=False)
    st.markdown(f":gray[:small[{literal(subtitle)}]]")
    file_name = f"payscope-{re.sub(r'[^a-z0-9]+', '-', title.lower()).strip('-')[:60]}"
    st.plotly_chart(
        _Finished(chart),
        theme=None,
        key=key,
        alt=f"{alt_title or title}. {description or described(marks)}",
        config={
            "displaylogo": False,
            "modeBarButtons": [["toImage"]],
            "toImageButtonOptions": {"format": "png", "filename": file_name, "scale": 2},
            "topojsonURL": "/app/static/",
        },
    )
    _show_data(marks, key, title, file_name)


@st.fragment
def _show_data(marks: Sequence[Mark], key: str, title: str, file_name: str) -> None:
    """The figures as a table and as CSV; opening the table redraws nothing else."""
    with st.container(horizontal=True, gap="medium", vertical_alignment="center"):
        as_table = st.toggle("Table", key=f"{key}_table", help=SAY("table_help", title=title))
        download(
            "CSV", lambda: csv_of(marks), f"{file_name}.csv", f"{key}_csv", SAY("csv_help"), style="tertiary"
        )
    if as_table:
        _show_table(marks, SAY("table_alt", title=title))


def _show_table(marks: Sequence[Mark], alt: str) -> None:
    """Texts with links as a table to read; figures without any as one that the keyboard can scroll."""
    table = table_of(marks)
    if not any(mark.url for mark in marks):
        st.dataframe(table, hide_index=True, alt=alt)
        return
    table = table.map(_cell)
    table["Source"] = [_source(mark) for mark in marks]
    st.table(table, border="horizontal", hide_index=True, alt=alt)


def _source(mark: Mark) -> str:
    line = "" if mark.line is None else f", line {mark.line}"
    read = f", read {mark.as_of}" if mark.as_of else ""
    return link(mark.source.replace(" ", SPACE), mark.url) + _cell(f"{line}{read}")


def _cell(content: str) -> str:
    """Short contents stay on one line: a narrow screen scrolls a table rather than break its words apart."""
    return literal(content).replace(" ", SPACE if len(content) <= SHORT_CELL else " ")
