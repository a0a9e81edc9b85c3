"""Market sizes over years: a row for each market, as high as its largest size needs.

All rows start at zero and a dollar is equally high in all of them. A filled mark is a stated size; a hollow
one on a dotted line is implied by a growth rate.
"""

from html import escape
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.hover import hover_text
from dashboard.charts.look import LABEL_SIZE, MARK_SIZE, SHAPES, TICK_SIZE, Look, figure, layout
from dashboard.charts.marks import single_unit
from dashboard.words.cells import number, text
from dashboard.words.numbers import short, short_span

NAME, AXIS, GAP = 24, 30, 14
HIGHEST, LABEL_ROOM = 190, 34  # pixels for the largest size of all, and above each row's own for its label
SIDE_YEARS = 0.9
FEWEST_YEARS = 4
MOST_TICKS = 6
NEAR_YEARS = 2  # a label nearer to a stated size would cover its label


def market_paths(frame: pd.DataFrame, look: Look) -> go.Figure:
    """Draw a frame of marks with a `year` column; rows keep their order."""
    unit = single_unit(frame)
    names = [*frame["row"].drop_duplicates()]
    tops = [float(frame[frame["row"] == name][["low", "high"]].max().max()) for name in names]
    rooms = [HIGHEST * top / max(tops) + LABEL_ROOM for top in tops]
    height = sum(NAME + room + GAP for room in rooms) + AXIS
    axes: dict[str, Any] = {"xaxis": _years(frame, look)}
    traces: list[dict[str, Any]] = []
    notes: list[dict[str, Any]] = []
    start = 0.0
    for i, (name, room) in enumerate(zip(names, rooms, strict=True)):
        rows = frame[frame["row"] == name].sort_values("year", kind="stable")
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
        traces += _path(rows, axis, look, unit)
        notes += _labels(rows, axis, look, unit, axes["xaxis"]["range"])
        start += room + GAP
    return figure(
        data=traces,
        layout=layout(
            look, height, margin={"l": 1, "r": 1, "t": 0, "b": AXIS, "pad": 0}, annotations=notes, **axes
        ),
    )


def _years(frame: pd.DataFrame, look: Look) -> dict[str, Any]:
    """Years, marked where a size is stated or a path begins or ends."""
    first, last = (int(frame["year"].min()), int(frame["year"].max())) if len(frame) else (2000, 2001)
    marked = sorted({first, last, *map(int, frame[frame["formula"] == ""]["year"])})
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


def _name(name: str, rows: pd.DataFrame, y: float, look: Look) -> dict[str, Any]:
    derived = [*rows[rows["formula"] != ""]["detail"].drop_duplicates()]
    said = f"  {derived[0].removeprefix('derived, ')}" if derived else ""
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


def _path(rows: pd.DataFrame, axis: str, look: Look, unit: str) -> list[dict[str, Any]]:
    traces: list[dict[str, Any]] = []
    derived, stated = rows[rows["formula"] != ""], rows[rows["formula"] == ""]
    if len(derived):
        # The dashed line passes through the stated size that it starts from.
        line = pd.concat([derived, stated[stated["document"].isin(derived["document"])]]).sort_values("year")
        traces.append(
            {
                "type": "scatter",
                "mode": "lines",
                "x": [*line["year"]],
                "y": [*line["low"]],
                "yaxis": axis,
                "line": {"color": look.hope, "width": 2, "dash": "dot", "shape": "spline"},
                "hoverinfo": "skip",
                "meta": "path",
            }
        )
    for _, row in stated.iterrows():
        ends = sorted({float(end) for end in (row["low"], row["high"]) if not pd.isna(end)})
        traces.append(_mark([int(row["year"])] * 2, [0.0, ends[-1]], row, axis, look, unit, "stem"))
        traces.append(_mark([int(row["year"])] * len(ends), ends, row, axis, look, unit, "stated"))
    for _, row in derived.iterrows():
        traces.append(_mark([int(row["year"])], [float(row["low"])], row, axis, look, unit, "derived"))
    return traces


def _mark(
    x: list[int], y: list[float], row: pd.Series, axis: str, look: Look, unit: str, meta: str
) -> dict[str, Any]:
    colour = look.colour(row["tone"])
    trace: dict[str, Any] = {
        "type": "scatter",
        "mode": "lines" if meta == "stem" else "markers",
        "x": x,
        "y": y,
        "yaxis": axis,
        "meta": meta,
        "name": f"{row['row']} {row['mark']}",
        "cliponaxis": False,
        "line": {"color": colour, "width": 2},
        "hoverinfo": "skip",
    }
    if meta == "stem":
        return trace
    hollow = meta == "derived"
    return {
        **trace,
        "marker": {
            "symbol": SHAPES[row["tone"]],
            "size": 7 if hollow else 11,
            "opacity": 1,
            "color": look.paper if hollow else colour,
            "line": {"color": colour, "width": 1.5 if hollow else 2},
        },
        "customdata": [[text(row["fact_id"])]] * len(x),
        "text": [hover_text(row, unit)] * len(x),
        "hoverinfo": None,
        "hovertemplate": "%{text}<extra></extra>",
    }


def _labels(rows: pd.DataFrame, axis: str, look: Look, unit: str, years: list[float]) -> list[dict[str, Any]]:
    """Every stated size, and the first and last of what is implied."""
    derived, stated = rows[rows["formula"] != ""], rows[rows["formula"] == ""]["year"]
    ends = {derived["year"].min(), derived["year"].max()} if len(derived) else set()
    notes = []
    for _, row in rows.iterrows():
        is_derived = row["formula"] != ""
        is_near = abs(stated - row["year"]).min() < NEAR_YEARS
        if is_derived and (row["year"] not in ends or is_near):
            continue
        value = (
            short(row["low"], unit)
            if is_derived
            else short_span(number(row["low"]), number(row["high"]), text(row["bound"]) or None, unit)
        )
        share = (row["year"] - years[0]) / (years[1] - years[0])
        side = "right" if share > 0.8 else "left" if share < 0.2 else "center"
        notes.append(
            {
                "text": f"{value}, derived" if is_derived else f"<b>{value}</b>",
                "showarrow": False,
                "x": int(row["year"]),
                "y": float(row["high"] if not pd.isna(row["high"]) else row["low"]),
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
