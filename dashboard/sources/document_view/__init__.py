"""A document to read: every figure marked in its place; a click opens its fact under the line.

The browser side is `view.js` and `view.css`: it writes a document's words as text nodes only, so that
whatever a document holds is shown and never run. Python hands over pieces and cards, and hears which fact
was opened.
"""

from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import streamlit as st

from dashboard.sources.fact_card import FactCard
from dashboard.sources.marked_lines import Line
from dashboard.words.numbers import counted
from dashboard.words.sentences import sentences

SAY = sentences("sources")
FOLDER = Path(__file__).parent
HTML = '<div class="reader">\n<nav></nav>\n<div class="page"></div>\n</div>'

_view = st.components.v2.component(
    "payscope_document_view",
    html=HTML,
    css=(FOLDER / "view.css").read_text("utf-8"),
    js=(FOLDER / "view.js").read_text("utf-8"),
)


def show_document(
    name: str,
    lines: Sequence[Line],
    cards: Sequence[FactCard],
    *,
    key: str,
    parameter: str,
    selected: str = "",
    on_open: Callable[[str], None],
) -> None:
    """The document; `selected` is the fact to begin with, `parameter` the one of a link to a fact.

    `on_open` hears the id of a fact that the reader opened, an empty one when it is closed again.
    """

    def heard() -> None:
        known = {card.id for card in cards}
        opened = getattr(st.session_state.get(key), "fact", None)
        if isinstance(opened, str):
            on_open(opened if opened in known else "")

    _view(
        key=key,
        data={
            "texts": {
                "link": SAY("reader_link"),
                "page": SAY("reader_page", name=name),
                "figures": SAY("reader_figures", name=name),
                "count": counted(len(cards), "figure"),
            },
            "parameter": parameter,
            "selected": selected,
            "lines": [_line(line) for line in lines],
            "cards": [_card(card) for card in cards],
        },
        on_fact_change=heard,
    )


def _line(line: Line) -> list[Any]:
    return [
        line.number,
        line.style,
        [[[piece.text, piece.fact_id, piece.reason] for piece in cell] for cell in line.cells],
    ]


def _card(card: FactCard) -> dict[str, Any]:
    doubts = len(card.doubts)
    return asdict(card) | {"doubted": SAY("reader_doubted", one=doubts == 1, count=doubts)}
