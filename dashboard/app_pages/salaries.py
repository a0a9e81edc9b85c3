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
from dashboard.pay import findings, marks
from dashboard.pay.components import component_figures
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


def chart(
    key: str,
    of_roles: dict[str, Marks],
    title: Callable[[Marks], str],
    subtitle: Callable[[str], str],
    pay: float | None,
) -> None:
    """One chart of all chosen roles; roles without such figures are named below it, or instead of it."""
    drawn = together(of_roles.values())
    absent = [role for role, own in of_roles.items() if not own]
    if not drawn:
        st.header(literal(title(drawn)), anchor=False)
    show_chart(
        range_plot(drawn, look(), marker=Marker(pay) if pay else None),
        drawn,
        key=f"salaries_{key}",
        title=title(drawn),
        subtitle=subtitle(findings.sources_line(drawn)),
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

    def of_each(marks_of: Callable[[Tables, str], Marks]) -> dict[str, Marks]:
        """The figures of each role; with several roles each row says whose it is."""
        each = {role: marks_of(tables, role) for role in chosen}
        return each if len(chosen) == 1 else {role: marks.with_role(own, role) for role, own in each.items()}

    ladders = {role: marks.percentile_marks(tables, role) for role in chosen}
    if official:
        ladders[OFFICIAL] = marks.official_marks(official_wages())
    chart("ladder", ladders, findings.ladder_finding, lambda _: findings.LADDER_SUBTITLE, pay)
    left, right = st.columns(2, gap="large")
    with left:
        chart(
            "levels",
            of_each(marks.level_marks),
            findings.level_finding,
            lambda sources: SAY("levels_subtitle", sources=sources),
            pay,
        )
        chart(
            "industries",
            of_each(marks.industry_marks),
            lambda found: findings.group_finding(found, "Pay by industry"),
            lambda sources: SAY("industries_subtitle", sources=sources),
            pay,
        )
        chart(
            "compensation",
            of_each(marks.compensation_marks),
            lambda found: findings.group_finding(found, "Total compensation"),
            lambda sources: SAY("compensation_subtitle", sources=sources),
            None,
        )
    with right:
        statements = of_each(marks.statement_marks)
        chart(
            "statements",
            statements,
            findings.statement_finding,
            lambda sources: SAY("statements_subtitle", sources=sources),
            pay,
        )
        show_doubts(tables, {mark.fact_id for mark in together(statements.values())})
    for role in chosen:
        figures = component_figures(tables, role)
        if figures:
            st.header(literal(SAY("components", role=plural(in_sentence(role)))), anchor=False)
            show_figures(figures)


st.title(SAY("title"), anchor=False)
show_answer(
    findings.spread_answer(together(marks.percentile_marks(tables, role) for role in roles)), SAY("how_sure")
)
spread()
show_links("overview", "cities", "market", "sources")
