"""Market sizes over years: a row for each market, as high as its largest size needs.

All rows start at zero and a dollar is equally high in all of them. A filled mark is a stated size; a hollow
one on a dotted line is implied by a growth rate.
"""

from collections.abc import Sequence
from html import escape
from typing import Any

from dashboard.charts.drawing import AT_LEFT, Drawing, pointed_at
from dashboard.charts.hover import hover_text
from dashboard.charts.look import LABEL_SIZE, MARK_SIZE, SHAPES, Figure, Look, axis, hidden_axis
from dashboard.charts.marks import Mark, by_row, single_unit
from dashboard.words.numbers import short

NAME, AXIS, GAP = 24, 30, 14
HIGHEST, LABEL_ROOM = 190, 34  # pixels for the largest size of all, and above each row's own for its label
SIDE_YEARS = 0.9
FEWEST_YEARS = 4
MOST_TICKS = 6
NEAR_YEARS = 2  # a label nearer to a stated size would cover its label


def market_paths(marks: Sequence[Mark], look: Look) -> Figure:
    """Draw marks whose lanes are years; rows keep their order."""
    single_unit(marks)
    chart, markets, years = Drawing(look), by_row(marks), _years(marks, look)
    tops = [max(row.ends[-1] for row in rows) for rows in markets.values()]
    rooms = [HIGHEST * top / max(tops) + LABEL_ROOM for top in tops]
    plot = sum(NAME + room + GAP for room in rooms)
    axes: dict[str, Any] = {"xaxis": years}
    y = 0.0
    for i, ((name, rows), room) in enumerate(zip(markets.items(), rooms, strict=True)):
        rows.sort(key=lambda row: row.lane)
        lane = "y" if i == 0 else f"y{i + 1}"
        y += NAME
        axes[f"yaxis{lane[1:]}"] = hidden_axis(0, max(tops) * room / HIGHEST) | {
            "domain": [1 - (y + room) / plot, 1 - y / plot],
            "anchor": "x",
        }
        _name_market(chart, name, rows, 1 - (y - NAME / 2 - 2) / plot)
        # Zero, from which every size is measured.
        floor = {"line": {"color": look.muted, "width": 1}, "hoverinfo": "skip", "meta": "floor"}
        chart.trace("lines", years["range"], [0, 0], yaxis=lane, **floor)
        _draw_path(chart, rows, lane)
        _name_sizes(chart, rows, lane, years["range"])
        y += room + GAP
    return chart.figure(plot + AXIS, below=AXIS, **axes)


def _years(marks: Sequence[Mark], look: Look) -> dict[str, Any]:
    """Years, marked where a size is stated or a path begins or ends."""
    years = [mark.lane for mark in marks]
    first, last = min(years), max(years)
    marked = sorted({first, last, *(mark.lane for mark in marks if not mark.formula)})
    ticks = {"tickvals": marked} if len(marked) <= MOST_TICKS else {"nticks": MOST_TICKS}
    first = min(first, last - FEWEST_YEARS)
    place = {"side": "bottom", "anchor": "free", "position": 0, "gridcolor": look.line}
    return axis(look, first - SIDE_YEARS, last + SIDE_YEARS, tickformat="d", **ticks, **place)


def _name_market(chart: Drawing, name: str, rows: Sequence[Mark], y: float) -> None:
    derived = next((row.detail for row in rows if row.formula), None)
    said = f"  {derived.removeprefix('derived, ')}" if derived else ""
    words = f"<b style='color:{chart.look.ink}'>{escape(name)}</b>{escape(said)}"
    chart.note(words, LABEL_SIZE, yref="paper", y=y, **AT_LEFT)


def _draw_path(chart: Drawing, rows: Sequence[Mark], lane: str) -> None:
    """Stated sizes on stems, and the implied ones along a dotted line through the size that it starts from."""
    documents = {row.document for row in rows if row.formula}
    if documents:
        line = [row for row in rows if row.document in documents]
        look = {"color": chart.look.hope, "width": 2, "dash": "dot", "shape": "spline"}
        unsaid = {"hoverinfo": "skip", "meta": "path"}
        years, sizes = [row.lane for row in line], [row.low or 0.0 for row in line]
        chart.trace("lines", years, sizes, yaxis=lane, line=look, **unsaid)
    for row in rows:
        if not row.formula:
            colour = chart.look.colour(row.tone)
            stem = {"line": {"color": colour, "width": 2}, "hoverinfo": "skip", "meta": "stem"}
            common = {"yaxis": lane, "name": row.named, "cliponaxis": False}
            chart.trace("lines", [row.lane] * 2, [0.0, row.ends[-1]], **stem, **common)
            _draw_size(chart, row, row.ends, lane)
    for row in rows:
        if row.formula:
            _draw_size(chart, row, [row.amount], lane)


def _draw_size(chart: Drawing, row: Mark, y: Sequence[float], lane: str) -> None:
    """A filled mark where a size is stated, a hollow one where it is implied."""
    colour, hollow = chart.look.colour(row.tone), bool(row.formula)
    chart.trace(
        "markers",
        [row.lane] * len(y),
        y,
        yaxis=lane,
        meta="derived" if hollow else "stated",
        name=row.named,
        cliponaxis=False,
        line={"color": colour, "width": 2},
        marker={
            "symbol": SHAPES[row.tone],
            "size": 7 if hollow else 11,
            "opacity": 1,
            "color": chart.look.paper if hollow else colour,
            "line": {"color": colour, "width": 1.5 if hollow else 2},
        },
        **pointed_at([hover_text(row)] * len(y), [row.fact_id] * len(y)),
    )


def _name_sizes(chart: Drawing, rows: Sequence[Mark], lane: str, years: Sequence[float]) -> None:
    """Every stated size, and the first and last of what is implied."""
    derived = [row.lane for row in rows if row.formula]
    stated = [row.lane for row in rows if not row.formula]
    for row in rows:
        is_near = any(abs(year - row.lane) < NEAR_YEARS for year in stated)
        if row.formula and (row.lane not in (derived[0], derived[-1]) or is_near):
            continue
        share = (row.lane - years[0]) / (years[1] - years[0])
        side = "right" if share > 0.8 else "left" if share < 0.2 else "center"
        place = {"x": row.lane, "y": row.ends[-1], "xref": "x", "yref": lane, "xanchor": side}
        place["xshift"] = {"right": 8, "left": -8, "center": 0}[side]
        if row.formula:  # above the path that rises from it
            chart.note(f"{short(row.amount, row.unit)}, derived", MARK_SIZE, "muted", yshift=24, **place)
        else:
            chart.note(f"<b>{row.short()}</b>", LABEL_SIZE, "ink", yshift=16, **place)
