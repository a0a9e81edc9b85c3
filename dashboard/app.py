"""The entry: theme, navigation, and once for each page what need not be looked through again."""

import gc
import mimetypes
from pathlib import Path

import streamlit as st

from dashboard.state import PAGE

PAGES = {
    "overview": "Overview",
    "salaries": "Salaries",
    "cities": "Cities",
    "market": "Market",
    "offer": "Offer",
    "compare": "Compare",
    "sources": "Sources",
}
FOLDER = Path(__file__).parent / "app_pages"


@st.cache_resource(show_spinner=False)
def keep_out_of_collections(page: str) -> None:
    """Once for each page: what its first run imported and read stays.

    Streamlit collects garbage after every run, and would walk through all of that again each time.
    """
    gc.collect()
    gc.freeze()


# Not every system knows the type of a web font, and a browser may refuse one that is sent as bytes.
mimetypes.add_type("font/woff2", ".woff2")

st.set_page_config(page_title="Payscope", page_icon=str(FOLDER.parent / "static" / "icon.svg"), layout="wide")
page = st.navigation(
    [
        st.Page(FOLDER / f"{name}.py", title=title, url_path=name, default=name == "overview")
        for name, title in PAGES.items()
        if (FOLDER / f"{name}.py").is_file()
    ],
    position="top",
)
st.session_state[PAGE] = page.url_path
page.run()
keep_out_of_collections(page.url_path)
