"""Where do I stand: the visitor's pay in, a sentence out."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from urllib.parse import urlencode

import streamlit as st

from dashboard.data.records import place_meant, place_named, place_names, role_meant, role_names, similar_jobs
from dashboard.data.roles import is_documented
from dashboard.data.tables import Tables
from dashboard.kit.state import MY_PAY, choose_known, my_pay
from dashboard.pay.position import standings
from dashboard.pay.typical_pay import example_pay
from dashboard.words.markdown import literal
from dashboard.words.numbers import full
from dashboard.words.sentences import sentences
from etl.figure_text import listed
from etl.records.places import RecordPlace
from etl.records.warehouse import open_warehouse
from etl.unit import USD

SAY = sentences("pay")
ROUND = 5_000.0  # dollars, of an example


def choose_role(tables: Tables, page: str) -> str:
    """The role a page is about: one of documents or records, or a title that means one."""
    return choose_known(
        page,
        "role",
        "Role",
        role_names(tables),
        partial(role_meant, tables),
        help=SAY("role_help"),
    )


def choose_place(page: str) -> RecordPlace:
    """The place a page is about: a metropolitan area, a state, the nation, remote."""
    name = choose_known(page, "place", "Place", place_names(), place_meant, help=SAY("place_help"))
    old = [about.title for about in open_warehouse().descriptors.values() if about.is_behind(date.today())]
    if old:
        st.warning(literal(SAY("behind", names=listed(old))), icon=":material/history:")
    return place_named(name)


def ask_pay() -> float | None:
    """The field for the visitor's pay, with a link to share only on request."""
    return my_pay("Your base pay a year, US dollars", placeholder="for example 135000")


def _example(tables: Tables, roles: Sequence[str], place: RecordPlace) -> float | None:
    """A round pay that documents, or else records, can place."""
    stated = (example_pay(tables, role) for role in roles)
    told = (each.p50 for role in roles for each in similar_jobs(role, place) if each.p50)
    found = next(filter(None, stated), None) or next(told, None)
    return round(found / ROUND) * ROUND if found else None


def show_standing(tables: Tables, roles: Sequence[str], pay: float | None, place: RecordPlace) -> None:
    """A sentence for each role and one on official wages; without a pay, the same for an example."""
    shown = pay if pay is not None else _example(tables, roles, place)
    if shown is None:
        return
    places = [standings(tables, similar_jobs(role, place), role, shown) for role in roles]
    placed = [each.documents_say for each in places if each.documents.band]
    official = literal(places[0].official_say)
    if pay is None:
        if placed or official:  # an example that cannot be placed shows nothing
            documents = literal(" ".join(placed))
            example = SAY(
                "for_example", documents=documents, official=official, pay=literal(full(shown, USD))
            )
            st.markdown(f":gray[{example}]")
        return
    said = [
        each.documents_say for each in places if is_documented(tables, each.role) or not each.official_say
    ]
    bold, plain = (literal(" ".join(said)), official) if said else (official, "")
    st.markdown(f":orange[:material/person_pin_circle:] **{bold}** {plain}")
    address = (st.context.url or "").split("?")[0].rstrip("/")
    chosen = [(name, value) for name in st.query_params for value in st.query_params.get_all(name)]
    with st.popover("Link with my pay", icon=":material/link:", type="tertiary"):
        st.markdown(SAY("pay_link"))
        st.code(f"{address}/?{urlencode([*chosen, (MY_PAY, f'{pay:.0f}')])}", language=None, wrap_lines=True)
