"""What does this role pay, and how is the market?"""

import streamlit as st

from dashboard.charts import Marker, range_plot
from dashboard.cities.best_city import best_city
from dashboard.data.official import official_projections, official_wages
from dashboard.data.roles import in_sentence, plural, roles_of
from dashboard.demand.growth import strongest_growth
from dashboard.kit.build import tables_or_stop
from dashboard.kit.chart_frame import look, show_chart
from dashboard.kit.page_links import show_links
from dashboard.kit.sourced_figure import show_figures
from dashboard.kit.state import choose_one
from dashboard.pay.findings import (
    LADDER_SUBTITLE,
    city_finding,
    described,
    ladder_finding,
    sources_line,
    statement_finding,
)
from dashboard.pay.marks import (
    city_marks,
    official_marks,
    percentile_marks,
    roles_with_cities,
    statement_marks,
)
from dashboard.pay.section import ask_pay, show_standing
from dashboard.pay.typical_pay import middle_half, pay_answer, typical_pay
from dashboard.words.markdown import literal
from dashboard.words.numbers import counted

tables = tables_or_stop()
roles = roles_of(tables)


@st.fragment
def standing_and_ladder(role: str) -> None:
    """The pay field, and what it moves: the sentence and the marker."""
    field, answer = st.columns([2, 3], gap="medium")
    with field:
        pay = ask_pay()
    with answer:
        show_standing(tables, [role], pay)
    marks = percentile_marks(tables, role) + official_marks(official_wages())
    show_chart(
        range_plot(marks, look(), marker=Marker(pay) if pay else None),
        marks,
        key="overview_ladder",
        title=ladder_finding(marks),
        subtitle=LADDER_SUBTITLE,
        description=described(marks),
    )


def cities(role: str) -> None:
    """The premium of each city; of another role's where this one has none."""
    whose = next(iter(roles_with_cities(tables, [role, *roles])), None)
    if whose is None:
        return
    marks = city_marks(tables, whose)
    stated = "" if whose == role else f"Stated for {plural(in_sentence(whose))}, not for this role. "
    show_chart(
        range_plot(marks, look(), signed=True),
        marks,
        key="overview_cities",
        title=city_finding(marks),
        subtitle=f"{stated}Premium over the national average in percent, {sources_line(marks)}. "
        "Which average is not said.",
        description=described(marks, signed=True),
        signed=True,
    )


def answers(role: str) -> None:
    """What the documents say of the same pay, statement by statement."""
    marks = statement_marks(tables, role)
    if not marks:
        return
    show_chart(
        range_plot(marks, look()),
        marks,
        key="overview_answers",
        title=statement_finding(marks),
        subtitle=f"Pay a year in US dollars, statement by statement, {sources_line(marks)}. "
        "Squares: expected, not paid yet. An arrow: an end that is left open.",
        description=described(marks),
    )


head, control = st.columns([3, 2], vertical_alignment="bottom")
with control:
    role = choose_one("overview", "role", "Role", roles)
with head:
    st.title(f"What do {literal(plural(in_sentence(role)))} earn?", anchor=False)
st.markdown(f"**{literal(pay_answer(tables, role))}**")
counts = tables["documents"].rows
st.markdown(
    ":gray[:small[United States. Every figure opens the line it came from: "
    f"{counted(len(counts), 'document')}, {counted(len(tables['facts'].rows), 'figure')}, "
    f"{counted(len(tables['numerals'].rows), 'numeral')} accounted for, "
    f"{counted(len(tables['disagreements'].rows), 'disagreement')}.]]"
)
show_figures(
    [
        typical_pay(tables, role),
        middle_half(tables, role),
        best_city(tables, role, roles),
        strongest_growth(tables, role, official_projections()),
    ]
)
standing_and_ladder(role)
left, right = st.columns(2, gap="large")
with left:
    cities(role)
with right:
    answers(role)
show_links("salaries", "cities", "market", "offer", "compare", "sources")
