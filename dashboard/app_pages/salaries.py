"""How is pay spread?"""

from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from typing import TypeAlias

import streamlit as st

from dashboard.charts import Mark, Marker, range_plot
from dashboard.charts.year_lines import year_lines
from dashboard.data.records import role_names
from dashboard.data.roles import in_sentence, plural, roles_of
from dashboard.data.tables import Tables
from dashboard.kit.build import tables_or_stop
from dashboard.kit.chart_frame import look, show_chart
from dashboard.kit.first_line import show_answer
from dashboard.kit.page_links import show_links
from dashboard.kit.sourced_figure import show_figures
from dashboard.kit.state import choose_many, choose_switch
from dashboard.pay import findings, marks, recorded, trend
from dashboard.pay.components import component_figures
from dashboard.pay.section import ask_pay, choose_place, show_standing
from dashboard.sources.doubts import show_doubts
from dashboard.words.markdown import literal
from dashboard.words.sentences import sentences
from etl.figure_text import listed
from etl.records.places import RecordPlace

SAY = sentences("pay")
MOST_AT_FIRST = 3

tables = tables_or_stop()
documented = roles_of(tables)

Marks: TypeAlias = tuple[Mark, ...]


def together(parts: Iterable[Marks]) -> Marks:
    """The marks of several roles as those of one chart."""
    return tuple(chain.from_iterable(parts))


def chart(
    key: str, drawn: Marks, title: str, subtitle: str, pay: float | None = None, absent: Sequence[str] = ()
) -> None:
    """One chart of all chosen roles; roles without such figures are named below it, or instead of it."""
    if not drawn:
        st.header(literal(title), anchor=False)
    show_chart(
        range_plot(drawn, look(), marker=Marker(pay) if pay else None),
        drawn,
        key=f"salaries_{key}",
        title=title,
        subtitle=subtitle,
    )
    if absent:
        said = SAY("absent", roles=listed([plural(in_sentence(role)) for role in absent]))
        st.markdown(f":gray[{literal(said)}]")


def ladder(chosen: Sequence[str], place: RecordPlace, official: bool, pay: float | None) -> None:
    """The percentiles of documents, official wages and filings, a row each."""
    stated = {role: marks.percentile_marks(tables, role) for role in chosen}
    told = [each for role in chosen for each in recorded.whole_statistics(role, place)] if official else []
    told = sorted(dict.fromkeys(told), key=lambda each: each.kind == "filings")
    records = marks.record_marks(told)
    absent = [role for role, own in stated.items() if not own and (role in documented or not records)]
    drawn = together(stated.values()) + records
    chart("ladder", drawn, findings.ladder_finding(drawn), findings.ladder_subtitle(drawn, told), pay, absent)


def by_documents(chosen: Sequence[str], pay: float | None) -> None:
    """What documents state of levels, industries and company types, and statement by statement."""

    def of_each(marks_of: Callable[[Tables, str], Marks]) -> dict[str, Marks]:
        """The figures of each role; with several roles each row says whose it is."""
        each = {role: marks_of(tables, role) for role in chosen}
        return each if len(chosen) == 1 else {role: marks.with_role(own, role) for role, own in each.items()}

    def of_documents(
        key: str,
        marks_of: Callable[[Tables, str], Marks],
        title: Callable[[Marks], str],
        subtitle: Callable[[str], str],
        pay: float | None,
    ) -> Marks:
        each = of_each(marks_of)
        drawn = together(each.values())
        absent = [role for role, own in each.items() if not own]
        chart(key, drawn, title(drawn), subtitle(findings.sources_line(drawn)), pay, absent)
        return drawn

    def titled(what: str) -> Callable[[Marks], str]:
        return lambda found: findings.group_finding(found, what)

    left, right = st.columns(2, gap="large")
    with left:
        of_documents(
            "levels",
            marks.level_marks,
            findings.level_finding,
            lambda sources: SAY("levels_subtitle", sources=sources),
            pay,
        )
        of_documents(
            "industries",
            marks.industry_marks,
            titled("Pay by industry"),
            lambda sources: SAY("industries_subtitle", sources=sources),
            pay,
        )
        of_documents(
            "compensation",
            marks.compensation_marks,
            titled("Total compensation"),
            lambda sources: SAY("compensation_subtitle", sources=sources),
            None,
        )
    with right:
        stated = of_documents(
            "statements",
            marks.statement_marks,
            findings.statement_finding,
            lambda sources: SAY("statements_subtitle", sources=sources),
            pay,
        )
        show_doubts(tables, {mark.fact_id for mark in stated})


