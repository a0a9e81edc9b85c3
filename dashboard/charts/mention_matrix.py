"""Who names what: a row for each item, a column for each document, a mark where the one names the other."""

from collections.abc import Sequence
from html import escape

from dashboard.charts.drawing import AT_LEFT, Drawing, Where, cut, pointed_at
from dashboard.charts.hover import wrapped_text
from dashboard.charts.look import LABEL_SIZE, SHAPES, Figure, Look, hidden_axis
from dashboard.charts.marks import Mark, by_row

HEAD, ROW = 30, 30
NAMES = 0.62  # of the width, for the items' names
LONGEST = 30
MOST_HEADS = 12
BARE: Where = {
    "bgcolor": None,
    "borderpad": None,
}  # a name may reach into the columns and must not cover their marks


def mention_matrix(marks: Sequence[Mark], columns: dict[str, str], look: Look) -> Figure:
    """Draw marks; `columns` are the documents in their order, each with its short name."""
    items, chart = by_row(marks), Drawing(look)
    height = HEAD + ROW * len(items)
    lane = {document: i for i, document in enumerate(columns)}
    for document, name in columns.items() if len(columns) <= MOST_HEADS else ():
        chart.note(escape(name), x=lane[document], y=HEAD / 2, xanchor="center", **BARE)
    for i, (item, rows) in enumerate(items.items()):
        y = HEAD + ROW * (i + 0.5)
        chart.note(escape(cut(item, LONGEST)), LABEL_SIZE, "ink", y=y, **AT_LEFT, **BARE)
        chart.line("line", xref="paper", x0=0, x1=1, y0=y - ROW / 2, y1=y - ROW / 2, layer="below")
        _draw_row(chart, rows, y, lane)
    return chart.figure(
        height,
        below=2,
        xaxis=hidden_axis(-0.5, max(len(columns), 1) - 0.5) | {"domain": [NAMES, 1]},
        yaxis=hidden_axis(height, 0),
    )


def _draw_row(chart: Drawing, rows: Sequence[Mark], y: float, lane: dict[str, int]) -> None:
    """A dot where a document names the item, a short stroke where it does not: looked for, not found."""
    naming = {row.mark for row in rows}
    missing = [at for document, at in lane.items() if document not in naming]
    if missing:
        stroke = {
            "symbol": "line-ew",
            "size": 6,
            "line": {"color": chart.look.line, "width": 2},
            "opacity": 1,
        }
        chart.trace("markers", missing, [y] * len(missing), meta="missing", marker=stroke, hoverinfo="skip")
    dot = {"symbol": SHAPES["documents"], "size": min(12, 130 / len(lane)), "opacity": 1}
    chart.trace(
        "markers",
        [lane[row.mark] for row in rows],
        [y] * len(rows),
        name=rows[0].row,
        meta="named",
        marker=dot | {"color": chart.look.documents},
        cliponaxis=False,
        **pointed_at([_hover(row) for row in rows], [row.mark for row in rows]),
    )


def _hover(row: Mark) -> str:
    lines = [f"<b>{escape(row.row)}</b>", wrapped_text(row.quote)]
    lines.append(escape(f"{row.source}, {row.document}, line {row.line}"))
    return "<br>".join(filter(None, lines))
