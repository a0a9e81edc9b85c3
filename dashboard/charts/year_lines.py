"""Money over the years: a line for each row, broken where what is counted changed.

Heights are read at gridlines that need not begin at zero, for a line shows how a figure moves. A hollow mark with an
arrow is a floor: at least this much.
"""

from collections.abc import Iterator, Sequence
from html import escape
from typing import Any

from dashboard.charts.drawing import AT_LEFT, Drawing, pointed_at
from dashboard.charts.hover import hover_text
from dashboard.charts.look import LABEL_SIZE, MARK_SIZE, TICK_SIZE, Figure, Look, axis, value_axis
from dashboard.charts.marks import Mark, by_row, single_unit

HEIGHT, AXIS, NAME, HEAD = 230, 26, 20, 20
PADDING, SIDE_YEARS, MOST_TICKS = 0.14, 0.6, 6
STYLES = (
    ("official", "solid", "diamond", "—"),
    ("ink", "dash", "square", "– –"),
    ("muted", "dot", "circle", "···"),
    ("hope", "dashdot", "triangle-up", "–·–"),
)
BREAK = "break"  # the `mark` of a figure that does not follow from the one before it


def year_lines(marks: Sequence[Mark], look: Look) -> Figure:
    """Draw marks whose lanes are years: at most four rows, each named above the plot."""
    single_unit(marks)
    chart, rows = Drawing(look), by_row(marks)
    if len(rows) > len(STYLES):
        raise ValueError(f"{len(rows)} lines cannot be told apart; {len(STYLES)} can")
    above = HEAD + NAME * len(rows)
    for number, (name, line) in enumerate(rows.items()):
        line.sort(key=lambda mark: mark.lane)
        colour, dash, symbol, sign = STYLES[number]
        named = f"<b style='color:{look.colour(colour)}'>{sign} {escape(name)}</b>"
        words = f"{named}  {line[0].short()} to {line[-1].short()}"
        place = {"yref": "paper", "y": 1, "yshift": above - NAME * (number + 0.5), **AT_LEFT}
        chart.note(words, LABEL_SIZE, **place)
        for piece in _pieces(line):
            _draw(chart, name, piece, colour, dash, symbol)
    years = [mark.lane for mark in marks]
    return chart.figure(
        above + HEIGHT + AXIS,
        above=above,
        below=AXIS,
        xaxis=_years(min(years), max(years), look),
        yaxis=_money(marks, look),
    )


def _pieces(line: Sequence[Mark]) -> Iterator[list[Mark]]:
    """The stretches of a line in which the same is counted."""
    piece: list[Mark] = []
    for mark in line:
        if piece and mark.mark == BREAK:
            yield piece
            piece = []
        piece.append(mark)
    yield piece


def _draw(chart: Drawing, name: str, piece: Sequence[Mark], colour: str, dash: str, symbol: str) -> None:
    paint = chart.look.colour(colour)
    floors = [mark.bound is not None for mark in piece]
    chart.trace(
        "lines+markers",
        [mark.lane for mark in piece],
        [mark.amount for mark in piece],
        name=name,
        line={"color": paint, "width": 2.2, "dash": dash},
        marker={
            "symbol": symbol,
            "size": 6,
            "opacity": 1,
            "color": [chart.look.paper if floor else paint for floor in floors],
            "line": {"color": paint, "width": 1.5},
        },
        cliponaxis=False,
        **pointed_at([hover_text(mark) for mark in piece], [mark.fact_id for mark in piece]),
    )
    for mark in piece:
        if mark.bound is not None:
            chart.note("↑", MARK_SIZE, colour, x=mark.lane, y=mark.amount, yshift=10)


def _years(first: int, last: int, look: Look) -> dict[str, Any]:
    apart = -(-(last - first + 1) // MOST_TICKS) or 1
    ticks = [*range(last, first - 1, -apart)][::-1]
    named = {"tickvals": ticks, "ticktext": [str(year) for year in ticks]}
    return axis(look, first - SIDE_YEARS, last + SIDE_YEARS, tickangle=0, showgrid=False, **named)


def _money(marks: Sequence[Mark], look: Look) -> dict[str, Any]:
    amounts = [mark.amount for mark in marks]
    span = max(amounts) - min(amounts) or max(amounts) or 1.0
    low, high = min(amounts) - span * PADDING, max(amounts) + span * PADDING
    rim = ", ".join(f"{x}px {y}px 1px {look.paper}" for x in (-2, 0, 2) for y in (-2, 0, 2))
    return value_axis(look, single_unit(marks), low, high) | {
        "ticklabelposition": "inside top",
        "tickfont": {"size": TICK_SIZE, "color": look.muted, "shadow": rim},
    }
