"""What is this offer worth?"""

import streamlit as st

from dashboard.compensation import cautions
from dashboard.kit.build import tables_or_stop
from dashboard.kit.page_links import page_script, show_links
from dashboard.kit.sourced_figure import show_figures, show_sources
from dashboard.offers.compare.offer_set import compare_instead
from dashboard.offers.entry.draft import Draft
from dashboard.offers.entry.fields import NOTICE, Form
from dashboard.offers.entry.files import bring_offer, copy_link, save_offer, show_notice
from dashboard.offers.entry.form import PLACE, ask_assumptions, ask_offer, ask_place, show_other_problems
from dashboard.offers.entry.redraw import EditedPage, Part, look_of_form, problems_of, whole_page
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
from dashboard.offers.worth.findings import answer, top_figures
from dashboard.offers.worth.sections import (
    after_taxes,
    by_year,
    effect_of_raises,
    leaving_early,
    market_position,
    share_price_outcomes,
    what_to_ask_for,
)
from dashboard.offers.worth.shown import Shown, shown
from dashboard.words.markdown import literal
from dashboard.words.numbers import counted
from dashboard.words.sentences import sentences
from etl.figure_text import listed

SAY = sentences("offer")
PAGE = "offer"

tables = tables_or_stop()


def draft() -> Draft:
    """The offer as it is typed."""
    return offer_draft(tables)


def now() -> Shown:
    """What follows from it, as it was last understood."""
    return shown(tables, draft().understood)


def form(*told: str) -> Form:
    """Its fields; what is told elsewhere is not told again."""
    typed = draft()
    return Form(typed, problems_of(typed), known_values(tables, typed), page.redraw, {*told})


def clear(typed: Draft, paths: list[str]) -> None:
    """Empty fields; a grant without its schedule is none, so that goes with it."""
    for path in paths:
        part = path.removeprefix("offer.grants.").split(".")[0]
        if not path.startswith("offer.grants."):
            typed.choose({path: ""})
        elif part in typed.parts.get("offer.grants", []):
            typed.remove("offer.grants", part)


def whose_figures(typed: Draft) -> str:
    """How much of the answer is the visitor's own."""
    typical = [
        figure.name.lower()
        for path, figure in typical_figures(typed).items()
        if path.startswith("offer.") and "vesting" not in path
    ]
    if not typical:
        return ""
    untouched = not any(path.startswith("offer.") for path in typed.own)
    return SAY("whose_figures", untouched=untouched, figures=listed(typical)) + " "


def first_line() -> None:
    """The question, the answer, and what is to be said of a link that led here."""
    st.title("What is this offer worth?", anchor=False)
    st.markdown(f"{whose_figures(draft())}**{literal(answer(now().estimate))}**")
    with st.container():
        show_notice(PAGE)


def place_and_files() -> None:
    """Role, level and city; how the offer comes and goes."""
    typed = draft()
    ask_place(form())
    is_mended = not problems_of(typed)
    with st.container(horizontal=True, gap="medium", vertical_alignment="center"):
        copy_link(PAGE, lambda: [typed.understood], is_mended=is_mended)
        save_offer(PAGE, lambda: typed.understood, is_mended=is_mended)
        export_offer(PAGE, lambda: Shown(tables, typed.understood), is_mended=is_mended)
        bring_offer(PAGE, take_over)
        st.page_link(
            page_script("compare"), label="Compare", icon=":material/compare_arrows:", width="content"
        )
        if typed.own or not typical_figures(typed):
            st.button(
                "Start again",
                type="tertiary",
                icon=":material/restart_alt:",
                help=SAY("start_again_help"),
                on_click=whole_page(start_anew),
            )


def summary() -> None:
    """The figures on top, and what a friend would point out."""
    show_figures(top_figures(now().estimate))
    with st.container(gap="xsmall"):
        if problems_of(draft()):
            st.warning(SAY("to_mend"), icon=":material/error:")
        for caution in cautions(now().estimate):
            st.markdown(f":orange[:material/flag:] {literal(caution.text)}")


