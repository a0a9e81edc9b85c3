"""What does this role pay, and how is the market?"""

import streamlit as st

from dashboard.charts import Marker, range_plot
from dashboard.data.official import official_projections, official_wages
from dashboard.data.roles import in_sentence, plural, roles_of
from dashboard.demand.marks import strongest_growth
from dashboard.kit.build import tables_or_stop
from dashboard.kit.chart_frame import look, show_chart
from dashboard.kit.first_line import show_answer
from dashboard.kit.page_links import show_links
from dashboard.kit.sourced_figure import show_figures
from dashboard.kit.state import choose_one
from dashboard.pay import findings, marks, typical_pay
from dashboard.pay.section import ask_pay, show_standing
from dashboard.words.markdown import literal
from dashboard.words.numbers import counted
from dashboard.words.sentences import sentences

SAY = sentences("overview")
PAY = sentences("pay")

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
    drawn = marks.percentile_marks(tables, role) + marks.official_marks(official_wages())
    show_chart(
        range_plot(drawn, look(), marker=Marker(pay) if pay else None),
        drawn,
        key="overview_ladder",
        title=findings.ladder_finding(drawn),
        subtitle=findings.LADDER_SUBTITLE,
    )


def cities(role: str) -> None:
    """The premium of each city; of another role's where this one has none."""
    whose = next(iter(marks.roles_with_cities(tables, [role, *roles])), None)
    if whose is None:
        return
    drawn = marks.city_marks(tables, whose)
    borrowed_from = "" if whose == role else plural(in_sentence(whose))
    show_chart(
        range_plot(drawn, look()),
        drawn,
        key="overview_cities",
        title=findings.city_finding(drawn),
        subtitle=PAY("cities_subtitle", borrowed_from=borrowed_from, sources=findings.sources_line(drawn)),
    )


def answers(role: str) -> None:
    """What the documents say of the same pay, statement by statement."""
    drawn = marks.statement_marks(tables, role)
    show_chart(
        range_plot(drawn, look()),
        drawn,
        key="overview_answers",
        title=findings.statement_finding(drawn),
        subtitle=PAY("statements_subtitle", sources=findings.sources_line(drawn)),
    )


head, control = st.columns([3, 2], vertical_alignment="bottom")
with control:
    role = choose_one("overview", "role", "Role", roles)
with head:
    st.title(literal(SAY("title", role=plural(in_sentence(role)))), anchor=False)
severities = tables["disagreements"].rows["severity"]
show_answer(
    typical_pay.pay_answer(tables, role),
    SAY(
        "how_sure",
        documents=counted(len(tables["documents"].rows), "document"),
        figures=counted(len(tables["facts"].rows), "figure"),
        doubts=counted(len(severities), "disagreement"),
        serious=(severities == "high").sum(),
    ),
)
show_figures(
    [
        typical_pay.typical_pay(tables, role),
        typical_pay.middle_half(tables, role),
        typical_pay.best_city(tables, role, roles),
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
