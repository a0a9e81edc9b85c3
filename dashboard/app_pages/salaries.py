"""How is pay spread?"""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from dashboard.charts import Marker, range_plot
from dashboard.data.official import official_wages
from dashboard.data.roles import in_sentence, plural, roles_of
from dashboard.data.tables import Tables
from dashboard.kit.build import tables_or_stop
from dashboard.kit.chart_frame import look, show_chart
from dashboard.kit.page_links import show_links
from dashboard.kit.sourced_figure import show_figures
from dashboard.kit.state import choose_many, choose_switch
from dashboard.pay.components import component_figures
from dashboard.pay.findings import (
    LADDER_SUBTITLE,
    described,
    group_finding,
    ladder_finding,
    level_finding,
    sources_line,
    spread_answer,
    statement_finding,
)
from dashboard.pay.marks import (
    compensation_marks,
    industry_marks,
    level_marks,
    official_marks,
    percentile_marks,
    statement_marks,
    together,
    with_role,
)
from dashboard.pay.section import ask_pay, show_standing
from dashboard.sources.doubts import show_doubts
from dashboard.words.markdown import literal
from etl.figure_text import listed

OFFICIAL = "official"
MOST_AT_FIRST = 3

tables = tables_or_stop()
roles = roles_of(tables)


def chart(frames: dict[str, pd.DataFrame], key: str, title: str, subtitle: str, pay: float | None) -> None:
    """One chart of all chosen roles; roles without such figures are named below it, or instead of it."""
    frame = together(frames.values())
    absent = [role for role, rows in frames.items() if rows.empty]
    if frame.empty:
        st.header(literal(title), anchor=False)
    else:
        show_chart(
            range_plot(frame, look(), marker=Marker(pay) if pay else None),
            frame,
            key=f"salaries_{key}",
            title=title,
            subtitle=subtitle,
            alt=f"{title}. {described(frame)}",
        )
    if absent:
        names = listed([plural(in_sentence(role)) for role in absent])
        st.markdown(f":gray[No document gives it for {literal(names)}.]")


@st.fragment
def spread() -> None:
    """The controls and all charts, for every control moves every chart."""
    with st.container(horizontal=True, gap="large", vertical_alignment="bottom"):
        chosen = choose_many(
            "salaries",
            "roles",
            "Roles side by side",
            roles,
            default=roles[:MOST_AT_FIRST],
            style="pills",
            wrap=True,
        )
        official = choose_switch("salaries", "official", "Official wages beside them", default=True)
    if not chosen:
        st.info("Choose a role to see its pay.", icon=":material/touch_app:")
        return
    field, answer = st.columns([2, 3], gap="medium")
    with field:
        pay = ask_pay()
    with answer:
        show_standing(tables, chosen, pay)

    def of_each(frames: Callable[[Tables, str], pd.DataFrame]) -> dict[str, pd.DataFrame]:
        """The figures of each role; with several roles each row says whose it is."""
        each = {role: frames(tables, role) for role in chosen}
        return each if len(chosen) == 1 else {role: with_role(rows, role) for role, rows in each.items()}

    ladders = {role: percentile_marks(tables, role) for role in chosen}
    if official:
        ladders[OFFICIAL] = official_marks(official_wages())
    ladder = together(ladders.values())
    chart(
        ladders,
        "ladder",
        ladder_finding(ladder),
        LADDER_SUBTITLE,
        pay,
    )
    left, right = st.columns(2, gap="large")
    with left:
        levels = of_each(level_marks)
        found = together(levels.values())
        chart(
            levels,
            "levels",
            level_finding(found),
            f"Base pay a year in US dollars by level and years of experience, {sources_line(found)}. "
            "An arrow: the document leaves the end open.",
            pay,
        )
        industries = of_each(industry_marks)
        found = together(industries.values())
        chart(
            industries,
            "industries",
            group_finding(found, "Pay by industry"),
            f"Pay a year in US dollars, {sources_line(found)}. "
            "An arrow to the left: “up to”, no lower end is stated.",
            pay,
        )
        compensation = of_each(compensation_marks)
        found = together(compensation.values())
        chart(
            compensation,
            "compensation",
            group_finding(found, "Total compensation"),
            f"Total compensation a year in US dollars, {sources_line(found)}: "
            "with bonus and equity, so it shares no axis with base pay.",
            None,
        )
    with right:
        statements = of_each(statement_marks)
        found = together(statements.values())
        chart(
            statements,
            "statements",
            statement_finding(found),
            f"Pay a year in US dollars, statement by statement, {sources_line(found)}. "
            "Squares: expected, not paid yet.",
            pay,
        )
        show_doubts(tables, found)
    for role in chosen:
        figures = component_figures(tables, role)
        if figures:
            st.header(
                literal(f"What comes on top for {plural(in_sentence(role))}, and what moves pay"),
                anchor=False,
            )
            show_figures(figures)


st.title("How is pay spread?", anchor=False)
answer = spread_answer(together(percentile_marks(tables, role) for role in roles))
st.markdown(
    f":gray[{literal(answer)} Below, figure by figure as the documents state it: a range stays a range, "
    "an open end stays open, and sources that disagree are not averaged.]"
)
spread()
show_links("overview", "cities", "market", "sources")
