"""Amounts that add up: a bar for each row, a segment for each part of it, told apart by colour and by pattern.

Bars start at zero; what is taken back stands left of it. A total counts all parts but the speculative ones.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from typing import Any

from dashboard.charts.drawing import AT_LEFT, Drawing, Where, cut, pointed_at
from dashboard.charts.hover import hover_text
from dashboard.charts.look import (
    LABEL_SIZE,
    LETTER,
    MARK_SIZE,
    NARROW,
    TICK_SIZE,
    Figure,
    Look,
    hidden_axis,
    value_axis,
)
from dashboard.charts.marks import Mark, by_place, grouped, single_unit
from dashboard.charts.range_plot import PHONE_CHARACTERS
from dashboard.words.numbers import short

# Plotly's names of patterns by the name of a segment; the surer the money, the fuller its ground.
SEGMENT_PATTERNS: Mapping[str, str] = {
    "guaranteed": "",
    "conditional": "/",
    "market": ".",
    "speculative": "x",
}
SPECULATIVE = "speculative"
NAME, BAR, GAP, AXIS = 20, 24, 16, 26
KEY_LINE, KEY_GAP, SWATCH, SWATCH_WIDTH = 20, 8, 10, 10
BETWEEN, BESIDE = 8, 5  # pixels between a key's entries, and between a swatch and its name
PADDING = 0.02
AT_ZERO: Where = {"x": 0, "xanchor": "left", "yref": "paper", "y": 0, "yanchor": "top", "yshift": -1}
AROUND = 8  # pixels that a value inside a segment leaves free


def stacked_bars(
    marks: Sequence[Mark],
    look: Look,
    *,
    patterns: Mapping[str, str] = SEGMENT_PATTERNS,
    totals: Mapping[str, str] | None = None,
) -> Figure:
    """Draw marks: a bar for each row and detail, a segment for each mark, both in their order.

    `patterns` maps segment names to plotly's patterns; `totals` replaces the total of a row by other words.
    """
    unit, chart = single_unit(marks), Drawing(look)
    key = key_lines(marks)
    low, high = _ends(marks)
    for i, line in enumerate(key):
        _draw_key(chart, line, (i + 0.5) * KEY_LINE, patterns)
    y = 0.0
    for (name, detail), rows in by_place(marks).items():
        total = (totals or {}).get(name) or short(total_of(rows), unit)
        for heading in row_heading(name, total, detail, look):
            chart.note(heading, LABEL_SIZE, "ink", y=y + NAME / 2, **AT_LEFT)
            y += NAME
        for base, row in segments(rows):
            _draw_segment(chart, row, base, y + BAR / 2, patterns, high - low)
        y += BAR + GAP
    if low == 0:
        chart.note(short(0, unit), TICK_SIZE, **AT_ZERO)  # plotly drops the label of a tick at the very edge
    edge = (high - low) * PADDING
    low -= edge if low < 0 else 0
    high += edge
    head = len(key) * KEY_LINE + (KEY_GAP if key else 0)
    share = y / (y + head or 1)
    return chart.figure(
        head + y + AXIS,
        below=AXIS,
        barmode="overlay",
        xaxis=value_axis(look, unit, low, high, from_zero=True),
        yaxis=hidden_axis(y, 0) | {"domain": [0, share]},
        xaxis2=hidden_axis(0, NARROW) | {"anchor": "y2"},
        yaxis2=hidden_axis(head, 0) | {"domain": [share, 1], "anchor": "x2"},
    )


def total_of(rows: Iterable[Mark]) -> float:
    """What a bar's parts come to, without those that are speculative."""
    return sum(row.amount for row in rows if row.mark != SPECULATIVE)


def segments(rows: Iterable[Mark]) -> Iterator[tuple[float, Mark]]:
    """Each part that is not nothing, and where it begins: gains go right from zero, losses left."""
    right = left = 0.0
    for row in rows:
        if row.amount > 0:
            yield right, row
            right += row.amount
        elif row.amount < 0:
            yield left, row
            left += row.amount


