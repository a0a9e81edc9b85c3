"""Rows of figures on one axis: dots, ranges, open ends; one row is one source, role, level or city.

A row's name stands above its marks and not beside them, so that a phone gives the marks its whole width.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from dashboard.charts.drawing import AT_LEFT, Drawing, Where, cut, pointed_at
from dashboard.charts.hover import hover_text
from dashboard.charts.look import (
    LABEL_SIZE,
    LETTER,
    MARK_SIZE,
    NARROW,
    SHAPES,
    Figure,
    Look,
    hidden_axis,
    value_axis,
)
from dashboard.charts.marks import Mark, by_place, single_unit
from dashboard.words.numbers import short
from etl.figure_text import OPEN_HIGH, OPEN_LOW

TOP, AXIS, NAME, LANE, LADDER, GAP = 2, 30, 18, 24, 46, 14
LABELLED_LANE, LABEL_LINE = 36, 18
PHONE_CHARACTERS = 50
MARKER_ROOM = 22
EXCEEDED = ("high_open", "up_to_or_more")
ARROW = 26
MEDIAN = "50th"
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

    def share(self, value: float) -> float:
        return (value - self.low) / (self.high - self.low)


def range_plot(
    marks: Sequence[Mark], look: Look, *, marker: Marker | None = None, labels_above: bool = False
) -> Figure:
    """Draw marks; rows keep their order.

    A row whose figures are all single and have a `mark` (25th, 50th) becomes a ladder: dots on one line, each
    named above and valued below. Other figures get a lane each, and their value stands in words: beside the
    mark or, with `labels_above`, over it, which leaves even the widest range room on a phone.
    """
    axis, chart = _axis(marks, marker), Drawing(look)
    y = float(TOP + (MARKER_ROOM if marker else 0))
    for (name, detail), rows in by_place(marks).items():
        value = "" if len(rows) > 1 or rows[0].mark else rows[0].short()
        for line in _row_name(name, value, detail, look):
            chart.note(line, LABEL_SIZE, y=y + NAME / 2, **AT_LEFT)
            y += NAME
        if not labels_above and _is_ladder(rows):
            _draw_ladder(chart, rows, y + LADDER / 2, axis)
            y += LADDER + GAP
            continue
        for row in rows:
            has_label = len(rows) > 1 or bool(row.mark)
            if has_label and labels_above:
                _name_above(chart, row, y + LABEL_LINE / 2, axis)
                y += LABELLED_LANE - LANE
            _draw_figure(chart, row, y + LANE / 2)
            _draw_arrows(chart, row, y + LANE / 2)
            if has_label and not labels_above:
                _name_beside(chart, row, y + LANE / 2, axis)
            y += LANE
        y += GAP
    if marker:
        _draw_marker(chart, marker, axis)
    values = value_axis(look, axis.unit, axis.low, axis.high)
    return chart.figure(y + AXIS, below=AXIS, xaxis=values, yaxis=hidden_axis(y, 0))


def _axis(marks: Sequence[Mark], marker: Marker | None) -> _Axis:
    values = [end for mark in marks for end in mark.ends] + ([marker.value] if marker else [])
    low, high = (min(values), max(values)) if values else (0.0, 1.0)
    span = high - low or abs(high) or 1.0
    below, above = (
        PADDING + (ARROW_ROOM if any(mark.bound in opened for mark in marks) else 0)
        for opened in (OPEN_LOW, OPEN_HIGH)
    )
    return _Axis(single_unit(marks), low - span * below, high + span * above)


def _is_ladder(rows: Sequence[Mark]) -> bool:
    """Several single figures that have names of their own."""
    return len(rows) > 1 and all(
        row.low is not None and row.low == row.high and row.bound is None and row.mark for row in rows
    )


def _draw_ladder(chart: Drawing, rows: Sequence[Mark], y: float, axis: _Axis) -> None:
    """Dots, and the thin line that holds them together; it states nothing of its own."""
    amounts = [row.amount for row in rows]
    line = {"color": chart.look.colour(rows[0].tone), "width": 1.5}
    rail = {"line": line, "opacity": 0.55, "hoverinfo": "skip", "meta": "rail"}
    chart.trace("lines", [min(amounts), max(amounts)], [y, y], **rail)
    written = _with_room(rows, axis)
    for row in rows:
        _draw_figure(chart, row, y)
        if row in written:
            chart.note(escape(row.mark), x=row.amount, y=y - 16)
            chart.note(row.short(), MARK_SIZE, "ink", x=row.amount, y=y + 17)


def _with_room(rows: Sequence[Mark], axis: _Axis) -> list[Mark]:
    """The dots whose names a phone has room for: the median's first, then the ends', then those between."""
    ends = (rows[0], rows[-1])
    order = sorted(rows, key=lambda row: (not row.mark.startswith(MEDIAN), row not in ends))
    written: list[Mark] = []
    for row in order:
        width = max(len(row.mark), len(row.short())) * LETTER * MARK_SIZE / NARROW
        if all(abs(axis.share(row.amount) - axis.share(other.amount)) > width for other in written):
            written.append(row)
    return written


def _draw_figure(chart: Drawing, row: Mark, y: float) -> None:
    """A dot, or a band between two dots; a stated end that is not the last word is hollow."""
    ends, colour = row.ends, chart.look.colour(row.tone)
    hollow = [row.bound in EXCEEDED and end == ends[-1] for end in ends]
    chart.trace(
        "lines+markers",
        ends,
        [y] * len(ends),
        name=row.named,
        line={"color": colour, "width": 5},
        marker={
            "color": [chart.look.paper if is_open else colour for is_open in hollow],
            "symbol": SHAPES[row.tone],
            "size": 13 if row.mark.startswith(MEDIAN) else 10,
            "opacity": 1,
            "line": {"color": colour, "width": 2},
        },
        cliponaxis=False,
        **pointed_at([hover_text(row)] * len(ends), [row.fact_id] * len(ends)),
    )


def _row_name(name: str, value: str, detail: str, look: Look) -> Iterator[str]:
    """A row's name, value and detail: on one line where a phone has room for it, else on two."""
    for parts in (
        [f"{value} · {detail}" if value and detail else value or detail],
        [value, detail],
        ["", f"{value} · {detail}"],
    ):
        if len(f"{name}  {parts[0]}") <= PHONE_CHARACTERS:
            break
    bold = f"<b style='color:{look.ink}'>{escape(cut(name, PHONE_CHARACTERS))}</b>"
    yield f"{bold}  {escape(parts[0])}" if parts[0] else bold
    yield from (escape(cut(part, PHONE_CHARACTERS)) for part in parts[1:] if part)


