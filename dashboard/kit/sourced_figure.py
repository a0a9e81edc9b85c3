"""The sourced figure: a value to read, and on demand every line it came from."""

from collections.abc import Sequence

import streamlit as st

from dashboard.data.provenance import Source, SourcedFigure
from dashboard.kit.fact_links import link_to_fact, link_to_table
from dashboard.words.markdown import link, literal
from dashboard.words.numbers import counted
from dashboard.words.sentences import sentences

SAY = sentences("kit")
PER_ROW = 4
NARROWEST = 160


def show_figures(
    figures: Sequence[SourcedFigure], *, per_row: int = PER_ROW, narrowest: int = NARROWEST
) -> None:
    """Figures side by side, two in a row on a phone; long names want wider columns."""
    with st.grid(per_row, min_column_width=narrowest, gap=("medium", "small")):
        for figure in figures:
            show_figure(figure)


def show_figure(figure: SourcedFigure) -> None:
    """A value under its name, what to know beside it, and a button that opens its sources or its formula."""
    with st.container(gap="xxsmall"):
        st.metric(literal(figure.name), literal(figure.value))
        st.markdown(f":gray[:small[{literal(figure.note)}]]")
        if figure.sources or figure.formula:
            # Whoever a page quotes, it is one page.
            pages = {(source.document, source.url) for source in figure.sources}
            label = counted(len(pages), "source") if pages else "How"
            icon = ":material/format_quote:" if figure.sources else ":material/function:"
            with st.popover(label, icon=icon, type="tertiary"):
                show_sources(figure)


def show_sources(figure: SourcedFigure) -> None:
    """Every source with its quote; for a derived figure first the formula."""
    st.markdown(f"**{literal(figure.name)}: {literal(figure.value)}**")
    if figure.formula:
        st.markdown(SAY("derived", formula=literal(figure.formula)))
    for source in figure.sources:
        st.markdown(source_text(source))
        if source.fact_id:
            link_to_fact(source.fact_id, "Show it in the document")
        if source.table:
            link_to_table(source.table)


def source_text(source: Source) -> str:
    """One source in Markdown: value, quote, document, line, publisher, dates, link."""
    lines = [
        f"**{literal(source.value)}** {literal(source.speaker)}" if source.value else literal(source.speaker)
    ]
    if source.quote:
        lines.append(f"> {literal(source.quote)}")
    line = f", line {source.line}" if source.line is not None else ""
    where = f"{link(source.document, source.url)}{line}"
    if source.publisher != source.document and source.line is not None:
        where += f", {literal(source.publisher)}"
    dates = [f"published {source.published}"] if source.published else []
    dates += [f"read {source.read_on}"] if source.read_on else []
    lines.append(f":gray[:small[{where}{literal(', ' + ', '.join(dates)) if dates else ''}]]")
    if source.note:
        lines.append(f":gray[:small[{literal(source.note)}]]")
    return "\n\n".join(lines)
