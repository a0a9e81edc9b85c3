"""Typed marks in, plain figure data out: one look for all charts, neither Streamlit nor plotly here.

A chart takes a tuple of `marks.Mark`s and returns what plotly.js reads, a dict of traces and a layout, so that
nothing is built or checked on its way to the browser; the tests hold every figure against plotly's own check.
`range_plot` draws marks as dots, ranges and open ends, `look_of` picks the colours for a visitor's theme. A new
kind of chart is a module beside `range_plot`: it takes marks and a `Look`, builds on `look.layout` and
`look.value_axis`, and calls `single_unit` first, so that unlike quantities never share an axis.
"""

from dashboard.charts.look import DARK, LIGHT, Figure, Look, look_of
from dashboard.charts.marks import Mark, UnlikeUnitsError, single_unit
from dashboard.charts.range_plot import Marker, range_plot

__all__ = [
    "DARK",
    "LIGHT",
    "Figure",
    "Look",
    "Mark",
    "Marker",
    "UnlikeUnitsError",
    "look_of",
    "range_plot",
    "single_unit",
]
