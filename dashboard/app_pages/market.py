"""Where is demand going?"""

from functools import partial

import streamlit as st

from dashboard.charts import range_plot
from dashboard.charts.market_paths import market_paths
from dashboard.charts.marks import by_row
from dashboard.charts.mention_matrix import mention_matrix
from dashboard.data.csv_export import csv_bytes
from dashboard.data.document_names import column_numbers, legend, said_by
from dashboard.data.records import projection_source, projections_for, role_names
from dashboard.demand import market_sizes as sizes
from dashboard.demand import marks, mentions
from dashboard.demand.claims import claims_of, groups_of
from dashboard.kit.build import tables_or_stop
from dashboard.kit.chart_frame import look, show_chart
from dashboard.kit.downloads import download
from dashboard.kit.first_line import show_answer
from dashboard.kit.page_links import show_links
from dashboard.kit.sourced_figure import show_figures
from dashboard.kit.state import choose_one, choose_switch
from dashboard.pay.findings import sources_line
from dashboard.words.markdown import literal
from dashboard.words.numbers import counted
from dashboard.words.sentences import sentences

SAY = sentences("demand")
EVERYTHING = "All roles"

tables = tables_or_stop()


def growth(role: str) -> None:
    """The claims, each under the name of its kind; those that stand alike share a chart."""
    demand, _ = said_by(tables, tables["demand"].entries, role, EVERYTHING)
    claims = claims_of(demand)
    groups = groups_of(claims)
    show_figures([marks.claim_figure(tables, claim) for group in groups for claim in group.claims])
    for number, group in enumerate(groups):
        if len(group.claims) > 1:
            drawn = marks.group_marks(tables, group)
            show_chart(
                range_plot(drawn, look()),
                drawn,
                key=f"market_group_{number}",
                title=SAY("group", name=group.name, claims=counted(len(group.claims), "claim")),
                subtitle=SAY("group_subtitle", sources=sources_line(drawn)),
                alt_title=group.name,
            )
    drawn = marks.projection_marks(tables, claims, projections)
    show_chart(
        range_plot(drawn, look()),
        drawn,
        key="market_projections",
        title=marks.projection_finding(drawn),
        subtitle=SAY("projections_subtitle"),
    )


def markets(role: str) -> None:
    """Sizes and implied paths."""
    rows, stand_in = said_by(tables, tables["markets"].entries, role, EVERYTHING)
    drawn = sizes.size_marks(tables, rows)
    if drawn:
        show_chart(
            market_paths(drawn, look()),
            drawn,
            key="market_sizes",
            title=sizes.size_finding(drawn),
            subtitle=f"{stand_in}{SAY('sizes_subtitle', sources=sources_line(drawn))}",
        )
    show_figures(sizes.market_figures(tables, rows))


def jobs(role: str) -> None:
    """How many jobs there are."""
    demand, stand_in = said_by(tables, tables["demand"].entries, role, EVERYTHING)
    st.header(SAY("jobs"), anchor=False)
    st.markdown(f":gray[:small[{literal(stand_in)}{SAY('jobs_caution')}]]")
    if role != EVERYTHING:
        show_figures(marks.count_figures(tables, demand, projections))
        return
    show_figures(marks.count_figures(tables, demand, ()))
    table = marks.occupation_table(projections)
    st.dataframe(
        table,
        hide_index=True,
        key="market_occupations",
        alt=SAY("occupations_alt"),
        column_config={
            str(column): st.column_config.NumberColumn(format="localized")
            for column in table.select_dtypes("number")
        },
    )
    source = projection_source(projections[0])
    content = partial(csv_bytes, table.assign(Source=source.document, Address=source.url))
    download("CSV", content, "payscope-jobs.csv", "market_jobs_csv", SAY("occupations_csv"), style="tertiary")


@st.fragment
def named(role: str) -> None:
    """Skills, tools, industries and trends: which documents name them."""
    rows, stand_in = said_by(tables, tables["mentions"].entries, role, EVERYTHING)
    topics = mentions.topics_in(rows)
    if not topics:
        return
    choice, more = st.columns([3, 1], vertical_alignment="bottom")
    with choice:
        topic = choose_one(
            "market",
            "topic",
            "What the documents name",
            topics,
            shown=lambda topic: mentions.TOPICS[topic],
            style="segments",
            wrap=True,
        )
    drawn = mentions.mention_marks(tables, rows, topic)
    with more:
        everything = choose_switch("market", "all", "All of them", default=False, help=SAY("everything_help"))
    shown = drawn if everything else mentions.first_items(drawn)
    documents = column_numbers(tables, rows)
    items = by_row(shown)
    left_out = len(by_row(drawn)) - len(items)
    subtitle = SAY(
        "mentions_subtitle",
        legend=legend(tables, documents),
        left_out=counted(left_out, "more item") if left_out else "",
    )
    show_chart(
        mention_matrix(shown, documents, look()),
        shown,
        key="market_mentions",
        title=mentions.mention_finding(drawn, topic, len(documents)),
        subtitle=f"{stand_in}{subtitle}",
        description="; ".join(f"{item}: {len(naming)}" for item, naming in items.items()),
    )


head, control = st.columns([3, 2], vertical_alignment="bottom")
with control:
    role = choose_one("market", "role", "Documents about", [EVERYTHING, *role_names(tables)])
projections = projections_for(None if role == EVERYTHING else role)
with head:
    st.title(SAY("title"), anchor=False)
demand, stand_in = said_by(tables, tables["demand"].entries, role, EVERYTHING)
show_answer(f"{stand_in}{marks.growth_finding(claims_of(demand), projections)}", SAY("how_sure"))
growth(role)
markets(role)
jobs(role)
named(role)
show_links("overview", "salaries", "cities", "sources")
