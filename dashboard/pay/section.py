"""Where do I stand: the visitor's pay in, a sentence out."""

from collections.abc import Sequence
from urllib.parse import urlencode

import streamlit as st

from dashboard.data.official import official_wages
from dashboard.data.tables import Tables
from dashboard.kit.state import MY_PAY, my_pay
from dashboard.pay.position import standings
from dashboard.pay.typical_pay import example_pay
from dashboard.words.markdown import literal
from dashboard.words.sentences import sentences

SAY = sentences("pay")


def ask_pay() -> float | None:
    """The field for the visitor's pay, with a link to share only on request."""
    return my_pay("Your base pay a year, US dollars", placeholder="for example 135000")


def show_standing(tables: Tables, roles: Sequence[str], pay: float | None) -> None:
    """A sentence for each role and one on official wages; without a pay, the same for an example."""
    shown = (
        pay if pay is not None else next(filter(None, (example_pay(tables, role) for role in roles)), None)
    )
    if shown is None:
        return
    places = [standings(tables, official_wages(), role, shown) for role in roles]
    if pay is None and not any(place.documents.band for place in places):
        return  # an example that cannot be placed shows nothing
    documents = literal(" ".join(place.documents_say for place in places))
    official = literal(places[0].official_say)
    if pay is None:
        st.markdown(f":gray[{SAY('for_example', documents=documents, official=official)}]")
        return
    st.markdown(f":orange[:material/person_pin_circle:] **{documents}** {official}")
    address = (st.context.url or "").split("?")[0].rstrip("/")
    chosen = [(name, value) for name in st.query_params for value in st.query_params.get_all(name)]
    with st.popover("Link with my pay", icon=":material/link:", type="tertiary"):
        st.markdown(SAY("pay_link"))
        st.code(f"{address}/?{urlencode([*chosen, (MY_PAY, f'{pay:.0f}')])}", language=None, wrap_lines=True)
