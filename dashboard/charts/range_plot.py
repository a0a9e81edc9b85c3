"""Rows of figures on one axis: dots, ranges, open ends; one row is one source, role, level or city.

A row's name stands above its marks and not beside them, so that a phone gives the marks its whole width.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from dashboard.charts.hover import hover_text
from dashboard.charts.look import LABEL_SIZE, MARK_SIZE, SHAPES, Figure, Look, hidden_axis, layout, value_axis
from dashboard.charts.marks import Mark, by_place, single_unit
from dashboard.words.numbers import short
from etl.figure_text import OPEN_HIGH, OPEN_LOW

TOP, AXIS, NAME, LANE, LADDER, GAP = 2, 30, 18, 24, 46, 14
LABELLED_LANE, LABEL_LINE = 36, 18
PHONE_CHARACTERS = 50
ROW_NAME = {"xref": "paper", "x": 0, "xanchor": "left", "yanchor": "middle"}
MARKER_ROOM = 22
EXCEEDED = ("high_open", "up_to_or_more")
ARROW = 26
PADDING, ARROW_ROOM = 0.06, 0.05  # of the axis; an arrow takes so much of a phone's width
LEFT_FROM = 0.6  # beyond this share of the axis a label no longer fits to the right of its mark


@dataclass(frozen=True)
class Marker:
    """A value of the visitor's, drawn through all rows."""

    value: float
    name: str = "you"


@dataclass(frozen=True)
class _Axis:
    unit: str
    low: float
    high: float
    signed: bool

    def share(self, value: float) -> float:
        return (value - self.low) / (self.high - self.low)


def range_plot(
    marks: Sequence[Mark],
    look: Look,
    *,
    marker: Marker | None = None,
    signed: bool = False,
    labels_above: bool = False,
) -> Figure:
    """Draw marks; rows keep their order.

    A row whose figures are all single and have a `mark` (25th, 50th) becomes a ladder: dots on one line, each
    named above and valued below. Other figures get a lane each, and their value stands in words: beside the
    mark or, with `labels_above`, over it, which leaves even the widest range room on a phone.
    """
    axis = _axis(marks, marker, signed)
    traces: list[dict[str, Any]] = []
    notes: list[dict[str, Any]] = []
    top = TOP + (MARKER_ROOM if marker else 0)
    y = float(top)
    for (name, detail), rows in by_place(marks).items():
        ladder = not labels_above and _is_ladder(rows)
        value = "" if len(rows) > 1 or rows[0].mark else rows[0].short(signed=signed)
        for line in _row_name(name, value, detail, look):
            place = {**ROW_NAME, "y": y + NAME / 2}
            notes.append(_note(line, look, **place) | {"font": {"size": LABEL_SIZE, "color": look.muted}})
            y += NAME
        if ladder:
            traces.append(_rail(rows, y + LADDER / 2, look))
            for row in rows:
                traces.append(_trace(row, y + LADDER / 2, axis, look))
                notes += _ladder_labels(row, y + LADDER / 2, axis, look)
            y += LADDER
        else:
            for row in rows:
                has_label = len(rows) > 1 or bool(row.mark)
                if has_label and labels_above:
                    notes.append(_above(row, y + LABEL_LINE / 2, axis, look))
                    y += LABELLED_LANE - LANE
                traces.append(_trace(row, y + LANE / 2, axis, look))
                notes += _arrows(row, y + LANE / 2, look)
                if has_label and not labels_above:
                    notes.append(_beside(row, y + LANE / 2, axis, look))
                y += LANE
        y += GAP
    shapes = []
    if marker:
        shapes.append(_marker_line(marker, look))
        notes.append(_marker_name(marker, axis, look))
    height = y + AXIS
    return {
        "data": traces,
        "layout": layout(
            look,
            height,
            margin={"l": 1, "r": 1, "t": 0, "b": AXIS, "pad": 0},
            xaxis=value_axis(look, axis.unit, axis.low, axis.high),
            yaxis=hidden_axis(y, 0),
            annotations=notes,
            shapes=shapes,
        ),
    }


def _axis(marks: Sequence[Mark], marker: Marker | None, signed: bool) -> _Axis:
    unit = single_unit(marks)
    values = [end for mark in marks for end in mark.ends] + ([marker.value] if marker else [])
    low, high = (min(values), max(values)) if values else (0.0, 1.0)
    span = high - low or abs(high) or 1.0
    below, above = (
        PADDING + (ARROW_ROOM if any(mark.bound in opened for mark in marks) else 0)
        for opened in (OPEN_LOW, OPEN_HIGH)
    )
    return _Axis(unit, low - span * below, high + span * above, signed)


def _is_ladder(rows: Sequence[Mark]) -> bool:
    """Several single figures that have names of their own."""
    return len(rows) > 1 and all(
        row.low is not None and row.low == row.high and row.bound is None and row.mark for row in rows
    )


def _trace(row: Mark, y: float, axis: _Axis, look: Look) -> dict[str, Any]:
    """One figure: a dot, or a band between two dots; a stated end that is not the last word is hollow."""
    ends = row.ends
    hollow = [row.bound in EXCEEDED and end == ends[-1] for end in ends]
    colour = look.colour(row.tone)
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": row.named,
        "x": [*ends],
        "y": [y] * len(ends),
        "line": {"color": colour, "width": 5},
        "marker": {
            "color": [look.paper if is_open else colour for is_open in hollow],
            "symbol": SHAPES[row.tone],
            "size": 13 if row.mark.startswith("50th") else 10,
            "opacity": 1,
            "line": {"color": colour, "width": 2},
        },
        "customdata": [[row.fact_id]] * len(ends),
        "text": [hover_text(row, signed=axis.signed)] * len(ends),
        "hovertemplate": "%{text}<extra></extra>",
        "cliponaxis": False,
    }


