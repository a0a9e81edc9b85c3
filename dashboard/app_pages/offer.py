"""What is this offer worth?"""

import streamlit as st

from dashboard.compensation import cautions, estimate
from dashboard.data.official import official_wages
from dashboard.kit.build import tables_or_stop
from dashboard.kit.page_links import page_script, show_links
from dashboard.kit.sourced_figure import show_figures, show_sources
from dashboard.offers.compare.offer_set import compare_instead
from dashboard.offers.entry.draft import Draft
from dashboard.offers.entry.fields import NOTICE, Form
from dashboard.offers.entry.files import bring_offer, copy_link, save_offer, show_notice
from dashboard.offers.entry.form import ask_assumptions, ask_offer, ask_place, show_other_problems
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
from dashboard.offers.worth.findings import answer, effect_sources, market_lines, top_figures
from dashboard.offers.worth.position import offer_market
from dashboard.offers.worth.raises import raise_effects
from dashboard.offers.worth.sections import (
    after_taxes,
    by_year,
    effect_of_raises,
    leaving_early,
    market_position,
    share_price_outcomes,
    what_to_ask_for,
)
from dashboard.words.markdown import literal
from dashboard.words.numbers import counted, listed
from dashboard.words.sentences import sentences

SAY = sentences("offer")
PAGE = "offer"

tables = tables_or_stop()


def about_typical_figures(draft: Draft) -> None:
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
                help=SAY("clear_help"),
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


def whose_figures(draft: Draft) -> str:
    """How much of the answer is the visitor's own."""
    typical = [
        figure.name.lower()
        for path, figure in typical_figures(draft).items()
        if path.startswith("offer.") and "vesting" not in path
    ]
    if not typical:
        return ""
    untouched = not any(path.startswith("offer.") for path in draft.own)
    return SAY("whose_figures", untouched=untouched, figures=listed(typical)) + " "


@st.fragment
def estimating() -> None:
    """The form and all that follows from it."""
    draft = offer_draft(tables)
    st.title("What is this offer worth?", anchor=False)
    first_line = st.container()
    with st.container():
        show_notice(PAGE)
    form = Form(draft, draft.read(), known_values(tables, draft))
    file, is_mended = draft.understood, not form.problems
    result = estimate(file.offer, file.assumptions)
    market = offer_market(
        tables, official_wages(), file.offer.title, file.offer.base_usd, result.headline.average_usd
    )
    effects = raise_effects(tables, result)
    with first_line:
        st.markdown(f"{whose_figures(draft)}**{literal(answer(result))}**")
    ask_place(form)
    with st.container(horizontal=True, gap="medium", vertical_alignment="center"):
        copy_link(PAGE, [file], is_mended=is_mended)
        save_offer(PAGE, file, is_mended=is_mended)
        export_offer(PAGE, result, market_lines(market), effect_sources(effects), is_mended=is_mended)
        bring_offer(PAGE, take_over)
        st.page_link(
            page_script("compare"), label="Compare", icon=":material/compare_arrows:", width="content"
        )
        if draft.own or not typical_figures(draft):
            st.button(
                "Start again",
                type="tertiary",
                icon=":material/restart_alt:",
                help=SAY("start_again_help"),
                on_click=start_anew,
            )
    show_figures(top_figures(result))
    with st.container(gap="xsmall"):
        if form.problems:
            st.warning(SAY("to_mend"), icon=":material/error:")
        for caution in cautions(result):
            st.markdown(f":orange[:material/flag:] {literal(caution.text)}")
    left, right = st.columns([2, 3], gap="large")
    with left:
        st.header("The offer", anchor=False)
        about_typical_figures(draft)
        ask_offer(form)
        st.header("What you assume", anchor=False)
        ask_assumptions(form)
        show_other_problems(form)
    with right:
        by_year(result)
        leaving_early(form, result)
    first, second = st.columns(2, gap="large")
    with first:
        share_price_outcomes(result)
    with second:
        after_taxes(result)
    market_position(tables, result, market)
    effect_of_raises(effects)
    what_to_ask_for(tables, result)


brought = offers_from_link(PAGE)
if len(brought) == 1:
    take_over(brought[0])
elif brought:
    compare_instead(brought)
    said = SAY("link_with_several", offers=counted(len(brought), "offer"))
    st.session_state[NOTICE] = Notice(PAGE, said, is_good=True)
estimating()
show_links("compare", "cities", "salaries", "sources")
