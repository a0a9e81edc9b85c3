"""A chart in the making: traces, texts and lines are gathered and handed over as plain figure data."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from dashboard.charts.look import MARK_SIZE, Figure, Look, layout

Where: TypeAlias = dict[str, Any]
AT_LEFT: Where = {"xref": "paper", "x": 0, "xanchor": "left"}


@dataclass
class Drawing:
    """What is drawn so far; each in plotly's own names."""

    look: Look
    traces: list[dict[str, Any]] = field(default_factory=list)
    notes: list[dict[str, Any]] = field(default_factory=list)
    shapes: list[dict[str, Any]] = field(default_factory=list)

    def trace(self, mode: str, x: Iterable[float], y: Iterable[float], **more: Any) -> None:
        """Lines or markers at points."""
        self.traces.append({"type": "scatter", "mode": mode, "x": [*x], "y": [*y], **more})

    def note(self, label: str, size: float = MARK_SIZE, colour: str = "muted", **place: Any) -> None:
        """A text on a ground of paper, so that no line runs through it."""
        font = {"size": size, "color": self.look.colour(colour)}
        ground = {"bgcolor": self.look.paper, "borderpad": 0}
        self.notes.append(
            {"text": label, "showarrow": False, "font": font, "yanchor": "middle", **ground, **place}
        )

    def line(self, colour: str, width: float = 1, **place: Any) -> None:
        """A line that is no figure."""
        stroke = {"color": self.look.colour(colour), "width": width}
        self.shapes.append({"type": "line", "line": stroke, **place})

    def figure(self, height: float, *, below: int, above: int = 0, right: int = 1, **more: Any) -> Figure:
        """All of it, with so many pixels around it."""
        drawn = {"annotations": self.notes, "shapes": self.shapes}
        margin = {"l": 1, "r": right, "t": above, "b": below, "pad": 0}
        return {"data": self.traces, "layout": layout(self.look, height, margin=margin, **drawn, **more)}


def pointed_at(texts: Sequence[str], ids: Iterable[str]) -> dict[str, Any]:
    """What a trace's points say when they are pointed at, and what each stands for."""
    return {
        "customdata": [[one] for one in ids],
        "text": [*texts],
        "hovertemplate": "%{text}<extra></extra>",
    }


def cut(label: str, most: int) -> str:
    """A text that takes no more letters than there is room for."""
    return label if len(label) <= most else f"{label[: most - 1].rstrip()}…"
