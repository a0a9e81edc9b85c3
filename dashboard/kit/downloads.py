"""Something to take along: a button that makes the file when it is asked for."""

from collections.abc import Callable
from typing import Literal

import streamlit as st

KINDS = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
}


def download(
    label: str,
    content: Callable[[], bytes],
    file_name: str,
    key: str,
    about: str | None = None,
    *,
    style: Literal["secondary", "tertiary"] = "secondary",
    icon: str = "download",
) -> None:
    """A file by its name; the page stays as it is."""
    st.download_button(
        label,
        content,
        file_name,
        KINDS[file_name.rpartition(".")[2]],
        key=key,
        help=about,
        on_click="ignore",
        type=style,
        icon=f":material/{icon}:",
    )
