"""What follows from an offer, section by section: each a chart or a list with its title and its sources."""

from collections.abc import Sequence

import streamlit as st

from dashboard.charts import range_plot
from dashboard.charts.month_lines import month_lines
from dashboard.charts.outcome_dots import outcome_dots
from dashboard.charts.stacked_bars import stacked_bars
from dashboard.compensation import Estimate
from dashboard.compensation.report import TAX_NOTE
from dashboard.data.official import official_wages
from dashboard.data.tables import Tables
from dashboard.kit.chart_frame import look, show_chart
from dashboard.kit.sourced_figure import show_figures, source_text
from dashboard.offers.entry.fields import Form
from dashboard.offers.entry.form import ask_leaving_month
from dashboard.offers.worth.advice import asks, negotiation_tips
from dashboard.offers.worth.findings import (
    YEAR_SUBTITLE,
    ask_figures,
    depends_on_shares,
    leaving_title,
    market_title,
    net_title,
    outcome_subtitle,
    outcome_title,
    place_table,
    rise_table,
    rise_title,
    year_title,
)
from dashboard.offers.worth.grounds import private_in_words
from dashboard.offers.worth.marks import (
    TAX_PATTERNS,
    kept_marks,
    net_marks,
    net_table,
    outcome_marks,
    year_marks,
)
from dashboard.offers.worth.position import OfferMarket, market_marks
from dashboard.offers.worth.raises import RiseEffect
from dashboard.pay.findings import LADDER_SUBTITLE, described
from dashboard.words.markdown import literal
from dashboard.words.numbers import counted


def by_year(result: Estimate) -> None:
    """Each year by how sure its money is."""
    marks = year_marks(result)
    if not marks:
        return
    show_chart(
        stacked_bars(marks, look()),
        marks,
        key="offer_years",
        title=year_title(result),
        subtitle=YEAR_SUBTITLE,
        description=described(marks),
    )


def on_leaving(form: Form, result: Estimate) -> None:
    """What one keeps by leaving early."""
    month = ask_leaving_month(form, 12 * len(result.years))
    then = result.leaving_after(month)
    marks = kept_marks(result)
    show_chart(
        month_lines(marks, look(), crossings=[(month, "you leave")], step=True),
        marks,
        key="offer_leaving",
        title=leaving_title(then),
        subtitle="US dollars received and kept by leaving after so many months, before taxes: "
        "less the sign-on to be paid back and a match that is not vested. Options are not counted.",
        description="A line of what is kept after each month, up to "
        f"{max(mark.amount for mark in marks):,.0f} dollars.",
    )
    if then.options_vested:
        st.markdown(
            literal(
                f"{counted(then.options_vested, 'option')} would be vested by then; exercising them costs "
                f"${then.exercise_cost_usd:,.0f}, mostly within 90 days of leaving."
            )
        )


def by_chance(result: Estimate) -> None:
    """Outcomes of the share price; where none moves the total, there is nothing to draw."""
    if not depends_on_shares(result):
        st.header(literal(outcome_title(result)), anchor=False)
        for grant in result.private:
            st.markdown(literal(private_in_words(grant)))
        return
    marks = outcome_marks(result.outcomes)
    show_chart(
        outcome_dots(marks, look()),
        marks,
        key="offer_outcomes",
        title=outcome_title(result),
        subtitle=outcome_subtitle(result),
        description=described(marks),
    )
    for grant in result.private:
        st.markdown(literal(private_in_words(grant)))


def after_taxes(result: Estimate) -> None:
    """From gross to net, year by year."""
    if not result.take_home:
        st.header("What taxes leave", anchor=False)
        st.markdown(f":gray[{literal(result.take_home_note)}]")
        return
    marks = net_marks(result)
    if not marks:
        return
    show_chart(
        stacked_bars(marks, look(), patterns=TAX_PATTERNS),
        marks,
        key="offer_net",
        title=net_title(result),
        subtitle=f"Wages in US dollars a year, tax tables of {result.assumptions.tax_year}; own 401(k) savings "
        f"are not taken off. {TAX_NOTE}",
        description=described(marks),
    )
    table = net_table(result)
    st.dataframe(
        table,
        hide_index=True,
        alt="From gross wages to take-home pay, a column for each year",
        column_config={
            str(name): st.column_config.NumberColumn(format="localized") for name in table.columns[1:]
        },
    )


def among_others(tables: Tables, result: Estimate, market: OfferMarket) -> None:
    """Where base and total stand, source by source."""
    marks = market_marks(
        tables, official_wages(), result.offer.title, result.offer.base_usd, result.headline.average_usd
    )
    show_chart(
        range_plot(marks, look()),
        marks,
        key="offer_market",
        title=market_title(market),
        subtitle=LADDER_SUBTITLE,
        description=described(marks),
    )
    for sentence in market.sentences:
        st.markdown(literal(sentence))
    if market.places and result.offer.city:
        st.markdown(
            ":gray[All of these percentiles are national; where a city pays more, the same pay stands lower "
            "among the people there.]"
        )
    if market.places:
        st.dataframe(
            place_table(market),
            hide_index=True,
            height="content",
            alt="Where base and total stand among the percentiles of each source",
        )


def to_ask_for(tables: Tables, result: Estimate) -> None:
    """What to ask for by each source, and the documents' tips."""
    base = result.offer.base_usd
    asked = ask_figures(asks(tables, official_wages(), result.offer.title, base), base)
    tips = negotiation_tips(tables, result.offer.title)
    if not asked and not tips.tips:
        return
    st.header("What to ask for", anchor=False)
    show_figures(asked, per_row=2, narrowest=320)
    if tips.tips:
        if tips.note:
            st.markdown(f":gray[{literal(tips.note)}]")
        st.markdown("\n".join(f"- {literal(tip.text)}" for tip in tips.tips))
        with st.popover("Where the tips stand", icon=":material/format_quote:", type="tertiary"):
            for tip in tips.tips:
                for source in tip.sources:
                    st.markdown(source_text(source))


def if_pay_rises(effects: Sequence[RiseEffect]) -> None:
    """What the raises and promotions that documents state would do."""
    if not effects:
        return
    st.header(literal(rise_title(effects)), anchor=False)
    st.dataframe(
        rise_table(effects),
        hide_index=True,
        height="content",
        alt="What each raise or promotion makes of base pay and of the total",
    )
    with st.popover("How, and from where", icon=":material/format_quote:", type="tertiary"):
        for effect in effects[1:]:
            st.markdown(f"**{literal(effect.assumption)}**  \n{literal(effect.formula)}")
            for source in effect.sources:
                st.markdown(source_text(source))
