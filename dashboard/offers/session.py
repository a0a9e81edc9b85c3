"""The offers of this browser session: the one being estimated, and those being compared.

They live in the session and nowhere else. An offer leaves it only in a link or a file that its owner asks for.
"""

from datetime import UTC, date, datetime

import streamlit as st

from dashboard.compensation import Assumptions, CompensationError, Offer, OfferFile, unpack
from dashboard.offers.draft import Draft
from dashboard.offers.start import starting_offer
from dashboard.provenance import SourcedFigure
from dashboard.tables import Tables

LINK = "offers"
OFFER, STARTED_FOR, FIGURES = "offer_draft", "offer_started_for", "offer_figures"
NOTICE = "offer_notice"
VOLATILITY_PCT = 40.0
VOLATILITY_NOTE = "assumed: large technology shares swing by some 30 to 50 % a year"
PLACE_FIELDS = ("title", "level", "city")

Place = tuple[str, str, str]


def offer_draft() -> Draft | None:
    """The offer being estimated, once there is one."""
    draft: Draft | None = st.session_state.get(OFFER)
    return draft


def start_offer(tables: Tables, place: Place) -> Draft:
    """The offer being estimated: a typical one for a place until something is typed, then what was typed."""
    draft = offer_draft()
    if draft is None or (not draft.touched and st.session_state.get(STARTED_FOR) != place):
        file, figures = typical_offer(tables, place)
        draft = Draft.of(file)
        st.session_state[OFFER], st.session_state[FIGURES] = draft, figures
    st.session_state[STARTED_FOR] = place
    for name, value in zip(PLACE_FIELDS, place, strict=True):
        draft.typed[f"offer.{name}"] = value
    return draft


def starting_figures() -> tuple[SourcedFigure, ...]:
    """Where the figures of the typical offer come from; none once an offer was brought in."""
    figures: tuple[SourcedFigure, ...] = st.session_state.get(FIGURES, ())
    return figures


def typical_offer(tables: Tables, place: Place) -> tuple[OfferFile, tuple[SourcedFigure, ...]]:
    """What documents state for a place, each figure with its sources, and a share price that swings."""
    start = starting_offer(tables, *place, start=first_of_next_month(today()))
    file = OfferFile(offer=start.offer, assumptions=Assumptions(stock_volatility_pct=VOLATILITY_PCT))
    swings = SourcedFigure("Volatility", f"{VOLATILITY_PCT:g} %", VOLATILITY_NOTE)
    return file, (*start.figures, swings)


def start_anew() -> None:
    """Forget what was typed; the next run starts from a typical offer again."""
    st.session_state.pop(OFFER, None)
    st.session_state.pop(NOTICE, None)


def take_over(file: OfferFile, page: str) -> None:
    """Go on with an offer from a file, a link or another page."""
    draft = Draft.of(file)
    draft.touched = True
    st.session_state[OFFER] = draft
    for name in (NOTICE, FIGURES):
        st.session_state.pop(name, None)
    for name in PLACE_FIELDS:
        st.session_state[f"{page}_{'role' if name == 'title' else name}"] = getattr(file.offer, name)


def offers_from_link() -> tuple[OfferFile, ...]:
    """The offers that the address brings, taken out of it at once: addresses end in histories and logs."""
    if LINK not in st.query_params:
        return ()
    text = st.query_params[LINK]
    del st.query_params[LINK]
    try:
        return unpack(text)
    except CompensationError as problem:
        st.session_state[NOTICE] = str(problem)
        return ()


def link_to(page: str, packed: str) -> str:
    """The address that opens packed offers on a page."""
    address = (st.context.url or "").split("?")[0].rstrip("/")
    return f"{address.removesuffix(f'/{page}')}/{page}?{LINK}={packed}"


def empty_offer(start: date) -> OfferFile:
    """An offer in which nothing is entered but its first day."""
    return OfferFile(offer=Offer(start=start), assumptions=Assumptions())


def today() -> date:
    """The day on which the page is shown; calculations are given it."""
    return datetime.now(UTC).date()


def first_of_next_month(today: date) -> date:
    """When a new job usually begins."""
    return date(today.year + today.month // 12, today.month % 12 + 1, 1)
