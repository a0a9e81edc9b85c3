"""How is pay spread?"""

from collections.abc import Callable, Iterable
from itertools import chain
from typing import TypeAlias

import streamlit as st

from dashboard.charts import Mark, Marker, range_plot
from dashboard.data.official import official_wages
from dashboard.data.roles import in_sentence, plural, roles_of
from dashboard.data.tables import Tables
from dashboard.kit.build import tables_or_stop
from dashboard.kit.chart_frame import look, show_chart
from dashboard.kit.first_line import show_answer
from dashboard.kit.page_links import show_links
from dashboard.kit.sourced_figure import show_figures
from dashboard.kit.state import choose_many, choose_switch
from dashboard.pay.components import component_figures
from dashboard.pay.findings import (
    LADDER_SUBTITLE,
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
    with_role,
)
from dashboard.pay.section import ask_pay, show_standing
from dashboard.sources.doubts import show_doubts
from dashboard.words.markdown import literal
from dashboard.words.sentences import sentences
from etl.figure_text import listed

SAY = sentences("pay")
OFFICIAL = "official"
MOST_AT_FIRST = 3

tables = tables_or_stop()
roles = roles_of(tables)


Marks: TypeAlias = tuple[Mark, ...]


def together(parts: Iterable[Marks]) -> Marks:
    """The marks of several roles as those of one chart."""
    return tuple(chain.from_iterable(parts))


def chart(of_roles: dict[str, Marks], key: str, title: str, subtitle: str, pay: float | None) -> None:
    """One chart of all chosen roles; roles without such figures are named below it, or instead of it."""
    marks = together(of_roles.values())
    absent = [role for role, own in of_roles.items() if not own]
    if not marks:
        st.header(literal(title), anchor=False)
    else:
        show_chart(
            range_plot(marks, look(), marker=Marker(pay) if pay else None),
            marks,
            key=f"salaries_{key}",
            title=title,
            subtitle=subtitle,
        )
    if absent:
        said = SAY("absent", roles=listed([plural(in_sentence(role)) for role in absent]))
        st.markdown(f":gray[{literal(said)}]")


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
        st.info(SAY("choose_role"), icon=":material/touch_app:")
        return
    field, answer = st.columns([2, 3], gap="medium")
    with field:
        pay = ask_pay()
    with answer:
        show_standing(tables, chosen, pay)

    def of_each(marks: Callable[[Tables, str], Marks]) -> dict[str, Marks]:
        """The figures of each role; with several roles each row says whose it is."""
        each = {role: marks(tables, role) for role in chosen}
        return each if len(chosen) == 1 else {role: with_role(own, role) for role, own in each.items()}

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
            SAY("levels_subtitle", sources=sources_line(found)),
            pay,
        )
        industries = of_each(industry_marks)
        found = together(industries.values())
        chart(
            industries,
            "industries",
            group_finding(found, "Pay by industry"),
            SAY("industries_subtitle", sources=sources_line(found)),
            pay,
        )
        compensation = of_each(compensation_marks)
        found = together(compensation.values())
        chart(
            compensation,
            "compensation",
            group_finding(found, "Total compensation"),
            SAY("compensation_subtitle", sources=sources_line(found)),
            None,
        )
    with right:
        statements = of_each(statement_marks)
        found = together(statements.values())
        chart(
            statements,
            "statements",
            statement_finding(found),
            SAY("statements_subtitle", sources=sources_line(found)),
            pay,
        )
        show_doubts(tables, {mark.fact_id for mark in found})
    for role in chosen:
        figures = component_figures(tables, role)
        if figures:
            st.header(literal(SAY("components", role=plural(in_sentence(role)))), anchor=False)
            show_figures(figures)


st.title(SAY("title"), anchor=False)
show_answer(spread_answer(together(percentile_marks(tables, role) for role in roles)), SAY("how_sure"))
spread()
show_links("overview", "cities", "market", "sources")
