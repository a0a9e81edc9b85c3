"""What follows from an offer, section by section: each a chart or a list with its title and its sources."""

from collections.abc import Sequence

import streamlit as st

from dashboard.charts import range_plot
from dashboard.charts.month_lines import month_lines
from dashboard.charts.outcome_dots import outcome_dots
from dashboard.charts.stacked_bars import stacked_bars
from dashboard.compensation import Estimate
from dashboard.compensation.report import TAX_NOTE
from dashboard.data.records import similar_jobs
from dashboard.data.tables import Tables
from dashboard.kit.chart_frame import look, show_chart
from dashboard.kit.sourced_figure import show_figures, source_text
from dashboard.offers.entry.fields import Form
from dashboard.offers.entry.form import ask_leaving_month
from dashboard.offers.worth.advice import asks, negotiation_tips
from dashboard.offers.worth.findings import (
    ask_figures,
    depends_on_shares,
    effect_table,
    effect_title,
    leaving_title,
    market_title,
    net_title,
    outcome_subtitle,
    outcome_title,
    place_table,
    year_subtitle,
    year_title,
)
from dashboard.offers.worth.grounds import dollars, private_in_words
from dashboard.offers.worth.marks import (
    TAX_PATTERNS,
    kept_marks,
    net_marks,
    net_table,
    outcome_marks,
    year_marks,
)
from dashboard.offers.worth.position import OfferMarket, market_marks
from dashboard.offers.worth.raises import RaiseEffect
from dashboard.pay.findings import ladder_subtitle
from dashboard.words.markdown import literal
from dashboard.words.numbers import counted
from dashboard.words.sentences import sentences

SAY = sentences("offer")


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
        subtitle=year_subtitle(result),
    )


def leaving_early(form: Form, result: Estimate) -> None:
    """What one keeps by leaving early."""
    month = ask_leaving_month(form, 12 * len(result.years))
    then = result.leaving_after(month)
    marks = kept_marks(result)
    show_chart(
        month_lines(marks, look(), crossings=[(month, "you leave")], step=True),
        marks,
        key="offer_leaving",
        title=leaving_title(then),
        subtitle=SAY("leaving_subtitle"),
        description=SAY("leaving_alt", most=dollars(max(mark.amount for mark in marks))),
    )
    if then.options_vested:
        st.markdown(
            literal(
                SAY(
                    "options_on_leaving",
                    options=counted(then.options_vested, "option"),
                    cost=dollars(then.exercise_cost_usd),
                )
            )
        )


def share_price_outcomes(result: Estimate) -> None:
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
        subtitle=SAY("net_subtitle", year=result.assumptions.tax_year, tax_note=TAX_NOTE),
    )
    table = net_table(result)
    st.dataframe(
        table,
        hide_index=True,
        alt=SAY("net_table_alt"),
        column_config={
            str(name): st.column_config.NumberColumn(format="localized") for name in table.columns[1:]
        },
    )


def market_position(tables: Tables, result: Estimate, market: OfferMarket) -> None:
    """Where base and total stand, source by source."""
    wages = similar_jobs(result.offer.title)
    marks = market_marks(
        tables,
        wages,
        result.offer.title,
        result.offer.base_usd,
        result.headline.average_usd,
    )
    show_chart(
        range_plot(marks, look()),
        marks,
        key="offer_market",
        title=market_title(market),
        subtitle=ladder_subtitle(marks, wages),
    )
    for sentence in market.sentences:
        st.markdown(literal(sentence))
    if market.places and result.offer.city:
        st.markdown(f":gray[{literal(SAY('nationally'))}]")
    if market.places:
        st.dataframe(
            place_table(market),
            hide_index=True,
            height="content",
            alt=SAY("place_table_alt"),
        )


def what_to_ask_for(tables: Tables, result: Estimate) -> None:
    """What to ask for by each source, and the documents' tips."""
    base = result.offer.base_usd
    asked = ask_figures(asks(tables, similar_jobs(result.offer.title), result.offer.title, base), base)
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


def effect_of_raises(effects: Sequence[RaiseEffect]) -> None:
    """What the raises and promotions that documents state would do."""
    if not effects:
        return
    st.header(literal(effect_title(effects)), anchor=False)
    st.dataframe(
        effect_table(effects),
        hide_index=True,
        height="content",
        alt=SAY("effect_table_alt"),
    )
    with st.popover("How, and from where", icon=":material/format_quote:", type="tertiary"):
        for effect in effects[1:]:
            st.markdown(f"**{literal(effect.name + effect.basis)}**  \n{literal(effect.formula)}")
            for source in effect.sources:
                st.markdown(source_text(source))
