"""Which offer is better, when, and by how much?"""

import streamlit as st

from dashboard.charts import range_plot
from dashboard.charts.month_lines import month_lines
from dashboard.charts.outcome_dots import outcome_dots
from dashboard.charts.stacked_bars import stacked_bars
from dashboard.compensation.report import TAX_NOTE
from dashboard.data.csv_export import csv_bytes
from dashboard.kit.build import tables_or_stop
from dashboard.kit.chart_frame import look, show_chart
from dashboard.kit.page_links import show_links
from dashboard.kit.sourced_figure import show_figures
from dashboard.offers.compare.findings import (
    differences,
    lead_title,
    outcome_title,
    total_title,
    verdict,
    worth_title,
    year_title,
)
from dashboard.offers.compare.offer_set import (
    ask_offers,
    compare_instead,
    differ_in_assumptions,
    offers_to_compare,
)
from dashboard.offers.compare.side_by_side import (
    SideBySide,
    all_outcomes,
    by_year_marks,
    crossings,
    cumulative_marks,
    measures,
    side_by_side,
    total_figures,
    total_marks,
    worth_marks,
)
from dashboard.offers.entry.files import copy_link, show_notice
from dashboard.offers.entry.session import offers_from_link
from dashboard.offers.worth.findings import depends_on_shares, how_sure
from dashboard.pay.findings import described
from dashboard.words.markdown import literal
from dashboard.words.numbers import counted, full
from dashboard.words.sentences import sentences

SAY = sentences("compare")
PAGE = "compare"

tables = tables_or_stop()


def in_total(found: SideBySide) -> None:
    """What each guarantees against what it hopes for."""
    frame = total_marks(found)
    if frame.empty:
        return
    title = total_title(found)
    show_chart(
        stacked_bars(frame, look()),
        frame,
        key="compare_totals",
        title=title,
        subtitle=SAY(
            "total_subtitle",
            years=counted(found.years, "year"),
            how_sure=how_sure(side.estimate for side in found.sides),
        ),
        alt=f"{title}. {described(frame)}",
    )


def over_time(found: SideBySide) -> None:
    """Which one is ahead until when."""
    frame = cumulative_marks(found)
    if not frame["low"].any():
        return
    show_chart(
        month_lines(frame, look(), crossings=crossings(found)),
        frame,
        key="compare_months",
        title=lead_title(found),
        subtitle=SAY("lead_subtitle"),
        alt=SAY("lead_alt", title=lead_title(found)),
    )


def after_taxes_and_prices(found: SideBySide) -> None:
    """What is kept, and what that buys."""
    frame = worth_marks(found)
    if not frame["low"].any():
        return
    show_chart(
        range_plot(frame, look(), labels_above=True),
        frame,
        key="compare_worth",
        title=worth_title(found),
        subtitle=SAY("worth_subtitle", tax_note=TAX_NOTE),
        alt=f"{worth_title(found)}. {described(frame)}",
    )


def share_price_outcomes(found: SideBySide) -> None:
    """Outcomes of the share prices; where none moves a total, there is nothing to draw."""
    if not any(depends_on_shares(side.estimate) for side in found.sides):
        return
    frame = all_outcomes(found)
    volatility = found.sides[0].estimate.assumptions.stock_volatility_pct
    show_chart(
        outcome_dots(frame, look()),
        frame,
        key="compare_outcomes",
        title=outcome_title(found),
        subtitle=SAY("outcome_subtitle", years=counted(found.years, "year"), swing=full(volatility, "pct")),
        alt=f"{outcome_title(found)}. {described(frame)}",
    )


def by_year(found: SideBySide) -> None:
    """The years side by side."""
    frame = by_year_marks(found)
    if frame.empty:
        return
    title = year_title(found)
    show_chart(
        stacked_bars(frame, look()),
        frame,
        key="compare_years",
        title=title,
        subtitle=SAY("year_subtitle", next=found.years + 1),
        alt=f"{title}. {described(frame)}",
    )


def figure_by_figure(found: SideBySide) -> None:
    """All that is compared, as a table."""
    st.header("Figure by figure", anchor=False)
    table = measures(found)
    st.dataframe(table, hide_index=True, key="compare_table", alt=SAY("table_alt"))
    st.download_button(
        "CSV",
        lambda: csv_bytes(table.assign(Assumed=assumed_line(found))),
        "payscope-offers-side-by-side.csv",
        "text/csv",
        key="compare_table_csv",
        help=SAY("csv_help"),
        on_click="ignore",
        type="tertiary",
        icon=":material/download:",
    )


def assumed_line(found: SideBySide) -> str:
    """The assumptions in one cell."""
    supposed = found.sides[0].estimate.assumptions.model_dump(mode="json", exclude_none=True)
    return "; ".join(f"{name} {value}" for name, value in supposed.items())


@st.fragment
def comparing() -> None:
    """The offers, their forms and all that follows from them."""
    st.title("Which offer is better, when, and by how much?", anchor=False)
    first_lines = st.container()
    with st.container():
        show_notice(PAGE)
        if differ_in_assumptions(brought):
            st.info(SAY("other_assumptions"))
    offers = offers_to_compare(tables)
    controls = st.container()
    is_mended = ask_offers(offers, tables)
    found = side_by_side(offers.files, offers.files[0].assumptions)
    with first_lines:
        examples = SAY("examples") + " " if offers.are_examples else ""
        st.markdown(f"{examples}**{literal(verdict(found))}**")
        show_figures(total_figures(found))
        first, *others = differences(found)
        st.markdown(literal(first))
        if others:
            with st.expander("The other pairs in words"):
                for sentence in others:
                    st.markdown(literal(sentence))
    with controls:
        copy_link(PAGE, offers.files, is_mended=is_mended)
    left, right = st.columns(2, gap="large")
    with left:
        in_total(found)
        after_taxes_and_prices(found)
    with right:
        over_time(found)
        share_price_outcomes(found)
    by_year(found)
    figure_by_figure(found)


brought = offers_from_link(PAGE)
if brought:
    compare_instead(brought)
comparing()
show_links("offer", "cities", "sources")
