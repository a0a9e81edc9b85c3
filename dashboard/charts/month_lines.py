"""Money over the months to come: a line for each offer, named at its right end.

Lines are told apart by dash, by the mark at their end and by colour. Dollars are read at gridlines whose names
stand inside the plot, so that a phone loses no width to them.
"""

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from scipy.optimize import isotonic_regression

from dashboard.charts.city_map import LETTER, NARROW
from dashboard.charts.look import LABEL_SIZE, MARK_SIZE, TICK_SIZE, Figure, Look, layout, value_axis
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
UNDER_PLOT = {"xref": "paper", "yref": "paper", "y": 0, "yanchor": "top", "yshift": -1}
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
    lines = _lines(marks, look)
    last = max([*(mark.lane for mark in marks), *(month for month, _ in crossings), 1])
    money = _money_axis(marks, look)
    letters = max((len(part) for line in lines for part in line.label), default=0)
    right = round(letters * BOLD * LABEL_SIZE + AWAY)
    notes = [
        *_names(lines, money["range"], look),
        _note("start", look.muted, x=0, xanchor="left", **UNDER_PLOT),
    ]
    shapes = []
    lanes = crossing_lanes(crossings, last, NARROW - right)
    for (month, words), lane in zip(crossings, lanes, strict=True):
        end = {"x0": month, "x1": month, "yref": "paper", "y0": 0, "y1": 1 + (lane + 0.5) * LANE / HEIGHT}
        shapes.append({"type": "line", "line": {"color": look.muted, "width": 1}, **end})
        side = {"xanchor": "right", "xshift": -BESIDE} if 2 * month > last else {"xshift": BESIDE}
        notes.append(
            _note(escape(words), look.ink, **{**OVER_PLOT, "x": month, **side, "yshift": lane * LANE})
        )
    head = LANE * (max(lanes, default=-1) + 1)
    if note:
        notes.append(_note(escape(note), look.ink, **OVER_PLOT, xref="paper", x=0, yshift=head))
        head += LANE
    return {
        "data": [trace for line in lines for trace in _drawn(line, step)],
        "layout": layout(
            look,
            head + HEAD + HEIGHT + AXIS,
            margin={"l": 1, "r": right, "t": head + HEAD, "b": AXIS, "pad": 0},
            xaxis=_month_axis(last, look),
            yaxis=money,
            annotations=[{"bgcolor": look.paper, **place} for place in notes],
            shapes=shapes,
        ),
    }


def _lines(marks: Sequence[Mark], look: Look) -> list[_Line]:
    unit = single_unit(marks)
    named = by_row(marks)
    if len(named) > len(STYLES):
        raise ValueError(f"{len(named)} lines cannot be told apart; {len(STYLES)} can")
    lines = []
    for (name, rows), (colour, dash, symbol) in zip(named.items(), STYLES, strict=False):
        rows.sort(key=lambda row: row.lane)
        told_apart = {"colour": look.colour(colour), "dash": dash, "symbol": symbol}
        months, money = [row.lane for row in rows], [row.amount for row in rows]
        lines.append(_Line(name, months, money, unit, **told_apart))
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
    return {
        "range": [-last * EDGE, last * (1 + EDGE)],
        "fixedrange": True,
        "tickvals": ticks,
        "ticktext": [month_words(month) for month in ticks],
        "tickfont": {"size": TICK_SIZE, "color": look.muted},
        "tickangle": 0,
        "showgrid": False,
        "zeroline": False,
        "showline": False,
        "ticks": "",
    }


def _money_axis(marks: Sequence[Mark], look: Look) -> dict[str, Any]:
    """Dollars, zero among them, so that heights can be compared."""
    amounts = [0.0, *(mark.amount for mark in marks)]
    low, high = min(amounts), max(amounts)
    span = high - low or 1.0
    low -= span * (PADDING if low < 0 else EDGE)
    high += span * PADDING
    unit = single_unit(marks)
    rim = ", ".join(f"{x}px {y}px 1px {look.paper}" for x in (-2, 0, 2) for y in (-2, 0, 2))
    return {
        **value_axis(look, unit, low, high),
        "ticklabelposition": "inside top",
        # A rim of paper, so that a line that begins there does not strike the name out.
        "tickfont": {"size": TICK_SIZE, "color": look.muted, "shadow": rim},
        "zeroline": True,
        "zerolinecolor": look.muted,
        "zerolinewidth": 1,
    }


def _drawn(line: _Line, step: bool) -> Iterator[dict[str, Any]]:
    """A line, and the mark at its end."""
    common = {"type": "scatter", "name": line.name, "cliponaxis": False}
    yield common | {
        "mode": "lines",
        "meta": "line",
        "x": line.months,
        "y": line.money,
        "line": {"color": line.colour, "width": 2.5, "dash": line.dash, "shape": "hv" if step else "linear"},
        "customdata": [[line.name]] * len(line.months),
        "text": [
            f"<b>{full(money, line.unit)}</b><br>{escape(line.name)} · {month_words(month)}"
            for month, money in zip(line.months, line.money, strict=True)
        ],
        "hovertemplate": "%{text}<extra></extra>",
    }
    yield common | {
        "mode": "markers",
        "meta": "end",
        "x": line.months[-1:],
        "y": line.money[-1:],
        "marker": {"symbol": line.symbol, "size": 9, "color": line.colour, "opacity": 1},
        "hoverinfo": "skip",
    }


def _names(lines: Sequence[_Line], money: Sequence[float], look: Look) -> Iterator[dict[str, Any]]:
    """Each line's name and money at its end; a name that had to move is tied to its line."""
    low, high = money
    ends = [(high - line.money[-1]) / (high - low) * HEIGHT for line in lines]
    middles = spread(ends, [len(line.label) * LINE + LABEL_GAP for line in lines], HEIGHT)
    for line, end, middle in zip(lines, ends, middles, strict=True):
        *name, value = map(escape, line.label)
        place: dict[str, Any] = {"xshift": AWAY, "yshift": end - middle}
        if abs(middle - end) > LINE / 2:
            leader = {"arrowhead": 0, "arrowwidth": 1, "arrowcolor": line.colour, "standoff": 5}
            place = {"showarrow": True, "ax": AWAY, "ay": middle - end, **leader}
        words = f"<b>{'<br>'.join(name)}</b><br>{value}"
        at = {"x": line.months[-1], "y": line.money[-1], "align": "left", "name": "end"}
        yield _note(words, line.colour, **at, **place) | {"font": {"size": LABEL_SIZE, "color": line.colour}}


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


def _note(label: str, colour: str, **place: Any) -> dict[str, Any]:
    font = {"size": MARK_SIZE, "color": colour}
    fixed = {"showarrow": False, "xanchor": "left", "yanchor": "middle", "borderpad": 0}
    return {"text": label, "font": font, **fixed, **place}
