"""The offers of this browser session: the one being estimated, and those it is compared with.

They live in the session and nowhere else. An offer leaves it only in a link or a file that its owner asks for.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

import streamlit as st

from dashboard.compensation import Assumptions, CompensationError, Offer, OfferFile, unpack
from dashboard.data.provenance import SourcedFigure
from dashboard.data.roles import roles_of
from dashboard.data.tables import Tables
from dashboard.kit.state import take_from_link, wrong_in_link
from dashboard.offers.entry.draft import Draft
from dashboard.offers.entry.fields import NOTICE
from dashboard.offers.entry.start import cities_for, levels_for, starting_offer
from dashboard.words.sentences import sentences

SAY = sentences("offer_form")
LINK = "offers"
OFFER, TYPICAL = "offer_draft", "offer_typical"
PLACE = ("offer.title", "offer.level", "offer.city")
VOLATILITY_PCT = 40.0
VOLATILITY = "assumptions.stock_volatility_pct"

Place = tuple[str, str, str]


@dataclass(frozen=True)
class Notice:
    """What is said of a link, on the page that it led to."""

    page: str
    text: str
    is_good: bool = False


@dataclass(frozen=True)
class Typical:
    """What a draft was filled in with, for which role, level and city, and where each figure comes from."""

    draft_key: str
    place: Place
    figures: Mapping[str, SourcedFigure]


def offer_draft(tables: Tables) -> Draft:
    """The offer being estimated; at first a typical one, for the place that a link names or for any."""
    if OFFER not in st.session_state:
        _start(tables, _place_in_link(tables))
    draft: Draft = st.session_state[OFFER]
    typical = _typical_of(draft)
    if typical and typical.place != (place := _place_of(draft)):
        _refill_typical(draft, tables, place)
    return draft


def typical_figures(draft: Draft) -> dict[str, SourcedFigure]:
    """The figures of the typical offer that nobody has replaced yet, by their fields."""
    typical = _typical_of(draft)
    figures = typical.figures if typical else {}
    return {
        path: figure for path, figure in figures.items() if path not in draft.own and draft.typed.get(path)
    }


def known_values(tables: Tables, draft: Draft) -> dict[str, Sequence[str]]:
    """What to offer in the fields whose values the tables know."""
    role = str(draft.typed.get("offer.title") or "")
    return {
        "offer.title": roles_of(tables),
        "offer.level": [level for level in levels_for(tables, role) if level],
        "offer.city": cities_for(tables),
    }


def take_over(file: OfferFile) -> None:
    """Go on with an offer from a file or a link."""
    st.session_state[OFFER] = Draft.of(file)
    for name in (NOTICE, TYPICAL):
        st.session_state.pop(name, None)


def start_anew() -> None:
    """Forget what was typed; the next run starts from a typical offer again."""
    for name in (OFFER, NOTICE):
        st.session_state.pop(name, None)


def offers_from_link(page: str) -> tuple[OfferFile, ...]:
    """The offers that the address brings, taken out of it at once: addresses end in histories and logs."""
    text = take_from_link(LINK)
    if text is None:
        return ()
    try:
        return unpack(text)
    except CompensationError as problem:
        st.session_state[NOTICE] = Notice(page, str(problem))
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


def _start(tables: Tables, place: Place) -> None:
    file, figures = _typical_offer(tables, place)
    draft = Draft.of(file)
    st.session_state[OFFER], st.session_state[TYPICAL] = draft, Typical(draft.key, place, figures)


def _refill_typical(draft: Draft, tables: Tables, place: Place) -> None:
    """Where role, level or city change, what is still typical changes with them, and nothing else."""
    file, figures = _typical_offer(tables, place)
    fresh = Draft.of(file)
    grants = "offer.grants"
    if grants not in draft.own and bool(draft.parts.get(grants)) != bool(fresh.parts.get(grants)):
        draft.parts[grants] = fresh.parts.get(grants, [])
        draft.typed |= {path: value for path, value in fresh.typed.items() if path.startswith(f"{grants}.")}
    for path in {**typical_figures(draft), **figures}:
        if path not in draft.own and path in draft.typed:
            draft.refill(path, fresh.typed.get(path))
    st.session_state[TYPICAL] = Typical(draft.key, place, figures)


def _typical_of(draft: Draft) -> Typical | None:
    typical: Typical | None = st.session_state.get(TYPICAL)
    return typical if typical and typical.draft_key == draft.key else None


def _typical_offer(tables: Tables, place: Place) -> tuple[OfferFile, dict[str, SourcedFigure]]:
    """What documents state for a place, each figure with its sources, and a share price that swings."""
    start = starting_offer(tables, *place, start=first_of_next_month(today()))
    file = OfferFile(offer=start.offer, assumptions=Assumptions(stock_volatility_pct=VOLATILITY_PCT))
    swings = SourcedFigure("Volatility", f"{VOLATILITY_PCT:g} %", SAY("volatility_note"))
    return file, {**start.by_field, VOLATILITY: swings}


def _place_of(draft: Draft) -> Place:
    title, level, city = (str(draft.typed.get(path) or "") for path in PLACE)
    return title, level, city


def _place_in_link(tables: Tables) -> Place:
    """Role, level and city to start from; what cannot be chosen falls back, with a notice."""
    roles, cities = roles_of(tables), cities_for(tables)
    wrong: list[str] = []
    role = _one_of(roles, "role", "Role", wrong) or roles[0]
    level = _one_of(levels_for(tables, role), "level", "Level", wrong) or ""
    city = _one_of(cities, "city", "City", wrong)
    if wrong:
        st.session_state[NOTICE] = Notice("offer", " ".join(wrong))
    return role, level, cities[0] if city is None else city


def _one_of(options: Sequence[str], name: str, label: str, wrong: list[str]) -> str | None:
    text = take_from_link(f"offer_{name}")
    if text is None or text in options:
        return text
    wrong.append(wrong_in_link(text, label, SAY("another_is_used")))
    return None
