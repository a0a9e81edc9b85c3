"""What is this offer worth?"""

import streamlit as st

from dashboard.compensation import OfferFile, cautions, estimate
from dashboard.markdown_text import literal
from dashboard.numbers_text import counted
from dashboard.offers.offer_set import add_offer, begin_with
from dashboard.offers.fields import Form
from dashboard.offers.files import bring_offer, copy_link, export_offer, save_offer, tell_notice
from dashboard.offers.findings import (
    answer,
    market_lines,
    rise_sources,
    top_figures,
)
from dashboard.offers.form import ask_assumptions, ask_offer, tell_the_rest
from dashboard.offers.market import offer_market
from dashboard.offers.rises import rise_effects
from dashboard.offers.sections import (
    after_taxes,
    among_others,
    by_chance,
    by_year,
    if_pay_rises,
    on_leaving,
    to_ask_for,
)
from dashboard.offers.session import (
    NOTICE,
    PLACE_FIELDS,
    Place,
    offer_draft,
    offers_from_link,
    start_anew,
    start_offer,
    starting_figures,
    take_over,
    typical_offer,
)
from dashboard.offers.start import cities_for, levels_for
from dashboard.page_links import show_links
from dashboard.reference import official_wages
from dashboard.roles import roles_of
from dashboard.sourced import show_figures, show_sources
from dashboard.state import choose_one
from dashboard.tables import tables_or_stop

PAGE = "offer"

tables = tables_or_stop()


def ask_place() -> Place:
    """Role, level and city: of a typical offer to start from, then of the offer itself."""
    draft = offer_draft()
    typed = {name: str(draft.typed.get(f"offer.{name}") or "") if draft else "" for name in PLACE_FIELDS}
    with st.grid(3, min_column_width=180, gap="small"):
        with st.container():
            roles = [*dict.fromkeys([*roles_of(tables), typed["title"]])] if draft else roles_of(tables)
            role = choose_one(PAGE, "role", "Role", roles, shown=lambda name: name or "No role")
        with st.container():
            levels = [*dict.fromkeys([*levels_for(tables, role), typed["level"]])]
            level = choose_one(PAGE, "level", "Level", levels, shown=lambda name: name or "Any level")
        with st.container():
            cities = [*dict.fromkeys([*cities_for(tables), "", typed["city"]])]
            city = choose_one(PAGE, "city", "City", cities, shown=lambda name: name or "No city")
    return role, level, city


@st.fragment
def estimating() -> None:
    """The form and all that follows from it."""
    st.title("What is this offer worth?", anchor=False)
    first_line = st.container()
    with st.container():
        tell_notice()
    place = ask_place()
    draft = start_offer(tables, place)
    form = Form(draft, draft.read())
    file = draft.understood or typical_offer(tables, place)[0]
    result = estimate(file.offer, file.assumptions)
    market = offer_market(
        tables, official_wages(), file.offer.title, file.offer.base_usd, result.headline.average_usd
    )
    effects = rise_effects(tables, result)
    with first_line:
        said = answer(result)
        example = "" if draft.touched else "A typical offer, to be replaced by yours: "
        st.markdown(f"{example}**{literal(said)}**")
    with st.container(horizontal=True, gap="medium", vertical_alignment="center"):
        copy_link(PAGE, [file], is_mended=not form.problems)
        save_offer(PAGE, file, is_mended=not form.problems)
        export_offer(PAGE, result, market_lines(market), rise_sources(effects), is_mended=not form.problems)
        bring_offer(PAGE, take)
        if st.button(
            "Compare",
            type="tertiary",
            icon=":material/compare_arrows:",
            help="Set this offer beside others",
            disabled=bool(form.problems),
        ):
            add_offer(file)
            st.switch_page("app_pages/compare.py")
        if draft.touched:
            st.button(
                "Start again",
                type="tertiary",
                icon=":material/restart_alt:",
                help="Forget what was typed and start from a typical offer",
                on_click=start_anew,
            )
    show_figures(top_figures(result))
    with st.container():
        if form.problems:
            st.warning(
                "The figures are those of the offer before the fields marked below.", icon=":material/error:"
            )
    left, right = st.columns([2, 3], gap="large")
    with left:
        st.header("The offer", anchor=False)
        if starting_figures():
            with st.popover("Where these figures come from", icon=":material/format_quote:", type="tertiary"):
                for figure in starting_figures():
                    show_sources(figure)
        ask_offer(form, with_place=False)
        st.header("What you assume", anchor=False)
        ask_assumptions(form)
        tell_the_rest(form)
    with right:
        with st.container(gap="xsmall"):
            for caution in cautions(result):
                st.markdown(f":orange[:material/flag:] {literal(caution.text)}")
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


def take(file: OfferFile) -> None:
    """Go on with another offer."""
    take_over(file, PAGE)


brought = offers_from_link()
if brought:
    take_over(brought[0], PAGE)
if len(brought) > 1:
    begin_with(brought, lambda: brought[0])
    others = (
        f"This link holds {counted(len(brought), 'offer')}: the first is here, all are on the Compare page."
    )
    st.session_state[NOTICE] = others
estimating()
show_links("compare", "cities", "salaries", "sources")
