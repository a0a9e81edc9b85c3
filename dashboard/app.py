"""The entry: theme and navigation."""

import mimetypes
from pathlib import Path

import streamlit as st

from dashboard.kit.page_links import PAGES, page_script
from dashboard.kit.state import PAGE

STATIC = Path(__file__).with_name("static")


# Not every system knows the type of a web font, and a browser may refuse one that is sent as bytes.
mimetypes.add_type("font/woff2", ".woff2")

st.set_page_config(page_title="Payscope", page_icon=str(STATIC / "icon.svg"), layout="wide")
page = st.navigation(
    [
        st.Page(page_script(name), title=title, url_path=name, default=name == "overview")
        for name, (title, _) in PAGES.items()
    ],
    position="top",
)
st.html(STATIC / "choices.css")
st.session_state[PAGE] = page.url_path
page.run()