def about_typical_figures(typed: Draft) -> None:
    """Which figures are not the visitor's own yet, where they come from, and a way to be rid of them."""
    figures = {path: figure for path, figure in typical_figures(typed).items() if path.startswith("offer.")}
    with st.container(horizontal=True, gap="medium", vertical_alignment="center"):
        if figures:
            with st.popover(
                "Where the typical figures come from", icon=":material/format_quote:", type="tertiary"
            ):
                for figure in typical_figures(typed).values():
                    show_sources(figure)
            st.button(
                "Clear them",
                help=SAY("clear_help"),
                on_click=whole_page(clear),
                args=(typed, [*figures]),
                type="tertiary",
                icon=":material/ink_eraser:",
            )


def offer_form() -> None:
    """What is offered, and what is assumed."""
    fields = form(*PLACE)
    st.header("The offer", anchor=False)
    about_typical_figures(draft())
    ask_offer(fields)
    st.header("What you assume", anchor=False)
    ask_assumptions(fields)
    show_other_problems(fields)


FIRST_LINE = Part(
    "offer_answer", first_line, lambda: (now().file, look_of_form(draft()), st.session_state.get(NOTICE))
)
SUMMARY = Part("offer_summary", summary, lambda: (now().file, problems_of(draft())))
YEARS = Part("offer_by_year", lambda: by_year(now().estimate), lambda: now().estimate.years)
LEAVING = Part(
    "offer_on_leaving",
    lambda: leaving_early(form(*problems_of(draft())), now().estimate),
    lambda: (now().estimate.timeline.received_on_leaving.tolist(), now().estimate.leaving),
)
PLACE_AND_FILES = Part("offer_place", place_and_files, lambda: look_of_form(draft()))
FORM = Part("offer_form", offer_form, lambda: look_of_form(draft()))
CHANCE = Part(
    "offer_chance",
    lambda: share_price_outcomes(now().estimate),
    lambda: (now().estimate.outcomes.dots().tolist(), now().estimate.assumptions, now().estimate.private),
)
TAXES = Part(
    "offer_taxes",
    lambda: after_taxes(now().estimate),
    lambda: (now().estimate.take_home, now().estimate.take_home_note),
)
MARKET = Part(
    "offer_among_others",
    lambda: market_position(tables, now().estimate, now().market),
    lambda: (
        now().file.offer.title,
        now().file.offer.city,
        now().file.offer.base_usd,
        now().market.total.pay_usd,
    ),
)
RAISES = Part("offer_raises", lambda: effect_of_raises(now().effects), lambda: now().effects)
ASKS = Part(
    "offer_asks",
    lambda: what_to_ask_for(tables, now().estimate),
    lambda: (now().file.offer.title, now().file.offer.base_usd),
)
page = EditedPage(
    PAGE,
    lambda: [draft()],
    (FIRST_LINE, SUMMARY, YEARS, LEAVING, PLACE_AND_FILES, FORM, CHANCE, TAXES, MARKET, RAISES, ASKS),
)

brought = offers_from_link(PAGE)
if len(brought) == 1:
    take_over(brought[0])
elif brought:
    compare_instead(brought)
    said = SAY("link_with_several", offers=counted(len(brought), "offer"))
    st.session_state[NOTICE] = Notice(PAGE, said, is_good=True)
page.read()
FIRST_LINE()
PLACE_AND_FILES()
SUMMARY()
left, right = st.columns([2, 3], gap="large")
with left:
    FORM()
with right:
    YEARS()
    LEAVING()
first, second = st.columns(2, gap="large")
with first:
    CHANCE()
with second:
    TAXES()
MARKET()
RAISES()
ASKS()
page.drawn()
show_links("compare", "cities", "salaries", "sources")
