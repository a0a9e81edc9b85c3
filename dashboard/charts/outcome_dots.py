"""What may become of it: each dot is one equally likely outcome, stacked where outcomes are alike.

A chance is read by counting dots. They stand in columns as wide as a dot on a phone, so that none covers another;
a marker is the edge of a column, so that no dot stands on its wrong side, unless it is itself an outcome.
"""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from dashboard.charts.drawing import AT_LEFT, Drawing, Where, pointed_at
from dashboard.charts.hover import hover_text
from dashboard.charts.look import LABEL_SIZE, NARROW, SHAPES, Figure, Look, hidden_axis, value_axis
from dashboard.charts.marks import Mark, by_row, single_unit
from dashboard.charts.range_plot import LEFT_FROM, Marker
from dashboard.charts.stacked_bars import row_heading
from dashboard.words.numbers import short

NAME, GAP, AXIS, MARKER_ROOM, AIR = 20, 18, 26, 24, 4
FEWEST_COLUMNS, MOST_COLUMNS = 20, 34
LARGEST = 14.0  # a dot's diameter in pixels
SPACE = 2  # pixels between dots
OVER_THE_GRID: Where = {"layer": "between"}  # and under the dots
FEWEST_HIGH, MOST_HIGH = 8, 20  # dots that may stand in a column


@dataclass(frozen=True)
class Columns:
    """Places for dots along an axis: column 0 begins at `start`, each is `width` wide."""

    start: float
    width: float

    def of(self, value: float) -> int:
        """The column in which a value falls."""
        return math.floor((value - self.start) / self.width + 1e-9)

    def middle(self, column: float) -> float:
        """Where a column's dots stand."""
        return self.start + (column + 0.5) * self.width


@dataclass(frozen=True, order=True)
class Place:
    """A column, and how many dots beside it."""

    column: int
    beside: float = 0.0


def outcome_dots(marks: Sequence[Mark], look: Look, *, marker: Marker | None = None) -> Figure:
    """Draw marks, each a single amount; the outcomes of a row are stacked under its name."""
    unit, chart = single_unit(marks), Drawing(look)
    values = [mark.amount for mark in marks]
    columns = columns_for(values, marker)
    groups = [sorted(rows, key=lambda row: row.amount) for rows in by_row(marks).values()]
    has_edge = marker is not None and marker.value not in values
    placed = [places([columns.of(row.amount) for row in rows], has_edge=has_edge) for rows in groups]
    low, high = _ends(columns, [place for row in placed for place in row], marker)
    pitch = min(LARGEST + SPACE, (NARROW - 2) * columns.width / (high - low))
    y = float(MARKER_ROOM if marker else 0)
    for rows, row_places in zip(groups, placed, strict=True):
        details = {row.detail for row in rows}
        for heading in row_heading(rows[0].row, "", rows[0].detail if len(details) == 1 else "", look):
            chart.note(heading, LABEL_SIZE, "ink", y=y + NAME / 2, **AT_LEFT)
            y += NAME
        y += AIR + max(Counter(row_places).values()) * pitch
        chart.line("muted", x0=low, x1=high, y0=y, y1=y, name="floor", **OVER_THE_GRID)
        _draw_dots(chart, rows, row_places, columns, y, pitch)
        y += GAP
    if marker:
        at, is_right = marker.value, (marker.value - low) / (high - low) > LEFT_FROM
        chart.line("ink", 1.5, x0=at, x1=at, y0=0, y1=y, name="marker", **OVER_THE_GRID)
        place = {"xanchor": "right" if is_right else "left", "xshift": -6 if is_right else 6}
        words = f"<b>{escape(marker.name)} {short(at, unit)}</b>"
        chart.note(words, LABEL_SIZE, "ink", x=at, y=MARKER_ROOM / 2 - 4, **place)
    values_axis = value_axis(look, unit, low, high)
    return chart.figure(y + AXIS, below=AXIS, xaxis=values_axis, yaxis=hidden_axis(y, 0))


def columns_for(values: Sequence[float], marker: Marker | None) -> Columns:
    """Columns from the least to the largest; where the marker is no outcome, it is the edge between two."""
    shown = [*values, *([marker.value] if marker else [])] or [0.0, 1.0]
    low, high = min(shown), max(shown)
    span = high - low or 2 * abs(high) or 1.0
    count = min(max(round(3.4 * math.sqrt(len(values))), FEWEST_COLUMNS), MOST_COLUMNS)
    width = span / (count - 1)
    if marker and marker.value not in values:
        return Columns(marker.value, width)
    return Columns((marker.value if marker else low) - width / 2, width)


def places(wanted: Sequence[int], *, has_edge: bool = False) -> list[Place]:
    """Where each of a row's outcomes stands; what would stand too high stands beside.

    With an edge, a marker stands before column 0, and nothing is moved to its other side.
    """
    most = min(max(len(wanted) // 6, FEWEST_HIGH), MOST_HIGH)
    counts = Counter(wanted)
    if len(counts) == 1:
        # All alike: a block around the one value, with nothing beside it to run into.
        (column,) = counts
        wide = -(-len(wanted) // most)
        to_edge = column if column >= 0 else -1 - column
        shift = max((wide - 1) / 2 - to_edge, 0.0) * (1 if column >= 0 else -1) if has_edge else 0.0
        return sorted(Place(column, i % wide - (wide - 1) / 2 + shift) for i in range(len(wanted)))
    for column in sorted(counts):
        level = -(-counts[column] // -(-counts[column] // most))
        away = 0
        while counts[column] > level:
            away = -away if away > 0 else 1 - away
            if has_edge and (column < 0) != (column + away < 0):
                continue
            moved = min(max(level - counts[column + away], 0), counts[column] - level)
            counts[column + away] += moved
            counts[column] -= moved
    return [Place(column) for column in sorted(counts) for _ in range(counts[column])]


def _ends(columns: Columns, placed: Sequence[Place], marker: Marker | None) -> tuple[float, float]:
    """The axis holds every column whole, and the marker; few columns have air on both sides."""
    shown = [columns.middle(place.column + place.beside) for place in placed]
    shown += [marker.value] if marker else []
    low, high = min(shown, default=0.0) - columns.width / 2, max(shown, default=1.0) + columns.width / 2
    missing = columns.width * FEWEST_COLUMNS - (high - low)
    return (low - missing / 2, high + missing / 2) if missing > 0 else (low, high)


def _draw_dots(
    chart: Drawing,
    rows: Sequence[Mark],
    row_places: Sequence[Place],
    columns: Columns,
    floor: float,
    pitch: float,
) -> None:
    heights: Counter[Place] = Counter()
    y = []
    for place in row_places:
        y.append(floor - (heights[place] + 0.5) * pitch)
        heights[place] += 1
    chart.trace(
        "markers",
        [columns.middle(place.column) for place in row_places],
        y,
        name=rows[0].row,
        meta="outcomes",
        marker={
            "symbol": [SHAPES[row.tone] for row in rows],
            "size": pitch - SPACE,
            "color": [chart.look.colour(row.tone) for row in rows],
            "opacity": 1,
            "line": {"width": 0},
            # Plotly moves a mark by pixels only along its angle, and away from where it points.
            "angle": [-90.0 if place.beside > 0 else 90.0 if place.beside else 0.0 for place in row_places],
            "standoff": [abs(place.beside) * pitch for place in row_places],
        },
        cliponaxis=False,
        **pointed_at([hover_text(row) for row in rows], [row.fact_id for row in rows]),
    )