def key_lines(marks: Iterable[Mark]) -> list[list[tuple[float, Mark]]]:
    """The segments there are, each once, from left to right in as few lines as a phone needs."""
    lines: list[list[tuple[float, Mark]]] = []
    x = 0.0
    firsts = grouped((mark for mark in marks if mark.amount and mark.mark), lambda mark: mark.mark)
    for row, *_ in firsts.values():
        width = SWATCH_WIDTH + BESIDE + len(row.mark) * LETTER * MARK_SIZE
        if not lines or x + width > NARROW:
            lines.append([])
            x = 0.0
        lines[-1].append((x, row))
        x += width + BETWEEN
    return lines


def row_heading(name: str, value: str, detail: str, look: Look) -> Iterator[str]:
    """A bar's name, value and detail: on one line where a phone has room for it, else on two."""
    bold = f"<b>{escape(cut(name, PHONE_CHARACTERS - len(value) - 2))}</b>"
    valued = f"{bold}  {escape(value)}" if value else bold
    muted = f"<span style='color:{look.muted}'>{escape(cut(detail, PHONE_CHARACTERS))}</span>"
    if not detail:
        yield valued
    elif len(f"{name}  {value}  {detail}") <= PHONE_CHARACTERS:
        yield f"{valued}  {muted}"
    else:
        yield from (valued, muted)


def _ends(marks: Iterable[Mark]) -> tuple[float, float]:
    """How far the bars reach to the left and to the right of zero."""
    bars = by_place(marks).values()
    low = min((sum(min(row.amount, 0.0) for row in rows) for rows in bars), default=0.0)
    high = max((sum(max(row.amount, 0.0) for row in rows) for rows in bars), default=0.0)
    return (low, high) if high > low else (0.0, 1.0)


def _draw_key(
    chart: Drawing, line: Sequence[tuple[float, Mark]], y: float, patterns: Mapping[str, str]
) -> None:
    """A swatch and a name for each kind of segment."""
    axes = {"xaxis": "x2", "yaxis": "y2"}
    for x, row in line:
        swatch = _bar(row, x, SWATCH_WIDTH, y, SWATCH, patterns, chart.look)
        chart.traces.append({**swatch, **axes, "name": row.mark, "meta": "key", "hoverinfo": "skip"})
        place: Where = {"xref": "x2", "x": x + SWATCH_WIDTH, "xshift": BESIDE, "xanchor": "left"}
        chart.note(escape(row.mark), yref="y2", y=y, **place)


def _draw_segment(
    chart: Drawing, row: Mark, base: float, y: float, patterns: Mapping[str, str], span: float
) -> None:
    """A part of a bar, and its amount inside it where a phone has room for it."""
    look = chart.look
    chart.traces.append(
        {
            **_bar(row, base, row.amount, y, BAR, patterns, look),
            **pointed_at([hover_text(row)], [row.fact_id]),
            "name": row.named,
            "meta": "segment",
            "textposition": "none",
        }
    )
    value = short(row.amount, row.unit)
    if len(value) * LETTER * MARK_SIZE + AROUND > abs(row.amount) / span * NARROW:
        return
    plain = not patterns.get(row.mark, "")
    ground, colour = (look.colour(row.tone), "paper") if plain else (look.panel, "ink")
    place: Where = {"x": base + row.amount / 2, "xanchor": "center", "y": y}
    chart.note(value, MARK_SIZE, colour, bgcolor=ground, name="amount", **place)


def _bar(
    row: Mark, base: float, length: float, y: float, width: float, patterns: Mapping[str, str], look: Look
) -> dict[str, Any]:
    colour = look.colour(row.tone)
    pattern = {"shape": patterns.get(row.mark, ""), "fillmode": "replace", "bgcolor": look.panel}
    return {
        "type": "bar",
        "orientation": "h",
        "x": [length],
        "base": [base],
        "y": [y],
        "width": [width],
        "marker": {
            "color": colour,
            "line": {"color": colour, "width": 1},
            "pattern": pattern | {"size": 6, "solidity": 0.3},
        },
    }
