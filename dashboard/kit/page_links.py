"""The pages, each with the question it answers, and links to where a visitor may go next."""

from pathlib import Path

import streamlit as st

from dashboard.words.markdown import literal
from dashboard.words.sentences import sentences

SAY = sentences("kit")
FOLDER = Path(__file__).resolve().parents[1] / "app_pages"
PAGES = {
    "overview": ("Overview", SAY("asks_overview")),
    "salaries": ("Salaries", SAY("asks_salaries")),
    "cities": ("Cities", SAY("asks_cities")),
    "employers": ("Employers", SAY("asks_employers")),
    "market": ("Market", SAY("asks_market")),
    "offer": ("Offer", SAY("asks_offer")),
    "compare": ("Compare", SAY("asks_compare")),
    "sources": ("Sources", SAY("asks_sources")),
}


def page_script(name: str) -> Path:
    """The script of a page, as Streamlit's links ask for it."""
    return FOLDER / f"{name}.py"


def show_links(*names: str, query_params: dict[str, str] | None = None) -> None:
    """Links to other pages, side by side."""
    st.header("Where to go next", anchor=False)
    with st.grid(len(names), min_column_width=220):
        for name in names:
            title, question = PAGES[name]
            with st.container(gap="xxsmall"):
                st.page_link(page_script(name), label=f"**{title}**", query_params=query_params)
                st.markdown(f":gray[:small[{literal(question)}]]")
