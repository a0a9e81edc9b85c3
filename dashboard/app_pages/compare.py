"""Which offer is better, when, and by how much?"""

from collections.abc import Callable

import streamlit as st

from dashboard.charts import range_plot
from dashboard.charts.month_lines import month_lines
from dashboard.charts.outcome_dots import outcome_dots
from dashboard.charts.stacked_bars import stacked_bars
from dashboard.compensation.report import TAX_NOTE
from dashboard.data.csv_export import csv_bytes
from dashboard.kit.build import tables_or_stop
from dashboard.kit.chart_frame import look, show_chart
from dashboard.kit.downloads import download
from dashboard.kit.page_links import show_links
from dashboard.kit.sourced_figure import show_figures
from dashboard.offers.compare.findings import (
    differences,
    lead_title,
    outcome_title,
    total_title,
    verdict,
    worth_title,
    year_title,
)
from dashboard.offers.compare.offer_set import (
    OfferSet,
    ask_offers,
    compare_instead,
    compared,
    differ_in_assumptions,
    offers_to_compare,
)
from dashboard.offers.compare.side_by_side import (
    Side,
    SideBySide,
    all_outcomes,
    by_year_marks,
    crossings,
    cumulative_marks,
    measures,
    total_figures,
    total_marks,
    worth_marks,
)
from dashboard.offers.entry.fields import NOTICE
from dashboard.offers.entry.files import copy_link, show_notice
from dashboard.offers.entry.redraw import EditedPage, Part, look_of_form, problems_of
from dashboard.offers.entry.session import offers_from_link
from dashboard.offers.worth.findings import depends_on_shares, how_sure
from dashboard.words.markdown import literal
from dashboard.words.numbers import counted, full
from dashboard.words.sentences import sentences

SAY = sentences("compare")
PAGE = "compare"

tables = tables_or_stop()


def offers() -> OfferSet:
    """The offers as they are typed."""
    return offers_to_compare(tables)


def now() -> SideBySide:
    """What follows from them, as they were last understood."""
    return compared(offers().files)


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
        subtitle=SAY(
            "total_subtitle",
            years=counted(found.years, "year"),
            how_sure=how_sure(side.estimate for side in found.sides),
        ),
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
        subtitle=SAY("lead_subtitle"),
        description=SAY("lead_alt"),
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
        subtitle=SAY("worth_subtitle", tax_note=TAX_NOTE),
    )


def share_price_outcomes(found: SideBySide) -> None:
    """Outcomes of the share prices; where none moves a total, there is nothing to draw."""
    if not any(depends_on_shares(side.estimate) for side in found.sides):
        return
    marks = all_outcomes(found)
    volatility = found.sides[0].estimate.assumptions.stock_volatility_pct
    show_chart(
        outcome_dots(marks, look()),
        marks,
        key="compare_outcomes",
        title=outcome_title(found),
        subtitle=SAY("outcome_subtitle", years=counted(found.years, "year"), swing=full(volatility, "pct")),
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
        subtitle=SAY("year_subtitle", next=found.years + 1),
    )


def figure_by_figure(found: SideBySide) -> None:
    """All that is compared, as a table."""
    st.header("Figure by figure", anchor=False)
    table = measures(found)
    st.dataframe(table, hide_index=True, key="compare_table", alt=SAY("table_alt"))
    download(
        "CSV",
        lambda: csv_bytes(table.assign(Assumed=assumed_line(found))),
        "payscope-offers-side-by-side.csv",
        "compare_table_csv",
        SAY("csv_help"),
        style="tertiary",
    )


def assumed_line(found: SideBySide) -> str:
    """The assumptions in one cell."""
    supposed = found.sides[0].estimate.assumptions.model_dump(mode="json", exclude_none=True)
    return "; ".join(f"{name} {value}" for name, value in supposed.items())


def first_lines() -> None:
    """The question, the answer, and what is to be said of a link that led here."""
    st.title("Which offer is better, when, and by how much?", anchor=False)
    found = now()
    examples = SAY("examples") + " " if offers().are_examples else ""
    st.markdown(f"{examples}**{literal(verdict(found))}**")
    show_figures(total_figures(found))
    first, *others = differences(found)
    st.markdown(literal(first))
    if others:
        with st.expander("The other pairs in words"):
            for sentence in others:
                st.markdown(literal(sentence))
    with st.container():
        show_notice(PAGE)
        if differ_in_assumptions(brought):
            st.info(SAY("other_assumptions"))


def link() -> None:
    """A link that holds them all."""
    is_mended = not any(map(problems_of, offers().drafts))
    copy_link(PAGE, lambda: offers().files, is_mended=is_mended)


def forms() -> None:
    """The offers to look at or change, and what is assumed for all of them."""
    ask_offers(offers(), tables, page.redraw)


def looks() -> tuple[object, ...]:
    """What the forms show."""
    return tuple(map(look_of_form, offers().drafts))


def each(figure: Callable[[Side], object]) -> list[object]:
    """A figure of each offer, with its name."""
    return [(side.name, figure(side)) for side in now().sides]


def everything() -> object:
    """All that is entered, right or wrong."""
    return offers().files, looks(), st.session_state.get(NOTICE)


PARTS = FIRST_LINES, TOTALS, MONTHS, LINK, FORMS, WORTH, CHANCE, YEARS, TABLE = (
    Part("compare_answer", first_lines, everything),
    Part(
        "compare_in_total",
        lambda: in_total(now()),
        lambda: each(lambda side: side.estimate.years[: now().years]),
    ),
    Part(
        "compare_over_time",
        lambda: over_time(now()),
        lambda: each(lambda side: now().comparison.sides[side.letter].cumulative_usd),
    ),
    Part("compare_files", link, looks),
    Part("compare_forms", forms, looks),
    Part(
        "compare_after_taxes",
        lambda: after_taxes_and_prices(now()),
        lambda: each(lambda side: (side.wages_usd, side.kept_usd, side.worth_usd)),
    ),
    Part(
        "compare_chance",
        lambda: share_price_outcomes(now()),
        lambda: each(lambda side: (side.estimate.outcomes.dots().tolist(), side.estimate.assumptions)),
    ),
    Part("compare_by_year", lambda: by_year(now()), lambda: each(lambda side: side.estimate.years)),
    Part("compare_figures", lambda: figure_by_figure(now()), everything),
)
page = EditedPage(PAGE, lambda: offers().drafts, PARTS)

brought = offers_from_link(PAGE)
if brought:
    compare_instead(brought)
page.read()
FIRST_LINES()
LINK()
FORMS()
left, right = st.columns(2, gap="large")
with left:
    TOTALS()
    WORTH()
with right:
    MONTHS()
    CHANCE()
YEARS()
TABLE()
page.drawn()
show_links("offer", "cities", "sources")
