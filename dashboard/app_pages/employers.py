"""Who pays this role here?"""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from dashboard.charts import range_plot
from dashboard.data.csv_export import csv_bytes
from dashboard.data.records import table_source
from dashboard.data.roles import in_sentence, plural
from dashboard.employers import findings, marks
from dashboard.kit.build import tables_or_stop
from dashboard.kit.chart_frame import look, show_chart
from dashboard.kit.downloads import download
from dashboard.kit.first_line import show_answer
from dashboard.kit.page_links import show_links
from dashboard.kit.sourced_figure import show_figures
from dashboard.kit.state import choose_one, choose_text
from dashboard.pay.section import choose_place, choose_role
from dashboard.words.markdown import literal
from dashboard.words.numbers import counted
from dashboard.words.sentences import sentences
from etl.records.employers import (
    EmployerPay,
    areas_of,
    employer_names,
    employers_of,
    employers_of_title,
    pay_of_employer,
)
from etl.records.places import THE_NATION, RecordPlace
from etl.records.roles import role_of
from etl.records.statistics import occupation_names

SAY = sentences("employers")
PAGE = "employers"
FEWEST_DRAWN = 4

tables = tables_or_stop()


def filed_as(role: str, place: RecordPlace) -> dict[str, str]:
    """What a role is filed as, by what a visitor chooses: in the nation its own title, then its occupations."""
    known = role_of(role)
    if known is None:
        return {}
    nationally = known.title and place.pooled == THE_NATION.code
    own = {SAY("as_titled", title=known.title): ""} if nationally else {}
    return own | {occupation_names()[code]: code for code in known.occupations}


def all_rows(title: str, found: Sequence[EmployerPay], name: str) -> None:
    """Every row as a table, and to take along with its source."""
    st.header(literal(title), anchor=False)
    table = marks.pay_table(found)
    st.dataframe(
        table,
        hide_index=True,
        key=f"employers_{name}",
        placeholder="–",
        alt=SAY("table_alt", rows=counted(len(table), "row")),
        column_config={
            str(column): st.column_config.NumberColumn(format="localized")
            for column in table.select_dtypes("number")
        },
    )
    source = table_source(found[0].table)
    content = partial(csv_bytes, table.assign(Source=source.document, Address=source.url))
    file_name, key = f"payscope-employers-{name}.csv", f"employers_{name}_csv"
    download("CSV", content, file_name, key, SAY("table_csv"), style="tertiary")


def of_role(found: Sequence[EmployerPay], about: str, place: RecordPlace) -> None:
    """The employers of a role at a place, drawn and listed."""
    drawn = marks.employer_marks(found, with_place=place.kind == "state")
    if len(drawn) >= FEWEST_DRAWN:
        show_chart(
            range_plot(drawn, look()),
            drawn,
            key="employers_chart",
            title=findings.chart_title(found),
            subtitle=SAY("chart_subtitle", about=about, place=place.label, most=len(drawn)),
        )
    if found:
        all_rows(SAY("all_rows"), found, "here")


@st.fragment
def one_employer() -> None:
    """Search an employer, and all that it filed."""
    field, choice = st.columns(2, vertical_alignment="bottom")
    with field:
        words = choose_text(PAGE, "search", SAY("search_label"), placeholder=SAY("search_hint"))
    if not words.strip():
        return
    names = employer_names(words)
    if not names:
        st.markdown(literal(SAY("none_found", words=words)))
        return
    with choice:
        employer = st.selectbox(SAY("search"), names, key="employers_one", label_visibility="collapsed")
    filed = pay_of_employer(employer)
    all_rows(employer, filed, "one")
    st.markdown(literal(findings.of_one(employer, filed)))


head, first, second = st.columns([6, 3, 3], vertical_alignment="bottom")
with first:
    role = choose_role(tables, PAGE)
with second:
    place = choose_place(PAGE)
with head:
    st.title(literal(SAY("title", role=plural(in_sentence(role)))), anchor=False)
first_line = st.container()
known, options = role_of(role), filed_as(role, place)
about = next(iter(options), "")
if len(options) > 1:
    about = choose_one(PAGE, "as", SAY("filed_as"), [*options], style="segments", wrap=True)
code = options.get(about, "")
where = THE_NATION if place.pooled == THE_NATION.code else place
found = employers_of(code, where) if code else employers_of_title(known.title) if known else ()
with first_line:
    vintage = table_source("filings_employers").named.split(", ", 1)[1]
    show_answer(findings.answer(role, where, found), SAY("how_sure", vintage=vintage))
show_figures(findings.figures(found))
of_role(found, about, where)
if code and where.kind != "metro" and (areas := areas_of(code, where)):
    all_rows(SAY("all_areas", about=about), areas, "areas")
one_employer()
show_links("overview", "salaries", "cities", "sources")
