"""Where to go next: the other pages, each with the question it answers."""

from pathlib import Path

import streamlit as st

from dashboard.markdown_text import literal

FOLDER = Path(__file__).parent / "app_pages"
QUESTIONS = {
    "overview": ("Overview", "What does this role pay, and how is the market?"),
    "salaries": ("Salaries", "How is pay spread by percentile, level, source and industry?"),
    "cities": ("Cities", "What does it pay there, and what is it worth there?"),
    "market": ("Market", "Where is demand going?"),
    "offer": ("Offer", "What is this offer worth?"),
    "compare": ("Compare", "Which offer is better, when, and by how much?"),
    "sources": ("Sources", "Where does this come from, and what is doubtful?"),
}


def show_links(*names: str, query_params: dict[str, str] | None = None) -> None:
    """Links to the pages that exist, side by side."""
    there = [name for name in names if (FOLDER / f"{name}.py").is_file()]
    if not there:
        return
    st.header("Where to go next", anchor=False)
    with st.grid(len(there), min_column_width=220):
        for name in there:
            title, question = QUESTIONS[name]
            with st.container(gap="xxsmall"):
                st.page_link(FOLDER / f"{name}.py", label=f"**{title}**", query_params=query_params)
                st.markdown(f":gray[:small[{literal(question)}]]")