def by_records(role: str, place: RecordPlace, pay: float | None) -> None:
    """What filings offer by level, and the prevailing wages."""
    levels, prevailing = recorded.level_marks(role, place), recorded.prevailing_marks(role, place)
    if len(levels) > 1:
        title = recorded.level_finding(role, place)
        chart("filed", levels, title, SAY("recorded_levels_subtitle", place=place.label), pay)
    if prevailing:
        chart("prevailing", prevailing, SAY("prevailing_title"), SAY("prevailing_subtitle"), pay)


@st.fragment
def over_the_years(chosen: Sequence[str], place: RecordPlace) -> None:
    """The medians of the occupations behind the chosen roles, in dollars of each year or of the latest."""
    occupations = tuple(trend.occupations_of(chosen))
    if not occupations:
        return
    constant = choose_switch("salaries", "constant", SAY("trend_switch"), default=False)
    drawn = trend.trend_marks(occupations, place, constant)
    if not drawn:
        st.markdown(f":gray[{literal(SAY('trend_none', place=place.label))}]")
        return
    show_chart(
        year_lines(drawn, look()),
        drawn,
        key="salaries_years",
        title=trend.trend_finding(drawn, constant),
        subtitle=SAY(
            "trend_subtitle",
            prices=SAY("trend_prices", constant=constant),
            place=place.label,
            breaks=trend.trend_breaks(occupations, place),
        ),
    )


def answer(chosen: Sequence[str], place: RecordPlace) -> str:
    """One role in full; of several, what documents spread over, else what records tell of each."""
    if len(chosen) == 1:
        return recorded.pay_answer(tables, chosen[0], place)
    stated = together(marks.percentile_marks(tables, role) for role in chosen)
    if stated:
        return findings.spread_answer(stated)
    return " ".join(recorded.records_say(role, place) for role in chosen[:MOST_AT_FIRST])


@st.fragment
def spread() -> None:
    """The answer, the controls and all charts, for every control moves them all."""
    first_line = st.container()
    left, middle, right = st.columns([4, 3, 3], vertical_alignment="bottom")
    with left:
        every, first = role_names(tables), documented[:MOST_AT_FIRST]
        chosen = choose_many("salaries", "roles", "Roles side by side", every, default=first)
    with middle:
        place = choose_place("salaries")
    with right:
        official = choose_switch("salaries", "official", SAY("beside_switch"), default=True)
    if not chosen:
        st.info(SAY("choose_role"), icon=":material/touch_app:")
        return
    with first_line:
        show_answer(answer(chosen, place), SAY("how_sure"))
    field, standing = st.columns([2, 3], gap="medium")
    with field:
        pay = ask_pay()
    with standing:
        show_standing(tables, chosen, pay, place)
    ladder(chosen, place, official, pay)
    of_documents = [role for role in chosen if role in documented]
    if of_documents:
        by_documents(of_documents, pay)
    if official:
        by_records(chosen[0], place, pay)
        over_the_years(chosen, place)
    for role in of_documents:
        figures = component_figures(tables, role)
        if figures:
            st.header(literal(SAY("components", role=plural(in_sentence(role)))), anchor=False)
            show_figures(figures)


st.title(SAY("title"), anchor=False)
spread()
show_links("overview", "cities", "market", "sources")
