"""Money over the months to come: a line for each offer, named at its right end.

Lines are told apart by dash, by the mark at their end and by colour. Dollars are read at gridlines whose names
stand inside the plot, so that a phone loses no width to them.
"""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from scipy.optimize import isotonic_regression

from dashboard.charts.drawing import Drawing, Where, pointed_at
from dashboard.charts.look import (
    LABEL_SIZE,
    LETTER,
    MARK_SIZE,
    NARROW,
    TICK_SIZE,
    Figure,
    Look,
    axis,
    value_axis,
)
from dashboard.charts.marks import Mark, by_row, single_unit
from dashboard.words.numbers import counted, full, short

HEIGHT, AXIS, HEAD, LANE = 270, 26, 8, 18
PADDING, EDGE = 0.06, 0.008  # of the axis; without an edge a line is cut along its middle
LINE, LABEL_GAP = 16, 5  # pixels that a line of a label takes, and between two labels
NAME_LETTERS, NAME_LINES = 14, 2
BOLD = 0.62  # of the type's size: the mean width of a bold letter
AWAY, BESIDE = 12, 5  # pixels from a line's end to its name, from a crossing to its words
HALF_YEAR, YEAR, MOST_YEARS = 6, 12, 5  # a phone has room for the names of five years
OVER_PLOT = {"yref": "paper", "y": 1, "yanchor": "bottom"}
AT_START: Where = {
    "xref": "paper",
    "yref": "paper",
    "x": 0,
    "y": 0,
    "xanchor": "left",
    "yanchor": "top",
    "yshift": -1,
}
# Colour, dash, and the mark at the end: blue and violet would say documents and hope.
STYLES = (
    ("you", "solid", "circle"),
    ("ink", "dash", "square"),
    ("muted", "dot", "diamond"),
    ("you", "dashdot", "triangle-up"),
)


@dataclass(frozen=True)
class _Line:
    name: str
    months: list[int]
    money: list[float]
    unit: str
    colour: str
    dash: str
    symbol: str

    @property
    def label(self) -> list[str]:
        """The name in at most two lines and, in a last one, the money at the end."""
        name = textwrap.wrap(self.name, NAME_LETTERS, max_lines=NAME_LINES, placeholder="…")
        return [*name, short(self.money[-1], self.unit)]


def month_lines(
    marks: Sequence[Mark],
    look: Look,
    *,
    note: str | None = None,
    crossings: Sequence[tuple[int, str]] = (),
    step: bool = False,
) -> Figure:
    """Draw marks whose lanes are months: a line for each row, at most four.

    `note` stands over the lines; each of `crossings` is a month and what happens then; with `step` the money
    stays as it was until the next month that has a mark.
    """
    lines, chart = _lines(marks), Drawing(look)
    last = max([*(mark.lane for mark in marks), *(month for month, _ in crossings), 1])
    money = _money_axis(marks, look)
    letters = max((len(part) for line in lines for part in line.label), default=0)
    right = round(letters * BOLD * LABEL_SIZE + AWAY)
    for line in lines:
        _draw_line(chart, line, step)
    _name_lines(chart, lines, money["range"])
    chart.note("start", **AT_START)
    lanes = crossing_lanes(crossings, last, NARROW - right)
    for (month, words), lane in zip(crossings, lanes, strict=True):
        upwards: Where = {"yref": "paper", "y0": 0, "y1": 1 + (lane + 0.5) * LANE / HEIGHT}
        chart.line("muted", x0=month, x1=month, **upwards)
        is_right = 2 * month > last
        side = {"xanchor": "right" if is_right else "left", "xshift": -BESIDE if is_right else BESIDE}
        chart.note(escape(words), MARK_SIZE, "ink", x=month, yshift=lane * LANE, **OVER_PLOT, **side)
    head = LANE * (max(lanes, default=-1) + 1)
    if note:
        place = {"xref": "paper", "x": 0, "xanchor": "left", "yshift": head}
        chart.note(escape(note), MARK_SIZE, "ink", **OVER_PLOT, **place)
        head += LANE
    height = head + HEAD + HEIGHT + AXIS
    months = _month_axis(last, look)
    return chart.figure(height, above=head + HEAD, right=right, below=AXIS, xaxis=months, yaxis=money)


def _lines(marks: Sequence[Mark]) -> list[_Line]:
    unit = single_unit(marks)
    named = by_row(marks)
    if len(named) > len(STYLES):
        raise ValueError(f"{len(named)} lines cannot be told apart; {len(STYLES)} can")
    lines = []
    for (name, rows), (colour, dash, symbol) in zip(named.items(), STYLES, strict=False):
        rows.sort(key=lambda row: row.lane)
        months, money = [row.lane for row in rows], [row.amount for row in rows]
        lines.append(_Line(name, months, money, unit, colour, dash, symbol))
    return lines


