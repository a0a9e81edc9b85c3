"""Cities on a map of the United States; shapes come from the server, labels keep out of each other's way."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from math import cos, radians, sin, sqrt
from typing import Any

from dashboard.charts.look import LETTER, MARK_SIZE, NARROW, SHAPES, Figure, Look, layout

HEIGHT = 300
LINE = 1.25  # of the type's size: the height of a line
SMALLEST, LARGEST = 10.0, 24.0
GAP = 3.0
POSITIONS = (
    *("middle right", "middle left", "top center", "bottom center"),
    *("top right", "bottom right", "top left", "bottom left"),
)


@dataclass(frozen=True)
class MapPoint:
    """A city: where it is, how large its figure is, what stands beside it and what on pointing at it."""

    name: str
    label: str
    latitude: float
    longitude: float
    size: float | None
    details: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Box:
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "_Box") -> bool:
        """Whether two boxes overlap."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


def city_map(points: Sequence[MapPoint], look: Look) -> Figure:
    """A circle as large as its figure; a city without one is an official diamond."""
    sizes = marker_sizes(points)
    positions = label_positions(points)
    shown = [bool(position) for position in positions]
    return {
        "data": [
            {
                "type": "scattergeo",
                "mode": "markers+text",
                "lat": [point.latitude for point in points],
                "lon": [point.longitude for point in points],
                "text": [
                    escape(point.label) if has_room else ""
                    for point, has_room in zip(points, shown, strict=True)
                ],
                "textposition": [position or "middle right" for position in positions],
                "textfont": {"size": MARK_SIZE, "color": look.ink},
                "marker": {
                    "size": sizes,
                    "symbol": [SHAPES[_tone(point)] for point in points],
                    "color": [look.colour(_tone(point)) for point in points],
                    "opacity": 0.92,
                    "line": {"color": look.paper, "width": 1},
                },
                "customdata": [[point.name] for point in points],
                "hovertext": [
                    "<br>".join([f"<b>{escape(point.name)}</b>", *map(escape, point.details)])
                    for point in points
                ],
                "hovertemplate": "%{hovertext}<extra></extra>",
            }
        ],
        "layout": layout(look, HEIGHT, geo=_geo(look)),
    }


def _tone(point: MapPoint) -> str:
    return "official" if point.size is None else "documents"


def on_the_map(latitude: float, longitude: float) -> bool:
    """Whether a place lies within the shapes that are drawn: the states, Alaska and Hawaii among them."""
    return 18.5 <= latitude <= 71.5 and -180 <= longitude <= -66


def marker_sizes(points: Iterable[MapPoint]) -> list[float]:
    """Diameters whose areas grow with the figures; the smallest can still be seen and pointed at."""
    sizes = [max(point.size or 0.0, 0.0) for point in points]
    most = max(sizes, default=0.0) or 1.0
    return [max(SMALLEST, LARGEST * sqrt(size / most)) for size in sizes]


def label_positions(points: Sequence[MapPoint], width: float = NARROW) -> list[str | None]:
    """The side on which each label meets no other label, circle or edge; None where no side is free.

    Labels are placed for a phone; what has no room there is named beside the map.
    """
    scale = min(width / 0.94, HEIGHT / 0.60)
    sizes = marker_sizes(points)
    centres = []
    for point in points:
        x, y = albers_usa(point.latitude, point.longitude)
        centres.append((width / 2 + x * scale, HEIGHT / 2 + y * scale))
    taken = [
        _Box(x - size / 2, y - size / 2, x + size / 2, y + size / 2)
        for (x, y), size in zip(centres, sizes, strict=True)
    ]
    found: list[str | None] = []
    for place, (point, centre, size) in enumerate(zip(points, centres, sizes, strict=True)):
        others = [box for other, box in enumerate(taken) if other != place]
        boxes = {side: _label_box(point.label, centre, size, side) for side in POSITIONS}
        free = (
            side
            for side, box in boxes.items()
            if box.left >= 0 and box.right <= width and not any(box.meets(other) for other in others)
        )
        found.append(chosen := next(free, None))
        taken += [boxes[chosen]] if chosen else []
    return found


def _label_box(label: str, centre: tuple[float, float], size: float, position: str) -> _Box:
    lines = label.split("<br>")
    width, height = max(map(len, lines)) * LETTER * MARK_SIZE, len(lines) * LINE * MARK_SIZE
    x, y = centre
    away = size / 2 + GAP
    vertical, horizontal = position.split()
    left = {"right": x + away, "left": x - away - width, "center": x - width / 2}[horizontal]
    top = {"top": y - away - height, "bottom": y + away, "middle": y - height / 2}[vertical]
    return _Box(left, top, left + width, top + height)


def albers_usa(latitude: float, longitude: float) -> tuple[float, float]:
    """A place in d3's composite map of the states: right and down of its middle, the whole 0.92 wide."""
    if latitude > 50 and longitude < -129:
        x, y = _conic(latitude, longitude, (154.0, -2.0, 58.5, 55.0, 65.0))
        return x * 0.35 - 0.307, y * 0.35 + 0.201
    if latitude < 24 and longitude < -140:
        x, y = _conic(latitude, longitude, (157.0, -3.0, 19.9, 8.0, 18.0))
        return x - 0.205, y + 0.212
    return _conic(latitude, longitude, (96.0, -0.6, 38.7, 29.5, 45.5))


def _conic(
    latitude: float, longitude: float, cone: tuple[float, float, float, float, float]
) -> tuple[float, float]:
    """Conic equal-area projection; the cone is its rotation, centre and two parallels."""
    rotation, centre_longitude, centre_latitude, first, second = cone
    start = sin(radians(first))
    slope = (start + sin(radians(second))) / 2
    constant = 1 + start * (2 * slope - start)

    def project(lat: float, lon: float) -> tuple[float, float]:
        radius = sqrt(constant - 2 * slope * sin(radians(lat))) / slope
        angle = radians(lon) * slope
        return radius * sin(angle), -radius * cos(angle)

    x0, y0 = project(centre_latitude, centre_longitude)
    x, y = project(latitude, (longitude + rotation + 180) % 360 - 180)
    return x - x0, y0 - y


def _geo(look: Look) -> dict[str, Any]:
    return {
        "scope": "usa",
        "projection": {"type": "albers usa"},
        "bgcolor": look.paper,
        "showland": True,
        "landcolor": look.panel,
        "subunitcolor": look.line,
        "showlakes": True,
        "lakecolor": look.paper,
        "showframe": False,
        "showcoastlines": False,
        "domain": {"x": [0, 1], "y": [0, 1]},
    }
