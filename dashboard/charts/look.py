"""Colours, type and the layout that all charts share, for light and dark."""

import math
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from etl.figure_text import TICK, number_text

Tone = Literal["documents", "official", "filings", "you", "hope", "other"]
# Plotly's own names and values, as they reach the browser.
Figure: TypeAlias = dict[str, Any]

FONT = "Inter, system-ui, sans-serif"
LABEL_SIZE, MARK_SIZE, TICK_SIZE = 13, 11.5, 11.5
MOST_TICKS = 8
NARROW = 340.0  # the width of a phone, for which labels are placed
LETTER = 0.56  # of the type's size: the mean width of a letter
# A second sign beside the colour: who cannot tell green from blue tells a diamond from a circle.
SHAPES: dict[str, str] = {
    "documents": "circle",
    "official": "diamond",
    "filings": "triangle-down",
    "you": "star",
    "hope": "square",
    "other": "triangle-up",
}


@dataclass(frozen=True)
class Look:
    """The colours of one theme; a tone's colour says who speaks."""

    paper: str
    panel: str
    ink: str
    muted: str
    line: str
    documents: str
    official: str
    filings: str
    you: str
    hope: str

    def colour(self, tone: str) -> str:
        """The colour of a tone."""
        return self.muted if tone == "other" else str(getattr(self, tone))


LIGHT = Look(
    paper="#FCFBF8",
    panel="#F3F1EA",
    ink="#1E2530",
    muted="#5E6672",
    line="#DEDACE",
    documents="#1F5F8B",
    official="#2A7566",
    filings="#8A5A12",
    you="#AD520F",
    hope="#7A4E8C",
)
DARK = Look(
    paper="#12161C",
    panel="#1B2129",
    ink="#E6E8EB",
    muted="#98A2AE",
    line="#303945",
    documents="#7FB6DC",
    official="#6FC3AF",
    filings="#D9B36C",
    you="#F0A265",
    hope="#C39BD3",
)


def look_of(theme: str | None) -> Look:
    """The look for a visitor's theme: "light", "dark" or not known yet."""
    return DARK if theme == "dark" else LIGHT


def layout(look: Look, height: float, **more: Any) -> dict[str, Any]:
    """What every chart's layout has; the title and the subtitle are text above the chart."""
    return {
        "height": round(height),
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0},
        "paper_bgcolor": look.paper,
        "plot_bgcolor": look.paper,
        "font": {"family": FONT, "size": LABEL_SIZE, "color": look.ink},
        "showlegend": False,
        "dragmode": False,
        "hovermode": "closest",
        "hoverlabel": {
            "bgcolor": look.panel,
            "bordercolor": look.line,
            "font": {"family": FONT, "size": LABEL_SIZE, "color": look.ink},
            "align": "left",
        },
        **more,
    }


def axis(look: Look, low: float, high: float, **more: Any) -> dict[str, Any]:
    """An axis with names at its ticks: no line, no frame, no zooming."""
    return {
        "range": [low, high],
        "fixedrange": True,
        "tickfont": {"size": TICK_SIZE, "color": look.muted},
        "zeroline": False,
        "showline": False,
        "ticks": "",
        **more,
    }


def value_axis(look: Look, unit: str, low: float, high: float, *, from_zero: bool = False) -> dict[str, Any]:
    """The axis on which values are read: gridlines at its ticks, a line at zero where lengths begin there."""
    step = tick_step(high - low)
    ticks = [i * step for i in range(math.ceil(low / step), math.floor(high / step) + 1)]
    zero = {"zeroline": True, "zerolinecolor": look.muted, "zerolinewidth": 1} if from_zero else {}
    return axis(
        look,
        low,
        high,
        tickvals=ticks,
        ticktext=[tick_name(tick, unit) for tick in ticks],
        gridcolor=look.line,
        gridwidth=1,
        automargin=False,
        **zero,
    )


def tick_name(value: float, unit: str) -> str:
    """A tick named as all numbers are: −$100k, $1.25m, 30 %."""
    return number_text(value, unit, TICK)


def tick_step(span: float) -> float:
    """The least of 1, 2, 2.5 or 5 times a power of ten that leaves few enough ticks for a phone."""
    power = 10.0 ** math.floor(math.log10(span / MOST_TICKS))
    return next(step * power for step in (1, 2, 2.5, 5, 10) if span / (step * power) <= MOST_TICKS)


def hidden_axis(low: float, high: float) -> dict[str, Any]:
    """An axis that only places things."""
    return {"range": [low, high], "visible": False, "fixedrange": True}
