"""What does this role pay, and how is the market?"""

import streamlit as st

from dashboard.charts import Marker, range_plot
from dashboard.data.records import projections_for
from dashboard.data.roles import in_sentence, plural, roles_of
from dashboard.demand.marks import strongest_growth
from dashboard.kit.build import tables_or_stop
from dashboard.kit.chart_frame import look, show_chart
from dashboard.kit.first_line import show_answer
from dashboard.kit.page_links import show_links
from dashboard.kit.sourced_figure import show_figures
from dashboard.pay import findings, marks, recorded, typical_pay
from dashboard.pay.section import ask_pay, choose_place, choose_role, show_standing
from dashboard.words.markdown import literal
from dashboard.words.numbers import counted
from dashboard.words.sentences import sentences
from etl.records.places import RecordPlace

SAY = sentences("overview")
PAY = sentences("pay")

tables = tables_or_stop()
documented = roles_of(tables)


@st.fragment
def standing_and_ladder(role: str, place: RecordPlace) -> None:
    """The pay field, and what it moves: the sentence and the marker."""
    field, answer = st.columns([2, 3], gap="medium")
    with field:
        pay = ask_pay()
    with answer:
        show_standing(tables, [role], pay, place)
    told = recorded.whole_statistics(role, place)
    drawn = marks.percentile_marks(tables, role) + marks.record_marks(told)
    if not drawn:
        st.header(literal(PAY("no_records", role=plural(in_sentence(role)), place=place.label)), anchor=False)
        return
    show_chart(
        range_plot(drawn, look(), marker=Marker(pay) if pay else None),
        drawn,
        key="overview_ladder",
        title=findings.ladder_finding(drawn),
        subtitle=findings.ladder_subtitle(drawn, told),
    )


def cities(role: str) -> None:
    """The premium of each city; of another role's where this one has none."""
    whose = next(iter(marks.roles_with_cities(tables, [role, *documented])), None)
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


head, first, second = st.columns([6, 3, 3], vertical_alignment="bottom")
with first:
    role = choose_role(tables, "overview")
with second:
    place = choose_place("overview")
with head:
    st.title(literal(SAY("title", role=plural(in_sentence(role)))), anchor=False)
severities = tables["disagreements"].rows["severity"]
show_answer(
    recorded.pay_answer(tables, role, place),
    SAY(
        "how_sure",
        documents=counted(len(tables["documents"].rows), "document"),
        figures=counted(len(tables["facts"].rows), "figure"),
        doubts=counted(len(severities), "disagreement"),
        serious=(severities == "high").sum(),
    ),
)
stated = [
    typical_pay.typical_pay(tables, role),
    typical_pay.middle_half(tables, role),
    typical_pay.best_city(tables, role, documented),
    strongest_growth(tables, role, projections_for(role)),
]
if role not in documented:
    stated = [recorded.projected_jobs(role)]
figures = [*recorded.pay_figures(role, place), *stated]
show_figures(figures, per_row=4 if len(figures) != 6 else 3)
standing_and_ladder(role, place)
if role in documented:
    left, right = st.columns(2, gap="large")
    with left:
        cities(role)
    with right:
        answers(role)
show_links("salaries", "cities", "market", "offer", "compare", "sources")
