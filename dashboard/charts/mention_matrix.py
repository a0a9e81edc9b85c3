"""Who names what: a row for each item, a column for each document, a mark where the one names the other."""

from collections.abc import Sequence
from html import escape
from typing import Any

from dashboard.charts.hover import wrapped_text
from dashboard.charts.look import LABEL_SIZE, MARK_SIZE, SHAPES, Figure, Look, hidden_axis, layout
from dashboard.charts.marks import Mark, by_row

HEAD, ROW = 30, 30
NAMES = 0.62  # of the width, for the items' names
LONGEST = 30
MOST_HEADS = 12


def mention_matrix(marks: Sequence[Mark], columns: dict[str, str], look: Look) -> Figure:
    """Draw marks; `columns` are the documents in their order, each with its short name."""
    items = by_row(marks)
    height = HEAD + ROW * len(items)
    lane = {document: i for i, document in enumerate(columns)}
    notes = [
        _note(
            escape(name),
            look.muted,
            MARK_SIZE,
            x=lane[document],
            y=HEAD / 2,
            yanchor="middle",
            xanchor="center",
        )
        for document, name in columns.items()
        if len(columns) <= MOST_HEADS
    ]
    lines = []
    traces: list[dict[str, Any]] = []
    for i, (item, rows) in enumerate(items.items()):
        y = HEAD + ROW * (i + 0.5)
        label = item if len(item) <= LONGEST else f"{item[: LONGEST - 1].rstrip()}…"
        notes.append(
            _note(
                escape(label),
                look.ink,
                LABEL_SIZE,
                xref="paper",
                x=0,
                y=y,
                xanchor="left",
                yanchor="middle",
            )
        )
        lines.append(_rule(y - ROW / 2, look))
        naming = {row.mark for row in rows}
        traces += _missing(y, [lane[document] for document in columns if document not in naming], look)
        traces.append(_named(rows, y, lane, look))
    return {
        "data": traces,
        "layout": layout(
            look,
            height,
            margin={"l": 1, "r": 1, "t": 0, "b": 2, "pad": 0},
            xaxis=hidden_axis(-0.5, max(len(columns), 1) - 0.5) | {"domain": [NAMES, 1]},
            yaxis=hidden_axis(height, 0),
            annotations=notes,
            shapes=lines,
        ),
    }


def _named(rows: Sequence[Mark], y: float, lane: dict[str, int], look: Look) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "name": rows[0].row,
        "meta": "named",
        "x": [lane[row.mark] for row in rows],
        "y": [y] * len(rows),
        "marker": {
            "symbol": SHAPES["documents"],
            "size": min(12, 130 / len(lane)),
            "color": look.documents,
            "opacity": 1,
        },
        "customdata": [[row.mark] for row in rows],
        "text": [_hover(row) for row in rows],
        "hovertemplate": "%{text}<extra></extra>",
        "cliponaxis": False,
    }


def _missing(y: float, lanes: list[int], look: Look) -> list[dict[str, Any]]:
    """A short stroke where a document does not name the item: looked for, not found."""
    if not lanes:
        return []
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "meta": "missing",
            "x": lanes,
            "y": [y] * len(lanes),
            "marker": {
                "symbol": "line-ew",
                "size": 6,
                "line": {"color": look.line, "width": 2},
                "opacity": 1,
            },
            "hoverinfo": "skip",
        }
    ]


def _hover(row: Mark) -> str:
    lines = [f"<b>{escape(row.row)}</b>", wrapped_text(row.quote)]
    lines.append(escape(f"{row.source}, {row.document}, line {row.line}"))
    return "<br>".join(filter(None, lines))


def _rule(y: float, look: Look) -> dict[str, Any]:
    place = {"xref": "paper", "x0": 0, "x1": 1, "y0": y, "y1": y, "layer": "below"}
    return {"type": "line", "line": {"color": look.line, "width": 1}, **place}


def _note(label: str, colour: str, size: float, **place: Any) -> dict[str, Any]:
    return {"text": label, "showarrow": False, "font": {"size": size, "color": colour}, **place}
