"""Market sizes over years: a row for each market, as high as its largest size needs.

All rows start at zero and a dollar is equally high in all of them. A filled mark is a stated size; a hollow
one on a dotted line is implied by a growth rate.
"""

from collections.abc import Sequence
from html import escape
from typing import Any

from dashboard.charts.hover import hover_text
from dashboard.charts.look import LABEL_SIZE, MARK_SIZE, SHAPES, TICK_SIZE, Figure, Look, layout
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
    markets = by_row(marks)
    tops = [max(row.ends[-1] for row in rows) for rows in markets.values()]
    rooms = [HIGHEST * top / max(tops) + LABEL_ROOM for top in tops]
    height = sum(NAME + room + GAP for room in rooms) + AXIS
    axes: dict[str, Any] = {"xaxis": _years(marks, look)}
    traces: list[dict[str, Any]] = []
    notes: list[dict[str, Any]] = []
    start = 0.0
    for i, ((name, rows), room) in enumerate(zip(markets.items(), rooms, strict=True)):
        rows.sort(key=lambda row: row.lane)
        axis = "y" if i == 0 else f"y{i + 1}"
        start += NAME
        axes[f"yaxis{axis[1:]}"] = {
            "domain": [1 - (start + room) / (height - AXIS), 1 - start / (height - AXIS)],
            "range": [0, max(tops) * room / HIGHEST],
            "anchor": "x",
            "visible": False,
            "fixedrange": True,
        }
        notes.append(_name(name, rows, 1 - (start - NAME / 2 - 2) / (height - AXIS), look))
        traces += _floor(axes["xaxis"]["range"], axis, look)
        traces += _path(rows, axis, look)
        notes += _labels(rows, axis, look, axes["xaxis"]["range"])
        start += room + GAP
    return {
        "data": traces,
        "layout": layout(
            look, height, margin={"l": 1, "r": 1, "t": 0, "b": AXIS, "pad": 0}, annotations=notes, **axes
        ),
    }


def _years(marks: Sequence[Mark], look: Look) -> dict[str, Any]:
    """Years, marked where a size is stated or a path begins or ends."""
    years = [mark.lane for mark in marks]
    first, last = min(years), max(years)
    marked = sorted({first, last, *(mark.lane for mark in marks if not mark.formula)})
    ticks = {"tickvals": marked} if len(marked) <= MOST_TICKS else {"nticks": MOST_TICKS}
    first = min(first, last - FEWEST_YEARS)
    return {
        "range": [first - SIDE_YEARS, last + SIDE_YEARS],
        "tickformat": "d",
        **ticks,
        "tickfont": {"size": TICK_SIZE, "color": look.muted},
        "gridcolor": look.line,
        "zeroline": False,
        "ticks": "",
        "fixedrange": True,
        "side": "bottom",
        "anchor": "free",
        "position": 0,
    }


def _name(name: str, rows: Sequence[Mark], y: float, look: Look) -> dict[str, Any]:
    derived = next((row.detail for row in rows if row.formula), None)
    said = f"  {derived.removeprefix('derived, ')}" if derived else ""
    return {
        "text": f"<b style='color:{look.ink}'>{escape(name)}</b>{escape(said)}",
        "showarrow": False,
        "xref": "paper",
        "yref": "paper",
        "x": 0,
        "y": y,
        "xanchor": "left",
        "yanchor": "middle",
        "bgcolor": look.paper,
        "borderpad": 0,
        "font": {"size": LABEL_SIZE, "color": look.muted},
    }


def _floor(years: list[float], axis: str, look: Look) -> list[dict[str, Any]]:
    """Zero, from which every size is measured."""
    return [
        {
            "type": "scatter",
            "mode": "lines",
            "x": years,
            "y": [0, 0],
            "yaxis": axis,
            "line": {"color": look.muted, "width": 1},
            "hoverinfo": "skip",
            "meta": "floor",
        }
    ]


def _path(rows: Sequence[Mark], axis: str, look: Look) -> list[dict[str, Any]]:
    traces: list[dict[str, Any]] = []
    documents = {row.document for row in rows if row.formula}
    if documents:
        # The dashed line passes through the stated size that it starts from.
        line = [row for row in rows if row.document in documents]
        traces.append(
            {
                "type": "scatter",
                "mode": "lines",
                "x": [row.lane for row in line],
                "y": [row.low for row in line],
                "yaxis": axis,
                "line": {"color": look.hope, "width": 2, "dash": "dot", "shape": "spline"},
                "hoverinfo": "skip",
                "meta": "path",
            }
        )
    for row in rows:
        if not row.formula:
            traces.append(_mark([0.0, row.ends[-1]], row, axis, look, "stem"))
            traces.append(_mark([*row.ends], row, axis, look, "stated"))
    traces += (_mark([row.amount], row, axis, look, "derived") for row in rows if row.formula)
    return traces


def _mark(y: list[float], row: Mark, axis: str, look: Look, meta: str) -> dict[str, Any]:
    colour = look.colour(row.tone)
    trace: dict[str, Any] = {
        "type": "scatter",
        "mode": "lines" if meta == "stem" else "markers",
        "x": [row.lane] * len(y),
        "y": y,
        "yaxis": axis,
        "meta": meta,
        "name": row.named,
        "cliponaxis": False,
        "line": {"color": colour, "width": 2},
    }
    if meta == "stem":
        return trace | {"hoverinfo": "skip"}
    hollow = meta == "derived"
    return {
        **trace,
        "marker": {
            "symbol": SHAPES[row.tone],
            "size": 7 if hollow else 11,
            "opacity": 1,
            "color": look.paper if hollow else colour,
            "line": {"color": colour, "width": 1.5 if hollow else 2},
        },
        "customdata": [[row.fact_id]] * len(y),
        "text": [hover_text(row)] * len(y),
        "hovertemplate": "%{text}<extra></extra>",
    }


def _labels(rows: Sequence[Mark], axis: str, look: Look, years: list[float]) -> list[dict[str, Any]]:
    """Every stated size, and the first and last of what is implied."""
    derived = [row.lane for row in rows if row.formula]
    stated = [row.lane for row in rows if not row.formula]
    notes = []
    for row in rows:
        is_derived = bool(row.formula)
        is_near = any(abs(year - row.lane) < NEAR_YEARS for year in stated)
        if is_derived and (row.lane not in (derived[0], derived[-1]) or is_near):
            continue
        value = short(row.amount, row.unit) if is_derived else row.short()
        share = (row.lane - years[0]) / (years[1] - years[0])
        side = "right" if share > 0.8 else "left" if share < 0.2 else "center"
        notes.append(
            {
                "text": f"{value}, derived" if is_derived else f"<b>{value}</b>",
                "showarrow": False,
                "x": row.lane,
                "y": row.ends[-1],
                "xref": "x",
                "yref": axis,
                "xanchor": side,
                "xshift": {"right": 8, "left": -8, "center": 0}[side],
                "yshift": 24 if is_derived else 16,  # above the path that rises from it
                "yanchor": "middle",
                "bgcolor": look.paper,
                "borderpad": 0,
                "font": {
                    "size": MARK_SIZE if is_derived else LABEL_SIZE,
                    "color": look.muted if is_derived else look.ink,
                },
            }
        )
    return notes
