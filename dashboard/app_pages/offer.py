"""What is this offer worth?"""

import streamlit as st

from dashboard.compensation import cautions, estimate
from dashboard.data.official import official_wages
from dashboard.kit.build import tables_or_stop
from dashboard.kit.page_links import page_script, show_links
from dashboard.kit.sourced_figure import show_figures, show_sources
from dashboard.offers.compare.offer_set import begin_with
from dashboard.offers.entry.draft import Draft
from dashboard.offers.entry.fields import NOTICE, Form
from dashboard.offers.entry.files import bring_offer, copy_link, save_offer, tell_notice
from dashboard.offers.entry.form import ask_assumptions, ask_offer, ask_place, tell_the_rest
from dashboard.offers.entry.session import (
    Notice,
    known_values,
    offer_draft,
    offers_from_link,
    start_anew,
    take_over,
    typical_figures,
)
from dashboard.offers.exports.section import export_offer
from dashboard.offers.worth.findings import answer, market_lines, rise_sources, top_figures
from dashboard.offers.worth.position import offer_market
from dashboard.offers.worth.raises import rise_effects
from dashboard.offers.worth.sections import (
    after_taxes,
    among_others,
    by_chance,
    by_year,
    if_pay_rises,
    on_leaving,
    to_ask_for,
)
from dashboard.words.markdown import literal
from dashboard.words.numbers import counted
from etl.figure_text import listed

PAGE = "offer"

tables = tables_or_stop()


def tell_what_is_typical(draft: Draft) -> None:
    """Which figures are not the visitor's own yet, where they come from, and a way to be rid of them."""
    figures = {path: figure for path, figure in typical_figures(draft).items() if path.startswith("offer.")}
    with st.container(horizontal=True, gap="medium", vertical_alignment="center"):
        if figures:
            with st.popover(
                "Where the typical figures come from", icon=":material/format_quote:", type="tertiary"
            ):
                for figure in typical_figures(draft).values():
                    show_sources(figure)
            st.button(
                "Clear them",
                help="Empty the fields that still hold typical figures",
                on_click=clear,
                args=(draft, [*figures]),
                type="tertiary",
                icon=":material/ink_eraser:",
            )


def clear(draft: Draft, paths: list[str]) -> None:
    """Empty fields; a grant without its schedule is none, so that goes with it."""
    for path in paths:
        part = path.removeprefix("offer.grants.").split(".")[0]
        if not path.startswith("offer.grants."):
            draft.choose({path: ""})
        elif part in draft.parts.get("offer.grants", []):
            draft.remove("offer.grants", part)


def first_words(draft: Draft) -> str:
    """How much of the answer is the visitor's own."""
    typical = [
        figure.name.lower()
        for path, figure in typical_figures(draft).items()
        if path.startswith("offer.") and "vesting" not in path
    ]
    if not typical:
        return ""
    if not any(path.startswith("offer.") for path in draft.own):
        return "A typical offer, to be replaced by yours: "
    return f"With typical figures for {listed(typical)}: "


@st.fragment
def estimating() -> None:
    """The form and all that follows from it."""
    draft = offer_draft(tables)
    st.title("What is this offer worth?", anchor=False)
    first_line = st.container()
    with st.container():
        tell_notice(PAGE)
    form = Form(draft, draft.read(), known_values(tables, draft))
    file, is_mended = draft.understood, not form.problems
    result = estimate(file.offer, file.assumptions)
    market = offer_market(
        tables, official_wages(), file.offer.title, file.offer.base_usd, result.headline.average_usd
    )
    effects = rise_effects(tables, result)
    with first_line:
        st.markdown(f"{first_words(draft)}**{literal(answer(result))}**")
    ask_place(form)
    with st.container(horizontal=True, gap="medium", vertical_alignment="center"):
        copy_link(PAGE, [file], is_mended=is_mended)
        save_offer(PAGE, file, is_mended=is_mended)
        export_offer(PAGE, result, market_lines(market), rise_sources(effects), is_mended=is_mended)
        bring_offer(PAGE, take_over)
        st.page_link(
            page_script("compare"), label="Compare", icon=":material/compare_arrows:", width="content"
        )
        if draft.own or not typical_figures(draft):
            st.button(
                "Start again",
                type="tertiary",
                icon=":material/restart_alt:",
                help="Forget what was typed and start from a typical offer",
                on_click=start_anew,
            )
    show_figures(top_figures(result))
    with st.container(gap="xsmall"):
        if form.problems:
            st.warning("The figures leave out what is marked below.", icon=":material/error:")
        for caution in cautions(result):
            st.markdown(f":orange[:material/flag:] {literal(caution.text)}")
    left, right = st.columns([2, 3], gap="large")
    with left:
        st.header("The offer", anchor=False)
        tell_what_is_typical(draft)
        ask_offer(form)
        st.header("What you assume", anchor=False)
        ask_assumptions(form)
        tell_the_rest(form)
    with right:
        by_year(result)
        on_leaving(form, result)
    first, second = st.columns(2, gap="large")
    with first:
        by_chance(result)
    with second:
        after_taxes(result)
    among_others(tables, result, market)
    if_pay_rises(effects)
    to_ask_for(tables, result)


brought = offers_from_link(PAGE)
if len(brought) == 1:
    take_over(brought[0])
elif brought:
    begin_with(brought)
    said = (
        f"This link holds {counted(len(brought), 'offer')}: the first is here, all are on the Compare page."
    )
    st.session_state[NOTICE] = Notice(PAGE, said, is_good=True)
estimating()
show_links("compare", "cities", "salaries", "sources")
