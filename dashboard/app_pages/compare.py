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
    chance_title,
    in_sentences,
    lead_title,
    total_title,
    verdict,
    worth_title,
    year_title,
)
from dashboard.offers.compare.offer_set import (
    ask_offers,
    begin_with,
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
from dashboard.offers.entry.files import copy_link, tell_notice
from dashboard.offers.entry.session import offers_from_link
from dashboard.offers.worth.findings import depends_on_shares
from dashboard.pay.findings import described
from dashboard.words.markdown import literal
from dashboard.words.numbers import counted

PAGE = "compare"

tables = tables_or_stop()


def in_total(found: SideBySide) -> None:
    """What each guarantees against what it hopes for."""
    marks = total_marks(found)
    if not marks:
        return
    show_chart(
        stacked_bars(marks, look()),
        marks,
        key="compare_totals",
        title=total_title(found),
        subtitle=f"US dollars in {counted(found.years, 'year')}, before taxes. Guaranteed: base, sign-on, "
        "insurance. Conditional: bonus, match. Market: shares at the price assumed. Speculative: private "
        "shares and options, in no total.",
        description=described(marks),
    )


def over_time(found: SideBySide) -> None:
    """Which one is ahead until when."""
    marks = cumulative_marks(found)
    if not any(mark.amount for mark in marks):
        return
    show_chart(
        month_lines(marks, look(), crossings=crossings(found)),
        marks,
        key="compare_months",
        title=lead_title(found),
        subtitle="US dollars received after so many months, before taxes, shares at the price assumed.",
        description="A line for each offer of what it has paid after each month.",
    )


def after_taxes_and_prices(found: SideBySide) -> None:
    """What is kept, and what that buys."""
    marks = worth_marks(found)
    if not any(mark.amount for mark in marks):
        return
    show_chart(
        range_plot(marks, look(), labels_above=True),
        marks,
        key="compare_worth",
        title=worth_title(found),
        subtitle="US dollars a year on average. Stars: wages. Triangles: what taxes leave of them, and what that "
        f"is worth at national prices. {TAX_NOTE}",
        description=described(marks),
    )


def by_chance(found: SideBySide) -> None:
    """Outcomes of the share prices; where none moves a total, there is nothing to draw."""
    if not any(depends_on_shares(side.estimate) for side in found.sides):
        return
    marks = all_outcomes(found)
    volatility = found.sides[0].estimate.assumptions.stock_volatility_pct
    show_chart(
        outcome_dots(marks, look()),
        marks,
        key="compare_outcomes",
        title=chance_title(found),
        subtitle=f"Total of {counted(found.years, 'year')} in US dollars. Each square is one possible outcome, all "
        f"of an offer equally likely, on 20,000 paths of shares that swing by {volatility:g} % a year. Offers "
        "of one employer share one path.",
        description=described(marks),
    )


def by_year(found: SideBySide) -> None:
    """The years side by side."""
    marks = by_year_marks(found)
    if not marks:
        return
    show_chart(
        stacked_bars(marks, look()),
        marks,
        key="compare_years",
        title=year_title(found),
        subtitle=f"US dollars a year, before taxes. Year {found.years + 1} and later are in no total.",
        description=described(marks),
    )


def figure_by_figure(found: SideBySide) -> None:
    """All that is compared, as a table."""
    st.header("Figure by figure", anchor=False)
    table = measures(found)
    st.dataframe(
        table, hide_index=True, key="compare_table", alt="What is compared in rows, offers in columns"
    )
    st.download_button(
        "CSV",
        lambda: csv_bytes(table.assign(Assumed=assumed_line(found))),
        "payscope-offers-side-by-side.csv",
        "text/csv",
        key="compare_table_csv",
        help="All rows, with what they rest on",
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
        tell_notice(PAGE)
        if differ_in_assumptions(brought):
            st.info(
                "The offers came with different assumptions; those of the first one hold for all of them."
            )
    offers = offers_to_compare(tables)
    controls = st.container()
    is_mended = ask_offers(offers, tables)
    found = side_by_side(offers.files, offers.files[0].assumptions)
    with first_lines:
        examples = "A typical offer and an example, to be replaced by yours. " if offers.are_examples else ""
        st.markdown(f"{examples}**{literal(verdict(found))}**")
        show_figures(total_figures(found))
        first, *others = in_sentences(found)
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
        by_chance(found)
    by_year(found)
    figure_by_figure(found)


brought = offers_from_link(PAGE)
if brought:
    begin_with(brought)
comparing()
show_links("offer", "cities", "sources")