def _name_beside(chart: Drawing, row: Mark, y: float, axis: _Axis) -> None:
    """A lane's own name and value, on the side where there is room."""
    ends, bound = row.ends, row.bound
    left = axis.share(ends[-1]) > LEFT_FROM and axis.share(ends[0]) > 1 - LEFT_FROM
    shift = 12 + (ARROW if bound in (OPEN_LOW if left else OPEN_HIGH) else 0)
    place: Where = {"x": ends[0], "xanchor": "right"} if left else {"x": ends[-1], "xanchor": "left"}
    chart.note(_label(row), y=y, xshift=-shift if left else shift, **place)


def _name_above(chart: Drawing, row: Mark, y: float, axis: _Axis) -> None:
    """A lane's own name and value over its mark, growing towards the side where there is more room."""
    ends = row.ends
    left = axis.share(ends[0]) > 1 - axis.share(ends[-1])
    place: Where = {"x": ends[-1], "xanchor": "right"} if left else {"x": ends[0], "xanchor": "left"}
    chart.note(_label(row), y=y, xshift=6 if left else -6, **place)


def _label(row: Mark) -> str:
    return escape("  ".join(filter(None, [row.mark, row.short()])))


def _draw_arrows(chart: Drawing, row: Mark, y: float) -> None:
    """An arrow outward from every end that the source leaves open."""
    ends, bound = row.ends, row.bound
    for is_open, end, direction in ((bound in OPEN_LOW, ends[0], -1), (bound in OPEN_HIGH, ends[-1], 1)):
        if is_open:
            shape = {"arrowhead": 2, "arrowsize": 1.1, "arrowwidth": 2}
            chart.notes.append(
                {
                    "text": "",
                    "showarrow": True,
                    "x": end,
                    "y": y,
                    "xshift": direction * ARROW,
                    "ax": -direction * (ARROW - 7),
                    "ay": 0,
                    "arrowcolor": chart.look.colour(row.tone),
                    "name": "open high" if direction > 0 else "open low",
                    **shape,
                }
            )


def _draw_marker(chart: Drawing, marker: Marker, axis: _Axis) -> None:
    height = {"yref": "paper", "y0": 0, "y1": 1}
    chart.line("you", 2, x0=marker.value, x1=marker.value, layer="below", name="marker", **height)
    side = {"xanchor": "right", "xshift": -6} if axis.share(marker.value) > LEFT_FROM else {}
    place = {"x": marker.value, "y": TOP + MARKER_ROOM / 2 - 4, "xanchor": "left", "xshift": 6} | side
    chart.note(f"<b>{escape(marker.name)}, {short(marker.value, axis.unit)}</b>", LABEL_SIZE, "you", **place)