def _rail(rows: Sequence[Mark], y: float, look: Look) -> dict[str, Any]:
    """The thin line that holds a ladder's dots together; it states nothing of its own."""
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [min(row.amount for row in rows), max(row.amount for row in rows)],
        "y": [y, y],
        "line": {"color": look.colour(rows[0].tone), "width": 1.5},
        "opacity": 0.55,
        "hoverinfo": "skip",
        "meta": "rail",
    }


def _note(label: str, look: Look, **place: Any) -> dict[str, Any]:
    """A text on a ground of paper, so that no line runs through it."""
    font = {"size": MARK_SIZE, "color": look.muted}
    return {"text": label, "showarrow": False, "font": font, "bgcolor": look.paper, "borderpad": 0, **place}


def _row_name(name: str, value: str, detail: str, look: Look) -> Iterator[str]:
    """A row's name, value and detail: on one line where a phone has room for it, else on two."""
    for parts in (
        [f"{value} · {detail}" if value and detail else value or detail],
        [value, detail],
        ["", f"{value} · {detail}"],
    ):
        if len(f"{name}  {parts[0]}") <= PHONE_CHARACTERS:
            break
    bold = f"<b style='color:{look.ink}'>{escape(_cut(name))}</b>"
    yield f"{bold}  {escape(parts[0])}" if parts[0] else bold
    yield from (escape(_cut(part)) for part in parts[1:] if part)


def _cut(label: str) -> str:
    return label if len(label) <= PHONE_CHARACTERS else f"{label[: PHONE_CHARACTERS - 1].rstrip()}…"


def _ladder_labels(row: Mark, y: float, axis: _Axis, look: Look) -> Iterator[dict[str, Any]]:
    x = row.amount
    yield _note(escape(row.mark), look, x=x, y=y - 16, yanchor="middle")
    value = _note(short(x, axis.unit, signed=axis.signed), look, x=x, y=y + 17, yanchor="middle")
    yield value | {"font": {"size": MARK_SIZE, "color": look.ink}}


def _beside(row: Mark, y: float, axis: _Axis, look: Look) -> dict[str, Any]:
    """A lane's own name and value, on the side where there is room."""
    ends, bound = row.ends, row.bound
    left = axis.share(ends[-1]) > LEFT_FROM and axis.share(ends[0]) > 1 - LEFT_FROM
    shift = 12 + (ARROW if bound in (OPEN_LOW if left else OPEN_HIGH) else 0)
    return _note(
        _label(row, axis),
        look,
        x=ends[0] if left else ends[-1],
        y=y,
        xanchor="right" if left else "left",
        yanchor="middle",
        xshift=-shift if left else shift,
    )


def _above(row: Mark, y: float, axis: _Axis, look: Look) -> dict[str, Any]:
    """A lane's own name and value over its mark, growing towards the side where there is more room."""
    ends = row.ends
    left = axis.share(ends[0]) > 1 - axis.share(ends[-1])
    place: dict[str, Any] = {"x": ends[-1], "xanchor": "right"} if left else {"x": ends[0], "xanchor": "left"}
    return _note(_label(row, axis), look, y=y, yanchor="middle", xshift=6 if left else -6, **place)


def _label(row: Mark, axis: _Axis) -> str:
    return escape("  ".join(filter(None, [row.mark, row.short(signed=axis.signed)])))


def _arrows(row: Mark, y: float, look: Look) -> Iterator[dict[str, Any]]:
    """An arrow outward from every end that the source leaves open."""
    ends, bound = row.ends, row.bound
    for is_open, end, direction in ((bound in OPEN_LOW, ends[0], -1), (bound in OPEN_HIGH, ends[-1], 1)):
        if is_open:
            yield {
                "text": "",
                "showarrow": True,
                "x": end,
                "y": y,
                "xshift": direction * ARROW,
                "ax": -direction * (ARROW - 7),
                "ay": 0,
                "arrowhead": 2,
                "arrowsize": 1.1,
                "arrowwidth": 2,
                "arrowcolor": look.colour(row.tone),
                "name": "open high" if direction > 0 else "open low",
            }


def _marker_line(marker: Marker, look: Look) -> dict[str, Any]:
    return {
        "type": "line",
        "x0": marker.value,
        "x1": marker.value,
        "yref": "paper",
        "y0": 0,
        "y1": 1,
        "line": {"color": look.you, "width": 2},
        "layer": "below",
        "name": "marker",
    }


def _marker_name(marker: Marker, axis: _Axis, look: Look) -> dict[str, Any]:
    left = axis.share(marker.value) > LEFT_FROM
    return _note(
        f"<b>{escape(marker.name)}, {short(marker.value, axis.unit)}</b>",
        look,
        x=marker.value,
        y=TOP + MARKER_ROOM / 2 - 4,
        xanchor="right" if left else "left",
        xshift=-6 if left else 6,
        yanchor="middle",
    ) | {"font": {"size": LABEL_SIZE, "color": look.you}}