def month_words(month: int) -> str:
    """Start, 6 months, 1 year."""
    if month == 0:
        return "start"
    return counted(month, "month") if month % YEAR else counted(month // YEAR, "year")


def month_ticks(last: int) -> list[int]:
    """The months that are named: half years in the first, then years, fewer where they are many."""
    years = -(-(last // YEAR) // MOST_YEARS)
    apart = HALF_YEAR if last <= YEAR else years * YEAR
    return [*range(apart, last + 1, apart)]


def _month_axis(last: int, look: Look) -> dict[str, Any]:
    ticks = month_ticks(last)
    named = {"tickvals": ticks, "ticktext": [month_words(month) for month in ticks]}
    return axis(look, -last * EDGE, last * (1 + EDGE), tickangle=0, showgrid=False, **named)


def _money_axis(marks: Sequence[Mark], look: Look) -> dict[str, Any]:
    """Dollars, zero among them, so that heights can be compared."""
    amounts = [0.0, *(mark.amount for mark in marks)]
    low, high = min(amounts), max(amounts)
    span = high - low or 1.0
    low -= span * (PADDING if low < 0 else EDGE)
    high += span * PADDING
    # A rim of paper, so that a line that begins there does not strike the name out.
    rim = ", ".join(f"{x}px {y}px 1px {look.paper}" for x in (-2, 0, 2) for y in (-2, 0, 2))
    return value_axis(look, single_unit(marks), low, high, from_zero=True) | {
        "ticklabelposition": "inside top",
        "tickfont": {"size": TICK_SIZE, "color": look.muted, "shadow": rim},
    }


def _draw_line(chart: Drawing, line: _Line, step: bool) -> None:
    """A line, and the mark at its end."""
    colour = chart.look.colour(line.colour)
    common = {"name": line.name, "cliponaxis": False}
    said = [
        f"<b>{full(money, line.unit)}</b><br>{escape(line.name)} · {month_words(month)}"
        for month, money in zip(line.months, line.money, strict=True)
    ]
    shape = {"color": colour, "width": 2.5, "dash": line.dash, "shape": "hv" if step else "linear"}
    about = pointed_at(said, [line.name] * len(said))
    chart.trace("lines", line.months, line.money, meta="line", line=shape, **about, **common)
    marker = {"symbol": line.symbol, "size": 9, "color": colour, "opacity": 1}
    end = {"meta": "end", "marker": marker, "hoverinfo": "skip"}
    chart.trace("markers", line.months[-1:], line.money[-1:], **end, **common)


def _name_lines(chart: Drawing, lines: Sequence[_Line], money: Sequence[float]) -> None:
    """Each line's name and money at its end; a name that had to move is tied to its line."""
    low, high = money
    ends = [(high - line.money[-1]) / (high - low) * HEIGHT for line in lines]
    middles = spread(ends, [len(line.label) * LINE + LABEL_GAP for line in lines], HEIGHT)
    for line, end, middle in zip(lines, ends, middles, strict=True):
        *name, value = map(escape, line.label)
        place: Where = {"xshift": AWAY, "yshift": end - middle}
        if abs(middle - end) > LINE / 2:
            leader = {"arrowhead": 0, "arrowwidth": 1, "standoff": 5}
            arrow = {"showarrow": True, "arrowcolor": chart.look.colour(line.colour), **leader}
            place = {"ax": AWAY, "ay": middle - end, **arrow}
        at = {"x": line.months[-1], "y": line.money[-1], "xanchor": "left", "align": "left", "name": "end"}
        chart.note(f"<b>{'<br>'.join(name)}</b><br>{value}", LABEL_SIZE, line.colour, **at, **place)


def spread(wanted: Sequence[float], heights: Sequence[float], room: float) -> list[float]:
    """Middles as near as can be to those wanted, in their order, so that nothing overlaps or sticks out."""
    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    offsets, total = [], 0.0
    for i in order:
        offsets.append(total + heights[i] / 2)
        total += heights[i]
    free = isotonic_regression([wanted[i] - offset for i, offset in zip(order, offsets, strict=True)]).x
    middles = [
        min(max(float(at), 0.0), max(room - total, 0.0)) + o for at, o in zip(free, offsets, strict=True)
    ]
    return [middle for _, middle in sorted(zip(order, middles, strict=True))]


def crossing_lanes(crossings: Sequence[tuple[int, str]], last: int, width: float) -> list[int]:
    """The line of text over the plot that each crossing's words get, so that none covers another."""
    taken: list[tuple[int, float, float]] = []
    for month, words in crossings:
        at, length = month / last * width, len(words) * LETTER * MARK_SIZE + 2 * BESIDE
        start, end = (at - length, at) if 2 * month > last else (at, at + length)
        blocked = {lane for lane, left, right in taken if start < right and left < end}
        taken.append((min({*range(len(taken) + 1)} - blocked), start, end))
    return [lane for lane, _, _ in taken]
